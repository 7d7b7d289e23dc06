//! A rate of events over what they could come from, with its exact interval.

use probative_numeric::rate;
use probative_terms::Diagnostic;
use serde_json::json;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::{Error, with_id};
use crate::gives::{Column, column};
use crate::method::{Columns, Door, Held, Input, Method};
use crate::parameter::{Fallback, Holds, Parameter, Type};
use crate::parameters::parameters;
use crate::text::{NAME, SHOWN, cut, more, number, short, whole};
use crate::uses::{When, may, must};

parameters! {
    /// The column of what events could come from: persons, person-years, miles
    EXPOSURE = "exposure" "COL" Type::Column(Holds::Numbers), Fallback::None;
    /// The scale of the rate, such as 100000
    PER = "per" "N" Type::Number { least: 0.0, closed: false, most: f64::INFINITY }, Fallback::Number(1.0);
    /// How often intervals made in this way hold the rate
    LEVEL = "level" "SHARE" Type::Number { least: 0.0, closed: false, most: 1.0 }, Fallback::Number(0.95);
}

const RATES: &[Column] = &[
    column("rows.id", "", "the row"),
    column("rows.events", "events", "its events"),
    column("rows.exposure", "", "what they could come from"),
    column("rows.rate", "events per --per of exposure", "its rate"),
    column("rows.low", "events per --per of exposure", "the lower end of its interval"),
    column("rows.high", "events per --per of exposure", "the upper end"),
];

pub(crate) static RATE: Method = Method {
    name: "rate",
    door: Door::Count,
    about: "Events over exposure, each with an exact Poisson interval",
    section: "counts",
    input: Input::Table { run },
    values: Columns::One,
    least: 1,
    withheld: When::Never,
    uses: &[&[must(&EXPOSURE), may(&PER), may(&LEVEL)]],
    told: "one rate per row with the interval of Garwood (1936), which holds for no event too",
    gives: &[RATES],
    papers: &["Garwood 1936"],
    held: Held {
        told: "`garwood`: scipy",
        folders: &["garwood"],
        calibrated: Held::UNDRAWN,
        timed: Held::NOT_OWED,
    },
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
    let (ids, events) = (&asked.observed.ids, asked.column(0));
    let exposure = asked.observed.columns(&EXPOSURE)[0].as_slice();
    let [per, level] = [&PER, &LEVEL].map(|parameter: &Parameter| asked.number(parameter));
    let counts = (0..ids.len()).map(|row| count(&ids[row], events[row]));
    let counts: Vec<u64> = counts.collect::<Result<_, Error>>()?;
    let found = (0..ids.len()).map(|row| {
        let found = rate(counts[row], exposure[row], per, level);
        found.map_err(|error| Error::values(error, std::slice::from_ref(&ids[row])))
    });
    let found = found.collect::<Result<Vec<_>, Error>>()?;
    let line = |[id, events, rate, low, high]: [&str; 5]| {
        format!("{id:<NAME$} {events:>13} {rate:>13} {low:>13} {high:>13}")
    };
    let mut lines = vec![line(["id", "events", "rate", "low", "high"])];
    for (row, rate) in found.iter().enumerate().take(SHOWN) {
        let [rate, low, high] = [rate.value, rate.interval.low, rate.interval.high].map(short);
        lines.push(line([&cut(&ids[row]), &whole(events[row]), &rate, &low, &high]));
    }
    lines.extend(more(found.len()));
    let row = move |row: usize| {
        let (rate, ends) = (found[row].value, found[row].interval);
        json!({
            "id": ids[row], "events": counts[row], "exposure": exposure[row],
            "rate": number(rate), "low": number(ends.low), "high": number(ends.high),
        })
    };
    let rows = asked.rows("rows", ids.len(), row);
    Ok(Answer { lines, fields: json!({}), rows: Some(rows), picture: None })
}

/// Events are whole and not below zero.
fn count(id: &str, events: f64) -> Result<u64, Error> {
    if events >= 0.0 && events.fract() == 0.0 && events <= 1e15 {
        return Ok(events as u64);
    }
    let said = format!("{events} is no number of events: they are whole, and none is below zero");
    let how = "name a column of counts, and what they could come from with --exposure";
    Err(Diagnostic::new("E243", said).at(with_id("row", id)).helped(how).into())
}
