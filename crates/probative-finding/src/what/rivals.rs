//! What is measured of a conclusion beside other explanations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Rivals {
    /// By how much the outcome differs where the text's own explanation holds, all others alike.
    Partial {
        /// The explanation, as the case calls it.
        explanation: String,
        /// What is explained, as the case calls it.
        outcome: String,
        /// How many other explanations there are.
        others: usize,
        /// How many places are listed.
        listed: usize,
        /// The difference, in per cent of the mean of the other places.
        percent: f64,
    },
    /// What the text's own explanation adds to a forecast by the others.
    Forecast(Added),
    /// The same, as the first rule told it.
    Added(Added),
    /// What the text's own explanation foretells alone.
    Alone {
        /// The explanation, as the case calls it.
        explanation: String,
        /// The share of the variation that it foretells, in per cent.
        percent: f64,
    },
}

/// What the text's own explanation adds to the others, beside lists made at random.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Added {
    /// The explanation, as the case calls it.
    pub explanation: String,
    /// What is explained, as the case calls it.
    pub outcome: String,
    /// How it stands to lists made at random, by the interval of the difference.
    pub beside_random: BesideRandom,
    /// How many other explanations there are.
    pub others: usize,
    /// The share of the variation that they foretell, in per cent.
    pub foretold: f64,
    /// What it adds beyond what a random list adds, in percentage points.
    pub beyond: f64,
}

/// How an explanation stands to lists made at random.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BesideRandom {
    /// It forecasts better.
    Better,
    /// It forecasts worse.
    Worse,
    /// The interval holds no difference.
    NoBetter,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RivalsPhrase {
    /// The title of the table of explanations, of an outcome.
    Explanations(String),
    /// The heading of one of its columns.
    Column(Column),
}

/// A column of the table of explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The explanation.
    Explanation,
    /// What it predicts that the others do not.
    Predicts,
    /// How well it fits alone.
    Alone,
    /// What it adds to all others.
    Adds,
    /// How it goes with the outcome.
    Correlation,
}
