//! What merged cells of a workbook say of the rows below them.

use std::collections::{BTreeMap, BTreeSet};

use probative_terms::Diagnostic;
use probative_terms::text::{counted, one_line};

use super::super::grid::{Grid, Row};
use super::{Merged, named};
use crate::table::field_number;

/// Gives rows what a merged cell says.
pub(super) fn filled(
    path: &str,
    grid: &mut Grid,
    header: &[String],
    body: &BTreeSet<usize>,
) -> Vec<Diagnostic> {
    // By column: the first line, the rows that got a word, and those whose number stays away.
    let mut columns: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    let at: BTreeMap<usize, usize> =
        grid.rows.iter().enumerate().map(|(at, row)| (row.line, at)).collect();
    for Merged { lines: [first, last], columns: [left, right], is_number } in
        std::mem::take(&mut grid.merged)
    {
        let Some(cell) = at.get(&first).map(|at| grid.rows[*at].cells[left].clone()) else {
            continue;
        };
        if !body.contains(&first) || cell.is_empty() {
            continue;
        }
        let is_year = field_number(&cell)
            .is_some_and(|it| it.fract() == 0.0 && (1600.0..=2200.0).contains(&it));
        // A row that holds nothing else is none.
        let is_row = |row: &Row| {
            let others = row.cells.iter().enumerate();
            let mut others = others.filter(|(at, _)| !(left..=right).contains(at));
            row.cells[left].is_empty() && others.any(|(_, cell)| !cell.is_empty())
        };
        for line in body.range(first + 1..=last) {
            let row = &mut grid.rows[at[line]];
            if !is_row(row) {
                continue;
            }
            let (_, got, lacks) = columns.entry(left).or_insert((first, 0, 0));
            if is_number && !is_year {
                *lacks += 1;
            } else {
                row.cells[left].clone_from(&cell);
                *got += 1;
            }
        }
    }
    let told = columns.into_iter().map(|(at, (line, got, lacks))| {
        let mut said = Vec::new();
        if got > 0 {
            said.push(format!("{} what a merged cell above says", has(got)));
        }
        if lacks > 0 {
            said.push(format!("{} none of the number of a merged cell above", has(lacks)));
        }
        let name = named(header, at);
        let help =
            "nothing, if it is meant so; else part the cells and write into each what it holds";
        Diagnostic::in_cell("W112", path, line, &one_line(&name), said.join(", "), help)
    });
    told.collect()
}

fn has(rows: usize) -> String {
    let verb = if rows == 1 { "has" } else { "have" };
    format!("{} {verb}", counted(rows, "row"))
}
