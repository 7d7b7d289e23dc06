use crate::distribution::StudentsT;
use crate::error::{Error, at_least, finite, lengths, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::loglinear::{LogLinear, log_linear};
use crate::math::{exp, sqrt};
use crate::sum::{mean, sum};

/// How a rate changes in time, as one factor for every unit of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The factor by which the rate changes per unit of time.
    pub ratio: Estimate,
    /// The logarithm of the fitted rate at time zero.
    pub intercept: f64,
    /// Pearson's dispersion, used if above one: how much more the counts scatter than Poisson
    /// counts do.
    pub dispersion: f64,
    /// The two-sided chance of a slope at least as steep, if there is none.
    pub p: f64,
}

/// The slope of a rate: `log mean = log exposure + intercept + slope · time`, for counts that may
/// be overdispersed.
///
/// Quasi-Poisson likelihood (McCullagh & Nelder 1989): standard errors grow by
/// `√max(1, dispersion)`, and the interval and the p-value use Student's t with n − 2 degrees of
/// freedom.
///
/// ```
/// use probative_numeric::poisson_slope;
///
/// // Events that double each year.
/// let found = poisson_slope(&[1.0, 2.0, 4.0, 8.0], &[1.0; 4], &[0.0, 1.0, 2.0, 3.0], 0.95)?;
/// assert!((found.ratio.value - 2.0).abs() < 1e-9);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Fewer than three times, lengths that differ, negative or no events, events only at the first or
/// only at the last time (no finite slope fits them), an exposure that is not positive, a single
/// distinct time, or a level outside zero to one.
pub fn poisson_slope(
    events: &[f64],
    exposure: &[f64],
    times: &[f64],
    level: f64,
) -> Result<Slope, Error> {
    valid_level(level)?;
    check(events, exposure, times, 3)?;
    both_ends(events, times)?;
    // About the mean time slope and intercept are nearly uncorrelated, which keeps digits of years
    // such as 1999.
    let centre = mean(times);
    let columns = [vec![1.0; times.len()], times.iter().map(|time| time - centre).collect()];
    let fit = log_linear(&columns, events, exposure)?;
    let slope = fit.coefficients[1];
    // Counts cannot scatter less than Poisson counts but by chance, so that a dispersion below one
    // narrows nothing.
    let error = sqrt(fit.covariance[3] * fit.dispersion.max(1.0));
    let spread = StudentsT { freedom: times.len() as f64 - 2.0 };
    let reach = -spread.quantile(0.5 * (1.0 - level)) * error;
    let interval = Interval { low: exp(slope - reach), high: exp(slope + reach), level };
    Ok(Slope {
        ratio: Estimate { value: exp(slope), interval },
        intercept: fit.coefficients[0] - slope * centre,
        dispersion: fit.dispersion,
        p: spread.two_sided(slope / error),
    })
}

/// The time at which a trend turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// The time of the joint.
    pub at: f64,
    /// The factor per unit of time before it.
    pub before: f64,
    /// The factor per unit of time after it.
    pub after: f64,
    /// The deviance that the two pieces leave.
    pub deviance: f64,
    /// The deviance that one straight piece leaves.
    pub straight: f64,
}

/// The single joint that fits best: two log-linear pieces that meet at one of the given times.
///
/// Every time with at least `least` distinct times and some events on each side is tried, and the
/// smallest deviance wins, the earliest among equals (Kim et al. 2000, by grid search). The joint
/// is an estimate without an interval.
///
/// ```
/// use probative_numeric::joinpoint;
///
/// // Level for three years, and doubling from then on.
/// let events = [8.0, 8.0, 8.0, 8.0, 16.0, 32.0, 64.0];
/// let found = joinpoint(&events, &[1.0; 7], &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2)?;
/// assert_eq!(found.at, 3.0);
/// assert!((found.before - 1.0).abs() < 1e-6 && (found.after - 2.0).abs() < 1e-6);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// As [`poisson_slope`], or no time has `least` times and some events on each side.
pub fn joinpoint(
    events: &[f64],
    exposure: &[f64],
    times: &[f64],
    least: usize,
) -> Result<Turn, Error> {
    let least = least.max(1);
    check(events, exposure, times, 4)?;
    let mut distinct = times.to_vec();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    at_least("distinct times", 2 * least + 1, distinct.len())?;
    let straight = pieces(events, exposure, times, None)?.deviance;
    let mut best: Option<Turn> = None;
    let some = |side: &dyn Fn(f64) -> bool| {
        events.iter().zip(times).any(|(count, time)| *count > 0.0 && side(*time))
    };
    for &at in &distinct[least..distinct.len() - least] {
        // A side without events has no finite slope.
        if !some(&|time| time < at) || !some(&|time| time > at) {
            continue;
        }
        let fit = pieces(events, exposure, times, Some(at))?;
        if best.is_none_or(|turn| fit.deviance < turn.deviance) {
            let before = fit.coefficients[1];
            let bend = fit.coefficients[2];
            let deviance = fit.deviance;
            let after = exp(before + bend);
            best = Some(Turn { at, before: exp(before), after, deviance, straight });
        }
    }
    best.ok_or(Error::TooFew { what: "times with events before and after", needed: 1, found: 0 })
}

fn pieces(
    events: &[f64],
    exposure: &[f64],
    times: &[f64],
    joint: Option<f64>,
) -> Result<LogLinear, Error> {
    let centre = mean(times);
    let mut columns =
        vec![vec![1.0; times.len()], times.iter().map(|time| time - centre).collect()];
    columns.extend(joint.map(|at| times.iter().map(|time| (time - at).max(0.0)).collect()));
    log_linear(&columns, events, exposure)
}

/// Passes unless all events fall at the first time or all at the last, where a steeper slope always
/// fits better.
fn both_ends(events: &[f64], times: &[f64]) -> Result<(), Error> {
    let (first, last) = (0..times.len()).fold((f64::INFINITY, f64::NEG_INFINITY), |ends, i| {
        (ends.0.min(times[i]), ends.1.max(times[i]))
    });
    let only =
        |end: f64| events.iter().zip(times).all(|(count, time)| *count == 0.0 || *time == end);
    if first < last && (only(first) || only(last)) {
        let what = "times with events (one end has them all)";
        return Err(Error::TooFew { what, needed: 2, found: 1 });
    }
    Ok(())
}

fn check(events: &[f64], exposure: &[f64], times: &[f64], needed: usize) -> Result<(), Error> {
    at_least("times", needed, times.len())?;
    lengths("events", times.len(), events.len())?;
    lengths("exposure", times.len(), exposure.len())?;
    finite("times", times)?;
    finite("events", events)?;
    finite("exposure", exposure)?;
    if let Some(&value) = events.iter().find(|each| **each < 0.0) {
        return Err(Error::OutOfRange {
            what: "a number of events",
            value,
            allowed: "zero or more",
        });
    }
    if let Some(&value) = exposure.iter().find(|each| **each <= 0.0) {
        return Err(Error::OutOfRange { what: "an exposure", value, allowed: "positive" });
    }
    // The likelihood of no events at all rises without end as the rate falls to zero.
    if sum(events) == 0.0 {
        return Err(Error::TooFew { what: "events", needed: 1, found: 0 });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVEN: [f64; 5] = [1.0; 5];
    const TIMES: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

    #[test]
    fn a_rate_that_doubles_has_slope_two() {
        let slope = poisson_slope(&[1.0, 2.0, 4.0, 8.0, 16.0], &EVEN, &TIMES, 0.95).unwrap();
        assert!((slope.ratio.value - 2.0).abs() < 1e-12);
        assert!(slope.intercept.abs() < 1e-12 && slope.dispersion < 1e-12);
        assert!(slope.ratio.interval.low > 1.0);
    }

    #[test]
    fn more_exposure_in_step_with_events_is_no_trend() {
        let slope = poisson_slope(&[3.0, 6.0, 9.0], &[1.0, 2.0, 3.0], &TIMES[..3], 0.95).unwrap();
        assert!((slope.ratio.value - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_trend_that_turns_is_turned_where_it_turns() {
        let turn = joinpoint(&[80.0, 40.0, 20.0, 60.0, 180.0], &EVEN, &TIMES, 1).unwrap();
        assert_eq!(turn.at, 2.0);
        assert!((turn.before - 0.5).abs() < 1e-10 && (turn.after - 3.0).abs() < 1e-10);
        assert!(turn.deviance < 1e-10 && turn.straight > 50.0);
    }

    #[test]
    fn no_events_have_no_slope() {
        assert!(poisson_slope(&[0.0; 5], &EVEN, &TIMES, 0.95).is_err());
    }

    #[test]
    fn events_at_one_end_only_have_no_finite_slope() {
        for events in [[0.0, 0.0, 0.0, 0.0, 5.0], [5.0, 0.0, 0.0, 0.0, 0.0]] {
            assert!(poisson_slope(&events, &EVEN, &TIMES, 0.95).is_err());
        }
        assert!(poisson_slope(&[0.0, 0.0, 0.0, 5.0, 0.0], &EVEN, &TIMES, 0.95).is_ok());
    }

    #[test]
    fn a_trend_does_not_turn_where_nothing_happened_before() {
        let turn = joinpoint(&[0.0, 0.0, 3.0, 9.0, 5.0], &EVEN, &TIMES, 1).unwrap();
        assert_eq!(turn.at, 3.0);
    }

    #[test]
    fn one_time_only_is_refused() {
        let slope = poisson_slope(&[1.0, 2.0, 3.0], &EVEN[..3], &[2.0; 3], 0.95);
        assert_eq!(slope, Err(Error::Collinear { column: 1 }));
    }
}
