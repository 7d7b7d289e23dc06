use probative_numeric::Null;

use super::moments::Ingredients;
use super::permuted::Pairs;
use super::{Global, Moments, Permutation, Test};
use crate::error::Error;
use crate::layout::Layout;
use crate::powers::powers;
use crate::weights::Weights;

/// Moran's *I* with its tests.
///
/// `I = n / S₀ · Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ²` (Moran 1950); the variances are those of Cliff & Ord
/// (1981). Islands count in `n`.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, moran};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// let found = moran(&[1.0, 2.0, 3.0, 4.0], &road, test)?;
/// assert!((found.value - 1.0 / 3.0).abs() < 1e-15);
/// assert_eq!(found.expectation, -1.0 / 3.0);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a value that is not finite, equal values, fewer than four units, or no
/// neighbours.
pub fn moran(values: &[f64], weights: &Weights, test: Test) -> Result<Global, Error> {
    let layout = Layout::new(&[values], weights)?;
    let z = layout.centred(values)?;
    let pairs = Pairs::new(&layout);
    let of = Ingredients::new(&z, &pairs)?;
    let scale = of.n / of.s0 / powers(&z, 2);
    let value = scale * pairs.observed(&z).products;
    let draws = pairs.draws(&z, test.draws, test.seed.branch("moran"));
    let null = Null { draws: draws.iter().map(|forms| scale * forms.products).collect() };
    let expectation = -1.0 / (of.n - 1.0);
    Ok(Global {
        value,
        expectation,
        normality: Moments::new(value, expectation, normality(&of), test.tail),
        randomization: Moments::new(value, expectation, randomization(&of), test.tail),
        permutation: Permutation::new(value, &null, test.tail),
    })
}

fn normality(of: &Ingredients) -> f64 {
    let Ingredients { n, s0, s1, s2, .. } = *of;
    let second = (n * n * s1 - n * s2 + 3.0 * s0 * s0) / ((n * n - 1.0) * s0 * s0);
    second - 1.0 / ((n - 1.0) * (n - 1.0))
}

/// The variance of *I* over all rearrangements of the values (Cliff & Ord 1981).
pub(super) fn randomization(of: &Ingredients) -> f64 {
    let Ingredients { n, s0, s1, s2, b2 } = *of;
    let free = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0);
    let peaked = b2 * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let second = (free - peaked) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0);
    second - 1.0 / ((n - 1.0) * (n - 1.0))
}
