//! What is measured of words in a source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Quote {
    /// How often the source's text holds the words.
    Held {
        /// To the byte.
        exact: usize,
        /// Word for word, but for case and punctuation.
        worded: usize,
    },
    /// The places that hold the words to the byte.
    ToTheByte,
}

/// What a picture shows: a quotation has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuotePhrase {}
