use super::smallest_reaching;
use crate::special::{beta_split, binomial_density};

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
}

#[cfg(test)]
mod tests {
    use super::*;

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
