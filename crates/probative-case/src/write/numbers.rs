//! The numbers of a text that a claim puts to the test.

use ::toml::{Table, Value};

use super::Written;
use crate::Case;
use crate::claim::{Claim, Test};
use crate::words::Words;
use probative_terms::Printed;

/// Keys under which numbers of the text stand.
const STATED: [&str; 9] =
    ["number", "to", "part", "whole", "percent", "by", "times", "first", "per"];
/// Those of them that nobody makes from others: the text has them as they stand.
const PRINTED: [&str; 4] = ["number", "part", "percent", "by"];
/// Keys under which so many things stand as the text counts.
const COUNTED: [&str; 4] = ["named", "members", "universe", "numbers"];
/// The key of columns by whose values things are named.
const NAMED_BY: &str = "named_where";
/// Tables that hold no number of the text.
const OF_RECORDS: [&str; 3] = ["where", "columns", "beside"];

/// Words of how many times as much, whose regions end at numbers that no text says.
const TIMES: [Words; 7] = [
    Words::Doubled,
    Words::Tripled,
    Words::Halved,
    Words::Higher,
    Words::FarMore,
    Words::Lower,
    Words::FarFewer,
];

impl Claim {
    /// The numbers of the text that its readings use: those that are stated, at their scale, and
    /// the ends of its regions.
    pub fn numbers(&self) -> Vec<f64> {
        let mut found = Vec::new();
        of_table(&self.written(), &STATED, &mut found);
        let is_of_text = self.regions_because.is_some() || !TIMES.contains(&self.words);
        let regions = self.regions.iter().filter(|_| is_of_text);
        found.extend(regions.flat_map(|regions| regions.edges()));
        found
    }

    /// The numbers that it says the text states, at their scale.
    pub fn stated(&self) -> Vec<f64> {
        let mut found = Vec::new();
        of_table(&self.written(), &PRINTED, &mut found);
        found
    }

    /// How many things it names, list by list.
    pub fn counts(&self) -> Vec<usize> {
        let mut found = Vec::new();
        counted(&self.written(), &mut found);
        found
    }

    /// What is asked of the records, as a case file has it.
    fn written(&self) -> Table {
        let Test::Held(kinds) = &self.test else { return Table::new() };
        let claims = Case::tables().into_iter().find(|table| table.name == "claims");
        let out = Written::through(claims.expect("a case has claims"));
        let mut text = String::new();
        out.table(self.kind().word(), |out| kinds.write(out)).block("", &mut text);
        text.parse().unwrap_or_default()
    }
}

/// The numbers under some keys.
fn of_table(table: &Table, stated: &[&str], found: &mut Vec<f64>) {
    let scale = table.get("scale").and_then(number).unwrap_or(1.0);
    for (key, value) in table {
        let of_text = !OF_RECORDS.contains(&key.as_str());
        match value {
            Value::Table(inner) if of_text => of_table(inner, stated, found),
            Value::Array(all) if of_text => {
                let tables = all.iter().filter_map(Value::as_table);
                tables.for_each(|inner| of_table(inner, stated, found));
            }
            one if stated.contains(&key.as_str()) => {
                found.extend(number(one).map(|number| number * scale));
            }
            _ => {}
        }
    }
}

/// How many things stand under the keys of what is named.
fn counted(table: &Table, found: &mut Vec<usize>) {
    for (key, value) in table {
        match value {
            Value::Table(inner) if key == NAMED_BY => {
                found.extend(inner.values().filter_map(Value::as_array).map(Vec::len));
            }
            Value::Table(inner) if !OF_RECORDS.contains(&key.as_str()) => counted(inner, found),
            Value::Array(all) if COUNTED.contains(&key.as_str()) => found.push(all.len()),
            _ => {}
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(whole) => Some(*whole as f64),
        Value::Float(number) => Some(*number),
        Value::String(text) => Printed::read(text).ok().map(|printed| printed.value),
        _ => None,
    }
}
