//! What a draft says above each claim: how it was read, and what the text leaves open.

use std::ops::Range;

use crate::claim::Claim;
use crate::page::Page;

use super::sense::Sense;
use super::shortened;

/// What stands above a claim in the file.
pub(super) fn lines(claim: &Claim, sense: &Sense, page: &Page) -> Vec<String> {
    let mut out = vec![format!(
        "{}: {}{}.",
        claim.kind.word(),
        claim.rule,
        decided(claim, &claim.decided, page)
    )];
    for other in &claim.others {
        let words = decided(claim, &other.decided, page);
        out.push(format!("Or {}: {}{words}.", other.kind.word(), other.rule));
    }
    if claim.of_person {
        out.push("Concerns a person: kept as a place in the text alone.".to_owned());
        return out;
    }
    out.extend(claim.unchecked.map(|why| format!("Not checkable: {}.", why.said())));
    out.extend(claim.questions.iter().map(|one| format!("Open: {}", one.words())));
    out.extend(sense.asks.iter().map(|one| format!("Open: {one}")));
    let reversed = claim.periods.iter().any(|period| period.is_reversed());
    out.extend(reversed.then(|| "Open: a period of it ends before it starts.".to_owned()));
    out
}

/// The words that decided, as a comment ends in them; of a private person none.
fn decided(claim: &Claim, spans: &[Range<usize>], page: &Page) -> String {
    if claim.of_person {
        return String::new();
    }
    let words: Vec<String> =
        spans.iter().map(|span| format!("`{}`", shortened(&page.text[span.clone()]))).collect();
    format!(", by {}", words.join(", "))
}
