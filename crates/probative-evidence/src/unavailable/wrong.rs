//! What is wrong with a row, and how to go on.

use probative_terms::number::plain;
use probative_terms::text::telling;

use super::Count;
use crate::total::summary::Measure;

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
    /// Its code is of no place, where the others' are.
    NoPlace {
        /// The column of the codes.
        column: String,
        /// What stands there.
        cell: String,
    },
    /// Its number is below zero and would be added to numbers above it.
    BelowZero {
        /// The column of the numbers.
        column: String,
        /// The number.
        number: f64,
    },
    /// Its number looks like a sign for none.
    Sign {
        /// The column of the numbers.
        column: String,
        /// The number.
        number: f64,
    },
    /// It holds the total of others that stand beside it.
    Total {
        /// What marks it.
        mark: String,
        /// The column of the mark.
        column: String,
    },
    /// It holds the number of the whole place or time, as the other rows of it do.
    OfTheWhole {
        /// The column of the number.
        column: String,
    },
    /// It holds the mean, or another measure, of others that stand beside it.
    Summary {
        /// What marks it.
        mark: String,
        /// The column of the mark.
        column: String,
        /// What it holds.
        measure: Measure,
    },
    /// It has the sum of others that stand beside it, and nothing else says that it is their total.
    Sum {
        /// What it is called.
        mark: String,
        /// The column of that.
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
    /// It is nearly what a filter asks for, and is passed over.
    Near {
        /// The column.
        column: String,
        /// What stands there.
        cell: String,
        /// What is asked for.
        value: String,
    },
    /// Its number, and those of all others, are too small to be counted with.
    TooSmall {
        /// The column.
        column: String,
        /// The number.
        number: f64,
    },
    /// It speaks of a part of what another speaks of.
    Overlaps {
        /// The column.
        column: String,
        /// What stands there.
        cell: String,
        /// What the other has.
        other: String,
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

impl Wrong {
    /// The code of it.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Wrong::NoKey { .. } => "E211",
            Wrong::OtherForm { .. } | Wrong::NoPlace { .. } => "E201",
            Wrong::Total { .. }
            | Wrong::OfTheWhole { .. }
            | Wrong::Summary { .. }
            | Wrong::Sum { .. }
            | Wrong::Overlaps { .. } => "E214",
            Wrong::TooSmall { .. } => "E223",
            Wrong::Sign { .. } => "E222",
            Wrong::Near { .. } => "E216",
            Wrong::NotACount { .. } | Wrong::BelowZero { .. } | Wrong::CrossedEnds => "E243",
            Wrong::NotADate { cell, .. } if cell.is_empty() => "E226",
            Wrong::NotADate { .. } => "E217",
            Wrong::NotANumber { .. } => "E104",
        }
    }

    /// What is wrong, after the name of the row.
    pub(super) fn said(&self) -> String {
        match self {
            Wrong::NoKey { column } => format!("has nothing under `{column}`"),
            Wrong::OtherForm { column, cell, digits } => {
                format!("has `{cell}` under `{column}`, where the other codes have {digits} digits")
            }
            Wrong::NoPlace { column, cell } => {
                format!("has `{cell}` under `{column}`, which is the code of no place")
            }
            Wrong::Total { mark, column } => {
                format!("holds the total of other rows: it has {} under `{column}`", quoted(mark))
            }
            Wrong::OfTheWhole { column } => format!(
                "has under `{column}` what every row of its place or time has, and so it is in all that is added up: the number is that of the whole"
            ),
            Wrong::Summary { mark, column, measure } => format!(
                "holds the {measure} of other rows: it has {} under `{column}`",
                quoted(mark)
            ),
            Wrong::Sum { mark, column } => format!(
                "has the sum of other rows, and may be their total: it has {} under `{column}`",
                quoted(mark)
            ),
            Wrong::Near { column, cell, value } => {
                let [cell, value] = [cell, value].map(|text| telling(text));
                format!(
                    "has `{cell}` under `{column}`, which is nearly `{value}` and is passed over"
                )
            }
            Wrong::NotACount { column, number, count } => {
                format!("has {} under `{column}`; a count is {}", exact(*number), count.said())
            }
            Wrong::BelowZero { column, number } => {
                let number = exact(*number);
                format!("has {number} under `{column}`, which would be added to numbers above zero")
            }
            Wrong::Sign { column, number } => {
                let number = exact(*number);
                format!(
                    "has {number} under `{column}`, apart from every other number, as a sign for none might"
                )
            }
            Wrong::TooSmall { column, number } => {
                format!("has {} under `{column}`, and no row has more than 1e-15", plain(*number))
            }
            Wrong::Overlaps { column, cell, other } => {
                format!(
                    "has `{cell}` under `{column}`, and another row has `{other}`, which overlaps with it"
                )
            }
            Wrong::CrossedEnds => {
                "has a lower end above the upper one, or a number outside of them".to_owned()
            }
            Wrong::NotADate { column, cell } => format!("has {} under `{column}`", quoted(cell)),
            Wrong::NotANumber { column, cell } => format!("has `{cell}` under `{column}`"),
        }
    }

    /// How to go on.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Wrong::NoKey { .. } => {
                "give the row its code, or leave it out with `leave_out` of the source"
            }
            Wrong::OtherForm { .. } => {
                "write codes as text with their leading zeros, or leave the row out with `leave_out` of the source"
            }
            Wrong::NoPlace { .. } => {
                "correct the code, or leave the row out with `leave_out` of the source"
            }
            Wrong::Total { .. } | Wrong::Summary { .. } => {
                "leave the row out with `leave_out` of the source, or keep it in a source of its own"
            }
            Wrong::OfTheWhole { .. } => {
                "give the number in a table of its own, one row a place or time, and take `sum_over` out there"
            }
            Wrong::Sum { .. } => {
                "leave the row out with `leave_out` of the source if it is their total; if it is a part of its own, name every part in `where`"
            }
            Wrong::Near { .. } => {
                "write the cell as `where` does, or name both spellings in `where`"
            }
            Wrong::NotACount { .. } => {
                "of a rate as published write `values` of a trend, `rates` in place of `events`, or `amounts` of a rank without `exposure`; else give the count that its publisher stands by, corrections taken into it; of an amount that may be below zero nothing tells a change in per cent: compare two of them as a figure or by `arithmetic`"
            }
            Wrong::BelowZero { .. } => {
                "leave a cell blank that has no number; net numbers are added up for a figure and for a number beside a claim, and elsewhere a net sum is one row"
            }
            Wrong::Sign { .. } => {
                "give the source the key `missing`: the number, if it stands for none; `none`, if it is one"
            }
            Wrong::TooSmall { .. } => "give the numbers in a smaller unit",
            Wrong::Overlaps { .. } => "leave one of the two out with `leave_out` of the source",
            Wrong::CrossedEnds => "correct the row, or name other columns",
            Wrong::NotADate { .. } => "give the date as YYYY, YYYY-MM or YYYY-MM-DD",
            Wrong::NotANumber { cell, .. } => digits(cell),
        }
    }
}

/// How to go on where a cell is no number: it may be one of accounts, or say that none is known.
fn digits(cell: &str) -> &'static str {
    let is_withheld = !cell.contains(|it: char| it.is_ascii_digit())
        || cell.starts_with(['<', '>', '≤', '≥', '~']);
    if is_withheld {
        return "where nobody knows it, say so as `missing` of the source; where its ends are known, give them in columns of their own, for `low` and `high`";
    }
    if cell.starts_with('(') && cell.ends_with(')') {
        return "write a number below zero with a minus before it";
    }
    "write digits and a point alone, at most 1e15"
}

/// A number as its cell has it: a fraction that rounding would hide is what is wrong with it.
fn exact(number: f64) -> String {
    if number.fract() == 0.0 { plain(number) } else { format!("{number}").replace('-', "−") }
}

fn quoted(cell: &str) -> String {
    if cell.is_empty() { "nothing".to_owned() } else { format!("`{cell}`") }
}
