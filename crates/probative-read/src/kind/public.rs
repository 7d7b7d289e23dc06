//! What is told of a subject in the third person that is one of the public's matters.

use super::Facts;
use super::stated::{closed, is_measure};
use crate::lexicon::Cue;
use crate::token::Shape;

/// Words with which no such sentence begins.
const FIRST: [&str; 41] = [
    "i", "you", "we", "it", "that", "there", "they", "what", "who", "why", "how", "so", "well",
    "yes", "no", "if", "let", "to", "not", "my", "maybe", "now", "then", "because", "when", "just",
    "for", "but", "or", "of", "from", "am", "mr", "ladies", "those", "having", "even", "only",
    "instead", "more", "another",
];

/// What concerns the public, whoever has a name in the sentence.
const MATTERS: [&str; 61] = [
    "government",
    "governments",
    "administration",
    "congress",
    "state",
    "states",
    "federal",
    "community",
    "communities",
    "officer",
    "officers",
    "police",
    "taxpayer",
    "taxpayers",
    "family",
    "families",
    "worker",
    "workers",
    "veterans",
    "industry",
    "company",
    "companies",
    "funding",
    "funds",
    "health",
    "school",
    "schools",
    "hospital",
    "hospitals",
    "court",
    "courts",
    "crime",
    "tax",
    "taxes",
    "energy",
    "housing",
    "insurance",
    "students",
    "businesses",
    "employees",
    "farmers",
    "inmates",
    "prosecutors",
    "defendants",
    "patients",
    "troops",
    "council",
    "committee",
    "department",
    "agency",
    "agencies",
    "investigation",
    "settlement",
    "indictment",
    "lawsuit",
    "citizens",
    "prices",
    "military",
    "infrastructure",
    "regulations",
    "provisions",
];

/// "The clinic is a public body of Ohio": what is told of a subject in the third person, where a
/// name or a measure makes it one of the public's matters.
pub(super) fn property(facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 6;
    let Facts { tokens, piece, .. } = facts;
    let first = piece.start;
    let one = tokens.is(first, "one") && !tokens.is(first + 1, "of");
    let points = ["this", "that", "these"].contains(&tokens.word(first))
        && (tokens.has(first + 1, Cue::Aux) || tokens.shape(first + 1) == Some(Shape::Clitic));
    let verb = piece.clone().skip(1).any(|at| {
        tokens.has(at, Cue::Aux)
            || tokens.has(at, Cue::Verb)
            || (tokens.shape(at) == Some(Shape::Word) && tokens.word(at).ends_with("ed"))
    });
    let first_verb = piece
        .clone()
        .skip(1)
        .find(|at| tokens.has(*at, Cue::Aux) || tokens.has(*at, Cue::Verb) || tokens.is(*at, "ll"));
    let to_come = first_verb.is_some_and(|at| {
        ["will", "would", "could", "might", "may", "shall", "ll", "wont"].contains(&tokens.word(at))
    });
    let aside =
        one || FIRST.contains(&tokens.word(first)) || points || facts.is_address() || to_come;
    piece.len() >= SHORTEST && verb && !aside && matters(facts)
}

/// Whether a name, a measure, a place or a matter of the public stands in it.
fn matters(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let first = piece.start;
    let public = |at: usize| {
        is_measure(tokens.word(at))
            || (at > first
                && tokens.capital(at)
                && tokens.shape(at) == Some(Shape::Word)
                && !tokens.is(at, "i"))
    };
    // "Medicare has grown": a subject without an article is a name as often as not.
    let single = tokens.capital(first)
        && (tokens.has(first + 1, Cue::Verb) || tokens.has(first + 1, Cue::Aux))
        && !closed(tokens, first);
    let matter = |at: usize| MATTERS.contains(&tokens.word(at));
    piece.clone().any(|at| public(at) || matter(at)) || single || facts.places > 0
}
