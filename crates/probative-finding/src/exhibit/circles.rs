//! Circles of a scan on a map.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Caption, Ground};
use crate::Phrase;

/// Units, and the circles among them that hold more events than chance would bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Circles<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// Where the units lie.
    pub ground: Ground,
    /// The units' codes or ids with their names, in the order of the ground's outlines or points.
    pub units: Vec<(String, String)>,
    /// Units a number of which is withheld and taken at an end, by their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<usize>,
    /// The chance up to which a circle is shown as more than chance would bring.
    pub level: f64,
    /// The circles, the best first.
    pub circles: Vec<Circle<W>>,
}

/// One circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Circle<W = Phrase> {
    /// What is found in it, in words.
    pub label: W,
    /// Its middle, in the coordinates of the ground.
    pub center: [f64; 2],
    /// Its radius in kilometres, or in the unit of the plane.
    pub radius: f64,
    /// The units in it, by their numbers.
    pub members: Vec<usize>,
    /// The chance of a circle as good anywhere on the map.
    pub p: f64,
}
