use probative_numeric::{Null, sum};

use super::moments::Ingredients;
use super::permuted::Pairs;
use super::{Global, Moments, Permutation, Test};
use crate::error::{Error, suits};
use crate::layout::Layout;
use crate::powers::powers;
use crate::weights::Weights;

/// Passes if no value is below zero.
pub(crate) fn not_negative(values: &[f64]) -> Result<(), Error> {
    let allowed = "not below zero; the G of values that change sign means nothing";
    suits("a value", values, allowed, |_, value| value >= 0.0)
}

/// Getis and Ord's general *G* with its tests: above its expectation, large values lie together.
///
/// `G = Σᵢⱼ wᵢⱼ xᵢ xⱼ / Σᵢ≠ⱼ xᵢ xⱼ`, made for binary weights of distance; a unit that is its own neighbour does not count as one. Moments over rearrangements (Getis & Ord 1992).
///
/// # Errors
/// Lengths that differ, a value that is not finite or below zero, equal values, fewer than four units, or no neighbours.
pub fn getis_ord(values: &[f64], weights: &Weights, test: Test) -> Result<Global, Error> {
    let layout = Layout::new(&[values], &weights.without_self())?;
    not_negative(values)?;
    let x = layout.ordered(values);
    let pairs = Pairs::new(&layout);
    let of = Ingredients::new(&layout.centred(values)?, &pairs)?;
    let total = sum(&x);
    let others = total * total - powers(&x, 2);
    let value = pairs.observed(&x).products / others;
    let draws = pairs.draws(&x, test.draws, test.seed.branch("getis-ord"));
    let null = Null { draws: draws.iter().map(|forms| forms.products / others).collect() };
    let expectation = of.s0 / (of.n * (of.n - 1.0));
    let variance = variance(&of, &x, others) - expectation * expectation;
    Ok(Global {
        value,
        expectation,
        normality: None,
        randomization: Moments::new(value, expectation, variance, test.tail),
        permutation: Permutation::new(value, &null, test.tail),
    })
}

/// `E(G²)` over all rearrangements, from the sums of powers of the values.
fn variance(of: &Ingredients, x: &[f64], others: f64) -> f64 {
    let Ingredients { n, s0, s1, s2, .. } = *of;
    let [m1, m2, m3, m4] = [1, 2, 3, 4].map(|power| powers(x, power));
    let square = s0 * s0;
    let b0 = (n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * square;
    let b1 = -((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * square);
    let b2 = -(2.0 * n * s1 - (n + 3.0) * s2 + 6.0 * square);
    let b3 = 4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * square;
    let b4 = s1 - s2 + square;
    let powers = b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1;
    powers / (others * others * n * (n - 1.0) * (n - 2.0) * (n - 3.0))
}
