//! What was measured, and not yet judged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reading::{Beside, Reading};
use probative_terms::{CheckItem, Regions, wire};

use super::{Adjusted, NullModel};

/// All that the rule needs to know of a claim's evidence, measured but not yet judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Appraisal {
    /// Where the claim holds and where it fails.
    pub regions: Regions,
    /// The literal reading of the sentence; the only one that can decide.
    pub primary: Reading,
    /// Other numbers of the same sentence.
    pub conjuncts: Vec<Conjunct>,
    /// How the numbers of the sentence are joined.
    pub joined: Joined,
    /// The same quantity under every combination of the declared choices.
    pub alternates: Vec<Reading>,
    /// Other quantities that a fair reader would look at; they can only qualify.
    pub beside: Vec<Beside>,
    /// The size that the claim asserts, and the value it would have without it.
    pub asserted: Asserted,
    /// The smallest difference from the null that this design finds four times in five.
    #[serde(with = "wire::maybe_end")]
    #[schemars(with = "Option<wire::End>")]
    pub detectable: Option<f64>,
    /// How often the test says yes when the claim is false by construction.
    pub calibration: Calibration,
    /// The null, where chance decides.
    pub null: Option<NullModel>,
    /// The primary estimate at the ends that suppressed or unknown entries allow.
    pub bounds: Option<Bounds>,
    /// The design's checklist, for effects.
    pub checklist: Option<Checklist>,
    /// The interval of a count as if it were a sample; it serves the comparison with a base rate.
    #[serde(with = "wire::maybe_ends")]
    #[schemars(with = "Option<(wire::End, wire::End)>")]
    pub sampling: Option<(f64, f64)>,
    /// Facts that can fire a qualifier.
    pub facts: Facts,
    /// How many tests were made inside the claim, and how they were adjusted.
    pub tests: Tests,
    /// Whether the kind starts at high certainty (counts and descriptive rates) or at low.
    pub descriptive: bool,
    /// Whether a dose–response was shown, which may raise the certainty of a large effect.
    pub dose_response: bool,
}

/// How the numbers of a sentence are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Joined {
    /// All must hold.
    All,
    /// One that holds is enough, as in the denial of a sentence with several numbers.
    Any,
}

impl Joined {
    /// The word in findings and on the page.
    pub fn word(self) -> &'static str {
        match self {
            Joined::All => "all",
            Joined::Any => "any",
        }
    }

    fn denied(self) -> Joined {
        match self {
            Joined::All => Joined::Any,
            Joined::Any => Joined::All,
        }
    }
}

impl Appraisal {
    /// The same evidence for the denial of the claim: C and D change places.
    #[must_use]
    pub fn denied(mut self) -> Appraisal {
        self.regions = self.regions.mirrored();
        self.joined = self.joined.denied();
        for conjunct in &mut self.conjuncts {
            conjunct.regions = conjunct.regions.mirrored();
        }
        for beside in &mut self.beside {
            let bounds = beside.reading.measure.bounds();
            beside.stands = beside.stands.map(|_| self.regions.position(bounds));
        }
        self
    }
}

/// Another number of the same sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conjunct {
    /// What it gave.
    pub reading: Reading,
    /// Where it holds and where it fails.
    pub regions: Regions,
}

/// The size that a claim asserts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Asserted {
    /// m: the distance from the null that the claim asserts.
    pub size: f64,
    /// The value of the quantity when the claim's difference is absent: 0, or 1 for a ratio.
    pub null: f64,
}

/// How often a test says yes when the claim is false by construction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Calibration {
    /// No chance in it.
    NotNeeded,
    /// Chance decides, and its error is not measured on this geography.
    Missing,
    /// Measured on this geography.
    Measured {
        /// The share of false claims that the test says yes to.
        type_one: f64,
        /// How many null data sets it rests on.
        datasets: usize,
        /// The nominal level.
        nominal: f64,
        /// What they are like.
        under: String,
    },
}

/// The primary estimate at the ends that unknown entries allow.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bounds {
    /// With the unknown entries as low as they may be.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub low: f64,
    /// With the unknown entries as high as they may be.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub high: f64,
}

/// The eight questions that an effect's design must answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checklist {
    /// Each question with its answer and the reason.
    pub items: Vec<CheckItem>,
}

impl Checklist {
    /// How many questions are answered with yes.
    pub fn passed(&self) -> usize {
        self.items.iter().filter(|item| item.passed).count()
    }
}

/// Facts about the evidence that can fire a qualifier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    /// The base rate that the text leaves out, in a phrase.
    pub base_rate_missing: Option<String>,
    /// How the source's period or definition differs.
    pub definition_differs: Option<String>,
    /// Whether areas stand for people.
    pub ecological: bool,
    /// The provisional sources used.
    pub provisional: Vec<String>,
    /// The age of the list in whole months at the text's date.
    pub list_age_months: Option<i32>,
    /// Suppressed units, of how many.
    pub suppressed: Option<(usize, usize)>,
    /// The largest share of events that suppressed units can hold.
    pub suppressed_events: Option<f64>,
    /// Places with the property that the text leaves out, of how many.
    pub leaves_out: Option<(usize, usize)>,
    /// The part of the claim that the data do not reach.
    pub part_of_claim: Option<String>,
}

/// How many tests were made inside a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tests {
    /// How many.
    pub made: usize,
    /// How they were adjusted for each other.
    pub adjusted: Adjusted,
}

impl Tests {
    /// One test, which needs no adjustment.
    pub fn one() -> Self {
        Self { made: 1, adjusted: Adjusted::NotNeeded }
    }
}
