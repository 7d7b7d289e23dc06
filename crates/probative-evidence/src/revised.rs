//! Rows of one place and time: revisions of one number, or numbers of two things.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;

use crate::added::{ORIGIN, is_label};
use crate::select::Found;
use crate::table::{Table, field_number};

/// Columns that say which release a row is of: its revisions differ in them.
const RELEASE: [&str; 9] = [
    "release",
    "edition",
    "version",
    "vintage",
    "revision",
    "revised",
    "provisional",
    "updated",
    "as_of",
];

/// Columns whose numbers say what is counted, and are not what is measured.
const WHAT: [&str; 17] = [
    "month",
    "quarter",
    "week",
    "day",
    "period",
    "hour",
    "age",
    "sex",
    "race",
    "cause",
    "group",
    "category",
    "class",
    "type",
    "code",
    "series",
    "indicator",
];

/// Whether a column, in small letters, says which release a row is of.
pub(crate) fn is_release(column: &str) -> bool {
    RELEASE.contains(&column)
}

/// The columns in which revisions of one number are alike: words, years, and codes by which the
/// rows of each key are told apart, such as the numbers of months.
///
/// Of two rows that differ in one of them neither replaces the other, whenever they were published.
pub(crate) fn labels<'a>(
    select: &Select,
    table: &'a Table,
    rows: &[Found],
    keys: &[&str],
) -> Vec<&'a String> {
    let is_own = |column: &str| {
        let plain = column.to_lowercase();
        select.columns().any(|name| name == column)
            || keys.contains(&column)
            || ORIGIN.contains(&plain.as_str())
            || RELEASE.contains(&plain.as_str())
    };
    let rows: Vec<usize> = rows.iter().map(|found| found.row).collect();
    let groups = groups(table, &rows, keys);
    let says_what = |column: &str| WHAT.contains(&column.to_lowercase().as_str());
    let tells = |column: &&String| {
        !is_own(column)
            && (is_label(table, &rows, column)
                || says_what(column)
                || is_code(table, &groups, column))
    };
    table.columns().iter().filter(tells).collect()
}

/// The rows of each key of which there are several.
fn groups(table: &Table, rows: &[usize], keys: &[&str]) -> Vec<Vec<usize>> {
    let mut by_key: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for row in rows {
        let key = keys.iter().map(|key| table.cell(*row, key)).collect();
        by_key.entry(key).or_default().push(*row);
    }
    by_key.into_values().filter(|rows| rows.len() > 1).collect()
}

/// Whether a column holds whole numbers that are codes: the same few for several keys, each once
/// for a key, or numbers of which each stands at several keys. What a revised record measures is
/// seldom so.
fn is_code(table: &Table, groups: &[Vec<usize>], column: &str) -> bool {
    let of = |rows: &Vec<usize>| -> BTreeSet<&str> {
        rows.iter().map(|row| table.cell(*row, column)).collect()
    };
    let sets: Vec<BTreeSet<&str>> = groups.iter().map(of).collect();
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    sets.iter().flatten().for_each(|cell| *held.entry(*cell).or_default() += 1);
    let alike = || sets.windows(2).all(|pair| pair[0] == pair[1]);
    // Fewer codes than places that have them.
    let again = || held.len() < sets.len() && held.values().all(|count| *count > 1);
    let whole = |cell: &&str| field_number(cell).is_some_and(|number| number.fract() == 0.0);
    let apart = || groups.iter().zip(&sets).all(|(rows, set)| rows.len() == set.len());
    sets.len() > 1 && held.keys().all(whole) && apart() && (alike() || sets.len() > 2 && again())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(columns: &[&str], rows: &[&[&str]]) -> Vec<String> {
        let cells = rows.iter().map(|row| row.iter().map(|&it| it.to_owned()).collect()).collect();
        let columns = columns.iter().map(|&name| name.to_owned()).collect();
        let table = Table::new(columns, cells, (2..rows.len() + 2).collect());
        let select = Select::all_of("t", "deaths");
        let found = |row| Found::at(row, None);
        let found: Vec<Found> = (0..rows.len()).map(found).collect();
        labels(&select, &table, &found, &["state"]).into_iter().cloned().collect()
    }

    #[test]
    fn words_and_years_tell_things_apart_and_what_is_measured_does_not() {
        let columns = ["state", "sex", "year", "people", "release", "published", "deaths"];
        let rows: [&[&str]; 2] = [
            &["01", "men", "2014", "1200", "final", "2015", "5"],
            &["01", "women", "2015", "1300", "first", "2016", "6"],
        ];
        assert_eq!(told(&columns, &rows), ["sex", "year"]);
    }

    #[test]
    fn codes_of_which_each_place_has_some_tell_things_apart() {
        let rows: [[&str; 4]; 10] = [
            ["01", "10", "500", "1"],
            ["01", "20", "501", "2"],
            ["02", "10", "510", "3"],
            ["02", "30", "511", "4"],
            ["03", "10", "520", "5"],
            ["03", "20", "521", "6"],
            ["04", "10", "530", "7"],
            ["04", "30", "531", "8"],
            ["05", "10", "540", "9"],
            ["05", "30", "541", "10"],
        ];
        let rows: Vec<&[&str]> = rows.iter().map(|row| row.as_slice()).collect();
        assert_eq!(told(&["state", "drug", "people", "deaths"], &rows), ["drug"]);
    }

    #[test]
    fn numbers_of_months_tell_things_apart() {
        let rows: Vec<[String; 4]> = (0..9)
            .map(|at| {
                [format!("0{}", 1 + at / 3), format!("{}", 1 + at % 3), "7".into(), format!("{at}")]
            })
            .collect();
        let cells: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
        assert_eq!(told(&["state", "part", "size", "deaths"], &rows), ["part"]);
        let two: [&[&str]; 2] = [&["01", "1", "7", "5"], &["01", "2", "8", "6"]];
        assert_eq!(told(&["state", "Month", "size", "deaths"], &two), ["Month"], "by its name");
    }
}
