//! What rests on what, and the weakest claim that the conclusion needs.

use std::collections::BTreeSet;

use probative_case::case::Case;
use probative_finding::finding::Verdict;

use crate::report::{Conclusion, Entry, Node};

/// What the text concludes, and the weakest claim that it needs.
pub(super) fn conclusion(case: &Case, entries: &[Entry]) -> Conclusion {
    let claim = case.text.conclusion.clone();
    let needs = case.claim(&claim).map(|claim| claim.rests_on.clone()).unwrap_or_default();
    let needs_in_all = needed(&claim, entries);
    let weakest = weakest(&needs_in_all, entries);
    Conclusion { claim, concludes: case.text.concludes.clone(), needs, needs_in_all, weakest }
}

/// Every claim that one rests on, nearest first.
fn needed(claim: &str, entries: &[Entry]) -> Vec<String> {
    let mut seen = BTreeSet::from([claim.to_owned()]);
    let mut order = vec![claim.to_owned()];
    let mut next = 0;
    while next < order.len() {
        let below = find(&order[next], entries).map(|entry| entry.claim.rests_on.clone());
        for id in below.unwrap_or_default() {
            if find(&id, entries).is_some() && seen.insert(id.clone()) {
                order.push(id);
            }
        }
        next += 1;
    }
    order.remove(0);
    order
}

fn find<'a>(id: &str, entries: &'a [Entry]) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.claim.id == id)
}

/// The weakest claim by verdict, then by certainty, then by nearness to the conclusion.
fn weakest(needs: &[String], entries: &[Entry]) -> Option<String> {
    let strength = |id: &&String| {
        let finding = &find(id, entries)?.finding;
        Some((strength(finding.verdict()), finding.certainty()))
    };
    needs.iter().min_by_key(strength).cloned()
}

/// How well a claim stands, from 0 for contradicted.
pub(super) fn strength(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Contradicted => 0,
        Verdict::NotSupported => 1,
        Verdict::NotTestable => 2,
        Verdict::NotTested => 3,
        Verdict::Inconclusive => 4,
        Verdict::Qualified => 5,
        Verdict::Supported => 6,
    }
}

/// The claims as a list of trees: the conclusion's first, then those that nothing rests on.
pub(super) fn graph(conclusion: &str, entries: &[Entry]) -> Vec<Node> {
    let mut seen = BTreeSet::new();
    let carried: BTreeSet<&str> =
        entries.iter().flat_map(|entry| entry.claim.rests_on.iter().map(String::as_str)).collect();
    let roots = entries.iter().map(|entry| entry.claim.id.as_str());
    let top = |id: &&str| *id != conclusion && !carried.contains(id);
    let mut trees: Vec<Node> = Vec::new();
    if find(conclusion, entries).is_some() {
        trees.push(tree(conclusion, entries, &mut seen));
    }
    for id in roots.clone().filter(top) {
        trees.push(tree(id, entries, &mut seen));
    }
    for id in roots {
        if !seen.contains(id) {
            trees.push(tree(id, entries, &mut seen));
        }
    }
    trees
}

fn tree(id: &str, entries: &[Entry], seen: &mut BTreeSet<String>) -> Node {
    let below = find(id, entries).map(|entry| entry.claim.rests_on.as_slice()).unwrap_or_default();
    if !seen.insert(id.to_owned()) {
        return Node { claim: id.to_owned(), rests_on: Vec::new(), again: !below.is_empty() };
    }
    let held = below.iter().filter(|id| find(id, entries).is_some());
    let rests_on = held.map(|id| tree(id, entries, seen)).collect();
    Node { claim: id.to_owned(), rests_on, again: false }
}
