//! The local clusters of a map, with the chance of each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Caption, Cluster, Ground};
use crate::Phrase;

/// Units with the class of each, drawn as a map of classes and a map of their chances.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Clusters<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// Where the units lie.
    pub ground: Ground,
    /// The units, in the order of the ground's outlines or points.
    pub units: Vec<ClusterUnit>,
    /// Units a number of which is withheld and taken at an end, by their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<usize>,
    /// The adjusted chance up to which a unit's class is shown.
    pub level: f64,
    /// The adjusted chances between the classes of the map of chances, the largest first, at most
    /// four.
    pub levels: Vec<f64>,
    /// How the chances are adjusted, in words; nothing where they are not.
    pub adjusted: Option<W>,
}

/// One unit of a map of clusters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClusterUnit {
    /// Its code or id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is found of it.
    pub found: ClusterFound,
}

/// What is found of one unit: a class never stands without its chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum ClusterFound {
    /// It was tested.
    Tested {
        /// What it is called if its chance is small.
        class: Association,
        /// The chance of a statistic as extreme.
        p: f64,
        /// The chance, adjusted over all units that were tested.
        p_adjusted: f64,
    },
    /// It has no value, or what it has cannot be tested.
    Undefined,
    /// A number of it is withheld, and it is left out for that.
    Withheld,
    /// It has no neighbours.
    Isolated,
}

/// How a unit hangs together with its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Association {
    /// A high value among high ones; for G, high values together.
    HighHigh,
    /// A low value among low ones; for G, low values together.
    LowLow,
    /// A low value among high ones.
    LowHigh,
    /// A high value among low ones.
    HighLow,
    /// Like values together, but neither all high nor all low.
    OtherPositive,
    /// Unlike values together.
    Negative,
    /// A marked unit among marked ones.
    Significant,
}

impl Association {
    /// Every association, in the order of a legend.
    pub const ALL: [Association; 7] = [
        Association::HighHigh,
        Association::LowLow,
        Association::LowHigh,
        Association::HighLow,
        Association::OtherPositive,
        Association::Negative,
        Association::Significant,
    ];

    /// Its word in data.
    pub fn word(self) -> &'static str {
        match self {
            Association::HighHigh => Cluster::HighHigh.word(),
            Association::LowLow => Cluster::LowLow.word(),
            Association::LowHigh => Cluster::LowHigh.word(),
            Association::HighLow => Cluster::HighLow.word(),
            Association::OtherPositive => "other-positive",
            Association::Negative => "negative",
            Association::Significant => "significant",
        }
    }

    /// Its name in a legend.
    pub fn label(self) -> &'static str {
        match self {
            Association::HighHigh => Cluster::HighHigh.label(),
            Association::LowLow => Cluster::LowLow.label(),
            Association::LowHigh => Cluster::LowHigh.label(),
            Association::HighLow => Cluster::HighLow.label(),
            Association::OtherPositive => "Other Positive",
            Association::Negative => "Negative",
            Association::Significant => "Significant",
        }
    }
}

impl<W> Clusters<W> {
    /// What a unit is called at the map's level; `None` where chance would give as much.
    pub fn class(&self, found: ClusterFound) -> Option<Association> {
        match found {
            ClusterFound::Tested { class, p_adjusted, .. } if p_adjusted <= self.level => {
                Some(class)
            }
            _ => None,
        }
    }
}
