//! Marked neighbours of marked units.

use probative_spatial::local_join_count;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{self};
use crate::local;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameters::TAIL;
use crate::uses::{LINKED, LOCAL, NEIGHBOURS, When, may};

pub(crate) static JOINS: Method = Method {
    name: "local-join-count",
    door: Door::Stat,
    about: "Marked (1) neighbours of marked units, with the exact chance",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LOCAL, LINKED, &[may(&TAIL)]],
    told: "counts and exact chances of units marked 1 among others marked 0",
    gives: &[gives::LOCAL],
    papers: &["Anselin & Li 2019"],
    held: Held {
        told: "`local-columbus`: esda",
        folders: &["local-columbus:join"],
        calibrated: "local-join-count",
        timed: "local join counts, ours exact",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let marked = asked.marked()?;
    let found = local_join_count(&marked, map.weights(), asked.test());
    local::answer(asked, map, asked.found(found)?)
}
