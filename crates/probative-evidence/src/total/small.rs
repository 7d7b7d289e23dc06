//! Numbers that are the sum of the others beside them: by accident, or as their total.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::Select;
use probative_case::source::ColumnUse;
use probative_terms::Diagnostic;

use super::borne::Parts;
use super::inside::overlapping;
use super::plain::is_plain;
use super::sums::{is_large, summed};
use super::{is_of_all, is_word, names_several};
use crate::alike::folded;
use crate::evidence::Evidence;
use crate::intensive::is_rate;
use crate::select::deciding;
use crate::table::{Table, field_number};

/// Tells of a row called by a word whose number is the sum of those beside it: that a claim names
/// beside them, or adds to them where the number is small or round. Another that is added up is
/// refused; a small one may be so by accident, and who names a row says that it is a part.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let several = case.uses.iter().filter(|used| used.values.len() > 2);
    let named = several.filter_map(|used| {
        let (table, path) = (evidence.table(&used.source)?, case.source(&used.source)?);
        told(case, used, table, &path.path)
    });
    let selects = deciding(case);
    let added = selects.iter().filter_map(|select| added(case, evidence, select));
    named.chain(added).collect()
}

/// That a row which a selection adds to others has the sum of their numbers.
fn added(case: &Case, evidence: &Evidence, select: &Select) -> Option<Diagnostic> {
    let (table, path) = (evidence.table(&select.source)?, &case.source(&select.source)?.path);
    let [over] = &select.sum_over[..] else { return None };
    let rows = table.matching(&select.filter);
    let apart: BTreeSet<&str> = rows.iter().map(|row| table.cell(*row, over)).collect();
    let numbers = numbers(table, &rows, &select.value);
    if let Some(row) = called(select, table, (&rows, &numbers), over) {
        let cell = table.cell(row, over);
        let said = format!("`{cell}` is added to others and is called as a total of some may be");
        return Some(Diagnostic::in_cell("W214", path, table.line(row), over, said, HELP));
    }
    let names: Vec<&str> = rows.iter().map(|row| table.cell(*row, over)).collect();
    if let Some((at, said)) = overlapping(&names).filter(|_| !names_several(select, over)) {
        return Some(Diagnostic::in_cell("W214", path, table.line(rows[at]), over, said, HELP));
    }
    // Where it is large the claim is refused.
    let small = |at: &usize| apart.len() == rows.len() && !is_large(&numbers, *at);
    let row = rows[summed(&numbers).filter(small)?];
    let cell = table.cell(row, over);
    if !is_word(cell) {
        return None;
    }
    let value = &select.value;
    let said = format!("`{cell}` is added to others and has the sum of their `{value}`");
    Some(Diagnostic::in_cell("W214", path, table.line(row), over, said, HELP))
}

/// How to go on where a row that is added up may be a total.
const HELP: &str = "leave it out with `leave_out` of the source if it counts again what others count; nothing, if it is a part of its own";

/// The row that has a word for a total in its name and is no sum of others, while none of them is
/// larger: the total of parts that overlap, or a part of its own.
fn called(
    select: &Select,
    table: &Table,
    (rows, values): (&[usize], &[Option<f64>]),
    column: &str,
) -> Option<usize> {
    if is_rate(&select.value) || names_several(select, column) {
        return None;
    }
    let is_unsure = |cell: &str| is_of_all(cell) && !is_plain(&folded(cell), column);
    let parts = OnceCell::new();
    let parts = || {
        parts.get_or_init(|| Parts::new(table, rows.to_vec(), values.to_vec(), &[column], column))
    };
    let may_be = |at: &usize| {
        let is_called = is_unsure(table.cell(rows[*at], column));
        is_called && parts().contradict(*at) && parts().may_be_of_some(*at)
    };
    (0..rows.len()).find(may_be).map(|at| rows[at])
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

/// The numbers of a column in some rows.
fn numbers(table: &Table, rows: &[usize], column: &str) -> Vec<Option<f64>> {
    rows.iter().map(|row| field_number(table.cell(*row, column))).collect()
}

/// The row whose number is the sum of the others'.
fn total(table: &Table, rows: &[usize], column: &str) -> Option<usize> {
    summed(&numbers(table, rows, column)).map(|at| rows[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_may_be_of_several_is_told_where_none_is_larger() {
        let of = |word: &str, number: f64| {
            let cells = [("Heart", 400.0), ("Cancer", 310.0), ("Stroke", 257.0), (word, number)];
            let row = |(word, number): (&str, f64)| vec![word.to_owned(), number.to_string()];
            let columns = ["cause", "deaths"].map(str::to_owned).to_vec();
            let table = Table::new(columns, cells.map(row).to_vec(), vec![2, 3, 4, 5]);
            let values = cells.map(|(_, number)| Some(number));
            let select = Select::all_of("t", "deaths");
            called(&select, &table, (&[0, 1, 2, 3], &values), "cause")
        };
        assert_eq!(of("All opioids", 530.0), Some(3), "parts may overlap");
        assert_eq!(of("All opioids", 70.0), None, "a part is larger");
        assert_eq!(of("All other causes", 530.0), None);
        assert_eq!(of("Falls", 530.0), None);
    }
}
