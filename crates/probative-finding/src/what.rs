//! What a reading measured and what a picture says, in parts: the words are made from them
//! elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub mod alignment;
pub mod arithmetic;
pub mod association;
pub mod cluster;
pub mod effect;
pub mod figure;
pub mod membership;
pub mod quote;
pub mod rate;
pub mod rivals;
pub mod share;
pub mod trend;

pub use alignment::{Alignment, AlignmentPhrase};
pub use arithmetic::{Arithmetic, ArithmeticPhrase};
pub use association::{Association, AssociationPhrase};
pub use cluster::{Cluster, ClusterPhrase};
pub use effect::{Effect, EffectPhrase};
pub use figure::{Figure, FigurePhrase};
pub use membership::{Membership, MembershipPhrase};
pub use quote::{Quote, QuotePhrase};
pub use rate::{Rate, RatePhrase};
pub use rivals::{Rivals, RivalsPhrase};
pub use share::{Share, SharePhrase};
pub use trend::{Trend, TrendPhrase};

use crate::{Choice, Reading};

/// What a reading measured: one variant a kind of claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// What the case itself calls it.
    Own(String),
    /// A stated number beside its record.
    Figure(Figure),
    /// A part of a whole.
    Share(Share),
    /// Numbers of the text computed from each other.
    Arithmetic(Arithmetic),
    /// A change over years.
    Trend(Trend),
    /// Who is on a list.
    Membership(Membership),
    /// Places near lines.
    Alignment(Alignment),
    /// Two things that go together.
    Association(Association),
    /// Like values that lie together.
    Cluster(Cluster),
    /// Rates against other rates.
    Rate(Rate),
    /// A change after a policy.
    Effect(Effect),
    /// Words in a source.
    Quote(Quote),
    /// A conclusion beside other explanations.
    Rivals(Rivals),
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
    /// A stated number beside its record.
    Figure(FigurePhrase),
    /// A part of a whole.
    Share(SharePhrase),
    /// Numbers of the text computed from each other.
    Arithmetic(ArithmeticPhrase),
    /// A change over years.
    Trend(TrendPhrase),
    /// Who is on a list.
    Membership(MembershipPhrase),
    /// Places near lines.
    Alignment(AlignmentPhrase),
    /// Two things that go together.
    Association(AssociationPhrase),
    /// Like values that lie together.
    Cluster(ClusterPhrase),
    /// Rates against other rates.
    Rate(RatePhrase),
    /// A change after a policy.
    Effect(EffectPhrase),
    /// Words in a source.
    Quote(QuotePhrase),
    /// A conclusion beside other explanations.
    Rivals(RivalsPhrase),
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
