//! How far a sentence reaches: these places and years, or such as these.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a sentence reaches.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// It describes: the places that it names, and the record up to the text. Counts decide.
    #[default]
    These,
    /// It generalises: places with such a policy, years to come. What chance does decides.
    Such,
}

impl Reach {
    /// Both, with their words in case files and findings.
    pub const ALL: [(Reach, &'static str); 2] = [(Reach::These, "these"), (Reach::Such, "such")];

    /// The reach's word in case files and findings.
    pub fn word(self) -> &'static str {
        match self {
            Reach::These => "these",
            Reach::Such => "such",
        }
    }
}
