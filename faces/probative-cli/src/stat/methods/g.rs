//! Getis and Ord's general *G*.

use probative_spatial::getis_ord;

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{Columns, DRAWN, LINKED, NEIGHBORS};

pub(super) static G: Method = Method {
    name: "g",
    about: "Getis and Ord's general G",
    section: "global-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LINKED, DRAWN],
    made: Made::BINARY,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = getis_ord(asked.column(0), &asked.others(), asked.options.test());
    Ok(global::answer(&asked.found(found)?))
}
