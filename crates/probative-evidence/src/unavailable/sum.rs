//! Rows that cannot be added up.

/// Why rows cannot be added up.
#[derive(Debug, Clone, PartialEq)]
pub enum NoSum {
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
    /// Rows that are added up for one key have not the parts that those of another have.
    OtherParts {
        /// The source's id.
        source: String,
        /// The column of the parts.
        column: String,
        /// The part that one key has and the other lacks.
        part: String,
        /// The key that lacks it, and one that has it.
        keys: (String, String),
    },
    /// Two rows that would be added up differ in their numbers alone.
    Alike {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
    },
}

impl NoSum {
    /// Its code, what is wrong and how to go on.
    pub(super) fn told(self) -> (&'static str, String, &'static str) {
        match self {
            NoSum::Unsaid { source, lines: (first, second), column } => (
                "E218",
                format!(
                    "lines {first} and {second} of `{source}` would be added up and differ in `{column}`, which the claim does not add up over"
                ),
                "narrow `where` to one value of the column, or name the column in `sum_over` if its values are parts of one sum",
            ),
            NoSum::NotAdded { source, column } => (
                "E218",
                format!(
                    "`sum_over` names `{column}`, in which no rows of `{source}` that are added up differ"
                ),
                "take the column out of `sum_over`, or see whether `where` selects the rows that are meant",
            ),
            NoSum::OtherParts { source, column, part, keys: (lacks, has) } => (
                "E218",
                format!(
                    "`{source}` adds up over `{column}`, and has `{part}` for `{has}` but not for `{lacks}`"
                ),
                "a sum of other parts is another quantity: add the row, or leave the part out with `where`",
            ),
            NoSum::Alike { source, lines: (first, second) } => (
                "E212",
                format!(
                    "nothing but their numbers tells lines {first} and {second} of `{source}` apart"
                ),
                "narrow `where` to one of them, or give the table a column that tells them apart",
            ),
        }
    }
}
