//! Numbers that are part of a name, a date or a mark, and count nothing.

use std::ops::Range;

use super::digits::digits;
use super::number::{Form, Number};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// Words before a number that is part of a name.
const NAMED: [&str; 27] = [
    "section",
    "res",
    "title",
    "chapter",
    "proposition",
    "prop",
    "article",
    "route",
    "highway",
    "interstate",
    "number",
    "page",
    "part",
    "phase",
    "grade",
    "level",
    "class",
    "hr",
    "h.r.",
    "public",
    "no",
    "amendment",
    "figure",
    "table",
    "room",
    "suite",
    "world",
];

/// Whether a number behind a word is part of a name: `section`, `grade`.
pub(super) fn names(word: &str) -> bool {
    NAMED.contains(&word)
}

/// "At 1329 Tunnel Road": the number of a house.
fn is_address(tokens: &Tokens<'_>, number: &Number) -> bool {
    const LONGEST: usize = 4;
    const ROADS: [&str; 9] =
        ["road", "street", "avenue", "highway", "drive", "lane", "boulevard", "rd", "st"];
    let names = number.tokens.end..number.tokens.end + LONGEST;
    let named = |at: &usize| tokens.capital(*at) || tokens.is(*at, "-");
    tokens.capital(number.tokens.end)
        && names.take_while(named).skip(1).any(|at| ROADS.contains(&tokens.word(at)))
}

/// Whether a number is part of a name, a date, an ordinal or a place in a list, and counts nothing.
pub(super) fn is_name(tokens: &Tokens<'_>, number: &Number, sentence: &Range<usize>) -> bool {
    if number.form != Form::Plain {
        return false;
    }
    let start = number.tokens.start;
    let before = start.checked_sub(1).map_or("", |at| tokens.word(at));
    // "41 per 100,000 people": what a rate is per is no count.
    let per = before == "per" && number.high >= 100.0;
    // "S. 744" is a bill; behind the stop of "It was 3 °C." begins another sentence.
    let numbered = before == "." && start > 1 && tokens.is(start - 2, "res");
    let initials = before == "." && start > sentence.start + 1 && tokens.capital(start - 2);
    // "Senate Bill 9" and "along U.S. 90" are names, "a bill 90 senators signed" is none.
    let capital = start > 0 && tokens.capital(start - 1);
    let act = capital && ["bill", "resolution", "measure", "initiative", "ward"].contains(&before);
    let road = before == "u.s." && !tokens.has(number.tokens.end, Cue::Plural) && {
        let next = number.tokens.end;
        let noun = tokens.shape(next) == Some(Shape::Word);
        !noun
            || [Cue::Preposition, Cue::Aux, Cue::Conjunction]
                .iter()
                .any(|cue| tokens.has(next, *cue))
    };
    per || act
        || is_address(tokens, number)
        || numbered
        || before == "fy"
        || road
        || names(before)
        || (initials && tokens.as_written(start - 2).len() <= 2)
        || is_marked(tokens, number, before)
        || is_vote(tokens, number)
        || is_year(tokens, number)
        || is_telephone(tokens, number)
}

/// Whether the signs around digits make them something else: `COVID-19`, `20th`, `5 p.m.`, `9/11`,
/// the mark of a footnote.
fn is_marked(tokens: &Tokens<'_>, number: &Number, before: &str) -> bool {
    let Range { start, end } = number.tokens.clone();
    if ["a.m.", "p.m.", "am", "pm", "o'clock"].contains(&tokens.word(end)) || before == "/" {
        return true;
    }
    if tokens.shape(start) != Some(Shape::Number) {
        return false;
    }
    let hyphened = before == "-" && tokens.joined(start) && start > 1 && tokens.joined(start - 1);
    let ordinal = tokens.joined(end) && tokens.shape(end) == Some(Shape::Word);
    let colon = |at: usize| tokens.is(at, ":");
    let clock = (colon(end) && tokens.joined(end)) || (before == ":" && tokens.joined(start));
    let opens = [Cue::Determiner, Cue::Preposition, Cue::Pronoun, Cue::Subordinator];
    let begins = tokens.capital(end) && opens.iter().any(|cue| tokens.has(end, *cue));
    hyphened || ordinal || clock || tokens.is(end, "/") || (before == "." && begins)
}

/// A bare year: four digits, no comma, from 1500 to 2100, with no noun that it counts.
fn is_year(tokens: &Tokens<'_>, number: &Number) -> bool {
    let start = number.tokens.start;
    let word = tokens.word(start);
    let form = number.tokens.len() == 1
        && word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit());
    form && (1500.0..=2100.0).contains(&number.low)
}

/// The count of a vote or a match: `68-32`.
fn is_vote(tokens: &Tokens<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let joined = tokens.is(end, "-") && tokens.joined(end) && tokens.joined(end + 1);
    joined && digits(tokens, end + 1).is_some_and(|other| other < number.high)
}

/// `555-1234`, and `1-800-MILLERS`, which begins as a call that costs nothing does.
fn is_telephone(tokens: &Tokens<'_>, number: &Number) -> bool {
    const FREE: [f64; 4] = [800.0, 866.0, 877.0, 888.0];
    let free = number.low == 1.0 && FREE.contains(&number.high);
    if free && tokens.is(number.tokens.end, "-") {
        return true;
    }
    let end = number.tokens.end;
    let joined = |at: usize| tokens.is(at, "-") && tokens.joined(at) && tokens.joined(at + 1);
    let four = |at: usize| tokens.shape(at) == Some(Shape::Number) && tokens.word(at).len() == 4;
    let before = number.tokens.start.checked_sub(1).is_some_and(joined);
    (joined(end) && four(end + 1) && tokens.word(number.tokens.start).len() == 3)
        || (before && four(number.tokens.start))
}
