//! Where each claim stands: grounds above what rests on them, the conclusion last.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Entry, Report};

/// The places of claims, and the links between them.
pub(super) struct Layout {
    /// Row and column of each claim, in the report's order; columns count from the middle.
    pub(super) places: Vec<(usize, f64)>,
    /// How many rows there are.
    pub(super) rows: usize,
    /// The first row of the claims that the conclusion does not rest on.
    pub(super) apart: Option<usize>,
    /// The links, by the report's order.
    pub(super) links: Vec<Link>,
    /// The claims on the way from the conclusion to the weakest claim that it needs.
    pub(super) weak: BTreeSet<String>,
}

/// One claim that another rests on.
pub(super) struct Link {
    pub(super) ground: usize,
    pub(super) claim: usize,
    /// The ids of both.
    pub(super) ids: (String, String),
    /// Whether it lies on the way to the weakest claim.
    pub(super) weak: bool,
}

/// The layout, with at most `per_row` claims in a row. A layer that is longer takes several rows.
pub(super) fn layout(report: &Report, per_row: usize) -> Layout {
    let links = links(&report.entries, &way(report));
    let needed: BTreeSet<usize> = needed(report).into_iter().collect();
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        (0..report.entries.len()).partition(|claim| needed.contains(claim));
    let mut places = vec![(0, 0.0); report.entries.len()];
    let below = arrange(&inside, &links, per_row, 0, &mut places);
    let rows = arrange(&outside, &links, per_row, below, &mut places);
    let apart = (!inside.is_empty() && !outside.is_empty()).then_some(below);
    let weak = way(report).into_iter().collect();
    Layout { places, rows, apart, links, weak }
}

fn links(entries: &[Entry], way: &[String]) -> Vec<Link> {
    let at: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(at, entry)| (entry.claim.id.as_str(), at)).collect();
    let steps: BTreeSet<(&str, &str)> =
        way.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let mut links = Vec::new();
    for (claim, entry) in entries.iter().enumerate() {
        for id in &entry.claim.rests_on {
            if let Some(&ground) = at.get(id.as_str()) {
                let weak = steps.contains(&(entry.claim.id.as_str(), id.as_str()));
                links.push(Link { ground, claim, ids: (id.clone(), entry.claim.id.clone()), weak });
            }
        }
    }
    links
}

/// The shortest way from the conclusion to the weakest claim that it needs, both included.
fn way(report: &Report) -> Vec<String> {
    let conclusion = &report.conclusion;
    let Some(weakest) = &conclusion.weakest else { return Vec::new() };
    let mut from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = vec![conclusion.claim.as_str()];
    let mut at = 0;
    while at < next.len() && !from.contains_key(weakest.as_str()) {
        let claim = next[at];
        for ground in report.entry(claim).map(|entry| &entry.claim.rests_on).into_iter().flatten() {
            if ground != &conclusion.claim && !from.contains_key(ground.as_str()) {
                from.insert(ground, claim);
                next.push(ground);
            }
        }
        at += 1;
    }
    let mut way = vec![weakest.clone()];
    let mut here = weakest.as_str();
    while let Some(&before) = from.get(here) {
        way.push(before.to_owned());
        here = before;
    }
    way.reverse();
    way
}

/// The conclusion and every claim that it rests on.
fn needed(report: &Report) -> Vec<usize> {
    let ids = std::iter::once(&report.conclusion.claim).chain(&report.conclusion.needs_in_all);
    ids.filter_map(|id| report.place(id)).collect()
}

/// Places a group of claims from `row` on, and gives the first free row.
fn arrange(
    group: &[usize],
    links: &[Link],
    per_row: usize,
    row: usize,
    places: &mut [(usize, f64)],
) -> usize {
    let mut row = row;
    let mut grounds = vec![Vec::new(); places.len()];
    links.iter().for_each(|link| grounds[link.claim].push(link.ground));
    let mut before: BTreeMap<usize, f64> = BTreeMap::new();
    for mut layer in layers(group, links) {
        // Each claim stands below the middle of its grounds (the barycentre of Sugiyama 1981).
        let pull = |claim: usize| {
            let grounds: Vec<f64> =
                grounds[claim].iter().filter_map(|ground| before.get(ground).copied()).collect();
            if grounds.is_empty() {
                0.0
            } else {
                grounds.iter().sum::<f64>() / grounds.len() as f64
            }
        };
        let pulled: BTreeMap<usize, f64> =
            layer.iter().map(|&claim| (claim, pull(claim))).collect();
        layer.sort_by(|a, b| pulled[a].total_cmp(&pulled[b]).then(a.cmp(b)));
        let rows = layer.len().div_ceil(per_row.max(1));
        let each = layer.len().div_ceil(rows.max(1));
        for part in layer.chunks(each.max(1)) {
            for (index, &claim) in part.iter().enumerate() {
                let column = index as f64 - (part.len() as f64 - 1.0) / 2.0;
                places[claim] = (row, column);
                before.insert(claim, column);
            }
            row += 1;
        }
    }
    row
}

/// The claims by how many steps lie between them and the last that rests on them, the farthest
/// first.
fn layers(group: &[usize], links: &[Link]) -> Vec<Vec<usize>> {
    let depth = depths(group, links);
    let deepest = depth.values().copied().max().unwrap_or_default();
    let mut layers = vec![Vec::new(); if group.is_empty() { 0 } else { deepest + 1 }];
    for (&claim, &steps) in &depth {
        layers[deepest - steps].push(claim);
    }
    layers.retain(|layer| !layer.is_empty());
    layers
}

/// How many steps lie between each claim of a group and the last that rests on it.
///
/// A claim is settled when all that rest on it are, so that each link is looked at once; claims
/// that rest on each other in a circle keep what is known of them.
fn depths(group: &[usize], links: &[Link]) -> BTreeMap<usize, usize> {
    let mut depth: BTreeMap<usize, usize> = group.iter().map(|&claim| (claim, 0)).collect();
    let mut grounds: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut above: BTreeMap<usize, usize> = BTreeMap::new();
    let inside = |link: &&Link| depth.contains_key(&link.ground) && depth.contains_key(&link.claim);
    for link in links.iter().filter(inside) {
        grounds.entry(link.claim).or_default().push(link.ground);
        *above.entry(link.ground).or_default() += 1;
    }
    let mut settled: Vec<usize> =
        group.iter().copied().filter(|claim| !above.contains_key(claim)).collect();
    while let Some(claim) = settled.pop() {
        let steps = depth[&claim] + 1;
        for ground in grounds.remove(&claim).unwrap_or_default() {
            let own = depth.entry(ground).or_default();
            *own = steps.max(*own);
            let left = above.entry(ground).or_default();
            *left -= 1;
            settled.extend((*left == 0).then_some(ground));
        }
    }
    depth
}
