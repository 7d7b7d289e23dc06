//! An answer as CSV, for spreadsheets.

use probative_terms::text::cell as text;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::question::Question;

impl Question {
    /// An answer as CSV: its rows, or one row of all that it has.
    pub fn csv(&self, answer: &Answer<'_>) -> String {
        table(self, answer, None)
    }

    /// The same with a first column that says at which end withheld numbers are taken.
    pub(crate) fn csv_at(&self, answer: &Answer<'_>, end: &str) -> String {
        table(self, answer, Some(end))
    }
}

/// The rows of the answer, or one row of all that it has; every digit kept, and an empty cell where
/// there is nothing.
fn table(question: &Question, answer: &Answer<'_>, end: Option<&str>) -> String {
    let Some(rows) = &answer.rows else { return whole(question, answer, end) };
    let first = |word: &str| end.map(|_| text(word)).into_iter();
    let names = rows.columns.iter().map(|column| text(named(question, &rows.columns, column)));
    let mut out = line(first("end").chain(names));
    for number in 0..rows.count {
        let row = (rows.row)(number);
        let cells = rows.columns.iter().map(|column| cell(within(&row, column)));
        out.push_str(&line(first(end.unwrap_or_default()).chain(cells)));
    }
    out
}

/// The name of a column: ids stand under their own name, so that the rows can be joined again.
fn named<'a>(question: &'a Question, columns: &[&str], column: &'a str) -> &'a str {
    let own = question.observed.id_column.as_str();
    let free = !own.is_empty() && own != "end" && !columns.contains(&own);
    if column == "id" && free { own } else { column }
}

/// One row of every key that holds no list of rows.
fn whole(question: &Question, answer: &Answer<'_>, end: Option<&str>) -> String {
    let mut cells: Vec<(String, Value)> =
        end.map(|end| ("end".to_owned(), json!(end))).into_iter().collect();
    cells.extend([
        ("statistic".to_owned(), json!(question.method.name)),
        ("n".to_owned(), json!(question.observed.ids.len())),
    ]);
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
