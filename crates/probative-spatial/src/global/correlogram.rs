use super::{Global, Test, moran};
use crate::distance::kilometers;
use crate::error::Error;
use crate::place::Point;
use crate::weights::Weights;

/// Moran's *I* at each distance or order of neighbours; an error where no pair is that far apart.
///
/// Each class is a test of its own, with random numbers of its own; adjust over them.
#[must_use]
pub fn correlogram(values: &[f64], classes: &[Weights], test: Test) -> Vec<Result<Global, Error>> {
    let at = |(class, weights): (usize, &Weights)| {
        let seed = test.seed.branch(&format!("class {class}"));
        moran(values, weights, Test { seed, ..test })
    };
    classes.iter().enumerate().map(at).collect()
}

/// Weights of one per band of distance: each unit's neighbours are those from one edge (excluded) to the next (included).
///
/// `edges` are kilometres, the first band from zero, in which places that coincide are neighbours too.
///
/// # Errors
/// Edges that do not rise from above zero.
pub fn distance_bands(places: &[Point], edges: &[f64]) -> Result<Vec<Weights>, Error> {
    crate::place::valid(places)?;
    let rising = edges.windows(2).all(|pair| pair[0] < pair[1]);
    if edges.is_empty() || edges[0] <= 0.0 || !rising {
        return Err(Error::NotPositive { what: "a width of a distance band" });
    }
    let mut pairs = vec![Vec::new(); edges.len()];
    for (i, place) in places.iter().enumerate() {
        for (j, other) in places[..i].iter().enumerate() {
            let band = edges.partition_point(|edge| *edge < kilometers(*place, *other));
            if let Some(pairs) = pairs.get_mut(band) {
                pairs.push((j, i));
            }
        }
    }
    pairs.iter().map(|pairs| Weights::from_pairs(places.len(), pairs)).collect()
}
