//! Totals of some of the parts beside them, as of adults among ages, by whatever name.

use std::collections::BTreeMap;

use super::sums::{ROUNDING, unit};
use super::words::is_of_ages;
use crate::select::Found;
use crate::table::Table;

/// The most parts of which sums are tried.
const MOST: usize = 24;
/// The fewest places or times of which each has the sum, where no word says so.
const SEVERAL: usize = 3;
/// So many places or times are enough to tell.
const ENOUGH: usize = 40;
/// The most sums that are tried.
const TRIED: usize = 100_000;
/// How many times more digits, as powers of two, agree than it takes to tell the sums apart.
const SPARE: usize = 10;
/// The same of a row that is called by a word for several of its parts.
const SPARE_OF_A_WORD: usize = 3;

/// The numbers of each part, by place and time; none where a part has no row.
type Numbers<'a> = BTreeMap<&'a str, Vec<Option<f64>>>;

/// The first row whose key has, in each place or time that the keys behind the first tell, the sum
/// of the same others.
///
/// By accident numbers agree as often as there are sums of others: a row is told where they agree
/// in far more digits than that.
pub(super) fn in_each(table: &Table, rows: &[Found], keys: &[&str]) -> Option<usize> {
    let (key, others) = keys.split_first()?;
    let name = |row: &Found| table.cell(row.row, key);
    let mut named: Vec<&str> = rows.iter().map(name).collect();
    named.sort_unstable();
    named.dedup();
    if !(SEVERAL..=MOST).contains(&named.len()) {
        return None;
    }
    let of = |row: &Found| others.iter().map(|key| table.cell(row.row, key)).collect::<Vec<_>>();
    let mut groups: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for row in rows {
        let next = groups.len();
        groups.entry(of(row)).or_insert(next);
    }
    let mut numbers: Numbers<'_> =
        named.iter().map(|name| (*name, vec![None; groups.len()])).collect();
    for row in rows {
        let value = row.value.filter(|value| *value >= 0.0)?;
        let number = &mut numbers.get_mut(name(row))?[groups[&of(row)]];
        *number = Some(number.unwrap_or(0.0) + value);
    }
    let found = named.into_iter().find(|name| is_sum(&numbers, name))?;
    rows.iter().position(|row| name(row) == found)
}

/// Whether the numbers of a part are everywhere the sum of those of some others, by no accident.
fn is_sum(numbers: &Numbers<'_>, name: &str) -> bool {
    let own = &numbers[name];
    let with = |is: fn(f64) -> bool| {
        let all = (0..own.len()).filter(move |at| own[*at].is_some_and(is));
        all.take(ENOUGH)
    };
    let filled: Vec<usize> = with(|number| number > 0.0).collect();
    // Where a total is nothing, so is each of its parts.
    let asked: Vec<usize> = filled.iter().copied().chain(with(|number| number == 0.0)).collect();
    let there = |numbers: &Vec<Option<f64>>| -> Vec<f64> {
        asked.iter().map(|at| numbers[*at].unwrap_or(0.0)).collect()
    };
    let numbers: BTreeMap<&str, Vec<f64>> =
        numbers.iter().map(|(name, it)| (*name, there(it))).collect();
    let total = &numbers[name];
    let is_called = is_of_ages(name);
    let unit = unit(numbers.values().flatten().copied());
    let digits: usize = total.iter().map(|number| digits(number / unit)).sum();
    let is_some = |other: &&Vec<f64>| other.iter().any(|number| *number > 0.0);
    let others = numbers.iter().filter(|(other, _)| **other != name).map(|(_, it)| it);
    let mut parts: Vec<&Vec<f64>> = others.filter(is_some).collect();
    let spare = if is_called { SPARE_OF_A_WORD } else { SPARE };
    let fewest = if is_called { 1 } else { SEVERAL };
    if filled.len() < fewest || digits < parts.len() + spare {
        return false;
    }
    // The largest first: most sums are too large at once.
    parts.sort_by(|one, other| other.iter().sum::<f64>().total_cmp(&one.iter().sum()));
    adds_up(&parts, total.clone(), (total, 0), &mut 0)
}

/// How many digits a number has as powers of two.
fn digits(number: f64) -> usize {
    let halves = std::iter::successors(Some(number), |number| Some(0.5 * number));
    halves.take_while(|number| *number >= 1.0).count()
}

/// Whether some of the parts, with those that are taken already, add up to what is left of a total;
/// not, where too many sums would have to be tried.
fn adds_up(
    parts: &[&Vec<f64>],
    left: Vec<f64>,
    (total, taken): (&[f64], usize),
    tried: &mut usize,
) -> bool {
    let near = |left: f64, total: f64| left.abs() <= ROUNDING * total.max(1.0);
    *tried += 1;
    if taken > 1 && left.iter().zip(total).all(|(left, total)| near(*left, *total)) {
        return true;
    }
    let Some((part, others)) = parts.split_first().filter(|_| *tried < TRIED) else { return false };
    // What the parts that are not tried yet have together falls short somewhere.
    let rest = |at: usize| parts.iter().map(|part| part[at]).sum::<f64>();
    if (0..left.len()).any(|at| left[at] > rest(at) && !near(left[at] - rest(at), total[at])) {
        return false;
    }
    let after: Vec<f64> = left.iter().zip(*part).map(|(left, part)| left - part).collect();
    let fits = after.iter().zip(total).all(|(after, total)| *after >= 0.0 || near(*after, *total));
    fits && adds_up(others, after, (total, taken + 1), tried)
        || adds_up(others, left, (total, taken), tried)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of rows `age,town,n`.
    fn told(rows: &[(&str, &str, f64)]) -> Option<usize> {
        let cells = rows
            .iter()
            .map(|(age, town, n)| vec![(*age).to_owned(), (*town).to_owned(), n.to_string()]);
        let columns = ["age", "town", "n"].map(str::to_owned).to_vec();
        let table = Table::new(columns, cells.collect(), (2..rows.len() + 2).collect());
        let found = rows.iter().enumerate().map(|(row, (.., n))| Found {
            row,
            value: Some(*n),
            low: None,
            high: None,
        });
        in_each(&table, &found.collect::<Vec<_>>(), &["age", "town"])
    }

    const AGES: [&str; 5] = ["0-17", "18-44", "45-64", "65+", "Adults"];

    fn towns<'a>(last: &'a str, numbers: &[[f64; 5]]) -> Vec<(&'a str, &'a str, f64)> {
        let towns = ["A", "B", "C", "D"].into_iter().zip(numbers);
        let of_town = |(town, numbers): (&'a str, &[f64; 5])| {
            let named = AGES[..4].iter().copied().chain([last]).zip(*numbers);
            named.map(move |(age, n)| (age, town, n)).collect::<Vec<_>>()
        };
        towns.flat_map(of_town).collect()
    }

    #[test]
    fn adults_among_ages_are_their_total_by_any_name() {
        let one = [[57.0, 211.0, 188.0, 97.0, 496.0]];
        assert_eq!(told(&towns("Adults", &one)), Some(4));
        assert_eq!(told(&towns("working-age", &one)), Some(4));
        assert_eq!(told(&towns("unknown", &one)), None, "once may be by accident");
        let three = [one[0], [11.0, 72.0, 40.0, 33.0, 145.0], [5.0, 14.0, 9.0, 21.0, 44.0]];
        assert_eq!(told(&towns("18 plus", &three)), Some(4));
    }

    #[test]
    fn parts_that_agree_by_accident_are_none() {
        let small = [[1.0, 2.0, 1.0, 0.0, 3.0], [0.0, 1.0, 0.0, 0.0, 1.0], [1.0; 5]];
        assert_eq!(told(&towns("Adults", &small)), None);
        let mut none = towns("18 plus", &[[57.0, 211.0, 188.0, 97.0, 496.0]; 3]);
        assert_eq!(told(&none), Some(4));
        none.extend([("18-44", "D", 3.0), ("18 plus", "D", 0.0)]);
        assert_eq!(told(&none), None, "nothing is no sum of three");
        none.pop();
        assert_eq!(told(&none), Some(4), "without a row it may lack there");
        let other = [[57.0, 211.0, 188.0, 97.0, 496.0], [11.0, 72.0, 40.0, 33.0, 140.0]];
        assert_eq!(told(&towns("Adults", &other)), None);
        assert_eq!(told(&towns("Adults", &[[57.0, 211.0, 188.0, 97.0, 9.0]])), None);
    }
}
