use probative_numeric::{Null, Tail};

use super::moments::Ingredients;
use super::permuted::{Forms, Pairs};
use super::{Global, Moments, Permutation, Test, without_own};
use crate::error::Error;
use crate::layout::Layout;
use crate::weights::Weights;

/// How often marked units lie beside marked ones, unmarked beside unmarked, and one beside the
/// other.
///
/// A join of both directions counts once: half the sum of the strengths. `normality` holds the
/// moments of *free* sampling, each unit marked by itself with the share `p` marked, about its own
/// expectation: `S₀ p² / 2`, `S₀ (1 − p)² / 2` and `S₀ p (1 − p)`. `randomization` and
/// `expectation` are those with the number marked fixed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JoinCounts {
    /// Marked beside marked.
    pub black_black: Global,
    /// Unmarked beside unmarked.
    pub white_white: Global,
    /// One beside the other.
    pub black_white: Global,
}

/// Join counts with their tests (Cliff & Ord 1981).
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, join_counts};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// let found = join_counts(&[true, true, false, false], &road, test)?;
/// assert_eq!(found.black_black.value, 1.0);
/// // Three joins and two of four marked: 3 · 2 / 12 with their number fixed, 3 / 4 if each is
/// // marked by itself.
/// assert_eq!(found.black_black.expectation, 0.5);
/// assert_eq!(found.black_black.normality.map(|free| free.expectation), Some(0.75));
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, all units marked or none, fewer than four units, no neighbours, or a unit
/// that is its own neighbour, which is no join.
pub fn join_counts(marked: &[bool], weights: &Weights, test: Test) -> Result<JoinCounts, Error> {
    let x: Vec<f64> = marked.iter().map(|&mark| f64::from(u8::from(mark))).collect();
    let layout = Layout::new(&[&x], without_own(weights)?)?;
    let z = layout.centred(&x)?;
    let x = layout.ordered(&x);
    let pairs = Pairs::new(&layout);
    let of = Ingredients::new(&z, &pairs)?;
    let observed = pairs.observed(&x);
    let draws = pairs.draws(&x, test.draws, test.seed.branch("join-count"));
    let black = x.iter().sum::<f64>();
    let white = of.n - black;
    let count = |statistic: &dyn Fn(&Forms) -> f64, moments: [Sampled; 2]| {
        let null = Null { draws: draws.iter().map(statistic).collect() };
        finished(statistic(&observed), moments, &null, test.tail)
    };
    // With `x` one for marked: joins of ones are `½ Σ w x x`, of zeros `½ Σ w (1 − x)(1 − x)`, and
    // between them the rest, so that two forms give all three.
    let unmarked = |forms: &Forms| 0.5 * (of.s0 - forms.squares + forms.products);
    let between = |forms: &Forms| 0.5 * forms.squares - forms.products;
    Ok(JoinCounts {
        black_black: count(&|forms| 0.5 * forms.products, same(&of, black)),
        white_white: count(&unmarked, same(&of, white)),
        black_white: count(&between, different(&of, black, white)),
    })
}

/// The mean and the variance of a count under one way of marking.
struct Sampled {
    mean: f64,
    variance: f64,
}

/// From the value, and what it is with the number marked fixed and with each unit marked by itself.
fn finished(value: f64, [fixed, free]: [Sampled; 2], null: &Null, tail: Tail) -> Global {
    Global {
        value,
        expectation: fixed.mean,
        normality: Moments::new(value, free.mean, free.variance, tail),
        randomization: Moments::new(value, fixed.mean, fixed.variance, tail),
        permutation: Permutation::new(value, null, tail),
    }
}

/// `k (k − 1) …`, so many factors.
fn falling(k: f64, factors: u32) -> f64 {
    (0..factors).map(|step| k - f64::from(step)).product()
}

/// Of joins within one colour that `k` units have: with their number fixed, and free.
fn same(of: &Ingredients, k: f64) -> [Sampled; 2] {
    let Ingredients { n, s0, s1, s2, .. } = *of;
    let share = |factors| falling(k, factors) / falling(n, factors);
    let second = s1 * share(2) + (s2 - 2.0 * s1) * share(3) + (s0 * s0 + s1 - s2) * share(4);
    let fixed = 0.25 * (second - s0 * s0 * share(2) * share(2));
    let p = k / n;
    let free = 0.25 * p * p * (s1 + (s2 - 2.0 * s1) * p + (s1 - s2) * p * p);
    [
        Sampled { mean: 0.5 * s0 * share(2), variance: fixed },
        Sampled { mean: 0.5 * s0 * p * p, variance: free },
    ]
}

/// Of joins between the colours: with their numbers fixed, and free.
fn different(of: &Ingredients, black: f64, white: f64) -> [Sampled; 2] {
    let Ingredients { n, s0, s1, s2, .. } = *of;
    let pair = black * white / falling(n, 2);
    let three = black * white * (n - 2.0) / falling(n, 3);
    let four = falling(black, 2) * falling(white, 2) / falling(n, 4);
    let second = 2.0 * s1 * pair + (s2 - 2.0 * s1) * three + 4.0 * (s0 * s0 + s1 - s2) * four;
    let fixed = 0.25 * (second - 4.0 * s0 * s0 * pair * pair);
    let p = black * white / (n * n);
    let free = 0.25 * (2.0 * s1 * p + (s2 - 2.0 * s1) * p + 4.0 * (s1 - s2) * p * p);
    [Sampled { mean: s0 * pair, variance: fixed }, Sampled { mean: s0 * p, variance: free }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    /// A path of four units and a link that skips one, by the statistics of all sixteen markings.
    #[test]
    fn free_moments_are_those_over_all_markings() {
        let weights = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3), (0, 2)]).unwrap();
        let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
        let found = join_counts(&[true, false, false, false], &weights, test).unwrap();
        let mut sums = [[0.0; 2]; 3];
        for marking in 0..16_u32 {
            let marked = |unit: usize| marking >> unit & 1 == 1;
            let chance = (0..4).map(|unit| if marked(unit) { 0.25 } else { 0.75 }).product::<f64>();
            let mut counts = [0.0; 3];
            for (from, to, _) in weights.as_links() {
                let which = usize::from(!marked(from)) + usize::from(!marked(to));
                counts[[0, 2, 1][which]] += 0.5;
            }
            for (sums, count) in sums.iter_mut().zip(counts) {
                sums[0] += chance * count;
                sums[1] += chance * count * count;
            }
        }
        let found = [found.black_black, found.white_white, found.black_white];
        for (found, [mean, square]) in found.iter().zip(sums) {
            let free = found.normality.unwrap();
            assert!((free.expectation - mean).abs() < 1e-14, "{found:?}");
            assert!((free.variance - (square - mean * mean)).abs() < 1e-13, "{found:?}");
        }
    }
}
