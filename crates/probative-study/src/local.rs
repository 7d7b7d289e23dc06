//! How a statistic of each unit is shown.

use std::collections::BTreeMap;

use probative_spatial::{Adjustment, Class, Local, Locals, adjusted};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::LOCAL;
use crate::map::Map;
use crate::observed::Standing;
use crate::parameters::{ADJUST, SVG, TAIL};
use crate::picture;
use crate::text::{NAME, SHOWN, cut, digits, ends, ends_in_words, more, p_digits, short};
use crate::words::a_chance;

/// The answer of one statistic, its chances adjusted over the units.
pub(crate) fn answer<'a>(asked: &Asked<'a>, map: &Map, rows: Locals) -> Result<Answer<'a>, Error> {
    let (ids, level) = (&asked.observed.ids, asked.level());
    let chances = adjusted(&rows, asked.adjustment());
    let test = json!({
        "tail": asked.word(&TAIL), "draws": asked.draws(), "adjust": asked.word(&ADJUST), "level": level,
    });
    let lines = lines(asked, &rows, &chances);
    let drawn = asked.settled.has(&SVG).then(|| picture::clusters(asked, map, &rows, &chances));
    let picture = drawn.transpose()?;
    let many = asked.adjustment() != Adjustment::Unadjusted;
    let standing = asked.observed.standing();
    let count = standing.len();
    let row = move |at: usize| {
        let (mut row, between) = match standing[at] {
            Standing::Apart(one) => {
                (silent(&one.id, &ends_in_words(one.between)), Some(one.between))
            }
            Standing::Kept(unit, between) => match &rows[unit] {
                Ok(found) => (spoken(&ids[unit], found, chances[unit], level), between),
                Err(reason) => (silent(&ids[unit], &reason.to_string()), between),
            },
        };
        if let Some(between) = between {
            row["withheld"] = ends(between);
        }
        if let (false, Some(keys)) = (many, row.as_object_mut()) {
            keys.remove("p_adjusted");
        }
        row
    };
    let rows = asked.rows("rows", count, row);
    Ok(Answer { lines, fields: json!({"test": test}), rows: Some(rows), picture })
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
    let keys = LOCAL.iter().filter_map(|column| column.key.strip_prefix("rows."));
    for key in keys.filter(|key| !["id", "reason", "withheld"].contains(key)) {
        row[key] = Value::Null;
    }
    row
}

/// The class of a unit whose adjusted chance is at most the level.
fn class(found: &Local, chance: Option<f64>, level: f64) -> Class {
    if chance.is_some_and(|chance| chance <= level) { found.class } else { Class::NotSignificant }
}

/// How many units have which class, and those that have one.
fn lines(asked: &Asked<'_>, rows: &Locals, chances: &[Option<f64>]) -> Vec<String> {
    let (ids, level) = (&asked.observed.ids, asked.level());
    let many = asked.adjustment() != Adjustment::Unadjusted;
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
        vec![format!("{:<38} {:>5}", format!("class at {} of {level}", a_chance(many)), "units")];
    let apart = asked.observed.apart().count();
    let apart = (apart > 0).then(|| ("withheld, and left out".to_owned(), apart));
    let classes = classes.into_iter().chain(apart);
    lines.extend(classes.map(|(name, units)| format!("{name:<38} {units:>5}")));
    if shown.is_empty() {
        return lines;
    }
    shown.sort_by(|a, b| a.1.p.total_cmp(&b.1.p).then(a.0.cmp(&b.0)));
    let adjusted = if many { format!(" {:>10}", "adjusted") } else { String::new() };
    lines.push(String::new());
    lines.push(format!("{:<NAME$} {:>11} {:>7} {:>10}{adjusted}  class", "id", "value", "z", "p"));
    for (unit, found, class) in shown.iter().take(SHOWN) {
        let [p, adjusted] = [found.p, chances[*unit].unwrap_or(f64::NAN)].map(|p| p_digits(p, 4));
        let (id, value) = (cut(&ids[*unit]), digits(found.value, 5));
        let z = if found.z.is_finite() { format!("{:.2}", found.z) } else { short(found.z) };
        let adjusted = if many { format!(" {adjusted:>10}") } else { String::new() };
        lines.push(format!("{id:<NAME$} {value:>11} {z:>7} {p:>10}{adjusted}  {class}"));
    }
    lines.extend(more(shown.len()));
    lines
}
