//! The permutation engine: what may be exchanged and what is computed are separate words.

mod freely;
mod within;

use std::ops::Range;

use rayon::prelude::*;

use crate::null::Null;
use crate::stream::{Seed, Stream};
use crate::threads::each;

pub use freely::Freely;
pub use within::Within;

/// How sure to be, and where the random numbers come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inference {
    /// The share of intervals that should hold the true value.
    pub level: f64,
    /// The number of repetitions under the null.
    pub draws: usize,
    /// The number that fixes every random choice.
    pub seed: Seed,
}

impl Inference {
    /// The same settings with the seed of one named part of the work.
    #[must_use]
    pub fn branch(self, name: &str) -> Inference {
        Inference { seed: self.seed.branch(name), ..self }
    }
}

/// A way to rearrange units that changes nothing if the null is true.
pub trait Rearrange {
    /// Reorders `order`, a permutation of unit positions.
    fn rearrange(&self, order: &mut [usize], stream: &mut Stream);
}

/// Recomputes a statistic of `n` units under `inference.draws` rearrangements.
///
/// Replicate `i` reads stream `i` and nothing else, so the result does not depend on how many
/// threads ran it.
///
/// ```
/// use probative_numeric::{Freely, Inference, Seed, Tail, permute};
///
/// // Whether the larger of four values come last.
/// let values = [1.0, 2.0, 4.0, 8.0];
/// let late = |order: &[usize]| values[order[2]] + values[order[3]];
/// let asked = Inference { level: 0.95, draws: 9_999, seed: Seed(1) };
/// let null = permute(4, asked, &Freely, &late);
/// // One of six pairs is the largest.
/// assert!((null.p_value(late(&[0, 1, 2, 3]), Tail::Upper) - 1.0 / 6.0).abs() < 0.02);
/// ```
#[must_use]
pub fn permute(
    n: usize,
    inference: Inference,
    scheme: &(dyn Rearrange + Sync),
    statistic: &(dyn Fn(&[usize]) -> f64 + Sync),
) -> Null {
    Null { draws: permuted(n, inference, scheme, statistic) }
}

/// The same rearrangements, each of which gives whatever is asked of it: two numbers of one order
/// cost one shuffle.
#[must_use]
pub fn permuted<R: Send>(
    n: usize,
    inference: Inference,
    scheme: &(dyn Rearrange + Sync),
    give: &(dyn Fn(&[usize]) -> R + Sync),
) -> Vec<R> {
    let draws = (0..inference.draws as u64).into_par_iter();
    let found = draws.map_init(Vec::new, |order: &mut Vec<usize>, replicate| {
        order.clear();
        order.extend(0..n);
        scheme.rearrange(order, &mut inference.seed.stream(replicate));
        give(order)
    });
    found.collect()
}

/// What `draw` gives for each replicate of `range`, in order, wherever each was computed.
///
/// Any split of a range gives the same numbers: concatenate the parts.
#[must_use]
pub fn draws(
    inference: Inference,
    range: Range<u64>,
    draw: &(dyn Fn(&mut Stream) -> f64 + Sync),
) -> Vec<f64> {
    let count = range.end.saturating_sub(range.start) as usize;
    // Whoever waits for the outermost of them is told how far it is.
    each(count, |at| draw(&mut inference.seed.stream(range.start + at as u64)))
}

/// The null made of `inference.draws` replicates of `draw`.
#[must_use]
pub fn null_from(inference: Inference, draw: &(dyn Fn(&mut Stream) -> f64 + Sync)) -> Null {
    Null { draws: draws(inference, 0..inference.draws as u64, draw) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Inference = Inference { level: 0.95, draws: 500, seed: Seed(3) };

    fn first(order: &[usize]) -> f64 {
        order[0] as f64
    }

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let run = || permute(20, SETTINGS, &Freely, &first);
        let alone = crate::threads::with_threads(1, run);
        assert_eq!(alone, crate::threads::with_threads(3, run));
    }

    #[test]
    fn a_split_range_gives_the_same_draws() {
        let whole = draws(SETTINGS, 0..10, &|stream| stream.uniform());
        let mut parts = draws(SETTINGS, 0..4, &|stream| stream.uniform());
        parts.extend(draws(SETTINGS, 4..10, &|stream| stream.uniform()));
        assert_eq!(whole, parts);
    }

    #[test]
    fn within_blocks_units_stay_in_their_block() {
        let block_of = [0, 1, 0, 1, 2];
        let null = permute(5, SETTINGS, &Within { block_of: &block_of }, &|order| {
            order.iter().zip(block_of).filter(|(from, here)| block_of[**from] != *here).count()
                as f64
        });
        assert!(null.draws.iter().all(|strays| *strays == 0.0));
        let moved = permute(5, SETTINGS, &Within { block_of: &block_of }, &first);
        assert!((moved.mean() - 1.0).abs() < 0.2);
    }
}
