//! Rows of several levels that are added up: quarters among their months, branches among their
//! industries. No word need say so: the numbers do, each the sum of those before it or behind it,
//! until nothing is left over.

use std::collections::BTreeSet;

use super::sums::is_large;
use crate::select::Found;
use crate::table::Table;

/// So many sums that leave nothing over are no accident, whatever their rows are called.
const MANY: usize = 3;
/// The fewest sums that make levels.
const FEWEST: usize = 2;
/// A code shorter than this holds no others.
const LETTERS: usize = 2;

/// A row among some that has the sum of others, in a column over which rows are added up or by
/// which they are told apart.
pub(super) fn among<'c>(
    table: &Table,
    rows: &[Found],
    columns: &[&'c str],
) -> Option<(usize, &'c str)> {
    let numbers: Vec<Option<f64>> = rows.iter().map(|row| row.value).collect();
    let of_column = |column: &&'c str| {
        let cells: Vec<&str> = rows.iter().map(|row| table.cell(row.row, column)).collect();
        by_code(&numbers, &cells)
            .or_else(|| by_order(&numbers, &cells, |at| is_called_so(table, rows, at, column)))
            .map(|at| (at, *column))
    };
    columns.iter().find_map(of_column)
}

/// The first row whose code begins those of others and that has their sum: `11` with `111` and
/// `112`, of which the first may have parts of its own.
fn by_code(numbers: &[Option<f64>], cells: &[&str]) -> Option<usize> {
    let is_within = |at: usize, of: usize| {
        cells[at].len() > cells[of].len() && cells[at].starts_with(cells[of])
    };
    let is_code = |cell: &str| {
        cell.len() >= LETTERS && cell.bytes().all(|letter| letter.is_ascii_alphanumeric())
    };
    if !cells.iter().all(|cell| is_code(cell)) || cells.len() > MOST_ROWS {
        return None;
    }
    let parts = |of: usize| -> Vec<usize> {
        let within: Vec<usize> = (0..cells.len()).filter(|at| is_within(*at, of)).collect();
        let is_direct = |at: &usize| !within.iter().any(|other| is_within(*at, *other));
        within.iter().copied().filter(is_direct).collect()
    };
    let is_sum = |of: &usize| {
        let parts = parts(*of);
        let sum = parts.iter().map(|at| numbers[*at]).sum::<Option<f64>>();
        parts.len() > 1 && sum.is_some_and(|sum| sum > 0.0 && numbers[*of] == Some(sum))
    };
    let sums: Vec<usize> = (0..cells.len()).filter(is_sum).collect();
    let first = *sums.first()?;
    (sums.len() >= FEWEST || is_large(numbers, first)).then_some(first)
}

/// More rows than this are of no table that somebody laid out by levels.
const MOST_ROWS: usize = 2_000;

/// The first row that has the sum of those right before it, or right behind it, where each row is
/// such a sum or a part of one. `is_called_so` says whether a row is called as no part is.
fn by_order(
    numbers: &[Option<f64>],
    cells: &[&str],
    is_called_so: impl Fn(usize) -> bool,
) -> Option<usize> {
    let known: Vec<f64> = numbers.iter().copied().collect::<Option<_>>()?;
    let behind: Vec<f64> = known.iter().rev().copied().collect();
    let turned = |sums: Vec<usize>| sums.into_iter().map(|at| known.len() - 1 - at).rev().collect();
    let sums = sums_of(&known).or_else(|| sums_of(&behind).map(turned))?;
    let of_sums: BTreeSet<String> = sums.iter().map(|at| shape(cells[*at])).collect();
    let mut parts = (0..cells.len()).filter(|at| !sums.contains(at));
    let is_shaped = of_sums.len() == 1 && parts.all(|at| !of_sums.contains(&shape(cells[at])));
    let is_named = sums.iter().all(|at| is_called_so(*at));
    let is_sure =
        is_shaped || is_named || sums.len() >= MANY || sums.iter().any(|at| is_large(numbers, *at));
    sums.first().copied().filter(|_| is_sure)
}

/// The numbers that are sums of those before them, down to the sum before; nothing where there are
/// fewer than two, or where a number is neither a sum nor a part of one.
fn sums_of(numbers: &[f64]) -> Option<Vec<usize>> {
    if numbers.len() > MOST_ROWS || numbers.iter().any(|number| *number < 0.0) {
        return None;
    }
    // What is no part of a sum yet, each with whether it is one.
    let mut open: Vec<(f64, bool)> = Vec::new();
    let mut sums = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let (mut sum, mut parts, mut filled, mut taken) = (0.0, 0, 0, None);
        for (part, _) in open.iter().rev() {
            sum += part;
            parts += 1;
            filled += usize::from(*part > 0.0);
            // Nothing and one are one by accident.
            if filled > 1 && sum == *number {
                taken = Some(parts);
            }
        }
        if let Some(parts) = taken {
            open.truncate(open.len() - parts);
            sums.push(at);
        }
        open.push((*number, taken.is_some()));
    }
    let is_whole = open.iter().all(|(_, is_sum)| *is_sum);
    (is_whole && sums.len() >= FEWEST).then_some(sums)
}

/// What a cell looks like: `Q1` as `a9`, `2015-01` as `9-9`.
fn shape(cell: &str) -> String {
    let mut shape = String::new();
    for letter in cell.chars() {
        let kind = match letter {
            letter if letter.is_ascii_digit() => '9',
            letter if letter.is_alphabetic() => 'a',
            other => other,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    shape
}

/// Whether a row has in a column what another of its columns says of the place that it is in: the
/// city `Adams` of the county `Adams`.
fn is_called_so(table: &Table, rows: &[Found], at: usize, column: &str) -> bool {
    let cell = table.cell(rows[at].row, column);
    let mut others = table.columns().iter().filter(|other| *other != column);
    !cell.is_empty() && others.any(|other| table.cell(rows[at].row, other) == cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_order(rows: &[(&str, f64)]) -> Option<usize> {
        let numbers: Vec<Option<f64>> = rows.iter().map(|(_, number)| Some(*number)).collect();
        let cells: Vec<&str> = rows.iter().map(|(cell, _)| *cell).collect();
        super::by_order(&numbers, &cells, |_| false)
    }

    #[test]
    fn rows_that_are_sums_of_those_beside_them_are_levels() {
        let quarters =
            [("1", 10.0), ("2", 12.0), ("Q1", 22.0), ("3", 9.0), ("4", 8.0), ("Q2", 17.0)];
        assert_eq!(by_order(&quarters), Some(2));
        let mut with_year = quarters.to_vec();
        with_year.push(("2015", 39.0));
        assert_eq!(by_order(&with_year), Some(2));
        let first = [("R 1", 22.0), ("a", 10.0), ("b", 12.0), ("R 2", 3.0), ("c", 1.0), ("d", 2.0)];
        assert_eq!(by_order(&first), Some(0));
    }

    #[test]
    fn a_few_small_sums_of_rows_that_are_called_alike_may_be_accidents() {
        let alike = [("a", 1.0), ("b", 2.0), ("c", 3.0), ("d", 2.0), ("e", 2.0), ("f", 4.0)];
        assert_eq!(by_order(&alike), None);
        let large = alike
            .map(|(cell, number)| (cell, number * 111.0 + 0.5 * f64::from(u8::from(cell == "a"))));
        assert_eq!(by_order(&large), None, "one is no sum");
        let left_over = [("a", 1.0), ("b", 2.0), ("Q1", 3.0), ("d", 2.0), ("e", 2.0)];
        assert_eq!(by_order(&left_over), None);
    }

    #[test]
    fn a_code_that_begins_others_and_has_their_sum_holds_them() {
        let numbers = [30.0, 20.0, 12.0, 8.0, 10.0].map(Some);
        assert_eq!(by_code(&numbers, &["11", "111", "1111", "1112", "112"]), Some(0));
        assert_eq!(by_code(&numbers, &["11", "12", "13", "14", "15"]), None);
        assert_eq!(by_code(&[3.0, 2.0, 1.0].map(Some), &["11", "111", "112"]), None, "by accident");
    }
}
