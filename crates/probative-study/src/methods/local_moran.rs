//! Local Moran, of values, of rates and between two columns.

use probative_spatial::{local_moran, local_moran_bivariate, local_moran_eb};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives;
use crate::local;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::uses::{AT_RISK, DRAWN, LINKED, LOCAL, NEIGHBOURS, When};

pub(crate) static MORAN: Method = Method {
    name: "local-moran",
    door: Door::Stat,
    about: "Local Moran",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run: values },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LOCAL, LINKED, DRAWN],
    told: "one row per unit: value, moments, chance, class",
    gives: &[gives::LOCAL],
    papers: &["Anselin 1995", "Sokal, Oden & Thomson 1998"],
    held: Held {
        told: "`local-columbus`: spdep, pygeoda; `local-permutation`: esda",
        folders: &["local-columbus:moran", "local-permutation:moran_p", "local-kernel"],
        calibrated: "local-moran",
        timed: "local Moran, equal answer: peers draw for each unit",
    },
};

pub(crate) static BIVARIATE: Method = Method {
    name: "local-moran-bivariate",
    door: Door::Stat,
    about: "Local Moran between one column and its neighbours' other",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run: bivariate },
    values: Columns::Two,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LOCAL, LINKED, DRAWN],
    told: "one row per unit: value, moments, chance, class",
    gives: &[gives::LOCAL],
    papers: &["Anselin, Syabri & Smirnov 2002"],
    held: Held {
        told: "`local-columbus`: esda",
        folders: &["local-columbus:bivariate"],
        calibrated: "local-moran-bivariate",
        timed: "local Moran, equal answer: peers draw for each unit",
    },
};

pub(crate) static RATES: Method = Method {
    name: "local-moran-eb",
    door: Door::Stat,
    about: "Local Moran of rates whose differing precision is taken out",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run: rates },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[AT_RISK, NEIGHBOURS, LOCAL, LINKED, DRAWN],
    told: "one row per unit: value, moments, chance, class",
    gives: &[gives::LOCAL],
    papers: &["Assunção & Reis 1999", "Anselin 1995"],
    held: Held {
        told: "`local-moran-eb`: esda",
        folders: &["local-moran-eb:local"],
        calibrated: "local-moran-eb",
        timed: "local Moran, equal answer: peers draw for each unit",
    },
};

fn values<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = local_moran(asked.column(0), map.weights(), asked.test());
    local::answer(asked, map, asked.found(found)?)
}

fn bivariate<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (x, y) = (asked.column(0), asked.column(1));
    let found = local_moran_bivariate(x, y, map.weights(), asked.test());
    local::answer(asked, map, asked.found(found)?)
}

fn rates<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (events, people) = (asked.column(0), asked.population());
    let found = local_moran_eb(events, people, map.weights(), asked.test());
    local::answer(asked, map, asked.found(found)?)
}
