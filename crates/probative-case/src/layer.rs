//! A source whose rows are places.

use std::ops::Range;

use probative_terms::place::Level;

/// A source whose rows are places of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Its id in the case file.
    pub id: String,
    /// The source that holds the rows.
    pub source: String,
    /// The column of the places' codes.
    pub key: String,
    /// The column of the year, if rows are place-years.
    pub year: Option<String>,
    /// The level of the places.
    pub geography: Level,
    /// The year whose codes it uses.
    pub vintage: i32,
    /// Where the case file says that year.
    pub vintage_span: Range<usize>,
}
