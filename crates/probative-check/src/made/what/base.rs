//! Base rates of something else than the claim is about.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::{Claim, Kinds};
use probative_finding::finding::made::{About, Made};
use probative_read::topics;
use probative_terms::Role;

use crate::made::of_claim;
use crate::made::sentence::said;

/// A base rate that shares no word with the sentence, the rows and the sources of its claim: beside
/// whatever it stands, a base rate stands there, and none is missing.
pub(in crate::made) fn of_something_else(
    case: &Case,
    claim: &Claim,
    kinds: &Kinds,
) -> Option<Made> {
    let title = |source: &str| case.source(source).map(|source| source.title.clone());
    let mut own = kinds.clone();
    let mut texts = said::called(kinds);
    texts.push(claim.said.clone());
    for select in own.selects() {
        texts.push(select.value.clone());
        texts.extend(title(&select.source));
    }
    let own: BTreeSet<String> = texts.iter().flat_map(|text| topics(text)).collect();
    let unlike = |shown: &&probative_case::claim::Shown| {
        let mut texts = vec![shown.said.clone()];
        for select in shown.number.selects() {
            texts.push(select.value.clone());
            texts.extend(title(&select.source));
        }
        let words: BTreeSet<String> = texts.iter().flat_map(|text| topics(text)).collect();
        shown.role == Role::BaseRate && !words.is_empty() && words.is_disjoint(&own)
    };
    let shown = claim.shown.iter().find(unlike)?;
    Some(of_claim("W315", claim, About::OtherBase { said: shown.said.clone() }))
}
