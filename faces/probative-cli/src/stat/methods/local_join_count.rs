//! Marked neighbours of marked units.

use probative_spatial::local_join_count;

use crate::exit::Stop;
use crate::stat::local;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{Columns, LINKED, LOCAL, MAY, NEIGHBORS, Opt};

pub(super) static JOINS: Method = Method {
    name: "local-join-count",
    about: "Marked (1) neighbours of marked units, with the exact chance",
    section: "local-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LOCAL, LINKED, &[(Opt::Tail, MAY)]],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let marked = asked.marked()?;
    let found = local_join_count(&marked, asked.weights(), asked.options.test());
    local::answer(asked, asked.found(found)?, 0)
}
