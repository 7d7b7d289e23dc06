//! The places of a table's rows, by their codes.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::{changes, label};
use probative_terms::Diagnostic;
use probative_terms::place::{Geoid, Level, repair};

use super::columns::ColumnLook;
use crate::asked::Asked;
use crate::table::Table;

/// The places of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacesLook {
    /// The column of their codes.
    pub column: String,
    /// Their level, that of most.
    pub level: Level,
    /// How many different ones there are.
    pub count: usize,
    /// How many codes have lost their leading zeros.
    pub repaired: usize,
}

/// The places of the column that is asked for, or that holds their codes, and what is odd.
pub(crate) fn places(
    path: &str,
    table: &Table,
    columns: &[ColumnLook],
    asked: &Asked,
) -> Option<(PlacesLook, Vec<Diagnostic>)> {
    let named = asked.id.clone();
    let derived = table.has("GEOID").then(|| "GEOID".to_owned());
    let finest = columns.iter().filter(|one| one.level.is_some()).max_by_key(|one| one.level);
    let guessed = || {
        let of_role = columns.iter().filter(|one| one.role == "place" && one.level.is_none());
        let levels = of_role.filter_map(|one| Some((level(table, &one.name)?, one.name.clone())));
        // Of several that are equally fine the first; of a state's and a county's the county's.
        levels.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, name)| name)
    };
    let column = named.or(derived).or(finest.map(|one| one.name.clone())).or_else(guessed)?;
    let known = columns.iter().find(|one| one.name == column).and_then(|one| one.level);
    let level = known.or_else(|| level(table, &column))?;
    let (mut found, mut lost, mut problems) = (BTreeSet::new(), Vec::new(), Vec::new());
    let (mut strange, mut other) = (Vec::new(), Vec::new());
    for row in 0..table.len() {
        let code = table.cell(row, &column);
        match Geoid::parse_at(code, level) {
            Ok(geoid) => drop(found.insert(geoid)),
            Err(_) => match (repair(code, level), Geoid::parse(code)) {
                (Some(geoid), _) => {
                    found.insert(geoid);
                    lost.push(row);
                }
                (None, Ok(geoid)) => other.push((row, geoid.level())),
                (None, Err(_)) => strange.push(row),
            },
        }
    }
    let at = |code, row: usize, said: String, help: &str| {
        Diagnostic::in_cell(code, path, table.line(row), &column, said, help)
    };
    if let Some(row) = lost.first() {
        let code = table.cell(*row, &column);
        let said = format!("{} codes have lost leading zeros, the first is `{code}`", lost.len());
        problems.push(at("W201", *row, said, "run with --repair-fips where they are to be joined"));
    }
    if let Some((row, level)) = other.first() {
        let said = format!("{} rows are of another level, the first a {level}", other.len());
        problems.push(at(
            "W107",
            *row,
            said,
            "keep one level with --where, so that none counts twice",
        ));
    }
    if let Some(row) = strange.first() {
        let cell = table.cell(*row, &column);
        let said = format!("{} cells are the code of no place, the first `{cell}`", strange.len());
        problems.push(at(
            "W107",
            *row,
            said,
            "leave these rows out with --where, or write their codes",
        ));
    }
    problems.extend(of_another_year(path, &column, &found));
    let places = PlacesLook { column, level, count: found.len(), repaired: lost.len() };
    (places.count > 0).then_some((places, problems))
}

/// The level of most codes of a column; nothing where one in twenty is none.
fn level(table: &Table, column: &str) -> Option<Level> {
    let mut counts: BTreeMap<Level, usize> = BTreeMap::new();
    for row in 0..table.len() {
        let code = table.cell(row, column);
        let level = Geoid::parse(code).map(|geoid| geoid.level()).ok();
        let lost = || {
            [Level::County, Level::State]
                .into_iter()
                .find(|one| repair(code, *one).is_some() && code.len() + 1 >= one.digits())
        };
        if let Some(level) = level.or_else(lost) {
            *counts.entry(level).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let (level, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (all * 20 >= table.len() * 19).then_some(level)
}

/// Codes that the outlines of 2017 lack, with what became of each.
fn of_another_year(path: &str, column: &str, found: &BTreeSet<Geoid>) -> Option<Diagnostic> {
    let counties = found.iter().filter(|geoid| geoid.level() == Level::County);
    let lacking: Vec<&Geoid> = counties.filter(|geoid| label(geoid).is_none()).collect();
    let first = *lacking.first()?;
    let why = |geoid: &Geoid| {
        let of_it = |change: &&probative_atlas::Change| {
            change.old.as_ref() == Some(geoid) || change.new.contains(geoid)
        };
        changes().iter().find(of_it).map(|change| format!("{}: {}", change.year, change.said))
    };
    let told = lacking.iter().find_map(|geoid| Some(format!("`{geoid}` ({})", why(geoid)?)));
    let named = told.unwrap_or_else(|| format!("`{first}`"));
    let said = format!(
        "{} codes are not of 2017, whose outlines are built in, such as {named}",
        lacking.len()
    );
    let help = "join them to outlines of their own year, or give the codes of 2017";
    Some(Diagnostic::in_cell("W203", path, 0, column, said, help))
}
