use super::{Global, Test, moran};
use crate::error::Error;
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
