//! What is measured of like values that lie together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::{Neighbours, Unit, wire};

use crate::exhibit::Association;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Cluster {
    /// Moran's I of a map beside the same values anywhere on it.
    Moran {
        /// What is mapped, as the case calls it.
        said: String,
        /// Whether it is rates, standardized by how few people they rest on.
        rates: bool,
        /// Who is a neighbour of each place.
        neighbors: Neighbours,
        /// How many of how many places have no neighbour; they count in the statistic all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        isolated: Option<(usize, usize)>,
        /// The statistic, at the least and at the most that withheld numbers allow.
        observed: (f64, f64),
        /// The mean of the statistic anywhere on the map.
        mean: f64,
        /// Its lower and upper quantiles there.
        quantiles: (f64, f64),
    },
    /// The values around a named place beside those of the whole map.
    Spot(Spot),
    /// How many places the local Moran calls parts of clusters.
    Local {
        /// The largest adjusted p at which a place counts.
        level: f64,
        /// How many places the map has.
        of: usize,
        /// The high ones among high ones.
        high: Places,
        /// The low ones among low ones.
        low: Places,
    },
    /// The most likely cluster of a circular scan.
    Circle(Circle),
}

/// The values around a named place beside those of the whole map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Spot {
    /// What is mapped, as the case calls it.
    pub said: String,
    /// Whether it is rates, drawn to the rate of all where few people stand behind them.
    pub rates: bool,
    /// The place, by name.
    pub place: String,
    /// How many places are named; this one has the least of them.
    pub named: usize,
    /// Who is a neighbour of the place.
    pub neighbors: Neighbours,
    /// The mean of the place and its neighbours, at the ends that withheld numbers allow.
    pub around: (f64, f64),
    /// The mean of the map, at the same ends.
    pub whole: (f64, f64),
    /// The chance: as `for_height` says; by the first rule adjusted over all places.
    pub p: f64,
    /// Whether the place is named for its height, and so held to the largest of the map.
    #[serde(default)]
    pub for_height: Option<bool>,
    /// How many places the map has.
    pub of: usize,
}

/// The most likely cluster of a circular scan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Circle {
    /// The places in it.
    pub places: Places,
    /// How many places the map has.
    pub of: usize,
    /// The events in it.
    pub events: f64,
    /// The events that its people alone would have.
    pub expected: f64,
    /// How many times the rate outside.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub risk: f64,
    /// The chance of a circle as good anywhere on the map.
    pub p: f64,
    /// How many of the named places lie in it, of how many; nothing where none is named.
    pub named: Option<(usize, usize)>,
    /// Whether it has other places with withheld numbers at their most.
    pub moves: bool,
}

/// Some places of a map: the first by name, and how many more there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Places {
    /// The names of the first ones.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

impl Places {
    /// How many places there are.
    pub fn count(&self) -> usize {
        self.names.len() + self.more
    }
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum ClusterPhrase {
    /// The title of a map of classes, with what is mapped as the case calls it.
    LocalTitle(String),
    /// The title of a map of hot and cold spots, with what is mapped as the case calls it.
    SpotsTitle(String),
    /// The title of a table of hot and cold spots.
    Spots,
    /// Which places are hot spots, and which cold ones.
    HotAndCold {
        /// The hot spots.
        hot: Places,
        /// The cold ones.
        cold: Places,
        /// How many places the map has.
        of: usize,
        /// The largest adjusted p at which a place counts.
        level: f64,
        /// The mean of the map.
        mean: f64,
        /// Its unit.
        unit: Unit,
    },
    /// How the chances of a map are adjusted.
    Adjusted,
    /// The class of a place.
    Class(Association),
    /// Places of a map.
    Places(Places),
    /// The title of the circles of a scan.
    Circles,
    /// That a scan finds no circle.
    NoCircle,
    /// A circle of a scan.
    Circle {
        /// Its middle place, by name.
        center: String,
        /// How many places it holds.
        places: usize,
        /// The events in it.
        events: f64,
        /// The events that its people alone would have.
        expected: f64,
        /// How many times the rate outside.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        risk: f64,
    },
    /// The title of a null, with what is mapped as the case calls it.
    ByChance(String),
    /// What is observed, and what the same values anywhere on the map give.
    Anywhere {
        /// What is observed.
        observed: f64,
        /// The unit of both.
        unit: Unit,
        /// What chance gives.
        mean: f64,
    },
    /// The name of a column.
    Column(Column),
}

/// The name of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The place.
    Place,
    /// Its value.
    Here,
    /// The mean of its value and its neighbours'.
    Around,
    /// How far that lies above the map's mean, in per cent of it.
    Excess,
    /// The chance.
    P,
    /// The chance, adjusted over all places.
    Adjusted,
    /// The class by the local Moran.
    Local,
    /// The adjusted chance by the local Moran.
    LocalAdjusted,
    /// The places of a circle.
    Places,
    /// Its radius in kilometres.
    Radius,
    /// The events in it.
    Events,
    /// The events that its people alone would have.
    Expected,
    /// How many times the rate outside.
    Risk,
    /// The logarithm of its likelihood ratio.
    LogLikelihoodRatio,
}
