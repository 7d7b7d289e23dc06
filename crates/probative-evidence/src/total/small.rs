//! Small numbers that are the sum of the others that a claim names: by accident, or as their total.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::source::ColumnUse;
use probative_terms::Diagnostic;

use super::is_word;
use super::sums::{LARGE, summed};
use crate::evidence::Evidence;
use crate::table::{Table, field_number};

/// Tells of a row that a claim names beside others, called by a word, whose number is the sum of
/// theirs. A large one is refused where it is added up; a small one may be so by accident.
pub(crate) fn check(case: &Case, evidence: &mut Evidence) {
    let several = case.uses.iter().filter(|used| used.values.len() > 2);
    let told = several.filter_map(|used| {
        let (table, path) = (evidence.table(&used.source)?, case.source(&used.source)?);
        told(case, used, table, &path.path)
    });
    let mut told: Vec<Diagnostic> = told.collect();
    told.dedup();
    told.into_iter().for_each(|warning| evidence.warn(warning));
}

fn told(case: &Case, used: &ColumnUse, table: &Table, path: &str) -> Option<Diagnostic> {
    let named: BTreeSet<&str> = used.values.iter().map(|(value, _)| value.as_str()).collect();
    let beside = || case.uses.iter().filter(|other| other.source == used.source);
    let others: Vec<&str> = beside()
        .filter(|other| !other.values.is_empty() && other.column != used.column)
        .map(|other| other.column.as_str())
        .collect();
    // One row a name, once all else that claims choose rows by is the same.
    let mut groups: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    let rows = (0..table.len()).filter(|row| named.contains(table.cell(*row, &used.column)));
    for row in rows {
        let key = others.iter().map(|column| table.cell(row, column)).collect();
        groups.entry(key).or_default().push(row);
    }
    let columns = || beside().filter(|other| other.values.is_empty()).map(|it| &it.column);
    let (row, column) = groups.values().find_map(|rows| {
        let apart: BTreeSet<&str> = rows.iter().map(|row| table.cell(*row, &used.column)).collect();
        let found = columns().find_map(|column| Some((total(table, rows, column)?, column)));
        let is_name = |row: usize| is_word(table.cell(row, &used.column));
        found.filter(|(row, _)| apart.len() == rows.len() && is_name(*row))
    })?;
    let cell = table.cell(row, &used.column);
    let said = format!("`{cell}` is named beside others and has the sum of their `{column}`");
    let help = "leave it out of `where` if it is their total; nothing, if it is a place of its own";
    Some(Diagnostic::in_cell("W214", path, table.line(row), &used.column, said, help))
}

/// The row whose small number is the sum of the others'.
fn total(table: &Table, rows: &[usize], column: &str) -> Option<usize> {
    let numbers: Vec<Option<f64>> =
        rows.iter().map(|row| field_number(table.cell(*row, column))).collect();
    let at = summed(&numbers)?;
    numbers[at].filter(|number| *number < LARGE)?;
    Some(rows[at])
}
