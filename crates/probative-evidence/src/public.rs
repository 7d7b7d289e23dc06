//! Whether a row was public on a day: asked in one place, by all who read rows.

use probative_terms::Date;

use crate::table::Table;

/// The column in which tidy tables of figures say when a row was published.
const PUBLISHED: &str = "published";

/// Which rows count as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known<'a> {
    /// All of them, whenever they were published: nobody asks.
    Ever,
    /// Those that were public on a day.
    On {
        /// The day.
        day: Date,
        /// The column of the day on which a row was published.
        column: &'a str,
        /// What a row without such a day is taken for.
        undated: Undated,
    },
}

/// What a row whose day of publication is blank is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undated {
    /// Public all along, as the rest of its table.
    Public,
    /// Not public, since nobody can say that it was.
    NotPublic,
}

impl Known<'static> {
    /// The rows of a table of figures that were public on a day; an undated one was.
    pub fn on(day: Date) -> Self {
        Known::On { day, column: PUBLISHED, undated: Undated::Public }
    }

    /// The rows of a list that were public on a day; of an undated one nobody can say so.
    pub fn dated_by(day: Date) -> Self {
        Known::On { day, column: PUBLISHED, undated: Undated::NotPublic }
    }
}

impl Known<'_> {
    /// Whether a row of a table counts; a cell that is no date does not.
    pub fn has(self, table: &Table, row: usize) -> bool {
        let Known::On { day, column, undated } = self else { return true };
        match table.cell(row, column) {
            "" => undated == Undated::Public,
            text => Date::last(text).is_ok_and(|published| published <= day),
        }
    }
}
