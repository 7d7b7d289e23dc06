//! What is measured of a change after a policy.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::choice::Scale;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The change where the policy came, less the change where it did not.
    Change(Change),
}

/// The change where a policy came, less the change where it did not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The outcome, as the case calls it.
    pub outcome: String,
    /// The first and the last year.
    pub window: (i32, i32),
    /// The change in per cent of the baseline.
    pub percent: f64,
    /// In how many places the policy came.
    pub treated: usize,
    /// The list that names them, as the case calls it.
    pub list: String,
    /// The year by which the list names them.
    pub after: i32,
    /// Of those, how many the list names in the window before that year; none where nobody counted.
    #[serde(default)]
    pub earlier: Option<usize>,
    /// In how many places it did not.
    pub untreated: usize,
    /// On which scale the changes are compared.
    #[serde(default = "levels")]
    pub scale: Scale,
    /// How many of its numbers have no logarithm, for which no comparison by ratios stands beside.
    #[serde(default, skip_serializing_if = "is_none")]
    pub without_logarithm: usize,
}

/// Whether every number has a logarithm.
fn is_none(without: &usize) -> bool {
    *without == 0
}

fn levels() -> Scale {
    Scale::Levels
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EffectPhrase {
    /// The title of the means over the years, of an outcome.
    Means(String),
    /// The places on the list.
    Listed,
    /// The places not on the list.
    NotListed,
    /// The year by which a list names them.
    NamesThem(String, i32),
    /// The title of the maps of an outcome, one a year.
    YearByYear(String),
    /// The year by which a list names an outlined place.
    NamesIt(String, i32),
    /// A year.
    Year(i32),
}
