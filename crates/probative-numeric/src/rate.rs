use crate::distribution::{Binomial, ChiSquared};
use crate::error::{Error, finite, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::proportion::exact_ends;
use crate::tail::Tail;

/// Events per unit of exposure, scaled to `per` units.
///
/// The interval is exact (Garwood 1936), so it also holds for zero events.
///
/// ```
/// use probative_numeric::rate;
///
/// let found = rate(10, 2000.0, 1000.0, 0.95)?;
/// assert_eq!(found.value, 5.0);
/// assert!((found.interval.low - 2.398).abs() < 1e-3);
/// assert!((found.interval.high - 9.195).abs() < 1e-3);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// An exposure or `per` that is not positive and finite, a level outside zero to one, or a rate
/// that is too large for a number.
pub fn rate(events: u64, exposure: f64, per: f64, level: f64) -> Result<Estimate, Error> {
    positive("exposure", exposure)?;
    positive("per", per)?;
    valid_level(level)?;
    let outside = 0.5 * (1.0 - level);
    let count = events as f64;
    let low = match events {
        0 => 0.0,
        _ => 0.5 * ChiSquared { freedom: 2.0 * count }.quantile(outside),
    };
    let high = 0.5 * ChiSquared { freedom: 2.0 * count + 2.0 }.upper_quantile(outside);
    let scale = per / exposure;
    finite("the ends of a rate", &[low * scale, high * scale])?;
    let interval = Interval { low: low * scale, high: high * scale, level };
    Ok(Estimate { value: count * scale, interval })
}

/// How many times higher one rate is than another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// The ratio of the first rate to the second; infinite if only the second has no events.
    pub estimate: Estimate,
    /// The two-sided chance of a split of the events at least as uneven, if the rates are equal.
    pub p: f64,
    /// The chance of at least as many events on the first side, if the rates are equal.
    pub p_upper: f64,
    /// The chance of at most as many events on the first side, if the rates are equal.
    pub p_lower: f64,
}

/// The ratio of two rates, exactly, given the total number of events.
///
/// Given the total, the first count is binomial (Przyborowski & Wilenski 1940); its Clopper–Pearson
/// interval becomes the interval of the ratio. The two-sided p is twice the smaller tail, at most
/// one.
///
/// ```
/// use probative_numeric::rate_ratio;
///
/// // Six of eight events fell to the first: 37 ways of 256 to have six or more.
/// let found = rate_ratio(6, 100.0, 2, 100.0, 0.95)?;
/// assert_eq!(found.estimate.value, 3.0);
/// assert!((found.p_upper - 37.0 / 256.0).abs() < 1e-14);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// No events at all, an exposure that is not positive and finite, or a level outside zero to one.
pub fn rate_ratio(
    events_a: u64,
    exposure_a: f64,
    events_b: u64,
    exposure_b: f64,
    level: f64,
) -> Result<RateRatio, Error> {
    positive("exposure a", exposure_a)?;
    positive("exposure b", exposure_b)?;
    valid_level(level)?;
    let Some(total) = events_a.checked_add(events_b) else {
        let value = events_a as f64 + events_b as f64;
        return Err(Error::OutOfRange { what: "events", value, allowed: "below two to the 64" });
    };
    if total == 0 {
        return Err(Error::TooFew { what: "events", needed: 1, found: 0 });
    }
    // A share of the events that fall to `a` is a ratio of rates once the exposures are taken out.
    let odds = exposure_b / exposure_a;
    let ends = exact_ends(events_a, total, level);
    let low = if events_a == 0 { 0.0 } else { odds * ends.low / (1.0 - ends.low) };
    let high = if events_b == 0 { f64::INFINITY } else { odds * ends.high / (1.0 - ends.high) };
    let value = events_a as f64 / events_b as f64 * odds;
    let split = Binomial { trials: total, chance: exposure_a / (exposure_a + exposure_b) };
    let p_upper = split.at_least(events_a);
    let p_lower = split.cdf(events_a);
    let estimate = Estimate { value, interval: Interval { low, high, level } };
    Ok(RateRatio { estimate, p: Tail::Both.choose(p_upper, p_lower), p_upper, p_lower })
}

/// By how much one rate is above another, with the interval of two Poisson counts.
///
/// The distance of each rate from the end of its own exact interval (Garwood 1936) is added to that
/// of the other in squares (the method of variance estimates recovery: Zou & Donner 2008).
///
/// ```
/// use probative_numeric::rate_difference;
///
/// // 400 and 100 events: 361.8 to 441.2 and 81.4 to 121.6 each by itself.
/// let found = rate_difference((100, 1.0), (400, 1.0), 1.0, 0.95)?;
/// assert_eq!(found.value, -300.0);
/// assert!((found.interval.low + 345.2).abs() < 0.1 && (found.interval.high + 256.1).abs() < 0.1);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// An exposure or `per` that is not positive and finite, or a level outside zero to one.
pub fn rate_difference(
    (events_a, exposure_a): (u64, f64),
    (events_b, exposure_b): (u64, f64),
    per: f64,
    level: f64,
) -> Result<Estimate, Error> {
    let a = rate(events_a, exposure_a, per, level)?;
    let b = rate(events_b, exposure_b, per, level)?;
    let value = a.value - b.value;
    let both = |one: f64, other: f64| crate::math::sqrt(one * one + other * other);
    let low = value - both(a.value - a.interval.low, b.interval.high - b.value);
    let high = value + both(a.interval.high - a.value, b.value - b.interval.low);
    Ok(Estimate { value, interval: Interval { low, high, level } })
}

fn positive(what: &'static str, value: f64) -> Result<(), Error> {
    if value > 0.0 && value.is_finite() {
        Ok(())
    } else {
        Err(Error::OutOfRange { what, value, allowed: "positive and finite" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::ln;

    #[test]
    fn differences_are_those_of_statsmodels() {
        // statsmodels 0.15.0, rates.confint_poisson_2indep(…, compare = "diff", method = "mover",
        // method_mover = "exact-c").
        let known = [
            ((100, 1.0), (400, 1.0), (-345.206_645_568_268_9, -256.064_831_204_316_3)),
            ((41, 1.0), (1, 1.0), (27.552_394_672_598_76, 54.653_580_966_898_154)),
            ((40, 2.0), (0, 1.0), (13.200_630_473_531_84, 27.234_323_481_992_04)),
            ((7, 3.5), (2, 1.25), (-3.947_468_122_384_443_2, 2.944_627_999_330_243_6)),
        ];
        for (a, b, (low, high)) in known {
            let found = rate_difference(a, b, 1.0, 0.95).unwrap().interval;
            assert!((found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9, "{a:?}");
        }
    }

    #[test]
    fn no_event_in_ninety_five_per_cent_allows_three_point_seven() {
        let none = rate(0, 1.0, 1.0, 0.95).unwrap();
        assert_eq!(none.interval.low, 0.0);
        assert!((none.interval.high - -ln(0.025)).abs() < 1e-12);
    }

    #[test]
    fn a_level_just_below_one_leaves_a_finite_end() {
        // 1 − 2^−50 and 1 − 2^−53 are exact: of no event the upper end is −ln of half of what is left.
        for bits in [50, 53] {
            let left = 1.0 / (1_u64 << bits) as f64;
            let none = rate(0, 1.0, 1.0, 1.0 - left).unwrap();
            assert!((none.interval.high / -ln(0.5 * left) - 1.0).abs() < 1e-13);
        }
    }

    #[test]
    fn a_rate_scales_with_per() {
        let each = rate(7, 50.0, 100_000.0, 0.95).unwrap();
        assert!((each.value - 14_000.0).abs() < 1e-9);
        assert!(each.interval.contains(each.value));
        assert!(rate(5, 1e-300, 1e15, 0.95).is_err(), "no number holds it");
    }

    #[test]
    fn equal_rates_have_ratio_one_and_p_one() {
        let ratio = rate_ratio(5, 10.0, 5, 10.0, 0.95).unwrap();
        assert_eq!((ratio.estimate.value, ratio.p), (1.0, 1.0));
        let ends = ratio.estimate.interval;
        assert!((ends.low * ends.high - 1.0).abs() < 1e-12);
    }

    #[test]
    fn three_against_none_is_one_in_four() {
        let ratio = rate_ratio(3, 1.0, 0, 1.0, 0.95).unwrap();
        assert!((ratio.p - 0.25).abs() < 1e-15);
        assert_eq!(ratio.estimate.interval.high, f64::INFINITY);
    }

    #[test]
    fn an_exposure_of_zero_is_refused() {
        assert!(rate(1, 0.0, 1.0, 0.95).is_err());
        assert!(rate_ratio(0, 1.0, 0, 1.0, 0.95).is_err());
    }
}
