//! What is measured of a part of a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Statement;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Share {
    /// A part of a whole, both counted.
    Part {
        /// The part.
        part: f64,
        /// The whole.
        whole: f64,
        /// What is counted, as the case calls it.
        of: String,
    },
    /// One of the two stated numbers beside its record.
    Stated {
        /// Which of them.
        side: Side,
        /// The number as the text prints it.
        stated: String,
        /// The number on record.
        recorded: f64,
    },
    /// Another share to compare with, as the case calls it.
    Other {
        /// What it is.
        said: String,
        /// The share in per cent; where its record leaves it open, the middle of its ends.
        percent: f64,
        /// The ends between which the record leaves it, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends: Option<(f64, f64)>,
    },
}

/// One of the two numbers of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The part.
    Part,
    /// The whole.
    Whole,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum SharePhrase {
    /// The title of the bars.
    Title,
    /// The share beside the first share to compare with.
    BesideIt(Box<Statement>, Box<Statement>),
    /// The part of the whole, as recorded.
    Stated {
        /// The part as the text prints it.
        part: String,
        /// The whole as the text prints it.
        whole: String,
        /// What is counted, as the case calls it.
        of: String,
    },
}
