use probative_numeric::{Null, sum};

use super::moments::Ingredients;
use super::permuted::{Pairs, rearranged};
use super::{Global, Moments, Permutation, Test};
use crate::error::Error;
use crate::layout::Layout;
use crate::powers::powers;
use crate::weights::Weights;
use probative_numeric::math::sqrt;

/// The bivariate Moran statistic: whether `x` goes along with `y` in the neighbourhood.
///
/// `n / S₀ · Σᵢⱼ wᵢⱼ xᵢ yⱼ / √(Σxᵢ² Σyⱼ²)` with both less their means, and `y` rearranged under the
/// null (Anselin, Syabri & Smirnov 2002). The null takes `y` as unsmooth: where both maps may be
/// smooth, ask [`Geography`](crate::Geography).
///
/// # Errors
/// As [`moran`](crate::moran), for either column.
pub fn moran_bivariate(
    x: &[f64],
    y: &[f64],
    weights: &Weights,
    test: Test,
) -> Result<Global, Error> {
    let layout = Layout::new(&[x, y], weights)?;
    let zx = layout.centred(x)?;
    let zy = layout.centred(y)?;
    let of = Ingredients::new(&zx, &Pairs::new(&layout))?;
    // `Σᵢⱼ wᵢⱼ xᵢ yⱼ = Σⱼ bⱼ yⱼ` with `b = Wᵀx`: `x` stays, so that a draw costs one product and no
    // walk along links.
    let mut pull = vec![0.0; zx.len()];
    for (place, here) in zx.iter().enumerate() {
        layout.links(place).for_each(|(to, strength)| pull[to] += strength * here);
    }
    let scale = of.n / of.s0 / sqrt(powers(&zx, 2) * powers(&zy, 2));
    let value = scale * pull.iter().zip(&zy).map(|(b, y)| b * y).sum::<f64>();
    let draws = rearranged(zy.len(), test.draws, test.seed.branch("moran-bivariate"), |orders| {
        products(&pull, &zy, orders).map(|sum| scale * sum)
    });
    // The variance of `Σ bⱼ yⱼ` over all orders of `y` is exact: both columns' squares about their
    // means over `n − 1`.
    let spread = powers(&pull, 2) - sum(&pull) * sum(&pull) / of.n;
    let variance = scale * scale * spread * powers(&zy, 2) / (of.n - 1.0);
    Ok(Global {
        value,
        expectation: 0.0,
        normality: None,
        randomization: Moments::new(value, 0.0, variance, test.tail),
        permutation: Permutation::new(value, &Null { draws }, test.tail),
    })
}

/// `Σⱼ bⱼ yⱼ` for several orders of `y`.
fn products<const L: usize>(pull: &[f64], y: &[f64], orders: [&[u32]; L]) -> [f64; L] {
    let mut sums = [0.0; L];
    for (place, pull) in pull.iter().enumerate() {
        for lane in 0..L {
            sums[lane] += pull * y[orders[lane][place] as usize];
        }
    }
    sums
}
