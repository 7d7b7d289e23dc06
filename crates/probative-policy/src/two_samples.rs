use probative_numeric::distribution::StudentsT;
use probative_numeric::math::sqrt;
use probative_numeric::{Estimate, Interval, mean, variance};

/// The difference of the means of two samples whose scatter may differ.
pub(crate) struct Difference {
    pub(crate) value: f64,
    /// Not a number if a sample has a single value.
    pub(crate) error: f64,
    pub(crate) freedom: f64,
}

/// Welch's (1947) comparison: the cluster-robust one (CR2) when each value is one cluster's.
pub(crate) fn difference(a: &[f64], b: &[f64]) -> Difference {
    let part_a = variance(a) / a.len() as f64;
    let part_b = variance(b) / b.len() as f64;
    let total = part_a + part_b;
    let spare = |part: f64, n: usize| part * part / (n as f64 - 1.0);
    let freedom = if total > 0.0 {
        total * total / (spare(part_a, a.len()) + spare(part_b, b.len()))
    } else {
        (a.len() + b.len()) as f64 - 2.0
    };
    Difference { value: mean(a) - mean(b), error: sqrt(total), freedom }
}

impl Difference {
    pub(crate) fn estimate(&self, level: f64) -> Estimate {
        let reach = self.reach(level) * self.error;
        let interval = Interval { low: self.value - reach, high: self.value + reach, level };
        Estimate { value: self.value, interval }
    }

    /// How many standard errors the interval reaches to either side.
    pub(crate) fn reach(&self, level: f64) -> f64 {
        StudentsT { freedom: self.freedom }.quantile(0.5 * (1.0 + level))
    }

    pub(crate) fn p(&self) -> f64 {
        if self.value == 0.0 {
            return 1.0;
        }
        StudentsT { freedom: self.freedom }.two_sided(self.value / self.error)
    }
}
