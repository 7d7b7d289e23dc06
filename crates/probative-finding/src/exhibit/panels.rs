//! One small map a time, all with the same classes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::place::{Geoid, Level};

use probative_terms::Unit;

use super::{Caption, Cell};
use crate::Phrase;

/// One small map a time, such as a year, all with the same classes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Panels<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The atlas's layer that is drawn.
    pub layer: Level,
    /// The unit of the values, which are rates: counts are never drawn as areas.
    pub unit: Unit,
    /// The inner breaks between classes, ascending.
    pub breaks: Vec<f64>,
    /// The places, in the order of each panel's cells, with their names.
    pub places: Vec<(Geoid, String)>,
    /// The places outlined in every panel.
    pub outlined: Vec<Geoid>,
    /// What the outline means.
    pub outlined_label: Option<W>,
    /// The panels, in order of time.
    pub panels: Vec<Panel<W>>,
}

/// One map of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Panel<W = Phrase> {
    /// The time, as it is printed.
    pub label: W,
    /// What is known of each place.
    pub cells: Vec<Cell>,
}
