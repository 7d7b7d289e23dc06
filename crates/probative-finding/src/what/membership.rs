//! What is measured of who is on a list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::choice::Time;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Membership {
    /// How many of the named members a list holds.
    Held {
        /// How many it holds.
        held: usize,
        /// How many are named.
        of: usize,
        /// How many it may hold, as far as its cells tell.
        unknown: usize,
        /// The one that it holds, by name, where it holds one alone.
        alone: Option<String>,
        /// The list, as the case calls it.
        list: String,
        /// At which time the list is asked.
        at: Time,
        /// The members that it does not hold, by why.
        missing: Missing,
    },
    /// How many places the whole list holds, and how many of them the text names.
    FullList {
        /// The list, as the case calls it.
        list: String,
        /// How many it holds.
        of: usize,
        /// How many of them the text names.
        named: usize,
    },
    /// How many of all places are on a list.
    OfAll {
        /// The list, as the case calls it.
        list: String,
        /// How many are on it.
        on: usize,
        /// Of how many places.
        of: usize,
    },
}

/// Members that a list does not hold, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// Never on it.
    pub never: Vec<String>,
    /// On it, but not in force at that time.
    pub otherwise: Vec<String>,
    /// On it without what is asked for.
    pub unmet: Vec<String>,
    /// Of whom the list does not speak, so that its silence says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unspoken: Vec<String>,
}

/// What a list says of a member on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It holds the member.
    Yes,
    /// It does not.
    No,
    /// Its cells leave it open.
    Unknown,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum MembershipPhrase {
    /// The title of the table.
    Title {
        /// How many members.
        members: usize,
        /// How many lists.
        lists: usize,
    },
    /// The column of members.
    Member,
    /// The column of the days asked for.
    AskedFor,
    /// What a list says of a member.
    Answer(Answer),
}
