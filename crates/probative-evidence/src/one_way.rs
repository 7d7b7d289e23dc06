//! Rows of a table of neighbours that name a pair in one direction, where others name theirs in
//! both.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::association::Association;
use probative_case::claim::{Adjacency, Kinds};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;

use crate::evidence::Evidence;
use crate::table::Table;

/// Tells of every table of neighbours that a claim names, once: a pair that is named in one
/// direction is a pair, or a slip.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let kinds = case.claims.iter().filter_map(|claim| claim.test.held());
    let named: BTreeSet<[&str; 3]> = kinds
        .filter_map(adjacency)
        .map(|it| [it.source.as_str(), it.from.as_str(), it.to.as_str()])
        .collect();
    let told = named.into_iter().filter_map(|[source, from, to]| {
        told(case.source(source)?, evidence.table(source)?, [from, to])
    });
    told.collect()
}

fn adjacency(kinds: &Kinds) -> Option<&Adjacency> {
    if let Kinds::Association(association) = kinds {
        return match association {
            Association::Named(named) => named.adjacency.as_ref(),
            Association::Maps(maps) => maps.adjacency.as_ref(),
        };
    }
    let Kinds::Rivals(rivals) = kinds else { return None };
    rivals.adjacency.as_ref()
}

/// That a few pairs of a table stand in one direction alone, where most stand in both.
fn told(source: &Source, table: &Table, columns: [&str; 2]) -> Option<Diagnostic> {
    let mut lines: BTreeMap<[&str; 2], usize> = BTreeMap::new();
    for row in 0..table.len() {
        let pair = columns.map(|column| table.cell(row, column));
        if pair.iter().all(|code| !code.is_empty()) {
            lines.entry(pair).or_insert(table.line(row));
        }
    }
    let alone = |([from, to], _): &(&[&str; 2], &usize)| !lines.contains_key(&[*to, *from]);
    let single: Vec<(&[&str; 2], &usize)> = lines.iter().filter(alone).collect();
    let ([from, to], line) = single.iter().min_by_key(|(_, line)| **line)?;
    if 2 * single.len() >= lines.len() {
        return None;
    }
    let more = match single.len() - 1 {
        0 => String::new(),
        more => format!(", and so do {more} more"),
    };
    let said = format!(
        "`{from}` names `{to}` as a neighbour, which does not name it{more}; each counts as a pair"
    );
    let help = "add the other direction, or take the row out if it is a slip";
    Some(Diagnostic::in_cell("W246", &source.path, **line, columns[1], said, help))
}
