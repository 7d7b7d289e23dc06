use super::smallest_reaching;
use crate::special::{gamma_p, gamma_q, poisson_density};

/// The number of rare independent events when `mean` are expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Poisson {
    /// The number expected, zero or more.
    pub mean: f64,
}

impl Poisson {
    /// The chance of exactly `k` events.
    #[must_use]
    pub fn density(self, k: u64) -> f64 {
        poisson_density(k as f64, self.mean)
    }

    /// The chance of at most `k` events.
    #[must_use]
    pub fn cdf(self, k: u64) -> f64 {
        gamma_q(k as f64 + 1.0, self.mean)
    }

    /// The chance of more than `k` events.
    #[must_use]
    pub fn survival(self, k: u64) -> f64 {
        gamma_p(k as f64 + 1.0, self.mean)
    }

    /// The chance of at least `k` events.
    #[must_use]
    pub fn at_least(self, k: u64) -> f64 {
        if k == 0 { 1.0 } else { self.survival(k - 1) }
    }

    /// The smallest number of events whose [`cdf`](Self::cdf) reaches `p`.
    #[must_use]
    pub fn quantile(self, p: f64) -> u64 {
        if p >= 1.0 {
            return u64::MAX;
        }
        smallest_reaching(p, self.mean as u64, u64::MAX, |k| self.cdf(k))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::exp;

    #[test]
    fn no_event_has_the_chance_of_the_exponential() {
        let two = Poisson { mean: 2.0 };
        assert!((two.cdf(0) - exp(-2.0)).abs() < 1e-16);
        assert!((two.density(1) - 2.0 * exp(-2.0)).abs() < 1e-16);
        assert_eq!(two.quantile(0.5), 2);
    }
}
