//! Geary's *C*.

use probative_spatial::geary;

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{Columns, DRAWN, LINKED, NEIGHBORS};

pub(super) static GEARY: Method = Method {
    name: "geary",
    about: "Geary's C",
    section: "global-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LINKED, DRAWN],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = geary(asked.column(0), asked.weights(), asked.options.test());
    Ok(global::answer(&asked.found(found)?))
}
