//! What a text says, made testable.

use std::ops::Range;

use probative_terms::{Kind, Reach, Regions, Role, Tail, Wanted};

use crate::words::Words;

pub mod alignment;
pub mod arithmetic;
pub mod association;
pub mod cluster;
pub mod codes;
pub mod effect;
pub mod figure;
mod kind;
pub mod kinds;
pub mod mechanism;
pub mod membership;
pub mod quote;
pub mod rate;
pub mod rivals;
pub mod select;
pub mod share;
pub mod trend;
pub mod vary;

pub use codes::Codes;
pub use kinds::Kinds;
pub use select::{Adjacency, Select};
pub use vary::Vary;

/// One claim of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// What the text says, in our own words.
    pub said: String,
    /// The same in a few words, where the case has them.
    pub short: Option<String>,
    /// The negated claim, in our own words.
    pub mirror: String,
    /// Where it stands in the text.
    pub anchor: Anchor,
    /// How it was made testable.
    pub tested_as: String,
    /// The words that give the regions.
    pub words: Words,
    /// The same as the case has them: one entry has several words.
    pub worded: &'static str,
    /// The regions, where the words and the stated numbers give them before any data are read.
    pub regions: Option<Regions>,
    /// Why the regions are not those that the words give, where they are not.
    pub regions_because: Option<String>,
    /// How far the sentence reaches: as its words say, or as the case says with its reason.
    pub reach: Reach,
    /// Why the reach is not that of the words, where it is not.
    pub reach_because: Option<String>,
    /// Whether the text denies what the kind tests, so that C and D change places.
    pub denied: bool,
    /// Which departures count as evidence.
    pub tail: Tail,
    /// Choices of which another would have been as defensible, besides those that its kind varies.
    pub vary: Vec<Vary>,
    /// The ids of the sources that it names, each once, in their order.
    pub records: Vec<String>,
    /// The claims it rests on.
    pub rests_on: Vec<String>,
    /// What may mislead in it, known before any data are read.
    pub notes: Notes,
    /// What would change the verdict.
    pub would_change: String,
    /// How it is tested, or why it is not.
    pub test: Test,
    /// What held records show beside an untested claim.
    pub shown: Vec<Shown>,
}

/// How a claim is tested, or why it is not.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The record is held.
    Held(Box<Kinds>),
    /// The record exists and is not held.
    NotHeld {
        /// The kind of the claim.
        kind: Kind,
        /// The record to request.
        wanted: Wanted,
    },
}

impl Claim {
    /// How far its words reach on the scale of what it measures.
    pub fn reach_of_words(&self) -> Reach {
        self.test.reach(self.words)
    }

    /// The kind of the claim.
    pub fn kind(&self) -> Kind {
        self.test.kind()
    }

    /// The word that gives the regions, as the case has it.
    pub fn word(&self) -> &'static str {
        // Whoever tries other words of a claim changes the entry alone.
        let is_its_own = Words::find(self.worded) == Some(self.words);
        if is_its_own { self.worded } else { self.words.word() }
    }
}

impl Test {
    /// The kind of what is tested, or would be.
    pub fn kind(&self) -> Kind {
        match self {
            Test::Held(kinds) => kinds.kind(),
            Test::NotHeld { kind, .. } => *kind,
        }
    }

    /// How far words reach on the scale of what it measures.
    pub(crate) fn reach(&self, words: Words) -> Reach {
        self.held().map_or(words.reach(), |kinds| kinds.scale().reach(words))
    }

    /// The data of the claim's kind, where its record is held.
    pub fn held(&self) -> Option<&Kinds> {
        match self {
            Test::Held(kinds) => Some(kinds),
            Test::NotHeld { .. } => None,
        }
    }
}

/// Where a claim stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The first byte.
    pub start: usize,
    /// How many bytes.
    pub length: usize,
    /// The hash of those bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl Anchor {
    /// The bytes; of a place outside any text they end at the largest number.
    pub fn bytes(&self) -> Range<usize> {
        self.start..self.start.saturating_add(self.length)
    }
}

/// What may mislead in a claim, known before any data are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// What base rate the text leaves out, in a phrase; whether one is missing does not hang on it.
    pub base_rate_missing: Option<String>,
    /// How the source's period or definition differs.
    pub definition_differs: Option<String>,
    /// The part of the claim that the data do not reach.
    pub part_of_claim: Option<String>,
    /// Rival explanations that the test looks at.
    pub rivals_examined: Vec<String>,
    /// Rival explanations that it does not look at.
    pub rivals_not_examined: Vec<String>,
}

/// A number from a held record, shown beside a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What it is for.
    pub role: Role,
    /// What it is, in one plain sentence.
    pub said: String,
    /// Its unit.
    pub unit: String,
    /// How it is found.
    pub number: ShownNumber,
}

/// How a shown number is found.
#[derive(Debug, Clone, PartialEq)]
pub enum ShownNumber {
    /// One cell, or the sum of several.
    Cell(Select),
    /// A part of a whole, in per cent or per so many as its unit says, with its Wilson interval.
    Share {
        /// The part.
        part: Select,
        /// The whole.
        whole: Select,
        /// The scale that its unit names: 100 for per cent.
        per: f64,
    },
    /// Events over exposure, scaled, with its exact Poisson interval.
    Rate {
        /// The events.
        events: Select,
        /// The exposure; its low and high columns carry what is assumed.
        exposure: Select,
        /// The scale, such as 1,000.
        per: f64,
    },
    /// Where on a map like values lie together, with the map.
    Cluster(Box<cluster::Cluster>),
}

impl ShownNumber {
    /// Where it is read.
    pub fn selects(&self) -> Vec<&Select> {
        match self {
            ShownNumber::Cell(cell) => vec![cell],
            ShownNumber::Share { part, whole, .. } => vec![part, whole],
            ShownNumber::Rate { events, exposure, .. } => vec![events, exposure],
            ShownNumber::Cluster(cluster) => cluster.selects(),
        }
    }
}
