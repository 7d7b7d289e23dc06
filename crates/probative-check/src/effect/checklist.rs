//! The checklist of a design: what records answer is asked of them, the rest of two sources.

use std::collections::BTreeSet;

use probative_case::claim::effect::{ComparedBy, Effect};
use probative_case::claim::membership::List;
use probative_finding::finding::{Appraisal, Checklist, Untested};
use probative_numeric::math;
use probative_policy::{Panel, leave_one_out, pre_trend};
use probative_terms::{Asked, CheckItem, Date, ShownBy};

use super::{Outcomes, by_place, since};
use crate::question::Question;

/// The power that a test of earlier trends must have.
const POWER: f64 = 0.8;
/// How many publishers answer a question that records do not.
const PUBLISHERS: usize = 2;

/// The eight questions with their answers.
pub(super) fn checklist(
    effect: &Effect,
    data: &Outcomes,
    appraisal: &Appraisal,
    question: &Question<'_>,
) -> Result<Checklist, Untested> {
    let mut items = Vec::new();
    for (asked, word) in Asked::ALL {
        let (passed, shown) = match asked {
            Asked::OutcomeAlike | Asked::NoOtherPolicy | Asked::Spillover => {
                of_sources(effect, asked, question)
            }
            Asked::DatedTwice => dated_twice(effect, data, question)?,
            Asked::NeverTreated => list_ends(effect, question)?,
            Asked::EarlierTrends => earlier_trends(effect, data, appraisal, question),
            Asked::Placebo => placebo(effect, appraisal, question)?,
            Asked::EachDropped => each_dropped(effect, data, appraisal),
        };
        let own = effect.checklist.iter().find(|own| own.asks == asked);
        let because = own.map_or_else(String::new, |own| own.because.clone());
        items.push(CheckItem { asks: word.to_owned(), passed, because, shown: Some(shown) });
    }
    Ok(Checklist { items })
}

/// Whether sources of two publishers, which are there, are named for a question.
fn of_sources(effect: &Effect, asked: Asked, question: &Question<'_>) -> (bool, ShownBy) {
    let own = effect.checklist.iter().find(|own| own.asks == asked);
    let named = own.iter().flat_map(|own| &own.sources);
    let there = named.filter(|id| !question.evidence().missing().contains_key(*id));
    let sources: Vec<_> = there.filter_map(|id| question.case.source(id)).collect();
    let publishers: BTreeSet<&str> = sources.iter().map(|it| it.publisher.as_str()).collect();
    if publishers.len() < PUBLISHERS {
        return (false, ShownBy::Nobody);
    }
    (true, ShownBy::Sources(sources.iter().map(|source| source.title.clone()).collect()))
}

/// Whether each place that came onto the list has the same year on another list of other rows.
fn dated_twice(
    effect: &Effect,
    data: &Outcomes,
    question: &Question<'_>,
) -> Result<(bool, ShownBy), Untested> {
    let places = by_place(effect, question)?;
    let rows = |list: &List| -> Result<BTreeSet<usize>, Untested> {
        let entries = question.entries_then(&effect.registry, list, &effect.registry_key)?;
        Ok(entries.public.iter().map(|entry| entry.row).collect())
    };
    let (own, own_rows) = (since(effect, &effect.list, &places, question)?, rows(&effect.list)?);
    let mut others = Vec::new();
    for list in &effect.lists {
        if rows(list)?.is_disjoint(&own_rows) {
            others.push(since(effect, list, &places, question)?);
        }
    }
    let treated = data.codes.iter().zip(&data.treated_from);
    let came: Vec<&String> =
        treated.filter(|(_, from)| from.is_some_and(|at| at > 0)).map(|it| it.0).collect();
    let same = |code: &&&String| {
        let year = own.by_place.get(**code);
        year.is_some() && others.iter().any(|other| other.by_place.get(**code) == year)
    };
    let (agree, of) = (came.iter().filter(same).count(), came.len());
    Ok((agree == of && of > 0, ShownBy::Dates { agree, of }))
}

/// Whether the list speaks of the whole window, so that who is not on it is without the policy.
fn list_ends(effect: &Effect, question: &Question<'_>) -> Result<(bool, ShownBy), Untested> {
    let table = question.table(&effect.registry)?;
    let published = table.matching(&effect.list.filter).into_iter();
    let latest = published.filter_map(|row| Date::last(table.day(row, "published")).ok()).max();
    let list = match (effect.list.covers.until, latest) {
        (Some(until), Some(latest)) => Some(until.min(latest)),
        (until, latest) => until.or(latest),
    };
    let window = Date::last(&effect.window.1.to_string()).ok();
    let reaches = list.zip(window).is_some_and(|(list, window)| list >= window);
    let told = |date: Option<Date>| date.map(|date| date.to_string());
    let shown = ShownBy::ListEnds { list: told(list), window: told(window).unwrap_or_default() };
    Ok((reaches, shown))
}

/// The outcomes as they are compared first, and an effect of so many per cent on that scale.
fn compared(effect: &Effect, data: &Outcomes, percent: f64) -> Option<(Outcomes, f64)> {
    match effect.compared_by {
        ComparedBy::Differences => Some((data.clone(), percent / 100.0 * data.baseline())),
        ComparedBy::Ratios => Some((data.logs()?, math::ln(1.0 + percent / 100.0))),
    }
}

/// Whether earlier slopes differ no more than chance lets them, by a test that would have noticed
/// half of what is asserted.
fn earlier_trends(
    effect: &Effect,
    data: &Outcomes,
    appraisal: &Appraisal,
    question: &Question<'_>,
) -> (bool, ShownBy) {
    let level = question.level();
    let found = compared(effect, data, appraisal.asserted.size).and_then(|(data, size)| {
        let panel = Panel::new(&data.values, data.years(), &data.treated_from).ok()?;
        pre_trend(&panel, size, level).ok()
    });
    match found {
        None => (false, ShownBy::TooFew),
        Some(found) => {
            let alike = found.p > 1.0 - level && found.power >= POWER;
            (alike, ShownBy::Trends { p: found.p, power: found.power })
        }
    }
}

/// Whether the placebo outcome stays, by a test that would have noticed what is asserted.
fn placebo(
    effect: &Effect,
    appraisal: &Appraisal,
    question: &Question<'_>,
) -> Result<(bool, ShownBy), Untested> {
    let Some(outcome) = &effect.placebo else { return Ok((false, ShownBy::NoPlacebo)) };
    let other = Effect { outcome: outcome.clone(), ..effect.clone() };
    let data = Outcomes::kept(&other, &effect.list, effect.window, question)?;
    let tail = probative_numeric::Tail::Both;
    let found = data.estimate(&data.treated_from, question.inference("placebo"), tail)?;
    let baseline = data.baseline();
    if baseline <= 0.0 {
        return Ok((false, ShownBy::TooFew));
    }
    let percent = |change: f64| 100.0 * change / baseline;
    let interval = (percent(found.estimate.interval.low), percent(found.estimate.interval.high));
    let detectable = percent(found.detectable);
    let none = interval.0 <= 0.0 && 0.0 <= interval.1;
    let stays = none && detectable <= appraisal.asserted.size;
    Ok((stays, ShownBy::Placebo { interval, detectable }))
}

/// Whether the number stands where it does whichever place is left out.
fn each_dropped(effect: &Effect, data: &Outcomes, appraisal: &Appraisal) -> (bool, ShownBy) {
    let range = compared(effect, data, 0.0).and_then(|(data, _)| {
        let panel = Panel::new(&data.values, data.years(), &data.treated_from).ok()?;
        leave_one_out(&panel).ok()
    });
    let Some(range) = range else { return (false, ShownBy::TooFew) };
    let percent = |change: f64| match effect.compared_by {
        ComparedBy::Differences => 100.0 * change / data.baseline(),
        ComparedBy::Ratios => 100.0 * math::exp_m1(change),
    };
    let (low, high) = (percent(range.low), percent(range.high));
    let stands = |value: f64| appraisal.regions.position((value, value));
    let own = stands(appraisal.primary.measure.value.number());
    (stands(low) == own && stands(high) == own, ShownBy::Dropped { interval: (low, high) })
}
