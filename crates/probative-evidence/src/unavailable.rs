//! Why a selection finds no number, and which row keeps it from one.

use probative_case::claim::Select;
use probative_terms::Diagnostic;

use crate::table::Table;

pub use wrong::Wrong;

mod wrong;

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
    /// Two rows of one key are of two things, which a column tells apart.
    Another {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// The key.
        key: String,
        /// The column.
        column: String,
    },
    /// Two rows have one key in two spellings.
    Spelt {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// The key as each has it.
        keys: (String, String),
    },
    /// Two rows that would be added up differ in a column that the claim says nothing of.
    Unsaid {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// The column.
        column: String,
    },
    /// A claim says that rows are added up over a column in which they do not differ.
    NotAdded {
        /// The source's id.
        source: String,
        /// The column.
        column: String,
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

    /// What such a number is, in a few words.
    fn said(self) -> &'static str {
        match self {
            Count::AnyNumber => "any number",
            Count::NotBelowZero => "not below zero",
            Count::Whole => "whole, and not below zero",
        }
    }
}

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
            Unavailable::Another { source, lines: (first, second), key, column } => (
                "E212",
                format!(
                    "lines {first} and {second} of `{source}` both give a number for `{key}` and differ in `{column}`"
                ),
                "narrow `where` to one value of the column",
            ),
            Unavailable::Spelt { source, lines: (first, second), keys: (one, other) } => (
                "E212",
                format!(
                    "lines {first} and {second} of `{source}` have one key in two spellings, `{one}` and `{other}`"
                ),
                "write each key in one way, and leave a row out that says it again",
            ),
            Unavailable::Unsaid { source, lines: (first, second), column } => (
                "E218",
                format!(
                    "lines {first} and {second} of `{source}` would be added up and differ in `{column}`, which the claim does not add up over"
                ),
                "narrow `where` to one value of the column, or name the column in `sum_over` if its values are parts of one sum",
            ),
            Unavailable::NotAdded { source, column } => (
                "E218",
                format!(
                    "`sum_over` names `{column}`, in which no rows of `{source}` that are added up differ"
                ),
                "take the column out of `sum_over`, or see whether `where` selects the rows that are meant",
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
                let said = format!("line {line} of `{source}` {}", what.said());
                (what.code(), said, what.help())
            }
        };
        Diagnostic::new(code, said).helped(help)
    }
}

/// What is wrong with a row that a selection found.
pub(crate) fn in_row(select: &Select, table: &Table, row: usize, what: Wrong) -> Unavailable {
    Unavailable::InRow { source: select.source.clone(), line: table.line(row), what }
}
