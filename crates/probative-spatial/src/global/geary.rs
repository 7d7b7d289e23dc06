use probative_numeric::Null;

use super::moments::Ingredients;
use super::permuted::{Forms, Pairs};
use super::{Global, Moments, Permutation, Test};
use crate::error::Error;
use crate::layout::Layout;
use crate::powers::powers;
use crate::weights::Weights;

/// Geary's *C* with its tests: below one, near places are alike.
///
/// `C = (n − 1) / (2 S₀) · Σᵢⱼ wᵢⱼ (zᵢ − zⱼ)² / Σᵢ zᵢ²` (Geary 1954); the variances are those of
/// Cliff & Ord (1981). The sign of z is that of `C − 1`, the opposite of spdep's.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, geary};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// // 3 / 12 · (six squares of one) / 5.
/// let found = geary(&[1.0, 2.0, 3.0, 4.0], &road, test)?;
/// assert!((found.value - 0.3).abs() < 1e-15);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a value that is not finite, equal values, fewer than four units, or no
/// neighbours.
pub fn geary(values: &[f64], weights: &Weights, test: Test) -> Result<Global, Error> {
    let layout = Layout::new(&[values], weights)?;
    let z = layout.centred(values)?;
    let pairs = Pairs::new(&layout);
    let of = Ingredients::new(&z, &pairs)?;
    let scale = (of.n - 1.0) / (2.0 * of.s0 * powers(&z, 2));
    let statistic = |forms: &Forms| scale * (forms.squares - 2.0 * forms.products);
    let value = statistic(&pairs.observed(&z));
    let draws = pairs.draws(&z, test.draws, test.seed.branch("geary"));
    let null = Null { draws: draws.iter().map(statistic).collect() };
    Ok(Global {
        value,
        expectation: 1.0,
        normality: Moments::new(value, 1.0, normality(&of), test.tail),
        randomization: Moments::new(value, 1.0, randomization(&of), test.tail),
        permutation: Permutation::new(value, &null, test.tail),
    })
}

fn normality(of: &Ingredients) -> f64 {
    let Ingredients { n, s0, s1, s2, .. } = *of;
    ((2.0 * s1 + s2) * (n - 1.0) - 4.0 * s0 * s0) / (2.0 * (n + 1.0) * s0 * s0)
}

fn randomization(of: &Ingredients) -> f64 {
    let Ingredients { n, s0, s1, s2, b2 } = *of;
    let first = (n - 1.0) * s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * b2);
    let second = 0.25 * (n - 1.0) * s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * b2);
    let third = s0 * s0 * (n * n - 3.0 - (n - 1.0) * (n - 1.0) * b2);
    (first - second + third) / (n * (n - 2.0) * (n - 3.0) * s0 * s0)
}
