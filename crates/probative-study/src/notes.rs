//! What a command's answer should not be read without: what was left out, what is odd about the
//! map, and who has no neighbour.

use probative_terms::Diagnostic;
use probative_terms::text::{lines_of, one_line};

use crate::neighbours::Neighbors;
use crate::observed::Observed;
use crate::text::SHOWN;

/// Each note, in the order of the work.
pub(crate) fn notes(observed: &Observed, neighbors: Option<&Neighbors>) -> Vec<String> {
    let mut notes: Vec<String> =
        observed.notices.iter().map(|notice| lines_of(&format!("{notice:#}"))).collect();
    if let Some(neighbors) = neighbors {
        notes.extend(slivers(neighbors));
        notes.extend(islands(neighbors, &observed.ids));
        notes.extend(selves(neighbors, &observed.ids));
        notes.extend(components(neighbors));
    }
    if !observed.dropped.is_empty() {
        let dropped = one_line(&observed.dropped.join(", "));
        notes.push(format!("left out, a value is missing ({}): {dropped}", observed.dropped.len()));
    }
    notes
}

/// Units that almost touch, as long as the command does not say how near is near enough.
fn slivers(neighbors: &Neighbors) -> Option<String> {
    let (first, rest) = neighbors.snaps.split_first()?;
    if neighbors.snap_is_said || rest.iter().all(|(_, links)| *links == first.1) {
        return None;
    }
    let counts: Vec<String> = neighbors
        .snaps
        .iter()
        .map(|(snap, links)| format!("{links} at a snap of {snap:?}"))
        .collect();
    let said = format!("some units almost touch: links are {}", counts.join(", "));
    Some(format!("{:#}", Diagnostic::new("W227", said)))
}

fn islands(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let islands: Vec<usize> = neighbors.weights.islands().collect();
    if islands.is_empty() {
        return None;
    }
    let linked = ids.len() - islands.len();
    Some(format!(
        "note: {linked} of {} units have neighbours; islands ({}): {}\n  help: they stay islands; to link them write --weights knn:K, or a list with their ferries; to leave them out, leave out their rows",
        ids.len(),
        islands.len(),
        named(&islands, ids)
    ))
}

/// The ids of the first of some units, and how many more there are.
fn named(units: &[usize], ids: &[String]) -> String {
    let shown: Vec<&str> = units.iter().take(SHOWN).map(|unit| ids[*unit].as_str()).collect();
    let more = match units.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    one_line(&shown.join(", ")) + &more
}

/// Some units among their own neighbours, where not all are as under a kernel: most often a slip in
/// a list.
fn selves(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let own = |unit: &usize| neighbors.raw.neighbors(*unit).any(|(other, _)| other == *unit);
    let selves: Vec<usize> = (0..ids.len()).filter(own).collect();
    if [0, ids.len()].contains(&selves.len()) {
        return None;
    }
    Some(format!(
        "note: units that are among their own neighbours ({} of {}): {}\n  help: take these links out of the list, or give every unit one",
        selves.len(),
        ids.len(),
        named(&selves, ids)
    ))
}

/// The parts of a map that no link joins, islands not counted.
fn components(neighbors: &Neighbors) -> Option<String> {
    let sizes = neighbors.component_sizes();
    let large: Vec<String> =
        sizes.iter().filter(|size| **size > 1).map(ToString::to_string).collect();
    if large.len() < 2 {
        return None;
    }
    let shown = large.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    Some(format!(
        "note: no link joins the {} parts of the map, of {shown} units; a statistic counts them together",
        large.len()
    ))
}
