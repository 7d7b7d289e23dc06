//! Totals of some of the parts beside them, as of adults among ages, by whatever name.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;

use super::sums::{ROUNDING, unit};
use super::words::is_of_ages;
use crate::named::is_time;
use crate::select::Found;
use crate::table::{Table, field_number};

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

/// The same of the rows that a selection picks, and where these are of few places and times, of
/// those that the file has of the same keys in all times, or in whatever else it picks.
pub(super) fn in_all(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Option<usize> {
    let few = || groups(table, rows, &keys[1..]).len() < SEVERAL;
    let of_all = |is_open: &dyn Fn(&str) -> bool| {
        let (all, keys) = opened(select, table, rows, keys, is_open)?;
        in_each(table, &all, &keys).filter(|at| *at < rows.len())
    };
    let of_file = || of_all(&is_time).or_else(|| of_all(&|_| true));
    in_each(table, rows, keys).or_else(|| few().then(of_file).flatten())
}

/// Some rows, and behind them those of the file that have their keys and differ in nothing but what
/// the filter picks by some columns, with those columns as keys; of none that lack a number.
fn opened<'a>(
    select: &'a Select,
    table: &Table,
    rows: &[Found],
    keys: &[&'a str],
    is_open: &dyn Fn(&str) -> bool,
) -> Option<(Vec<Found>, Vec<&'a str>)> {
    let is_picked = |column: &str| column != keys[0] && is_open(column);
    let (picked, kept): (Vec<_>, Vec<_>) =
        select.filter.iter().cloned().partition(|(column, _)| is_picked(column));
    let names = select.filter.iter().map(|(column, _)| column.as_str());
    let mut others: Vec<&str> = keys[1..].to_vec();
    others.extend(names.filter(|name| is_picked(name) && !keys.contains(name)));
    let named: BTreeSet<&str> = rows.iter().map(|row| table.cell(row.row, keys[0])).collect();
    let mut found = table.matching(&kept);
    found.retain(|row| named.contains(table.cell(*row, keys[0])));
    let of = |row: usize| others.iter().map(|key| table.cell(row, key)).collect::<Vec<_>>();
    let number = |row: usize| field_number(table.cell(row, &select.value));
    let lacks = |row: &&usize| number(**row).is_none_or(|number| number < 0.0);
    let own = rows.iter().map(|found| of(found.row));
    let closed: BTreeSet<Vec<&str>> =
        found.iter().filter(lacks).map(|row| of(*row)).chain(own).collect();
    let more = found.iter().filter(|row| !closed.contains(&of(**row)));
    let more = more.map(|row| Found::at(*row, number(*row)));
    let all = rows.iter().copied().chain(more).collect();
    (!picked.is_empty()).then(|| (all, [&keys[..1], &others].concat()))
}

/// The places or times of some rows, in their order.
fn groups<'a>(table: &'a Table, rows: &[Found], others: &[&str]) -> BTreeMap<Vec<&'a str>, usize> {
    let mut groups = BTreeMap::new();
    for row in rows {
        let next = groups.len();
        let of = others.iter().map(|key| table.cell(row.row, key)).collect();
        groups.entry(of).or_insert(next);
    }
    groups
}

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
    let groups = groups(table, rows, others);
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
    let filled = with(|number| number > 0.0);
    // Where a total is nothing, so is each of its parts.
    let asked: Vec<usize> = filled.chain(with(|number| number == 0.0)).collect();
    let there = |numbers: &Vec<Option<f64>>| -> Vec<f64> {
        asked.iter().map(|at| numbers[*at].unwrap_or(0.0)).collect()
    };
    let numbers: BTreeMap<&str, Vec<f64>> =
        numbers.iter().map(|(name, it)| (*name, there(it))).collect();
    let total = &numbers[name];
    let is_called = is_of_ages(name);
    let unit = unit(numbers.values().flatten().copied());
    let is_some = |other: &&Vec<f64>| other.iter().any(|number| *number > 0.0);
    let others = numbers.iter().filter(|(other, _)| **other != name).map(|(_, it)| it);
    let parts: Vec<&Vec<f64>> = others.filter(is_some).collect();
    let spare = if is_called { SPARE_OF_A_WORD } else { SPARE };
    let fewest = if is_called { 1 } else { SEVERAL };
    // Places or times in which a total and its parts have the same numbers again tell it once.
    let is_enough = |taken: &[&Vec<f64>]| {
        let numbers = |at: usize| taken.iter().map(|part| part[at].to_bits()).collect::<Vec<_>>();
        let once: BTreeMap<Vec<u64>, usize> =
            (0..total.len()).filter(|at| total[*at] > 0.0).map(|at| (numbers(at), at)).collect();
        let digits: usize = once.values().map(|at| digits(total[*at] / unit)).sum();
        once.len() >= fewest && digits >= parts.len() + spare
    };
    let is_any = || {
        let all: Vec<&Vec<f64>> = parts.iter().copied().chain([total]).collect();
        is_enough(&all)
    };
    if !is_any() {
        return false;
    }
    // The largest first: most sums are too large at once.
    let mut largest = parts.clone();
    largest.sort_by(|one, other| other.iter().sum::<f64>().total_cmp(&one.iter().sum()));
    let mut sums = Sums { total, is_enough: &is_enough, tried: 0 };
    sums.add_up(&largest, total.clone(), &mut vec![total])
}

/// How many digits a number has as powers of two.
fn digits(number: f64) -> usize {
    let halves = std::iter::successors(Some(number), |number| Some(0.5 * number));
    halves.take_while(|number| *number >= 1.0).count()
}

/// The sums of parts that are tried for a total.
struct Sums<'a> {
    total: &'a [f64],
    /// Whether a total and the parts of which it is the sum are so by no accident.
    is_enough: &'a dyn Fn(&[&Vec<f64>]) -> bool,
    tried: usize,
}

impl<'a> Sums<'a> {
    /// Whether some of the parts, with those that are taken already behind the total, add up to
    /// what is left of it; not, where too many sums would have to be tried.
    fn add_up(
        &mut self,
        parts: &[&'a Vec<f64>],
        left: Vec<f64>,
        taken: &mut Vec<&'a Vec<f64>>,
    ) -> bool {
        let total = self.total;
        let near = |left: f64, total: f64| left.abs() <= ROUNDING * total.max(1.0);
        self.tried += 1;
        if taken.len() > 2 && left.iter().zip(total).all(|(left, total)| near(*left, *total)) {
            return (self.is_enough)(taken);
        }
        let Some((part, others)) = parts.split_first().filter(|_| self.tried < TRIED) else {
            return false;
        };
        // What the parts that are not tried yet have together falls short somewhere.
        let rest = |at: usize| parts.iter().map(|part| part[at]).sum::<f64>();
        if (0..left.len()).any(|at| left[at] > rest(at) && !near(left[at] - rest(at), total[at])) {
            return false;
        }
        let after: Vec<f64> = left.iter().zip(*part).map(|(left, part)| left - part).collect();
        let mut both = after.iter().zip(total);
        if both.all(|(after, total)| *after >= 0.0 || near(*after, *total)) {
            taken.push(part);
            let is_sum = self.add_up(others, after, taken);
            taken.pop();
            if is_sum {
                return true;
            }
        }
        self.add_up(others, left, taken)
    }
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
        let found = rows.iter().enumerate().map(|(row, (.., n))| Found::at(row, Some(*n)));
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
    fn numbers_that_stay_as_they_are_tell_a_sum_once() {
        let six = |change: f64| -> Vec<(&str, &str, f64)> {
            let years = ["2010", "2011", "2012", "2013", "2014", "2015"].into_iter();
            let of = |(at, year)| {
                let n = change * at as f64;
                let grants = [("Alba", 5127.0 + n), ("Boro", 3071.0 + n), ("Cary", 2056.0)];
                let dale = ("Dale", 1500.0 + 7.0 * at as f64);
                grants.into_iter().chain([dale]).map(move |(town, n)| (town, year, n))
            };
            years.enumerate().flat_map(of).collect()
        };
        assert_eq!(told(&six(0.0)), None, "whatever others do");
        assert_eq!(told(&six(1.0)), Some(0));
    }

    #[test]
    fn a_sum_of_every_year_is_told_of_one_that_is_picked() {
        let rows = |last: f64| {
            let of = |year: usize| {
                let (heroin, fentanyl) = ((101 + 7 * year) as f64, (203 + 31 * year) as f64);
                let is_last = f64::from(u8::from(year == 0));
                let opioids = heroin + fentanyl + is_last * last;
                let all = [
                    ("Heroin", heroin),
                    ("Fentanyl", fentanyl),
                    ("Opioids", opioids),
                    ("Cocaine", 57.0 + year as f64),
                ];
                all.map(|(cause, n)| {
                    vec![cause.to_owned(), (2010 + year).to_string(), n.to_string()]
                })
            };
            (0..7).flat_map(of).collect::<Vec<_>>()
        };
        let told = |last: f64, column: &str| {
            let columns = ["cause", column, "n"].map(str::to_owned).to_vec();
            let table = Table::new(columns, rows(last), (2..30).collect());
            let filter = vec![(column.to_owned(), vec!["2016".to_owned()])];
            let sum_over = vec!["cause".to_owned()];
            let select = Select { filter, sum_over, ..Select::all_of("t", "n") };
            let found = |row: usize| {
                let value = field_number(table.cell(row, "n"));
                Found::at(row, value)
            };
            let picked: Vec<Found> =
                table.matching(&select.filter).into_iter().map(found).collect();
            in_all(&select, &table, &picked, &["cause"])
        };
        assert_eq!(told(0.0, "year"), Some(2));
        assert_eq!(told(0.0, "town"), Some(2), "of every town");
        assert_eq!(told(5.0, "year"), None, "not so in one year");
    }

    #[test]
    fn parts_that_agree_by_accident_are_none() {
        let small = [[1.0, 2.0, 1.0, 0.0, 3.0], [0.0, 1.0, 0.0, 0.0, 1.0], [1.0; 5]];
        assert_eq!(told(&towns("Adults", &small)), None);
        let three = [57.0, 58.0, 60.0].map(|n| [n, n + 154.0, 188.0, 97.0, n + 439.0]);
        let mut none = towns("18 plus", &three);
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
