//! How large a place is.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The level of a place in the Census Bureau's hierarchy, from the whole down.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The whole country.
    Nation,
    /// A state, the federal district or a territory: two digits.
    State,
    /// A county, parish, borough or independent city: five digits.
    County,
    /// A census tract: eleven digits.
    Tract,
    /// A group of census blocks: twelve digits.
    BlockGroup,
}

impl Level {
    /// The number of digits that a code of this level has; the nation has none.
    pub fn digits(self) -> usize {
        match self {
            Level::Nation => 0,
            Level::State => 2,
            Level::County => 5,
            Level::Tract => 11,
            Level::BlockGroup => 12,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::Nation => "nation",
            Level::State => "state",
            Level::County => "county",
            Level::Tract => "tract",
            Level::BlockGroup => "block group",
        })
    }
}
