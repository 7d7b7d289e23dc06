use crate::distribution::Binomial;
use crate::error::{Error, at_least};

/// The chance that a true factor lies beyond either end of what the worlds leave open.
const BEYOND: f64 = 5e-5;

/// By how much intervals must widen to be in error no more often than they may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Widening {
    /// The factor for half-widths, one or more; infinite where no factor is enough.
    pub factor: f64,
    /// The smallest factor that the number of worlds leaves open.
    pub low: f64,
    /// The largest; infinite for too few worlds.
    pub high: f64,
    /// The share of worlds in error as the intervals are.
    pub share: f64,
}

/// The factor by which half-widths must grow so that intervals err in at most the share `error` of
/// worlds.
///
/// A root is what one simulated world gave: how far the estimate lies beyond the truth on the side
/// that matters, over the half-width on that side; nothing or negative where it lies on the other
/// side. Their upper quantile is the factor (Beran 1987), at the place of `n` roots, counted from
/// the smallest, at which one root more exceeds it with a chance of at most `error`. `low` and
/// `high` are order statistics that the true quantile lies beyond with a chance of 1 in 20,000
/// each, by binomial counts. A factor below one is taken as one: nothing is narrowed.
///
/// ```
/// use probative_numeric::prepivot;
///
/// // Roots of 0.01, 0.02 to 2: one world in ten lies beyond 1.81.
/// let roots: Vec<f64> = (1..=200).map(|root| 0.01 * f64::from(root)).collect();
/// let found = prepivot(&roots, 0.1)?;
/// assert!((found.factor - 1.81).abs() < 1e-12 && found.share == 0.5);
/// assert!(found.low < found.factor && found.factor < found.high);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Fewer roots than `1/error` less one, with which no factor can be told; a root that is not a
/// number; or an error outside zero to one.
pub fn prepivot(roots: &[f64], error: f64) -> Result<Widening, Error> {
    if !(error > 0.0 && error < 1.0) {
        return Err(Error::OutOfRange { what: "error", value: error, allowed: "between 0 and 1" });
    }
    if let Some(index) = roots.iter().position(|root| root.is_nan()) {
        return Err(Error::NotFinite { what: "roots", index });
    }
    let n = roots.len();
    // Rounding of a product such as 0.9 · 200 moves no place.
    let place = ((n as f64 + 1.0) * (1.0 - error) - 1e-9).ceil() as usize;
    at_least("simulated worlds", (1.0 / error - 1.0 - 1e-9).ceil() as usize, n)?;
    let mut sorted = roots.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |place: usize| match place {
        0 => 1.0,
        place if place > n => f64::INFINITY,
        place => sorted[place - 1].max(1.0),
    };
    // Of n roots as many lie below the true quantile as successes of n trials.
    let below = Binomial { trials: n as u64, chance: 1.0 - error };
    let low = (below.quantile(BEYOND) as usize).min(place);
    let high = below.quantile(1.0 - BEYOND) as usize + 1;
    let share = sorted.iter().filter(|root| **root > 1.0).count() as f64 / n as f64;
    Ok(Widening { factor: at(place), low: at(low), high: at(high), share })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permute::{Inference, draws};
    use crate::stream::Seed;

    #[test]
    fn intervals_that_hold_are_not_narrowed() {
        let found = prepivot(&[0.2; 400], 0.025).unwrap();
        assert_eq!((found.factor, found.low, found.high, found.share), (1.0, 1.0, 1.0, 0.0));
    }

    #[test]
    fn a_thousand_worlds_leave_room_above_and_below() {
        let roots: Vec<f64> = (1..=999).map(|root| f64::from(root) / 500.0).collect();
        let found = prepivot(&roots, 0.025).unwrap();
        assert_eq!(found.factor, roots[974]);
        // Binomial(999, .975): 974 and about four times 4.9 either way.
        assert!((1.88..1.92).contains(&found.low) && (1.97..1.99).contains(&found.high));
    }

    #[test]
    fn an_end_holds_the_true_factor_but_for_one_time_in_twenty_thousand() {
        let n = 200_u64;
        let below = Binomial { trials: n, chance: 0.9 };
        let place = below.quantile(BEYOND);
        // The order statistic lies above the quantile when fewer roots than its place lie below.
        assert!(below.cdf(place - 1) < BEYOND && below.cdf(place) >= BEYOND);
        let high = below.quantile(1.0 - BEYOND) + 1;
        assert!(below.at_least(high) <= BEYOND);
    }

    #[test]
    fn widened_intervals_err_as_often_as_they_may() {
        let asked = Inference { level: 0.95, draws: 0, seed: Seed(9) };
        // Errors twice as large as was said of them.
        let root =
            |from: u64| draws(asked, from..from + 20_000, &|world| 2.0 * world.normal() / 1.96);
        let found = prepivot(&root(0), 0.025).unwrap();
        let wrong = root(20_000).iter().filter(|root| **root > found.factor).count();
        assert!((found.factor - 2.0).abs() < 0.06 && (420..580).contains(&wrong), "{wrong}");
    }

    #[test]
    fn too_few_worlds_and_what_is_no_number_are_refused() {
        let few = prepivot(&[0.5; 38], 0.025);
        assert_eq!(few, Err(Error::TooFew { what: "simulated worlds", needed: 39, found: 38 }));
        assert_eq!(prepivot(&[0.5; 39], 0.025).unwrap().high, f64::INFINITY);
        assert!(prepivot(&[f64::NAN; 50], 0.025).is_err());
        assert!(prepivot(&[0.5; 50], 0.0).is_err());
    }

    #[test]
    fn where_no_factor_is_enough_it_is_infinite() {
        let roots: Vec<f64> =
            (0..100).map(|at| if at < 90 { 0.5 } else { f64::INFINITY }).collect();
        assert_eq!(prepivot(&roots, 0.05).unwrap().factor, f64::INFINITY);
    }
}
