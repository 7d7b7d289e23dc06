//! What was measured, and not yet judged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reading::{Beside, Reading};
use probative_terms::{CheckItem, Diagnostic, Reach, Regions, wire};

use crate::audit::{Dimension, Turn};
use crate::failure;

use super::{Adjusted, NullModel};

/// All that the rule needs to know of a claim's evidence, measured but not yet judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Appraisal {
    /// How far the sentence reaches, which decides whether counts or chance settle it.
    #[serde(default)]
    pub reach: Reach,
    /// Why that is not the reach that the words give, where it is not.
    #[serde(default)]
    pub reach_because: Option<String>,
    /// Where the claim holds and where it fails.
    pub regions: Regions,
    /// The literal reading of the sentence; the only one that can decide.
    pub primary: Reading,
    /// What an author chooses in a claim of this kind, by the registry of choices.
    #[serde(default)]
    pub dimensions: Vec<Dimension>,
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
    /// Other nulls of the same sentence under which it stands elsewhere, of how many.
    #[serde(default)]
    pub held_fixed: Option<(usize, usize)>,
    /// How often chance alone gives as much, of a sentence about these places and years.
    #[serde(default)]
    pub by_chance: Option<ByChance>,
    /// How far the two ends of the primary interval may be off for the number of draws that they
    /// rest on, as standard errors.
    #[serde(default, with = "wire::maybe_ends")]
    #[schemars(with = "Option<(wire::End, wire::End)>")]
    pub drawn_ends: Option<(f64, f64)>,
    /// What chance alone does to counts such as these, beside a number that is exact as counted.
    #[serde(default, with = "wire::maybe_ends")]
    #[schemars(with = "Option<(wire::End, wire::End)>")]
    pub of_counts: Option<(f64, f64)>,
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
    /// The alternates that stand to the regions otherwise than the primary reading does.
    pub fn otherwise(&self) -> impl Iterator<Item = &Reading> {
        let stands = |reading: &Reading| self.regions.position(reading.measure.bounds());
        let decides = stands(&self.primary);
        self.alternates.iter().filter(move |reading| stands(reading) != decides)
    }

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
    /// Chance decides, and nothing that is held says how far it moves published rates.
    NoError,
    /// Measured on this geography.
    Measured {
        /// The largest share of wrong words at an edge of C or D, before the interval is widened.
        type_one: f64,
        /// How many worlds at each edge it rests on.
        datasets: usize,
        /// The share of wrong words that is allowed.
        nominal: f64,
        /// What the worlds are like in which it errs most.
        under: String,
        /// By what the interval is widened, so that a wrong word is as rare as is allowed.
        #[serde(default = "once")]
        factor: f64,
        /// The two ends of that factor's Monte-Carlo error.
        #[serde(default)]
        between: Option<(f64, f64)>,
        /// The primary interval before it is widened, and at either end of the factor's error.
        #[serde(default)]
        intervals: Option<Widths>,
    },
}

fn once() -> f64 {
    1.0
}

/// One interval at several widths.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Widths {
    /// As the method gives it.
    #[serde(with = "wire::ends")]
    #[schemars(with = "(wire::End, wire::End)")]
    pub before: (f64, f64),
    /// With the smallest factor that the worlds allow, and the ends as near as the draws allow.
    #[serde(with = "wire::ends")]
    #[schemars(with = "(wire::End, wire::End)")]
    pub least: (f64, f64),
    /// With the largest, and the ends as far.
    #[serde(with = "wire::ends")]
    #[schemars(with = "(wire::End, wire::End)")]
    pub most: (f64, f64),
}

/// How often chance alone gives as much as was counted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ByChance {
    /// What chance rearranges.
    pub null: ChanceNull,
    /// How often it gives as much, either way.
    pub p: f64,
    /// How many rearrangements that rests on; 0 where all were counted.
    pub draws: usize,
    /// Whether it lies above one in twenty; none where more draws than the cap would be needed.
    pub often: Option<bool>,
}

/// What chance rearranges beside a count of these places and years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChanceNull {
    /// Lists of as many places, as much together and of as many people.
    Lists,
    /// Lists of as many places, drawn by lot.
    ListsByLot,
    /// Nothing: no other list or series like it can be drawn.
    Unable,
    /// The yearly steps of a series, each upwards or downwards.
    Signs,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// The base rate that the text leaves out and nobody gives, in a phrase; blank where the case
    /// has no words for it.
    pub base_rate_missing: Option<String>,
    /// How the source's period or definition differs.
    pub definition_differs: Option<String>,
    /// The column by which rows that are set beside each other are made otherwise, where the case
    /// does not say what that changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unlike: Option<Unlike>,
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
    /// Numbers of the sentence, by name, that nothing is held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_held_against: Vec<String>,
    /// Numbers beside that could not be read, each with the reason; they decide nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
    /// What the neighbours are like, where they come from outlines for want of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_outlines: Option<ByOutlines>,
    /// The choices each of which alone gives another word, where the claim is audited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hangs_on: Vec<Turn>,
}

/// Rows that are set beside each other and whose numbers are made otherwise, as a column says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unlike {
    /// The column.
    pub column: String,
    /// What stands there.
    pub values: Vec<String>,
}

/// Neighbours that come from the outlines of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ByOutlines {
    /// The year of the outlines.
    pub year: u16,
    /// How many places there are.
    pub of: usize,
    /// How many of them have no neighbour; they count all the same.
    pub alone: usize,
    /// How many have the outline of a code of another year, their own being gone or new.
    pub of_another_year: usize,
}

/// A number beside that could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// What it would be.
    pub said: String,
    /// What is wrong with its record, and what would help.
    #[serde(with = "failure")]
    #[schemars(with = "failure::Failure")]
    pub why: Diagnostic,
}

impl Facts {
    /// Whether a period or a definition differs, as its case says or as its rows show.
    pub fn differs(&self) -> bool {
        self.definition_differs.is_some() || self.unlike.is_some()
    }

    /// Whether the data reach a part of the claim alone, as its case says or as its numbers show.
    pub fn reaches_part(&self) -> bool {
        self.part_of_claim.is_some() || !self.not_held_against.is_empty()
    }
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
