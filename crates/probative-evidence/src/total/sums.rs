//! Numbers that are the sums of others.

use probative_case::claim::Select;

use crate::select::Found;
use crate::table::{Table, field_number};

/// From here on a number is the sum of three others by accident about once in a hundred tables.
pub(super) const LARGE: f64 = 100.0;

/// What numbers may be multiples of, from the roundest down.
const UNITS: [f64; 13] = [1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

/// Whether a number is the sum of others by no accident. Round numbers have few digits to agree in,
/// as 20, 30 and 50 have one each.
pub(super) fn is_large(numbers: &[Option<f64>], at: usize) -> bool {
    let unit = unit(numbers.iter().copied().flatten());
    numbers[at].is_some_and(|number| number / unit >= LARGE)
}

/// The roundest unit of which all of some numbers are multiples.
pub(crate) fn unit(numbers: impl Iterator<Item = f64> + Clone) -> f64 {
    let is_unit = |unit: &f64| {
        let steps = |number: f64| number / unit;
        numbers.clone().all(|number| (steps(number) - steps(number).round()).abs() <= 1e-6)
    };
    UNITS.into_iter().find(is_unit).unwrap_or(1e-9)
}

/// How far a sum of published numbers may lie from their published total, as a share of it.
pub(super) const ROUNDING: f64 = 1e-9;

/// Whether the row that has the sum of all others is their total in whatever language: the first or
/// the last of them, by a sum that is no accident. A small one is no accident if another column has
/// its sum there too.
pub(super) fn is_last(
    numbers: &[Option<f64>],
    at: usize,
    select: &Select,
    table: &Table,
    rows: &[Found],
    key: &str,
) -> bool {
    let others = numbers.iter().enumerate().filter(|(other, _)| *other != at);
    let filled = others.filter(|(_, number)| number.is_some_and(|number| number > 0.0)).count();
    let at_an_end = at == 0 || at + 1 == numbers.len();
    let is_sure = || is_large(numbers, at) || is_sum_elsewhere(select, table, rows, at, key);
    at_an_end && filled >= 3 && is_sure()
}

/// The row that holds the total of some others, though not of all: of three or more that stand
/// before it, down from the first row or from the subtotal before.
pub(super) fn subtotal(numbers: &[Option<f64>]) -> Option<usize> {
    let known: Vec<f64> = numbers.iter().copied().collect::<Option<_>>()?;
    let mut sum = 0.0;
    let mut parts = 0;
    for (at, number) in known.iter().enumerate() {
        if is_total(sum, parts, *number) && is_large(numbers, at) {
            return Some(at);
        }
        sum += number;
        parts += usize::from(*number > 0.0);
    }
    None
}

/// Whether the first row holds the total of three or more that follow it. A large number is that of
/// some beside it by accident now and then.
pub(super) fn is_first_of(numbers: &[Option<f64>]) -> bool {
    let Some(numbers) = numbers.iter().copied().collect::<Option<Vec<f64>>>() else { return false };
    let Some((first, others)) = numbers.split_first() else { return false };
    let mut sum = 0.0;
    let mut parts = 0;
    others.iter().any(|number| {
        sum += number;
        parts += usize::from(*number > 0.0);
        is_total(sum, parts, *first)
    })
}

/// Whether a number is the sum of so many parts, and large enough not to be so by accident.
fn is_total(sum: f64, parts: usize, total: f64) -> bool {
    parts >= 3 && total >= LARGE && (sum - total).abs() <= ROUNDING * total
}

/// Whether another column of numbers has the same row for the total of others; of codes in the key
/// one may be the sum of the others, and says nothing.
pub(super) fn is_sum_elsewhere(
    select: &Select,
    table: &Table,
    rows: &[Found],
    at: usize,
    key: &str,
) -> bool {
    let is_other =
        |column: &&String| *column != key && !select.columns().any(|name| name == *column);
    let others = table.columns().iter().filter(is_other);
    let numbers = |column: &String| -> Vec<Option<f64>> {
        rows.iter().map(|row| field_number(table.cell(row.row, column))).collect()
    };
    // A copy of the numbers, such as the ends between which they lie, has the same sum by the same
    // accident.
    let own = numbers(&select.value);
    let mut held = others.map(numbers).filter(|numbers| *numbers != own);
    held.any(|numbers| {
        let is_some = || summed(&numbers) == Some(at) || subtotal(&numbers) == Some(at);
        is_some() || at == 0 && is_first_of(&numbers)
    })
}

/// The row whose number is the sum of all the others, where there are two of them or more.
pub(super) fn summed(numbers: &[Option<f64>]) -> Option<usize> {
    let numbers: Option<Vec<f64>> = numbers.iter().copied().collect();
    let numbers = numbers.filter(|numbers| numbers.len() > 2)?;
    let all: f64 = numbers.iter().sum();
    let is_sum = |number: &f64| *number > 0.0 && (all - 2.0 * number).abs() <= ROUNDING * number;
    numbers.iter().position(is_sum)
}
