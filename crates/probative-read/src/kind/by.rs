//! The words by which a rule told a kind.

use std::ops::Range;

use super::Facts;
use crate::lexicon::Cue;
use crate::quantity::Quantity;

/// What a rule goes by, so that the words which decided can be shown.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// Words and phrases of a list of the lexicon.
    Cue(Cue),
    /// These words.
    Words(&'static [&'static str]),
    /// Words that begin so.
    Stems(&'static [&'static str]),
    /// Numbers.
    Numbers,
    /// Parts of a whole, and the words that say so.
    Parts,
    /// Words of a change, and numbers that went up or down.
    Changes,
    /// Words with a capital.
    Names,
    /// What stands in quotation marks.
    Marks,
}

/// How many passages are shown of those that decided.
const MOST: usize = 6;

/// The bytes of what decided in a piece, in its order; the whole piece where no word is apart.
pub(crate) fn deciding(facts: &Facts<'_>, by: &[By]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = by.iter().flat_map(|by| of_one(facts, *by)).collect();
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for span in found {
        match apart.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => apart.push(span),
        }
    }
    apart.truncate(MOST);
    if apart.is_empty() {
        apart.push(facts.tokens.bytes(&facts.piece));
    }
    apart
}

fn of_one(facts: &Facts<'_>, by: By) -> Vec<Range<usize>> {
    match by {
        By::Cue(cue) => of_cues(facts, &[cue]),
        By::Words(words) => of_words(facts, &|word| words.contains(&word)),
        By::Stems(stems) => {
            of_words(facts, &|word| stems.iter().any(|stem| word.starts_with(stem)))
        }
        By::Numbers => of_numbers(facts, &|one| !one.is_time()),
        By::Parts => {
            let parts = of_numbers(facts, &Quantity::is_part);
            if parts.is_empty() { of_numbers(facts, &|_| true) } else { parts }
        }
        By::Changes => {
            let numbers = of_numbers(facts, &|one| one.change.is_some());
            [of_cues(facts, &[Cue::Up, Cue::Down, Cue::Record]), numbers].concat()
        }
        By::Names => {
            let names = facts.piece.clone().filter(|at| facts.tokens.capital(*at));
            names.map(|at| facts.tokens.bytes(&(at..at + 1))).collect()
        }
        By::Marks => {
            let quoted = crate::source::quoted(facts.tokens, &facts.piece, false);
            let quoted = quoted.into_iter().filter(|range| !range.is_empty());
            quoted.map(|range| facts.tokens.bytes(&range)).collect()
        }
    }
}

fn of_cues(facts: &Facts<'_>, cues: &[Cue]) -> Vec<Range<usize>> {
    let hits = facts.hits.every().filter(|hit| cues.contains(&hit.cue));
    hits.map(|hit| facts.tokens.bytes(&hit.tokens)).collect()
}

fn of_words(facts: &Facts<'_>, is: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let words = facts.piece.clone().filter(|at| is(facts.tokens.word(*at)));
    words.map(|at| facts.tokens.bytes(&(at..at + 1))).collect()
}

fn of_numbers(facts: &Facts<'_>, is: &dyn Fn(&Quantity) -> bool) -> Vec<Range<usize>> {
    facts.quantities.iter().filter(|one| is(one)).map(|one| one.span.clone()).collect()
}
