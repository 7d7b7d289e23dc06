//! Where the units of a picture lie.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::place::Level;

/// What units are drawn as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Places of the atlas; the ids of units are their codes.
    Atlas(Level),
    /// The outline of each unit as rings of longitude and latitude, in degrees.
    Outlines(Vec<Rings>),
    /// The outline of each unit as rings of points of a plane.
    PlaneOutlines(Vec<Rings>),
    /// The longitude and latitude of each unit, in degrees.
    Points(Vec<[f64; 2]>),
    /// The point of each unit in a plane.
    PlanePoints(Vec<[f64; 2]>),
}

/// The rings of one outline.
pub type Rings = Vec<Vec<[f64; 2]>>;
