//! What keeps two rows from being taken both, and how to go on.

use probative_terms::text::counted;

/// How many pairs of rows a message names of several.
const SHOWN: usize = 3;

/// What is wrong with two rows.
#[derive(Debug, Clone, PartialEq)]
pub enum Between {
    /// They speak of one key, and neither was published later.
    Twice {
        /// The key.
        key: String,
    },
    /// They have one key and are of two things, which a column tells apart.
    TwoThings {
        /// The key.
        key: String,
        /// The column.
        column: String,
    },
    /// They have one number, which each state gives anew to places of its own.
    NumberedAnew {
        /// The number.
        key: String,
        /// The column of the states.
        column: String,
        /// Whether they would be added up.
        is_sum: bool,
    },
    /// They have one key in two spellings.
    Spelt {
        /// The key as each has it.
        keys: (String, String),
    },
    /// They would be added up, and their two names are taken for one.
    TakenForOne {
        /// The name as each has it.
        keys: (String, String),
    },
    /// They are of one place, under the code that it had and under that which it has since.
    Recoded {
        /// The code of each.
        codes: [String; 2],
        /// The year in which it changed.
        year: u16,
        /// What happened.
        said: &'static str,
    },
    /// They would be added up and differ in a column that the claim says nothing of.
    Unsaid {
        /// The column.
        column: String,
    },
    /// They are set beside each other in two units, or of other people.
    OtherUnit {
        /// The column.
        column: String,
    },
    /// They would be added up and differ in their numbers alone.
    Alike,
    /// They would be counted and say the same.
    Copied,
    /// The same is wrong with other pairs of rows.
    Several {
        /// What is wrong with the first.
        first: Box<Between>,
        /// The lines of all of them.
        pairs: Vec<(usize, usize)>,
    },
    /// They give different dates where one is asked for.
    OtherDate {
        /// The column.
        column: String,
    },
}

/// Whether one number is that of places of two states, each of which numbers its own anew.
pub(crate) fn is_numbered_anew(key: &str, of: [&str; 2]) -> bool {
    let is_number = (1..=3).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_digit());
    let [one, other] = of.map(probative_atlas::state);
    is_number && one.zip(other).is_some_and(|(one, other)| one != other)
}

impl Between {
    /// The same of the first of some pairs of lines.
    pub(crate) fn among(self, pairs: Vec<(usize, usize)>) -> Between {
        if pairs.len() < 2 { self } else { Between::Several { first: Box::new(self), pairs } }
    }

    /// The code of it.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Between::Unsaid { .. }
            | Between::OtherUnit { .. }
            | Between::NumberedAnew { is_sum: true, .. } => "E218",
            Between::Several { first, .. } => first.code(),
            _ => "E212",
        }
    }

    /// What is wrong with some lines.
    pub(super) fn said(&self, lines: &str) -> String {
        match self {
            Between::Twice { key } => format!("{lines} both give a number for `{key}`"),
            Between::TwoThings { key, column } => {
                format!("{lines} both give a number for `{key}` and differ in `{column}`")
            }
            Between::NumberedAnew { key, column, is_sum: false } => {
                format!("{lines} both give a number for `{key}`, of two states under `{column}`")
            }
            Between::NumberedAnew { key, column, is_sum: true } => format!(
                "{lines} would be added up, and both are called `{key}`, of two states under `{column}`"
            ),
            Between::Spelt { keys: (one, other) } => {
                format!("{lines} have one key in two spellings, `{one}` and `{other}`")
            }
            Between::TakenForOne { keys: (one, other) } => format!(
                "{lines} would be added up, and their names `{one}` and `{other}` are taken for one"
            ),
            Between::Recoded { codes: [one, other], year, said } => {
                format!("{lines} count one place as `{one}` and as `{other}`: {said} in {year}")
            }
            Between::Unsaid { column } => format!(
                "{lines} would be added up and differ in `{column}`, which the claim does not add up over"
            ),
            Between::OtherUnit { column } => {
                format!("{lines} are set beside each other and differ in `{column}`")
            }
            Between::Alike => format!("nothing but their numbers tells {lines} apart"),
            Between::Copied => format!("{lines} say the same, and would count as two"),
            Between::Several { first, pairs } => {
                let others = pairs.iter().skip(1).take(SHOWN - 1);
                let others: Vec<String> =
                    others.map(|(one, other)| format!("{one} and {other}")).collect();
                let more = counted(pairs.len() - 1, "other pair");
                let first = first.said(lines);
                format!("{first}; so it is with {more}: lines {}", others.join(", "))
            }
            Between::OtherDate { column } => {
                format!("{lines} give different dates under `{column}`")
            }
        }
    }

    /// How to go on.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Between::Twice { .. } => "narrow `where`, or tell by `published` which came later",
            Between::TwoThings { .. } => {
                "narrow `where` to one value of the column, or add them up first: `probative sum FILE --value COLUMN --by KEY --csv OUT`"
            }
            Between::NumberedAnew { is_sum: false, .. } => {
                "narrow `where` to one state; of counties that each state numbers anew name the column of the whole code (GEOID or FIPS, five digits), or join state and county into one column of a copy"
            }
            Between::NumberedAnew { is_sum: true, .. } => {
                "narrow `where` to one state, or name its column in `sum_over` too; of counties that each state numbers anew the column of the whole code (GEOID or FIPS, five digits) is enough"
            }
            Between::Spelt { .. } => {
                "write each key in one way, and leave a row out that says it again"
            }
            Between::Recoded { .. } => {
                "keep the codes of one year, and leave the rows of the others out with `leave_out` of the source"
            }
            Between::TakenForOne { .. } => {
                "in a copy of the file add both up to one row where they are one, and write a word behind one of the names where they are two: points, case and blanks tell no names apart"
            }
            Between::Unsaid { .. } => {
                "narrow `where` to one value of the column, or name the column in `sum_over` if its values are parts of one sum"
            }
            Between::OtherUnit { .. } => {
                "narrow `where` to one value of the column, or bring the numbers to one unit"
            }
            Between::Alike => {
                "narrow `where` to one of them, or give the table a column that tells them apart; parts of one number are added up first: `probative sum FILE --value COLUMN --by KEY --csv OUT`"
            }
            Between::Copied => {
                "leave one of them out, or give the table a column that tells them apart, as a number of each"
            }
            Between::Several { first, .. } => first.help(),
            Between::OtherDate { .. } => "narrow `where` to the row that is meant",
        }
    }
}
