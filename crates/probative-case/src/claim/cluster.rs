//! Do like values lie together?

use probative_atlas::Level;

use super::Select;
use crate::words::Words;
use probative_terms::{BadRegions, Neighbours, Range, Regions};

/// The least excess of Moran's *I* over chance that counts: that of a correlation of two maps.
const LIKE_NEIGHBORS: f64 = 0.30;
/// The least that a hot spot lies above the map's mean, in per cent of it.
const HOT: f64 = 10.0;

/// Whether a map is clustered, or whether the named places are hot spots of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// What is mapped, in a phrase.
    pub said: String,
    /// The values by place.
    pub mapped: Mapped,
    /// The column of the places' codes.
    pub key: String,
    /// The unit of the values.
    pub unit: String,
    /// How large the places are: states or counties.
    pub level: Level,
    /// Who is a neighbour of whom: the primary choice first, then others as defensible.
    pub weights: Vec<Neighbours>,
    /// Where like values are said to lie together.
    pub extent: Extent,
}

/// What a map shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Mapped {
    /// A value a place, which rests on enough in each of them.
    Values(Select),
    /// Events over people, of which some places have few.
    Rates {
        /// The events by place.
        events: Select,
        /// The people by place.
        population: Select,
        /// The scale of the rate, such as 100,000.
        per: f64,
    },
}

/// Where like values are said to lie together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Somewhere: the map is clustered at all.
    Anywhere,
    /// Around each of these places, by their codes.
    Places(Vec<String>),
}

impl Cluster {
    /// The selections that decide: the values, or the events and the people.
    pub fn selects(&self) -> Vec<&Select> {
        match &self.mapped {
            Mapped::Values(values) => vec![values],
            Mapped::Rates { events, population, .. } => vec![events, population],
        }
    }

    /// The codes of the named places; none where the map as a whole is said to be clustered.
    pub fn named(&self) -> &[String] {
        match &self.extent {
            Extent::Anywhere => &[],
            Extent::Places(codes) => codes,
        }
    }

    /// The regions that the words get: on the scale of Moran's *I* for the whole map, in per cent
    /// of the map's mean for named places. `None` for words of other kinds.
    pub fn regions(&self, words: Words) -> Option<Result<Regions, BadRegions>> {
        let least = match &self.extent {
            Extent::Anywhere => LIKE_NEIGHBORS,
            Extent::Places(_) => HOT,
        };
        let regions = || Regions::new(vec![Range::from(least)], vec![Range::up_to(0.0)]);
        (words == Words::Clusters).then(regions)
    }
}
