//! Why the rule said so, in parts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::{Role, wire};

use super::{ChanceNull, Unlike};
use crate::What;
use crate::audit::Turn;

/// Why a qualifier fired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Because {
    /// What the text leaves out, as the case calls it; blank where it has no words for it.
    Unsaid(String),
    /// What the case itself says of the difference or of the part that is reached.
    Own(String),
    /// Numbers of the sentence, by name, that nothing is held against.
    NotHeldAgainst(Vec<String>),
    /// A base rate lies in the sampling interval.
    BaseRateAlike {
        /// The base rate.
        base: Box<What>,
        /// The interval.
        #[serde(with = "wire::ends")]
        #[schemars(with = "(wire::End, wire::End)")]
        interval: (f64, f64),
    },
    /// A reading in another role stands elsewhere.
    ReadsOtherwise(Role, Box<What>),
    /// Choices each of which alone gives another word.
    HangsOn(Vec<Turn>),
    /// Areas stand for people.
    Areas,
    /// Sources that their publishers call provisional, by title.
    Provisional(Vec<String>),
    /// Its rows are made otherwise, as a column says.
    Unlike(Unlike),
    /// The age of the list in whole months.
    ListAge(i32),
    /// Units withheld, of how many.
    Withheld(usize, usize),
    /// Places left out, of how many.
    LeftOut(usize, usize),
    /// Readings that agree, of how many.
    Agree(usize, usize),
    /// No other reading was examined.
    Alone,
    /// The error of the test was not measured here.
    NotMeasured,
    /// Chance alone often gives as much.
    ByChance {
        /// How often.
        p: f64,
        /// What it rearranges.
        null: ChanceNull,
    },
    /// What chance alone does to such counts reaches where the claim fails.
    FewEvents {
        /// From where to where.
        #[serde(with = "wire::ends")]
        #[schemars(with = "(wire::End, wire::End)")]
        interval: (f64, f64),
    },
}

/// Why the rule gave its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Reason {
    /// The row of the rule that decided, from 4 to 9.
    Row(u8),
    /// A source of the primary reading is not sufficiently reliable.
    Unreliable,
    /// What is withheld or unknown could put the number on either side of an edge.
    Straddles,
    /// The share of false claims that the test says yes to; given by the first rule.
    TypeOne(f64),
    /// By what the interval would have to be widened, which is more than the rule allows.
    Widened(f64),
    /// Chance decides, and how often a word is wrong was not measured.
    NotCalibrated,
    /// Chance decides, and nothing that is held says how far it moves published rates.
    NoError,
    /// A figure that worlds or draws give could lie on either side of a threshold.
    AtThreshold,
    /// The interval crosses an edge, and lies beyond what is there without an effect.
    BeyondNull,
    /// Nulls of the same sentence under which it stands elsewhere, of how many.
    HeldFixed(usize, usize),
    /// Readings that agree, of how many.
    Agree(usize, usize),
    /// Questions of a design that are met, of how many, and how many are needed.
    Checklist {
        /// How many are met.
        passed: usize,
        /// Of how many.
        of: usize,
        /// How many are needed.
        needed: usize,
    },
}
