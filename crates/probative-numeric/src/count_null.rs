use crate::distribution::Hypergeometric;
use crate::error::{Error, level as valid_level};
use crate::estimate::Interval;
use crate::math::sqrt;
use crate::null::DETECTABLE;
use crate::stream::Stream;
use crate::sum::sum_of;
use crate::tail::Tail;

/// The exact null of a count: how likely each count is when the claim is false by construction.
#[derive(Debug, Clone, PartialEq)]
pub struct CountNull {
    /// The chance of each count, from zero on.
    pub chances: Vec<f64>,
}

impl CountNull {
    /// The null of a count over blocks, when units are exchanged freely inside each block and
    /// nowhere else.
    ///
    /// Each block's count is hypergeometric, and the total is their convolution: the permutation
    /// distribution itself, without draws.
    #[must_use]
    pub fn within_blocks(blocks: &[Hypergeometric]) -> CountNull {
        let chances = blocks.iter().fold(vec![1.0], |so_far, block| convolve(&so_far, block));
        CountNull { chances }
    }

    /// The chance of a count at least as extreme as `observed`; both tails: twice the smaller, at
    /// most one.
    #[must_use]
    pub fn p_value(&self, observed: usize, tail: Tail) -> f64 {
        let (lower, upper) = self.tails(observed);
        tail.choose(upper, lower)
    }

    /// The same with the chance of `observed` itself counted half (Lancaster 1961).
    #[must_use]
    pub fn mid_p(&self, observed: usize, tail: Tail) -> f64 {
        let (lower, upper) = self.tails(observed);
        let half = 0.5 * self.chances.get(observed).copied().unwrap_or(0.0);
        tail.choose(upper - half, lower - half)
    }

    fn tails(&self, observed: usize) -> (f64, f64) {
        let cut = observed.min(self.chances.len());
        let upper = sum_of(self.chances[cut..].iter().copied());
        let next = (observed + 1).min(self.chances.len());
        (sum_of(self.chances[..next].iter().copied()).min(1.0), upper.min(1.0))
    }

    /// The mean count.
    #[must_use]
    pub fn mean(&self) -> f64 {
        sum_of(self.chances.iter().enumerate().map(|(count, chance)| count as f64 * chance))
    }

    /// The standard deviation of the count.
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        let mean = self.mean();
        let squares = self.chances.iter().enumerate();
        sqrt(sum_of(
            squares.map(|(count, chance)| (count as f64 - mean) * (count as f64 - mean) * chance),
        ))
    }

    /// The smallest shift of the count that a test at five per cent, both tails, finds four times
    /// in five.
    #[must_use]
    pub fn detectable(&self) -> f64 {
        DETECTABLE * self.standard_deviation()
    }

    /// The smallest count that at least the share `q` of the null does not exceed.
    #[must_use]
    pub fn quantile(&self, q: f64) -> usize {
        let mut below = 0.0;
        let reached = self.chances.iter().position(|chance| {
            below += chance;
            below >= q - 1e-12
        });
        reached.unwrap_or(self.chances.len().saturating_sub(1))
    }

    /// The effects that `observed` does not reject, if an effect shifts the null without changing
    /// its shape.
    ///
    /// # Errors
    /// A level outside zero to one.
    pub fn shift_interval(&self, observed: usize, level: f64) -> Result<Interval, Error> {
        valid_level(level)?;
        let outside = 0.5 * (1.0 - level);
        let low = observed as f64 - self.quantile(1.0 - outside) as f64;
        let high = observed as f64 - self.quantile(outside) as f64;
        Ok(Interval { low, high, level })
    }

    /// One count drawn from the null.
    #[must_use]
    pub fn draw(&self, stream: &mut Stream) -> usize {
        self.quantile(stream.uniform())
    }
}

fn convolve(so_far: &[f64], block: &Hypergeometric) -> Vec<f64> {
    let most = block.marked.min(block.drawn) as usize;
    let mut chances = vec![0.0; so_far.len() + most];
    for count in 0..=most {
        let chance = block.density(count as u64);
        for (place, before) in so_far.iter().enumerate() {
            chances[place + count] += before * chance;
        }
    }
    chances
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(total: u64, marked: u64, drawn: u64) -> Hypergeometric {
        Hypergeometric { total, marked, drawn }
    }

    #[test]
    fn two_coins_in_two_blocks_make_a_triangle() {
        let null = CountNull::within_blocks(&[block(2, 1, 1), block(2, 1, 1)]);
        for (chance, wanted) in null.chances.iter().zip([0.25, 0.5, 0.25]) {
            assert!((chance - wanted).abs() < 1e-12);
        }
        assert!((null.mean() - 1.0).abs() < 1e-12);
        assert!((null.p_value(2, Tail::Both) - 0.5).abs() < 1e-12);
        assert!((null.mid_p(2, Tail::Upper) - 0.125).abs() < 1e-12);
    }

    #[test]
    fn the_exact_null_is_what_shuffling_inside_blocks_gives() {
        use crate::{Inference, Seed, Within, permute};
        let block_of: Vec<usize> = (0..30).map(|unit| unit / 10).collect();
        let marked = |unit: usize| unit.is_multiple_of(3);
        let drawn = |unit: usize| unit % 10 < 4;
        let blocks: Vec<Hypergeometric> = (0..3)
            .map(|b| {
                let inside = || 10 * b..10 * b + 10;
                block(
                    10,
                    inside().filter(|u| marked(*u)).count() as u64,
                    inside().filter(|u| drawn(*u)).count() as u64,
                )
            })
            .collect();
        let exact = CountNull::within_blocks(&blocks);
        let inference = Inference { level: 0.95, draws: 20_000, seed: Seed(5) };
        let count =
            |order: &[usize]| (0..30).filter(|u| drawn(*u) && marked(order[*u])).count() as f64;
        let drawn_null = permute(30, inference, &Within { block_of: &block_of }, &count);
        assert!((exact.mean() - drawn_null.mean()).abs() < 0.03);
        assert!((exact.standard_deviation() - drawn_null.standard_deviation()).abs() < 0.03);
    }
}
