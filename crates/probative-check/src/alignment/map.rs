//! The map of listed places and lines.

use probative_case::claim::alignment::Along;
use probative_finding::exhibit::{Caption, Cell, Counted, Map, MapCell, MapLine, Quantity};
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;
use probative_finding::what::AlignmentPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_terms::Unit;
use probative_terms::place::Level;

use super::{Layout, Listing};
use crate::place;
use crate::question::Question;

pub(super) fn listed_map(
    along: &Along,
    question: &Question<'_>,
    layout: &Layout,
    listing: &Listing,
    primary: &Reading,
) -> Result<Exhibit, Untested> {
    let near = layout.near(along.primary);
    let cells = listing.listed.iter().filter_map(|place| {
        let code = &layout.places[*place].code;
        let geoid = place::of_atlas(&along.places.key, code)?;
        let cell = Cell::Value(f64::from(u8::from(near[*place])));
        Some(MapCell { geoid, name: place::name(&along.places.key, code), cell })
    });
    let lines = question
        .lines(&along.lines)?
        .iter()
        .map(|line| MapLine { label: line.label.clone().into(), points: line.points.clone() });
    let phrase = Phrase::Alignment;
    Ok(Exhibit::Map(Map {
        caption: Caption {
            title: phrase(AlignmentPhrase::NearAndFar(along.line.clone())),
            finding: primary.into(),
            n: listing.listed.len(),
            counted: Counted::Units,
            source: question.credit(&[along.registry.as_str(), along.lines.as_str()]),
        },
        layer: Level::County,
        unit: Unit::Within(along.primary, along.line.clone()),
        quantity: Quantity::Rate,
        cells: cells.collect(),
        breaks: vec![0.5],
        classes: vec![
            phrase(AlignmentPhrase::Farther(along.primary)),
            phrase(AlignmentPhrase::Within(along.primary)),
        ],
        outlined: Vec::new(),
        outlined_label: None,
        lines: lines.collect(),
        rings: along.distances.clone(),
    }))
}
