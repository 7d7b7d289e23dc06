//! What numbers in thousands or millions leave open of a change.

use probative_case::claim::trend::{ChangeIn, Trend, Yearly};
use probative_evidence::{Count, Found};
use probative_finding::finding::Untested;
use probative_terms::number::decimal;

use super::is_share;
use super::years::{is_of_gap, read_years};
use crate::question::Question;
use crate::rounded;

/// The change over a window at the ends of what its numbers round, in what the claim measures it
/// in, as public when the text appeared; nothing where no record rounds.
pub(super) fn ends(
    trend: &Trend,
    question: &Question<'_>,
    window: (i32, i32),
) -> Result<Option<(f64, f64)>, Untested> {
    if trend.selects().iter().all(|select| select.multiplier == 1) {
        return Ok(None);
    }
    let of_year = |year| number(trend, question, year);
    let (Some(first), Some(last)) = (of_year(window.0)?, of_year(window.1)?) else {
        return Ok(None);
    };
    Ok(Some(change(trend, first, last, window)))
}

/// The least and the most that a number has changed between two years, each between its ends.
fn change(
    trend: &Trend,
    first: (f64, f64),
    last: (f64, f64),
    (from, to): (i32, i32),
) -> (f64, f64) {
    let by_quotient = |from: f64, to: f64| match from > 0.0 {
        true => 100.0 * (to / from - 1.0),
        false => f64::INFINITY,
    };
    let per = if is_share(trend) { 100.0 } else { 1.0 };
    let difference = |from: f64, to: f64| per * (to - from);
    let by = |change: &dyn Fn(f64, f64) -> f64| {
        (decimal(change(first.1, last.0)), decimal(change(first.0, last.1)))
    };
    match trend.measured_in {
        ChangeIn::Percent => by(&by_quotient),
        ChangeIn::Points | ChangeIn::InAll => by(&difference),
        ChangeIn::EachYear => by(&|a, b| difference(a, b) / f64::from(to - from)),
    }
}

/// The ends of what a claim follows, in one year.
fn number(
    trend: &Trend,
    question: &Question<'_>,
    year: i32,
) -> Result<Option<(f64, f64)>, Untested> {
    let Some(own) = share(trend, &trend.yearly, question, year)? else { return Ok(None) };
    let Some(than) = &trend.than else { return Ok(Some(own)) };
    let other = share(trend, &than.yearly, question, year)?;
    let set_beside = |other: (f64, f64)| match is_of_gap(question.claim.words) {
        true => gap(own, other),
        false => quotient(own, other),
    };
    Ok(other.map(set_beside))
}

/// The ends of a number, or of what part of its whole it is, in one year.
fn share(
    trend: &Trend,
    yearly: &Yearly,
    question: &Question<'_>,
    year: i32,
) -> Result<Option<(f64, f64)>, Untested> {
    let known = Some(question.text_date());
    let ends = |found: &Found| Some(rounded::ends(found, found.value?));
    let count = if yearly.is_count { Count::Whole } else { Count::NotBelowZero };
    let part = read_years(trend, question, &yearly.numbers, count, known)?;
    let part = part.get(&year).and_then(ends);
    let Some(whole) = &yearly.whole else { return Ok(part) };
    let whole = read_years(trend, question, whole, Count::NotBelowZero, known)?;
    Ok(part.zip(whole.get(&year).and_then(ends)).map(|(part, whole)| quotient(part, whole)))
}

/// The least and the most that two numbers lie apart.
fn gap(own: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    let (below, above) = (own.0 - other.1, own.1 - other.0);
    let least = if below <= 0.0 && above >= 0.0 { 0.0 } else { below.abs().min(above.abs()) };
    (least, below.abs().max(above.abs()))
}

/// The least and the most of one number over another, neither below zero.
fn quotient(own: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    let high = if other.0 > 0.0 { own.1 / other.0 } else { f64::INFINITY };
    (own.0.max(0.0) / other.1, high)
}
