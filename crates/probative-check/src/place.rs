//! The names and the middles of places, from their codes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use probative_case::claim::Adjacency;
use probative_evidence::{Found, Table, is_padded, padded};
use probative_finding::exhibit::Cell;
use probative_finding::finding::Untested;
use probative_spatial::Weights;
use probative_terms::diagnostic::test::place::{
    FEW_WITH_NEIGHBORS, NEIGHBOR_BLANK, NEIGHBOR_OF_ITSELF, NEIGHBOR_OF_NO_PLACE, NEIGHBOR_TWICE,
    NEIGHBOR_WITHOUT_CODE, NEIGHBOR_WITHOUT_ROW, NO_NEIGHBOR_MATCHES,
};
use probative_terms::text::slipped;

use crate::question::{Question, failed, refused};

mod areas;
mod outlines;

pub(crate) use areas::{name, of_atlas};
pub(crate) use outlines::{by_outlines, outlined, points, points_about, touching};

/// The fewest letters of a name of which a slip is told from another name.
const SHORTEST_NAME: usize = 5;

/// What a record says of a place, as a map draws it.
pub(crate) fn cell(found: &Found) -> Cell {
    match (found.value, found.ends()) {
        (Some(value), _) => Cell::Value(value),
        (None, Some((low, high))) => Cell::Suppressed { low, high },
        (None, None) => Cell::Missing,
    }
}

/// The neighbours among the places of a column: of a table of neighbours, or by their outlines.
pub(crate) fn weights(
    column: &str,
    codes: &[String],
    adjacency: Option<&Adjacency>,
    question: &Question<'_>,
) -> Result<Weights, Untested> {
    match adjacency {
        Some(adjacency) => listed(column, codes, adjacency, question),
        None => outlines::bordering(column, codes),
    }
}

/// The neighbours among some places, from a table of neighbours.
fn listed(
    column: &str,
    codes: &[String],
    adjacency: &Adjacency,
    question: &Question<'_>,
) -> Result<Weights, Untested> {
    let table = question.table(&adjacency.source)?;
    let at = |code: &str| codes.iter().position(|known| known == code);
    // A pair that is listed in one direction alone is a pair all the same.
    let digits = padded(codes.iter().map(String::as_str));
    // Where the record's places are all known, a table may hold more of them, but none unknown.
    let is_known = |code: &str| areas::is_known(column, code);
    let known = codes.iter().all(|code| is_known(code));
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    neighbors_once(table, adjacency)?;
    answered(table, adjacency, codes)?;
    for row in 0..table.len() {
        let ends = [&adjacency.from, &adjacency.to].map(|column| table.cell(row, column));
        // A place without a neighbour may stand alone.
        if ends[0].is_empty() {
            return Err(failed(&NEIGHBOR_WITHOUT_CODE, &[&table.line(row), &adjacency.source]));
        }
        let formed = |code: &str| digits.is_none_or(|it| is_padded(code, it));
        let odd = |code: &&str| {
            let misspelt = at(code).is_none() && codes.iter().any(|known| is_slip(known, code));
            !code.is_empty() && (!(formed(code) && (!known || is_known(code))) || misspelt)
        };
        if let Some(code) = ends.into_iter().find(odd) {
            let things: [&dyn Display; 3] = [&table.line(row), &adjacency.source, &code];
            return Err(failed(&NEIGHBOR_OF_NO_PLACE, &things));
        }
        if let [Some(from), Some(to)] = ends.map(at) {
            pairs.insert((from.min(to), from.max(to)));
        }
    }
    if pairs.is_empty() {
        return Err(failed(&NO_NEIGHBOR_MATCHES, &[&adjacency.source]));
    }
    let linked: BTreeSet<usize> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    if 2 * linked.len() < codes.len() {
        let things: [&dyn Display; 3] = [&linked.len(), &codes.len(), &adjacency.source];
        return Err(failed(&FEW_WITH_NEIGHBORS, &things));
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    Weights::from_pairs(codes.len(), &pairs).map_err(refused)
}

/// Passes if no row of a table of neighbours says again what another does, names a place as its own
/// neighbour, or names none for a place that has some: which of them is a slip nobody can say.
fn neighbors_once(table: &Table, adjacency: &Adjacency) -> Result<(), Untested> {
    let source = &adjacency.source;
    let ends = |row| [&adjacency.from, &adjacency.to].map(|column| table.cell(row, column));
    let mut seen: BTreeMap<[&str; 2], usize> = BTreeMap::new();
    for row in 0..table.len() {
        let ([from, to], line) = (ends(row), table.line(row));
        if from == to && !from.is_empty() {
            return Err(failed(&NEIGHBOR_OF_ITSELF, &[&line, source, &from]));
        }
        if let Some(first) = seen.insert([from, to], line) {
            return Err(failed(&NEIGHBOR_TWICE, &[&first, &line, source, &to, &from]));
        }
    }
    let others: BTreeSet<&str> =
        seen.keys().filter(|[_, to]| !to.is_empty()).map(|[from, _]| *from).collect();
    match seen.iter().find(|([from, to], _)| to.is_empty() && others.contains(from)) {
        None => Ok(()),
        Some(([from, _], line)) => Err(failed(&NEIGHBOR_BLANK, &[line, source, from])),
    }
}

/// Whether a name is another but for its case or a slip of the hand; of codes with digits a letter
/// more or less is another code.
fn is_slip(name: &str, other: &str) -> bool {
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if other.len() < SHORTEST_NAME || has_digit(name) || has_digit(other) {
        return false;
    }
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    name == other || slipped(&name, &other)
}

/// Passes if, in a table that lists each pair in both directions, no place is a neighbour that has
/// neither a number nor a row of its own: it is misspelt there, or lacks everywhere.
fn answered(table: &Table, adjacency: &Adjacency, codes: &[String]) -> Result<(), Untested> {
    let ends = |row| [&adjacency.from, &adjacency.to].map(|column| table.cell(row, column));
    let pairs: BTreeSet<[&str; 2]> = (0..table.len()).map(ends).collect();
    let places: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    let rows: BTreeSet<&str> = pairs.iter().map(|[from, _]| *from).collect();
    let inside = || pairs.iter().filter(|pair| pair.iter().all(|code| places.contains(code)));
    if !inside().all(|[from, to]| pairs.contains(&[*to, *from])) {
        return Ok(());
    }
    let is_unknown =
        |code: &str| !(code.is_empty() || places.contains(code) || rows.contains(code));
    match (0..table.len()).find(|row| is_unknown(ends(*row)[1])) {
        None => Ok(()),
        Some(row) => {
            let things: [&dyn Display; 3] = [&table.line(row), &adjacency.source, &ends(row)[1]];
            Err(failed(&NEIGHBOR_WITHOUT_ROW, &things))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_name_and_from_another_code() {
        assert!(is_slip("Northfield", "Nrothfield") && is_slip("Northfield", "northfield"));
        assert!(!is_slip("Northfield", "Southfield"));
        assert!(!is_slip("Q0012", "Q00112") && !is_slip("York", "Yorl"));
    }
}
