//! Where a comma parts two claims.

use std::ops::Range;

use super::{NEAR, has_clause, is_item, verb_in};
use crate::hit::Hit;
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// A comma cuts before "and", "but", "which" and the like with a clause of their own, and behind
/// an opening "while" or "although".
pub(super) fn after_comma(
    tokens: &Tokens<'_>,
    at: usize,
    around: &Range<usize>,
    hits: &[Hit],
) -> Option<usize> {
    let end = around.end;
    let next = tokens.word(at + 1);
    let verb_before = || verb_in(tokens, &(around.start..at), hits).is_some();
    match next {
        "or" if tokens.is(at + 2, "a") && tokens.is(at + 3, "total") => Some(at + 2),
        "with" if tokens.is(at + 3, "additional") => Some(at + 2),
        "as" if !tokens.is(at + 2, "well") && number_soon(tokens, at + 2, end) && verb_before() => {
            has_clause(tokens, &(at + 2..end), hits).then_some(at + 2)
        }
        "with" if number_soon(tokens, at + 2, end) && part_soon(tokens, at + 2, end) => {
            Some(at + 2)
        }
        "that" if !numbers(tokens, around.start..at) && numbers(tokens, at..end) => {
            (verb_before() && has_verb_at(tokens, at + 2)).then_some(at + 2)
        }
        "and" if begins_with_past(tokens, at + 2) => {
            let both = numbers(tokens, around.start..at) && numbers(tokens, at..end);
            both.then_some(at + 2)
        }
        "in" if is_list_of_names(tokens, at + 2, end) => Some(at + 1),
        "a" | "an" if is_portion(tokens, at + 2, end) => Some(at + 1),
        // "…, of which the mill makes 40".
        "of" if tokens.is(at + 2, "which") && verb_before() => {
            has_clause(tokens, &(at + 3..end), hits).then_some(at + 3)
        }
        // "…, which will let it run": what is to come of it.
        "which" if ["will", "would"].contains(&tokens.word(at + 2)) && verb_before() => {
            Some(at + 1)
        }
        "who" | "which" if adds_a_number(tokens, at, around) => Some(at - 1),
        "which" | "where" if does_so_much(tokens, at + 2, around, hits) && verb_before() => {
            Some(at + 1)
        }
        "and" | "but" | "so" | "yet" | "or" => {
            let points_back = ["that", "it", "which"].contains(&tokens.word(at + 2));
            let short = points_back && end - at < 14;
            let alone = !short && (!is_item(tokens, at + 1) || is_said_of(tokens, at + 2, end));
            (alone && verb_before() && has_clause(tokens, &(at + 2..end), hits)).then_some(at + 2)
        }
        "while" | "whereas" | "although" | "though" => {
            (verb_before() && has_clause(tokens, &(at + 2..end), hits)).then_some(at + 2)
        }
        // "Although it fell, mostly because of rain, it is high": the reason belongs to what stands before.
        "largely" | "mostly" | "partly" | "mainly" | "because" | "due" | "thanks" => None,
        _ => {
            // "As hay nears $9 a ton, a new barn is needed": the number stands in what leads in.
            let meanwhile = tokens.is(around.start, "as")
                && numbers(tokens, around.start..at)
                && !numbers(tokens, at..end);
            let opens = ["while", "although", "though"].contains(&tokens.word(around.start));
            let opens = opens || meanwhile;
            let first = opens || ["while", "although"].contains(&tokens.word(around.start + 2));
            (first && verb_before() && has_clause(tokens, &(at + 1..end), hits)).then_some(at + 1)
        }
    }
}

/// Whether a number stands within a few words: ", as more than 40 mills closed".
fn number_soon(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const SOON: usize = 4;
    numbers(tokens, from..end.min(from + SOON))
}

/// ", with more than $9 of it spent on roads": a part of what was told before, with its own number.
fn part_soon(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const SOON: usize = 8;
    (from..end.min(from + SOON)).any(|at| {
        tokens.is(at, "of")
            && ["that", "it", "them", "those", "this"].contains(&tokens.word(at + 1))
    })
}

/// Whether a number that is no year stands among some tokens.
fn numbers(tokens: &Tokens<'_>, mut range: Range<usize>) -> bool {
    range.any(|at| {
        let word = tokens.word(at);
        let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let year = digits && word.starts_with(['1', '2']);
        tokens.shape(at) == Some(Shape::Number) && !year
    })
}

fn has_verb_at(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.has(at, Cue::Aux) || tokens.has(at, Cue::Verb)
}

/// "The dam made 300 jobs, and gave power to over 900 farms": a second thing that was done.
fn begins_with_past(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    word.len() > 4 && word.ends_with("ed") && !tokens.capital(at)
}

/// "closed mills line the road, in Ohio, Utah, Iowa and Maine": a list of places makes a claim of
/// its own, that each of them is one.
fn is_list_of_names(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const FEWEST: usize = 3;
    let part = |at: usize| tokens.capital(at) || [",", ".", "and"].contains(&tokens.word(at));
    let commas = (from..end).filter(|at| tokens.is(*at, ",")).count();
    commas >= FEWEST && (from..end).all(part)
}

/// "9,000 fires, a growing portion of the 40,000 of the state": what part they are is another
/// claim.
fn is_portion(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const NEAR: usize = 5;
    let nouns = ["portion", "share", "fraction", "majority", "proportion", "part"];
    let mut words = from..(from + NEAR).min(end);
    words.any(|at| nouns.contains(&tokens.word(at)) && tokens.is(at + 1, "of"))
}

/// "a gift to the teachers, who may keep $40": the number stands in the relative clause alone.
fn adds_a_number(tokens: &Tokens<'_>, at: usize, around: &Range<usize>) -> bool {
    let number = |at: usize| tokens.shape(at) == Some(Shape::Number) && tokens.word(at).len() != 4;
    let before = (around.start..at).any(number);
    let named = tokens.capital(at - 1);
    at > around.start + 3 && !before && !named && (at..around.end).any(number)
}

/// ", and 86 percent of them were closed": a part of something else that is said by a verb of its
/// own; ", and 125 were closed" goes on with what was counted.
fn is_said_of(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const SOON: usize = 3;
    let part = (from..from + SOON).any(|at| ["percent", "%"].contains(&tokens.word(at)));
    if !part {
        return false;
    }
    let verbs = ["is", "are", "was", "were", "has", "have"];
    let last = end.min(from + NEAR);
    let verb = (from..last).find(|at| tokens.is(*at, ",") || verbs.contains(&tokens.word(*at)));
    verb.is_some_and(|at| !tokens.is(at, ","))
}

/// ", where the backlog grows by $4 a year", ", which saves a family $9": what happens there, with
/// a number of its own, and not what it is, as in ", which is $9 more".
fn does_so_much(tokens: &Tokens<'_>, from: usize, around: &Range<usize>, hits: &[Hit]) -> bool {
    const SOON: usize = 4;
    let tells = |cue| matches!(cue, Cue::Acts | Cue::Up | Cue::Down | Cue::Event);
    let verb =
        hits.iter().any(|hit| tells(hit.cue) && (from..from + SOON).contains(&hit.tokens.start));
    let verb = verb || ["cost", "costs"].contains(&tokens.word(from));
    let aux = tokens.has(from, Cue::Aux);
    let number = (from..around.end).any(|at| tokens.shape(at) == Some(Shape::Number));
    let comma = from.saturating_sub(2);
    let named = comma > 0 && tokens.capital(comma - 1);
    verb && number && !aux && !named
}
