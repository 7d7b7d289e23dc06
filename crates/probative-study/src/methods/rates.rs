//! Rates, plain and steadied.

use probative_spatial::{
    empirical_bayes, excess_risk, raw_rates, spatial_empirical_bayes, spatial_rates,
};
use serde_json::json;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{Column, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameter::{Fallback, Type};
use crate::parameters::{WEIGHTS, parameters};
use crate::text::{NAME, cut, short};
use crate::uses::{AT_RISK, LINKED, When, may, must};
use crate::words::words;

words! {
    /// Which rates.
    RATES_OF, rate -> Which {
        "raw" "Events per person" => Which::Raw,
        "excess" "The rate over that of all units" => Which::Excess,
        "eb" "Drawn to the overall rate" => Which::Eb,
        "spatial" "Of the unit and its neighbours together" => Which::Spatial,
        "spatial-eb" "Drawn to the rate of the unit and its neighbours" => Which::SpatialEb,
    }
}

parameters! {
    /// Which rates
    RATE = "rate" "KIND" Type::Word(RATES_OF), Fallback::Word("raw");
}

/// A kind of rates.
pub(crate) enum Which {
    Raw,
    Excess,
    Eb,
    Spatial,
    SpatialEb,
}

const RATED: &[Column] = &[
    column("rows.id", "", "the unit"),
    column("rows.rate", "events per person", "its rate; of `excess` a ratio"),
];

pub(crate) static RATES: Method = Method {
    name: "rates",
    door: Door::Stat,
    about: "Rates, plain and steadied",
    section: "rates-and-classes",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 1,
    uses: &[
        AT_RISK,
        &[may(&RATE), must(&WEIGHTS).when(When::Is(&RATE, &["spatial", "spatial-eb"]))],
        LINKED,
    ],
    told: "one rate per unit",
    gives: &[RATED],
    papers: &["Marshall 1991"],
    held: Held {
        told: "`rates`: esda",
        folders: &["rates"],
        calibrated: Held::UNDRAWN,
        timed: "spatial rates",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (events, people) = (asked.column(0), asked.population());
    let found = match rate(asked.word(&RATE)) {
        Which::Raw => raw_rates(events, people),
        Which::Excess => excess_risk(events, people),
        Which::Eb => empirical_bayes(events, people),
        Which::Spatial => spatial_rates(events, people, map.weights()),
        Which::SpatialEb => spatial_empirical_bayes(events, people, map.weights()),
    };
    let (ids, rates) = (&asked.observed.ids, asked.found(found)?);
    let line = |(id, rate): (&String, &f64)| format!("{:<NAME$} {:>13}", cut(id), short(*rate));
    let header = format!("{:<NAME$} {:>13}", "id", "rate");
    let lines = std::iter::once(header).chain(ids.iter().zip(&rates).map(line)).collect();
    let count = rates.len();
    let row = move |unit: usize| json!({"id": ids[unit], "rate": rates[unit]});
    let rows = asked.rows("rows", count, row);
    Ok(Answer { lines, fields: json!({}), rows: Some(rows), picture: None })
}
