//! Pictures as SVG text: every county of the country on one map.

use probative_atlas::{label, outlines};
use probative_benches::measure;
use probative_chart as chart;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Cell, Map, MapCell, Quantity};
use probative_terms::place::Level;

/// The counties of the conterminous country.
const COUNTIES: usize = 3108;

fn main() {
    let places = outlines(Level::County)
        .iter()
        .filter(|place| !["02", "15"].contains(&place.geoid.state().as_str()))
        .filter(|place| place.geoid.state().as_str() < "57");
    let cell = |(index, place): (usize, &probative_atlas::Outline)| MapCell {
        geoid: place.geoid.clone(),
        name: label(&place.geoid).unwrap_or_default(),
        cell: Cell::Value(index as f64 / 25.3),
    };
    let cells: Vec<MapCell> = places.enumerate().map(cell).collect();
    let count = cells.len();
    let map = Exhibit::Map(Map {
        caption: Caption { title: "Every county".to_owned(), n: count, ..Caption::default() },
        layer: Level::County,
        unit: probative_terms::Unit::Per(100_000.0),
        quantity: Quantity::Rate,
        cells,
        breaks: vec![25.0, 50.0, 75.0, 100.0],
        classes: Vec::new(),
        outlined: Vec::new(),
        outlined_label: None,
        lines: Vec::new(),
        rings: Vec::new(),
    });
    let whole = |svg: &Option<String>| {
        svg.as_ref().is_some_and(|svg| {
            svg.len() < 1_000_000
                && svg.matches(" data-geoid=").count() == count
                && count >= COUNTIES
        })
    };
    let kilobytes = chart::svg(&map).map_or(0, |svg| svg.len() / 1000);
    measure(&format!("draw {count} counties, {kilobytes} kB"), || chart::svg(&map), whole);
}
