//! What leads in to a claim and is no part of it.

use std::ops::Range;

use crate::hit::Hit;
use crate::lexicon::{Cue, lexicon};
use crate::token::{Shape, Tokens};

/// A piece without its lead-in: "However,", "the fact that", "First, while".
pub(crate) fn without_lead(
    tokens: &Tokens<'_>,
    piece: &Range<usize>,
    hits: &[Hit],
) -> Range<usize> {
    let mut start = piece.start;
    while let Some(next) = after_word(tokens, start, piece.end) {
        start = next;
    }
    if let Some(next) = after_speaker(tokens, start, piece.end) {
        start = next;
    }
    if let Some(next) = after_wish(tokens, start, piece.end) {
        start = next;
    }
    if let Some(next) = after_feeling(tokens, start, piece.end) {
        start = next;
    }
    if let Some(next) = after_said(tokens, start, piece.end) {
        start = next;
    }
    if let Some(next) = at_quotation(tokens, start, piece.end) {
        start = next;
    }
    if let Some(next) = after_that(tokens, start, piece.end, hits) {
        start = next;
    }
    // What is left must still say something.
    if piece.end - start < 3 { piece.clone() } else { start..piece.end }
}

/// Behind a word or phrase that only joins, with its comma.
fn after_word(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    // The number of a footnote may stand before a sentence: "12 The mill closed."
    let footnote = tokens.shape(start) == Some(Shape::Number) && tokens.word(start).len() < 4;
    if footnote && tokens.capital(start + 1) && !tokens.has(start + 1, Cue::Span) {
        return Some(start + 1);
    }
    let mut length = usize::from(tokens.has(start, Cue::LeadIn));
    let next = |ahead: usize| tokens.word(start + ahead);
    lexicon().phrases(tokens.word(start), next, |cue, words| {
        if cue == Cue::LeadIn {
            length = length.max(words);
        }
    });
    let behind = start + length;
    if length == 0 || behind >= end {
        return None;
    }
    let comma = tokens.is(behind, ",");
    let long = length > 3 || (length > 1 && ["that", "how"].contains(&tokens.word(behind - 1)));
    let joint = long
        || ["and", "but", "while", "although", "though", "yet", "or", "so"]
            .contains(&tokens.word(start));
    (comma || joint).then_some(behind + usize::from(comma))
}

/// Behind "As we near the harvest," and "As I wrote last year,": what the speaker does meanwhile.
fn after_speaker(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    const SHORTEST: usize = 5;
    let opens = tokens.is(start, "as") && ["i", "we", "you"].contains(&tokens.word(start + 1));
    let comma = (start + 2..end).find(|at| opens && tokens.is(*at, ","))?;
    let number = (start..comma).any(|at| tokens.shape(at) == Some(Shape::Number));
    (end - comma > SHORTEST && !number).then_some(comma + 1)
}

/// Behind "The bill is important because" and "We must act now because": why something is wished.
fn after_wish(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    const SHORTEST: usize = 6;
    const WISHES: [&str; 8] =
        ["must", "should", "important", "need", "needs", "urge", "necessary", "essential"];
    let because = (start + 2..end.min(start + LONGEST)).find(|at| tokens.is(*at, "because"))?;
    let wished = (start..because).any(|at| WISHES.contains(&tokens.word(at)));
    let number = (start..because).any(|at| tokens.shape(at) == Some(Shape::Number));
    let clause = !tokens.is(because + 1, "of") && end - because > SHORTEST;
    (wished && clause && !number).then_some(because + 1)
}

/// Behind "I am very glad this" and "We are pleased the": what the speaker is glad of.
fn after_feeling(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    const FEELS: [&str; 7] =
        ["pleased", "glad", "proud", "happy", "grateful", "disappointed", "concerned"];
    const SOON: usize = 5;
    let speaks = ["i", "we"].contains(&tokens.word(start));
    let feels = (start + 1..end.min(start + SOON)).find(|at| FEELS.contains(&tokens.word(*at)))?;
    let subject = tokens.has(feels + 1, Cue::Determiner) && !tokens.is(feels + 1, "that");
    (speaks && subject && end - feels > SOON).then_some(feels + 1)
}

/// Behind "He said the" and "Hale said the": who said it, before a subject of its own.
fn after_said(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    const SHORTEST: usize = 6;
    let said = (start + 1..end.min(start + LONGEST)).find(|at| tokens.is(*at, "said"))?;
    let who =
        (start..said).all(|at| tokens.capital(at) || tokens.is(at, "he") || tokens.is(at, "she"));
    let subject = tokens.has(said + 1, Cue::Determiner);
    (who && subject && end - said > SHORTEST).then_some(said + 1)
}

/// How long a lead-in up to "that" may be, in tokens.
const LONGEST: usize = 26;

/// What stands before "that" where somebody only feels or holds what follows.
const FELT: [&str; 20] = [
    "fact",
    "sure",
    "proud",
    "glad",
    "clear",
    "true",
    "believe",
    "know",
    "doubt",
    "pleased",
    "grateful",
    "thankful",
    "encouraged",
    "concerned",
    "disappointed",
    "hopeful",
    "indisputable",
    "undeniable",
    "obvious",
    "evident",
];

/// Behind "that" of "we cannot ignore the fact that", "you can be sure that", "found that": what
/// is told follows.
///
/// It strips "All of us can be glad that the dam holds" and "The survey, which the county paid
/// for, found that theft is rare".
fn after_that(tokens: &Tokens<'_>, start: usize, end: usize, hits: &[Hit]) -> Option<usize> {
    let last = end.min(start + LONGEST);
    let that =
        (start + 1..last).find(|at| tokens.is(*at, "that") && opens_content(tokens, *at, hits))?;
    let rival = |hit: &Hit| hit.cue == Cue::Rival && (start..that).contains(&hit.tokens.start);
    let worded = ["worried", "testified"].contains(&tokens.word(that - 1));
    if worded || hits.iter().any(rival) || crate::source::opposes(tokens, &(start..end)) {
        return None;
    }
    let told = that + 1..end;
    // A short lead-in names who says so, and stays.
    let named = (start + 1..that).any(|at| tokens.capital(at));
    let long = 2 * (that + 1 - start) > told.len() || !named;
    let quantity = (start..that).any(|at| tokens.shape(at) == Some(Shape::Number));
    let before = tokens.word(that - 1);
    let only_feels = FELT.contains(&before) || before == "ignore";
    ((long || only_feels) && !quantity).then_some(that + 1)
}

/// A quotation behind a long lead-in is what is told: "It is so, according to the book “Mills” in
/// which Ann Hale states, “Millers own every road here”".
fn at_quotation(tokens: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    const SHORTEST: usize = 8;
    let straight = |at: usize| tokens.is(at, "\"") && tokens.joined(at + 1) && !tokens.joined(at);
    let opens = |at: &usize| tokens.is(*at, "“") || (straight(*at) && tokens.is(at - 1, ","));
    let at = (start + 1..end).rfind(opens)?;
    let long = end - at > SHORTEST && 2 * (at - start) > end - at;
    long.then_some(at + 1)
}

fn opens_content(tokens: &Tokens<'_>, that: usize, hits: &[Hit]) -> bool {
    const BEFORE: [&str; 18] = [
        "show",
        "shows",
        "showed",
        "demonstrates",
        "means",
        "evidence",
        "news",
        "is",
        "say",
        "remember",
        "see",
        "convinced",
        "confident",
        "found",
        "finds",
        "note",
        "learn",
        "realize",
    ];
    // "She announced today that", "he said on Monday that".
    let day = |at: usize| tokens.is(at, "today") || tokens.has(at, Cue::Weekday);
    let back = match day(that - 1) {
        true if that > 2 && tokens.is(that - 2, "on") => 2,
        dated => usize::from(dated),
    };
    let verb = that.saturating_sub(back);
    let before = tokens.word(verb.saturating_sub(1));
    let speech = hits.iter().any(|hit| hit.cue == Cue::Speech && hit.tokens.end == verb);
    FELT.contains(&before) || BEFORE.contains(&before) || speech
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hit::hits;

    fn left(text: &str) -> &str {
        let tokens = Tokens::new(text);
        let all = 0..tokens.all.len();
        &text[tokens.bytes(&without_lead(&tokens, &all, &hits(&tokens, &all)))]
    }

    #[test]
    fn what_the_speaker_does_or_feels_leads_in() {
        assert_eq!(
            left("As we near the harvest, hay prices are high in Ohio"),
            "hay prices are high in Ohio"
        );
        assert_eq!(left("I am very glad this bill pays for roads"), "this bill pays for roads");
        assert_eq!(left("We are proud the ferry runs on Sundays"), "the ferry runs on Sundays");
        assert_eq!(
            left("The bill is vital and important because two mills of the valley are shut"),
            "two mills of the valley are shut"
        );
        assert_eq!(left("He said the old dam leaks in spring"), "the old dam leaks in spring");
        let told =
            "The chairman of the board announced today that Ann Hale of Reno is the new clerk";
        assert_eq!(left(told), "Ann Hale of Reno is the new clerk");
        let number = "As we raised $90, the dam was built";
        assert_eq!(left(number), number, "the number is told there");
    }
}
