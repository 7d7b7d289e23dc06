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

/// A table of neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjacency {
    /// The source.
    pub source: String,
    /// The column of a place's code.
    pub from: String,
    /// The column of its neighbour's code.
    pub to: String,
}

impl Select {
    /// What is read, in one line that names every choice.
    pub fn key(&self) -> String {
        format!("{} of {} where {}", self.value, self.source, filter_key(&self.filter))
    }
}

/// A filter in one line.
pub(super) fn filter_key(filter: &[(String, Vec<String>)]) -> String {
    let each = filter.iter().map(|(column, values)| format!("{column} in {}", values.join(" ")));
    each.collect::<Vec<_>>().join(", ")
}
