//! Lee's *L*.

use probative_spatial::lee;

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{Columns, DRAWN, LINKED, NEIGHBORS};

pub(super) static LEE: Method = Method {
    name: "lee",
    about: "Lee's L",
    section: "global-statistics",
    values: Columns::Two,
    uses: &[NEIGHBORS, LINKED, DRAWN],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = lee(asked.column(0), asked.column(1), asked.weights(), asked.options.test());
    Ok(global::answer(&asked.found(found)?))
}
