//! Totals that are told by their numbers, and what else says so.

use probative_atlas::state;
use probative_case::claim::Select;

use super::sums::{is_first_of, is_large, is_last, is_sum_elsewhere, subtotal, summed};
use super::words::are_whole;
use super::{codes, is_code, is_word};
use crate::select::Found;
use crate::table::Table;

/// The row that by its number is the total of all others, or of some beside it, with the column by
/// which it is none of them and what else says so.
pub(super) fn by_sum<'a>(
    select: &Select,
    table: &'a Table,
    rows: &[Found],
    keys: &[&str],
) -> Option<(usize, &'a String, Sign)> {
    let numbers: Vec<Option<f64>> = rows.iter().map(|row| row.value).collect();
    let is_key = |column: &String| keys.contains(&column.as_str());
    let word = |at: usize, column: &String| is_word(table.cell(rows[at].row, column));
    let adds = |column: &String| select.sum_over.contains(column);
    let elsewhere = |at: usize, column: &String| is_sum_elsewhere(select, table, rows, at, column);
    let of_all = |at: usize, column: &String| {
        let cells: Vec<&str> = rows.iter().map(|row| table.cell(row.row, column)).collect();
        if is_odd(&cells, at, is_key(column)) {
            return Some(Sign::Other);
        }
        let word = is_key(column) && word(at, column);
        if word && (elsewhere(at, column) && adds(column) || are_whole(&cells, at)) {
            return Some(Sign::Other);
        }
        let sure = || adds(column) && is_large(&numbers, at);
        let last = || is_last(&numbers, at, select, table, rows, column);
        if word && (sure() || last()) {
            return Some(if elsewhere(at, column) { Sign::Other } else { Sign::SumAlone });
        }
        if !is_key(column) || !codes::is_total(&numbers, at, select, table, rows, column) {
            return None;
        }
        let plainly = codes::is_of_a_total(cells[at]) || elsewhere(at, column);
        Some(if plainly { Sign::Other } else { Sign::SumAlone })
    };
    let of_some = |at: usize, is_first: bool, column: &String| {
        let of_a_group = || codes::is_of_a_group(table, rows, at, column);
        if !is_key(column) {
            None
        } else if !is_first && of_a_group() || word(at, column) && elsewhere(at, column) {
            Some(Sign::Other)
        } else {
            (word(at, column) && !is_first && adds(column)).then_some(Sign::SumAlone)
        }
    };
    let mut columns = table.columns().iter();
    if let Some(at) = summed(&numbers)
        && let Some((column, sign)) = columns.find_map(|it| Some((it, of_all(at, it)?)))
    {
        return Some((at, column, sign));
    }
    let (at, is_first) = match subtotal(&numbers) {
        Some(at) => (at, false),
        None => (0, is_first_of(&numbers).then_some(true)?),
    };
    table.columns().iter().find_map(|column| Some((at, column, of_some(at, is_first, column)?)))
}

/// What says that a row is the total of others, beside its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing: one of many parts may have the sum of the others by accident.
    SumAlone,
    /// Its name or code, the parts beside it, or another column that has the sum too.
    Other,
}

/// Whether a row that has the sum of all others is told from them: by a blank, by a word among
/// codes or by a state among words.
fn is_odd(cells: &[&str], at: usize, is_key: bool) -> bool {
    let others = || cells.iter().enumerate().filter(|(other, _)| *other != at);
    let blank = cells[at].is_empty() && others().all(|(_, cell)| !cell.is_empty());
    let alone = |is: fn(&str) -> bool| is(cells[at]) && !others().any(|(_, cell)| is(cell));
    blank || is_key && (alone(|cell| !is_code(cell)) || alone(|cell| state(cell).is_some()))
}
