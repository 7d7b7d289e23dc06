//! Stated numbers that are a hundred, a thousand or a million times what the record gives.

use probative_case::Case;
use probative_case::claim::figure::{Stated, StatedNumber};
use probative_case::claim::{Claim, Kinds};
use probative_terms::number::{decimal, plain};
use probative_terms::{Diagnostic, Unit};

use crate::evidence::Evidence;
use crate::unavailable::Count;

/// How many a number of a column may stand for whose name does not say so.
const SCALES: [f64; 2] = [1e3, 1e6];
/// Of a number in per cent: the column may hold parts of one.
const OF_PARTS: f64 = 100.0;

/// Tells of stated numbers that the record gives to the digit but for its scale: it may count in
/// thousands, or hold parts of one and no per cent; or the text errs by so much.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for claim in &case.claims {
        let Some(Kinds::Figure(figure)) = claim.test.held() else { continue };
        let scaled = |stated| of_stated(case, evidence, claim, stated);
        told.extend(figure.stated.iter().filter_map(scaled));
    }
    told
}

fn of_stated(
    case: &Case,
    evidence: &Evidence,
    claim: &Claim,
    stated: &Stated,
) -> Option<Diagnostic> {
    let (select, source) = (&stated.record, case.source(&stated.record.source)?);
    let StatedNumber::Number(printed, _) = &stated.number else { return None };
    let found = evidence.total(select, Count::Net).ok()?.value?;
    let (low, high) = printed.rounding();
    let is_stated = |number: f64| {
        let number = decimal(number);
        low <= number && number < high
    };
    if found == 0.0 || is_stated(found) {
        return None;
    }
    let is_percent = Unit::named(&stated.unit).is_percent();
    let scales = SCALES.into_iter().chain(is_percent.then_some(OF_PARTS));
    let times = scales.flat_map(|scale| [(scale, found * scale), (1.0 / scale, found / scale)]);
    let (scale, _) = times.into_iter().find(|(_, number)| is_stated(*number))?;
    let (id, value, said) = (&claim.id, &select.value, plain(printed.value));
    let (times, help) = match scale > 1.0 {
        true => (
            format!("{} times", plain(scale)),
            "if the column counts in so many, or holds parts of one, say so as `multiplier` beside `value`; nothing, if the text errs by so much",
        ),
        false => (
            format!("one {}th of", plain(1.0 / scale)),
            "give the number and its unit as the text has them; nothing, if the text errs by so much",
        ),
    };
    let said = format!(
        "claim `{id}` states {said}, which is {times} the {} that `{value}` gives",
        plain(found)
    );
    Some(Diagnostic::of_file("W236", &source.path, said, help))
}
