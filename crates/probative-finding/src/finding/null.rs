//! What chance is taken to be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::{Unit, wire};

/// A null model, and what it gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NullModel {
    /// What is shuffled or moved; what it holds fixed follows from it.
    pub name: NullName,
    /// The observed statistic.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub observed: f64,
    /// The null's mean.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub mean: f64,
    /// The null's lower and upper quantiles at the case's level.
    #[serde(with = "wire::ends")]
    #[schemars(with = "(wire::End, wire::End)")]
    pub quantiles: (f64, f64),
    /// The unit of these numbers.
    pub unit: Unit,
}

/// What is shuffled or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NullName {
    /// A listing among like-sized places of the same state, exactly.
    ListingShuffled,
    /// A policy among places.
    PolicyGiven,
    /// Lists as clustered as the real one.
    ClusteredLists,
    /// What the other explanations leave of an outcome, as smooth as it is.
    RestRedrawn,
    /// Two maps that have nothing to do with each other.
    UnrelatedMaps,
    /// Values among the places of a map.
    ValuesRearranged,
}

/// How several tests are adjusted for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Adjusted {
    /// One test alone.
    NotNeeded,
    /// Holm's, over the named places.
    HolmNamed,
    /// Against the largest that chance gives anywhere on a map.
    LargestOfMap,
    /// Benjamini and Hochberg's, over the places of a map.
    BenjaminiHochbergPlaces,
}
