//! Numbers among the parts of one place or time that are no parts: its own total, or the number of
//! the whole on every row.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_terms::number::decimal;

use crate::added::is_years;
use crate::select::Found;
use crate::table::Table;
use crate::total::names_several;
use crate::unavailable::{Unavailable, Wrong, in_row};

/// Up to here parts may well have one number by chance.
const SMALL: f64 = 10.0;
/// The same where no other place or time is asked.
const SMALL_ALONE: f64 = 1_000.0;
/// The fewest rows of one number that are no parts where no other place is asked.
const SEVERAL: usize = 3;
/// The fewest letters of a place's name that a total may be called by.
const SHORTEST: usize = 3;

/// Passes if no part has the sum of the others of its place and is called by the place's own name,
/// as the row of a state among its counties, and if parts of not every place have one number, as
/// where the people of a state stand in the row of each county.
pub(crate) fn passes<const N: usize>(
    select: &Select,
    table: &Table,
    parts: &BTreeMap<[String; N], Found>,
) -> Result<(), Unavailable> {
    for at in 0..N - 1 {
        let mut groups: BTreeMap<Vec<&String>, Vec<(&String, &Found)>> = BTreeMap::new();
        for (cells, found) in parts {
            let others = cells.iter().enumerate().filter(|(place, _)| *place != at);
            let whose = others.map(|(_, cell)| cell).collect();
            groups.entry(whose).or_default().push((&cells[at], found));
        }
        groups.values().try_for_each(|group| no_total(select, table, group, at))?;
    }
    // Of several times each counts: people of three years are person-years.
    let rows: Vec<usize> = parts.values().map(|found| found.row).collect();
    if select.sum_over.iter().all(|column| is_years(table, &rows, column)) {
        return Ok(());
    }
    let mut wholes: BTreeMap<&String, Vec<&Found>> = BTreeMap::new();
    parts.iter().for_each(|(cells, found)| wholes.entry(&cells[N - 1]).or_default().push(found));
    let several: Vec<&Vec<&Found>> = wholes.values().filter(|group| group.len() > 1).collect();
    let all = several.iter().all(|group| one_number(select, group, SMALL));
    // Two parts may be alike, and so may all of a panel.
    let is_long = several.iter().any(|group| group.len() >= SEVERAL);
    let differ = several.iter().any(|group| group[0].value != several[0][0].value);
    let is_repeated = all && is_long && differ;
    if is_repeated { Err(repeated(select, table, several[0][0])) } else { Ok(()) }
}

/// Passes if rows that are added up to one number do not all have the same; who names each of them
/// in `where` means them all, and each of several years counts.
pub(crate) fn differ(select: &Select, table: &Table, rows: &[Found]) -> Result<(), Unavailable> {
    let places: Vec<usize> = rows.iter().map(|found| found.row).collect();
    let is_meant =
        |column: &String| names_several(select, column) || is_years(table, &places, column);
    let found: Vec<&Found> = rows.iter().collect();
    let is_repeated = found.len() >= SEVERAL && one_number(select, &found, SMALL_ALONE);
    if is_repeated && !select.sum_over.iter().any(is_meant) {
        return Err(repeated(select, table, found[0]));
    }
    Ok(())
}

/// Whether all rows have one number, of which the cell is above a small one.
fn one_number(select: &Select, rows: &[&Found], above: f64) -> bool {
    let (first, above) = (rows[0].value, above * select.multiplier as f64);
    first.is_some_and(|first| first.abs() > above) && rows.iter().all(|found| found.value == first)
}

fn repeated(select: &Select, table: &Table, found: &Found) -> Unavailable {
    let column = select.value.clone();
    in_row(select, table, found.row, Wrong::OfTheWhole { column })
}

/// Passes if no part of a group is its total by name and number.
fn no_total(
    select: &Select,
    table: &Table,
    group: &[(&String, &Found)],
    at: usize,
) -> Result<(), Unavailable> {
    let value = |found: &Found| found.value.unwrap_or_default();
    let sum: f64 = group.iter().map(|(_, found)| value(found)).sum();
    let is_total = |(part, found): &&(&String, &Found)| {
        let own = value(found);
        own != 0.0 && decimal(sum - own) == own && is_called_by_place(table, group, part, found)
    };
    let total = group.iter().filter(|_| group.len() >= SEVERAL).find(is_total);
    total.map_or(Ok(()), |(part, found)| {
        let (mark, column) = ((*part).clone(), select.sum_over[at].clone());
        Err(in_row(select, table, found.row, Wrong::Total { mark, column }))
    })
}

/// Whether a part is called by a name that all rows of its group have, as the name of their place.
fn is_called_by_place(
    table: &Table,
    group: &[(&String, &Found)],
    part: &str,
    found: &Found,
) -> bool {
    let part = format!(" {} ", part.to_lowercase());
    let is_of_all = |column: &&String| {
        let own = table.cell(found.row, column);
        group.iter().all(|(_, other)| table.cell(other.row, column) == own)
    };
    let names = table.columns().iter().filter(is_of_all);
    names.map(|column| table.cell(found.row, column).trim().to_lowercase()).any(|name| {
        let is_name = name.len() >= SHORTEST && name.chars().any(char::is_alphabetic);
        is_name && part.contains(&format!(" {name} "))
    })
}
