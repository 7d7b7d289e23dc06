//! Do A and B go together?

use super::{Adjacency, Breaks, Select};
use crate::reading::Role;

/// Whether the first places by a count lie among those named.
#[derive(Debug, Clone, PartialEq)]
pub struct Association {
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
