use rayon::prelude::*;

use crate::error::{Error, at_least, finite, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::math::sqrt;
use crate::moment::variance;
use crate::null::{TIE, error_of_share};
use crate::permute::{Freely, Inference, Rearrange};
use crate::sum::{mean, sum_of};
use crate::tail::Tail;

/// The farthest shift that is tried, in standard errors: twice, and twice again, so many times.
const DOUBLINGS: usize = 30;
/// How often the distance between a shift that is rejected and one that is not is halved.
const HALVINGS: usize = 45;

/// By how much the mean of some values lies above that of others, by exchange.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Studentized {
    /// The difference of the means, with the shifts that exchange does not reject.
    ///
    /// An end is infinite where there are too few values for the level.
    pub estimate: Estimate,
    /// The two-sided chance of a difference at least as large beside its error, if the values are
    /// alike.
    pub p: f64,
    /// How far `p` may be off for the number of draws, as a standard error.
    pub error: f64,
    /// How far the lower end may be off for the number of draws, as a standard error.
    pub low_error: f64,
    /// The same for the upper end.
    pub high_error: f64,
}

/// The difference of two means, tested by exchange of the values between `a` and `b`.
///
/// The statistic is Welch's: the difference over its standard error. So the test is exact where
/// both sides are distributed alike, and holds for many values where only their means are the same
/// (Janssen 1997; Chung & Romano 2013). `a` and `b` are of one unit, such as logarithms of rates,
/// one a place. The two-sided p is twice the smaller tail and the interval inverts that test: it
/// holds every shift which, taken out of `a`, leaves no tail smaller than half of one less the
/// level. The same exchanges are used for every shift.
///
/// ```
/// use probative_numeric::{Inference, Seed, studentized_shift};
///
/// let asked = Inference { level: 0.95, draws: 999, seed: Seed(1) };
/// let found = studentized_shift(&[2.1, 2.9, 2.4, 3.0], &[0.2, 1.1, 0.7, 0.4, 0.9], asked)?;
/// assert!((found.estimate.value - 1.94).abs() < 1e-12);
/// // One of 126 exchanges is as uneven.
/// assert!(found.p < 0.05 && found.estimate.interval.low > 0.0);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Fewer than two values on a side, a value that is not finite (a place without events has no
/// logarithm), no scatter on either side, no draws, or a level outside zero to one.
pub fn studentized_shift(a: &[f64], b: &[f64], inference: Inference) -> Result<Studentized, Error> {
    let exchanges = Exchanges::new(a, b, inference)?;
    let estimate = exchanges.estimate(inference.level);
    let draws = inference.draws;
    let outside = outside(inference.level);
    // The ends that the test would have if its tails were one standard error off.
    let off = error_of_share(outside, draws);
    let end_error = |tail, end: f64| {
        let at = |share| exchanges.farthest(tail, share);
        if end.is_finite() { 0.5 * (at(outside - off) - at(outside + off)).abs() } else { 0.0 }
    };
    let value = estimate.value;
    let p = Tail::Both
        .choose(exchanges.share(Tail::Upper, -value), exchanges.share(Tail::Lower, -value));
    Ok(Studentized {
        estimate,
        p,
        error: 2.0 * error_of_share(0.5 * p, draws),
        low_error: end_error(Tail::Upper, estimate.interval.low),
        high_error: end_error(Tail::Lower, estimate.interval.high),
    })
}

/// The difference and the interval of [`studentized_shift`] alone, at a third of its cost.
///
/// # Errors
/// Those of [`studentized_shift`].
pub fn studentized_interval(a: &[f64], b: &[f64], inference: Inference) -> Result<Estimate, Error> {
    Ok(Exchanges::new(a, b, inference)?.estimate(inference.level))
}

/// What lies beyond each end of an interval.
fn outside(level: f64) -> f64 {
    0.5 * (1.0 - level)
}

/// What one exchange puts in the place of `a`, from values without their own mean.
struct Exchange {
    /// The sum of the values there.
    total: f64,
    /// The sum of their squares.
    squares: f64,
    /// How many of them came from `a`.
    stayed: f64,
    /// The sum of those.
    stayed_total: f64,
}

struct Exchanges {
    sizes: [f64; 2],
    /// The difference of the means, and its standard error.
    shift: f64,
    error: f64,
    /// Of all values without their own mean: the sum of the squares.
    squares: f64,
    each: Vec<Exchange>,
}

impl Exchanges {
    fn new(a: &[f64], b: &[f64], inference: Inference) -> Result<Exchanges, Error> {
        valid_level(inference.level)?;
        at_least("values in a", 2, a.len())?;
        at_least("values in b", 2, b.len())?;
        at_least("draws", 1, inference.draws)?;
        finite("a", a)?;
        finite("b", b)?;
        let centres = [mean(a), mean(b)];
        let sizes = [a.len() as f64, b.len() as f64];
        let error = sqrt(variance(a) / sizes[0] + variance(b) / sizes[1]);
        let size = centres[0].abs().max(centres[1].abs());
        if error <= TIE * size {
            return Err(Error::NoVariation { what: "each of the two samples" });
        }
        // Without their own means the values keep their digits, and the shift tried is what is left.
        let off = a.iter().map(|x| x - centres[0]).chain(b.iter().map(|y| y - centres[1]));
        let off: Vec<f64> = off.collect();
        let exchanged = |order: &mut Vec<usize>, replicate: u64| {
            order.clear();
            order.extend(0..off.len());
            Freely.rearrange(order, &mut inference.seed.stream(replicate));
            let there = &order[..a.len()];
            let stayed = || there.iter().filter(|unit| **unit < a.len());
            Exchange {
                total: there.iter().map(|unit| off[*unit]).sum(),
                squares: there.iter().map(|unit| off[*unit] * off[*unit]).sum(),
                stayed: stayed().count() as f64,
                stayed_total: stayed().map(|unit| off[*unit]).sum(),
            }
        };
        let replicates = (0..inference.draws as u64).into_par_iter();
        let each = replicates.map_init(Vec::new, exchanged).collect();
        let squares = sum_of(off.iter().map(|each| each * each));
        Ok(Exchanges { sizes, shift: centres[0] - centres[1], error, squares, each })
    }

    /// The difference, and the shifts that are not rejected.
    fn estimate(&self, level: f64) -> Estimate {
        let end = |tail| self.shift + self.farthest(tail, outside(level));
        let interval = Interval { low: end(Tail::Upper), high: end(Tail::Lower), level };
        Estimate { value: self.shift, interval }
    }

    /// The share of exchanges that lie at least as far in a tail, once the difference and `beyond`
    /// are taken out of `a`; the exchange that was made is one of them.
    fn share(&self, tail: Tail, beyond: f64) -> f64 {
        self.share_of(self.as_far(tail, beyond).filter(|it| *it).count())
    }

    fn share_of(&self, as_far: usize) -> f64 {
        (as_far + 1) as f64 / (self.each.len() + 1) as f64
    }

    /// Whether that share is larger than `least`: no more exchanges are looked at than say so.
    fn share_exceeds(&self, least: f64, tail: Tail, beyond: f64) -> bool {
        let mut as_far = 0;
        self.share_of(0) > least
            || self.as_far(tail, beyond).any(|it| {
                as_far += usize::from(it);
                it && self.share_of(as_far) > least
            })
    }

    /// Of each exchange, whether it lies at least as far in a tail.
    fn as_far(&self, tail: Tail, beyond: f64) -> impl Iterator<Item = bool> + '_ {
        let observed = -beyond / self.error;
        let slack = TIE * observed.abs();
        self.each.iter().map(move |exchange| {
            let there = self.statistic(exchange, beyond);
            // What has no scatter anywhere is no number, and speaks against the claim.
            there.is_nan()
                || match tail {
                    Tail::Upper => there >= observed - slack,
                    Tail::Lower => there <= observed + slack,
                    Tail::Both => there.abs() >= observed.abs() - slack,
                }
        })
    }

    /// Welch's statistic of one exchange of values from which their means and, in `a`, `beyond`
    /// are taken out.
    fn statistic(&self, exchange: &Exchange, beyond: f64) -> f64 {
        let [n, m] = self.sizes;
        let Exchange { total, squares, stayed, stayed_total } = *exchange;
        let there = total - beyond * stayed;
        let there_squares = squares - 2.0 * beyond * stayed_total + beyond * beyond * stayed;
        // The values without their means add up to nothing.
        let others = -total - beyond * (n - stayed);
        let others_squares =
            (self.squares - squares) + 2.0 * beyond * stayed_total + beyond * beyond * (n - stayed);
        let scatter =
            |sum: f64, squares: f64, n: f64| (squares - sum * sum / n).max(0.0) / (n * (n - 1.0));
        let error = sqrt(scatter(there, there_squares, n) + scatter(others, others_squares, m));
        (there / n - others / m) / error
    }

    /// The shift beyond the difference, on the side of a tail, beyond which all are rejected at
    /// this share.
    fn farthest(&self, tail: Tail, share: f64) -> f64 {
        let sign = if tail == Tail::Upper { -1.0 } else { 1.0 };
        // Rounding of the level decides no tie either.
        let least = share * (1.0 + TIE);
        let held = |distance: f64| self.share_exceeds(least, tail, sign * distance);
        // From far away inwards, so that a share that dips and rises again cuts nothing off.
        let mut far = self.error * (1_u64 << DOUBLINGS) as f64;
        if held(far) {
            return sign * f64::INFINITY;
        }
        while far > 1e-3 * self.error && !held(0.5 * far) {
            far *= 0.5;
        }
        let mut near = 0.5 * far;
        for _ in 0..HALVINGS {
            let middle = 0.5 * (near + far);
            if held(middle) {
                near = middle;
            } else {
                far = middle;
            }
        }
        sign * far
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Seed;

    const ASKED: Inference = Inference { level: 0.9, draws: 1_999, seed: Seed(11) };
    const A: [f64; 6] = [1.2, 0.4, 2.2, 1.9, 0.8, 1.3];
    const B: [f64; 8] = [0.1, 1.4, 0.3, -0.5, 0.9, 0.6, 0.2, 0.4];

    #[test]
    fn an_end_is_where_the_test_turns() {
        let found = studentized_shift(&A, &B, ASKED).unwrap();
        let ends = found.estimate.interval;
        for (end, side) in [(ends.low, -1.0), (ends.high, 1.0)] {
            let p = |at: f64| {
                let moved: Vec<f64> = A.iter().map(|value| value - at).collect();
                studentized_shift(&moved, &B, ASKED).unwrap().p
            };
            assert!(p(end + side * 1e-6) <= 0.1 && p(end - side * 1e-6) > 0.1, "{end}");
        }
        assert!(found.low_error > 0.0 && found.low_error < 0.1 * ends.width());
    }

    #[test]
    fn a_shift_or_another_unit_changes_no_chance() {
        let found = studentized_shift(&A, &B, ASKED).unwrap();
        let moved =
            studentized_shift(&A.map(|x| x * 8.0 + 64.0), &B.map(|x| x * 8.0 + 64.0), ASKED);
        let moved = moved.unwrap();
        assert_eq!(found.p, moved.p);
        assert!((moved.estimate.interval.low - 8.0 * found.estimate.interval.low).abs() < 1e-9);
    }

    #[test]
    fn two_against_two_reject_no_shift() {
        let found = studentized_shift(&[5.0, 6.0], &[1.0, 2.5], ASKED).unwrap();
        let ends = found.estimate.interval;
        assert_eq!((ends.low, ends.high), (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn threads_change_nothing() {
        let run = || studentized_shift(&A, &B, ASKED).unwrap();
        assert_eq!(crate::with_threads(1, run), crate::with_threads(3, run));
    }

    #[test]
    fn what_has_no_scatter_or_one_value_is_refused() {
        assert!(studentized_shift(&[1.0, 1.0], &[2.0, 2.0], ASKED).is_err());
        assert!(studentized_shift(&[1.0], &[2.0, 3.0], ASKED).is_err());
        assert!(studentized_shift(&[1.0, f64::NEG_INFINITY], &[2.0, 3.0], ASKED).is_err());
    }
}
