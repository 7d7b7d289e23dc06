//! How a text compares with a number, which way it went, and what it is per.

use std::ops::Range;

use super::digits::with_commas;
use super::number::{Form, Number};
use super::{Comparator, Way};
use crate::lexicon::Cue;
use crate::token::Tokens;

/// The comparator before or behind a number.
pub(super) fn comparator(tokens: &Tokens<'_>, number: &Number) -> Comparator {
    let Range { start, end } = number.tokens.clone();
    let mut first = start;
    // "over the age of 16", "at least a third": what stands between belongs to the number.
    while first > 0
        && ["the", "age", "of", "a", "an", "just", "only"].contains(&tokens.word(first - 1))
        && start - first < 3
    {
        first -= 1;
    }
    let before = |back: usize| first.checked_sub(back).map_or("", |at| tokens.word(at));
    match (before(2), before(1)) {
        ("at", "least") | ("less", "than") | ("fewer", "than") | ("more", "than") => {
            return match before(2) {
                "at" => Comparator::AtLeast,
                "more" if before(3) == "no" => Comparator::AtMost,
                "more" => Comparator::MoreThan,
                _ if before(3) == "no" => Comparator::AtLeast,
                _ => Comparator::LessThan,
            };
        }
        ("greater" | "higher" | "larger" | "better", "than") => return Comparator::MoreThan,
        ("lower" | "smaller", "than") => return Comparator::LessThan,
        // "They add up to 9" is a sum.
        ("up", "to") if ADDS.contains(&before(3)) => {}
        ("at", "most") | ("up", "to") => return Comparator::AtMost,
        ("many" | "much", "as") | ("high", "as") => return Comparator::AtMost,
        ("close" | "next", "to") => return Comparator::Nearly,
        _ => {}
    }
    match before(1) {
        "nearly" | "almost" => Comparator::Nearly,
        "about" | "around" | "approximately" | "roughly" | "some" | "estimated" => {
            Comparator::About
        }
        "over" if lasts(tokens, number) => Comparator::Exact,
        "over" | "above" | "exceeding" | "topped" => Comparator::MoreThan,
        "under" | "below" => Comparator::LessThan,
        "within" => Comparator::AtMost,
        _ => behind(tokens, end),
    }
}

/// Verbs with which "up to" says what is made of parts.
const ADDS: [&str; 8] = ["add", "adds", "added", "adding", "sum", "sums", "summed", "total"];

/// "A cut of $9 over five years", "to be built over two decades": how long, and not longer than.
///
/// "Over five years old", "over two years ago" and "waited over five years" stay more than that.
fn lasts(tokens: &Tokens<'_>, number: &Number) -> bool {
    let Range { start, end } = number.tokens.clone();
    let ago = ["old", "ago", "of", "later", "earlier"].contains(&tokens.word(end + 1));
    let joins = [Cue::Verb, Cue::Aux, Cue::Preposition, Cue::Conjunction];
    let noun = start.checked_sub(2).is_some_and(|before| {
        let joined = joins.iter().any(|cue| tokens.has(before, *cue));
        !joined && !tokens.word(before).ends_with("ed")
    });
    tokens.has(end, Cue::Span) && noun && !ago
}

fn behind(tokens: &Tokens<'_>, end: usize) -> Comparator {
    match (tokens.word(end), tokens.word(end + 1)) {
        ("or" | "and", "more" | "older" | "over" | "higher" | "up") => Comparator::AtLeast,
        ("or" | "and", "less" | "fewer" | "younger" | "under" | "lower") => Comparator::AtMost,
        ("or", "so") => Comparator::About,
        _ => Comparator::Exact,
    }
}

/// How many tokens before a number the verb of its change may stand.
const NEAR: usize = 5;

/// Which way a number went, by the nearest word of change before it, or by what it is set against.
pub(super) fn way(tokens: &Tokens<'_>, sentence: &Range<usize>, number: &Number) -> Option<Way> {
    let start = number.tokens.start;
    let grows = ["doubled", "tripled", "quadrupled", "doubling", "tripling", "doubles", "triples"];
    if grows.contains(&tokens.word(start)) {
        return Some(Way::Up);
    }
    if let Some(way) = by(tokens, number).or_else(|| against(tokens, sentence, number)) {
        return Some(way);
    }
    let from = sentence.start.max(start.saturating_sub(NEAR));
    for at in (from..start).rev() {
        // The first end of "from 12 to 30" is where it stood.
        if tokens.is(at, "from") {
            return None;
        }
        // "Make up four-fifths of it" is no rise.
        let made = at > 0 && ["make", "makes", "made", "making"].contains(&tokens.word(at - 1));
        if tokens.has(at, Cue::Up) || tokens.is(at, "up") && !tokens.is(at + 1, "to") && !made {
            return Some(Way::Up);
        }
        if tokens.has(at, Cue::Down) || tokens.is(at, "down") {
            return Some(Way::Down);
        }
        if [",", ";", "(", "and"].contains(&tokens.word(at)) {
            break;
        }
    }
    None
}

/// "Cuts the fund by $9", "raised the toll by almost 4 percent", "sales are off 40 percent": a verb
/// that is a change only with its number.
fn by(tokens: &Tokens<'_>, number: &Number) -> Option<Way> {
    const CUTS: [&str; 12] = [
        "cut", "cuts", "cutting", "reduce", "reduces", "reduced", "lower", "lowers", "lowered",
        "slash", "slashes", "trim",
    ];
    const RAISES: [&str; 8] =
        ["raise", "raises", "raised", "raising", "lift", "lifts", "lifted", "boosted"];
    let start = number.tokens.start;
    let near = |words: &[&str]| {
        (start.saturating_sub(NEAR + 1)..start).rev().find(|at| words.contains(&tokens.word(*at)))
    };
    let part = matches!(number.form, Form::Percent | Form::Points);
    // "Has lost 9 percent of its people".
    let lost = start > 0
        && part
        && (start.saturating_sub(3)..start)
            .any(|at| ["lost", "lose", "loses", "shed"].contains(&tokens.word(at)));
    let halved = tokens.is(start, "half") && tokens.is(start.saturating_sub(1), "in");
    let off = start > 1 && tokens.is(start - 1, "off") && tokens.has(start - 2, Cue::Aux);
    let by = (start.saturating_sub(3)..start).any(|at| tokens.is(at, "by"));
    match (near(&CUTS), near(&RAISES)) {
        _ if off || lost => Some(Way::Down),
        (Some(_), _) if halved => Some(Way::Down),
        (Some(cut), raised) if by && raised.is_none_or(|raised| raised < cut) => Some(Way::Down),
        (_, Some(_)) if by || part => Some(Way::Up),
        _ => None,
    }
}

/// "1,082 pupils, up from 640": which way it went stands behind it.
fn against(tokens: &Tokens<'_>, sentence: &Range<usize>, number: &Number) -> Option<Way> {
    let end = number.tokens.end;
    let last = sentence.end.min(end + NEAR + 1);
    let comma = (end..last).find(|at| tokens.is(*at, ","))?;
    match (tokens.word(comma + 1), tokens.word(comma + 2)) {
        ("up", "from") => Some(Way::Up),
        ("down", "from") => Some(Way::Down),
        _ => None,
    }
}

/// What a number is per: "an hour", "per year", "each month", "annual", "per 100,000".
pub(super) fn per(tokens: &Tokens<'_>, number: &Number) -> String {
    let end = number.tokens.end;
    for at in end..(end + 6).min(tokens.all.len()) {
        let word = tokens.word(at);
        if word == "annually" || word == "annual" || word == "yearly" {
            return "year".to_owned();
        }
        if [".", ",", ";", ")"].contains(&word) {
            break;
        }
        let opens = ["per", "a", "an", "each", "every"].contains(&word);
        // "$1.46 a gallon": of a price, whatever stands behind it.
        let priced =
            at == end && matches!(number.form, Form::Money(_)) && ["a", "an"].contains(&word);
        if opens && (priced || tokens.has(at + 1, Cue::Span)) {
            return super::unit::singular(tokens.word(at + 1));
        }
        if word == "per" {
            return with_commas(tokens, at + 1);
        }
    }
    String::new()
}
