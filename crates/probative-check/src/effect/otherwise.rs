//! An effect with its choices made otherwise.

use std::collections::BTreeSet;

use probative_case::claim::Kinds;
use probative_case::claim::effect::{ComparedBy, Effect};
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};
use probative_finding::choice::Scale;

use crate::audit::Other;
use crate::question::Question;

pub(super) fn others(effect: &Effect, question: &Question<'_>) -> Vec<Other> {
    let mut others = other_windows(effect, question);
    others.extend(other_year(effect));
    others.extend(other_scale(effect));
    others.extend(Other::lists(&effect.list, &effect.lists, |list, lists| {
        Some(Kinds::Effect(Effect { list, lists, ..effect.clone() }))
    }));
    others
}

/// The other windows of the case, and all years on record.
fn other_windows(effect: &Effect, question: &Question<'_>) -> Vec<Other> {
    let told = |(first, last): (i32, i32)| Taken::Choice(Choice::Window(first, last));
    let all = effect.windows.iter().copied().chain(recorded(effect, question)).map(told);
    Other::each(Dimension::Window, &told(effect.window), all, |option| {
        let Taken::Choice(Choice::Window(first, last)) = option else { return None };
        let window = (*first, *last);
        let own = std::iter::once(&effect.window).chain(&effect.windows).copied();
        let windows = own.filter(|other| *other != window).collect();
        Some(Kinds::Effect(Effect { window, windows, ..effect.clone() }))
    })
}

/// The first and the last year on record by the text's day.
fn recorded(effect: &Effect, question: &Question<'_>) -> Option<(i32, i32)> {
    let table = question.evidence().table(&effect.outcome.source)?;
    let rows = table.matching(&effect.outcome.filter);
    let years = rows.iter().filter_map(|row| table.cell(*row, &effect.time).parse().ok());
    let over = years.filter(|year| *year < question.text_date().year);
    let years: BTreeSet<i32> = over.collect();
    Some((*years.first()?, *years.last()?))
}

/// One year earlier and one later.
fn other_year(effect: &Effect) -> Vec<Other> {
    let options = [effect.after - 1, effect.after + 1].map(Taken::After);
    Other::each(Dimension::Lag, &Taken::After(effect.after), options, |option| match option {
        Taken::After(after) => Some(Kinds::Effect(Effect { after: *after, ..effect.clone() })),
        _ => None,
    })
}

fn other_scale(effect: &Effect) -> Vec<Other> {
    let told = |scale| Taken::Choice(Choice::Scale(scale));
    let (own, other, compared_by) = match effect.compared_by {
        ComparedBy::Differences => (Scale::Levels, Scale::Logs, ComparedBy::Ratios),
        ComparedBy::Ratios => (Scale::Logs, Scale::Levels, ComparedBy::Differences),
    };
    Other::each(Dimension::Scale, &told(own), [told(other)], |_| {
        Some(Kinds::Effect(Effect { compared_by, ..effect.clone() }))
    })
}
