//! The rule: from what was measured to one word. It does not know the claim or its author.

use probative_case::Regions;
use probative_case::finding::{
    Appraisal, Calibration, Judgement, Position, Qualified, Qualifier, Robustness, Verdict,
};
use probative_case::source::ReliabilityWord;

mod certainty;
mod qualify;

/// The largest type-I error at a nominal 5 per cent that still lets chance decide.
const TOLERATED_TYPE_ONE: f64 = 0.075;
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
    let stands = combined(appraisal);
    let (row, verdict) = decide(appraisal, stands, !qualifiers.is_empty(), !unsettled.is_empty());
    let negated = mirrored(appraisal, stands);
    let mirror = decide(appraisal, negated, !qualifiers.is_empty(), !unsettled.is_empty()).1;
    let reasons = if row == 3 { unsettled } else { vec![reason(row).to_owned()] };
    let certainty = certainty::of(appraisal, reliability, robustness);
    let flips_at = flips_at(appraisal);
    Judgement { verdict, certainty, row, qualifiers, robustness, mirror, flips_at, reasons }
}

/// Rows 3 to 9; rows 1 and 2 are claims without an appraisal.
fn decide(
    appraisal: &Appraisal,
    stands: Position,
    qualified: bool,
    unsettled: bool,
) -> (u8, Verdict) {
    let able = appraisal.detectable.is_some_and(|least| least <= appraisal.asserted.size);
    match stands {
        _ if unsettled => (3, Verdict::Inconclusive),
        Position::Fails => (4, Verdict::Contradicted),
        Position::Holds if qualified => (5, Verdict::Qualified),
        Position::Holds => (6, Verdict::Supported),
        Position::Short => (7, Verdict::NotSupported),
        Position::Across if able => (8, Verdict::NotSupported),
        Position::Across => (9, Verdict::Inconclusive),
    }
}

fn reason(row: u8) -> &'static str {
    match row {
        4 => "the whole interval lies where the claim fails",
        5 => "the whole interval lies where the claim holds, and a qualifier fires",
        6 => "the whole interval lies where the claim holds, and no qualifier fires",
        7 => {
            "the interval lies outside the region where the claim holds, but not all of it where it fails"
        }
        8 => {
            "the interval crosses an edge, and the test could have found an effect of the asserted size"
        }
        _ => {
            "the interval crosses an edge, and the test could not have found an effect of the asserted size"
        }
    }
}

/// Where an interval stands to two regions.
pub(crate) fn position(interval: (f64, f64), regions: &Regions) -> Position {
    if regions.holds().iter().any(|range| range.covers(interval)) {
        Position::Holds
    } else if regions.fails().iter().any(|range| range.covers(interval)) {
        Position::Fails
    } else if regions.holds().iter().any(|range| range.touches(interval)) {
        Position::Across
    } else {
        Position::Short
    }
}

/// Every number of the sentence with its regions; the primary one first.
fn parts(appraisal: &Appraisal) -> impl Iterator<Item = ((f64, f64), &Regions)> {
    let primary = (appraisal.primary.measure.bounds(), &appraisal.regions);
    let others = appraisal.conjuncts.iter();
    std::iter::once(primary)
        .chain(others.map(|conjunct| (conjunct.reading.measure.bounds(), &conjunct.regions)))
}

/// A sentence holds when all its numbers do, and fails when one does.
fn combined(appraisal: &Appraisal) -> Position {
    let all: Vec<Position> =
        parts(appraisal).map(|(interval, regions)| position(interval, regions)).collect();
    if all.contains(&Position::Fails) {
        Position::Fails
    } else if all.iter().all(|stands| *stands == Position::Holds) {
        Position::Holds
    } else if all.contains(&Position::Across) {
        Position::Across
    } else {
        Position::Short
    }
}

/// Where the negated sentence stands: C and D change places, and all else stays.
fn mirrored(appraisal: &Appraisal, stands: Position) -> Position {
    let near = |(interval, regions): ((f64, f64), &Regions)| {
        regions.fails().iter().any(|range| range.touches(interval))
    };
    match stands {
        Position::Holds => Position::Fails,
        Position::Fails => Position::Holds,
        _ if parts(appraisal).any(near) => Position::Across,
        _ => Position::Short,
    }
}

/// How many of primary and alternates stand to the regions as the primary does.
fn robustness(appraisal: &Appraisal) -> Robustness {
    let regions = &appraisal.regions;
    let primary = position(appraisal.primary.measure.bounds(), regions);
    let alternates = appraisal.alternates.iter();
    let agree =
        alternates.filter(|alternate| position(alternate.measure.bounds(), regions) == primary);
    Robustness { agree: 1 + agree.count(), of: 1 + appraisal.alternates.len() }
}

/// Why these records cannot settle the claim, whatever the interval says (row 3).
fn unsettled(
    appraisal: &Appraisal,
    reliability: &[ReliabilityWord],
    robustness: Robustness,
) -> Vec<String> {
    let mut reasons = Vec::new();
    if reliability.contains(&ReliabilityWord::Insufficient) {
        reasons.push("a source of the primary reading is not sufficiently reliable".to_owned());
    }
    if let Some(bounds) = appraisal.bounds
        && straddles((bounds.low, bounds.high), &appraisal.regions)
    {
        reasons.push(
            "what is withheld or unknown could put the number on either side of an edge".to_owned(),
        );
    }
    if let Calibration::Measured { type_one, .. } = appraisal.calibration
        && type_one > TOLERATED_TYPE_ONE
    {
        reasons
            .push(format!("the test says yes to {:.1} % of false claims here", 100.0 * type_one));
    }
    if agreement(robustness) < ROBUST_ENOUGH as f64 {
        let Robustness { agree, of } = robustness;
        reasons.push(format!("only {agree} of {of} defensible readings agree"));
    }
    if let Some(checklist) = &appraisal.checklist
        && checklist.passed() < CHECKLIST_NEEDED
    {
        let (passed, of) = (checklist.passed(), checklist.items.len());
        reasons.push(format!(
            "the design meets {passed} of {of} questions; {CHECKLIST_NEEDED} are needed"
        ));
    }
    reasons
}

fn agreement(robustness: Robustness) -> f64 {
    100.0 * robustness.agree as f64 / robustness.of as f64
}

/// Whether two bounds stand differently to the regions, or an edge lies between them.
fn straddles((low, high): (f64, f64), regions: &Regions) -> bool {
    position((low, low), regions) != position((high, high), regions)
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
