//! The rule: from what was measured to one word. It does not know the claim or its author.

use probative_finding::finding::{
    Appraisal, Because, ByChance, Calibration, Joined, Judgement, Qualified, Qualifier, Reason,
    Robustness, Verdict,
};
use probative_finding::reading::Reading;
use probative_terms::Position;
use probative_terms::Regions;
use probative_terms::ReliabilityWord;
use probative_terms::number::decimal;

mod certainty;
mod qualify;
mod turning;

/// The version of the rule, which findings carry.
pub(crate) const RULE: u32 = 3;
/// By what an interval may be widened at most and still let chance decide.
pub(crate) const LARGEST_FACTOR: f64 = 2.0;
/// The fewest questions of the checklist that an effect's design must meet.
const CHECKLIST_NEEDED: usize = 6;
/// The fewest readings that must agree for a verdict, and for one without a qualifier, per cent.
const ROBUST_ENOUGH: usize = 80;
const ROBUST: usize = 95;

/// Judges an appraisal by the published rule.
///
/// The rule is total, and its first row that matches decides. `reliability` holds the words of the
/// sources that the primary reading rests on.
pub(crate) fn judge(appraisal: &Appraisal, reliability: &[ReliabilityWord]) -> Judgement {
    let robustness = robustness(appraisal);
    let qualifiers = qualify::all(appraisal, robustness);
    let unsettled = unsettled(appraisal, reliability, robustness);
    let (row, verdict) = decide(appraisal, !qualifiers.is_empty(), !unsettled.is_empty());
    // What left it open is told in full; any other row is its own reason.
    let reasons = match row {
        3 => unsettled,
        9 => across(appraisal),
        _ => vec![Reason::Row(row)],
    };
    Judgement {
        verdict,
        certainty: certainty::certainty(appraisal, reliability, robustness, verdict),
        row,
        qualifiers,
        robustness,
        mirror: mirror(appraisal, reliability),
        flips_at: flips_at(appraisal),
        turning: turning::turning(appraisal, reliability, verdict),
        reasons,
    }
}

/// The word that the denied claim gets.
fn mirror(appraisal: &Appraisal, reliability: &[ReliabilityWord]) -> Verdict {
    word(&appraisal.clone().denied(), reliability)
}

/// The word of an appraisal, without what is told beside it.
pub(crate) fn word(appraisal: &Appraisal, reliability: &[ReliabilityWord]) -> Verdict {
    let robustness = robustness(appraisal);
    let qualified = !qualify::all(appraisal, robustness).is_empty();
    decide(appraisal, qualified, !unsettled(appraisal, reliability, robustness).is_empty()).1
}

/// Rows 3 to 9; rows 1 and 2 are claims without an appraisal.
fn decide(appraisal: &Appraisal, qualified: bool, unsettled: bool) -> (u8, Verdict) {
    let able = able(appraisal) && reaches_null(appraisal);
    match combined(appraisal) {
        _ if unsettled => (3, Verdict::Inconclusive),
        Position::Fails => (4, Verdict::Contradicted),
        Position::Holds if qualified => (5, Verdict::Qualified),
        Position::Holds => (6, Verdict::Supported),
        Position::Short => (7, Verdict::NotSupported),
        Position::Across if able => (8, Verdict::NotSupported),
        Position::Across => (9, Verdict::Inconclusive),
    }
}

/// Why numbers that cross an edge leave the sentence open (row 9): of an interval, whether it found
/// anything; of a number whose two ends are all that is known, that it is withheld.
fn across(appraisal: &Appraisal) -> Vec<Reason> {
    let others = appraisal.conjuncts.iter().map(|other| (&other.reading, &other.regions));
    let all = std::iter::once((&appraisal.primary, &appraisal.regions)).chain(others);
    let stands = |(reading, regions): &(&Reading, &Regions)| {
        regions.position(reading.measure.bounds()) == Position::Across
    };
    let (open, measured): (Vec<_>, Vec<_>) =
        all.filter(stands).partition(|(reading, _)| reading.measure.open().is_some());
    let found = if able(appraisal) { Reason::BeyondNull } else { Reason::Row(9) };
    let withheld = open.first().map(|_| Reason::Straddles);
    withheld.into_iter().chain(measured.first().map(|_| found)).collect()
}

/// Whether the design could have found an effect of the asserted size.
fn able(appraisal: &Appraisal) -> bool {
    appraisal.detectable.is_some_and(|least| least <= appraisal.asserted.size)
}

/// Whether the interval holds no difference, or one the other way: what lies wholly beyond it has
/// found something, and nobody can say that nothing was found.
fn reaches_null(appraisal: &Appraisal) -> bool {
    let (low, high) = appraisal.primary.measure.bounds();
    low <= appraisal.asserted.null && appraisal.asserted.null <= high
}

/// Every number of the sentence with its regions; the primary one first.
fn parts(appraisal: &Appraisal) -> impl Iterator<Item = ((f64, f64), &Regions)> {
    let primary = (appraisal.primary.measure.bounds(), &appraisal.regions);
    let others = appraisal.conjuncts.iter();
    std::iter::once(primary)
        .chain(others.map(|conjunct| (conjunct.reading.measure.bounds(), &conjunct.regions)))
}

/// Where the sentence stands: joined by "all" it fails when one number does, by "any" it holds
/// when one does.
fn combined(appraisal: &Appraisal) -> Position {
    let (enough, needed) = match appraisal.joined {
        Joined::All => (Position::Fails, Position::Holds),
        Joined::Any => (Position::Holds, Position::Fails),
    };
    let all: Vec<Position> =
        parts(appraisal).map(|(interval, regions)| regions.position(interval)).collect();
    if all.contains(&enough) {
        enough
    } else if all.iter().all(|stands| *stands == needed) {
        needed
    } else if all.contains(&Position::Across) {
        Position::Across
    } else {
        Position::Short
    }
}

/// How many of primary and alternates stand to the regions as the primary does.
fn robustness(appraisal: &Appraisal) -> Robustness {
    let of = 1 + appraisal.alternates.len();
    Robustness { agree: of - appraisal.otherwise().count(), of }
}

/// Why these records cannot settle the claim, whatever the interval says (row 3).
fn unsettled(
    appraisal: &Appraisal,
    reliability: &[ReliabilityWord],
    robustness: Robustness,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if reliability.contains(&ReliabilityWord::Insufficient) {
        reasons.push(Reason::Unreliable);
    }
    if let Some(bounds) = appraisal.bounds
        && straddles((bounds.low, bounds.high), &appraisal.regions)
    {
        reasons.push(Reason::Straddles);
    }
    // Asked also where one reason was found: whoever mends that one shall know of the others.
    reasons.extend(width(appraisal));
    let undecided = |chance: &ByChance| chance.often.is_none();
    // Where another qualifier fires, the word does not hang on it.
    if appraisal.by_chance.as_ref().is_some_and(undecided)
        && combined(appraisal) == Position::Holds
        && qualify::all(appraisal, robustness).is_empty()
    {
        reasons.push(Reason::AtThreshold);
    }
    if let Some((differ, of)) = appraisal.held_fixed.filter(|(differ, _)| *differ > 0) {
        reasons.push(Reason::HeldFixed(differ, of));
    }
    if agreement(robustness) < ROBUST_ENOUGH as f64 {
        let Robustness { agree, of } = robustness;
        reasons.push(Reason::Agree(agree, of));
    }
    if let Some(checklist) = &appraisal.checklist
        && checklist.passed() < CHECKLIST_NEEDED
    {
        let (passed, of) = (checklist.passed(), checklist.items.len());
        reasons.push(Reason::Checklist { passed, of, needed: CHECKLIST_NEEDED });
    }
    reasons
}

/// Why an interval that worlds were to widen cannot settle it.
fn width(appraisal: &Appraisal) -> Option<Reason> {
    let (factor, between, intervals) = match &appraisal.calibration {
        Calibration::NotNeeded => return None,
        Calibration::Missing => return Some(Reason::NotCalibrated),
        Calibration::NoError => return Some(Reason::NoError),
        Calibration::Measured { factor, between, intervals, .. } => (factor, between, intervals),
    };
    let (least, most) = between.unwrap_or((*factor, *factor));
    if least > LARGEST_FACTOR {
        return Some(Reason::Widened(*factor));
    }
    let stands = |interval| appraisal.regions.position(interval);
    let sides_differ = intervals.is_some_and(|it| stands(it.least) != stands(it.most));
    (most > LARGEST_FACTOR || sides_differ).then_some(Reason::AtThreshold)
}

fn agreement(robustness: Robustness) -> f64 {
    100.0 * robustness.agree as f64 / robustness.of as f64
}

/// Whether two bounds stand differently to the regions, or an edge lies between them.
fn straddles((low, high): (f64, f64), regions: &Regions) -> bool {
    // The edges are decimals, and a third of all places is a hair above the one that it is.
    let (low, high) = (decimal(low), decimal(high));
    regions.position((low, low)) != regions.position((high, high))
        || regions.edges().iter().any(|edge| low < *edge && *edge < high)
}

/// The edge nearest to the primary value: there the word changes.
fn flips_at(appraisal: &Appraisal) -> Option<f64> {
    let value = appraisal.primary.measure.value.number();
    let mut edges = appraisal.regions.edges();
    edges.extend(appraisal.regions.mirrored().edges());
    edges.into_iter().min_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs()))
}

#[cfg(test)]
mod tests;
