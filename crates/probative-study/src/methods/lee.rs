//! Lee's *L*.

use probative_spatial::lee;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::GLOBAL;
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::uses::{DRAWN, LINKED, NEIGHBOURS, When};

pub(crate) static LEE: Method = Method {
    name: "lee",
    door: Door::Stat,
    about: "Lee's L",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::Two,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED, DRAWN],
    told: "Lee's L; pairs are rearranged together",
    gives: &[GLOBAL],
    papers: &["Lee 2001", "Lee 2004"],
    held: Held {
        told: "`global-columbus`: spdep",
        folders: &["global-columbus:lee"],
        calibrated: "lee",
        timed: "Lee's L",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = lee(asked.column(0), asked.column(1), map.weights(), asked.test());
    Ok(global::answer(&asked.found(found)?))
}
