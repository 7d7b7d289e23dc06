//! Units by their value and their neighbours'.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Caption;
use crate::Phrase;

/// Each unit by its standardized value and the lag of its neighbours, with the line whose slope is
/// the statistic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scatter<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// What stands along the foot.
    pub x_label: W,
    /// What stands along the side.
    pub y_label: W,
    /// The units.
    pub points: Vec<ScatterPoint<W>>,
    /// The slope of the line through the means of both.
    pub slope: f64,
    /// The means of both, where the quadrants meet.
    pub means: [f64; 2],
}

/// One unit of a scatter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScatterPoint<W = Phrase> {
    /// Its name.
    pub label: W,
    /// Its standardized value.
    pub x: f64,
    /// The lag of its neighbours.
    pub y: f64,
}
