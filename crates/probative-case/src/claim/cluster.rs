//! Do like values lie together?

use std::fmt;

use probative_atlas::Level;

use super::Select;
use crate::words::Words;
use probative_terms::{BadRegions, Range, Regions};

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
    pub weights: Vec<Neighbors>,
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

/// Who is a neighbour of whom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Neighbors {
    /// Places whose outlines touch, in a corner or along a line.
    Queen,
    /// So many nearest places.
    Nearest(usize),
    /// Places whose middles lie within so many kilometres.
    Band(f64),
}

impl Neighbors {
    /// Reads `queen`, `knn:4` or `band:300`.
    pub fn parse(word: &str) -> Option<Neighbors> {
        match word.split_once(':') {
            None => (word == "queen").then_some(Neighbors::Queen),
            Some(("knn", count)) => {
                count.parse().ok().filter(|count| *count > 0).map(Neighbors::Nearest)
            }
            Some(("band", reach)) => {
                let reach = reach.parse().ok();
                reach.filter(|reach: &f64| reach.is_finite() && *reach > 0.0).map(Neighbors::Band)
            }
            Some(_) => None,
        }
    }
}

impl fmt::Display for Neighbors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Neighbors::Queen => f.write_str("the places that touch it"),
            Neighbors::Nearest(count) => write!(f, "the {count} nearest places"),
            Neighbors::Band(reach) => write!(f, "the places within {reach} km"),
        }
    }
}

impl Cluster {
    /// The selections that decide: the values, or the events and the people.
    pub fn selects(&self) -> Vec<&Select> {
        match &self.mapped {
            Mapped::Values(values) => vec![values],
            Mapped::Rates { events, population, .. } => vec![events, population],
        }
    }

    /// What is read, in lines that name every choice.
    pub fn key(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.selects().iter().map(|select| select.key()).collect();
        lines.push(format!("{} by {}, {}", self.level, self.key, self.weights[0]));
        lines.push(self.named().join(" "));
        lines
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_read_as_the_command_reads_them() {
        assert_eq!(Neighbors::parse("queen"), Some(Neighbors::Queen));
        assert_eq!(Neighbors::parse("knn:4"), Some(Neighbors::Nearest(4)));
        assert_eq!(Neighbors::parse("band:300"), Some(Neighbors::Band(300.0)));
        for wrong in ["rook", "knn:0", "knn:", "band:-1", "band:inf", "knn:4:2"] {
            assert_eq!(Neighbors::parse(wrong), None, "{wrong}");
        }
    }
}
