//! What is measured of numbers of the text that are computed from each other.

use probative_terms::Unit;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Bound;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Arithmetic {
    /// What an equation between stated numbers gives.
    Result {
        /// What the equation says, as the case calls it.
        said: String,
        /// What it gives.
        value: f64,
        /// The unit of that number.
        unit: Unit,
        /// The number that the text states for it, where it states one.
        stated: Option<f64>,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
    },
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ArithmeticPhrase {
    /// The title of the table.
    Title,
    /// The text as the source of its own numbers.
    TextItself,
    /// The column of names.
    Name,
    /// The column of numbers.
    Number,
    /// The column of units.
    Unit,
    /// The column of what each number is taken as.
    TakenAs,
    /// A number that is a premise and so exact.
    Premise,
    /// A number that is rounded as it is printed.
    Rounded,
}
