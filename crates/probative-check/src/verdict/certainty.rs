//! How sure an answer is, by the published steps.

use probative_finding::finding::{Asserted, Certainty, Robustness, Verdict};
use probative_terms::ReliabilityWord;

use super::{Appraisal, Calibration, qualify};

/// The certainty: a start by kind, a step down for each weakness, a step up for a large effect.
pub(super) fn certainty(
    appraisal: &Appraisal,
    reliability: &[ReliabilityWord],
    robustness: Robustness,
    verdict: Verdict,
) -> Certainty {
    // What a record says of what is there starts high, and what observation says of causes starts
    // low, as in GRADE.
    let start = if appraisal.descriptive { Certainty::High } else { Certainty::Low };
    let facts = &appraisal.facts;
    let many_units = facts.suppressed.is_some_and(|(units, of)| 10 * units > of);
    let many_events = facts.suppressed_events.is_some_and(|share| share > 0.05);
    let weaknesses = [
        reliability.iter().any(|word| *word != ReliabilityWord::Sufficient),
        includes_both(appraisal),
        facts.differs(),
        qualify::is_middling(appraisal, robustness),
        many_units || many_events,
        matches!(appraisal.calibration, Calibration::Missing | Calibration::NoError),
        !facts.hangs_on.is_empty(),
    ];
    let lowered = weaknesses.iter().filter(|weak| **weak).fold(start, |at, _| at.lower());
    let certainty =
        if appraisal.dose_response && is_large(appraisal) { lowered.higher() } else { lowered };
    // A record of something else never contradicts a sentence surely, however large it is.
    match verdict == Verdict::Contradicted && facts.differs() {
        true => certainty.min(Certainty::Low),
        false => certainty,
    }
}

/// Whether the interval holds both the asserted size and none.
fn includes_both(appraisal: &Appraisal) -> bool {
    let (low, high) = appraisal.primary.measure.bounds();
    let Asserted { size, null } = appraisal.asserted;
    // A share of at most 1 % asserts that 1 %, though nothing bounds its region from below.
    let downward = appraisal.regions.holds().iter().all(|range| range.high <= null);
    let asserted = if downward { null - size } else { null + size };
    [null, asserted].iter().all(|value| low <= *value && *value <= high)
}

/// A ratio of at least 2 or at most ½, with an interval that excludes 1.25 or 0.8.
fn is_large(appraisal: &Appraisal) -> bool {
    let (low, high) = appraisal.primary.measure.bounds();
    let value = appraisal.primary.measure.value.number();
    appraisal.asserted.null == 1.0 && ((value >= 2.0 && low > 1.25) || (value <= 0.5 && high < 0.8))
}
