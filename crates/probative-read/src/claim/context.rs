//! What a claim takes from the text around it: places, periods, and the claims it builds on.

use std::ops::Range;

use probative_terms::Kind;

use super::Claim;
use crate::lexicon::Cue;
use crate::place::{Level, Place};
use crate::question::Question;
use crate::time::Period;
use crate::token::{Shape, Tokens};

/// How far back the text around a claim reaches, in places or claims.
const BACK: usize = 50;

/// Completes claims from what stands before them.
pub(super) fn complete(tokens: &Tokens<'_>, named: &[Place], claims: &mut Vec<Claim>) {
    let short = acronyms(tokens);
    *claims = merged(tokens, std::mem::take(claims));
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut() else { continue };
        let range = range_of(tokens, claim);
        let last = before.last();
        let next = last.filter(|last| claim.stands.0 <= last.stands.0 + 1);
        if claim.places.is_empty() {
            claim.places.extend(by_acronym(tokens, &range, &short));
        }
        if claim.places.is_empty()
            && let Some(last) = next.filter(|last| {
                let same = last.stands.1 == claim.stands.1 && goes_on(tokens, &range);
                same || points_back(tokens, &range) || is_there(tokens, &range)
            })
        {
            claim.places.clone_from(&last.places);
        }
        if claim.places.is_empty()
            && let Some(level) = names_its_level(tokens, &range)
        {
            let end = named.partition_point(|place| place.span.end <= claim.span.start);
            let mut before = named[..end].iter().rev().take(BACK);
            claim.places.extend(before.find(|place| place.level == level).cloned());
        }
        same_period(tokens, &range, before, claim);
        rest_on(tokens, &range, before, claim);
        // What the text around a claim says of it is no question.
        let placed = !(claim.places.is_empty() && claim.regions.is_empty());
        let dated = !claim.periods.is_empty();
        claim.questions.retain(|question| match question {
            Question::WhichPlaces => !placed,
            Question::WhichPeriod => !dated,
            _ => true,
        });
    }
}

fn range_of(tokens: &Tokens<'_>, claim: &Claim) -> Range<usize> {
    tokens.at_byte(claim.span.start)..tokens.at_byte(claim.span.end)
}

/// Claims with those that belong to the one before put into it.
fn merged(tokens: &Tokens<'_>, claims: Vec<Claim>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::with_capacity(claims.len());
    for next in claims {
        match out.last_mut().filter(|one| answers(tokens, one, &next) || lists(tokens, one, &next))
        {
            Some(one) => {
                one.span.end = next.span.end;
                one.stands.0 = next.stands.0;
                one.source = one.source.take().or(next.source);
                one.unchecked = one.unchecked.or(next.unchecked);
            }
            None => out.push(next),
        }
    }
    out
}

/// A denial that follows an opposing view, or another guess that does, belongs to it.
///
/// "Some argue that the dam will fail. That is not true." and "It might just be a fluke. Or
/// perhaps the mill did it on purpose." are one claim each.
fn answers(tokens: &Tokens<'_>, one: &Claim, next: &Claim) -> bool {
    let near = one.stands.1 == next.stands.1 && next.stands.0 == one.stands.0 + 1;
    let both = one.kind == Kind::Rivals && next.kind == Kind::Rivals;
    let first = tokens.word(tokens.at_byte(next.span.start));
    let speaks = ["critics", "opponents", "some", "others", "skeptics"].contains(&first);
    near && both && !speaks
}

/// "…, in Ohio, Utah and Iowa. All are in dry counties.": what is said of all of a list of places
/// belongs to it.
fn lists(tokens: &Tokens<'_>, one: &Claim, next: &Claim) -> bool {
    let first = tokens.at_byte(next.span.start);
    let of_all = tokens.is(first, "all") && ["are", "of", "were"].contains(&tokens.word(first + 1));
    of_all && next.stands.0 == one.stands.0 + 1 && one.rule == "a list of places"
}

/// How many abbreviations are kept, and how long the name before one may be.
const MOST: usize = 50;
const LONGEST: usize = 12;

/// Abbreviations that a text sets in brackets behind a name that begins with a place.
///
/// "the Toledo Water Board (TWB)": from then on "TWB" stands for that city.
fn acronyms(tokens: &Tokens<'_>) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    for at in 1..tokens.all.len() {
        let word = tokens.as_written(at);
        let capitals = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if !(capitals && tokens.is(at - 1, "(") && tokens.is(at + 1, ")")) {
            continue;
        }
        let mut start = at - 1;
        while start > 0
            && at - start < LONGEST
            && tokens.capital(start - 1)
            && tokens.shape(start - 1) == Some(Shape::Word)
        {
            start -= 1;
        }
        if found.len() == MOST {
            break;
        }
        let place = crate::place::first_of_name(tokens, start..at - 1);
        found.extend(place.map(|place| (word.to_ascii_lowercase(), place)));
    }
    found
}

fn by_acronym(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
    short: &[(String, Place)],
) -> Option<Place> {
    let stands = |word: &str, name: &str| word == name || word.strip_suffix('s') == Some(name);
    let mut words = range.clone();
    words.find_map(|at| {
        short.iter().find(|(name, _)| stands(tokens.word(at), name)).map(|(_, place)| place.clone())
    })
}

/// Whether a claim begins by pointing to the one before: "This dam …", "Much of that rise …".
fn points_back(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    const FIRST: usize = 4;
    let first = range.start..(range.start + FIRST).min(range.end);
    let opens = ["this", "that", "these", "those", "such"];
    let mut words = first.clone();
    let points = words.any(|at| {
        // "The board says that" does not point back, "Much of that rise" does.
        let joins = tokens.is(at, "that") && at > range.start && !tokens.is(at - 1, "of");
        opens.contains(&tokens.word(at)) && !joins && !tokens.has(at + 1, Cue::Span)
    });
    points || tokens.is(range.start + 1, "additional")
}

/// "Now it spends $31", "Today it ranks 41st": in a paragraph, what "it" does is done where it was.
fn goes_on(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let mut first = range.start..(range.start + 2).min(range.end);
    first.any(|at| tokens.is(at, "it") && tokens.has(at + 1, Cue::Verb))
}

/// "thefts there are down": in the place that was named before; "there are 40 mills" is none.
fn is_there(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    // "There the toll grew", and not "there's" or "there were".
    let names = |at: usize| {
        tokens.is(at, "there")
            && tokens.shape(at + 1) == Some(Shape::Word)
            && !tokens.has(at + 1, Cue::Aux)
    };
    let told = |at: usize| {
        tokens.is(at, "there")
            && at > range.start
            && tokens.shape(at - 1) == Some(Shape::Word)
            && !tokens.has(at - 1, Cue::Conjunction)
            && !tokens.has(at - 1, Cue::Subordinator)
    };
    range.clone().any(|at| names(at) || told(at))
}

/// "the state's residents", "in the city": the level of a place that was named before.
fn names_its_level(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Level> {
    range.clone().find_map(|at| {
        let level = match tokens.word(at + 1) {
            "state" => Level::State,
            "city" => Level::City,
            "county" => Level::County,
            _ => return None,
        };
        let owns = tokens.shape(at + 2) == Some(Shape::Clitic);
        let within =
            at > range.start && ["in", "across", "throughout"].contains(&tokens.word(at - 1));
        let ours = ["our", "my"].contains(&tokens.word(at));
        // "The city has spent $27 million".
        let begins =
            at == range.start || tokens.is(at - 1, "that") || tokens.has(at - 1, Cue::Speech);
        let does =
            begins && [Cue::Aux, Cue::Verb, Cue::Event].iter().any(|cue| tokens.has(at + 2, *cue));
        let named = ours || (tokens.is(at, "the") && (owns || within || does));
        // "In the state of Ohio" names its own.
        (named && !tokens.is(at + 2, "of")).then_some(level)
    })
}

/// "during this time period": the period that was told last.
fn same_period(tokens: &Tokens<'_>, range: &Range<usize>, before: &[Claim], claim: &mut Claim) {
    let words = |at: usize| (tokens.word(at), tokens.word(at + 1), tokens.word(at + 2));
    let said = range.clone().any(|at| {
        matches!(words(at), ("this" | "that" | "same", "period" | "time", _))
            && (tokens.is(at + 1, "period") || tokens.is(at + 2, "period"))
    });
    let told: Option<Vec<Period>> = before
        .iter()
        .rev()
        .take(BACK)
        .map(|other| &other.periods)
        .find(|told| !told.is_empty())
        .cloned();
    if said && claim.periods.is_empty() {
        claim.periods = told.unwrap_or_default();
    }
}

/// What a claim builds on: the one before, where it points back to it; of what "because of it" or
/// "Among them" follows.
fn rest_on(tokens: &Tokens<'_>, range: &Range<usize>, before: &[Claim], claim: &mut Claim) {
    let Some(last) = before.last() else { return };
    let first = tokens.word(range.start);
    let back = ["this", "that", "these", "those", "such", "it", "they", "much"].contains(&first);
    let among =
        first == "among" && ["them", "these", "those"].contains(&tokens.word(range.start + 1));
    let it = range.clone().any(|at| tokens.is(at, "because") && tokens.is(at + 2, "it"));
    let before_it = tokens.word(range.start.saturating_sub(2));
    let joint = ["therefore", "thus", "so", "hence", "consequently"];
    let follows = joint.contains(&before_it) || tokens.is(range.start.saturating_sub(1), "now");
    let near = claim.stands.0 <= last.stands.0 + 1;
    if near && (back || among || it || follows) {
        claim.rests_on.push(before.len() - 1);
    }
}
