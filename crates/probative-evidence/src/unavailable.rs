//! Why a selection finds no number, and which row keeps it from one.

use probative_case::claim::Select;
use probative_terms::Diagnostic;
use probative_terms::number::plain;

use crate::table::Table;

/// Why a selection found no number.
#[derive(Debug, Clone, PartialEq)]
pub enum Unavailable {
    /// The source is not there.
    Missing {
        /// The source's id.
        source: String,
        /// Why it could not be read.
        why: String,
    },
    /// No row fits.
    NoRow {
        /// The source's id.
        source: String,
    },
    /// A source lacks a column by which its rows are told apart.
    NoColumn {
        /// The source's id.
        source: String,
        /// The column.
        column: String,
    },
    /// Two rows speak of one key, and neither was published later.
    Twice {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// The key.
        key: String,
    },
    /// Two rows that would be added up differ in their numbers alone.
    Alike {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
    },
    /// Two rows give different dates where one is asked for.
    OtherDate {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// The column.
        column: String,
    },
    /// A row cannot be taken as it stands.
    InRow {
        /// The source's id.
        source: String,
        /// The line.
        line: usize,
        /// What is wrong with it.
        what: Wrong,
    },
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Wrong {
    /// It has no code where rows are told apart by it.
    NoKey {
        /// The column of the codes.
        column: String,
    },
    /// Its code has another form than those of the others.
    OtherForm {
        /// The column of the codes.
        column: String,
        /// What stands there.
        cell: String,
        /// How many digits the others have.
        digits: usize,
    },
    /// It holds the total of others that stand beside it.
    Total {
        /// What marks it.
        mark: String,
        /// The column of the mark.
        column: String,
    },
    /// A number is none that a count can be.
    NotACount {
        /// The column.
        column: String,
        /// The number.
        number: f64,
        /// What a count is.
        count: Count,
    },
    /// The ends of a number lie on the wrong sides of each other or of the number.
    CrossedEnds,
    /// A cell is no date.
    NotADate {
        /// The column.
        column: String,
        /// What stands there.
        cell: String,
    },
    /// A cell that should hold a number holds something else.
    NotANumber {
        /// The column.
        column: String,
        /// What stands there.
        cell: String,
    },
}

/// What the numbers of a selection must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Any number.
    AnyNumber,
    /// No number below zero: people, or another whole that events are set against.
    NotBelowZero,
    /// Whole numbers from zero on: events that are counted one by one.
    Whole,
}

impl Count {
    /// Whether a number is such a one.
    pub(crate) fn allows(self, number: f64) -> bool {
        match self {
            Count::AnyNumber => true,
            Count::NotBelowZero => number >= 0.0,
            Count::Whole => number >= 0.0 && number.fract() == 0.0,
        }
    }

    fn said(self) -> &'static str {
        match self {
            Count::AnyNumber => "any number",
            Count::NotBelowZero => "not below zero",
            Count::Whole => "whole, and not below zero",
        }
    }
}

/// How to go on where a row is no place.
const LEAVE_OUT: &str = "leave the row out with `where`, or keep it in a source of its own";

impl From<Unavailable> for Diagnostic {
    fn from(why: Unavailable) -> Diagnostic {
        let (code, said, help) = match why {
            Unavailable::Missing { source, why } => {
                return Diagnostic::new("W401", format!("the source `{source}` is missing: {why}"));
            }
            Unavailable::NoRow { source } => {
                ("E242", format!("no row of `{source}` fits"), "loosen `where`")
            }
            Unavailable::NoColumn { source, column } => (
                "E302",
                format!("the source `{source}` has no column `{column}`"),
                "give each table the column by which its rows are told apart",
            ),
            Unavailable::Twice { source, lines: (first, second), key } => (
                "E212",
                format!("lines {first} and {second} of `{source}` both give a number for `{key}`"),
                "narrow `where`, or tell by `published` which came later",
            ),
            Unavailable::Alike { source, lines: (first, second) } => (
                "E212",
                format!(
                    "nothing but their numbers tells lines {first} and {second} of `{source}` apart"
                ),
                "narrow `where` to one of them, or give the table a column that tells them apart",
            ),
            Unavailable::OtherDate { source, lines: (first, second), column } => (
                "E212",
                format!(
                    "lines {first} and {second} of `{source}` give different dates under `{column}`"
                ),
                "narrow `where` to the row that is meant",
            ),
            Unavailable::InRow { source, line, what } => {
                let (code, said, help) = what.told();
                (code, format!("line {line} of `{source}` {said}"), help)
            }
        };
        Diagnostic::new(code, said).helped(help)
    }
}

impl Wrong {
    /// The code, what is wrong after the name of the row, and how to go on.
    fn told(self) -> (&'static str, String, &'static str) {
        match self {
            Wrong::NoKey { column } => (
                "E211",
                format!("has nothing under `{column}`"),
                "give the row its code, or leave it out with `where`",
            ),
            Wrong::OtherForm { column, cell, digits } => (
                "E201",
                format!(
                    "has `{cell}` under `{column}`, where the other codes have {digits} digits"
                ),
                "write codes as text with their leading zeros, or leave the row out with `where`",
            ),
            Wrong::Total { mark, column } => {
                let mark = quoted(&mark);
                let said = format!("holds the total of other rows: it has {mark} under `{column}`");
                ("E214", said, LEAVE_OUT)
            }
            Wrong::NotACount { column, number, count } => {
                let (number, is) = (plain(number), count.said());
                let said = format!("has {number} under `{column}`; a count is {is}");
                (
                    "E243",
                    said,
                    "give the count that its publisher stands by, corrections taken into it",
                )
            }
            Wrong::CrossedEnds => (
                "E243",
                "has a lower end above the upper one, or a number outside of them".to_owned(),
                "correct the row, or name other columns",
            ),
            Wrong::NotADate { column, cell } => (
                if cell.is_empty() { "E226" } else { "E217" },
                format!("has {} under `{column}`", quoted(&cell)),
                "give the date as YYYY, YYYY-MM or YYYY-MM-DD",
            ),
            Wrong::NotANumber { column, cell } => (
                "E104",
                format!("has `{cell}` under `{column}`"),
                "write digits and a point alone, at most 1e15",
            ),
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.is_empty() { "nothing".to_owned() } else { format!("`{cell}`") }
}

/// What is wrong with a row that a selection found.
pub(crate) fn in_row(select: &Select, table: &Table, row: usize, what: Wrong) -> Unavailable {
    Unavailable::InRow { source: select.source.clone(), line: table.line(row), what }
}
