//! Rows that hold the total of the rows beside them.

use std::cell::OnceCell;

use probative_atlas::state;
use probative_case::claim::Select;
use probative_terms::Diagnostic;
use probative_terms::place::Geoid;

use crate::alike::folded;
use crate::intensive::is_rate;
use crate::select::Found;
use crate::table::{Table, field_number};
use crate::unavailable::{Unavailable, Wrong, in_row};
use borne::Parts;
use by_sum::{Sign, by_sum};
pub(crate) use levels::{holds, is_of_a_larger, of_another_level};
use overlap::none_overlap;
use plain::is_plain;
pub(crate) use plain::is_the_rest;
use sums::{is_last, summed};
use words::{
    CODES, EVERYBODY, NAMES, begins_with_every, has_total, is_called, is_of_places, words,
};

mod borne;
mod by_sum;
mod codes;
mod inside;
mod levels;
mod nested;
mod of_some;
mod overlap;
mod plain;
pub(crate) mod small;
pub(crate) mod summary;
mod sums;
mod words;

pub(crate) use sums::unit;
pub(crate) use words::is_unknown;

/// Passes if none of some rows that are added up or set beside each other is the total of others.
///
/// A row is one if a cell says so and not every row's does: by a word for a total, by the nation
/// among states and counties, or by a code of another level. A word that a part may have for its
/// name too, as `All Saints` has, is believed unless the numbers contradict it. Without a word it
/// is one if its number is the sum of all the others and it has no code, or a blank where all the
/// others have none. What the selection asks for by a value of its own in `where` is meant.
pub(crate) fn among_parts(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    none_overlap(select, table, rows, keys)?;
    none_is_summary(select, table, rows, keys)?;
    none_is_total(select, table, rows, keys)
}

/// Passes if none of some rows is the mean of others, or another measure of them.
fn none_is_summary(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    let Some((at, column, measure)) = summary::among(select, table, rows, keys) else {
        return Ok(());
    };
    let (mark, column) = (table.cell(rows[at].row, column).to_owned(), column.to_owned());
    Err(in_row(select, table, rows[at].row, Wrong::Summary { mark, column, measure }))
}

/// Passes if none of some rows is the total of others, where none overlaps with another.
fn none_is_total(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    if rows.len() < 2 {
        return Ok(());
    }
    let of = |row: &Found, mark: &str, column: &str| {
        let (mark, column) = (mark.to_owned(), column.to_owned());
        in_row(select, table, row.row, Wrong::Total { mark, column })
    };
    let sum = |at: usize, column: &str| {
        let (mark, column) = (table.cell(rows[at].row, column).to_owned(), column.to_owned());
        in_row(select, table, rows[at].row, Wrong::Sum { mark, column })
    };
    for column in table.columns().iter().filter(|column| !is_meant(select, column)) {
        let cells: Vec<&str> = rows.iter().map(|row| table.cell(row.row, column)).collect();
        let is_key = keys.contains(&column.as_str());
        let parts = OnceCell::new();
        let parts = || parts.get_or_init(|| parts_of(select, table, rows, (keys, column)));
        // A rate of all is no sum, so that no number contradicts it.
        let is_sure = |at: usize| is_plain(&folded(cells[at]), column) || is_rate(&select.value);
        let believed = |at: usize| is_sure(at) || !parts().contradict(at);
        let first = |says: &dyn Fn(&str) -> bool| first(&cells, says, &believed);
        let within = || first(&has_total).filter(|_| is_key || is_called(column, &NAMES));
        let of_all = |cell: &str| begins_with_every(cell) || EVERYBODY.contains(&cell);
        let every = || first(&of_all).filter(|_| is_key);
        let larger = || of_another_level(&cells).filter(|_| is_key || is_called(column, &CODES));
        if let Some(at) = marked(&cells, &believed).or_else(within).or_else(every).or_else(larger) {
            return Err(of(&rows[at], cells[at], column));
        }
    }
    match by_sum(select, table, rows, keys) {
        Some((at, column, Sign::Other)) => {
            Err(of(&rows[at], table.cell(rows[at].row, column), column))
        }
        // Whoever names the parts says which they are; of a sum alone that is believed, and told.
        Some((at, column, Sign::SumAlone)) if !names_several(select, column) => {
            Err(sum(at, column))
        }
        Some((_, _, Sign::SumAlone)) | None => match levels_of(select, table, rows, keys) {
            Some((at, column)) => Err(sum(at, column)),
            None => Ok(()),
        },
    }
}

/// A row of a level above others, in a column of keys or over which rows are added up; none where
/// the selection names its values, and of rates, which are no sums.
fn levels_of<'c>(
    select: &'c Select,
    table: &Table,
    rows: &[Found],
    keys: &[&'c str],
) -> Option<(usize, &'c str)> {
    let over = select.sum_over.iter().map(String::as_str);
    let mut columns: Vec<&'c str> = over.chain(keys.iter().copied()).collect();
    columns.retain(|column| !is_meant(select, column) && !names_several(select, column));
    let is_open = !is_rate(&select.value) && !columns.is_empty();
    is_open.then(|| nested::among(table, rows, &columns)).flatten()
}

/// Whether the selection names several values of a column.
pub(crate) fn names_several(select: &Select, column: &str) -> bool {
    select.filter.iter().any(|(name, values)| name == column && values.len() > 1)
}

/// Passes if none of some rows by their keys is the total of others, in all or in each time: by the
/// first key, and by each over which the selection adds up.
pub(crate) fn among_keys(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    none_overlap(select, table, rows, keys)?;
    none_is_summary(select, table, rows, keys)?;
    let is_added = |key: &str| select.sum_over.iter().any(|over| over == key);
    let mut firsts = (0..keys.len()).filter(|at| *at == 0 || is_added(keys[*at]));
    firsts.try_for_each(|at| {
        none_is_total(select, table, rows, &keys[at..=at])?;
        in_each(select, table, rows, &[&keys[at..], &keys[..at]].concat())
    })
}

/// Passes if no key of some rows has the total of the others in each of the times, or of the other
/// parts, that the keys behind the first tell.
pub(crate) fn in_each(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    let of_some = || of_some::in_all(select, table, rows, keys);
    let Some(at) = codes::in_each(table, rows, keys).or_else(of_some) else { return Ok(()) };
    let (mark, column) = (table.cell(rows[at].row, keys[0]).to_owned(), keys[0].to_owned());
    Err(in_row(select, table, rows[at].row, Wrong::Total { mark, column }))
}

/// Whether a cell is called by a word, and by no code and no number.
fn is_word(cell: &str) -> bool {
    !is_code(cell) && field_number(cell).is_none()
}

/// Whether a column is called one of the codes of places.
pub(crate) fn has_codes_of_places(column: &str) -> bool {
    is_called(column, &["fips", "geoid"])
}

/// What is wrong with the first row of a table whose id is the word for a total or the code of a
/// place that holds others, or that is called so in some column and has the sum of the others in
/// one of its numbers.
pub fn total_row(path: &str, table: &Table, id: &str, numbers: &[&str]) -> Option<Diagnostic> {
    Some(first_total(path, table, id, numbers)?.1)
}

/// The same, behind its row and the column of the cell that says it.
pub(crate) fn first_total<'a>(
    path: &str,
    table: &'a Table,
    id: &'a str,
    numbers: &[&str],
) -> Option<((usize, &'a str), Diagnostic)> {
    let cells =
        |column: &str| (0..table.len()).map(|row| table.cell(row, column)).collect::<Vec<_>>();
    let told = |row: usize, column: &'a str| {
        let said = marks_total(table.cell(row, column));
        ((row, column), Diagnostic::in_cell("E214", path, table.line(row), column, said, TAKE_OUT))
    };
    let named = cells(id);
    let number = |cells: Vec<&str>| cells.into_iter().map(field_number).collect::<Vec<_>>();
    let of = |column: &&str| {
        Parts::new(table, (0..table.len()).collect(), number(cells(column)), &[], id)
    };
    let counts = OnceCell::new();
    let counts = || -> &Vec<Parts<'_>> {
        counts.get_or_init(|| numbers.iter().filter(|column| !is_rate(column)).map(of).collect())
    };
    let believed = |at: usize| {
        let is_part = || !counts().is_empty() && counts().iter().all(|one| one.contradict(at));
        is_plain(&folded(named[at]), id) || !is_part()
    };
    let every = || first(&named, begins_with_every, &believed);
    let says = || every().or_else(|| of_another_level(&named));
    if let Some(row) = marked(&named, &believed).or_else(says) {
        return Some(told(row, id));
    }
    let sums = numbers.iter().filter_map(|column| summed(&number(cells(column))));
    let is_called = |row: usize, column: &&String| is_of_all(table.cell(row, column));
    let found = |row: usize| Some((row, table.columns().iter().find(|it| is_called(row, it))?));
    let named = sums.filter_map(found).map(|(row, column)| told(row, column)).next();
    let blank = || Some(told(beside_all(table, id, numbers)?, id));
    // By whatever word: the first or last row, with the sum of a column that is no accident.
    let select = |column: &str| Select::all_of("", column);
    let rows: Vec<Found> = (0..table.len()).map(|row| Found::at(row, None)).collect();
    let unnamed = || {
        numbers.iter().find_map(|column| {
            let values = number(cells(column));
            let row = summed(&values)?;
            let select = select(column);
            let by_code = || codes::is_total(&values, row, &select, table, &rows, id);
            let by_word =
                || is_word(table.cell(row, id)) && is_last(&values, row, &select, table, &rows, id);
            let is = !id.is_empty() && (by_word() || by_code());
            is.then(|| told(row, id))
        })
    };
    let summary = || {
        let (row, told) = summary::told(path, table, id, TAKE_OUT)?;
        Some(((row, id), told))
    };
    named.or_else(blank).or_else(unnamed).or_else(summary)
}

/// What a cell says of its row.
fn marks_total(cell: &str) -> String {
    match cell {
        "" => "the cell is blank, and the number of its row is the sum of all others".to_owned(),
        cell => format!("`{cell}` marks the row as the total of others"),
    }
}

/// The one row whose id says nothing, where those of all others say something, and one of whose
/// numbers is the sum of all others: it is the name of no part.
fn beside_all(table: &Table, id: &str, numbers: &[&str]) -> Option<usize> {
    let is_blank = |row: &usize| !id.is_empty() && table.cell(*row, id).is_empty();
    let mut blank = (0..table.len()).filter(is_blank);
    let only = blank.next().filter(|_| blank.next().is_none())?;
    let values = |column: &str| -> Vec<Option<f64>> {
        (0..table.len()).map(|row| field_number(table.cell(row, column))).collect()
    };
    numbers.iter().any(|column| summed(&values(column)) == Some(only)).then_some(only)
}

/// How to go on where a row of a table of units is the total of others.
const TAKE_OUT: &str =
    "leave the row out with --leave-out COL=VALUE, so that it does not count as a unit";

/// What is wrong with the first row of a table that says of itself that it is a total.
///
/// Of a table that is no case's nobody says which rows are meant, so that only the plainest words
/// count.
pub(crate) fn said(path: &str, table: &Table) -> Option<Diagnostic> {
    let says =
        |row: usize, column: &str| words().plainest.contains(&folded(table.cell(row, column)));
    table.columns().iter().find_map(|column| {
        let row = (0..table.len()).find(|row| says(*row, column))?;
        let all = (0..table.len()).all(|row| says(row, column));
        let cell = table.cell(row, column);
        let told = format!("`{cell}` marks the row as the total of others");
        (!all).then(|| Diagnostic::in_cell("E214", path, table.line(row), column, told, TAKE_OUT))
    })
}

/// Whether the selection names one value of a column, or is the column of its numbers.
fn is_meant(select: &Select, column: &str) -> bool {
    select.columns().any(|name| name == column)
        || select.filter.iter().any(|(name, values)| name == column && values.len() == 1)
}

/// The first cell that says something, where others do not, and is believed.
fn first(
    cells: &[&str],
    says: impl Fn(&str) -> bool,
    believed: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let said: Vec<bool> = cells.iter().map(|cell| says(&folded(cell))).collect();
    let found = (0..cells.len()).find(|at| said[*at] && believed(*at))?;
    said.contains(&false).then_some(found)
}

/// Some rows as those against which a word in a column is held.
fn parts_of<'a>(
    select: &Select,
    table: &'a Table,
    rows: &[Found],
    (keys, column): (&[&str], &'a str),
) -> Parts<'a> {
    let named = select.filter.iter().map(|(column, _)| column).chain(&select.sum_over);
    let keys: Vec<&str> = named.map(String::as_str).chain(keys.iter().copied()).collect();
    let values = rows.iter().map(|row| row.value).collect();
    Parts::new(table, rows.iter().map(|row| row.row).collect(), values, &keys, column)
}

/// Whether a cell is the word for all of something, or the nation.
pub(crate) fn is_of_all(cell: &str) -> bool {
    let cell = folded(cell);
    let is_word = words().total.contains(&cell) || words().nation.contains(&cell);
    is_word || is_of_places(&cell) || begins_with_every(&cell) || has_total(&cell)
}

/// The row that a word marks as a total, where others have none.
fn marked(cells: &[&str], believed: &dyn Fn(usize) -> bool) -> Option<usize> {
    // A country may be called as a state is, `DE`; most of them are not.
    let among_states =
        || 2 * cells.iter().filter(|cell| is_of_a_state(cell)).count() >= cells.len();
    let is_total = |cell: &str| words().total.contains(cell) || is_of_places(cell);
    let nation = || first(cells, |cell| words().nation.contains(cell), believed);
    first(cells, is_total, believed).or_else(|| nation().filter(|_| among_states()))
}

fn is_of_a_state(cell: &str) -> bool {
    is_code(cell) || state(cell).is_some()
}

/// Whether a cell is the code of a state, a county or less.
fn is_code(cell: &str) -> bool {
    cell != Geoid::nation().as_str() && Geoid::parse(cell).is_ok()
}

#[cfg(test)]
mod tests;
