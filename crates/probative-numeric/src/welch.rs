use crate::distribution::StudentsT;
use crate::estimate::{Estimate, Interval};
use crate::math::sqrt;
use crate::moment::variance;
use crate::sum::mean;

/// The difference of the means of two samples whose scatter may differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Welch {
    /// The mean of the first less that of the second, in their unit.
    pub value: f64,
    /// Its standard error; not a number where a sample has a single value.
    pub error: f64,
    /// Degrees of freedom after Satterthwaite (1946).
    pub freedom: f64,
}

/// Welch's (1947) comparison of two means: the cluster-robust one (CR2) when each value is one
/// cluster's. Of a sample with fewer than two values no error is known, and it is not a number.
///
/// ```
/// use probative_numeric::welch;
///
/// // R 4.3: t.test(extra ~ group, data = sleep)
/// let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
/// let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
/// let found = welch(&first, &second);
/// assert!((found.freedom - 17.776_473_516).abs() < 1e-8);
/// assert!((found.p() - 0.079_394_14).abs() < 1e-8);
/// let interval = found.estimate(0.95).interval;
/// assert!((interval.low + 3.365_483_2).abs() < 1e-7);
/// assert!((interval.high - 0.205_483_2).abs() < 1e-7);
/// ```
pub fn welch(a: &[f64], b: &[f64]) -> Welch {
    let part_a = variance(a) / a.len() as f64;
    let part_b = variance(b) / b.len() as f64;
    let total = part_a + part_b;
    let spare = |part: f64, n: usize| part * part / (n as f64 - 1.0);
    let freedom = if total > 0.0 {
        total * total / (spare(part_a, a.len()) + spare(part_b, b.len()))
    } else {
        (a.len() + b.len()) as f64 - 2.0
    };
    Welch { value: mean(a) - mean(b), error: sqrt(total), freedom }
}

impl Welch {
    /// The difference with its interval of a level in (0, 1).
    pub fn estimate(&self, level: f64) -> Estimate {
        let reach = self.reach(level) * self.error;
        let interval = Interval { low: self.value - reach, high: self.value + reach, level };
        Estimate { value: self.value, interval }
    }

    /// How many standard errors the interval of a level reaches to either side.
    pub fn reach(&self, level: f64) -> f64 {
        StudentsT { freedom: self.freedom }.quantile(0.5 * (1.0 + level))
    }

    /// The two-sided chance of a difference at least as far from none.
    pub fn p(&self) -> f64 {
        if self.value == 0.0 {
            return 1.0;
        }
        StudentsT { freedom: self.freedom }.two_sided(self.value / self.error)
    }
}
