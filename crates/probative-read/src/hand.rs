//! Files at hand, as far as a draft needs to know them.

use probative_catalog::Role;

/// A table at hand: what it is about, and what its columns hold.
#[derive(Debug, Clone, PartialEq)]
pub struct AtHand {
    /// The file, as its reader calls it.
    pub file: String,
    /// The id of the source that it is in a draft.
    pub source: String,
    /// What it is called, and what its publisher says that it answers.
    pub about: Vec<String>,
    /// Its columns.
    pub columns: Vec<HeldColumn>,
}

/// A column of a table at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldColumn {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// What it counts or says, where its name does not tell it.
    pub said: String,
    /// The year that its name says.
    pub year: Option<i32>,
    /// Its different cells, where they are words, codes or years; none where they are too many.
    pub cells: Vec<String>,
}

/// A file at hand that may answer a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The file, as its reader calls it.
    pub file: String,
    /// The source that it is in the draft.
    pub source: String,
    /// How the words begin that it has in common with the claim.
    pub common: Vec<String>,
}
