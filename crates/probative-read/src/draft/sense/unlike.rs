//! Numbers that are no level of what they count: what is left, and by how much another is more.

use std::ops::Range;

use super::Spoken;

const MORE: [&str; 8] = ["more", "fewer", "less", "higher", "lower", "above", "below", "greater"];

/// The numbers that no record has as they stand, each with what the text says: "all but 12
/// counties", "40 more thefts than in 2012".
pub(super) fn unlike(spoken: &Spoken<'_>) -> Vec<(Range<usize>, String)> {
    let numbers = spoken.numbers().filter(|(one, _)| !one.is_time());
    let told = numbers.filter_map(|(one, at)| Some((one.span.clone(), said(spoken, &at)?)));
    told.collect()
}

fn said(spoken: &Spoken<'_>, at: &Range<usize>) -> Option<String> {
    let number = &spoken.tokens.text[spoken.tokens.bytes(at)];
    let (one, two) = (spoken.before(at.start, 1), spoken.before(at.start, 2));
    if two == "all" && ["but", "except"].contains(&one) {
        return Some(format!("the text says all {one} {number}"));
    }
    let more = (at.end..at.end + 2).find(|at| spoken.is_one_of(*at, &MORE))?;
    // "40 or more" and "40 percent but less than half" are numbers of what they count.
    let beside = ["above", "below"].contains(&spoken.word(more));
    let than = (more..more + 6).any(|at| spoken.is_one_of(at, &["than"]));
    let or = spoken.is_one_of(at.end, &["or", "and", "but", ",", "though", "yet", "if"]);
    let word = spoken.word(more);
    ((beside || than) && !or).then(|| format!("the text says {number} {word}: a difference"))
}
