//! Numbers of twice the digits, for sums of which next to nothing may be lost.

use std::cmp::Ordering;

/// A number as the sum of two, of which the second is at most half a step of the first.
///
/// Dekker (1971) and Knuth (1997, §4.2.2); the operations err by some 2⁻¹⁰⁰ of what they give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Double {
    high: f64,
    low: f64,
}

impl Double {
    pub(super) const ZERO: Double = Double { high: 0.0, low: 0.0 };
    pub(super) const INFINITY: Double = Double { high: f64::INFINITY, low: 0.0 };

    /// The sum of two numbers, exactly.
    pub(super) fn sum(a: f64, b: f64) -> Double {
        let high = a + b;
        let of_b = high - a;
        Double { high, low: (a - (high - of_b)) + (b - of_b) }
    }

    /// The same, where the first is not smaller in size.
    fn ordered_sum(a: f64, b: f64) -> Double {
        let high = a + b;
        Double { high, low: b - (high - a) }
    }

    /// The product of two numbers, exactly.
    fn product(a: f64, b: f64) -> Double {
        let high = a * b;
        let [a, a_rest] = halves(a);
        let [b, b_rest] = halves(b);
        Double { high, low: ((a * b - high) + a * b_rest + a_rest * b) + a_rest * b_rest }
    }

    pub(super) fn plus(self, other: Double) -> Double {
        let high = Double::sum(self.high, other.high);
        let low = Double::sum(self.low, other.low);
        let nearer = Double::ordered_sum(high.high, high.low + low.high);
        Double::ordered_sum(nearer.high, nearer.low + low.low)
    }

    pub(super) fn less(self, other: Double) -> Double {
        self.plus(Double { high: -other.high, low: -other.low })
    }

    pub(super) fn times(self, other: Double) -> Double {
        let whole = Double::product(self.high, other.high);
        let cross = self.high * other.low + self.low * other.high;
        Double::ordered_sum(whole.high, whole.low + cross)
    }

    pub(super) fn times_number(self, number: f64) -> Double {
        self.times(Double { high: number, low: 0.0 })
    }

    pub(super) fn over_number(self, number: f64) -> Double {
        let first = self.high / number;
        let rest = self.less(Double::product(first, number));
        Double::ordered_sum(first, rest.high / number)
    }

    pub(super) fn is_below(self, other: Double) -> bool {
        let order = self.high.total_cmp(&other.high).then(self.low.total_cmp(&other.low));
        order == Ordering::Less
    }
}

/// A number as the sum of two of half its digits (Veltkamp 1968).
fn halves(number: f64) -> [f64; 2] {
    let shifted = 134_217_729.0 * number;
    let high = shifted - (shifted - number);
    [high, number - high]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_number_cannot_hold_is_held() {
        let large = Double::sum(1e16, 1.25);
        assert_eq!(large.less(Double::sum(1e16, 0.0)), Double::sum(1.25, 0.0));
        // (10^8 + 1)² − 10^16 − 2 · 10^8 = 1
        let square = Double::sum(1e8, 1.0).times(Double::sum(1e8, 1.0));
        let rest = square.less(Double::sum(1e16, 0.0)).less(Double::sum(2e8, 0.0));
        assert_eq!(rest, Double::sum(1.0, 0.0));
    }

    #[test]
    fn a_quotient_times_its_divisor_is_what_was_divided() {
        let third = Double::sum(1.0, 0.0).over_number(3.0);
        let off = third.times_number(3.0).less(Double::sum(1.0, 0.0));
        assert!(off.high.abs() < 1e-31);
        assert!(third.is_below(Double::sum(1.0 / 3.0, 2e-17)));
        assert!(!Double::INFINITY.is_below(third));
    }
}
