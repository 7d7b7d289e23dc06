//! Which rows of a table a number comes from.

/// Which rows of a source, and which of their columns.
///
/// Several rows are added up where the kind asks for one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The source's id.
    pub source: String,
    /// Columns and the values that a row must have in each.
    pub filter: Vec<(String, Vec<String>)>,
    /// The column of the number.
    pub value: String,
    /// The column of its lower end, where it may be withheld or assumed.
    pub low: Option<String>,
    /// The column of its upper end.
    pub high: Option<String>,
    /// What the reader calls it; the source's title where it is left out.
    pub said: Option<String>,
}
