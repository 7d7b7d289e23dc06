use super::chance::Count;
use super::smallest_reaching;
use crate::special::{beta_split, binomial_density};
use crate::stream::Stream;

/// The number of successes in `trials` independent trials, each with the chance `chance`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Binomial {
    /// The number of trials.
    pub trials: u64,
    /// The chance of success in each, from zero to one.
    pub chance: f64,
}

impl Binomial {
    /// The chance of exactly `k` successes.
    #[must_use]
    pub fn density(self, k: u64) -> f64 {
        if k > self.trials {
            return 0.0;
        }
        binomial_density(k as f64, (self.trials - k) as f64, self.chance, 1.0 - self.chance)
    }

    /// The chance of at most `k` successes.
    #[must_use]
    pub fn cdf(self, k: u64) -> f64 {
        if k >= self.trials {
            return 1.0;
        }
        beta_split((self.trials - k) as f64, k as f64 + 1.0, 1.0 - self.chance, self.chance)
    }

    /// The chance of more than `k` successes.
    #[must_use]
    pub fn survival(self, k: u64) -> f64 {
        if k >= self.trials {
            return 0.0;
        }
        beta_split(k as f64 + 1.0, (self.trials - k) as f64, self.chance, 1.0 - self.chance)
    }

    /// The chance of at least `k` successes.
    #[must_use]
    pub fn at_least(self, k: u64) -> f64 {
        if k == 0 { 1.0 } else { self.survival(k - 1) }
    }

    /// The smallest number of successes whose [`cdf`](Self::cdf) reaches `p`.
    #[must_use]
    pub fn quantile(self, p: f64) -> u64 {
        let start = (self.trials as f64 * self.chance) as u64;
        smallest_reaching(p, start, self.trials, |k| self.cdf(k))
    }

    /// A random number of successes; what it costs does not grow with the trials.
    ///
    /// ```
    /// use probative_numeric::Seed;
    /// use probative_numeric::distribution::Binomial;
    ///
    /// let mut stream = Seed(1).stream(0);
    /// let heads = Binomial { trials: 1_000_000, chance: 0.5 }.draw(&mut stream);
    /// assert!((497_000..503_000).contains(&heads));
    /// ```
    #[must_use]
    pub fn draw(self, stream: &mut Stream) -> u64 {
        let Binomial { trials, chance } = self;
        if chance > 0.5 {
            // One less a half or more is exact.
            return trials - Binomial { trials, chance: 1.0 - chance }.draw(stream);
        }
        if trials == 0 || chance <= 0.0 {
            return 0;
        }
        let mean = trials as f64 * chance;
        let count = Count {
            mean,
            variance: mean * (1.0 - chance),
            mode: ((trials as f64 + 1.0) * chance) as u64,
            most: trials,
        };
        let odds = chance / (1.0 - chance);
        count.draw(stream, |k| self.density(k), |k| odds * ((trials - k) as f64 / (k as f64 + 1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::agrees;

    #[test]
    fn drawn_successes_come_as_often_as_their_chances_say() {
        for (trials, chance) in [(1, 0.3), (9, 0.5), (40, 0.9), (300, 0.1), (70, 0.5), (1_000, 0.4)]
        {
            let binomial = Binomial { trials, chance };
            agrees(trials, |stream| binomial.draw(stream), |k| binomial.density(k));
        }
    }

    #[test]
    fn any_number_of_trials_is_drawn_at_once_and_sure_ones_without_chance() {
        let mut stream = crate::Seed(4).stream(0);
        let many = Binomial { trials: 1_000_000_000_000_000, chance: 1e-3 };
        assert!((0..1_000).all(|_| (many.draw(&mut stream) as f64 / 1e12 - 1.0).abs() < 1e-5));
        for (chance, sure) in [(0.0, 0), (1.0, 7)] {
            assert_eq!(Binomial { trials: 7, chance }.draw(&mut stream), sure);
        }
        assert_eq!(Binomial { trials: 0, chance: 0.5 }.draw(&mut stream), 0);
    }

    #[test]
    fn three_coins_show_one_head_or_fewer_half_of_the_time() {
        let coins = Binomial { trials: 3, chance: 0.5 };
        assert!((coins.cdf(1) - 0.5).abs() < 1e-15);
        assert!((coins.at_least(3) - 0.125).abs() < 1e-15);
        assert!((coins.density(2) - 0.375).abs() < 1e-15);
        assert_eq!(coins.quantile(0.5), 1);
    }

    #[test]
    fn a_sure_event_always_happens() {
        let sure = Binomial { trials: 4, chance: 1.0 };
        assert_eq!((sure.cdf(3), sure.at_least(4), sure.density(4)), (0.0, 1.0, 1.0));
    }
}
