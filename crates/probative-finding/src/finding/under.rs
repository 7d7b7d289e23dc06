//! What the null data sets of a calibration are like.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What null data sets are like, on which a test is asked how often it says yes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Under {
    /// Poisson counts about one share of the whole in every year.
    OneShare,
    /// Counts about a level that wanders, so alike from one year to the next.
    Series(f64),
    /// Poisson counts at one rate everywhere.
    OneRate,
    /// Lists that know nothing, and cluster as the real one does within so many kilometres.
    Lists(f64),
    /// Of earlier versions: lists drawn by lot, of places of which nobody knows where they lie.
    ListsByLot,
    /// Maps that know nothing, with the pull of neighbours in the real one.
    Maps(f64),
    /// Two such maps that know nothing of each other, with the pull in each.
    TwoMaps(f64, f64),
    /// The real values, each at a place drawn for it.
    ValuesMoved,
    /// Counts about the real rates, each at a place drawn for it.
    RatesMoved,
}
