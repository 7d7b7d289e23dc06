//! Why no record can show what a piece says, where none can.

use std::ops::Range;

use probative_terms::Kind;

use crate::kind::Facts;
use crate::lexicon::Cue;
use crate::sentence::Sentence;
use crate::token::Tokens;

/// A sentence that claims nothing which a record could show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Its bytes.
    pub span: Range<usize>,
    /// Why.
    pub why: &'static str,
}

/// Why a sentence has no claim.
pub(super) fn passed(tokens: &Tokens<'_>, sentence: &Sentence) -> Passed {
    let why = match (sentence.asks, sentence.unended) {
        (true, _) => "a question",
        (_, true) => "a heading, or a line without an end",
        _ => return passed_piece(tokens, &sentence.tokens),
    };
    Passed { span: tokens.bytes(&sentence.tokens), why }
}

/// Why a sentence, or a piece of one, has no claim.
pub(super) fn passed_piece(tokens: &Tokens<'_>, range: &Range<usize>) -> Passed {
    let has = |cue: Cue| range.clone().any(|at| tokens.has(at, cue));
    let why = match () {
        () if has(Cue::Insult) => "an insult, or a word for persons in place of what they did",
        () if has(Cue::Ought) => "a wish or a duty: no record shows what ought to be",
        () if has(Cue::Forecast) => "a forecast or a guess: what will or might be has no record",
        () if has(Cue::Ceremony) => "what is done by saying it",
        () if has(Cue::Opinion) => "an opinion or a feeling",
        () => "no number, change, cause, law, place or pattern that a record could hold",
    };
    Passed { span: tokens.bytes(range), why }
}

/// Why no record can show a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// It tells what will or might be.
    Forecast,
    /// It tells what would have been.
    Unreal,
    /// It tells what ought to be.
    Wish,
    /// It tells of a motive.
    Motive,
    /// It tells what somebody feels or thinks.
    Opinion,
}

impl Unchecked {
    /// What it is, in words.
    pub fn said(self) -> &'static str {
        match self {
            Unchecked::Forecast => "a forecast: what will be has no record yet",
            Unchecked::Unreal => "what would have been has no record",
            Unchecked::Wish => "a wish: no record shows what ought to be",
            Unchecked::Motive => "a motive, which no record shows",
            Unchecked::Opinion => "an opinion, which no record shows",
        }
    }
}

/// Why no record can show a piece of a kind, if none can.
pub(super) fn unchecked(facts: &Facts<'_>, kind: Kind) -> Option<Unchecked> {
    let concludes =
        matches!(kind, Kind::Effect | Kind::Mechanism | Kind::Rivals | Kind::Association);
    if facts.has(Cue::Unreal) {
        return Some(Unchecked::Unreal);
    }
    if facts.has(Cue::Motive) {
        return Some(Unchecked::Motive);
    }
    let opinion = facts.has(Cue::Opinion) && facts.quantities.is_empty();
    // "The unfair toll is set to return in 2008" is a plan, whatever its writer thinks of it.
    if (concludes || opinion) && facts.has(Cue::Forecast) {
        return Some(Unchecked::Forecast);
    }
    if facts.has(Cue::Ought) && !facts.counts() {
        return Some(Unchecked::Wish);
    }
    opinion.then_some(Unchecked::Opinion)
}
