//! The places of a table's rows, by their codes.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::label;
use probative_catalog::Role;
use probative_terms::Diagnostic;
use probative_terms::diagnostic::test::left_out;
use probative_terms::place::{Geoid, Level, repair};
use probative_terms::text::{counted, toml};

use super::columns::{ColumnLook, OF_PLACES, columns};
use crate::asked::Asked;
use crate::counties::are_of_counties;
use crate::sheet::Sheet;
use crate::table::Table;
use crate::units::named;

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
    let column = column(table, columns, asked)?;
    let known = columns.iter().find(|one| one.name == column).and_then(|one| one.level);
    let level = known.or_else(|| level(table, &column))?;
    let codes = Codes::new(table, &column, level);
    let is_said = known.is_some() || asked.id.is_some() || is_called_places(&column);
    if !is_said && level >= Level::County && !are_of_counties(codes.found.iter()) {
        return None;
    }
    let mut problems = codes.problems(path, table, &column);
    problems.extend(of_another_year(path, &column, &codes.found));
    let (count, repaired) = (codes.found.len(), codes.lost.len());
    (count > 0).then_some((PlacesLook { column, level, count, repaired }, problems))
}

/// Whether a column is called one of codes of places: `code` and `id` are not.
fn is_called_places(column: &str) -> bool {
    let name = column.to_lowercase();
    OF_PLACES.iter().chain(&["county", "state"]).any(|word| name.contains(word))
}

/// The column of the codes: the one that is named, made of several, known to hold the finest
/// places, or seen to.
fn column(table: &Table, columns: &[ColumnLook], asked: &Asked) -> Option<String> {
    let derived = table.has("GEOID").then(|| "GEOID".to_owned());
    let finest = columns.iter().filter(|one| one.level.is_some()).max_by_key(|one| one.level);
    let guessed = || {
        let of_role = columns.iter().filter(|one| one.role == Role::Place && one.level.is_none());
        let levels = of_role.filter_map(|one| Some((level(table, &one.name)?, one.name.clone())));
        // Of several that are equally fine the first; of a state's and a county's the county's.
        levels.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, name)| name)
    };
    asked.id.clone().or(derived).or(finest.map(|one| one.name.clone())).or_else(guessed)
}

/// The codes of a column, and the rows that have none of the level.
#[derive(Default)]
struct Codes {
    found: BTreeSet<Geoid>,
    /// Rows whose code has lost leading zeros.
    lost: Vec<usize>,
    /// Rows of another level.
    other: Vec<(usize, Level)>,
    /// Rows whose cell is the code of no place.
    strange: Vec<usize>,
}

impl Codes {
    fn new(table: &Table, column: &str, level: Level) -> Codes {
        let mut codes = Codes::default();
        for row in 0..table.len() {
            let code = table.cell(row, column);
            let whole = Geoid::parse_at(code, level).ok();
            match (whole, repair(code, level), Geoid::parse(code)) {
                (Some(geoid), ..) => drop(codes.found.insert(geoid)),
                (None, Some(geoid), _) => {
                    codes.found.insert(geoid);
                    codes.lost.push(row);
                }
                (None, None, Ok(geoid)) => codes.other.push((row, geoid.level())),
                (None, None, Err(_)) => codes.strange.push(row),
            }
        }
        codes
    }

    fn problems(&self, path: &str, table: &Table, column: &str) -> Vec<Diagnostic> {
        let at = |code, row: usize, said: String, help: &str| {
            Diagnostic::in_cell(code, path, table.line(row), column, said, help)
        };
        let lost = self.lost.first().map(|row| {
            let (count, code) = (self.lost.len(), table.cell(*row, column));
            let said = format!("{count} codes have lost leading zeros, the first is `{code}`");
            at("W201", *row, said, "run with --repair-fips where they are to be joined")
        });
        let other = self.other.first().map(|(row, level)| {
            let count = self.other.len();
            let said = format!("{count} rows are of another level, the first a {level}");
            at("W107", *row, said, "keep one level with --where, so that none counts twice")
        });
        let strange = self.strange.first().map(|row| {
            let (count, cell) = (self.strange.len(), table.cell(*row, column));
            let said = format!("{count} cells are the code of no place, the first `{cell}`");
            at(
                "W107",
                *row,
                said,
                "leave these rows out with --leave-out COL=VALUE, or write their codes",
            )
        });
        [lost, other, strange].into_iter().flatten().collect()
    }
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

/// The column of the counties of a table and their codes that no built-in outline has, as a line
/// of a source that leaves all of them out; nothing where each has one.
pub fn leave_out_of_other_years(sheet: &Sheet) -> Option<String> {
    let (columns, _) = columns("", &sheet.table, sheet.product);
    let (places, _) = places("", &sheet.table, &columns, &Asked::default())?;
    let codes = Codes::new(&sheet.table, &places.column, places.level);
    let codes: Vec<String> = lacking(&codes.found).into_iter().map(toml).collect();
    let line = format!("leave_out = {{ {} = [{}] }}", toml(&places.column), codes.join(", "));
    (!codes.is_empty()).then_some(line)
}

/// The codes of counties that the outlines of 2017 lack.
fn lacking(found: &BTreeSet<Geoid>) -> Vec<&str> {
    let counties = found.iter().filter(|geoid| geoid.level() == Level::County);
    counties.filter(|geoid| label(geoid).is_none()).map(Geoid::as_str).collect()
}

/// Codes that the outlines of 2017 lack, with what became of each.
fn of_another_year(path: &str, column: &str, found: &BTreeSet<Geoid>) -> Option<Diagnostic> {
    let codes = lacking(found);
    if codes.is_empty() {
        return None;
    }
    let are = if codes.len() == 1 { "is" } else { "are" };
    let said = format!(
        "{} {are} not of 2017, whose outlines are built in: {}",
        counted(codes.len(), "code"),
        named(&codes)
    );
    let help = format!(
        "join them to outlines of their own year, give the codes of 2017, or write `{}` under the source",
        left_out(column, &codes)
    );
    Some(Diagnostic::in_cell("W203", path, 0, column, said, &help))
}
