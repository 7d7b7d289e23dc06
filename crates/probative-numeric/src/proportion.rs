use crate::distribution::{Normal, StudentsT};
use crate::error::{Error, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::math::sqrt;
use crate::root::crossing;
use crate::special::beta_split;

/// The share `k` of `n`, with Wilson's (1927) score interval.
///
/// ```
/// use probative_numeric::wilson;
///
/// let found = wilson(5, 10, 0.95)?;
/// assert_eq!(found.value, 0.5);
/// assert!((found.interval.low - 0.2366).abs() < 1e-4);
/// assert!((found.interval.high - 0.7634).abs() < 1e-4);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// `n` is zero, `k` exceeds `n`, or the level lies outside zero to one.
pub fn wilson(k: u64, n: u64, level: f64) -> Result<Estimate, Error> {
    check(k, n, level)?;
    let share = k as f64 / n as f64;
    let n = n as f64;
    // From the tail, of which the share has kept all digits.
    let z = -Normal.quantile(0.5 * (1.0 - level));
    let centre = share + z * z / (2.0 * n);
    let reach = z * sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    let scale = 1.0 + z * z / n;
    let low = if k == 0 { 0.0 } else { (centre - reach) / scale };
    let high = if share == 1.0 { 1.0 } else { (centre + reach) / scale };
    Ok(Estimate { value: share, interval: Interval { low, high, level } })
}

/// The share `k` of `n`, with the exact interval of Clopper & Pearson (1934).
///
/// ```
/// use probative_numeric::clopper_pearson;
///
/// // None of three: the share with which that still happens once in forty, 1 − 0.025^⅓.
/// let found = clopper_pearson(0, 3, 0.95)?;
/// assert_eq!(found.interval.low, 0.0);
/// assert!((found.interval.high - 0.707_6).abs() < 1e-4);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// `n` is zero, `k` exceeds `n`, or the level lies outside zero to one.
pub fn clopper_pearson(k: u64, n: u64, level: f64) -> Result<Estimate, Error> {
    check(k, n, level)?;
    Ok(Estimate { value: k as f64 / n as f64, interval: exact_ends(k, n, level) })
}

/// How a sample was drawn that was not drawn one by one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Design {
    /// The variance of the share over that of a simple random sample of the size, at least 1.
    pub effect: f64,
    /// From how many clusters that was estimated, at least 2; nothing where it is as good as known.
    pub clusters: Option<u64>,
}

/// The share `k` of `n` in a sample that was not drawn one by one, such as of whole clusters, with
/// the interval of Korn & Graubard (1998): that of [`clopper_pearson`] with both numbers divided by
/// the design effect and, where that was estimated from few clusters, by the square of the ratio of
/// Student's quantiles with one degree of freedom less than clusters and than things drawn.
///
/// ```
/// use probative_numeric::{Design, clopper_pearson, korn_graubard};
///
/// let known = |effect| Design { effect, clusters: None };
/// assert_eq!(korn_graubard(30, 90, known(1.0), 0.95), clopper_pearson(30, 90, 0.95));
/// let clusters_of_three = korn_graubard(30, 90, known(3.0), 0.95)?.interval;
/// let one_by_one = clopper_pearson(10, 30, 0.95)?.interval;
/// assert!((clusters_of_three.low - one_by_one.low).abs() < 1e-12);
///
/// // Ten clusters of nine tell little of how alike those of one are (scipy's beta and t).
/// let of_ten = Design { effect: 3.0, clusters: Some(10) };
/// let wider = korn_graubard(30, 90, of_ten, 0.95)?.interval;
/// assert!((wider.low - 0.153_506_683_170).abs() < 1e-9);
/// assert!((wider.high - 0.557_579_357_452).abs() < 1e-9);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// As [`clopper_pearson`]; a design effect below one or not finite, fewer than two clusters, or one
/// thing drawn.
pub fn korn_graubard(k: u64, n: u64, design: Design, level: f64) -> Result<Estimate, Error> {
    check(k, n, level)?;
    let Design { effect, clusters } = design;
    if !(effect >= 1.0 && effect.is_finite()) {
        let allowed = "at least 1";
        return Err(Error::OutOfRange { what: "design effect", value: effect, allowed });
    }
    let widened = match clusters {
        Some(clusters) => few(clusters, n, level)?,
        None => 1.0,
    };
    let [hits, misses] = [k, n - k].map(|count| count as f64 / (effect * widened));
    Ok(Estimate { value: k as f64 / n as f64, interval: ends(hits, misses, level) })
}

/// By how much a design effect from some clusters counts for more.
fn few(clusters: u64, n: u64, level: f64) -> Result<f64, Error> {
    let fewest = clusters.min(n);
    if fewest < 2 {
        return Err(Error::TooFew { what: "clusters", needed: 2, found: fewest as usize });
    }
    let quantile = |of: u64| {
        let freedom = (of - 1) as f64;
        StudentsT { freedom }.quantile(0.5 * (1.0 + level))
    };
    let ratio = quantile(clusters) / quantile(n.max(clusters));
    Ok(ratio * ratio)
}

/// The ends of the exact interval, for inputs already checked.
pub(crate) fn exact_ends(k: u64, n: u64, level: f64) -> Interval {
    ends(k as f64, (n - k) as f64, level)
}

fn ends(hits: f64, misses: f64, level: f64) -> Interval {
    let outside = 0.5 * (1.0 - level);
    let low = match hits > 0.0 {
        true => crossing(0.0, 1.0, |p| beta_split(hits, misses + 1.0, p, 1.0 - p) / outside - 1.0),
        false => 0.0,
    };
    let high = match misses > 0.0 {
        true => crossing(0.0, 1.0, |p| 1.0 - beta_split(misses, hits + 1.0, 1.0 - p, p) / outside),
        false => 1.0,
    };
    Interval { low, high, level }
}

fn check(k: u64, n: u64, level: f64) -> Result<(), Error> {
    valid_level(level)?;
    if n == 0 {
        return Err(Error::TooFew { what: "trials", needed: 1, found: 0 });
    }
    if k > n {
        let allowed = "at most the number of trials";
        return Err(Error::OutOfRange { what: "successes", value: k as f64, allowed });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::pow;

    #[test]
    fn none_of_ten_allows_what_would_be_missed_one_time_in_forty() {
        let none = clopper_pearson(0, 10, 0.95).unwrap();
        assert_eq!(none.interval.low, 0.0);
        assert!((none.interval.high - (1.0 - pow(0.025, 0.1))).abs() < 1e-14);
    }

    #[test]
    fn wilsons_interval_of_half_is_symmetric() {
        let half = wilson(5, 10, 0.95).unwrap().interval;
        assert!((half.low + half.high - 1.0).abs() < 1e-15);
    }

    #[test]
    fn more_successes_than_trials_are_refused() {
        assert!(wilson(3, 2, 0.95).is_err());
        assert!(clopper_pearson(0, 0, 0.95).is_err());
    }
}
