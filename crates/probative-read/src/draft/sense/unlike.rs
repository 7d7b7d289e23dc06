//! Numbers that are no level of what they count: what is left, and by how much another is more.

use std::ops::Range;

use super::Spoken;
use crate::quantity::{Comparator, Quantity};
use crate::stretch::hedged;

const MORE: [&str; 8] = ["more", "fewer", "less", "higher", "lower", "above", "below", "greater"];

/// Verbs before a number by which a count became another one.
const ADDED: [&str; 6] = ["added", "adding", "adds", "gained", "gaining", "shed"];

/// The numbers that no record has as they stand, each with what the text says: "all but 12
/// counties", "40 more thefts than in 2012".
pub(super) fn unlike(spoken: &Spoken<'_>) -> Vec<(Range<usize>, String)> {
    let numbers = spoken.numbers().filter(|(one, _)| !one.is_time());
    let told = numbers.filter_map(|(one, at)| Some((one.span.clone(), said(spoken, &at)?)));
    let told = told.collect::<Vec<_>>();
    let number = |span: &Range<usize>| spoken.claim.quantities.iter().find(|it| it.span == *span);
    let promised = promised(spoken).into_iter().filter_map(|span| {
        let number = spoken.printed(number(&span)?);
        Some((
            span,
            format!("the text says that {number} were promised, and no record counts these"),
        ))
    });
    told.into_iter().chain(promised).collect()
}

/// The numbers that somebody promised or wanted, which no record counts: "when we promised 100
/// million".
pub(super) fn promised(spoken: &Spoken<'_>) -> Vec<Range<usize>> {
    const PROMISED: [&str; 12] = [
        "promised", "promise", "promises", "pledged", "pledge", "vowed", "vow", "planned", "hoped",
        "aimed", "goal", "target",
    ];
    const NEAR: usize = 4;
    let before = |at: &Range<usize>| {
        let mut near = (at.start.saturating_sub(NEAR)..at.start).rev();
        // What a comma or another number parts from it is said of something else.
        let parts = |at: usize| spoken.is_one_of(at, &[",", ";", "and", "but"]);
        near.find(|at| spoken.is_one_of(*at, &PROMISED) || parts(*at)).is_some_and(|at| !parts(at))
    };
    let numbers = spoken.numbers().filter(|(one, at)| !one.is_time() && before(at));
    numbers.map(|(one, _)| one.span.clone()).collect()
}

/// What is asked of a second number that is bounded the other way than the first, whose words the
/// claim has: "more than 40 mills and fewer than 60 dams".
pub(super) fn other_bound(spoken: &Spoken<'_>) -> Option<String> {
    let way = |one: &Quantity| match one.comparator {
        Comparator::MoreThan | Comparator::AtLeast => Some(true),
        Comparator::LessThan | Comparator::AtMost => Some(false),
        _ => None,
    };
    let mut bounds = spoken.numbers().filter(|(one, _)| !one.is_time() && way(one).is_some());
    let (first, _) = bounds.next()?;
    let (other, _) = bounds.find(|(one, _)| way(one) != way(first))?;
    let [first, other] = [first, other].map(|one| {
        let words = hedged(one.comparator).word();
        format!("{words} {}", spoken.printed(one))
    });
    Some(format!("the text says {first} and {other}: which of them do the words tell?"))
}

/// What is asked of a part of which the text says that it is nearly all: `most` is less.
pub(super) fn nearly_all(spoken: &Spoken<'_>) -> Option<String> {
    let nearly = |at: &usize| {
        spoken.is_one_of(*at, &["nearly", "almost", "virtually"])
            && spoken.is_one_of(at + 1, &["all", "every"])
    };
    let at = (0..spoken.tokens.all.len()).find(nearly)?;
    let said = format!("{} {}", spoken.word(at), spoken.word(at + 1));
    Some(format!("how many are {said}? `most` says more than half"))
}

/// What is asked of a part of which the text says that it is nearly none: `none` is not one.
pub(super) fn nearly_none(spoken: &Spoken<'_>) -> Option<String> {
    const NONE: [&str; 5] = ["none", "no", "nobody", "nothing", "nowhere"];
    let nearly = |at: &usize| {
        spoken.is_one_of(*at, &["nearly", "almost", "virtually", "practically"])
            && spoken.is_one_of(at + 1, &NONE)
    };
    let at = (0..spoken.tokens.all.len()).find(nearly)?;
    let said = format!("{} {}", spoken.word(at), spoken.word(at + 1));
    Some(format!("how many are {said}? `none` says that not one is"))
}

/// What is asked of a sentence that says no more than that something is possible.
pub(super) fn possible(spoken: &Spoken<'_>) -> Option<String> {
    let said = possibly(spoken)?;
    Some(format!(
        "does `{said}` say that it is so, or that it is possible? no record denies the latter"
    ))
}

/// The words by which a sentence calls possible what it tells of the past.
fn possibly(spoken: &Spoken<'_>) -> Option<String> {
    let all = 0..spoken.tokens.all.len();
    let may_have = |at: &usize| {
        spoken.is_one_of(*at, &["may", "might"]) && spoken.is_one_of(at + 1, &["have"])
    };
    if let Some(at) = all.clone().find(may_have) {
        return Some(format!("{} {}", spoken.word(at), spoken.word(at + 1)));
    }
    let mut adverbs = all.filter(|at| spoken.is_one_of(*at, &["perhaps", "possibly", "maybe"]));
    adverbs.next().map(|at| spoken.word(at).to_owned())
}

fn said(spoken: &Spoken<'_>, at: &Range<usize>) -> Option<String> {
    let number = &spoken.tokens.text[spoken.tokens.bytes(at)];
    // "May have doubled": a size of a change that nobody says to be so.
    let modal = [spoken.before(at.start, 2), spoken.before(at.start, 1)];
    if let ["may" | "might", "have"] = modal {
        return Some(format!("the text says {} {number}: that it is possible", modal.join(" ")));
    }
    let (one, two) = (spoken.before(at.start, 1), spoken.before(at.start, 2));
    if two == "all" && ["but", "except"].contains(&one) {
        return Some(format!("the text says all {one} {number}"));
    }
    // What was added is no level of what is counted.
    if ADDED.contains(&one) {
        return Some(format!(
            "the text says {one} {number}: a change, which `probative explain trend` tests with `measured_in`"
        ));
    }
    let more = (at.end..at.end + 2).find(|at| spoken.is_one_of(*at, &MORE))?;
    // "40 or more" and "40 percent but less than half" are numbers of what they count.
    let beside = ["above", "below"].contains(&spoken.word(more));
    let than = (more..more + 6).any(|at| spoken.is_one_of(at, &["than"]));
    let or = spoken.is_one_of(at.end, &["or", "and", "but", ",", "though", "yet", "if"]);
    let word = spoken.word(more);
    ((beside || than) && !or).then(|| format!("the text says {number} {word}: a difference"))
}
