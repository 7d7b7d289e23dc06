//! Units of a map as a file holds them: ids, columns, and where they lie.

mod features;
mod rows;

use std::collections::BTreeMap;

use probative_case::read::nearest;

use crate::error::Problem;
use crate::read::text;
use crate::table::Table;

/// The rings of one unit, outer and inner of all its parts, as pairs of coordinates.
pub type Rings = Vec<Vec<[f64; 2]>>;

/// Units of a map, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    /// What each unit is called, each name once.
    pub ids: Vec<String>,
    /// The column that the ids come from; empty where they are the numbers of the rows, from one.
    pub id_column: String,
    /// The columns, with one row per unit.
    pub table: Table,
    /// Where the units lie.
    pub shapes: Shapes,
}

/// Where units lie, one entry per unit.
#[derive(Debug, Clone, PartialEq)]
pub enum Shapes {
    /// Their outlines.
    Outlines(Vec<Rings>),
    /// A point of each, east or longitude first.
    Points(Vec<[f64; 2]>),
    /// The file does not say.
    Unknown,
}

/// Which columns say who the units are and where they lie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitColumns {
    /// The ids; without it a column named GEOID, or the numbers of the rows.
    pub id: Option<String>,
    /// The coordinate to the east, or the longitude.
    pub x: Option<String>,
    /// The coordinate to the north, or the latitude.
    pub y: Option<String>,
    /// The period of a row, where each unit has a row for each period.
    pub time: Option<String>,
}

/// Reads GeoJSON (RFC 7946) with one polygon, multipolygon or point per feature, or CSV with one unit per row.
///
/// Units of a CSV lie where the columns `x` and `y` say, or have the outlines of the states or counties (of 2017, simplified for
/// drawing and adjacency) that a column named GEOID names. Rings of GeoJSON are turned so that outer ones run against the clock and
/// inner ones with it; their coordinates are taken as they are, in degrees or not. With a column of periods an id stands once in each
/// period, and there is one entry per row.
///
/// # Errors
/// All problems of the file: bytes that are not UTF-8 (E101), rows or features that cannot be read (E102, E228), columns that are not there
/// (E301), ids that are blank or stand twice (E211, E212), coordinates that are not numbers (E104), and codes that no outline has (E201).
pub fn read_units(path: &str, bytes: &[u8], columns: &UnitColumns) -> Result<Units, Vec<Problem>> {
    let text = text::read(path, bytes)?;
    let is_json = text.trim_start().starts_with(['{', '[']);
    let (table, shapes) =
        if is_json { features::read(path, &text)? } else { rows::read(path, &text, columns)? };
    let (id_column, ids) = ids(path, &table, columns)?;
    Ok(Units { ids, id_column, table, shapes })
}

/// The column whose name is GEOID, however it is written.
fn geoid_column(table: &Table) -> Option<&str> {
    let names = table.columns().iter().map(String::as_str);
    names.into_iter().find(|name| name.eq_ignore_ascii_case("geoid"))
}

fn ids(
    path: &str,
    table: &Table,
    columns: &UnitColumns,
) -> Result<(String, Vec<String>), Vec<Problem>> {
    let Some(column) = columns.id.as_deref().or_else(|| geoid_column(table)) else {
        return Ok((String::new(), (1..=table.len()).map(|row| row.to_string()).collect()));
    };
    present(path, table, column)?;
    let ids: Vec<String> = (0..table.len()).map(|row| table.cell(row, column).to_owned()).collect();
    if let Some(time) = &columns.time {
        present(path, table, time)?;
    }
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut problems = Vec::new();
    let period = |row: usize| columns.time.as_ref().map_or("", |time| table.cell(row, time));
    for (row, id) in ids.iter().enumerate() {
        let (line, unit) = (table.line(row), row + 1);
        if id.is_empty() {
            problems.push(problem(path, "E211", line, column, format!("unit {unit} has no id")));
        } else if let Some(first) = seen.insert((id, period(row)), unit) {
            let said = format!("units {first} and {unit} have the id `{id}`");
            problems.push(problem(path, "E212", line, column, said));
        }
    }
    if problems.is_empty() { Ok((column.to_owned(), ids)) } else { Err(problems) }
}

/// Passes if the table has the column.
fn present(path: &str, table: &Table, column: &str) -> Result<(), Vec<Problem>> {
    if table.has(column) {
        return Ok(());
    }
    Err(vec![absent(path, column, table.columns())])
}

/// Says that a column is not there, and which are.
#[must_use]
pub fn absent(path: &str, column: &str, columns: &[String]) -> Problem {
    let guess = nearest(column, columns.iter().map(String::as_str));
    let listed = || format!("the columns are {}", columns.join(", "));
    Problem {
        why: "a column that is guessed at answers another question",
        help: guess.map_or_else(listed, |name| format!("did you mean `{name}`?")),
        ..problem(path, "E301", 0, column, format!("there is no column `{column}`"))
    }
}

fn problem(path: &str, code: &'static str, line: usize, column: &str, said: String) -> Problem {
    Problem {
        code,
        path: path.to_owned(),
        line,
        column: column.to_owned(),
        said,
        why: "a unit that is lost or taken for another changes its neighbours' results too",
        help: "name a column whose ids differ in every row, or leave --id out to count the rows"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests;
