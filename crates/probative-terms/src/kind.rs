//! The kinds of claims, one row each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A count or a descriptive rate.
const DESCRIPTIVE: bool = true;
/// What is concluded from more than a count.
const INFERRED: bool = false;

/// Makes the kinds, their list and their words from one row a kind.
macro_rules! kinds {
    ($($(#[$question:meta])* $kind:ident = $word:literal, $descriptive:ident;)*) => {
        /// The kinds of claims.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind {
            $($(#[$question])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            /// The kind's word in case files, findings and flags.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Kind::$kind => $word,)*
                }
            }

            /// Whether a claim of this kind is a count or a descriptive rate, which starts at high
            /// certainty.
            pub fn is_descriptive(self) -> bool {
                match self {
                    $(Kind::$kind => $descriptive,)*
                }
            }
        }
    };
}

kinds! {
    /// Is the number as stated?
    Figure = "figure", DESCRIPTIVE;
    /// Is it that part of that whole?
    Share = "share", DESCRIPTIVE;
    /// Do the stated numbers agree with each other?
    Arithmetic = "arithmetic", DESCRIPTIVE;
    /// Did it change as stated, when stated?
    Trend = "trend", DESCRIPTIVE;
    /// Is X among the Y?
    Membership = "membership", DESCRIPTIVE;
    /// Do two layers coincide?
    Alignment = "alignment", INFERRED;
    /// Do A and B go together?
    Association = "association", INFERRED;
    /// Do like values lie together?
    Cluster = "cluster", INFERRED;
    /// Is the rate as stated, or higher than there?
    Rate = "rate", DESCRIPTIVE;
    /// Did the policy change the outcome?
    Effect = "effect", INFERRED;
    /// Are these words in the source?
    Quote = "quote", DESCRIPTIVE;
    /// Does the conclusion survive the other explanations?
    Rivals = "rivals", INFERRED;
    /// Why, with what motive?
    Mechanism = "mechanism", DESCRIPTIVE;
}
