//! The kinds of claims.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kinds of claims.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Is the number as stated?
    Figure,
    /// Is it that part of that whole?
    Share,
    /// Do the stated numbers agree with each other?
    Arithmetic,
    /// Did it change as stated, when stated?
    Trend,
    /// Is X among the Y?
    Membership,
    /// Do two layers coincide?
    Alignment,
    /// Do A and B go together?
    Association,
    /// Do like values lie together?
    Cluster,
    /// Is the rate as stated, or higher than there?
    Rate,
    /// Did the policy change the outcome?
    Effect,
    /// Are these words in the source?
    Quote,
    /// Does the conclusion survive the other explanations?
    Rivals,
    /// Why, with what motive?
    Mechanism,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 13] = [
        Kind::Figure,
        Kind::Share,
        Kind::Arithmetic,
        Kind::Trend,
        Kind::Membership,
        Kind::Alignment,
        Kind::Association,
        Kind::Cluster,
        Kind::Rate,
        Kind::Effect,
        Kind::Quote,
        Kind::Rivals,
        Kind::Mechanism,
    ];

    /// The kind's word in case files, findings and flags.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Share => "share",
            Kind::Arithmetic => "arithmetic",
            Kind::Trend => "trend",
            Kind::Membership => "membership",
            Kind::Alignment => "alignment",
            Kind::Association => "association",
            Kind::Cluster => "cluster",
            Kind::Rate => "rate",
            Kind::Effect => "effect",
            Kind::Quote => "quote",
            Kind::Rivals => "rivals",
            Kind::Mechanism => "mechanism",
        }
    }

    /// Whether a claim of this kind is a count or a descriptive rate, which starts at high
    /// certainty.
    pub fn is_descriptive(self) -> bool {
        match self {
            Kind::Figure
            | Kind::Share
            | Kind::Arithmetic
            | Kind::Trend
            | Kind::Membership
            | Kind::Rate
            | Kind::Quote
            | Kind::Mechanism => true,
            Kind::Alignment | Kind::Association | Kind::Cluster | Kind::Effect | Kind::Rivals => {
                false
            }
        }
    }
}
