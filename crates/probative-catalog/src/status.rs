//! Words and numbers that stand for something else than a number.

use serde::Deserialize;

use crate::columns::Role;

/// A word or number of a publisher, and what it stands for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The cell as it is written; an empty one is a blank cell.
    pub word: String,
    /// What it stands for.
    pub means: Means,
    /// The lowest that a withheld number may be.
    pub low: Option<f64>,
    /// The highest that it may be.
    pub high: Option<f64>,
    /// Columns of these roles alone; of every column of numbers where there is none.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Columns whose names fit one of these patterns alone.
    #[serde(default)]
    pub columns: Vec<String>,
    /// What the publisher says of it, in our words.
    #[serde(default)]
    pub why: String,
}

/// What a cell is that holds no plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// Withheld, and between two ends.
    Bounded,
    /// Not given, since it would rest on too little.
    Unreliable,
    /// Not there.
    Missing,
    /// A question that the row does not pose.
    NotApplicable,
}

impl Status {
    /// Whether the word is one of a column of this role and name.
    pub fn concerns(&self, role: Role, column: &str) -> bool {
        let of_roles = self.roles.is_empty() || self.roles.contains(&role);
        let fits = |pattern: &String| crate::fits(pattern, column).is_some();
        of_roles && (self.columns.is_empty() || self.columns.iter().any(fits))
    }
}
