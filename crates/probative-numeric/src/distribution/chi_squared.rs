use crate::root::crossing;
use crate::special::{gamma_p, gamma_q};

/// The distribution of a sum of `freedom` squared normal values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquared {
    /// The degrees of freedom, positive and not necessarily whole.
    pub freedom: f64,
}

impl ChiSquared {
    /// The chance of a value at most `x`.
    #[must_use]
    pub fn cdf(self, x: f64) -> f64 {
        gamma_p(0.5 * self.freedom, 0.5 * x)
    }

    /// The chance of a value above `x`.
    #[must_use]
    pub fn survival(self, x: f64) -> f64 {
        gamma_q(0.5 * self.freedom, 0.5 * x)
    }

    /// The value below which the share `p` lies; not a number for `p` outside zero to one.
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) || self.freedom.is_nan() {
            return f64::NAN;
        }
        if p == 0.0 || p == 1.0 {
            return if p == 0.0 { 0.0 } else { f64::INFINITY };
        }
        // Each half looks for its own tail: one less a small share has lost the digits that matter.
        if p > 0.5 {
            return self.upper_quantile(1.0 - p);
        }
        let mut far = self.freedom.max(1.0) * 2.0;
        while self.cdf(far) < p {
            far *= 2.0;
        }
        crossing(0.0, far, |x| self.cdf(x) / p - 1.0)
    }

    /// The value above which the small share `tail` lies, with all digits of `tail`.
    ///
    /// It is above zero and at most one half.
    pub(crate) fn upper_quantile(self, tail: f64) -> f64 {
        let mut far = self.freedom.max(1.0) * 2.0;
        while self.survival(far) > tail {
            far *= 2.0;
        }
        crossing(0.0, far, |x| 1.0 - self.survival(x) / tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_degrees_of_freedom_are_exponential() {
        let median = ChiSquared { freedom: 2.0 }.quantile(0.5);
        assert!((median - 2.0 * std::f64::consts::LN_2).abs() < 1e-14);
    }

    #[test]
    fn quantile_undoes_cdf() {
        for p in [1e-6, 0.025, 0.5, 0.975] {
            let of_five = ChiSquared { freedom: 5.0 };
            assert!((of_five.cdf(of_five.quantile(p)) / p - 1.0).abs() < 1e-12);
        }
    }
}
