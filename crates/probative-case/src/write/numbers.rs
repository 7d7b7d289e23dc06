//! The numbers of a text that a claim puts to the test.

use ::toml::{Table, Value};

use super::Written;
use crate::Case;
use crate::claim::{Claim, Test};
use probative_terms::Printed;

/// Keys under which numbers of the text stand.
const STATED: [&str; 9] =
    ["number", "to", "part", "whole", "percent", "by", "times", "first", "per"];
/// Keys under which so many things stand as the text counts.
const COUNTED: [&str; 4] = ["named", "members", "universe", "numbers"];
/// Tables that hold no number of the text.
const OF_RECORDS: [&str; 3] = ["where", "columns", "beside"];

impl Claim {
    /// The numbers of the text that its readings use: those that are stated, at their scale, the
    /// ends of its regions, and how many it names.
    pub fn numbers(&self) -> Vec<f64> {
        let Test::Held(kinds) = &self.test else { return Vec::new() };
        let claims = Case::tables().into_iter().find(|table| table.name == "claims");
        let out = Written::through(claims.expect("a case has claims"));
        let mut text = String::new();
        out.table(self.kind().word(), |out| kinds.write(out)).block("", &mut text);
        let written: Table = text.parse().unwrap_or_default();
        let mut found = Vec::new();
        of_table(&written, &mut found);
        found.extend(self.regions.iter().flat_map(|regions| regions.edges()));
        found
    }
}

fn of_table(table: &Table, found: &mut Vec<f64>) {
    let scale = table.get("scale").and_then(number).unwrap_or(1.0);
    for (key, value) in table {
        match value {
            Value::Table(inner) if !OF_RECORDS.contains(&key.as_str()) => of_table(inner, found),
            Value::Array(all) => {
                let counted = COUNTED.contains(&key.as_str());
                found.extend(counted.then_some(all.len() as f64));
                let tables = all.iter().filter_map(Value::as_table);
                let own = !OF_RECORDS.contains(&key.as_str());
                tables.filter(|_| own).for_each(|inner| of_table(inner, found));
            }
            stated if STATED.contains(&key.as_str()) => {
                found.extend(number(stated).map(|number| number * scale));
            }
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
