use crate::distribution::StudentsT;
use crate::error::{Error, at_least, finite, lengths, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::math::{exp, ln, sqrt};
use crate::sum::{sum, sum_of};

/// How many times higher the rate of some places is than that of others, all their people taken
/// together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PooledRatio {
    /// The pooled rate of the first places over that of the others.
    pub estimate: Estimate,
    /// The standard error of its logarithm.
    pub error: f64,
    /// Welch's degrees of freedom, on as many places as count.
    pub freedom: f64,
    /// The two-sided chance of a ratio at least as far from one, if there is no difference.
    pub p: f64,
}

/// The ratio of two pooled rates, where places scatter more than their counts do.
///
/// `events_a` and `exposure_a` hold one place each: counts, and people or years of them. The
/// variance of each logarithm is that of a ratio estimator, linearised (Cochran 1977, section
/// 6.4), each place's share of it divided by one less its share of the exposure; that is the HC2
/// variance of a Poisson regression on the two groups. It is never taken below `1/events`, since
/// counts scatter less than Poisson counts by chance alone. The ends use Student's t with Welch's
/// degrees of freedom, a side of which has one less than Kish's effective number of places,
/// `1/Σ share²`, and at least one.
///
/// ```
/// use probative_numeric::pooled_ratio;
///
/// // 60 of 3000 people against 60 of 6000; two of the places have most of the first events.
/// let events = [10.0, 30.0, 20.0];
/// let others = [12.0, 28.0, 20.0];
/// let found = pooled_ratio(&events, &[1000.0; 3], &others, &[2000.0; 3], 0.95)?;
/// assert_eq!(found.estimate.value, 2.0);
/// assert!(found.estimate.interval.low < 1.0 && found.p > 0.05);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Fewer than two places on a side, lengths that differ, a count that is negative or not finite,
/// an exposure that is not positive and finite, no event on a side (its logarithm has no finite
/// value; ask [`rate_ratio`](crate::rate_ratio) for what counts alone allow), or a level outside
/// zero to one.
pub fn pooled_ratio(
    events_a: &[f64],
    exposure_a: &[f64],
    events_b: &[f64],
    exposure_b: &[f64],
    level: f64,
) -> Result<PooledRatio, Error> {
    valid_level(level)?;
    let a = Side::new(["places in a", "events in a", "exposure in a"], events_a, exposure_a)?;
    let b = Side::new(["places in b", "events in b", "exposure in b"], events_b, exposure_b)?;
    let ratio = a.rate / b.rate;
    let variance = a.variance + b.variance;
    // Welch: a side counts as much as its variance, and as the places that it is known from.
    let squared = |side: &Side| side.variance * side.variance / side.freedom;
    let freedom = variance * variance / (squared(&a) + squared(&b));
    let error = sqrt(variance);
    let spread = StudentsT { freedom };
    let reach = exp(-spread.quantile(0.5 * (1.0 - level)) * error);
    let interval = Interval { low: ratio / reach, high: ratio * reach, level };
    let p = spread.two_sided(ln(ratio) / error);
    Ok(PooledRatio { estimate: Estimate { value: ratio, interval }, error, freedom, p })
}

/// The pooled rate of one side, the variance of its logarithm, and its degrees of freedom.
struct Side {
    rate: f64,
    variance: f64,
    freedom: f64,
}

impl Side {
    fn new(what: [&'static str; 3], events: &[f64], exposure: &[f64]) -> Result<Side, Error> {
        at_least(what[0], 2, events.len())?;
        lengths(what[2], events.len(), exposure.len())?;
        finite(what[1], events)?;
        finite(what[2], exposure)?;
        let refused = |what, value, allowed| Err(Error::OutOfRange { what, value, allowed });
        if let Some(&value) = events.iter().find(|each| **each < 0.0) {
            return refused(what[1], value, "zero or more");
        }
        if let Some(&value) = exposure.iter().find(|each| **each <= 0.0) {
            return refused(what[2], value, "positive");
        }
        let counted = sum(events);
        if counted == 0.0 {
            return Err(Error::TooFew { what: what[1], needed: 1, found: 0 });
        }
        let exposed = sum(exposure);
        let rate = counted / exposed;
        let scatter = sum_of(events.iter().zip(exposure).map(|(count, under)| {
            let off = (count - rate * under) / counted;
            // What the other places have: one less the place's share, without its rounding.
            off * off / ((exposed - under).max(f64::MIN_POSITIVE) / exposed)
        }));
        let shares = exposure.iter().map(|under| under / exposed * (under / exposed));
        let effective = 1.0 / sum_of(shares);
        Ok(Side { rate, variance: scatter.max(1.0 / counted), freedom: (effective - 1.0).max(1.0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [f64; 3] = [1000.0, 2000.0, 3000.0];

    #[test]
    fn places_of_one_rate_scatter_as_counts_do() {
        let found = pooled_ratio(&[1.0, 2.0, 3.0], &PEOPLE, &[2.0, 4.0, 6.0], &PEOPLE, 0.95);
        let found = found.unwrap();
        assert_eq!(found.estimate.value, 0.5);
        assert!((found.error - sqrt(1.0 / 6.0 + 1.0 / 12.0)).abs() < 1e-15);
    }

    #[test]
    fn equal_places_have_the_variance_of_their_mean() {
        // Rates 1, 2, 3 of 100 each: a variance of 1, a mean of 2, so (1/3)/4 on the log scale.
        let events = [100.0, 200.0, 300.0];
        let side = Side::new(["", "", ""], &events, &[100.0; 3]).unwrap();
        assert!((side.variance - 1.0 / 12.0).abs() < 1e-15 && (side.freedom - 2.0).abs() < 1e-12);
    }

    #[test]
    fn turning_the_ratio_around_turns_its_interval_around() {
        let one = pooled_ratio(&[9.0, 2.0, 3.0], &PEOPLE, &[2.0, 4.0, 9.0], &PEOPLE, 0.9).unwrap();
        let other =
            pooled_ratio(&[2.0, 4.0, 9.0], &PEOPLE, &[9.0, 2.0, 3.0], &PEOPLE, 0.9).unwrap();
        let product = one.estimate.interval.low * other.estimate.interval.high;
        assert!((product - 1.0).abs() < 1e-12 && (one.p - other.p).abs() < 1e-12);
    }

    #[test]
    fn one_place_has_no_scatter_and_no_event_no_logarithm() {
        let asked = |a: &[f64], under: &[f64]| pooled_ratio(a, under, &[2.0, 4.0], &[9.0; 2], 0.95);
        let one = asked(&[5.0], &[100.0]);
        assert_eq!(one, Err(Error::TooFew { what: "places in a", needed: 2, found: 1 }));
        let none = asked(&[0.0, 0.0], &[100.0, 100.0]);
        assert_eq!(none, Err(Error::TooFew { what: "events in a", needed: 1, found: 0 }));
        assert!(asked(&[5.0, 1.0], &[100.0, 0.0]).is_err());
        assert!(asked(&[5.0, -1.0], &[100.0, 3.0]).is_err());
    }
}
