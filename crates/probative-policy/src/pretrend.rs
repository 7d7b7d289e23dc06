use probative_numeric::distribution::Normal;
use probative_numeric::{Estimate, mean, welch};

use crate::contrast::Contrast;
use crate::error::Error;
use crate::panel::Panel;

/// Whether treated and untreated were already drifting apart, and whether that would have been
/// noticed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PreTrend {
    /// By how much more per period the treated rose than the never treated, before treatment.
    pub slope: Estimate,
    /// The two-sided chance of a difference at least as steep, if there is none.
    pub p: f64,
    /// The difference in slopes that alone would make half of the stated effect.
    pub half: f64,
    /// The chance that such a difference would have been found at the level's error rate.
    pub power: f64,
}

/// The difference of the pre-treatment slopes of treated and never treated, and the power to see a
/// worrying one.
///
/// Each unit's slope is that of least squares over its periods before treatment; never-treated
/// units use the periods of the treated. The interval is Welch's on one slope per unit. A
/// difference of δ per period moves [`two_by_two`](crate::two_by_two)'s effect by δ · periods / 2,
/// so `half = effect / periods`; the power is the chance that a normal estimate with that mean and
/// this standard error leaves the interval's reach (Roth 2022). A test without power shows nothing,
/// whatever its p-value.
///
/// ```
/// use probative_policy::{Panel, pre_trend};
///
/// // Before treatment in the third period the treated rise by two and four, the others by one.
/// let outcomes = [
///     0.0, 2.0, 9.0, 9.0, 0.0, 4.0, 9.0, 9.0, 0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0,
/// ];
/// let panel = Panel::new(&outcomes, 4, &[Some(2), Some(2), None, None])?;
/// let found = pre_trend(&panel, 4.0, 0.95)?;
/// assert!((found.slope.value - 2.0).abs() < 1e-15);
/// // Half of an effect of four over four periods.
/// assert_eq!(found.half, 1.0);
/// # Ok::<(), probative_policy::Error>(())
/// ```
///
/// # Errors
/// Fewer than two periods before the first treatment, or fewer than two treated or two
/// never-treated units.
pub fn pre_trend(panel: &Panel<'_>, effect: f64, level: f64) -> Result<PreTrend, Error> {
    if !(level > 0.0 && level < 1.0) {
        let what = "level";
        let wrong =
            probative_numeric::Error::OutOfRange { what, value: level, allowed: "between 0 and 1" };
        return Err(wrong.into());
    }
    let slopes = Contrast::new(panel, &|outcomes, from| slope(&outcomes[..from]))?;
    if slopes.earliest() < 2 {
        return Err(Error::TooFewBefore { found: slopes.earliest(), needed: 2 });
    }
    let (treated, untreated) = slopes.by_unit();
    if treated.len() < 2 {
        return Err(Error::TooFewTreated { found: treated.len(), needed: 2 });
    }
    if untreated.len() < 2 {
        return Err(Error::TooFewUntreated { found: untreated.len(), needed: 2 });
    }
    let difference = welch(&treated, &untreated);
    // A slope that differs by δ moves the mean of the later half against the earlier by δ times
    // half of the periods.
    let half = effect / panel.periods() as f64;
    let reach = difference.reach(level);
    // Both sides count: an estimate that leaves the interval on the far side is a rejection too.
    let power = if difference.error > 0.0 {
        let steps = half / difference.error;
        Normal.survival(reach - steps) + Normal.cdf(-reach - steps)
    } else {
        f64::from(u8::from(half != 0.0))
    };
    Ok(PreTrend { slope: difference.estimate(level), p: difference.p(), half, power })
}

/// The slope of least squares over equally spaced outcomes.
fn slope(outcomes: &[f64]) -> f64 {
    let centre = mean(outcomes);
    let middle = 0.5 * (outcomes.len() as f64 - 1.0);
    let mut products = 0.0;
    let mut squares = 0.0;
    for (period, outcome) in outcomes.iter().enumerate() {
        let time = period as f64 - middle;
        products += time * (outcome - centre);
        squares += time * time;
    }
    products / squares
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTCOMES: [f64; 16] =
        [0.0, 2.0, 4.0, 9.0, 1.0, 3.2, 5.0, 9.0, 3.0, 4.1, 5.0, 6.0, 7.0, 8.0, 9.1, 9.0];
    const DATES: [Option<usize>; 4] = [Some(3), Some(3), None, None];

    #[test]
    fn treated_that_rise_twice_as_fast_differ_by_one_per_period() {
        let panel = Panel::new(&OUTCOMES, 4, &DATES).unwrap();
        let trend = pre_trend(&panel, 4.0, 0.95).unwrap();
        assert!((trend.slope.value - 0.975).abs() < 1e-12);
        assert!(trend.slope.interval.low > 0.0 && trend.p < 0.05);
        assert_eq!(trend.half, 1.0);
        assert!(trend.power > 0.99);
    }

    #[test]
    fn no_stated_effect_leaves_only_the_error_rate() {
        let panel = Panel::new(&OUTCOMES, 4, &DATES).unwrap();
        let power = pre_trend(&panel, 0.0, 0.95).unwrap().power;
        assert!(power < 0.05, "a t interval is wider than a normal one: {power}");
    }

    #[test]
    fn one_period_before_treatment_has_no_slope() {
        let dates = [Some(1), Some(3), None, None];
        let panel = Panel::new(&OUTCOMES, 4, &dates).unwrap();
        let trend = pre_trend(&panel, 1.0, 0.95);
        assert_eq!(trend, Err(Error::TooFewBefore { found: 1, needed: 2 }));
    }
}
