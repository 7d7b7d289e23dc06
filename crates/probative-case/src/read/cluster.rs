//! The table of a claim that like values lie together.

use probative_atlas::Level;
use probative_terms::Neighbours;

use super::select;
use super::walk::Node;
use crate::claim::cluster::{Cluster, Extent, Mapped};

/// The levels whose outlines and middles are known.
const LEVELS: [(Level, &str); 2] = [(Level::State, "state"), (Level::County, "county")];

pub(super) fn cluster(node: Node<'_>) -> Option<Cluster> {
    let (said, unit) = (node.text("said"), node.text("unit"));
    of(node, said?, unit?)
}

/// The table of a map whose name and unit stand elsewhere.
pub(super) fn of(node: Node<'_>, said: String, unit: String) -> Option<Cluster> {
    let mapped = mapped(&node);
    let source = mapped.as_ref().map(|mapped| match mapped {
        Mapped::Values(values) => values.source.clone(),
        Mapped::Rates { events, .. } => events.source.clone(),
    });
    let key = node.column(source.as_deref(), "key");
    let level = node.choice("level", &LEVELS);
    let (weights, extent) = (weights(&node), extent(&node));
    node.close();
    Some(Cluster {
        said,
        mapped: mapped?,
        key: key?,
        unit,
        level: level?,
        weights: weights?,
        extent: extent?,
    })
}

fn mapped(node: &Node<'_>) -> Option<Mapped> {
    if node.has("values") {
        return select::need(node, "values").map(Mapped::Values);
    }
    let (events, population) = (select::need(node, "events"), select::need(node, "population"));
    let per = node.number("per");
    Some(Mapped::Rates { events: events?, population: population?, per: per? })
}

fn weights(node: &Node<'_>) -> Option<Vec<Neighbours>> {
    let words = node.spanned_texts("weights");
    if words.is_empty() {
        let said = "no neighbours are declared".to_owned();
        node.mistake(
            "E306",
            "weights",
            said,
            "write weights = [\"queen\"], the primary choice first",
        );
    }
    let read: Vec<Option<Neighbours>> = words.iter().map(|(word, _)| linked(word)).collect();
    for ((word, _), _) in words.iter().zip(&read).filter(|(_, read)| read.is_none()) {
        let said = format!("`{word}` does not say who is a neighbour of whom");
        node.mistake("E306", "weights", said, "write queen, rook, knn:4, band:300 or band:min");
    }
    let read: Option<Vec<Neighbours>> = read.into_iter().collect();
    read.filter(|read| !read.is_empty())
}

/// The neighbours of a word, of kinds whose places count alike: a claim names no strengths, columns or files.
fn linked(word: &str) -> Option<Neighbours> {
    use Neighbours::{Band, Nearest, Queen, Rook};
    let found = Neighbours::parse(word).ok()?;
    matches!(found, Queen | Rook | Nearest(_) | Band(_)).then_some(found)
}

fn extent(node: &Node<'_>) -> Option<Extent> {
    let (anywhere, places) = (node.flag("anywhere"), node.texts("places"));
    match (anywhere, places.is_empty()) {
        (true, true) => Some(Extent::Anywhere),
        (false, false) => Some(Extent::Places(places)),
        (both, _) => {
            let said =
                if both { "the claim names places and anywhere" } else { "no place is named" };
            let help = "name places = [\"…\"] by their codes, or write anywhere = true";
            node.mistake("E306", if both { "anywhere" } else { "places" }, said.to_owned(), help);
            None
        }
    }
}
