//! What a sentence denies, by its grammar.

use std::ops::Range;

use probative_case::words::{Words, denies};
use probative_terms::Kind;

use super::{Sense, Spoken};
use crate::lexicon::Cue;
use crate::stretch::denial::{BENEATH, is_behind_verb, is_denial};
use crate::token::Shape;

/// What a sentence denies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Denial {
    /// Nothing.
    None,
    /// What its verb says.
    Whole,
    /// That all of them are.
    NotAll,
    /// A word denies, and its grammar does not say what.
    Unclear(String),
}

/// Words of degree behind a denial: "did not rise much" denies the degree.
const DEGREES: [&str; 27] = [
    "much",
    "significantly",
    "sharply",
    "substantially",
    "dramatically",
    "greatly",
    "markedly",
    "appreciably",
    "as",
    "only",
    "just",
    "necessarily",
    "merely",
    "simply",
    "always",
    "yet",
    "entirely",
    "evenly",
    "before",
    "ever",
    "fast",
    "faster",
    "slower",
    "quickly",
    "rapidly",
    "enough",
    "adequately",
];

/// The count of which not one is it: "not one of the 88 counties", "none of the 12 towns".
pub(super) fn not_one(spoken: &Spoken<'_>) -> Option<Range<usize>> {
    let opens = |at: usize| {
        let one = spoken.before(at, 1) == "not" && ["one", "any"].contains(&spoken.word(at));
        let single = spoken.before(at, 1) == "single" && spoken.word(at) == "one";
        one || single || spoken.word(at) == "none"
    };
    let of_the = |start: usize| {
        let the = usize::from(["the", "these", "those", "its"].contains(&spoken.before(start, 1)));
        let of = start.checked_sub(1 + the).filter(|of| spoken.word(*of) == "of")?;
        of.checked_sub(1).filter(|one| opens(*one))
    };
    spoken.numbers().find(|(_, at)| of_the(at.start).is_some()).map(|(one, _)| one.span.clone())
}

/// What the sentence denies.
pub(super) fn denial(spoken: &Spoken<'_>, sense: &Sense) -> Denial {
    if matches!(sense.kind, Kind::Rivals | Kind::Mechanism | Kind::Arithmetic) {
        return Denial::None;
    }
    let words = 0..spoken.tokens.all.len();
    let open = words.clone().find(|at| spoken.is_one_of(*at, &["“", "\""]));
    // Of a quotation only what leads in to it says whether it was said.
    let own = if sense.kind == Kind::Quote { 0..open.unwrap_or(words.end) } else { words };
    let denies = |at: &usize| is_denial(&spoken.tokens, *at) && !takes_out(spoken, sense, *at);
    let found: Vec<usize> = own.clone().filter(denies).collect();
    match found.as_slice() {
        [] => elsewise(spoken, own),
        [at] => denied_at(spoken, sense, *at),
        [first, second] if spoken.word(*first) == "neither" && spoken.word(*second) == "nor" => {
            denied_at(spoken, sense, *first)
        }
        [first, ..] => Denial::Unclear(spoken.word(*first).to_owned()),
    }
}

/// Whether a denial is of a place alone, of which the claim does not speak: "but not in Ohio".
fn takes_out(spoken: &Spoken<'_>, sense: &Sense, at: usize) -> bool {
    const NEAR: usize = 5;
    let places = sense.out.iter().filter_map(|place| spoken.of(&place.span));
    let mut starts = places.map(|own| own.start);
    ["not", "nor"].contains(&spoken.word(at)) && starts.any(|it| at < it && it <= at + NEAR)
}

/// Words of the case language that deny, and that are none of grammar: "it is false that".
fn elsewise(spoken: &Spoken<'_>, own: Range<usize>) -> Denial {
    const NONE: [&str; 6] = ["without", "no", "not", "none", "fail", "fails"];
    let word = own.clone().find(|at| {
        let word = spoken.word(*at);
        let failed = word == "failed" && spoken.word(at + 1) != "to";
        spoken.tokens.shape(*at) == Some(Shape::Word)
            && denies(word)
            && !NONE.contains(&word)
            && !failed
    });
    word.map_or(Denial::None, |at| Denial::Unclear(spoken.word(at).to_owned()))
}

/// What the one denial of a sentence denies.
fn denied_at(spoken: &Spoken<'_>, sense: &Sense, at: usize) -> Denial {
    let word = match spoken.word(at) {
        "t" => "not",
        word => word,
    };
    let unclear = || Denial::Unclear(word.to_owned());
    if (0..at).any(|at| spoken.is_one_of(at, &BENEATH)) || parts(spoken, sense, at) {
        return unclear();
    }
    // "Did not fall until 2014" says as well that it fell then.
    if (at..spoken.tokens.all.len()).any(|at| spoken.is_one_of(at, &["until", "till"])) {
        return unclear();
    }
    // "Did not change" is unchanged, and no denial of that.
    let next_to = |words: &[&str]| (at + 1..at + 3).any(|at| spoken.is_one_of(at, words));
    if sense.words == Words::Unchanged && next_to(&["change", "changed", "budge", "budged"]) {
        return Denial::None;
    }
    if (at + 1..at + 5).any(|at| spoken.is_one_of(at, &DEGREES)) {
        return unclear();
    }
    let member = sense.kind == Kind::Membership;
    let next = spoken.word(at + 1);
    match word {
        "not" if ["all", "every", "both"].contains(&next) && member => Denial::NotAll,
        "not" if ["all", "every", "both", "most", "a", "an", "any", "one"].contains(&next) => {
            match spoken.tokens.has(at.saturating_sub(1), Cue::Aux) && member {
                true => Denial::Whole,
                false => unclear(),
            }
        }
        "neither" if member => Denial::Whole,
        "not" | "never" | "cannot" if is_behind_verb(&spoken.tokens, at) => Denial::Whole,
        "no" if member => match has(spoken, at) {
            true => Denial::Whole,
            false => unclear(),
        },
        // "There was no rise", "no higher than".
        "no" if is_behind_verb(&spoken.tokens, at) || has(spoken, at) => {
            let points = |at: usize| {
                spoken.tokens.has(at, Cue::Up)
                    || spoken.tokens.has(at, Cue::Down)
                    || spoken.is_one_of(at, &["higher", "lower"])
            };
            match points(at + 1) || points(at + 2) {
                true => Denial::Whole,
                false => unclear(),
            }
        }
        word if word.ends_with("nt") => Denial::Whole,
        _ => unclear(),
    }
}

/// The size that a denied verb tells: "did not double"; of one that no words mean nothing.
pub(super) fn denied_size(spoken: &Spoken<'_>) -> Option<Option<Words>> {
    (0..spoken.tokens.all.len()).find_map(|at| {
        let (_, found) = spoken.size(at)?;
        let hedged = ["more", "less", "than", "nearly", "almost"].contains(&spoken.before(at, 1));
        Some(found.filter(|_| !hedged))
    })
}

fn has(spoken: &Spoken<'_>, at: usize) -> bool {
    ["has", "have", "had", "with", "is", "are", "was", "were"].contains(&spoken.before(at, 1))
}

/// Whether what the words say stands in another part of the sentence than its denial: "fell in
/// Ohio, and did not in Utah", "did not rise but fell", "was wrong and had not been read".
fn parts(spoken: &Spoken<'_>, sense: &Sense, at: usize) -> bool {
    let all = spoken.tokens.all.len();
    let joins =
        |range: Range<usize>| range.clone().any(|at| spoken.is_one_of(at, &["but", "and", ","]));
    // The denial belongs to the first verb: "were taxed had it not been renewed".
    let verb = (0..at).find(|at| spoken.tokens.has(*at, Cue::Aux));
    let other_verb = verb.is_some_and(|verb| verb + 1 < at || joins(verb..at));
    if other_verb {
        return true;
    }
    match sense.kind {
        Kind::Trend => {
            let change =
                |at: &usize| spoken.tokens.has(*at, Cue::Up) || spoken.tokens.has(*at, Cue::Down);
            let changes: Vec<usize> = (0..all).filter(change).collect();
            let Some((one, rest)) = changes.split_first() else { return false };
            *one < at || joins(at..*one) || rest.iter().any(|other| joins(*one..*other))
        }
        Kind::Membership => (at..all).any(|at| spoken.is_one_of(at, &["but"])),
        kind => {
            let far = if kind == Kind::Effect { 4 } else { 7 };
            let claim = spoken.claim;
            let own = spoken.of(&claim.phrase.span).filter(|_| claim.phrase.span != claim.span);
            // Words that the reader did not tell have no place: the next number stands for them.
            let number = || spoken.numbers().map(|(_, it)| it).find(|it| it.start > at);
            let target = own.filter(|own| own.end > at + 1).or_else(number).map(|it| it.start);
            target.is_none_or(|target| target > at + far || joins(at..target.max(at)))
        }
    }
}
