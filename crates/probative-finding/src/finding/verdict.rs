//! The words of an answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The seven answers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The records agree with the claim.
    Supported,
    /// The figure is right; read alone it misleads.
    #[serde(rename = "supported-with-qualification")]
    Qualified,
    /// In that direction, but less than the word needs; or an effect of that size is ruled out.
    NotSupported,
    /// The records are incompatible with the claim.
    Contradicted,
    /// These records cannot settle it.
    Inconclusive,
    /// Public records cannot show this as it is worded.
    NotTestable,
    /// The record exists and is not held, or the test could not run on it.
    NotTested,
}

impl Verdict {
    /// Every verdict, in the order in which they are counted.
    pub const ALL: [Verdict; 7] = [
        Verdict::Supported,
        Verdict::Qualified,
        Verdict::NotSupported,
        Verdict::Contradicted,
        Verdict::Inconclusive,
        Verdict::NotTestable,
        Verdict::NotTested,
    ];

    /// The verdict's word in findings and flags.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Qualified => "supported-with-qualification",
            Verdict::NotSupported => "not-supported",
            Verdict::Contradicted => "contradicted",
            Verdict::Inconclusive => "inconclusive",
            Verdict::NotTestable => "not-testable",
            Verdict::NotTested => "not-tested",
        }
    }

    /// The verdict as a reader meets it.
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Qualified => "supported with qualification",
            Verdict::NotSupported => "not supported",
            Verdict::Contradicted => "contradicted",
            Verdict::Inconclusive => "inconclusive",
            Verdict::NotTestable => "not testable as worded",
            Verdict::NotTested => "not tested",
        }
    }

    /// The verdict where there is little room.
    pub fn brief(self) -> &'static str {
        match self {
            Verdict::Qualified => "qualified",
            Verdict::NotTestable => "not testable",
            _ => self.label(),
        }
    }

    /// The sign that goes with the word, so that colour is never alone.
    pub fn glyph(self) -> char {
        match self {
            Verdict::Supported => '✔',
            Verdict::Qualified => '◐',
            Verdict::NotSupported => '○',
            Verdict::Contradicted => '✖',
            Verdict::Inconclusive => '?',
            Verdict::NotTestable => '∅',
            Verdict::NotTested => '…',
        }
    }
}

/// How sure an answer is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Very low.
    #[serde(rename = "very low")]
    VeryLow,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

impl Certainty {
    /// Every certainty, from the least on.
    pub const ALL: [Certainty; 4] =
        [Certainty::VeryLow, Certainty::Low, Certainty::Moderate, Certainty::High];

    /// The certainty's word.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::VeryLow => "very low",
            Certainty::Low => "low",
            Certainty::Moderate => "moderate",
            Certainty::High => "high",
        }
    }

    /// One step less sure.
    pub fn lower(self) -> Certainty {
        match self {
            Certainty::High => Certainty::Moderate,
            Certainty::Moderate => Certainty::Low,
            Certainty::Low | Certainty::VeryLow => Certainty::VeryLow,
        }
    }

    /// One step surer.
    pub fn higher(self) -> Certainty {
        match self {
            Certainty::VeryLow => Certainty::Low,
            Certainty::Low => Certainty::Moderate,
            Certainty::Moderate | Certainty::High => Certainty::High,
        }
    }
}
