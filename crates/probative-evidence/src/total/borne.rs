//! Words for a total that a part may have for its name, held against the numbers.

use std::collections::BTreeMap;

use super::is_of_all;
use super::sums::{LARGE, ROUNDING, unit};
use crate::added::{has_one_each, is_years};
use crate::named::is_time;
use crate::table::{Table, field_number};

/// The least share of the sum of all others that their total has, where they overlap.
const LEAST: f64 = 0.75;

/// Rows that are added up or set beside each other, and the column by a word of which one may be
/// the total of others.
pub(super) struct Parts<'a> {
    table: &'a Table,
    /// The rows of the table.
    rows: Vec<usize>,
    values: Vec<Option<f64>>,
    column: &'a str,
    /// The columns that tell other things of the rows than the word does.
    others: Vec<&'a str>,
    /// The rows that say the same but for the word, by what they say.
    groups: BTreeMap<Vec<&'a str>, Vec<usize>>,
}

/// What stands beside a row.
struct Beside {
    own: f64,
    /// All that is called as the row is.
    called: f64,
    /// The numbers before it, from the nearest, and those behind it.
    sides: [Vec<f64>; 2],
}

impl<'a> Parts<'a> {
    /// Some rows, their values, the columns by which they are told apart whatever stands in them,
    /// and the column of the word.
    pub(super) fn new(
        table: &'a Table,
        rows: Vec<usize>,
        values: Vec<Option<f64>>,
        keys: &[&str],
        column: &'a str,
    ) -> Parts<'a> {
        let others = telling(table, &rows, keys, column);
        let mut groups: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            let of = others.iter().map(|other| table.cell(*row, other)).collect();
            groups.entry(of).or_default().push(at);
        }
        Parts { table, rows, values, column, others, groups }
    }

    /// Whether the number of a row is by far too small for the total of those beside it, and none
    /// of the sums of those next to it.
    pub(super) fn contradict(&self, at: usize) -> bool {
        let Some(Beside { own, called, sides }) = self.beside(at) else { return false };
        let unit = unit(sides.iter().flatten().copied().chain([own]));
        let all: f64 = sides.iter().flatten().sum();
        called < LEAST * all && (own / unit < LARGE || !is_next(own, &sides))
    }

    /// Whether a row that its numbers contradict may be a total all the same: of parts that
    /// overlap, or of few small ones next to it.
    pub(super) fn may_be_of_some(&self, at: usize) -> bool {
        let Some(Beside { own, sides, .. }) = self.beside(at) else { return true };
        is_next(own, &sides) || sides.iter().flatten().all(|number| *number <= own)
    }

    /// What stands beside a row: in the rows that say the same but for its word, and hold no total
    /// themselves. Nothing where a number lacks, or is below zero, or there are too few.
    fn beside(&self, at: usize) -> Option<Beside> {
        let word = |at: usize| self.table.cell(self.rows[at], self.column);
        let of: Vec<&str> =
            self.others.iter().map(|other| self.table.cell(self.rows[at], other)).collect();
        let group = &self.groups[&of];
        let number = |at: &usize| self.values[*at].filter(|number| *number >= 0.0);
        let is_part = |other: &&usize| word(**other) != word(at) && !is_of_all(word(**other));
        let (before, after) = group.split_at(group.iter().position(|other| *other == at)?);
        let before = before.iter().rev().filter(is_part).map(number).collect::<Option<Vec<_>>>()?;
        let after = after.iter().filter(is_part).map(number).collect::<Option<Vec<_>>>()?;
        let called = group.iter().filter(|other| word(**other) == word(at)).map(number);
        let called = called.collect::<Option<Vec<_>>>()?.iter().sum();
        let is_enough = before.len() + after.len() > 1;
        is_enough.then_some(Beside { own: number(&at)?, called, sides: [before, after] })
    }
}

/// The columns that tell other things of some rows than a column does: no numbers, and no names or
/// codes of the same.
fn telling<'a>(table: &'a Table, rows: &[usize], keys: &[&str], column: &str) -> Vec<&'a str> {
    let is_number = |name: &str| {
        let mut cells = rows.iter().map(|row| table.cell(*row, name));
        cells.all(|cell| cell.is_empty() || field_number(cell).is_some())
    };
    let is_key = |name: &str| keys.contains(&name) || is_time(name);
    let tells = |name: &str| is_key(name) || !is_number(name) || is_years(table, rows, name);
    let same =
        |name: &str| has_one_each(table, &[column], name) || has_one_each(table, &[name], column);
    let names = table.columns().iter().map(String::as_str);
    names.filter(|name| *name != column && tells(name) && !same(name)).collect()
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
