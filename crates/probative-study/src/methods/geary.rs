//! Geary's *C*.

use probative_spatial::geary;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{GLOBAL, NORMALITY};
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::uses::{DRAWN, LINKED, NEIGHBOURS, When};

pub(crate) static GEARY: Method = Method {
    name: "geary",
    door: Door::Stat,
    about: "Geary's C",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED, DRAWN],
    told: "value, moments, permutation",
    gives: &[GLOBAL, NORMALITY],
    papers: &["Geary 1954", "Cliff & Ord 1981"],
    held: Held {
        told: "`global-columbus`: spdep; `global-permutation`: esda",
        folders: &["global-columbus:geary", "global-permutation:geary"],
        calibrated: "geary",
        timed: "Geary",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = geary(asked.column(0), map.weights(), asked.test());
    Ok(global::answer(&asked.found(found)?))
}
