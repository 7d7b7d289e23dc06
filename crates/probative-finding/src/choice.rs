//! What a reading chooses where another choice would have been as defensible.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::Neighbours;

/// One choice of a reading: a dimension, and the option taken in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Choice {
    /// Which publication of the same number.
    Publication(String),
    /// The first and the last year.
    Window(i32, i32),
    /// Which list of places.
    List(String),
    /// How a list's rows become places.
    Rows(Listing),
    /// How near is near, in kilometres.
    Distance(f64),
    /// Who is a neighbour of whom.
    Neighbors(Neighbours),
    /// On which scale changes are compared.
    Scale(Scale),
    /// Whether places count that a list names in the window before the year that is asked about.
    Earlier(Earlier),
    /// At which time a list is asked.
    Time(Time),
    /// The places left out, by name; none where every place counts.
    Without(Vec<String>),
    /// A choice that the case declares: its name, the option, and whether it is the primary one.
    Declared {
        /// What is chosen, as the case calls it.
        name: String,
        /// The option.
        option: String,
        /// Whether the primary reading takes it.
        primary: bool,
    },
}

/// How a list's rows become places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Listing {
    /// The rows that name a place.
    AsPrinted,
    /// The same, and every place of a state that a row names as a whole.
    StatesExpanded,
}

/// On which scale changes are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// As they are: so many more.
    Levels,
    /// By their logarithms: so many times as many.
    Logs,
}

/// Whether places count that a list names in the window before the year that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Earlier {
    /// They do: the years before that year are taken as before for all.
    Kept,
    /// They are neither with the policy nor without.
    LeftOut,
}

/// At which time a list is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Time {
    /// When each member's event happened.
    Event,
    /// When the text appeared.
    Text,
}

impl Choice {
    /// Whether two choices are about the same thing.
    pub fn same_dimension(&self, other: &Choice) -> bool {
        match (self, other) {
            (Choice::Declared { name, .. }, Choice::Declared { name: other, .. }) => name == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}
