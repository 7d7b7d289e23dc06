//! Where each claim stands: the conclusion first, the grounds of a claim indented beneath it.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Entry, Node, Report};

/// The rows of claims, and the links between them.
pub(super) struct Layout {
    /// One row a claim, from the top.
    pub(super) rows: Vec<Row>,
    /// The first row of the claims that the conclusion does not rest on.
    pub(super) apart: Option<usize>,
    /// The links, by rows.
    pub(super) links: Vec<Link>,
    /// How many lanes beside the rows the links take that lead to no row beneath.
    pub(super) lanes: usize,
    /// The claims on the way from the conclusion to the weakest claim that it needs.
    pub(super) weak: BTreeSet<String>,
}

/// The row of a claim.
pub(super) struct Row {
    /// Its entry in the report.
    pub(super) entry: usize,
    /// How far it is indented, in steps.
    pub(super) depth: usize,
    /// The row that it stands beneath, as the first that rests on it.
    beneath: Option<usize>,
}

/// One claim that another rests on.
pub(super) struct Link {
    pub(super) ground: usize,
    pub(super) claim: usize,
    /// The ids of both.
    pub(super) ids: (String, String),
    /// Whether it lies on the way to the weakest claim.
    pub(super) weak: bool,
    /// The lane that it takes beside the rows; none where the ground stands beneath the claim.
    pub(super) lane: Option<usize>,
}

/// More links than these share lanes.
const MOST_LANES: usize = 12;

/// The layout of a report's argument.
pub(super) fn layout(report: &Report) -> Layout {
    let mut rows = Rows { report, rows: Vec::new(), of_entry: BTreeMap::new() };
    let mut apart = None;
    for (at, tree) in report.graph.iter().enumerate() {
        if at == 1 && !rows.rows.is_empty() {
            apart = Some(rows.rows.len());
        }
        rows.add(tree, 0, None);
    }
    // Entries may have been put in since the report was composed.
    (0..report.entries.len()).for_each(|entry| rows.row(entry, 0, None));
    let way = way(report);
    let mut links = links(&report.entries, &way, &rows);
    let lanes = share_lanes(&mut links);
    let apart = apart.filter(|row| *row < rows.rows.len());
    Layout { rows: rows.rows, apart, links, lanes, weak: way.into_iter().collect() }
}

/// The rows so far, and which of them is whose.
struct Rows<'a> {
    report: &'a Report,
    rows: Vec<Row>,
    of_entry: BTreeMap<usize, usize>,
}

impl Rows<'_> {
    /// A claim and its grounds beneath it; a tree of them is as deep as the graph allows.
    fn add(&mut self, node: &Node, depth: usize, beneath: Option<usize>) {
        let Some(entry) = self.report.place(&node.claim) else { return };
        self.row(entry, depth, beneath);
        let own = self.of_entry[&entry];
        for ground in &node.rests_on {
            self.add(ground, depth + 1, Some(own));
        }
    }

    fn row(&mut self, entry: usize, depth: usize, beneath: Option<usize>) {
        if !self.of_entry.contains_key(&entry) {
            self.of_entry.insert(entry, self.rows.len());
            self.rows.push(Row { entry, depth, beneath });
        }
    }
}

fn links(entries: &[Entry], way: &[String], rows: &Rows<'_>) -> Vec<Link> {
    let at: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(at, entry)| (entry.claim.id.as_str(), at)).collect();
    let steps: BTreeSet<(&str, &str)> =
        way.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let mut links = Vec::new();
    for (entry, it) in entries.iter().enumerate() {
        let claim = rows.of_entry[&entry];
        for id in &it.claim.rests_on {
            let Some(ground) = at.get(id.as_str()).map(|ground| rows.of_entry[ground]) else {
                continue;
            };
            let weak = steps.contains(&(it.claim.id.as_str(), id.as_str()));
            let lane = (rows.rows[ground].beneath != Some(claim)).then_some(0);
            links.push(Link { ground, claim, ids: (id.clone(), it.claim.id.clone()), weak, lane });
        }
    }
    links
}

/// Gives each link beside the rows the first lane that is free along it; gives how many are taken.
fn share_lanes(links: &mut [Link]) -> usize {
    let mut beside: Vec<&mut Link> = links.iter_mut().filter(|link| link.lane.is_some()).collect();
    let ends = |link: &Link| (link.ground.min(link.claim), link.ground.max(link.claim));
    beside.sort_by_key(|link| ends(link));
    let mut taken: Vec<usize> = Vec::new();
    for link in beside {
        let (first, last) = ends(link);
        let free = taken.iter().position(|until| *until < first);
        let lane = free.unwrap_or(taken.len()).min(MOST_LANES - 1);
        match taken.get_mut(lane) {
            Some(until) => *until = last.max(*until),
            None => taken.push(last),
        }
        link.lane = Some(lane);
    }
    taken.len()
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
