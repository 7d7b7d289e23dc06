//! The real map among maps made by chance, for a reader to pick.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::place::{Geoid, Level};

use super::{Caption, MapLine};
use crate::Phrase;

/// How many maps a line-up shows: a reader who sees nothing picks the real one once in as many
/// times.
pub const LINE_UP: usize = 20;

/// The real map among maps made by chance (the line-up of Buja et al. 2009).
///
/// The caption must not tell which map is real.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineUp<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// What the reader is asked.
    pub asks: W,
    /// What made the other maps, and what it held fixed.
    pub made: W,
    /// The atlas's layer that is drawn.
    pub layer: Level,
    /// The places that the maps colour; none where they show points.
    pub places: Vec<Geoid>,
    /// What the classes of the places are, from the first on.
    pub classes: Vec<W>,
    /// The places outlined in every map.
    pub outlined: Vec<Geoid>,
    /// What the outline means.
    pub outlined_label: Option<W>,
    /// Lines over every map.
    pub lines: Vec<MapLine<W>>,
    /// What the lines are.
    pub lines_label: Option<W>,
    /// The maps, in the order in which they are shown.
    pub maps: Vec<LineUpMap>,
    /// Where among them the real one is, from zero.
    pub real: usize,
}

/// One map of a line-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineUpMap {
    /// The class of each place, from zero.
    Classes(Vec<usize>),
    /// Points, longitude and latitude in degrees.
    Points(Vec<[f64; 2]>),
}
