//! Local Geary.

use probative_spatial::local_geary;

use crate::exit::Stop;
use crate::stat::local;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{Columns, DRAWN, LINKED, LOCAL, NEIGHBORS};

pub(super) static GEARY: Method = Method {
    name: "local-geary",
    about: "Local Geary",
    section: "local-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LOCAL, LINKED, DRAWN],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = local_geary(asked.column(0), asked.weights(), asked.options.test());
    local::answer(asked, asked.found(found)?, asked.options.draws())
}
