//! Why a selection finds no number, and which row keeps it from one.

use probative_case::claim::Select;
use probative_terms::Diagnostic;
use probative_terms::diagnostic::test::by_leaving_out;

use crate::intensive::counts_up;
use crate::named::is_time;
use crate::table::Table;

pub use between::Between;
pub(crate) use between::is_numbered_anew;
pub use wrong::Wrong;

mod between;
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
    /// Rows fit, and none of them has what the selection names beside the values that they have.
    NoRowOf {
        /// The source's id.
        source: String,
        /// The values, each with its column.
        named: Vec<(String, String)>,
    },
    /// A source lacks a column by which its rows are told apart.
    NoColumn {
        /// The source's id.
        source: String,
        /// The column.
        column: String,
    },
    /// Numbers of each year are asked of a column that has one for all years.
    OfNoYear {
        /// The source's id.
        source: String,
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
    /// Numbers that a key tells apart would be added up over several columns.
    OverSeveral {
        /// The source's id.
        source: String,
        /// The columns.
        columns: Vec<String>,
        /// The key.
        key: String,
    },
    /// What is called by a rate would be divided once more.
    RateAsCount {
        /// The source.
        source: String,
        /// The column of the rates.
        column: String,
    },
    /// Rates or medians would be added up over places or times.
    Intensive {
        /// The source's id.
        source: String,
        /// The column of the numbers.
        column: String,
        /// The column of the places or times.
        over: String,
    },
    /// Rows that are added up for one key have not the parts that those of another have.
    OtherParts {
        /// The source's id.
        source: String,
        /// The column of the parts.
        column: String,
        /// The part that one key has and the other lacks, and all others that some key lacks.
        parts: Vec<String>,
        /// The key that lacks it, and one that has it.
        keys: Box<[String; 2]>,
        /// Whether rows have days of publication.
        is_dated: bool,
    },
    /// Two rows cannot both be taken.
    Between {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// What is wrong with them.
        what: Between,
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
    /// Any number; several are added up where all have one sign.
    AnyNumber,
    /// Any number, net ones too: several are added up whatever their signs.
    Net,
    /// No number below zero: people, or another whole that events are set against.
    NotBelowZero,
    /// Whole numbers from zero on: events that are counted one by one.
    Whole,
}

impl Count {
    /// Whether a number is such a one.
    pub(crate) fn allows(self, number: f64) -> bool {
        match self {
            Count::AnyNumber | Count::Net => true,
            Count::NotBelowZero => number >= 0.0,
            Count::Whole => number >= 0.0 && number.fract() == 0.0,
        }
    }

    /// What such a number is, in a few words.
    fn said(self) -> &'static str {
        match self {
            Count::AnyNumber | Count::Net => "any number",
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
            Unavailable::NoRowOf { source, named } => {
                ("E242", no_row_of(&source, &named), WHOLE_SENTENCE)
            }
            Unavailable::NoColumn { source, column } => (
                "E302",
                format!("the source `{source}` has no column `{column}`"),
                "give each table the column by which its rows are told apart",
            ),
            Unavailable::OfNoYear { source, column } => {
                ("E242", of_no_year(&source, &column), EACH_YEAR)
            }
            Unavailable::NotAdded { source, column } => (
                "E218",
                format!(
                    "`sum_over` names `{column}`, in which no rows of `{source}` that are added up differ"
                ),
                "take the column out of `sum_over`, or see whether `where` selects the rows that are meant",
            ),
            Unavailable::OverSeveral { source, columns, key } => {
                ("E218", over_several(&source, &columns, &key), OVER_THREE)
            }
            Unavailable::Intensive { source, column, over } => (
                "E221",
                intensive([&source, &column, &over]),
                match counts_up(&column) {
                    true => "read its last row alone, which has all before it",
                    false => SUM_OF_RATES,
                },
            ),
            Unavailable::RateAsCount { source, column } => {
                ("E221", as_count(&source, &column), COUNTS)
            }
            Unavailable::OtherParts { source, column, parts, keys, is_dated } => {
                let said = other_parts(&source, &column, &parts, &keys);
                let how = without_parts(&column, &parts, is_dated);
                return Diagnostic::new("E218", said).helped(&how);
            }
            Unavailable::Between { source, lines: (first, second), what } => {
                let said = what.said(&format!("lines {first} and {second} of `{source}`"));
                (what.code(), said, what.help())
            }
            Unavailable::InRow { source, line, what } => {
                let said = format!("line {line} of `{source}` {}", what.said());
                (what.code(), said, what.help())
            }
        };
        Diagnostic::new(code, said).helped(help)
    }
}

fn no_row_of(source: &str, named: &[(String, String)]) -> String {
    let has: Vec<String> =
        named.iter().map(|(at, value)| format!("`{value}` under `{at}`")).collect();
    format!("no row of `{source}` that fits has {}", has.join(" and "))
}

fn other_parts(source: &str, column: &str, parts: &[String], [lacks, has]: &[String; 2]) -> String {
    let more = match parts {
        [_] => String::new(),
        [_, other] => format!("; `{other}` is lacking somewhere too"),
        [_, others @ ..] => format!("; {} others are lacking somewhere too", others.len()),
        [] => return String::new(),
    };
    let part = &parts[0];
    format!(
        "`{source}` adds up over `{column}`, and has `{part}` for `{has}` but not for `{lacks}`{more}"
    )
}

/// How to go on where parts of a sum have no row for some key; of months or other times none can be
/// left out: three quarters are no year.
fn without_parts(column: &str, parts: &[String], is_dated: bool) -> String {
    let add = if is_time(column) {
        "a sum of other times is another quantity: add the row, or take only what has all of them"
            .to_owned()
    } else if column.contains('`') {
        "a sum of other parts is another quantity: add the row, or leave the part out with `leave_out` of the source".to_owned()
    } else {
        let out = "a sum of other parts is another quantity: add the row, or leave out what is lacking somewhere";
        by_leaving_out(out, column, parts)
    };
    let none = "; where no row means none, add the numbers up first, so that it counts nothing: `probative sum FILE --value COLUMN --by KEY --csv OUT`";
    let later =
        if is_dated { "; rows that were published after the text are not read" } else { "" };
    format!("{add}{none}{later}")
}

/// How to go on where a change is asked of a column that has one number for all years.
const EACH_YEAR: &str = "name a column that stands in the file once for each year, as `people_2015`; a number of one year beside it belongs into a claim without years";

fn of_no_year(source: &str, column: &str) -> String {
    format!(
        "`{column}` of `{source}` has one number for all years, while years of others stand in columns"
    )
}

/// How to go on where a filter finds no row.
const WHOLE_SENTENCE: &str =
    "add the row, or name in `where` all that the sentence is about and no more";

/// How to go on where numbers would be added up over several columns.
const OVER_THREE: &str = "name three columns and choose rows by `where` in the others, or add them up first: `probative sum FILE --value COLUMN --by KEY --csv OUT`";

/// How to go on where a rate is taken as a count.
const COUNTS: &str = "give the counts; published rates go under `rates` of a `rate`, under `amounts` of a rank without `exposure`, and under `values` of a `trend`; a count gets a column that is called by what it counts";

const SUM_OF_RATES: &str = "a sum of rates is the rate of nothing: add the counts up, with the people beside them; a count gets a column that is called by what it counts";

/// That a column is added up whose numbers give no sum.
fn intensive([source, column, over]: [&str; 3]) -> String {
    let by_name = match counts_up(column) {
        true => "each number has those before it in it",
        false => "it is a rate or a median",
    };
    format!("`{column}` of `{source}` is added up over `{over}`, and by its name {by_name}")
}

fn as_count(source: &str, column: &str) -> String {
    format!(
        "`{column}` of `{source}` is taken as a number of events, and by its name it is a rate or a median"
    )
}

fn over_several(source: &str, columns: &[String], key: &str) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("`{column}`")).collect();
    format!(
        "`sum_over` names {} of `{source}`, and numbers for each `{key}` are added up over at most three columns",
        columns.join(" and ")
    )
}

/// What is wrong with a row that a selection found.
pub(crate) fn in_row(select: &Select, table: &Table, row: usize, what: Wrong) -> Unavailable {
    Unavailable::InRow { source: select.source.clone(), line: table.line(row), what }
}
