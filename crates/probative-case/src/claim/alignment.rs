//! Do two layers coincide?

use super::Select;
use super::membership::List;

/// Listed places near lines, or a place that is said to be the only one.
#[derive(Debug, Clone, PartialEq)]
pub enum Alignment {
    /// Listed places lie along lines.
    Along(Box<Along>),
    /// One place is said to be the one that records name.
    Only(Box<Only>),
}

/// Listed places and the lines that they are said to lie along.
#[derive(Debug, Clone, PartialEq)]
pub struct Along {
    /// The places: code, longitude, latitude, population.
    pub places: Places,
    /// The registry of the listing.
    pub registry: String,
    /// The registry's column of place codes.
    pub registry_key: String,
    /// The registry's column of the level of a row.
    pub registry_level: String,
    /// The registry's column of the state.
    pub registry_state: String,
    /// The list.
    pub list: List,
    /// The source of the lines.
    pub lines: String,
    /// What one of the lines is called.
    pub line: String,
    /// The distance of the primary reading, in kilometres.
    pub primary: f64,
    /// All distances, in kilometres.
    pub distances: Vec<f64>,
}

impl Along {
    /// What is read, in lines that name every choice of the primary reading.
    pub fn key(&self) -> [String; 2] {
        [self.list.filter_key(), format!("{} km", self.primary)]
    }
}

/// A table of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The source.
    pub source: String,
    /// The column of codes.
    pub key: String,
    /// The column of the state's code.
    pub state: String,
    /// The column of longitudes.
    pub longitude: String,
    /// The column of latitudes.
    pub latitude: String,
    /// The column of the population.
    pub population: String,
}

/// How many places records name in a role that the text gives to one.
#[derive(Debug, Clone, PartialEq)]
pub struct Only {
    /// The role, in a phrase.
    pub said: String,
    /// The rows that give the role; the value is the place's name.
    pub named: Select,
    /// The place that the text names.
    pub place: String,
    /// The column of the document that names it.
    pub document: String,
}
