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
/// What columns of places' names are called: their codes tell them apart.
const PLACES: [&str; 8] =
    ["county", "city", "town", "state", "place", "district", "school", "jurisdiction"];
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
        && !MARKS.iter().chain(&PLACES).any(|word| name.contains(word))
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
    if column.role != Role::Place && !may_name_places(column) {
        return BTreeMap::new();
    }
    column.cells.iter().filter_map(|cell| Some((code(cell)?, cell.clone()))).collect()
}

/// The calendar year that a cell is.
pub(super) fn year(cell: &str) -> Option<i32> {
    let (head, rest) = cell.trim().split_at_checked(4)?;
    let year: i32 = head.parse().ok().filter(|year| (1600..=2200).contains(year))?;
    (rest.is_empty() || rest == ".0").then_some(year)
}

/// Whether a column's years are those of the calendar, in which what is counted came about.
pub(super) fn is_of_calendar(column: &HeldColumn) -> bool {
    const OTHERS: [&str; 8] =
        ["fy", "fiscal", "school", "academic", "publi", "report", "release", "season"];
    let name = column.name.to_lowercase();
    column.role == Role::Time && !OTHERS.iter().any(|word| name.contains(word))
}

/// Whether a column parts the rows of a year, by whatever numbers.
pub(super) fn is_part_of_year(column: &HeldColumn) -> bool {
    const PARTS: [&str; 4] = ["month", "quarter", "week", "day"];
    let name = column.name.to_lowercase();
    name.split(|letter: char| !letter.is_alphabetic()).any(|word| PARTS.contains(&word))
}

/// Whether a column of words may hold the names of the places that a sentence names: those of
/// counties are called as states are, and of two sides of a way nobody knows which is meant.
fn may_name_places(column: &HeldColumn) -> bool {
    const MAY: [&str; 7] = ["state", "name", "place", "area", "geo", "location", "jurisdiction"];
    const MAY_NOT: [&str; 10] = [
        "county", "city", "town", "school", "district", "origin", "destin", "occurr", "residen",
        "birth",
    ];
    let name = column.name.to_lowercase();
    MAY.iter().any(|word| name.contains(word)) && !MAY_NOT.iter().any(|word| name.contains(word))
}

/// Words of a column's name that make another number of what it counts.
const OTHER_NUMBERS: [&str; 30] = [
    "percent",
    "pct",
    "share",
    "rate",
    "ratio",
    "index",
    "rank",
    "average",
    "mean",
    "median",
    "change",
    "difference",
    "growth",
    "projected",
    "predicted",
    "expected",
    "target",
    "cumulative",
    "error",
    "margin",
    "standard",
    "deviation",
    "lower",
    "upper",
    "id",
    "code",
    "weight",
    "score",
    "estimated",
    "adjusted",
];

/// Whether a column's name makes another number of what a sentence counts.
pub(super) fn is_another_number(name: &str, sentence: &BTreeSet<String>) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| OTHER_NUMBERS.contains(&word) && !sentence.contains(word))
}

/// Whether a column's name says that its numbers are parts of something.
pub(super) fn is_of_parts(column: &HeldColumn) -> bool {
    let lower = column.name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    column.role == Role::Rate || words.any(|word| OTHER_NUMBERS[..5].contains(&word))
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
