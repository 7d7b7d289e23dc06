//! Columns that blanks part, without a header: the files of SaTScan and of its kin.

use super::dialect::joins;
use super::grid::{Grid, Row};
use crate::table::field_number;

/// What columns without a header hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    /// What a reader calls the file.
    pub(crate) word: &'static str,
    pub(crate) columns: &'static [&'static str],
    /// How each column is written.
    is: &'static [fn(&str) -> bool],
}

const KINDS: [Kind; 5] = [
    Kind {
        word: "a case file of SaTScan (.cas)",
        columns: &["location", "cases", "time"],
        is: &[any, count, time],
    },
    Kind {
        word: "a population file of SaTScan (.pop)",
        columns: &["location", "time", "population"],
        is: &[any, time, count],
    },
    Kind {
        word: "a coordinates file of SaTScan (.geo)",
        columns: &["location", "latitude", "longitude"],
        is: &[any, latitude, longitude],
    },
    Kind {
        word: "a case file of FleXScan",
        columns: &["location", "cases", "expected"],
        is: &[any, count, expected],
    },
    Kind {
        word: "a coordinates file of SaTScan (.geo), in a plane",
        columns: &["location", "x", "y"],
        is: &[any, decimal, decimal],
    },
];

fn any(cell: &str) -> bool {
    !cell.is_empty()
}

fn count(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn time(cell: &str) -> bool {
    let year = cell.split(['/', '-']).next().unwrap_or_default();
    year.len() == 4 && field_number(year).is_some_and(|year| (1600.0..=2200.0).contains(&year))
}

fn decimal(cell: &str) -> bool {
    field_number(cell).is_some()
}

fn expected(cell: &str) -> bool {
    decimal(cell) && cell.contains('.') && !cell.starts_with('-')
}

fn latitude(cell: &str) -> bool {
    field_number(cell).is_some_and(|degrees| degrees.abs() <= 90.0) && cell.contains('.')
}

fn longitude(cell: &str) -> bool {
    field_number(cell).is_some_and(|degrees| degrees.abs() <= 180.0) && cell.contains('.')
}

/// What the columns of a text hold, where every line has those of one kind.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    let rows: Vec<Vec<&str>> =
        lines(text).map(|(_, line)| line.split_whitespace().collect()).collect();
    let fits = |kind: &&Kind| {
        rows.iter().all(|row| {
            row.len() == kind.is.len() && row.iter().zip(kind.is).all(|(cell, is)| is(cell))
        })
    };
    let is_joined = text.lines().next().is_some_and(joins);
    if rows.len() < 3 || is_joined { None } else { KINDS.iter().find(fits).copied() }
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    numbered.filter(|(_, line)| !line.trim().is_empty())
}

/// The cells of a text of this kind, with the names of its columns for a header.
pub(crate) fn grid(text: &str, kind: Kind) -> Grid {
    let header =
        Row { line: 0, cells: kind.columns.iter().map(|name| (*name).to_owned()).collect() };
    let row = |(line, text): (usize, &str)| Row {
        line,
        cells: text.split_whitespace().map(str::to_owned).collect(),
    };
    let rows = std::iter::once(header).chain(lines(text).map(row)).collect();
    Grid { rows, form: kind.word.to_owned(), ..Grid::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_how_they_are_written() {
        let word = |text: &str| kind(text).map(|kind| kind.word.split(' ').nth(1).unwrap_or(""));
        assert_eq!(word("1 3 2000\n2 4 2000\n3 1 2001\n"), Some("case"));
        assert_eq!(word("1 2000 3540\n2 2000 3560\n3 2000 9\n"), Some("population"));
        assert_eq!(kind("a 42.1 -75.9\nb 42.2 -75.8\nc 1.5 2.5\n").unwrap().columns[1], "latitude");
        assert_eq!(kind("a 4727 4509\nb 4794 4548\nc 1 2\n").unwrap().columns[1], "x");
        assert_eq!(word("1 3 2000\n2 4\n3 1 2001\n"), None);
        assert_eq!(word("a b c\nd e f\ng h i\n"), None);
        assert_eq!(word("a,geo\\time\t2015 \t2016\nA,AT\t1\t2\nA,BE\t3\t4\n"), None);
    }
}
