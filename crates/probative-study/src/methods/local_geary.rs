//! Local Geary.

use probative_spatial::local_geary;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives;
use crate::local;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::uses::{DRAWN, LINKED, LOCAL, NEIGHBOURS, When};

pub(crate) static GEARY: Method = Method {
    name: "local-geary",
    door: Door::Stat,
    about: "Local Geary",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LOCAL, LINKED, DRAWN],
    told: "one row per unit: value, moments, chance, class",
    gives: &[gives::LOCAL],
    papers: &["Anselin 1995"],
    held: Held {
        told: "`local-columbus`: spdep, pygeoda",
        folders: &["local-columbus:geary"],
        calibrated: "local-geary",
        timed: "local Geary",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = local_geary(asked.column(0), map.weights(), asked.test());
    local::answer(asked, map, asked.found(found)?)
}
