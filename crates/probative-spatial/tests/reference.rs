//! Agreement with other programs, each within the tolerance that its `expected.toml` states and explains.

#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "each crate needs a part")]
mod read;

use probative_spatial::{DistanceClasses, Point, Weights, kilometers, modified_t_test, moran_i};

#[test]
fn the_correlation_of_two_smooth_maps_is_worth_as_many_places() {
    let reference = reference!("modified-t-test");
    let column = |name| reference.column(name);
    let classes = DistanceClasses::of_plane(&column("x"), &column("y"), 13).unwrap();
    let found = ["hoval", "income"]
        .map(|other| modified_t_test(&column("crime"), &column(other), &classes).unwrap());
    reference.agrees("correlation", &found.map(|test| test.correlation));
    reference.agrees("effective_n", &found.map(|test| test.effective_n));
    reference.agrees("p", &found.map(|test| test.p));
}

#[test]
fn likeness_of_neighbours_agrees() {
    let reference = reference!("moran");
    let ends = ["from", "to"].map(|name| reference.column(name));
    let pairs: Vec<(usize, usize)> =
        ends[0].iter().zip(&ends[1]).map(|(from, to)| (*from as usize, *to as usize)).collect();
    let values = reference.expected("crime");
    let weights = Weights::from_pairs(values.len(), &pairs).unwrap();
    reference.agrees("links", &[weights.links() as f64]);
    reference.agrees("binary", &[moran_i(&values, &weights).unwrap()]);
    reference.agrees("standardized", &[moran_i(&values, &weights.row_standardized()).unwrap()]);
}

#[test]
fn distances_on_the_sphere_agree() {
    let reference = reference!("great-circle");
    let at = |longitude, latitude| Point { longitude, latitude };
    let between = |[w, s, e, n]: [f64; 4]| kilometers(at(w, s), at(e, n));
    reference.agrees("kilometers", &reference.rows(["west", "south", "east", "north"], between));
}
