//! What the author of a case chose, and where another choice gives another word.
//!
//! An audit is a document of its own, which a case pins as it pins a calibration. It holds what was
//! taken and what was tried in each dimension, never a sentence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::{Reach, Role};

use crate::Choice;
use crate::finding::Verdict;
use crate::format::{Unreadable, of_this_version, printed};

/// The name and version of the format.
pub const SCHEMA: &str = "probative-audit/1.0";

/// What was found by choosing otherwise than the author of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Audit {
    /// The name and version of the format.
    pub schema: String,
    /// The version of the rule that gave the words.
    pub rule: u32,
    /// One entry a claim that is tested, in the case's order.
    pub claims: Vec<Audited>,
}

/// What was tried on one claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Audited {
    /// The claim's id.
    pub claim: String,
    /// The hash of what was audited: the claim, its records and the rule. A claim that has changed
    /// since has another.
    pub fingerprint: String,
    /// The word under the author's choices.
    pub verdict: Verdict,
    /// Every dimension in which the program had another option, in the order of the registry.
    pub dimensions: Vec<Varied>,
    /// Two choices that together give another word; looked for only where no single one does.
    pub pairs: Vec<Pair>,
    /// How many pairs were tried.
    pub pairs_tried: usize,
    /// Dimensions of the kind in which the records offer no other option.
    pub without_option: Vec<Dimension>,
}

/// One dimension, with what the author took and what else was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Varied {
    /// Which one.
    pub dimension: Dimension,
    /// What the author took.
    pub taken: Taken,
    /// What else was tried, each with its word.
    pub tried: Vec<Tried>,
}

/// An option that the author did not take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tried {
    /// The option.
    pub option: Taken,
    /// The word that it gives; *not tested* where the records cannot be read so.
    pub verdict: Verdict,
}

/// A choice that gives another word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Turn {
    /// The dimension.
    pub dimension: Dimension,
    /// What the author took.
    pub taken: Taken,
    /// What gives another word.
    pub option: Taken,
    /// The word that it gives.
    pub verdict: Verdict,
}

/// Two choices that together give another word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pair {
    /// The two dimensions with their options.
    pub options: [(Dimension, Taken); 2],
    /// The word that they give.
    pub verdict: Verdict,
}

/// The fewest choices that give another word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fewest {
    /// One does.
    One,
    /// No single one does, two together do.
    Two,
    /// Neither one nor two that were tried do.
    More,
}

impl Audited {
    /// The choices each of which alone gives another word: of each dimension its worst option.
    pub fn turns(&self) -> Vec<Turn> {
        let counts = |varied: &&Varied| !varied.dimension.says_less();
        let turn = |varied: &Varied| {
            let worst = varied.worst(self.verdict)?;
            let (dimension, taken) = (varied.dimension, varied.taken.clone());
            let (option, verdict) = (worst.option.clone(), worst.verdict);
            Some(Turn { dimension, taken, option, verdict })
        };
        let mut turns: Vec<Turn> = Vec::new();
        for found in self.dimensions.iter().filter(counts).filter_map(turn) {
            // A dimension counts once, however many of its parts an author chose.
            let further = |other: &Turn| {
                distance(self.verdict, found.verdict) > distance(self.verdict, other.verdict)
            };
            match turns.iter_mut().find(|other| other.dimension == found.dimension) {
                Some(other) if further(other) => *other = found,
                Some(_) => {}
                None => turns.push(found),
            }
        }
        turns
    }

    /// The fewest choices that give another word.
    pub fn fewest(&self) -> Fewest {
        match (self.turns().is_empty(), self.pairs.is_empty()) {
            (false, _) => Fewest::One,
            (true, false) => Fewest::Two,
            (true, true) => Fewest::More,
        }
    }
}

impl Varied {
    /// The option whose word is farthest from the author's, if any gives another.
    pub fn worst(&self, from: Verdict) -> Option<&Tried> {
        let others = self.tried.iter().filter(|tried| turned(from, tried.verdict));
        // Of those as far the first, which stands nearest to the author's.
        others.rev().max_by_key(|tried| distance(from, tried.verdict))
    }
}

/// Whether a word is another one; where the records cannot be read so, nothing was found.
pub fn turned(from: Verdict, to: Verdict) -> bool {
    to != from && !matches!(to, Verdict::NotTested | Verdict::NotTestable)
}

/// How many steps lie between two words.
fn distance(from: Verdict, to: Verdict) -> usize {
    let at = |verdict| match verdict {
        Verdict::Supported => 0_usize,
        Verdict::Qualified => 1,
        Verdict::Inconclusive | Verdict::NotTested | Verdict::NotTestable => 2,
        Verdict::NotSupported => 3,
        Verdict::Contradicted => 4,
    };
    at(from).abs_diff(at(to))
}

/// What an author chooses.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Which list, and which edition of it.
    List,
    /// At which time a list is asked.
    Time,
    /// Whether a list is taken to be whole.
    Coverage,
    /// The first and the last year.
    Window,
    /// How many years after the policy an effect may begin.
    Lag,
    /// On which scale numbers are compared.
    Scale,
    /// What counts are divided by.
    Denominator,
    /// How places are put together: all their events over all their people, or each place's rate
    /// once.
    Together,
    /// The column among those of one meaning.
    Column,
    /// The edition of a record: its vintage, status or release.
    Edition,
    /// The row among those that answer the sentence as well.
    Row,
    /// How near is near.
    Distance,
    /// Who is a neighbour of whom.
    Neighbors,
    /// How many the first places are.
    First,
    /// Among whom a place is ranked, or beside whom places are set.
    Peers,
    /// How a place came to be named.
    Named,
    /// Whether the record is a sample.
    Sample,
    /// Which rival explanations are examined.
    Explanations,
    /// Words a step weaker or stronger.
    Words,
    /// To what a stated number is rounded.
    Rounding,
    /// How far the sentence reaches.
    Reach,
    /// The reach that the words have not.
    OtherReach,
    /// Regions other than those of the words.
    Regions,
    /// How reliable a source is called.
    Reliability,
    /// A source called not sufficiently reliable, with which every claim falls.
    Unreliable,
    /// The level of intervals.
    Level,
    /// What the case says of the claim itself: how a definition differs, what is not reached.
    Notes,
    /// What is shown beside.
    Beside,
    /// A choice that the case declares itself.
    Declared,
}

impl Dimension {
    /// The dimension in which a reading's choice is an option; none where no author chooses it.
    pub fn of_choice(choice: &Choice) -> Option<Dimension> {
        Some(match choice {
            Choice::Publication(_) => Dimension::Edition,
            Choice::Window(..) => Dimension::Window,
            Choice::List(_) => Dimension::List,
            Choice::Distance(_) => Dimension::Distance,
            Choice::Neighbors(_) => Dimension::Neighbors,
            Choice::Scale(_) => Dimension::Scale,
            Choice::Time(_) => Dimension::Time,
            Choice::Declared { .. } => Dimension::Declared,
            Choice::Rows(_) | Choice::Earlier(_) | Choice::Without(_) => return None,
        })
    }

    /// Whether the other option is to tell less, to read what the words do not say, or to do
    /// without the record: it is tried and told, and turns nothing, since what is told is told.
    pub fn says_less(self) -> bool {
        matches!(
            self,
            Dimension::Notes | Dimension::Beside | Dimension::OtherReach | Dimension::Unreliable
        )
    }
}

/// One option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Taken {
    /// One that readings know as well.
    Choice(Choice),
    /// A word of the vocabulary.
    Words(String),
    /// How far the sentence reaches.
    Reach(Reach),
    /// The regions: those of the words, or the case's own.
    Regions {
        /// Whether they are the case's own.
        own: bool,
    },
    /// A word of reliability.
    Reliability {
        /// The source.
        source: String,
        /// The word.
        word: String,
    },
    /// The level of intervals.
    Level(f64),
    /// A column.
    Column {
        /// The source.
        source: String,
        /// The column.
        column: String,
    },
    /// Rows with a value in a column; all of them without one.
    Rows {
        /// The source.
        source: String,
        /// The column.
        column: String,
        /// The value.
        value: Option<String>,
    },
    /// A number beside in a role.
    Role {
        /// What the number is called.
        said: String,
        /// The role.
        role: Role,
    },
    /// So many first places.
    First(usize),
    /// So many years after.
    After(i32),
    /// A word of the key that the case gives.
    Word(String),
    /// Whether something is so.
    Flag(bool),
    /// Whether something is given; what it is.
    Given {
        /// What.
        what: String,
        /// Whether it is.
        given: bool,
    },
}

impl Audit {
    /// The audit as the file that a case pins.
    pub fn to_json(&self) -> String {
        printed(self)
    }

    /// The audit of such a file.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] for what is no such document, or one of another version.
    pub fn from_json(json: &str) -> Result<Audit, Unreadable> {
        of_this_version(json, SCHEMA)
    }

    /// What was tried on a claim, if it was as it is now.
    pub fn of(&self, claim: &str, fingerprint: &str) -> Option<&Audited> {
        self.claims.iter().find(|one| one.claim == claim && one.fingerprint == fingerprint)
    }
}
