//! The codes of places, as layers declare them.

use std::collections::BTreeMap;

use probative_atlas::{Geoid, Level};
use probative_case::{Case, Layer};

use crate::error::Problem;
use crate::gather::{Evidence, Options};
use crate::table::Table;

/// A code that was repaired, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The source's file.
    pub path: String,
    /// The line.
    pub line: usize,
    /// The code as it was.
    pub from: String,
    /// The code as it is read.
    pub to: String,
}

/// Checks the codes of every layer, and repairs them where the user asked for it.
pub(crate) fn check(case: &Case, evidence: &mut Evidence, options: Options) -> Vec<Problem> {
    let mut problems = Vec::new();
    for layer in &case.layers {
        let path = case.source(&layer.source).map_or_else(String::new, |s| s.path.clone());
        let Some(mut table) = evidence.tables.remove(&layer.source) else { continue };
        let found = codes(layer, &path, &mut table, options, evidence);
        let broken = !found.is_empty();
        problems.extend(found);
        if !broken {
            problems.extend(twice(layer, &path, &table));
        }
        evidence.tables.insert(layer.source.clone(), table);
    }
    problems
}

fn codes(
    layer: &Layer,
    path: &str,
    table: &mut Table,
    options: Options,
    evidence: &mut Evidence,
) -> Vec<Problem> {
    let (mut problems, mut repairs) = (Vec::new(), Vec::new());
    for row in 0..table.len() {
        let code = table.cell(row, &layer.key).to_owned();
        let at = |code_name, said: String, why, help: String| {
            problem(code_name, path, table.line(row), &layer.key, said, why, help)
        };
        match Geoid::parse(&code) {
            Ok(geoid) if geoid.level() == layer.geography => {}
            Ok(geoid) => problems.push(at(
                "E214",
                format!("`{code}` is a {} in a table of {}s", word(geoid.level()), word(layer.geography)),
                "a sum over mixed levels counts people twice",
                "keep each level in a source of its own".to_owned(),
            )),
            Err(_) => match probative_atlas::repair(&code, layer.geography) {
                Some(repaired) => repairs.push(Repair {
                    path: path.to_owned(),
                    line: table.line(row),
                    from: code,
                    to: repaired.to_string(),
                }),
                None => problems.push(at(
                    "E201",
                    format!("`{code}` is not the code of a {}", word(layer.geography)),
                    "the row would join to nothing",
                    "write codes as text with their leading zeros".to_owned(),
                )),
            },
        }
    }
    if !repairs.is_empty() && problems.is_empty() {
        problems.extend(mend(layer, path, table, repairs, options, evidence));
    }
    problems
}

/// Puts repaired codes into the table, or says how to ask for it.
fn mend(
    layer: &Layer,
    path: &str,
    table: &mut Table,
    repairs: Vec<Repair>,
    options: Options,
    evidence: &mut Evidence,
) -> Vec<Problem> {
    let first = &repairs[0];
    if !options.repair_codes {
        let said = format!(
            "{} codes have lost their leading zeros, the first is `{}`",
            repairs.len(),
            first.from
        );
        let help = format!("run again with --repair-fips to read `{}` as `{}`", first.from, first.to);
        let why = "a spreadsheet has read codes as numbers";
        return vec![problem("E201", path, first.line, &layer.key, said, why, help)];
    }
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    for row in 0..table.len() {
        written.entry(table.cell(row, &layer.key).to_owned()).or_insert(table.line(row));
    }
    let clashes: Vec<Problem> = repairs
        .iter()
        .filter_map(|repair| {
            let line = written.get(&repair.to)?;
            let said = format!("`{}` on this line and `{}` on line {line} are one place", repair.from, repair.to);
            let why = "one of the two rows would be lost or counted twice";
            let help = "keep one row a place".to_owned();
            Some(problem("E202", path, repair.line, &layer.key, said, why, help))
        })
        .collect();
    if clashes.is_empty() {
        for repair in &repairs {
            let row = (0..table.len()).find(|&row| table.line(row) == repair.line);
            if let Some(row) = row {
                table.set(row, &layer.key, repair.to.clone());
            }
        }
        evidence.warn(format!("W201 {path}: {} codes repaired, `{}` read as `{}` and so on", repairs.len(), first.from, first.to));
        evidence.repaired(repairs);
    }
    clashes
}

/// The same place (and year) on two rows.
fn twice(layer: &Layer, path: &str, table: &Table) -> Vec<Problem> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for row in 0..table.len() {
        let year = layer.year.as_deref().map_or("", |year| table.cell(row, year));
        let key = (table.cell(row, &layer.key).to_owned(), year.to_owned());
        if let Some(&first) = seen.get(&key) {
            let alike = table.columns().iter().all(|c| table.cell(row, c) == table.cell(first, c));
            let (code, what) = if alike { ("E212a", "the same") } else { ("E212b", "other values") };
            let place = [key.0.as_str(), key.1.as_str()].join(" ");
            let said = format!("`{}` stands on line {} too, with {what}", place.trim(), table.line(first));
            let why = "an average of two rows is a number nobody published";
            let help = "keep the row that the publisher stands by".to_owned();
            problems.push(problem(code, path, table.line(row), &layer.key, said, why, help));
        } else {
            seen.insert(key, row);
        }
    }
    problems
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Nation => "nation",
        Level::State => "state",
        Level::County => "county",
        _ => "tract",
    }
}

fn problem(
    code: &'static str,
    path: &str,
    line: usize,
    column: &str,
    said: String,
    why: &'static str,
    help: String,
) -> Problem {
    Problem { code, path: path.to_owned(), line, column: column.to_owned(), said, why, help }
}
