//! How a statistic of each unit is shown.

use std::collections::BTreeMap;

use probative_spatial::{Class, Local, Locals, adjusted};
use serde_json::{Value, json};

use super::global::tail;
use super::method::{Answer, Asked, Rows};
use super::picture;
use super::text::{NAME, SHOWN, cut, digits, more, p_digits, short};
use super::words::word;
use crate::exit::Stop;

/// The columns of the rows.
const COLUMNS: &[&str] = &[
    "id",
    "value",
    "expectation",
    "variance",
    "z",
    "p",
    "p_adjusted",
    "class",
    "neighbors",
    "error",
    "reason",
];

/// The answer of one statistic, its chances adjusted over the units; `draws` is 0 where they are exact.
pub(super) fn answer<'a>(
    asked: &Asked<'a>,
    rows: Locals,
    draws: usize,
) -> Result<Answer<'a>, Stop> {
    let options = asked.options;
    let (ids, level) = (&asked.map.ids, options.level());
    let chances = adjusted(&rows, options.adjustment());
    let test = json!({
        "tail": tail(options.tail()), "draws": draws, "adjust": word(options.adjust()), "level": level,
    });
    let lines = lines(ids, &rows, &chances, level);
    let drawn = options.svg.as_ref().map(|_| picture::clusters(asked, &rows, &chances));
    let picture = drawn.transpose()?;
    let count = rows.len();
    let row = Box::new(move |unit: usize| match &rows[unit] {
        Ok(found) => spoken(&ids[unit], found, chances[unit], level),
        Err(reason) => silent(&ids[unit], &reason.to_string()),
    });
    Ok(Answer {
        lines,
        fields: json!({"test": test}),
        rows: Some(Rows { key: Some("rows"), columns: COLUMNS, count, row }),
        picture,
    })
}

/// A unit with its result.
fn spoken(id: &str, found: &Local, chance: Option<f64>, level: f64) -> Value {
    json!({
        "id": id,
        "value": found.value,
        "expectation": found.expectation,
        "variance": found.variance,
        "z": found.z,
        "p": found.p,
        "p_adjusted": chance,
        "class": class(found, chance, level).to_string(),
        "neighbors": found.neighbors,
        "error": found.error,
    })
}

/// A unit without a result, and why it has none.
fn silent(id: &str, reason: &str) -> Value {
    let mut row = json!({"id": id, "reason": reason});
    for key in COLUMNS.iter().filter(|key| !["id", "reason"].contains(key)) {
        row[*key] = Value::Null;
    }
    row
}

/// The class of a unit whose adjusted chance is at most the level.
fn class(found: &Local, chance: Option<f64>, level: f64) -> Class {
    if chance.is_some_and(|chance| chance <= level) { found.class } else { Class::NotSignificant }
}

/// How many units have which class, and those that have one.
fn lines(ids: &[String], rows: &Locals, chances: &[Option<f64>], level: f64) -> Vec<String> {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for (unit, row) in rows.iter().enumerate() {
        let name = match row {
            Ok(found) => {
                let class = class(found, chances[unit], level);
                if class != Class::NotSignificant {
                    shown.push((unit, found, class));
                }
                class.to_string()
            }
            Err(reason) => format!("no result: {reason}"),
        };
        *classes.entry(name).or_default() += 1;
    }
    let mut lines =
        vec![format!("{:<38}{:>6}", format!("class at an adjusted p of {level}"), "units")];
    lines.extend(classes.into_iter().map(|(name, units)| format!("{name:<38}{units:>6}")));
    if shown.is_empty() {
        return lines;
    }
    shown.sort_by(|a, b| a.1.p.total_cmp(&b.1.p).then(a.0.cmp(&b.0)));
    let header = ["value", "z", "p", "adjusted"];
    let [value, z, p, adjusted] = header;
    lines.push(String::new());
    lines.push(format!("{:<NAME$}{value:>12}{z:>8}{p:>11}{adjusted:>11}  class", "id"));
    for (unit, found, class) in shown.iter().take(SHOWN) {
        let [p, adjusted] = [found.p, chances[*unit].unwrap_or(f64::NAN)].map(|p| p_digits(p, 4));
        let (id, value) = (cut(&ids[*unit]), digits(found.value, 5));
        let z = if found.z.is_finite() { format!("{:.2}", found.z) } else { short(found.z) };
        lines.push(format!("{id:<NAME$}{value:>12}{z:>8}{p:>11}{adjusted:>11}  {class}"));
    }
    lines.extend(more(shown.len()));
    lines
}
