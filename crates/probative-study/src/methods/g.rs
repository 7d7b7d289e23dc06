//! Getis and Ord's general *G*.

use probative_spatial::getis_ord;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::GLOBAL;
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::uses::{BINARY, DRAWN, LINKED, NEIGHBOURS, When};

pub(crate) static G: Method = Method {
    name: "g",
    door: Door::Stat,
    about: "Getis and Ord's general G",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, BINARY, LINKED, DRAWN],
    told: "value, moments, permutation",
    gives: &[GLOBAL],
    papers: &["Getis & Ord 1992"],
    held: Held {
        told: "`global-columbus`: spdep",
        folders: &["global-columbus:g_"],
        calibrated: "g",
        timed: "general G",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = getis_ord(asked.column(0), &map.others(), asked.test());
    Ok(global::answer(&asked.found(found)?))
}
