//! What the evidence says about each claim.

use crate::claim::Kind;
use crate::exhibit::Exhibit;
use crate::reading::{Beside, Measure, Reading};
use crate::region::Regions;

/// All findings of a case, and what they say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// One finding a claim, in the case's order.
    pub findings: Vec<Finding>,
    /// What they say together.
    pub joint: Joint,
}

/// How the findings stand when all their intervals are widened together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// What was found.
    pub outcome: Outcome,
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
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
        why: String,
    },
}

/// A record to request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The record.
    pub record: String,
    /// Who holds it.
    pub holder: String,
    /// The result that would decide the claim.
    pub would_decide: String,
}

/// The answer in one word, and the reasons that the rule gave for it.
#[derive(Debug, Clone, PartialEq)]
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
    /// Why the rule said so, one sentence each.
    pub reasons: Vec<String>,
}

/// The seven answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The records agree with the claim.
    Supported,
    /// The figure is right; read alone it misleads.
    Qualified,
    /// In that direction, but less than the word needs; or an effect of that size is ruled out.
    NotSupported,
    /// The records are incompatible with the claim.
    Contradicted,
    /// These records cannot settle it.
    Inconclusive,
    /// Public records cannot show this as it is worded.
    NotTestable,
    /// The record exists and is not held, or the test could not run on it.
    NotTested,
}

impl Verdict {
    /// Every verdict, in the order in which they are counted.
    pub const ALL: [Verdict; 7] = [
        Verdict::Supported,
        Verdict::Qualified,
        Verdict::NotSupported,
        Verdict::Contradicted,
        Verdict::Inconclusive,
        Verdict::NotTestable,
        Verdict::NotTested,
    ];

    /// The verdict's word in findings and flags.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Qualified => "supported-with-qualification",
            Verdict::NotSupported => "not-supported",
            Verdict::Contradicted => "contradicted",
            Verdict::Inconclusive => "inconclusive",
            Verdict::NotTestable => "not-testable",
            Verdict::NotTested => "not-tested",
        }
    }

    /// The verdict as a reader meets it.
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Qualified => "supported with qualification",
            Verdict::NotSupported => "not supported",
            Verdict::Contradicted => "contradicted",
            Verdict::Inconclusive => "inconclusive",
            Verdict::NotTestable => "not testable as worded",
            Verdict::NotTested => "not tested",
        }
    }

    /// The sign that goes with the word, so that colour is never alone.
    pub fn glyph(self) -> char {
        match self {
            Verdict::Supported => '✔',
            Verdict::Qualified => '◐',
            Verdict::NotSupported => '○',
            Verdict::Contradicted => '✖',
            Verdict::Inconclusive => '?',
            Verdict::NotTestable => '∅',
            Verdict::NotTested => '…',
        }
    }
}

/// How sure an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Very low.
    VeryLow,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

impl Certainty {
    /// The certainty's word.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::VeryLow => "very low",
            Certainty::Low => "low",
            Certainty::Moderate => "moderate",
            Certainty::High => "high",
        }
    }

    /// One step less sure.
    pub fn lower(self) -> Certainty {
        match self {
            Certainty::High => Certainty::Moderate,
            Certainty::Moderate => Certainty::Low,
            Certainty::Low | Certainty::VeryLow => Certainty::VeryLow,
        }
    }

    /// One step surer.
    pub fn higher(self) -> Certainty {
        match self {
            Certainty::VeryLow => Certainty::Low,
            Certainty::Low => Certainty::Moderate,
            Certainty::Moderate | Certainty::High => Certainty::High,
        }
    }
}

/// How many of primary and alternates stand to the regions as the primary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Robustness {
    /// How many agree, the primary included.
    pub agree: usize,
    /// How many there are, the primary included.
    pub of: usize,
}

/// A qualifier that fired, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualified {
    /// Which one.
    pub qualifier: Qualifier,
    /// Why it fired, in one plain sentence.
    pub reason: String,
}

/// The ways in which a right figure can mislead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// The text gives no base rate, and one could exist.
    BaseRateMissing,
    /// The base rate does not differ from the figure.
    BaseRateAlike,
    /// A count stands where a rate is needed.
    CountForRate,
    /// The rank changes when ages are made alike.
    AgeAdjustment,
    /// The period or the definition differs from the source's.
    DefinitionDiffers,
    /// Between 80 and 95 per cent of the readings agree.
    Robustness,
    /// Areas stand for people.
    Ecological,
    /// A source is provisional.
    Provisional,
    /// The list is older than twelve months at the text's date.
    ListOld,
    /// More than a tenth of the units are suppressed.
    Suppressed,
    /// The author's list leaves places out.
    ListIncomplete,
    /// The data reach only part of the claim.
    PartOfClaim,
    /// What was known then and what is known now differ.
    KnownNowDiffers,
    /// Chance decides, and its error is not measured.
    NotCalibrated,
}

impl Qualifier {
    /// The qualifier's word in findings.
    pub fn word(self) -> &'static str {
        match self {
            Qualifier::BaseRateMissing => "base-rate-missing",
            Qualifier::BaseRateAlike => "base-rate-does-not-differ",
            Qualifier::CountForRate => "count-where-a-rate-is-needed",
            Qualifier::AgeAdjustment => "rank-changes-under-age-adjustment",
            Qualifier::DefinitionDiffers => "period-or-definition-differs",
            Qualifier::Robustness => "robustness-80-to-95",
            Qualifier::Ecological => "areas-stand-for-people",
            Qualifier::Provisional => "source-provisional",
            Qualifier::ListOld => "list-older-than-12-months",
            Qualifier::Suppressed => "suppressed-over-10-percent",
            Qualifier::ListIncomplete => "list-leaves-places-out",
            Qualifier::PartOfClaim => "data-reach-part-of-the-claim",
            Qualifier::KnownNowDiffers => "known-then-and-now-differ",
            Qualifier::NotCalibrated => "not-calibrated",
        }
    }
}

/// Where an interval stands to the two regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// All of it lies in C.
    Holds,
    /// All of it lies in D.
    Fails,
    /// None of it lies in C, and not all of it in D.
    Short,
    /// It crosses an edge of C.
    Across,
}

impl Position {
    /// The position's word on the page.
    pub fn word(self) -> &'static str {
        match self {
            Position::Holds => "holds",
            Position::Fails => "fails",
            Position::Short => "short",
            Position::Across => "across",
        }
    }
}

/// All that the rule needs to know of a claim's evidence, measured but not yet judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// Where the claim holds and where it fails.
    pub regions: Regions,
    /// The literal reading of the sentence; the only one that can decide.
    pub primary: Reading,
    /// Other numbers of the same sentence, all of which must hold as well.
    pub conjuncts: Vec<Conjunct>,
    /// The same quantity under every combination of the declared choices.
    pub alternates: Vec<Reading>,
    /// Other quantities that a fair reader would look at; they can only qualify.
    pub beside: Vec<Beside>,
    /// The size that the claim asserts, and the value it would have without it.
    pub asserted: Asserted,
    /// The smallest difference from the null that this design finds four times in five.
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

/// Another number of the same sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Conjunct {
    /// What it gave.
    pub reading: Reading,
    /// Where it holds and where it fails.
    pub regions: Regions,
}

/// The size that a claim asserts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asserted {
    /// m: the distance from the null that the claim asserts.
    pub size: f64,
    /// The value of the quantity when the claim's difference is absent: 0, or 1 for a ratio.
    pub null: f64,
}

/// How often a test says yes when the claim is false by construction.
#[derive(Debug, Clone, PartialEq)]
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
    },
}

/// A null model, and what it gave.
#[derive(Debug, Clone, PartialEq)]
pub struct NullModel {
    /// What is shuffled or moved.
    pub name: String,
    /// What it holds fixed.
    pub holds_fixed: String,
    /// The observed statistic.
    pub observed: f64,
    /// The null's mean.
    pub mean: f64,
    /// The null's lower and upper quantiles at the case's level.
    pub quantiles: (f64, f64),
    /// The unit of these numbers.
    pub unit: String,
}

/// The primary estimate at the ends that unknown entries allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// With the unknown entries as low as they may be.
    pub low: f64,
    /// With the unknown entries as high as they may be.
    pub high: f64,
}

/// The eight questions that an effect's design must answer.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// One question of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    /// The question.
    pub asks: String,
    /// Whether the design meets it.
    pub passed: bool,
    /// Why.
    pub because: String,
}

/// Facts about the evidence that can fire a qualifier.
#[derive(Debug, Clone, Default, PartialEq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tests {
    /// How many.
    pub made: usize,
    /// How they were adjusted for each other.
    pub adjusted: &'static str,
}

impl Tests {
    /// One test, which needs no adjustment.
    pub fn one() -> Self {
        Self { made: 1, adjusted: "none needed" }
    }
}

/// Everything needed to reproduce a finding to the byte.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// The ids of the sources used.
    pub sources: Vec<String>,
    /// The version of the program.
    pub version: &'static str,
}

/// A measure of an exact whole number, for short tests and tables.
impl From<usize> for Measure {
    fn from(count: usize) -> Self {
        Measure::exact(count as f64, "count")
    }
}
