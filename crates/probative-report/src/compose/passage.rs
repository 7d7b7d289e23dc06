//! The text cut where claims begin and end.

use std::collections::BTreeSet;

use probative_case::claim::Claim;

use crate::report::Passage;

/// The text in stretches, each with the claims that it makes.
pub(super) fn passages(claims: &[Claim], text: &str) -> Vec<Passage> {
    let spans: Vec<(usize, usize, &str)> = claims
        .iter()
        .map(|claim| {
            let end = claim.anchor.start.saturating_add(claim.anchor.length);
            (floor(text, claim.anchor.start), floor(text, end), claim.id.as_str())
        })
        .collect();
    let mut cuts = BTreeSet::from([0, text.len()]);
    cuts.extend(spans.iter().flat_map(|&(start, end, _)| [start, end]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut passages = Vec::new();
    for pair in cuts.windows(2) {
        let inside = spans.iter().filter(|&&(start, end, _)| start <= pair[0] && pair[1] <= end);
        passages.push(Passage {
            words: text[pair[0]..pair[1]].to_owned(),
            claims: inside.map(|&(_, _, id)| id.to_owned()).collect(),
        });
    }
    passages
}

/// The last place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
