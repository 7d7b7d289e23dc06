//! What only trails behind a claim and is no part of it.

use std::ops::Range;

use super::trimmed;
use crate::hit::Hit;
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// A piece without what only trails behind: ", said X", ", making ends meet", "as part of a deal".
///
/// It shortens "The mill will hire 40 weavers as part of a settlement" and "Most are women of 60,
/// raising their children".
pub(super) fn without_tail(
    tokens: &Tokens<'_>,
    piece: &Range<usize>,
    hits: &[Hit],
) -> Range<usize> {
    let tells = |from: usize| {
        let mut number = from..piece.end;
        let number =
            number.any(|at| tokens.shape(at) == Some(Shape::Number) || tokens.has(at, Cue::Count));
        let telling =
            |cue| matches!(cue, Cue::Acts | Cue::How | Cue::Cause | Cue::Up | Cue::Down | Cue::Law);
        let within = |hit: &&Hit| hit.tokens.start >= from && hit.tokens.end <= piece.end;
        number || hits.iter().filter(within).any(|hit| telling(hit.cue))
    };
    const SHORTEST: usize = 5;
    const FEW: usize = 12;
    for at in piece.start + SHORTEST..piece.end.saturating_sub(2) {
        let (next, comma) = (tokens.word(at + 1), tokens.is(at, ","));
        let credits = next == "according" && tokens.is(at + 2, "to");
        let closed = ["”", "\""].contains(&tokens.word(at)) && tokens.is(at - 1, ",");
        // Of a few words who says so is most: "It cost $3, according to the Board of Mills".
        let few = 2 * (at - piece.start) < piece.len() && piece.end - at < FEW;
        let credits = credits && !few;
        let said = (comma || closed)
            && (credits
                || ["said", "says"].contains(&next) && tokens.capital(at + 2)
                || closed && who_said(tokens, at + 1, piece.end)
                || comma && tokens.capital(at + 1) && who_said(tokens, at + 1, piece.end)
                || comma && who_announced(tokens, at + 1, piece.end));
        let short = 2 * (piece.end - at) < at - piece.start + 8;
        let trails = comma && short && next.len() > 4 && next.ends_with("ing") && !tells(at);
        let part = tokens.is(at, "as") && next == "part" && tokens.is(at + 2, "of") && !tells(at);
        if said || trails || part {
            return trimmed(tokens, piece.start..at);
        }
    }
    piece.clone()
}

/// "” Hale said", "” the board said in a letter": who spoke the words before, at the end.
fn who_said(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const LONGEST: usize = 14;
    const BEFORE: usize = 7;
    const SAY: [&str; 8] =
        ["said", "says", "added", "explained", "noted", "continued", "concluded", "stated"];
    let verb = (from + 1..end.min(from + BEFORE)).find(|at| SAY.contains(&tokens.word(*at)));
    let ends = |verb: usize| verb + 1 == end || tokens.has(verb + 1, Cue::Preposition);
    end - from <= LONGEST && verb.is_some_and(ends)
}

/// ", the Board of Mills announced today": who made it known, at the end of a sentence.
fn who_announced(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const LONGEST: usize = 12;
    let near = end - from <= LONGEST && tokens.is(from, "the");
    near && (from + 2..end).any(|at| tokens.is(at, "announced") && end - at < 3)
}
