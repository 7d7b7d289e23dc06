//! The smallest change of a record that gives another word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Verdict;
use probative_terms::wire;

/// What the primary number would have to be for another word, its errors as they are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Turning {
    /// The number.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub to: f64,
    /// On which side of that number, where the number itself turns nothing.
    pub beyond: Option<Beyond>,
    /// The word that it gives.
    pub verdict: Verdict,
    /// The events that would have to be counted otherwise, where the number is made of such.
    pub moved: Option<Moved>,
}

/// On which side of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Beyond {
    /// Less than it.
    Below,
    /// More than it.
    Above,
}

impl Beyond {
    /// −1 or 1.
    pub fn sign(self) -> f64 {
        match self {
            Beyond::Below => -1.0,
            Beyond::Above => 1.0,
        }
    }
}

/// Events counted otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Moved {
    /// So many of the named places in the other ones.
    Elsewhere(f64),
    /// So many of the other places in the named ones.
    Here(f64),
    /// So many of the part that do not belong to it.
    OutOfPart(f64),
    /// So many of the rest that belong to the part.
    IntoPart(f64),
}
