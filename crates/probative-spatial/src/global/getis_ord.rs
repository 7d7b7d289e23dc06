use probative_numeric::math::sqrt;
use probative_numeric::{Null, mean, sum};

use super::moments::Ingredients;
use super::moran::randomization;
use super::permuted::Pairs;
use super::{Global, Moments, Permutation, Test};
use crate::error::{Error, suits};
use crate::layout::Layout;
use crate::powers::powers;
use crate::weights::Weights;

/// Passes if no value, by row, is below zero; a missing one is for others to judge.
pub(crate) fn not_negative(values: &[f64]) -> Result<(), Error> {
    let allowed = "not below zero; the G of values that change sign means nothing";
    suits("a value", values, allowed, |_, value| value >= 0.0 || !value.is_finite())
}

/// Passes if no unit is its own neighbour.
///
/// Leaving such links out here would be too late: strengths that are standardized with a unit's own
/// among them are too small without it.
pub(crate) fn without_own(weights: &Weights) -> Result<&Weights, Error> {
    match (0..weights.units()).find(|&unit| weights.self_strength(unit).is_some()) {
        Some(unit) => Err(Error::SelfNeighbour { unit }),
        None => Ok(weights),
    }
}

/// Getis and Ord's general *G* with its tests: above its expectation, large values lie together.
///
/// `G = Σᵢⱼ wᵢⱼ xᵢ xⱼ / Σᵢ≠ⱼ xᵢ xⱼ`, made for binary weights of distance. Moments over
/// rearrangements (Getis & Ord 1992), taken from the values less their mean so that a mean far
/// above the spread costs no digits.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, getis_ord};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// // 2 (2 + 6 + 12) of 10² − 30; six links among twelve pairs.
/// let found = getis_ord(&[1.0, 2.0, 3.0, 4.0], &road, test)?;
/// assert!((found.value - 40.0 / 70.0).abs() < 1e-15);
/// assert_eq!(found.expectation, 0.5);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a value that is not finite or below zero, equal values, fewer than two
/// above zero, fewer than four units, no neighbours, or a unit that is its own neighbour: take it
/// out with [`Weights::without_self`] before strengths are scaled.
pub fn getis_ord(values: &[f64], weights: &Weights, test: Test) -> Result<Global, Error> {
    let layout = Layout::new(&[values], without_own(weights)?)?;
    // Asked of the values by row: in the layout's order the error would name another unit.
    not_negative(values)?;
    let x = layout.ordered(values);
    let z = layout.centred(values)?;
    let pairs = Pairs::new(&layout);
    let of = Ingredients::new(&z, &pairs)?;
    let total = sum(&x);
    // Not by the difference, which may keep a rest of its rounding.
    if x.iter().filter(|value| **value > 0.0).count() < 2 {
        return Err(Error::OneValue);
    }
    let others = total * total - powers(&x, 2);
    let value = pairs.observed(&x).products / others;
    let draws = pairs.draws(&x, test.draws, test.seed.branch("getis-ord"));
    let null = Null { draws: draws.iter().map(|forms| forms.products / others).collect() };
    let expectation = of.s0 / (of.n * (of.n - 1.0));
    let [departure, variance] = departure(&of, &z, mean(&x), &pairs);
    let standing = departure / sqrt(variance);
    let variance = variance / (others * others);
    Ok(Global {
        value,
        expectation,
        normality: None,
        randomization: Moments::standing(expectation, variance, standing, test.tail),
        permutation: Permutation::new(value, &null, test.tail),
    })
}

/// How far `Σᵢⱼ wᵢⱼ xᵢ xⱼ` lies from its mean over all rearrangements, and its variance.
///
/// With `x = m + z` the sum is `m² S₀ + m L + P`, where `L = Σᵢ (wᵢ. + w.ᵢ) zᵢ` and
/// `P = Σᵢⱼ wᵢⱼ zᵢ zⱼ`, so that all that varies is made of `z`. The moments are those of Getis &
/// Ord (1992), in another order: `Var L = C Σz² / (n − 1)` and
/// `Cov(L, P) = −C Σz³ / ((n − 1)(n − 2))` with `C` the squares of the margins about their mean,
/// and `Var P` is Moran's.
fn departure(of: &Ingredients, z: &[f64], m: f64, pairs: &Pairs) -> [f64; 2] {
    let n = of.n;
    let middle = 2.0 * of.s0 / n;
    let margins: Vec<f64> = pairs.margins().iter().map(|margin| margin - middle).collect();
    let squares = powers(z, 2);
    let cubes = powers(z, 3);
    let spread = powers(&margins, 2);
    let linear = sum(&margins.iter().zip(z).map(|(margin, z)| margin * z).collect::<Vec<_>>());
    let products = pairs.observed(z).products + of.s0 * squares / (n * (n - 1.0));
    let scale = of.s0 * squares / n;
    let variance = m * m * spread * squares / (n - 1.0)
        - 2.0 * m * spread * cubes / ((n - 1.0) * (n - 2.0))
        + scale * scale * randomization(of);
    [m * linear + products, variance]
}
