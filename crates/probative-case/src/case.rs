//! A case: an argument, its claims, and the records to test them against.

use crate::claim::Claim;
use crate::layer::Layer;
use crate::source::{ColumnUse, Source};
use probative_terms::Date;

/// An argument, its claims, and the records to test them against.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The case's title.
    pub title: String,
    /// The text that argues.
    pub text: Text,
    /// The settings that every chance in the case shares.
    pub settings: Settings,
    /// The records.
    pub sources: Vec<Source>,
    /// Places with a geography: a source, the column of its codes, and its level.
    pub layers: Vec<Layer>,
    /// The claims, in the text's order.
    pub claims: Vec<Claim>,
    /// Every column and value that the claims name, with its place in the case file.
    pub uses: Vec<ColumnUse>,
    /// What has been corrected since the case was first published, newest first.
    pub corrections: Vec<Correction>,
}

/// A correction of a published case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// What changed.
    pub said: String,
}

/// The text that argues. Its words are not held; its bytes are known by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The publishing organisation.
    pub publisher: String,
    /// Its headline.
    pub headline: String,
    /// Where it stands.
    pub url: String,
    /// When it appeared.
    pub date: Date,
    /// The hash of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// The claim that it concludes with.
    pub conclusion: String,
    /// The conclusion in our own words, as it follows "It concludes that".
    pub concludes: String,
}

/// The settings that every chance in the case shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The number that fixes every random choice.
    pub seed: u64,
    /// How many rearrangements a null takes.
    pub draws: usize,
    /// The level of every interval.
    pub level: f64,
}

impl Case {
    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
