use crate::distribution::Normal;
use crate::root::crossing;
use crate::special::beta_split;

/// Student's distribution; infinite freedom gives the normal one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudentsT {
    /// The degrees of freedom, positive and not necessarily whole.
    pub freedom: f64,
}

impl StudentsT {
    /// The chance of a value at most `x`.
    #[must_use]
    pub fn cdf(self, x: f64) -> f64 {
        if x < 0.0 { self.outer(x) } else { 1.0 - self.outer(x) }
    }

    /// The chance of a value above `x`.
    #[must_use]
    pub fn survival(self, x: f64) -> f64 {
        self.cdf(-x)
    }

    /// The chance of a value at least as far from zero as `x`, on either side.
    #[must_use]
    pub fn two_sided(self, x: f64) -> f64 {
        2.0 * self.outer(x)
    }

    /// The value below which the share `p` lies; infinite at zero and one, not a number outside.
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        if !(0.0..=1.0).contains(&p) || self.freedom.is_nan() {
            return f64::NAN;
        }
        let tail = p.min(1.0 - p);
        if tail == 0.0 || p == 0.5 {
            return if p == 0.5 { 0.0 } else { f64::INFINITY.copysign(p - 0.5) };
        }
        let mut far = (-Normal.quantile(tail)).clamp(1.0, 40.0);
        while self.outer(far) > tail && far < 1e300 {
            far *= 4.0;
        }
        crossing(0.0, far, |x| 1.0 - self.outer(x) / tail).copysign(p - 0.5)
    }

    fn outer(self, x: f64) -> f64 {
        if self.freedom.is_infinite() {
            return Normal.survival(x.abs());
        }
        let square = x * x;
        if square.is_infinite() {
            return 0.0;
        }
        let total = self.freedom + square;
        0.5 * beta_split(0.5 * self.freedom, 0.5, self.freedom / total, square / total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_of_freedom_is_cauchys_distribution() {
        let t = StudentsT { freedom: 1.0 };
        assert!((t.cdf(1.0) - 0.75).abs() < 1e-15);
        assert!((t.quantile(0.75) - 1.0).abs() < 1e-14);
    }

    #[test]
    fn quantile_undoes_cdf() {
        for freedom in [1.0, 2.5, 10.0, 400.0] {
            for p in [1e-9, 0.025, 0.4, 0.6, 0.975] {
                let t = StudentsT { freedom };
                assert!((t.cdf(t.quantile(p)) / p - 1.0).abs() < 1e-12);
            }
        }
    }
}
