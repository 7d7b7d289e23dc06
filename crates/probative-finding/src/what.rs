//! What a reading measured and what a picture says, in parts: the words are made from them
//! elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub mod alignment;
pub mod arithmetic;
pub mod association;
mod bound;
pub mod cluster;
pub mod effect;
pub mod figure;
pub mod membership;
pub mod quote;
pub mod rate;
pub mod rivals;
pub mod share;
pub mod trend;

pub use bound::Bound;

use crate::{Choice, Reading};

/// Makes the sums over all kinds from one row a kind: its module, and what its pictures say.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident: $module:ident, $phrase:ident;)*) => {
        $(pub use $module::{$kind, $phrase};)*

        /// What a reading measured: one variant a kind of claim.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum What {
            /// What the case itself calls it.
            Own(String),
            $($(#[$about])* $kind($kind),)*
        }

        /// Words of a picture, in parts.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Phrase {
            /// Words of the case, or a proper name.
            Own(String),
            /// The sentence of a reading.
            Reading(Box<Statement>),
            /// The options that a reading takes.
            Choices(Vec<Choice>),
            /// The readings of a claim, counted by where they stand: holds, across, short, fails.
            Stands([usize; 4]),
            /// The readings of a claim, side by side.
            EveryReading,
            /// The publishers and editions of records.
            Sources(Vec<Credit>),
            $($(#[$about])* $kind($phrase),)*
        }
    };
}

// A motive has no row: no record decides it, and nothing is measured.
kinds! {
    /// A stated number beside its record.
    Figure: figure, FigurePhrase;
    /// A part of a whole.
    Share: share, SharePhrase;
    /// Numbers of the text computed from each other.
    Arithmetic: arithmetic, ArithmeticPhrase;
    /// A change over years.
    Trend: trend, TrendPhrase;
    /// Who is on a list.
    Membership: membership, MembershipPhrase;
    /// Places near lines.
    Alignment: alignment, AlignmentPhrase;
    /// Two things that go together.
    Association: association, AssociationPhrase;
    /// Like values that lie together.
    Cluster: cluster, ClusterPhrase;
    /// Rates against other rates.
    Rate: rate, RatePhrase;
    /// A change after a policy.
    Effect: effect, EffectPhrase;
    /// Words in a source.
    Quote: quote, QuotePhrase;
    /// A conclusion beside other explanations.
    Rivals: rivals, RivalsPhrase;
}

/// What a reading measured, and what it chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// What was measured.
    pub what: What,
    /// What was chosen.
    pub choices: Vec<Choice>,
}

/// Who published a record, and which edition it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// Who published it.
    pub publisher: String,
    /// The edition, in the publisher's words.
    pub vintage: String,
}

impl From<String> for What {
    fn from(own: String) -> What {
        What::Own(own)
    }
}

impl From<String> for Phrase {
    fn from(own: String) -> Phrase {
        Phrase::Own(own)
    }
}

impl From<&str> for Phrase {
    fn from(own: &str) -> Phrase {
        Phrase::Own(own.to_owned())
    }
}

impl From<&Reading> for Statement {
    fn from(reading: &Reading) -> Statement {
        Statement { what: reading.what.clone(), choices: reading.choices.clone() }
    }
}

impl From<&Reading> for Phrase {
    fn from(reading: &Reading) -> Phrase {
        Phrase::Reading(Box::new(reading.into()))
    }
}
