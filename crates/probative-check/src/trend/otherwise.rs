//! A trend with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::trend::{ChangeIn, Trend};
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use super::windows;
use crate::audit::Other;
use crate::question::Question;

pub(super) fn others(trend: &Trend, question: &Question<'_>) -> Vec<Other> {
    let mut others = other_windows(trend, question);
    others.extend(of_a_whole(trend));
    others.extend(other_scale(trend));
    others
}

/// The other windows that the case has, and those of a text that states none.
fn other_windows(trend: &Trend, question: &Question<'_>) -> Vec<Other> {
    let Ok(own) = windows(trend, question) else { return Vec::new() };
    let unsaid = Trend { windows: Vec::new(), ..trend.clone() };
    let all = own.iter().copied().chain(windows(&unsaid, question).unwrap_or_default());
    let told = |(first, last): (i32, i32)| Taken::Choice(Choice::Window(first, last));
    Other::each(Dimension::Window, &told(own[0]), all.map(told), |option| {
        let Taken::Choice(Choice::Window(first, last)) = option else { return None };
        let rest = own.iter().copied().filter(|window| window != &(*first, *last));
        let windows = std::iter::once((*first, *last)).chain(rest).collect();
        Some(Kinds::Trend(Trend { windows, ..trend.clone() }))
    })
}

/// The events as they are, where they are told as a part of a whole.
fn of_a_whole(trend: &Trend) -> Vec<Other> {
    let told = |given| Taken::Given { what: "whole".to_owned(), given };
    let options = trend.yearly.whole.is_some().then(|| told(false));
    Other::each(Dimension::Denominator, &told(true), options, |_| {
        let mut trend = trend.clone();
        trend.yearly.whole = None;
        Some(Kinds::Trend(trend))
    })
}

/// Per cent for percentage points, and the other way; a size that the text states has its own unit.
fn other_scale(trend: &Trend) -> Vec<Other> {
    if trend.by.is_some() {
        return Vec::new();
    }
    let (percent, points) = ("percent".to_owned(), "points".to_owned());
    let (own, other, measured_in) = match trend.measured_in {
        ChangeIn::Percent => (percent, points, ChangeIn::Points),
        ChangeIn::Points => (points, percent, ChangeIn::Percent),
    };
    Other::each(Dimension::Scale, &Taken::Word(own), [Taken::Word(other)], |_| {
        Some(Kinds::Trend(Trend { measured_in, ..trend.clone() }))
    })
}
