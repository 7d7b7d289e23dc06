//! An answer as CSV, for spreadsheets.

use probative_terms::text::cell as text;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::question::Question;

impl Question {
    /// An answer as CSV: its rows, or one row of all that it has.
    pub fn csv(&self, answer: &Answer<'_>) -> String {
        table(self, answer)
    }
}

/// The rows of the answer, or one row of all that it has; every digit kept, and an empty cell where
/// there is nothing.
fn table(question: &Question, answer: &Answer<'_>) -> String {
    let Some(rows) = &answer.rows else { return whole(question, answer) };
    let mut out = line(rows.columns.iter().map(|column| text(column)));
    for number in 0..rows.count {
        let row = (rows.row)(number);
        out.push_str(&line(rows.columns.iter().map(|column| cell(within(&row, column)))));
    }
    out
}

/// One row of every key that holds no list of rows.
fn whole(question: &Question, answer: &Answer<'_>) -> String {
    let mut cells = vec![
        ("statistic".to_owned(), json!(question.method.name)),
        ("n".to_owned(), json!(question.observed.ids.len())),
    ];
    flatten("", &answer.fields, &mut cells);
    line(cells.iter().map(|(name, _)| text(name))) + &line(cells.iter().map(|(_, one)| cell(one)))
}

/// Every value with its key; a key within a key, and the number of one in a list, is parted by a
/// dot.
fn flatten(around: &str, value: &Value, cells: &mut Vec<(String, Value)>) {
    let named =
        |key: &str| if around.is_empty() { key.to_owned() } else { format!("{around}.{key}") };
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| flatten(&named(key), value, cells));
        }
        Value::Array(all) if all.iter().any(Value::is_object) => {
            let all = all.iter().enumerate();
            all.for_each(|(at, value)| flatten(&named(&at.to_string()), value, cells));
        }
        one => cells.push((around.to_owned(), one.clone())),
    }
}

/// The value under a key, or under a key within a key.
fn within<'a>(row: &'a Value, column: &str) -> &'a Value {
    column.split('.').fold(row, |value, key| &value[key])
}

/// A list stands in one cell, parted by semicolons.
fn cell(value: &Value) -> String {
    match value {
        Value::String(word) => text(word),
        Value::Array(all) => {
            let parts = all.iter().map(|one| one.as_str().map_or(one.to_string(), str::to_owned));
            text(&parts.collect::<Vec<_>>().join(";"))
        }
        Value::Null => String::new(),
        number => number.to_string(),
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\n"
}
