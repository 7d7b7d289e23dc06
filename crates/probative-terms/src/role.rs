//! The roles of readings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a reading beside the primary one is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What would be expected without the claim.
    BaseRate,
    /// The same thing per head, where the text counts.
    PerHead,
    /// The same thing with the ages of places made alike.
    AgeAdjusted,
    /// The whole list, where the text names a part of it.
    FullList,
    /// The same thing with what has been published since.
    AsKnownNow,
    /// A wider or another definition of the thing counted.
    WiderDefinition,
    /// The same comparison of these places and years alone, as counted.
    TheseAlone,
    /// The same comparison of such places or years, of which these are some.
    SuchAsThese,
}

impl Role {
    /// Every role, in the order in which a report shows them.
    pub const ALL: [Role; 8] = [
        Role::BaseRate,
        Role::PerHead,
        Role::AgeAdjusted,
        Role::FullList,
        Role::AsKnownNow,
        Role::WiderDefinition,
        Role::TheseAlone,
        Role::SuchAsThese,
    ];

    /// The role's word in case files and findings.
    pub fn word(self) -> &'static str {
        match self {
            Role::BaseRate => "base-rate",
            Role::PerHead => "per-head",
            Role::AgeAdjusted => "age-adjusted",
            Role::FullList => "full-list",
            Role::AsKnownNow => "as-known-now",
            Role::WiderDefinition => "wider-definition",
            Role::TheseAlone => "these-alone",
            Role::SuchAsThese => "such-as-these",
        }
    }

    /// The role as a reader meets it.
    pub fn label(self) -> &'static str {
        match self {
            Role::BaseRate => "base rate",
            Role::PerHead => "per head",
            Role::AgeAdjusted => "age-adjusted",
            Role::FullList => "full list",
            Role::AsKnownNow => "as known now",
            Role::WiderDefinition => "wider definition",
            Role::TheseAlone => "these alone, as counted",
            Role::SuchAsThese => "such as these",
        }
    }
}
