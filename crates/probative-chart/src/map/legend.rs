//! What the colours, patterns, outlines and lines of a map mean.

use probative_finding::exhibit::{Cell, Cluster, Map, Quantity};

use super::{class_told, is_outlier, shade};
use crate::canvas::{Canvas, Sample};
use probative_terms::number::plain;

/// The legend, with an entry for whatever the map shows and for nothing else.
pub(crate) fn draw(map: &Map<String>, canvas: &mut Canvas) {
    let mut items = Vec::new();
    if map.classes.is_empty() {
        canvas.unit(&map.unit.label());
    }
    let counts = map.quantity == Quantity::Count;
    match map.quantity {
        Quantity::Rate | Quantity::Change => items.extend(classes(map)),
        Quantity::Cluster => items.extend(clusters(map, &canvas.id("spots"))),
        Quantity::Count => {}
    }
    let has = |wanted: fn(&Cell) -> bool| map.cells.iter().any(|place| wanted(&place.cell));
    if has(|cell| matches!(cell, Cell::Suppressed { .. })) {
        let sample = if counts {
            Sample::Empty("symbol-withheld")
        } else {
            Sample::Pattern(canvas.id("hatch"))
        };
        items.push(("suppressed by the publisher".to_owned(), sample));
    }
    if has(|cell| matches!(cell, Cell::Unreliable(_))) {
        let sample = if counts {
            Sample::Dot("symbol-withheld")
        } else {
            Sample::Pattern(canvas.id("specks"))
        };
        items.push(("called unreliable".to_owned(), sample));
    }
    if has(|cell| matches!(cell, Cell::Missing)) {
        let sample = if counts { Sample::Cross } else { Sample::Pattern(canvas.id("cross")) };
        items.push(("no record".to_owned(), sample));
    }
    if !counts && super::view(map, 0.0).drawn(map.layer).count() > map.cells.len() {
        items.push(("not in these records".to_owned(), Sample::Square("land".to_owned())));
    }
    if !map.outlined.is_empty() {
        let sample = Sample::Empty("outlined");
        items.push((map.outlined_label.clone().unwrap_or_default(), sample));
    }
    if !map.lines.is_empty() {
        let mut names: Vec<&str> = map.lines.iter().map(|line| line.label.as_str()).collect();
        names.dedup();
        items.push((names.join(", "), Sample::Line("over".to_owned(), "")));
    }
    if !map.lines.is_empty() && !map.rings.is_empty() {
        let rings: Vec<String> = map.rings.iter().map(|kilometers| plain(*kilometers)).collect();
        let words = format!("within {} km of them", rings.join(", "));
        items.push((words, Sample::Square("ring-fill".to_owned())));
    }
    canvas.legend(&items);
}

/// The clusters that the map shows, by their names.
fn clusters(map: &Map<String>, spots: &str) -> Vec<(String, Sample)> {
    let shown =
        |cluster: &Cluster| map.cells.iter().any(|place| place.cell == Cell::Cluster(*cluster));
    let shown: Vec<Cluster> = Cluster::ALL.into_iter().filter(shown).collect();
    let items = shown.into_iter().map(|cluster| {
        let class = format!("cell lisa-{}", cluster.word());
        let sample = match is_outlier(cluster) {
            true => Sample::Both(class, spots.to_owned()),
            false => Sample::Square(class),
        };
        (cluster.label().to_owned(), sample)
    });
    items.collect()
}

fn classes(map: &Map<String>) -> Vec<(String, Sample)> {
    let class = |class| {
        let named = map.classes.get(class).cloned();
        let sample = Sample::Square(format!("cell {}", shade(map, class)));
        let cells = || map.cells.iter().map(|place| &place.cell);
        (named.unwrap_or_else(|| class_told(&map.breaks, class, cells())), sample)
    };
    (0..=map.breaks.len()).map(class).collect()
}
