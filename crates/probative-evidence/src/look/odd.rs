//! Rows that count what others count too: totals among their parts, and places that stand twice.

use std::collections::HashMap;

use probative_catalog::{Product, Role};
use probative_terms::Diagnostic;
use probative_terms::text::{counted, one_line};

use super::{ColumnLook, PlacesLook, totals_under};
use crate::table::Table;
use crate::total::summary;
use crate::zeros;

/// What columns hold that can be summed.
pub(super) const SUMMED: [Role; 3] = [Role::Number, Role::Count, Role::Exposure];

/// A row that is the total of others, of a table of no known product: a product says itself which
/// rows are none.
pub(super) fn total(
    path: &str,
    table: &Table,
    columns: &[ColumnLook],
    product: Option<&'static Product>,
) -> Option<Diagnostic> {
    if product.is_some() {
        return None;
    }
    let of = |roles: &'static [Role]| {
        columns.iter().filter(|one| roles.contains(&one.role)).map(|one| one.name.as_str())
    };
    let numbers: Vec<&str> = of(&SUMMED).collect();
    let named: Vec<&str> = of(&[Role::Place, Role::Name, Role::Text, Role::Class]).collect();
    totals_under("W107", path, table, &named, &numbers)
}

/// That a row is named the mean of others and is not, by a cell of one of some columns.
pub(super) fn claimed(path: &str, table: &Table, columns: &[ColumnLook]) -> Option<Diagnostic> {
    let named =
        columns.iter().filter(|one| [Role::Place, Role::Name, Role::Text].contains(&one.role));
    claimed_under(path, table, named.map(|one| one.name.as_str()))
}

/// The same, of some columns.
pub(crate) fn claimed_under<'a>(
    path: &str,
    table: &Table,
    mut columns: impl Iterator<Item = &'a str>,
) -> Option<Diagnostic> {
    let help = "leave the row out with --leave-out COL=VALUE if it is no row of its own; nothing, if it is one";
    let rows: Vec<usize> = (0..table.len()).collect();
    columns.find_map(|column| summary::claimed(path, table, &rows, column, help))
}

/// The first number that is 0 between two years in which it is large.
pub(super) fn zero(path: &str, table: &Table, columns: &[ColumnLook]) -> Option<Diagnostic> {
    let telling = columns.iter().filter(|one| !one.role.is_measured());
    let telling: Vec<&str> = telling.map(|one| one.name.as_str()).collect();
    let mut numbers = columns.iter().filter(|one| SUMMED.contains(&one.role));
    numbers.find_map(|one| {
        Some(zeros::in_series(table, &one.name, &telling, &|_| true)?.told(path, table, &one.name))
    })
}

/// Places that stand again, in rows that nothing but their numbers tells apart, where most places
/// stand once: of rows that are of several ages or causes each place has many.
pub(super) fn again(
    path: &str,
    table: &Table,
    columns: &[ColumnLook],
    places: &PlacesLook,
) -> Option<Diagnostic> {
    let tells = |one: &&ColumnLook| one.name != places.column && !one.role.is_measured();
    let telling: Vec<&str> = columns.iter().filter(tells).map(|one| one.name.as_str()).collect();
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut again: Vec<(usize, usize)> = Vec::new();
    for row in 0..table.len() {
        let code = table.cell(row, &places.column);
        let key = std::iter::once(code).chain(telling.iter().map(|name| table.cell(row, name)));
        let first = *seen.entry(key.collect()).or_insert(row);
        if first != row && table.cells(row) != table.cells(first) {
            again.push((row, first));
        }
    }
    let (row, first) = *again.first()?;
    if again.len() * 10 > table.len() {
        return None;
    }
    let said = format!(
        "{} of a place that another row has, with other numbers: `{}` is on line {} too",
        counted(again.len(), "row"),
        one_line(table.cell(row, &places.column)),
        table.line(first)
    );
    let help = "keep the row that the publisher stands by, or the column that tells them apart";
    Some(Diagnostic::in_cell("W110", path, table.line(row), &places.column, said, help))
}
