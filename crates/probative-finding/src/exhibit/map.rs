//! A map of places as plain data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::place::{Geoid, Level};

use probative_terms::Unit;

use super::Caption;
use crate::Phrase;

/// A map of places, coloured by class, with lines and outlines over it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Map<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The atlas's layer that is drawn.
    pub layer: Level,
    /// The unit of the values.
    pub unit: Unit,
    /// What the values are, which decides how they are drawn.
    pub quantity: Quantity,
    /// One cell a place.
    pub cells: Vec<MapCell>,
    /// The inner breaks between classes, ascending.
    pub breaks: Vec<f64>,
    /// The name of each class; none where the breaks say it all.
    pub classes: Vec<W>,
    /// The places that the text names, drawn with an outline.
    pub outlined: Vec<Geoid>,
    /// What the outline means.
    pub outlined_label: Option<W>,
    /// Lines over the map, such as roads.
    pub lines: Vec<MapLine<W>>,
    /// Distances from the lines in kilometres, drawn as rings along them.
    pub rings: Vec<f64>,
}

/// What a map's values are. The drawing follows from it: nobody can ask for a count as coloured
/// areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// Rates, shares and other values that do not grow with the place: areas on the sequential
    /// scale.
    Rate,
    /// Differences from a middle: areas on the diverging scale.
    Change,
    /// Counts: circles whose area stands for the count, never coloured areas.
    Count,
    /// Classes of a cluster map: areas in the colours of their names.
    Cluster,
}

/// The class of a place on a map of local clusters, by its name and never by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cluster {
    /// A high value among high ones.
    HighHigh,
    /// A low value among low ones.
    LowLow,
    /// A low value among high ones.
    LowHigh,
    /// A high value among low ones.
    HighLow,
    /// No association that chance would not give.
    NotSignificant,
    /// No value.
    Undefined,
    /// No neighbours.
    Isolated,
}

impl Cluster {
    /// Every class, in the order of a legend.
    pub const ALL: [Cluster; 7] = [
        Cluster::HighHigh,
        Cluster::LowLow,
        Cluster::LowHigh,
        Cluster::HighLow,
        Cluster::NotSignificant,
        Cluster::Undefined,
        Cluster::Isolated,
    ];

    /// The class's word in data.
    pub fn word(self) -> &'static str {
        match self {
            Cluster::HighHigh => "high-high",
            Cluster::LowLow => "low-low",
            Cluster::LowHigh => "low-high",
            Cluster::HighLow => "high-low",
            Cluster::NotSignificant => "not-significant",
            Cluster::Undefined => "undefined",
            Cluster::Isolated => "isolated",
        }
    }

    /// The class as a legend names it.
    pub fn label(self) -> &'static str {
        match self {
            Cluster::HighHigh => "High-High",
            Cluster::LowLow => "Low-Low",
            Cluster::LowHigh => "Low-High",
            Cluster::HighLow => "High-Low",
            Cluster::NotSignificant => "Not significant",
            Cluster::Undefined => "Undefined",
            Cluster::Isolated => "Isolated",
        }
    }
}

/// One place of a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapCell {
    /// The place's code.
    pub geoid: Geoid,
    /// The place's name.
    pub name: String,
    /// What is known of it.
    pub cell: Cell,
}

/// What a record says of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Cell {
    /// A value.
    Value(f64),
    /// A value that its publisher withholds, between two ends.
    Suppressed {
        /// The lowest it may be.
        low: f64,
        /// The highest it may be.
        high: f64,
    },
    /// A value that its publisher calls unreliable.
    Unreliable(f64),
    /// No record.
    Missing,
    /// A class of a map of clusters.
    Cluster(Cluster),
}

/// A line over a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapLine<W = Phrase> {
    /// Its name.
    pub label: W,
    /// Its points, longitude and latitude in degrees.
    pub points: Vec<[f64; 2]>,
}
