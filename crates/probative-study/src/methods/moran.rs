//! Moran's *I*, of values, of rates and between two columns.

use probative_spatial::{
    Global, moran, moran_bivariate, moran_eb, moran_scatter, standardized_rates,
};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{GLOBAL, NORMALITY};
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameters::SVG;
use crate::picture;
use crate::uses::{AT_RISK, DRAWN, LINKED, NEIGHBOURS, PICTURED, When};

pub(crate) static MORAN: Method = Method {
    name: "moran",
    door: Door::Stat,
    about: "Moran's I",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run: values },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED, DRAWN, PICTURED],
    told: "value, moments, permutation",
    gives: &[GLOBAL, NORMALITY],
    papers: &["Moran 1950", "Cliff & Ord 1981"],
    held: Held {
        told: "`global-columbus`: spdep; `global-permutation`: esda",
        folders: &["global-columbus:moran", "global-permutation:moran"],
        calibrated: "moran",
        timed: "Moran",
    },
};

pub(crate) static RATES: Method = Method {
    name: "moran-eb",
    door: Door::Stat,
    about: "Moran's I of rates whose differing precision is taken out",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run: rates },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[AT_RISK, NEIGHBOURS, LINKED, DRAWN, PICTURED],
    told: "as `moran`, of standardized rates",
    gives: &[GLOBAL, NORMALITY],
    papers: &["Assunção & Reis 1999"],
    held: Held {
        told: "`moran-eb`: spdep",
        folders: &["moran-eb:moran_eb"],
        calibrated: "moran-eb",
        timed: "Moran of empirical-Bayes rates",
    },
};

pub(crate) static BIVARIATE: Method = Method {
    name: "moran-bivariate",
    door: Door::Stat,
    about: "Moran's I between one column and its neighbours' other",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run: bivariate },
    values: Columns::Two,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED, DRAWN, PICTURED],
    told: "x against the neighbours' y",
    gives: &[GLOBAL],
    papers: &["Anselin, Syabri & Smirnov 2002"],
    held: Held {
        told: "`global-columbus`: spdep, the value; moments by drawing",
        folders: &["global-columbus:bivariate", "global-permutation:bivariate"],
        calibrated: "moran-bivariate",
        timed: "bivariate Moran",
    },
};

fn values<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let x = asked.column(0);
    let found = moran(x, map.weights(), asked.test());
    answer(asked, map, asked.found(found)?, x, x)
}

fn rates<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (events, people) = (asked.column(0), asked.population());
    let found = moran_eb(events, people, map.weights(), asked.test());
    let found = asked.found(found)?;
    let rates = asked.found(standardized_rates(events, people))?;
    answer(asked, map, found, &rates, &rates)
}

fn bivariate<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (x, y) = (asked.column(0), asked.column(1));
    let found = moran_bivariate(x, y, map.weights(), asked.test());
    answer(asked, map, asked.found(found)?, x, y)
}

/// The statistic, with the scatter whose slope it is if a picture is asked for.
fn answer<'a>(
    asked: &Asked<'a>,
    map: &'a Map,
    found: Global,
    x: &[f64],
    y: &[f64],
) -> Result<Answer<'a>, Error> {
    let answer = global::answer(&found);
    if !asked.settled.has(&SVG) {
        return Ok(answer);
    }
    let scatter = asked.found(moran_scatter(x, y, map.weights()))?;
    let picture = picture::scatter(asked, scatter, &global::chance(&found));
    Ok(Answer { picture: Some(picture), ..answer })
}
