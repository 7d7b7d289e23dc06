//! What the evidence says about each claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::Audited;
use crate::exhibit::Exhibit;
use crate::failure;
use crate::reading::Beside;
use probative_terms::{Date, Diagnostic, Kind, Wanted};

mod appraisal;
pub mod made;
mod null;
mod passed;
mod qualifier;
mod reason;
mod turning;
mod under;
mod verdict;

pub use appraisal::{
    Appraisal, Asserted, Bounds, ByChance, ByOutlines, Calibration, ChanceNull, Checklist,
    Conjunct, Facts, Joined, Tests, Unlike, Unread, Widths,
};
pub use made::Made;
pub use null::{Adjusted, NullModel, NullName};
pub use passed::PassedOver;
pub use qualifier::{Qualified, Qualifier};
pub use reason::{Because, Reason};
pub use turning::{Beyond, Moved, Turning};
pub use under::Under;
pub use verdict::{Certainty, Verdict};

/// All findings of a case, and what they say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// What they are findings of.
    pub head: Head,
    /// One finding a claim, in the case's order.
    pub findings: Vec<Finding>,
    /// What they say together.
    pub joint: Joint,
    /// What there is to know of how the case was made.
    pub made: Vec<Made>,
    /// What the sources of the claims hold besides what is read, in the order of the claims.
    pub passed_over: Vec<PassedOver>,
}

/// Which case, text and program findings belong to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// The version of the program.
    pub program: String,
    /// The version of the rule that gave the words.
    #[serde(default = "first_rule")]
    pub rule: u32,
    /// The case's title.
    pub title: String,
    /// What every chance in the case shares.
    pub settings: Settings,
    /// The text that argues.
    pub text: Text,
}

fn first_rule() -> u32 {
    1
}

/// What every chance in a case shares.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// The number that fixes every random choice.
    pub seed: u64,
    /// How many rearrangements a null takes.
    pub draws: usize,
    /// The level of every interval.
    pub level: f64,
}

/// The text that argues; its words are not held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// The publishing organisation.
    pub publisher: String,
    /// Where it stands.
    pub url: String,
    /// When it appeared.
    pub date: Date,
    /// The hash of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// How the findings stand when all their intervals are widened together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Joint {
    /// How many claims rest on chance.
    pub by_chance: usize,
    /// How many of them keep their word when their intervals are widened together (Holm).
    pub keep: usize,
}

/// What the evidence says about one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The claim's id.
    pub claim: String,
    /// The claim's kind.
    pub kind: Kind,
    /// The claims that it rests on.
    pub rests_on: Vec<String>,
    /// What was found.
    pub outcome: Outcome,
    /// What choosing otherwise gave, where the case pins an audit of the claim as it is.
    pub audited: Option<Audited>,
    /// The pictures and tables that go with it.
    pub exhibits: Vec<Exhibit>,
    /// Everything needed to reproduce it to the byte.
    pub provenance: Provenance,
}

impl Finding {
    /// The answer in one word.
    pub fn verdict(&self) -> Verdict {
        match &self.outcome {
            Outcome::Tested { judgement, .. } => judgement.verdict,
            Outcome::Untested { why: Untested::NotTestable { .. }, .. } => Verdict::NotTestable,
            Outcome::Untested { .. } => Verdict::NotTested,
        }
    }

    /// How sure the answer is; `None` for a claim without readings.
    pub fn certainty(&self) -> Option<Certainty> {
        match &self.outcome {
            Outcome::Tested { judgement, .. } => Some(judgement.certainty),
            Outcome::Untested { .. } => None,
        }
    }
}

/// Whether a claim has readings, and what was concluded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Outcome {
    /// The claim was measured and judged.
    Tested {
        /// What was measured.
        appraisal: Box<Appraisal>,
        /// What the rule concluded from it.
        judgement: Judgement,
    },
    /// The claim has no reading that could decide it.
    Untested {
        /// Why not.
        why: Untested,
        /// What the held records show all the same; it decides nothing.
        shown: Vec<Beside>,
    },
}

/// Why a claim has no deciding reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Untested {
    /// No public record could show it.
    NotTestable {
        /// The nearest claim that records could test.
        neighbour: String,
    },
    /// The record exists and is not held.
    NotHeld(Wanted),
    /// The test could not run on its record.
    Failed {
        /// What went wrong, and what would help.
        #[serde(with = "failure")]
        #[schemars(with = "failure::Failure")]
        why: Diagnostic,
    },
}

/// The answer in one word, and the reasons that the rule gave for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// The answer.
    pub verdict: Verdict,
    /// How sure it is.
    pub certainty: Certainty,
    /// The row of the rule that decided, from 3 to 9.
    pub row: u8,
    /// What makes the answer mislead when it is read alone.
    pub qualifiers: Vec<Qualified>,
    /// How many readings stand to the regions as the primary one does.
    pub robustness: Robustness,
    /// What the negated claim would get.
    pub mirror: Verdict,
    /// The value nearest to the primary one at which the word changes.
    pub flips_at: Option<f64>,
    /// The smallest change of the record that gives another word; none where no change of the
    /// primary number does.
    #[serde(default)]
    pub turning: Option<Turning>,
    /// Why the rule said so.
    pub reasons: Vec<Reason>,
}

impl Judgement {
    /// Whether the sentence holds, and all that is to be said beside is how far the records reach:
    /// what they lack is no fault of the sentence.
    pub fn holds_as_far_as_records_reach(&self) -> bool {
        let reach = [Qualifier::PartOfClaim, Qualifier::DefinitionDiffers];
        let is_of_reach = |fired: &Qualified| reach.contains(&fired.qualifier);
        self.verdict == Verdict::Qualified && self.qualifiers.iter().all(is_of_reach)
    }
}

/// How many of primary and alternates stand to the regions as the primary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Robustness {
    /// How many agree, the primary included.
    pub agree: usize,
    /// How many there are, the primary included.
    pub of: usize,
}

/// Everything needed to reproduce a finding to the byte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// The ids of the sources used.
    pub sources: Vec<String>,
    /// The ids of those among them that the primary reading rests on.
    pub deciding: Vec<String>,
}
