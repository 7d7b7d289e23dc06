//! Words that compare, by the way that they point.

use std::ops::Range;

use crate::token::Tokens;

/// Superlatives of the upper end.
pub(crate) const HIGH: [&str; 6] = ["highest", "most", "largest", "biggest", "greatest", "longest"];
/// Superlatives of the lower end.
pub(crate) const LOW: [&str; 5] = ["lowest", "fewest", "smallest", "least", "shortest"];
/// Comparatives of more.
pub(crate) const MORE: [&str; 10] = [
    "more", "higher", "greater", "larger", "bigger", "above", "exceeds", "exceeded", "worse",
    "deadlier",
];
/// Comparatives of less.
pub(crate) const FEWER: [&str; 5] = ["less", "fewer", "lower", "smaller", "below"];
/// Superlatives of which the text does not say which end they are.
pub(crate) const ENDLESS: [&str; 6] =
    ["worst", "best", "safest", "deadliest", "richest", "poorest"];

/// A rank other than the first.
pub(crate) struct Ranked {
    /// The place in words.
    pub(crate) place: String,
    /// Whether it is from the lowest, where the text says so.
    pub(crate) from_lowest: Option<bool>,
    /// The place and its superlative.
    pub(crate) tokens: Range<usize>,
}

/// "The second-highest", "ranks third", where the place stands at a token.
pub(crate) fn ranked(tokens: &Tokens<'_>, at: usize) -> Option<Ranked> {
    const PLACES: [&str; 18] = [
        "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th",
    ];
    let (place, length) = match PLACES.contains(&tokens.word(at)) {
        true => (tokens.word(at).to_owned(), 1),
        // "41st" is taken apart as a number and its ending.
        false if ["st", "nd", "rd", "th"].contains(&tokens.word(at + 1)) => {
            (format!("{}{}", tokens.word(at), tokens.word(at + 1)), 2)
        }
        false => return None,
    };
    let place = if place == "2nd" { "second".to_owned() } else { place };
    let dash = usize::from(["-", "–"].contains(&tokens.word(at + length)));
    let next = at + length + dash;
    let from_lowest = match tokens.word(next) {
        word if HIGH.contains(&word) => Some(false),
        word if LOW.contains(&word) => Some(true),
        word if ENDLESS.contains(&word) => None,
        _ => {
            let ranks = ["ranks", "ranked", "rank", "ranking", "placed", "places"];
            let mut before = at.saturating_sub(3)..at;
            let is_rank = before.any(|at| ranks.contains(&tokens.word(at)));
            let tokens = at..at + length;
            return is_rank.then_some(Ranked { place, from_lowest: None, tokens });
        }
    };
    Some(Ranked { place, from_lowest, tokens: at..next + 1 })
}
