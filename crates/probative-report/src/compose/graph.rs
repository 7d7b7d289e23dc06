//! What rests on what, and the weakest claim that the conclusion needs.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::case::Case;
use probative_finding::finding::Verdict;

use crate::report::{Conclusion, Entry, Node};

/// Entries by the ids of their claims.
type ById<'a> = BTreeMap<&'a str, &'a Entry>;

/// What the text concludes, and the weakest claim that it needs.
pub(super) fn conclusion(case: &Case, entries: &[Entry]) -> Conclusion {
    let claim = case.text.conclusion.clone();
    let needs = case.claim(&claim).map(|claim| claim.rests_on.clone()).unwrap_or_default();
    let by_id: ById<'_> = entries.iter().map(|entry| (entry.claim.id.as_str(), entry)).collect();
    let needs_in_all = needed(&claim, &by_id);
    let weakest = weakest(&needs_in_all, &by_id);
    Conclusion { claim, concludes: case.text.concludes.clone(), needs, needs_in_all, weakest }
}

/// Every claim that one rests on, nearest first.
fn needed(claim: &str, entries: &ById<'_>) -> Vec<String> {
    let mut seen = BTreeSet::from([claim.to_owned()]);
    let mut order = vec![claim.to_owned()];
    let mut next = 0;
    while next < order.len() {
        let below = entries.get(order[next].as_str()).map(|entry| entry.claim.rests_on.clone());
        for id in below.unwrap_or_default() {
            if entries.contains_key(id.as_str()) && seen.insert(id.clone()) {
                order.push(id);
            }
        }
        next += 1;
    }
    order.remove(0);
    order
}

/// The weakest claim by verdict, then by certainty, then by nearness to the conclusion.
fn weakest(needs: &[String], entries: &ById<'_>) -> Option<String> {
    let strength = |id: &&String| {
        let finding = &entries.get(id.as_str())?.finding;
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

/// How deep trees are: beyond, what a claim rests on stands beside it, so that a long chain neither
/// runs off the page nor out of the stack.
const DEEPEST: usize = 24;

/// The claims as a list of trees: the conclusion's first, then those that nothing rests on.
pub(super) fn graph(conclusion: &str, entries: &[Entry]) -> Vec<Node> {
    let grounds =
        entries.iter().map(|entry| (entry.claim.id.as_str(), entry.claim.rests_on.as_slice()));
    let mut forest = Forest { grounds: grounds.collect(), seen: BTreeSet::new() };
    let carried: BTreeSet<&str> =
        entries.iter().flat_map(|entry| entry.claim.rests_on.iter().map(String::as_str)).collect();
    let ids = entries.iter().map(|entry| entry.claim.id.as_str());
    let top = |id: &&str| *id != conclusion && !carried.contains(id);
    let mut trees = Vec::new();
    if forest.grounds.contains_key(conclusion) {
        trees.extend(forest.tree(conclusion, 0));
    }
    for id in ids.clone().filter(top) {
        trees.extend(forest.tree(id, 0));
    }
    for id in ids {
        if !forest.seen.contains(id) {
            trees.extend(forest.tree(id, 0));
        }
    }
    trees
}

/// What rests on what, and the claims whose grounds are listed.
struct Forest<'a> {
    grounds: BTreeMap<&'a str, &'a [String]>,
    seen: BTreeSet<String>,
}

impl Forest<'_> {
    /// The tree of a claim; at the deepest, the claim and all that it rests on beside each other.
    fn tree(&mut self, id: &str, depth: usize) -> Vec<Node> {
        let mut beside = Vec::new();
        let mut open = vec![id.to_owned()];
        while let Some(claim) = open.pop() {
            let held = self.grounds.get(claim.as_str()).copied().unwrap_or_default();
            let again = !self.seen.insert(claim.clone()) && !held.is_empty();
            let mut node = Node { claim, rests_on: Vec::new(), again, beside: false };
            let held: Vec<&String> =
                held.iter().filter(|id| !again && self.grounds.contains_key(id.as_str())).collect();
            if depth < DEEPEST {
                node.rests_on = held.into_iter().flat_map(|id| self.tree(id, depth + 1)).collect();
            } else {
                node.beside = !held.is_empty();
                open.extend(held.into_iter().rev().cloned());
            }
            beside.push(node);
        }
        beside
    }
}
