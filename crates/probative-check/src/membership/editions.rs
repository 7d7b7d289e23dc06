//! Editions of a list: what a later one says of what an earlier one has.

use std::collections::BTreeMap;

use probative_case::claim::membership::{Columns, List};
use probative_evidence::Table;
use probative_terms::Date;

/// What was published on one day: when each thing began.
type Edition<'a> = BTreeMap<&'a str, &'a str>;

/// What a list has on its last public day.
pub(super) struct Current {
    /// The rows that no later edition replaces.
    pub(super) rows: Vec<usize>,
    /// Those of them whose thing a later edition no longer has, with its day.
    pub(super) dropped: BTreeMap<usize, Date>,
}

/// Of several entries of one thing from one day on, those that were published last. A later edition
/// may give the year or the month alone of a day that an earlier one gives, or the day of it.
///
/// An edition that has again at least half of what stood in the list before it, one entry of it
/// unchanged, is the whole list and no addition to it: it replaces all that earlier ones have of a
/// thing, and drops what it lacks.
pub(super) fn current(table: &Table, list: &List, columns: &Columns, rows: &[usize]) -> Current {
    let column = list.key.as_ref().unwrap_or(&columns.key);
    let key = |row: usize| table.cell(row, column);
    let from = |row: usize| table.cell(row, &columns.from);
    let day = |row: usize| Date::last(table.day(row, &columns.published)).ok();
    let mut editions: BTreeMap<Date, Edition<'_>> = BTreeMap::new();
    let mut entries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in rows {
        entries.entry(key(*row)).or_default().push(*row);
        day(*row).into_iter().for_each(|day| {
            editions.entry(day).or_default().insert(key(*row), from(*row));
        });
    }
    let whole = whole(&editions);
    let later = |row: usize| {
        let day = day(row);
        whole.iter().filter(move |(edition, _)| day.is_some_and(|day| day < *edition))
    };
    let is_replaced = |row: &usize| {
        let newer =
            |other: &usize| begin_alike(from(*row), from(*other)) && day(*row) < day(*other);
        entries[key(*row)].iter().any(newer)
            || later(*row).any(|(_, keys)| keys.contains_key(key(*row)))
    };
    let rows: Vec<usize> = rows.iter().copied().filter(|row| !is_replaced(row)).collect();
    let gone = |row: &usize| later(*row).next().map(|(edition, _)| (*row, *edition));
    let dropped = rows.iter().filter_map(gone).collect();
    Current { rows, dropped }
}

/// The editions that are the whole list.
fn whole<'k, 'a>(editions: &'k BTreeMap<Date, Edition<'a>>) -> Vec<(Date, &'k Edition<'a>)> {
    let mut before: Edition<'_> = Edition::new();
    let mut whole = Vec::new();
    for (day, keys) in editions {
        let again = || before.iter().filter(|(key, _)| keys.contains_key(*key));
        let unchanged = |(key, from): (&&str, &&str)| begin_alike(from, keys[key]);
        if 2 * again().count() >= before.len() && again().any(unchanged) {
            whole.push((*day, keys));
            before.clear();
        }
        before.extend(keys);
    }
    whole
}

/// Whether two entries begin on one day, or one of them in the year or month in which the other
/// does.
fn begin_alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    one == other
        || long.strip_prefix(short).is_some_and(|rest| !short.is_empty() && rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editions<'a>(all: &[(i32, &[&'a str])]) -> BTreeMap<Date, Edition<'a>> {
        let day = |year: i32| Date { year, month: 1, day: 1 };
        let parted = |key: &&'a str| key.split_once(' ').unwrap_or((key, "2010"));
        all.iter().map(|(year, keys)| (day(*year), keys.iter().map(parted).collect())).collect()
    }

    #[test]
    fn an_edition_that_has_half_of_the_list_again_is_the_list_and_an_addition_is_not() {
        let years = |all: &[(i32, &[&str])]| -> Vec<i32> {
            whole(&editions(all)).into_iter().map(|(day, _)| day.year).collect()
        };
        assert_eq!(years(&[(2018, &["a", "b", "c"]), (2019, &["b", "c"])]), [2019]);
        assert_eq!(years(&[(2018, &["a", "b", "c"]), (2019, &["d"]), (2020, &["a"])]), [0; 0]);
        assert_eq!(years(&[(2018, &["a 2010"]), (2019, &["a 2018"])]), [0; 0], "listed again");
        assert_eq!(
            years(&[(2018, &["a", "b"]), (2019, &["a", "c"]), (2020, &["c"])]),
            [2019, 2020]
        );
    }
}
