//! The map of the first comparison, with the named places outlined.

use probative_case::claim::association::Named;
use probative_evidence::Found;
use probative_finding::exhibit::{Caption, Counted, Map, MapCell, Quantity};
use probative_finding::what::AssociationPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_terms::place::Level;

use super::compare::Compared;
use crate::breaks;
use crate::place;
use crate::question::Question;

/// A map of rates; nothing where no comparison gives one.
pub(super) fn named_map(
    claim: &Named,
    question: &Question<'_>,
    compared: &[Compared],
) -> Option<Exhibit> {
    let first = compared.first()?;
    let cells: Vec<MapCell> =
        first.cells.iter().filter_map(|(code, found)| cell(&claim.key, code, found)).collect();
    let outlined =
        claim.named.iter().filter_map(|code| place::of_atlas(&claim.key, code)).collect();
    let values: Vec<f64> = first.cells.iter().filter_map(|(_, found)| found.value).collect();
    Some(Exhibit::Map(Map {
        caption: Caption {
            title: Phrase::Own(first.said.clone()),
            finding: (&first.reading).into(),
            n: first.reading.rows.used,
            counted: Counted::Units,
            source: question.credit(&[&first.source]),
        },
        layer: Level::State,
        unit: first.unit.clone(),
        quantity: Quantity::Rate,
        cells,
        breaks: breaks::inner(&claim.breaks, values),
        classes: Vec::new(),
        outlined,
        outlined_label: Some(Phrase::Association(AssociationPhrase::NamedByText)),
        lines: Vec::new(),
        rings: Vec::new(),
    }))
}

fn cell(column: &str, code: &str, found: &Found) -> Option<MapCell> {
    Some(MapCell {
        geoid: place::of_atlas(column, code)?,
        name: place::name(column, code),
        cell: place::cell(found),
    })
}
