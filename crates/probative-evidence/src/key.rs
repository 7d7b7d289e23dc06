//! The codes of places, as layers declare them.

use std::collections::BTreeMap;

use probative_case::{Case, Layer};
use probative_terms::place::{Geoid, Level};

use probative_terms::{Diagnostic, Place};

use crate::evidence::{Evidence, Options, Repair};
use crate::table::Table;
use crate::total::of_another_level;
use crate::vintage;

/// Checks the codes of every layer, and repairs them where the user asked for it.
pub(crate) fn check(case: &Case, evidence: &mut Evidence, options: Options) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for layer in &case.layers {
        let path = case.source(&layer.source).map_or_else(String::new, |s| s.path.clone());
        let Some(mut table) = evidence.tables.remove(&layer.source) else {
            if evidence.is_no_table(case, &layer.source) {
                let said = format!("the layer `{}` is of a source that is no table", layer.id);
                let help = "name the source that holds the rows";
                problems.push(Diagnostic::of_file("E302", &path, said, help));
            }
            continue;
        };
        let mut found = codes(layer, &path, &mut table, options, evidence);
        if found.is_empty() {
            found = vintage::check(layer, &path, &table, evidence);
        }
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
) -> Vec<Diagnostic> {
    let (mut problems, mut repairs) = (Vec::new(), Vec::new());
    for row in 0..table.len() {
        let code = table.cell(row, &layer.key).to_owned();
        let at = |code_name, said: String, help| {
            Diagnostic::in_cell(code_name, path, table.line(row), &layer.key, said, help)
        };
        match Geoid::parse(&code) {
            Ok(geoid) if geoid.level() == layer.geography => {}
            Ok(geoid) => problems.push(at(
                "E214",
                format!(
                    "`{code}` is a {} in a table of {}",
                    word(geoid.level()),
                    words(layer.geography)
                ),
                "keep each level in a source of its own",
            )),
            Err(_) => match probative_terms::place::repair(&code, layer.geography) {
                Some(repaired) => {
                    let (line, to) = (table.line(row), repaired.to_string());
                    repairs.push((row, Repair { path: path.to_owned(), line, from: code, to }));
                }
                None => problems.push(at(
                    "E201",
                    format!("`{code}` is not the code of a {}", word(layer.geography)),
                    "write codes as text with their leading zeros",
                )),
            },
        }
    }
    let cells: Vec<&str> = (0..table.len()).map(|row| table.cell(row, &layer.key)).collect();
    if problems.is_empty()
        && let Some(row) = of_another_level(&cells)
    {
        let (code, places) = (cells[row], words(layer.geography));
        let said = format!("`{code}` stands for the whole of others in a table of {places}");
        let (line, help) = (table.line(row), "keep each level in a source of its own");
        problems.push(Diagnostic::in_cell("E214", path, line, &layer.key, said, help));
    }
    if !repairs.is_empty() && problems.is_empty() {
        problems.extend(mend(layer, path, table, repairs, options, evidence));
    }
    problems
}

/// Puts repaired codes into the table, or says how to ask for it.
///
/// A repair that would put one place on two rows is refused whatever the user asked for.
fn mend(
    layer: &Layer,
    path: &str,
    table: &mut Table,
    repairs: Vec<(usize, Repair)>,
    options: Options,
    evidence: &mut Evidence,
) -> Vec<Diagnostic> {
    let clashes = clashes(layer, path, table, &repairs);
    if !clashes.is_empty() {
        return clashes;
    }
    let (count, first) = (repairs.len(), &repairs[0].1);
    let codes = if count == 1 { "code has" } else { "codes have" };
    if !options.repair_codes {
        let said = format!("{count} {codes} lost leading zeros, the first is `{}`", first.from);
        let help =
            format!("run again with --repair-fips to read `{}` as `{}`", first.from, first.to);
        return vec![Diagnostic::in_cell("E201", path, first.line, &layer.key, said, &help)];
    }
    let said = format!(
        "{count} {codes} lost leading zeros and got them back, `{}` is read as `{}`",
        first.from, first.to
    );
    evidence.warn(Diagnostic::new("W201", said).at(Place::in_file(path, 0, "")));
    for (row, repair) in &repairs {
        table.set(*row, &layer.key, repair.to.clone());
    }
    evidence.repaired(repairs.into_iter().map(|(_, repair)| repair).collect());
    Vec::new()
}

/// Repaired codes that stand on another row too, in the same year.
fn clashes(
    layer: &Layer,
    path: &str,
    table: &Table,
    repairs: &[(usize, Repair)],
) -> Vec<Diagnostic> {
    let year = |row: usize| layer.year.as_deref().map_or("", |year| table.cell(row, year));
    let mut written: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in 0..table.len() {
        written.entry((table.cell(row, &layer.key), year(row))).or_insert(table.line(row));
    }
    let clash = |(row, repair): &(usize, Repair)| {
        let line = written.get(&(repair.to.as_str(), year(*row)))?;
        let said =
            format!("`{}` is the place that stands as `{}` on line {line}", repair.from, repair.to);
        let (line, help) = (repair.line, "keep one row a place");
        Some(Diagnostic::in_cell("E202", path, line, &layer.key, said, help))
    };
    repairs.iter().filter_map(clash).collect()
}

/// The same place (and year) on two rows.
fn twice(layer: &Layer, path: &str, table: &Table) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for row in 0..table.len() {
        let year = layer.year.as_deref().map_or("", |year| table.cell(row, year));
        let key = (table.cell(row, &layer.key).to_owned(), year.to_owned());
        if let Some(&first) = seen.get(&key) {
            let alike = table.columns().iter().all(|c| table.cell(row, c) == table.cell(first, c));
            let what = if alike { "the same values" } else { "other values" };
            let place = [key.0.as_str(), key.1.as_str()].join(" ");
            let said =
                format!("`{}` stands on line {} too, with {what}", place.trim(), table.line(first));
            let (line, help) = (table.line(row), "keep the row that the publisher stands by");
            problems.push(Diagnostic::in_cell("E212", path, line, &layer.key, said, help));
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
        Level::Tract => "tract",
        Level::BlockGroup => "block group",
    }
}

fn words(level: Level) -> &'static str {
    match level {
        Level::Nation => "nations",
        Level::State => "states",
        Level::County => "counties",
        Level::Tract => "tracts",
        Level::BlockGroup => "block groups",
    }
}
