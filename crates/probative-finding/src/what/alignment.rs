//! What is measured of places near lines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::choice::Listing;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Alignment {
    /// The listed places within a distance, beside a list shuffled among like-sized places.
    Near(Near),
    /// The share of the population within the distance, in per cent.
    Population(f64),
    /// The share within the distance of what another column than one of people counts.
    Counted {
        /// The column.
        column: String,
        /// The share, in per cent.
        percent: f64,
    },
    /// The share of all places within the distance, in per cent.
    AllPlaces(f64),
    /// The listed places beside a list shuffled otherwise, as another sentence would have it.
    OtherNull {
        /// What is held fixed.
        held: Held,
        /// The share that shuffling gives on average, in per cent.
        by_chance: f64,
        /// The excess over it, in percentage points.
        excess: f64,
    },
    /// The states that have a place within the distance.
    States {
        /// How many have one.
        with: usize,
        /// Of how many.
        of: usize,
        /// The distance in kilometres.
        kilometers: f64,
    },
    /// The excess among those listed places alone that a shuffle can set elsewhere.
    Movable {
        /// How many they are.
        movable: usize,
        /// Of how many listed places.
        listed: usize,
        /// Their excess in percentage points.
        excess: f64,
    },
    /// The listed places' share less the population's, beside the same with the lines moved.
    Moved {
        /// The difference in percentage points.
        difference: f64,
        /// The difference that moved lines give on average.
        by_chance: f64,
        /// The chance of one as far away.
        p: f64,
    },
    /// The places that documents name in a role.
    Named {
        /// Their names.
        places: Vec<String>,
        /// The role, as the case calls it.
        role: String,
        /// The claim's own place, where no document names it.
        #[serde(default)]
        without: Option<String>,
    },
    /// The documents that name one place in the role.
    Documents {
        /// How many name it.
        naming: usize,
        /// Of how many.
        of: usize,
        /// The place.
        place: String,
    },
}

/// What a shuffle of a list holds fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    /// How many places of each state are listed.
    pub state: bool,
    /// How many places of each size.
    pub size: bool,
}

impl Held {
    /// What the sentence that places choose for themselves holds fixed: their state, since others
    /// made its laws, and their size.
    pub const PRIMARY: Held = Held { state: true, size: true };
}

/// The share of the listed places within a distance, and what shuffling the list gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Near {
    /// The share in per cent.
    pub share: f64,
    /// How the list's rows became places.
    pub rows: Listing,
    /// The distance in kilometres.
    pub kilometers: f64,
    /// What one of the lines is called.
    pub line: String,
    /// The share that shuffling gives on average, in per cent.
    pub by_chance: f64,
    /// The ends between which shuffling gives it.
    pub ends: (f64, f64),
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AlignmentPhrase {
    /// The title of the map: listed places, near these lines and far.
    NearAndFar(String),
    /// A class of the map: within so many kilometres.
    Within(f64),
    /// A class of the map: farther than so many kilometres.
    Farther(f64),
    /// The title of the shares within growing distances from these lines.
    Distances(String),
    /// The title of a line-up of listed places and these lines.
    WhichIsReal(String),
    /// One of so many maps shows the list.
    OneIsReal(usize),
    /// What a line-up asks.
    Closest,
    /// How the other maps of a line-up are made.
    Shuffled,
    /// What the lines of a line-up are.
    Lines,
    /// The title of the places named in a role.
    InTheRole,
    /// The heading of places.
    Place,
    /// The heading of how many documents name a place.
    Documents,
    /// The heading of which documents name it.
    Which,
    /// The documents that name a place.
    Names(Vec<String>),
}
