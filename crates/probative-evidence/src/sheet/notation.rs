//! How the numbers of a column are written in a file, where the table has them in digits and a
//! point alone.

use crate::table::Table;

/// How the numbers of a column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notation {
    /// The column.
    pub column: String,
    /// The first of them that is written so, as the file has or shows it, and its line.
    pub cell: String,
    /// The line of that cell.
    pub line: usize,
    /// The sign that says what they are of, as `%` or `$`; blank where they have none.
    pub sign: String,
    /// What a comma or a point in them is taken for.
    pub marks: Marks,
}

/// What a comma or a point in the numbers of a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// No comma stands in them.
    None,
    /// A comma parts thousands, as one of the numbers shows.
    Thousands,
    /// A comma parts thousands, as the rest of the file suggests.
    PerhapsThousands,
    /// A comma stands before decimals.
    Decimals,
    /// A point is taken to stand before decimals, and may as well part thousands.
    Doubtful,
}

impl Notation {
    /// The notation of the number in a row, as it stands there.
    pub(super) fn of(table: &Table, (row, column): (usize, &str), marks: Marks) -> Notation {
        let (cell, line) = (table.cell(row, column).to_owned(), table.line(row));
        Notation { column: column.to_owned(), cell, line, sign: String::new(), marks }
    }

    /// Whether the table has the numbers without the signs and commas of the file.
    pub(super) fn is_taken_off(&self) -> bool {
        !matches!(self.marks, Marks::Decimals | Marks::Doubtful)
    }
}
