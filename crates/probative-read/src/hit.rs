//! Where the words and phrases of the lexicon stand in a sentence.

use std::ops::Range;

use crate::lexicon::{Cue, lexicon};
use crate::token::{Shape, Tokens};

/// A cue in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it tells.
    pub(crate) cue: Cue,
    /// The tokens that tell it.
    pub(crate) tokens: Range<usize>,
}

/// The phrases of some tokens, and the words that tell more than their part of speech.
pub(crate) fn hits(tokens: &Tokens<'_>, range: &Range<usize>) -> Vec<Hit> {
    let mut found = Vec::new();
    for at in range.clone() {
        if tokens.shape(at) != Some(Shape::Word) {
            continue;
        }
        let next = |ahead: usize| {
            if at + ahead < range.end { tokens.word(at + ahead) } else { "" }
        };
        lexicon().phrases(tokens.word(at), next, |cue, length| {
            // "They are due to receive it" names no cause.
            if tokens.is(at, "due") && length == 2 && tokens.has(at + 2, Cue::Verb) {
                return;
            }
            found.push(Hit { cue, tokens: at..at + length });
        });
        // A season is no drop: "this fall", "in the fall".
        let season = ["this", "last", "next", "the", "each", "every", "in"];
        if tokens.is(at, "fall") && at > range.start && season.contains(&tokens.word(at - 1)) {
            continue;
        }
        // The month of May is no guess.
        if tokens.is(at, "may") && tokens.capital(at) && at > range.start {
            continue;
        }
        for cue in TELLING.into_iter().filter(|cue| tokens.has(at, *cue)) {
            found.push(Hit { cue, tokens: at..at + 1 });
        }
    }
    found
}

/// The cues by which kinds are told.
const TELLING: [Cue; 28] = [
    Cue::Up,
    Cue::Down,
    Cue::Changed,
    Cue::Record,
    Cue::Cause,
    Cue::Acts,
    Cue::Law,
    Cue::Speech,
    Cue::Speaker,
    Cue::Rival,
    Cue::Compared,
    Cue::Rate,
    Cue::Along,
    Cue::Cluster,
    Cue::Share,
    Cue::Sum,
    Cue::Together,
    Cue::How,
    Cue::Ought,
    Cue::Forecast,
    Cue::Ceremony,
    Cue::Motive,
    Cue::Event,
    Cue::Unreal,
    Cue::Opinion,
    Cue::Back,
    Cue::Insult,
    Cue::Not,
];

/// The hits of some tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hits<'h> {
    all: &'h [Hit],
    start: usize,
    end: usize,
}

impl<'h> Hits<'h> {
    /// Those of `all` that lie within a range.
    pub(crate) fn within(all: &'h [Hit], range: &Range<usize>) -> Hits<'h> {
        Hits { all, start: range.start, end: range.end }
    }

    /// Every hit, in the order of the text.
    pub(crate) fn every(self) -> impl Iterator<Item = &'h Hit> {
        let Hits { all, start, end } = self;
        all.iter().filter(move |hit| hit.tokens.start >= start && hit.tokens.end <= end)
    }

    /// The first hit of a cue.
    pub(crate) fn first(self, cue: Cue) -> Option<&'h Hit> {
        self.every().find(|hit| hit.cue == cue)
    }

    /// Whether a cue is met.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.first(cue).is_some()
    }
}
