use super::smallest_reaching;
use crate::math::exp;
use crate::special::ln_gamma;
use crate::sum::sum_of;

/// The number of marked units among `drawn` taken without replacement from `total`, of which
/// `marked` are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hypergeometric {
    /// The number of units.
    pub total: u64,
    /// How many of them are marked; at most `total`.
    pub marked: u64,
    /// How many are drawn; at most `total`.
    pub drawn: u64,
}

impl Hypergeometric {
    /// The chance of exactly `k` marked units.
    #[must_use]
    pub fn density(self, k: u64) -> f64 {
        if k < self.least() || k > self.most() {
            return 0.0;
        }
        exp(choose(self.marked, k) + choose(self.total - self.marked, self.drawn - k)
            - choose(self.total, self.drawn))
    }

    /// The chance of at most `k` marked units.
    #[must_use]
    pub fn cdf(self, k: u64) -> f64 {
        if k >= self.most() {
            return 1.0;
        }
        sum_of((self.least()..=k).map(|value| self.density(value))).min(1.0)
    }

    /// The chance of more than `k` marked units.
    #[must_use]
    pub fn survival(self, k: u64) -> f64 {
        self.at_least(k.saturating_add(1))
    }

    /// The chance of at least `k` marked units.
    #[must_use]
    pub fn at_least(self, k: u64) -> f64 {
        if k <= self.least() {
            return 1.0;
        }
        sum_of((k..=self.most()).rev().map(|value| self.density(value))).min(1.0)
    }

    /// The smallest number of marked units whose [`cdf`](Self::cdf) reaches `p`.
    #[must_use]
    pub fn quantile(self, p: f64) -> u64 {
        let expected = self.drawn as f64 * self.marked as f64 / self.total.max(1) as f64;
        smallest_reaching(p, expected as u64, self.most(), |k| self.cdf(k))
    }

    fn least(self) -> u64 {
        (self.drawn + self.marked).saturating_sub(self.total)
    }

    fn most(self) -> u64 {
        self.drawn.min(self.marked)
    }
}

/// The logarithm of the number of ways to choose `k` of `n`.
fn choose(n: u64, k: u64) -> f64 {
    ln_gamma(n as f64 + 1.0) - ln_gamma(k as f64 + 1.0) - ln_gamma((n - k) as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_two_marked_among_four_is_one_in_six() {
        let two_of_four = Hypergeometric { total: 4, marked: 2, drawn: 2 };
        assert!((two_of_four.at_least(2) - 1.0 / 6.0).abs() < 1e-14);
        assert!((two_of_four.cdf(0) - 1.0 / 6.0).abs() < 1e-14);
        assert_eq!(two_of_four.quantile(0.5), 1);
    }

    #[test]
    fn drawing_everything_finds_every_marked_unit() {
        let all = Hypergeometric { total: 5, marked: 3, drawn: 5 };
        assert_eq!((all.at_least(3), all.cdf(2)), (1.0, 0.0));
    }
}
