//! Words for a total that a part may have for its name, held against the numbers.

use super::is_of_all;
use super::sums::{LARGE, ROUNDING, unit};
use crate::added::{has_one_each, is_years};
use crate::named::is_time;
use crate::table::{Table, field_number};

/// The least share of the sum of all others that their total has, where they overlap or are rounded.
const LEAST: f64 = 0.75;

/// Rows that are added up or set beside each other, and the column by a word of which one may be
/// the total of others.
pub(super) struct Parts<'a> {
    pub(super) table: &'a Table,
    /// The rows of the table.
    pub(super) rows: &'a [usize],
    pub(super) values: &'a [Option<f64>],
    /// The columns by which rows are told apart, whatever stands in them.
    pub(super) keys: &'a [&'a str],
    pub(super) column: &'a str,
}

impl Parts<'_> {
    /// Whether the number of a row is by far too small for the total of those beside it, and none of
    /// the sums of those next to it.
    pub(super) fn contradict(&self, at: usize) -> bool {
        let Some((own, sides)) = self.beside(at) else { return false };
        let unit = unit(sides.iter().flatten().copied().chain([own]));
        let all: f64 = sides.iter().flatten().sum();
        own < LEAST * all && (own / unit < LARGE || !is_next(own, &sides))
    }

    /// Whether a row that its numbers contradict may be a total all the same: of parts that overlap,
    /// or of few small ones next to it.
    pub(super) fn may_be_of_some(&self, at: usize) -> bool {
        let Some((own, sides)) = self.beside(at) else { return true };
        is_next(own, &sides) || sides.iter().flatten().all(|number| *number <= own)
    }

    /// The number of a row, with those before it from the nearest and those behind it: of the rows
    /// that say the same but for its word, and hold no total themselves; nothing where one has none.
    fn beside(&self, at: usize) -> Option<(f64, [Vec<f64>; 2])> {
        let cell = |at: usize, column: &str| self.table.cell(self.rows[at], column);
        let others = self.telling();
        let is_part = |other: &usize| {
            let own = cell(*other, self.column);
            let same = others.iter().all(|column| cell(*other, column) == cell(at, column));
            same && own != cell(at, self.column) && !is_of_all(own)
        };
        let number = |at: usize| self.values[at].filter(|number| *number >= 0.0);
        let before = (0..at).rev().filter(is_part).map(number).collect::<Option<Vec<_>>>()?;
        let after = (at + 1..self.rows.len()).filter(is_part).map(number);
        let after = after.collect::<Option<Vec<_>>>()?;
        (before.len() + after.len() > 1).then_some((number(at)?, [before, after]))
    }

    /// The columns that tell other things of the rows than the word does: no numbers, and no names
    /// or codes of the same.
    fn telling(&self) -> Vec<&str> {
        let (table, column) = (self.table, self.column);
        let is_number = |name: &str| {
            let mut cells = self.rows.iter().map(|row| table.cell(*row, name));
            cells.all(|cell| cell.is_empty() || field_number(cell).is_some())
        };
        let is_key = |name: &str| self.keys.contains(&name) || is_time(name);
        let tells =
            |name: &str| is_key(name) || !is_number(name) || is_years(table, self.rows, name);
        let same = |name: &str| {
            has_one_each(table, &[column], name) || has_one_each(table, &[name], column)
        };
        let names = table.columns().iter().map(String::as_str);
        names.filter(|name| *name != column && tells(name) && !same(name)).collect()
    }
}

/// Whether a number is the sum of the two or more that stand nearest on one of its sides.
fn is_next(own: f64, sides: &[Vec<f64>; 2]) -> bool {
    sides.iter().any(|numbers| {
        let sums = numbers.iter().scan(0.0, |sum, number| {
            *sum += number;
            Some(*sum)
        });
        sums.skip(1).any(|sum| (sum - own).abs() <= ROUNDING * own)
    })
}
