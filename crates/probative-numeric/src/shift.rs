use crate::distribution::Normal;
use crate::error::{Error, at_least, finite, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::math::sqrt;
use crate::moment::median_of_sorted;
use crate::rank::ranks;
use crate::tail::Tail;

/// Samples of this size or more use the normal approximation.
const LARGE: usize = 50;

/// By how much one sample lies above another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// The median of all differences between a value of the first and one of the second.
    pub estimate: Estimate,
    /// The two-sided chance of ranks at least as uneven, if both samples are alike.
    pub p: f64,
    /// The chance of ranks at least as high in the first sample, if both are alike.
    pub p_upper: f64,
    /// The chance of ranks at least as low in the first sample, if both are alike.
    pub p_lower: f64,
    /// Whether chances and interval are exact; with ties, or fifty values, they are normal
    /// approximations.
    pub exact: bool,
}

/// The shift from `b` to `a` by Hodges & Lehmann (1963), with the interval that inverts Mann &
/// Whitney's test.
///
/// Exact below fifty values a side without ties. Otherwise normal, with the variance corrected for
/// ties and half a unit of continuity; the ends are then the differences of Hollander & Wolfe's
/// ranks (R's `wilcox.test` solves for them by root finding instead, and differs in the last
/// digits). Samples too small for the level, such as two against two at 95 per cent, have an
/// infinite interval.
///
/// ```
/// use probative_numeric::hodges_lehmann;
///
/// // The median of the nine differences; 20 ways to deal six values, one of them as extreme.
/// let found = hodges_lehmann(&[11.0, 12.0, 13.5], &[1.0, 2.0, 3.0], 0.9)?;
/// assert_eq!(found.estimate.value, 10.0);
/// assert!((found.p_upper - 0.05).abs() < 1e-15);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// An empty sample, a value that is not finite, all values equal, or a level outside zero to one.
pub fn hodges_lehmann(a: &[f64], b: &[f64], level: f64) -> Result<Shift, Error> {
    valid_level(level)?;
    at_least("values in a", 1, a.len())?;
    at_least("values in b", 1, b.len())?;
    finite("a", a)?;
    finite("b", b)?;
    let ordering = Ordering::new(a, b)?;
    let mut differences: Vec<f64> = a.iter().flat_map(|x| b.iter().map(move |y| x - y)).collect();
    differences.sort_unstable_by(f64::total_cmp);
    let value = median_of_sorted(&differences);
    let outside = 0.5 * (1.0 - level);
    let pairs = differences.len();
    let (rank, p_upper, p_lower) = match ordering.exact {
        true => exact(&ordering, outside),
        false => approximate(&ordering, outside),
    };
    // The interval holds the shifts that the test does not reject, and these lie between two of the
    // sorted differences; rank zero rejects none.
    let (low, high) = match rank.min(pairs.div_ceil(2)) {
        0 => (f64::NEG_INFINITY, f64::INFINITY),
        rank => (differences[rank - 1], differences[pairs - rank]),
    };
    let interval = Interval { low, high, level };
    let p = Tail::Both.choose(p_upper, p_lower);
    let estimate = Estimate { value, interval };
    Ok(Shift { estimate, p, p_upper, p_lower, exact: ordering.exact })
}

/// How the values of two samples lie among each other.
struct Ordering {
    size_a: usize,
    size_b: usize,
    /// Pairs in which the first sample is larger; ties count half.
    larger: f64,
    deviation: f64,
    exact: bool,
}

impl Ordering {
    fn new(a: &[f64], b: &[f64]) -> Result<Ordering, Error> {
        let all: Vec<f64> = a.iter().chain(b).copied().collect();
        let ranked = ranks(&all);
        let size_a = a.len() as f64;
        let size_b = b.len() as f64;
        let n = all.len() as f64;
        let larger = ranked[..a.len()].iter().sum::<f64>() - size_a * (size_a + 1.0) / 2.0;
        let ties = tie_cubes(&all);
        let scale = n + 1.0 - ties / (n * (n - 1.0));
        // Where all values are tied the variance is zero, but for rounding.
        if scale <= 1e-12 * n {
            return Err(Error::NoVariation { what: "the two samples together" });
        }
        Ok(Ordering {
            size_a: a.len(),
            size_b: b.len(),
            larger,
            deviation: sqrt(size_a * size_b / 12.0 * scale),
            exact: ties == 0.0 && a.len() < LARGE && b.len() < LARGE,
        })
    }
}

/// The sum of t³ − t over groups of t equal values.
fn tie_cubes(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let cube = |group: &[f64]| (group.len() * group.len() * group.len() - group.len()) as f64;
    sorted.chunk_by(|x, y| x == y).map(cube).sum()
}

fn exact(ordering: &Ordering, outside: f64) -> (usize, f64, f64) {
    let ways = arrangements(ordering.size_a, ordering.size_b);
    let total: u128 = ways.iter().sum();
    let share = |part: &[u128]| part.iter().sum::<u128>() as f64 / total as f64;
    let larger = ordering.larger as usize;
    let mut below = 0;
    let mut rank = 0;
    while rank < ways.len() && ((below + ways[rank]) as f64) < outside * total as f64 {
        below += ways[rank];
        rank += 1;
    }
    (rank, share(&ways[larger..]), share(&ways[..=larger]))
}

fn approximate(ordering: &Ordering, outside: f64) -> (usize, f64, f64) {
    let centre = 0.5 * (ordering.size_a * ordering.size_b) as f64;
    let distance = ordering.larger - centre;
    let p_upper = Normal.survival((distance - 0.5) / ordering.deviation);
    let p_lower = Normal.cdf((distance + 0.5) / ordering.deviation);
    let rank = centre + Normal.quantile(outside) * ordering.deviation;
    (rank.max(0.0) as usize, p_upper, p_lower)
}

/// In how many ways `n` and `m` values can be ordered so that `u` pairs have the first larger, for
/// each `u`.
///
/// The Gaussian binomial coefficient, multiplied up factor by factor; below fifty a side it fits
/// 128 bits exactly.
fn arrangements(n: usize, m: usize) -> Vec<u128> {
    let mut ways = vec![0_i128; n * m + 1];
    ways[0] = 1;
    for factor in 1..=n {
        let raised = factor + m;
        for u in (raised..ways.len()).rev() {
            ways[u] -= ways[u - raised];
        }
        for u in factor..ways.len() {
            ways[u] += ways[u - factor];
        }
    }
    ways.into_iter().map(|count| count as u128).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_values_above_three_others_are_one_order_in_twenty() {
        let shift = hodges_lehmann(&[11.0, 12.0, 13.0], &[1.0, 2.5, 3.1], 0.9).unwrap();
        assert!(shift.exact);
        assert!((shift.p - 0.1).abs() < 1e-15);
        assert!((shift.estimate.value - 9.9).abs() < 1e-12);
    }

    #[test]
    fn two_and_two_values_have_six_orders() {
        assert_eq!(arrangements(2, 2), [1, 1, 2, 1, 1]);
    }

    #[test]
    fn the_orders_of_the_largest_exact_samples_all_count() {
        let total: u128 = arrangements(49, 49).iter().sum();
        assert_eq!(total, 25_477_612_258_980_856_902_730_428_600);
    }

    #[test]
    fn samples_too_small_for_the_level_allow_every_shift() {
        let shift = hodges_lehmann(&[5.0, 6.0], &[1.0, 2.5], 0.95).unwrap();
        assert_eq!(shift.estimate.interval.low, f64::NEG_INFINITY);
        assert_eq!(shift.estimate.interval.high, f64::INFINITY);
    }

    #[test]
    fn ties_make_it_approximate() {
        let shift = hodges_lehmann(&[1.0, 2.0, 2.0], &[2.0, 3.0, 4.0], 0.95).unwrap();
        assert!(!shift.exact && shift.p > 0.1 && shift.p < 0.5);
    }

    #[test]
    fn equal_values_throughout_are_refused() {
        assert!(hodges_lehmann(&[1.0, 1.0], &[1.0], 0.95).is_err());
    }
}
