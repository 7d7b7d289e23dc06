//! Do A and B go together?

use super::{Adjacency, Select};
use crate::words::Words;
use probative_terms::Breaks;
use probative_terms::Role;
use probative_terms::{BadRegions, Range, Regions};

/// The least correlation of two maps that counts.
const TOGETHER: f64 = 0.30;

/// A named set of places and a count, or two maps.
#[derive(Debug, Clone, PartialEq)]
pub enum Association {
    /// The first places by a count are said to be those named.
    Named(Box<Named>),
    /// Two values by place are said to go together.
    Maps(Box<Maps>),
}

impl Association {
    /// The codes of the named places; none where two maps are compared.
    pub fn named(&self) -> &[String] {
        match self {
            Association::Named(named) => &named.named,
            Association::Maps(_) => &[],
        }
    }

    /// The regions that the words get before any data are read: of two maps those of a correlation.
    pub fn regions(&self, words: Words) -> Option<Result<Regions, BadRegions>> {
        let together = || Regions::new(vec![Range::from(TOGETHER)], vec![Range::up_to(0.0)]);
        match self {
            Association::Named(_) => words.regions(),
            Association::Maps(_) => (words == Words::Along).then(together),
        }
    }
}

/// Two values by place that are said to go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Maps {
    /// What the one map shows, in a phrase.
    pub said: String,
    /// What the other shows.
    pub with_said: String,
    /// The values of the one.
    pub values: Select,
    /// The values of the other.
    pub with: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The neighbours, for nulls that keep spatial structure.
    pub adjacency: Adjacency,
}

/// Whether the first places by a count lie among those named.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What is counted, in a phrase.
    pub said: String,
    /// The counts by place.
    pub counts: Select,
    /// The population by place, which gives what population alone would put there.
    pub population: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The codes of the named places.
    pub named: Vec<String>,
    /// How many of the first places are looked at.
    pub first: usize,
    /// Codes that an alternate leaves out, one alternate a group.
    pub without: Vec<Vec<String>>,
    /// The neighbours, for nulls that keep spatial structure.
    pub adjacency: Adjacency,
    /// Comparisons of named and other places.
    pub beside: Vec<Comparison>,
    /// The classes of its map.
    pub breaks: Breaks,
}

/// Another quantity, compared between named and other places.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it is for.
    pub role: Role,
    /// What it is, in a phrase.
    pub said: String,
    /// The values by place.
    pub values: Select,
    /// What they are divided by, for crude rates.
    pub exposure: Option<Select>,
    /// The scale of a crude rate.
    pub per: f64,
    /// The unit.
    pub unit: String,
    /// The codes to compare, where they are not the named ones.
    pub named: Option<Vec<String>>,
}

impl Comparison {
    /// The codes that are compared: its own, or the named ones.
    pub fn compared<'c>(&'c self, claim: &'c Named) -> &'c [String] {
        self.named.as_ref().unwrap_or(&claim.named)
    }

    /// What is read, in lines that name every choice.
    pub fn key(&self, claim: &Named) -> Vec<String> {
        let mut lines = vec![self.compared(claim).join(" "), self.values.key()];
        lines.extend(self.exposure.as_ref().map(Select::key));
        lines
    }
}
