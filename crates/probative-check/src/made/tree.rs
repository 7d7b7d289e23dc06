//! What rests on what, and whether it leads to what the case calls the conclusion.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::Claim;
use probative_finding::finding::made::{About, Made};

use super::of_claim;

/// A conclusion that another claim rests on, or that rests on fewer than another.
pub(super) fn conclusion(case: &Case) -> Option<Made> {
    let own = case.claim(&case.text.conclusion)?;
    let rests_on = needed(case, own).len();
    let others = case.claims.iter().filter(|claim| claim.id != own.id);
    let others = others.map(|claim| (claim, needed(case, claim)));
    // The one that most leads to; of equals the first.
    let (other, below) = others.rev().max_by_key(|(_, below)| below.len())?;
    let leads_there = below.contains(own.id.as_str());
    let about = About::Conclusion {
        conclusion: own.id.clone(),
        rests_on,
        other: other.id.clone(),
        other_rests_on: below.len(),
        leads_there,
    };
    (leads_there || below.len() > rests_on).then(|| of_claim("W309", own, about))
}

/// Every claim that one rests on, near or far.
fn needed<'c>(case: &'c Case, claim: &'c Claim) -> BTreeSet<&'c str> {
    let mut needed = BTreeSet::new();
    let mut open: Vec<&Claim> = vec![claim];
    while let Some(next) = open.pop() {
        for id in &next.rests_on {
            if let Some(below) = case.claim(id).filter(|below| needed.insert(below.id.as_str())) {
                open.push(below);
            }
        }
    }
    needed
}
