//! Neighbours from outlines, and the constants of weights, as other programs find them.

#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "each crate needs a part")]
mod read;

use probative_spatial::{Outline, Style, Touch, Weights, contiguity};
use read::Reference;

fn outlines(reference: &Reference) -> Vec<Outline> {
    let [unit, ring, x, y] = ["unit", "ring", "x", "y"].map(|name| reference.column(name));
    let mut outlines: Vec<Outline> = Vec::new();
    for (row, unit) in unit.iter().enumerate() {
        outlines.resize_with(outlines.len().max(*unit as usize + 1), Vec::new);
        let outline = &mut outlines[*unit as usize];
        outline.resize_with(outline.len().max(ring[row] as usize + 1), Vec::new);
        outline[ring[row] as usize].push([x[row], y[row]]);
    }
    outlines
}

fn listed(reference: &Reference, name: &str) -> Weights {
    let [from, to] = ["from", "to"]
        .map(|end| reference.expected(&format!("{name}_{end}")))
        .map(|ends| ends.into_iter().map(|unit| unit as usize).collect::<Vec<_>>());
    let links = from.into_iter().zip(to).map(|(from, to)| (from, to, 1.0)).collect();
    Weights::from_links(49, links).expect("the list names units of the map")
}

fn constants(weights: &Weights, style: Style) -> [f64; 3] {
    let styled = weights.styled(style);
    [styled.s0(), styled.s1(), styled.s2()]
}

#[test]
fn neighbours_from_outlines_are_those_of_other_programs() {
    let reference = reference!("contiguity");
    let outlines = outlines(&reference);
    let queen = contiguity(&outlines, Touch::Vertex, 0.0).unwrap();
    assert_eq!(queen, listed(&reference, "queen"));
    assert_eq!(contiguity(&outlines, Touch::Edge, 0.0).unwrap(), listed(&reference, "rook"));
    assert_eq!(queen.of_order(2).unwrap(), listed(&reference, "second"));
    assert_eq!(queen.up_to_order(2).unwrap(), listed(&reference, "up_to_second"));
}

#[test]
fn the_constants_of_each_style_agree() {
    let reference = reference!("contiguity");
    let queen = listed(&reference, "queen");
    reference.agrees("binary", &constants(&queen, Style::Binary));
    reference.agrees("row", &constants(&queen, Style::Row));
    reference.agrees("variance", &constants(&queen, Style::Variance));
    let islands = listed(&reference, "islands");
    reference.agrees("islands_binary", &constants(&islands, Style::Binary));
    reference.agrees("islands_row", &constants(&islands, Style::Row));
    reference.agrees("islands_variance", &constants(&islands, Style::Variance));
    reference.agrees("islands_global", &constants(&islands, Style::Global));
}
