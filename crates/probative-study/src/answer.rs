//! What a method gives.

use probative_finding::exhibit::Exhibit;
use serde_json::Value;

/// What a method gives.
pub struct Answer<'a> {
    /// The lines of its table.
    pub lines: Vec<String>,
    /// An object of the keys of its JSON but for its rows.
    pub fields: Value,
    /// The rows of its JSON, and of its CSV.
    pub rows: Option<Rows<'a>>,
    /// Its picture, if the question asks for one.
    pub picture: Option<Exhibit<String>>,
}

/// Rows that are made when they are written.
pub struct Rows<'a> {
    /// The key that holds them; none where the other keys have the same.
    pub key: Option<&'static str>,
    /// The columns of the CSV; a key within a key is parted by a dot.
    pub columns: Vec<&'static str>,
    /// How many there are.
    pub count: usize,
    /// The row of a number from zero.
    pub row: Box<dyn Fn(usize) -> Value + Send + 'a>,
}
