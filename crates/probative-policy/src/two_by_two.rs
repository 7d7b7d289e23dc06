use probative_numeric::{Estimate, Freely, Inference, Interval, Null, Tail, mean, permuted, welch};

use crate::contrast::Contrast;
use crate::error::Error;
use crate::panel::Panel;

/// An effect by difference in differences, and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoByTwo {
    /// The mean effect on the treated, in units of the outcome, with the interval that random
    /// assignment gives.
    pub estimate: Estimate,
    /// The same with the interval of a regression whose errors are clustered by unit; none with a
    /// single treated unit.
    pub clustered: Option<Estimate>,
    /// The chance of an effect at least as extreme, had treatment dates fallen on any units, in the
    /// tail that was asked for.
    pub p: f64,
    /// The smallest effect that this design finds four times in five at five per cent, both tails.
    pub detectable: f64,
    /// The effects under random assignment of the dates.
    pub null: Null,
    /// The number of units treated within the panel.
    pub treated: usize,
    /// The number of units never treated.
    pub untreated: usize,
    /// The number of units left out because they are treated from the first period on.
    pub always_treated: usize,
}

/// Compares the change of the treated, from their periods before to those from treatment on, with
/// that of the never treated.
///
/// `mean over treated i of (Δᵢ(gᵢ) − mean over never treated j of Δⱼ(gᵢ))`, with Δ(g) the mean from
/// period g on less the mean before. With one common date this is the two-way fixed-effects
/// estimate. The chance comes from assigning the dates to the units at random (Fisher); the
/// interval holds the effects that this test does not reject once they are taken out of the treated
/// (Garthwaite 1996), and is infinite if there are too few assignments to reject anything. The
/// clustered interval is Welch's on one change per unit. All of it rests on parallel trends; see
/// [`pre_trend`](crate::pre_trend).
///
/// ```
/// use probative_numeric::{Inference, Seed, Tail};
/// use probative_policy::{Panel, two_by_two};
///
/// // Two units rise by three when they are treated, two by one without treatment.
/// let outcomes = [1.0, 4.0, 2.0, 5.0, 1.0, 2.0, 2.0, 3.0];
/// let panel = Panel::new(&outcomes, 2, &[Some(1), Some(1), None, None])?;
/// let asked = Inference { level: 0.95, draws: 99, seed: Seed(1) };
/// let found = two_by_two(&panel, asked, Tail::Both)?;
/// assert_eq!(found.estimate.value, 2.0);
/// assert_eq!((found.treated, found.untreated), (2, 2));
/// # Ok::<(), probative_policy::Error>(())
/// ```
///
/// # Errors
/// No treated unit with a period before, no never-treated unit, no draws, or a level outside zero
/// to one.
pub fn two_by_two(panel: &Panel<'_>, inference: Inference, tail: Tail) -> Result<TwoByTwo, Error> {
    settings(inference)?;
    let changes = Contrast::new(panel, &change)?;
    let value = changes.effect(&(0..changes.units()).collect::<Vec<_>>());
    // How much of an effect each assignment of dates would show, so that draws with any effect
    // taken out follow from two numbers of the same order.
    let exposure = changes.of_treated(|date, around| exposed(date, around, panel.periods()));
    let both = |order: &[usize]| (changes.effect(order), exposure.effect(order));
    let drawn = permuted(changes.units(), inference, &Freely, &both);
    let (drawn, shares): (Vec<f64>, Vec<f64>) = drawn.into_iter().unzip();
    let rest = drawn.iter().zip(&shares).map(|(drawn, share)| drawn - value * share);
    let without = Null { draws: rest.collect() };
    let interval = inverted(value, &drawn, &shares, inference.level);
    let null = Null { draws: drawn };
    let (treated, untreated) = changes.by_unit();
    let clustered = (treated.len() > 1 && untreated.len() > 1)
        .then(|| welch(&treated, &untreated).estimate(inference.level));
    Ok(TwoByTwo {
        estimate: Estimate { value, interval },
        clustered,
        p: null.p_value(value, tail),
        detectable: without.detectable(),
        null,
        treated: treated.len(),
        untreated: untreated.len(),
        always_treated: panel.always_treated(),
    })
}

/// Passes if there are draws and the level lies between zero and one.
fn settings(inference: Inference) -> Result<(), Error> {
    use probative_numeric::Error as Values;
    let Inference { level, draws, .. } = inference;
    if !(level > 0.0 && level < 1.0) {
        let allowed = "between 0 and 1";
        return Err(Values::OutOfRange { what: "level", value: level, allowed }.into());
    }
    if draws == 0 {
        return Err(Values::TooFew { what: "draws", needed: 1, found: 0 }.into());
    }
    Ok(())
}

/// The effects that the test at both tails does not reject.
///
/// Taking an effect τ out of the treated turns a rearrangement's value A into A − τB, where B is
/// what an effect of one gives there. It reaches the observed value less τ from τ = (observed − A)
/// / (1 − B) on, so these bounds, in order, hold the ends.
fn inverted(observed: f64, drawn: &[f64], shares: &[f64], level: f64) -> Interval {
    let mut bounds = Vec::with_capacity(drawn.len());
    let mut same = 0;
    for (a, b) in drawn.iter().zip(shares) {
        if 1.0 - b > 1e-9 {
            bounds.push((observed - a) / (1.0 - b));
        } else {
            // The treated are where they were, which rejects no effect at all.
            same += 1;
        }
    }
    bounds.sort_unstable_by(f64::total_cmp);
    let outside = 0.5 * (1.0 - level) * (drawn.len() + 1) as f64;
    let place = ((outside + 1e-9) as usize).checked_sub(same + 1);
    let (low, high) = match place.filter(|place| *place < bounds.len()) {
        Some(place) => (bounds[place], bounds[bounds.len() - 1 - place]),
        None => (f64::NEG_INFINITY, f64::INFINITY),
    };
    Interval { low, high, level }
}

/// The mean from a period on, less the mean before it.
pub(crate) fn change(outcomes: &[f64], from: usize) -> f64 {
    let (before, after) = outcomes.split_at(from);
    mean(after) - mean(before)
}

/// How much of a lasting effect that starts at `date` shows in the change around another period.
fn exposed(date: usize, around: usize, periods: usize) -> f64 {
    if around <= date {
        (periods - date) as f64 / (periods - around) as f64
    } else {
        date as f64 / around as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    const SETTINGS: Inference = Inference { level: 0.9, draws: 999, seed: Seed(1) };

    #[test]
    fn the_change_of_the_untreated_is_taken_off() {
        let outcomes = [1.0, 6.0, 2.0, 7.0, 0.0, 1.0, 5.0, 6.0];
        let dates = [Some(1), Some(1), None, None];
        let panel = Panel::new(&outcomes, 2, &dates).unwrap();
        let effect = two_by_two(&panel, SETTINGS, Tail::Both).unwrap();
        assert_eq!(effect.estimate.value, 4.0);
        assert_eq!((effect.treated, effect.untreated, effect.always_treated), (2, 2, 0));
        assert!((effect.p - 1.0 / 3.0).abs() < 0.05);
    }

    #[test]
    fn each_date_has_its_own_comparison() {
        // The untreated rise by one per period; the treated too, and by ten more from their date on.
        let outcomes = [0.0, 11.0, 12.0, 0.0, 1.0, 12.0, 5.0, 6.0, 7.0, 9.0, 9.0, 9.0];
        let dates = [Some(1), Some(2), None, Some(0)];
        let panel = Panel::new(&outcomes, 3, &dates).unwrap();
        let effect = two_by_two(&panel, SETTINGS, Tail::Upper).unwrap();
        assert!((effect.estimate.value - 10.0).abs() < 1e-12);
        assert_eq!(effect.always_treated, 1);
        assert_eq!(effect.estimate.interval.low, f64::NEG_INFINITY);
        assert!(effect.clustered.is_none());
    }

    #[test]
    fn the_interval_ends_where_the_test_turns() {
        // One treated unit among twenty: ranked against the changes of the others, which are 0 to 18.
        let mut outcomes = vec![0.0, 30.0];
        (0..19).for_each(|change| outcomes.extend([0.0, f64::from(change)]));
        let dates: Vec<Option<usize>> = (0..20).map(|unit| (unit == 0).then_some(1)).collect();
        let panel = Panel::new(&outcomes, 2, &dates).unwrap();
        let settings = Inference { level: 0.75, draws: 9_999, seed: Seed(1) };
        let found = two_by_two(&panel, settings, Tail::Upper).unwrap();
        assert!((found.estimate.value - 21.0).abs() < 1e-12);
        assert!((found.p - 0.05).abs() < 0.01);
        // Each rank among the twenty is five per cent, so the outer 12.5 per cent end inside the second lowest.
        let interval = found.estimate.interval;
        assert!((interval.low - 13.0).abs() < 1e-12 && (interval.high - 29.0).abs() < 1e-12);
    }

    #[test]
    fn an_effect_shows_whole_around_its_own_date() {
        assert_eq!(exposed(2, 2, 5), 1.0);
        assert_eq!(exposed(2, 1, 5), 0.75);
        assert_eq!(exposed(2, 4, 5), 0.5);
    }

    #[test]
    fn without_untreated_units_there_is_no_comparison() {
        let panel = Panel::new(&[1.0, 2.0], 2, &[Some(1)]).unwrap();
        let effect = two_by_two(&panel, SETTINGS, Tail::Both);
        assert_eq!(effect.err(), Some(Error::TooFewUntreated { found: 0, needed: 1 }));
    }
}
