//! Rates, plain and steadied.

use probative_spatial::{
    empirical_bayes, excess_risk, raw_rates, spatial_empirical_bayes, spatial_rates,
};
use serde_json::json;

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method, Rows};
use crate::stat::neighbors::Made;
use crate::stat::options::Options;
use crate::stat::takes::{AT_RISK, Columns, LINKED, MAY, Opt, Takes};
use crate::stat::text::{NAME, cut, short};
use crate::stat::words::RateWord;

pub(super) static RATES: Method = Method {
    name: "rates",
    about: "Rates, plain and steadied",
    section: "rates-and-classes",
    values: Columns::One,
    uses: &[AT_RISK, &[(Opt::Rate, MAY), (Opt::Weights, linked)], LINKED],
    made: Made::ROW,
    run,
};

/// Rates of neighbours together need them, and others make no use of them.
fn linked(options: &Options) -> Takes {
    match options.rate {
        Some(RateWord::Spatial | RateWord::SpatialEb) => Takes::Yes,
        _ => Takes::No,
    }
}

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (events, people) = (asked.column(0), asked.population());
    let found = match asked.options.rate.unwrap_or(RateWord::Raw) {
        RateWord::Raw => raw_rates(events, people),
        RateWord::Excess => excess_risk(events, people),
        RateWord::Eb => empirical_bayes(events, people),
        RateWord::Spatial => spatial_rates(events, people, asked.weights()),
        RateWord::SpatialEb => spatial_empirical_bayes(events, people, asked.weights()),
    };
    let (ids, rates) = (&asked.map.ids, asked.found(found)?);
    let line = |(id, rate): (&String, &f64)| format!("{:<NAME$}{:>14}", cut(id), short(*rate));
    let header = format!("{:<NAME$}{:>14}", "id", "rate");
    let lines = std::iter::once(header).chain(ids.iter().zip(&rates).map(line)).collect();
    let count = rates.len();
    let row = Box::new(move |unit: usize| json!({"id": ids[unit], "rate": rates[unit]}));
    let rows = Rows { key: Some("rows"), columns: &["id", "rate"], count, row };
    Ok(Answer { lines, fields: json!({}), rows: Some(rows), picture: None })
}
