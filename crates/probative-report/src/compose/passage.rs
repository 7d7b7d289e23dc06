//! The text cut where claims begin and end.

use std::collections::BTreeMap;
use std::ops::Range;

use probative_case::claim::Claim;

use crate::report::Passage;

/// What happens at one place of the text.
#[derive(Default)]
struct Cut<'a> {
    /// How many claims begin there.
    begin: usize,
    /// The claims that end there: where each begins, and its id.
    end: Vec<(usize, &'a str)>,
}

/// The text in stretches; each claim begins with one and ends with one, however many stand within
/// it.
pub(super) fn passages(claims: &[Claim], text: &str) -> Vec<Passage> {
    let mut cuts: BTreeMap<usize, Cut<'_>> = BTreeMap::new();
    cuts.entry(0).or_default();
    cuts.entry(text.len()).or_default();
    for claim in claims {
        let Range { start, end } = claim.anchor.bytes();
        let (start, end) = (floor(text, start), floor(text, end));
        if start < end {
            cuts.entry(start).or_default().begin += 1;
            cuts.entry(end).or_default().end.push((start, &claim.id));
        }
    }
    // The inner of two claims that end together ends first.
    cuts.values_mut().for_each(|cut| cut.end.sort_by_key(|(start, _)| usize::MAX - start));
    let passage = |((from, first), (to, last)): ((&usize, &Cut<'_>), (&usize, &Cut<'_>))| Passage {
        begin: first.begin,
        words: text[*from..*to].to_owned(),
        end: last.end.iter().map(|(_, id)| (*id).to_owned()).collect(),
    };
    cuts.iter().zip(cuts.iter().skip(1)).map(passage).collect()
}

/// The last place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
