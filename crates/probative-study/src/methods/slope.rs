//! How a rate changes in time: one factor for each unit of time.

use std::collections::BTreeMap;

use probative_numeric::poisson_slope;
use probative_terms::Diagnostic;
use serde_json::json;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::{Error, with_id};
use crate::gives::{Column, column};
use crate::method::{Columns, Door, Held, Input, Method};
use crate::parameter::{Fallback, Holds, Type};
use crate::parameters::{POPULATION, parameters};
use crate::text::{pair, short, short_p};
use crate::uses::{When, may, must};

parameters! {
    /// The column of the times, as numbers: years, or months counted on
    TIME = "time" "COL" Type::Column(Holds::Numbers), Fallback::None;
    /// How often intervals made in this way hold the factor
    LEVEL = "level" "SHARE" Type::Number { least: 0.0, closed: false, most: 1.0 }, Fallback::Number(0.95);
}

const CHANGE: &[Column] = &[
    column("ratio.value", "times per unit of time", "the factor by which the rate changes"),
    column("ratio.low", "times per unit of time", "the lower end of its interval"),
    column("ratio.high", "times per unit of time", "the upper end"),
    column("intercept", "", "the logarithm of the fitted rate at time zero"),
    column("dispersion", "times", "how much more counts scatter than Poisson counts"),
    column("p", "probability", "the chance of a slope as steep where there is none"),
];

pub(crate) static SLOPE: Method = Method {
    name: "slope",
    door: Door::Trend,
    about: "The factor by which a rate changes per unit of time, by quasi-Poisson likelihood",
    section: "trends",
    input: Input::Table { run },
    values: Columns::One,
    least: 3,
    withheld: When::Never,
    uses: &[&[must(&TIME), may(&POPULATION), may(&LEVEL)]],
    told: "the factor with its interval; counts may scatter more than Poisson counts do",
    gives: &[CHANGE],
    papers: &["McCullagh & Nelder 1989"],
    held: Held {
        told: "`poisson-slope`: statsmodels",
        folders: &["poisson-slope"],
        calibrated: Held::UNDRAWN,
        timed: Held::NOT_OWED,
    },
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
    let (events, times) = (asked.column(0), &asked.observed.columns(&TIME)[0]);
    once(times, &asked.observed.ids)?;
    // Without a population every time counts alike.
    let even = vec![1.0; events.len()];
    let people = asked.observed.columns(&POPULATION).first().unwrap_or(&even);
    let found = poisson_slope(events, people, times, asked.number(&LEVEL))
        .map_err(|error| Error::values(error, &asked.observed.ids))?;
    let ends = found.ratio.interval;
    let lines = vec![
        pair("factor", &short(found.ratio.value)),
        pair("  from", &short(ends.low)),
        pair("  to", &short(ends.high)),
        pair("p", &short_p(found.p)),
        pair("dispersion", &short(found.dispersion)),
    ];
    let fields = json!({
        "ratio": {"value": found.ratio.value, "low": ends.low, "high": ends.high},
        "intercept": found.intercept, "dispersion": found.dispersion, "p": found.p,
    });
    Ok(Answer { lines, fields, rows: None, picture: None })
}

/// The largest time: years, months and days counted on stay below it, and fits keep their digits.
const LATEST: f64 = 1e7;

/// Whether a number reads as a year and a month, `201412`: of those, 201501 would be 89 later.
fn is_month(time: f64) -> bool {
    let (year, month) = ((time / 100.0).floor(), time.rem_euclid(100.0));
    (1500.0..2200.0).contains(&year) && time.fract() == 0.0 && (1.0..=12.0).contains(&month)
}

/// Passes if each time is one that a calendar has, and stands once: of a place or a copy that is in
/// the table beside another, the slope would be of neither.
fn once(times: &[f64], ids: &[String]) -> Result<(), Error> {
    if let (Some(first), true) = (times.first(), times.iter().all(|time| is_month(*time))) {
        let said = format!("{first} and the others are years and months written as one number");
        let help = "count the months on, as 12 times the year plus the month";
        return Err(Diagnostic::new("E223", said).at(with_id("row", &ids[0])).helped(help).into());
    }
    let mut seen = BTreeMap::new();
    for (row, time) in times.iter().enumerate() {
        let told = |code, said: String, help| {
            Diagnostic::new(code, said).at(with_id("row", &ids[row])).helped(help)
        };
        if time.abs() > LATEST {
            let said = format!("{time:e} is no time: the numbers of times lie within 1e7");
            return Err(told("E223", said, "count years, months or days").into());
        }
        if let Some(first) = seen.insert(time.to_bits(), row) {
            let said = format!("the time {time} stands in row `{}` too", ids[first]);
            let help = "keep one row a time, or ask for each place by itself";
            return Err(told("E212", said, help).into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_written_as_one_number_are_no_times() {
        let ids: Vec<String> = (0..3).map(|row| row.to_string()).collect();
        let told = |times: &[f64]| once(times, &ids).is_err();
        assert!(told(&[201_411.0, 201_412.0, 201_501.0]));
        assert!(!told(&[24_179.0, 24_180.0, 24_181.0]) && !told(&[2014.0, 2015.0, 2016.0]));
        assert!(!told(&[201_400.0, 201_412.0, 201_501.0]), "a count that begins there");
    }
}
