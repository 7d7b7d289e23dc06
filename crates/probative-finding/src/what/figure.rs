//! What is measured of a stated number beside its record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::Date;

use super::Bound;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Figure {
    /// A stated number or date, and what a record gives for it.
    Recorded {
        /// What the number is, as the case calls it.
        said: String,
        /// What the text states.
        stated: Stated,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
        /// The record, as the case calls it where it does.
        record: Option<String>,
        /// What the record gives.
        given: Given,
    },
}

/// What a text states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stated {
    /// A number as the text prints it.
    Number(String),
    /// Two numbers as the text prints them, between which it lies.
    Between(String, String),
    /// A calendar day.
    Date(Date),
    /// Any day from the first to the second, as a month or a year has.
    Days(Date, Date),
}

/// What a record gives.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// A number.
    Number(f64),
    /// Any number from the first to the second.
    Between(f64, f64),
    /// A calendar day.
    Date(Date),
    /// Some day from the first to the second, as a month or a year has.
    Days(Date, Date),
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FigurePhrase {
    /// The title of the table.
    Title,
    /// The column of what each number is.
    Number,
    /// The column of what the text states.
    Stated,
    /// The column of what the record gives.
    Recorded,
    /// The column of units.
    Unit,
}
