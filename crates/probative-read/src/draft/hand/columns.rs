//! What the cells of a column say: classes, places, years.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::state;
use probative_catalog::Role;
use probative_terms::place::{Geoid, repair};

use crate::hand::HeldColumn;

use super::words::stems;

/// Columns of more different cells, or longer ones, are texts and part rows into no classes.
const CLASSES: usize = 300;
const LONGEST: usize = 120;
/// What columns are called whose words tell how a row came about, and not what it counts.
const MARKS: [&str; 10] =
    ["note", "symbol", "flag", "url", "link", "source", "status", "comment", "range", "rate"];
/// So many values of a column are told.
const TOLD: usize = 6;
/// Cells that stand for all of a class.
const ALL: [&str; 4] = ["all", "total", "both sexes", "overall"];

/// Whether a cell stands for all of a class: "All ages", and not "All other".
pub(super) fn is_of_all(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    ALL.contains(&cell.as_str()) || cell.starts_with("all ") && !cell.contains("other")
}

/// Whether the cells of a column part the rows into classes.
pub(super) fn is_class(column: &HeldColumn) -> bool {
    let is_short = |cell: &String| cell.chars().count() <= LONGEST;
    let name = column.name.to_lowercase();
    matches!(column.role, Role::Class | Role::Text | Role::Name)
        && !MARKS.iter().any(|word| name.contains(word))
        && column.cells.len() <= CLASSES
        && column.cells.iter().all(is_short)
}

/// The cells of a column of classes, each with its words.
pub(super) fn worded(column: &HeldColumn) -> BTreeMap<String, BTreeSet<String>> {
    if !is_class(column) {
        return BTreeMap::new();
    }
    column.cells.iter().map(|cell| (cell.clone(), stems(cell))).collect()
}

/// The codes of the places of a column, each with its cell.
pub(super) fn codes(column: &HeldColumn) -> BTreeMap<String, String> {
    use probative_terms::place::Level::{County, State};
    let code = |cell: &String| {
        let repaired = || repair(cell, County).or(repair(cell, State));
        let lost = || (column.role == Role::Place).then(repaired).flatten();
        let own = Geoid::parse(cell).ok().or_else(lost);
        own.or_else(|| Some(state(cell)?.geoid.clone())).map(|geoid| geoid.as_str().to_owned())
    };
    column.cells.iter().filter_map(|cell| Some((code(cell)?, cell.clone()))).collect()
}

/// The year that a cell begins with.
pub(super) fn year(cell: &str) -> Option<i32> {
    let (head, rest) = cell.split_at_checked(4)?;
    let year: i32 = head.parse().ok().filter(|year| (1600..=2200).contains(year))?;
    (rest.is_empty() || !rest.starts_with(|letter: char| letter.is_alphanumeric())).then_some(year)
}

pub(super) fn texts(all: &[String]) -> impl Iterator<Item = &str> {
    all.iter().map(String::as_str)
}

/// The first of some names, and how many more there are.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let more = all.len().saturating_sub(TOLD);
    let told = all[..all.len() - more].join(", ");
    if more > 0 { format!("{told} and {more} more") } else { told }
}
