//! The numbers of a text that a claim puts to the test.

use ::toml::{Table, Value};

use super::Written;
use crate::Case;
use crate::claim::{Claim, Test};
use probative_terms::Printed;

/// Keys under which numbers of the text stand.
const STATED: [&str; 9] =
    ["number", "to", "part", "whole", "percent", "by", "times", "first", "per"];
/// Those of them that nobody makes from others: the text has them as they stand.
const PRINTED: [&str; 4] = ["number", "part", "percent", "by"];
/// Keys under which so many things stand as the text counts.
const COUNTED: [&str; 4] = ["named", "members", "universe", "numbers"];
/// Tables that hold no number of the text.
const OF_RECORDS: [&str; 3] = ["where", "columns", "beside"];

impl Claim {
    /// The numbers of the text that its readings use: those that are stated, at their scale, the
    /// ends of its regions, and how many it names.
    pub fn numbers(&self) -> Vec<f64> {
        let mut found = Vec::new();
        of_table(&self.written(), &STATED, &COUNTED, &mut found);
        found.extend(self.regions.iter().flat_map(|regions| regions.edges()));
        found
    }

    /// The numbers that it says the text states, at their scale.
    pub fn stated(&self) -> Vec<f64> {
        let mut found = Vec::new();
        of_table(&self.written(), &PRINTED, &[], &mut found);
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

/// The numbers under some keys, and how many things stand under others.
fn of_table(table: &Table, stated: &[&str], counted: &[&str], found: &mut Vec<f64>) {
    let scale = table.get("scale").and_then(number).unwrap_or(1.0);
    for (key, value) in table {
        let of_text = !OF_RECORDS.contains(&key.as_str());
        match value {
            Value::Table(inner) if of_text => of_table(inner, stated, counted, found),
            Value::Array(all) => {
                found.extend(counted.contains(&key.as_str()).then_some(all.len() as f64));
                let tables = all.iter().filter_map(Value::as_table).filter(|_| of_text);
                tables.for_each(|inner| of_table(inner, stated, counted, found));
            }
            one if stated.contains(&key.as_str()) => {
                found.extend(number(one).map(|number| number * scale));
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
