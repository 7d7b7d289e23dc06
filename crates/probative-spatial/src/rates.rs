//! Rates of small places, plain and steadied.

use probative_numeric::{Error as Values, sum};

use crate::error::{Error, suits};
use crate::weights::Weights;

/// Events per person in each unit.
///
/// ```
/// use probative_spatial::{excess_risk, raw_rates};
///
/// assert_eq!(raw_rates(&[1.0, 3.0], &[10.0, 10.0])?, [0.1, 0.3]);
/// assert_eq!(excess_risk(&[1.0, 3.0], &[10.0, 10.0])?, [0.5, 1.4999999999999998]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, events that are not finite or below zero, a population that is not
/// positive, or no events at all.
pub fn raw_rates(events: &[f64], population: &[f64]) -> Result<Vec<f64>, Error> {
    checked(events, population)?;
    Ok(events.iter().zip(population).map(|(events, people)| events / people).collect())
}

/// Each unit's rate over the rate of all units together; GeoDa's excess risk, a standardized ratio
/// without strata.
///
/// # Errors
/// As [`raw_rates`].
pub fn excess_risk(events: &[f64], population: &[f64]) -> Result<Vec<f64>, Error> {
    let overall = sum(events) / sum(population);
    Ok(raw_rates(events, population)?.into_iter().map(|rate| rate / overall).collect())
}

/// Each unit's rate drawn to the overall rate, the more so the fewer people it has (Marshall 1991).
///
/// ```
/// use probative_spatial::empirical_bayes;
///
/// // One and three events are no more apart than counts are by chance: both rates are the mean.
/// assert_eq!(empirical_bayes(&[1.0, 3.0], &[10.0, 10.0])?, [0.2, 0.2]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// As [`raw_rates`].
pub fn empirical_bayes(events: &[f64], population: &[f64]) -> Result<Vec<f64>, Error> {
    checked(events, population)?;
    let everyone: Vec<usize> = (0..events.len()).collect();
    let prior = Prior::over(&everyone, events, population);
    Ok(events.iter().zip(population).map(|(e, people)| prior.steadied(*e, *people)).collect())
}

/// Each unit's rate drawn to the rate of the unit and its neighbours, whatever the strengths
/// (Marshall 1991, as GeoDa and esda).
///
/// The spread is taken about the window's own mean; spdep's default takes it about each
/// neighbour's.
///
/// # Errors
/// As [`raw_rates`].
pub fn spatial_empirical_bayes(
    events: &[f64],
    population: &[f64],
    weights: &Weights,
) -> Result<Vec<f64>, Error> {
    checked(events, population)?;
    same_length(weights, events)?;
    let at = |unit: usize| {
        Prior::over(&window(weights, unit), events, population)
            .steadied(events[unit], population[unit])
    };
    Ok((0..events.len()).map(at).collect())
}

/// Events per person in the window of each unit and its neighbours, whatever the strengths.
///
/// ```
/// use probative_spatial::{Weights, spatial_rates};
///
/// let road = Weights::from_pairs(3, &[(0, 1), (1, 2)])?;
/// assert_eq!(spatial_rates(&[0.0, 3.0, 3.0], &[10.0; 3], &road)?, [0.15, 0.2, 0.3]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// As [`raw_rates`].
pub fn spatial_rates(
    events: &[f64],
    population: &[f64],
    weights: &Weights,
) -> Result<Vec<f64>, Error> {
    checked(events, population)?;
    same_length(weights, events)?;
    let at = |unit| Prior::over(&window(weights, unit), events, population).mean;
    Ok((0..events.len()).map(at).collect())
}

/// A distribution of rates: its mean, and its variance beyond that of counting, at least zero.
struct Prior {
    mean: f64,
    variance: f64,
}

impl Prior {
    fn over(units: &[usize], events: &[f64], population: &[f64]) -> Prior {
        let total = |of: &dyn Fn(usize) -> f64| {
            sum(&units.iter().map(|&unit| of(unit)).collect::<Vec<_>>())
        };
        let people = total(&|unit| population[unit]);
        let mean = total(&|unit| events[unit]) / people;
        let squares = total(&|unit| {
            let distance = events[unit] / population[unit] - mean;
            population[unit] * distance * distance
        });
        let counting = mean / (people / units.len() as f64);
        Prior { mean, variance: (squares / people - counting).max(0.0) }
    }

    fn steadied(&self, events: f64, people: f64) -> f64 {
        let spread = self.variance + self.mean / people;
        let trust = if spread > 0.0 { self.variance / spread } else { 0.0 };
        trust * (events / people) + (1.0 - trust) * self.mean
    }
}

fn window(weights: &Weights, unit: usize) -> Vec<usize> {
    let others = weights.neighbors(unit).map(|(other, _)| other).filter(|&other| other != unit);
    std::iter::once(unit).chain(others).collect()
}

fn same_length(weights: &Weights, events: &[f64]) -> Result<(), Error> {
    let expected = weights.units();
    let found = events.len();
    let lengths = Values::Lengths { what: "events", expected, found };
    if expected == found { Ok(()) } else { Err(lengths.into()) }
}

/// Passes if every unit has people.
pub(crate) fn populated(population: &[f64]) -> Result<(), Error> {
    let allowed = "above zero; leave out units without people";
    suits("a population", population, allowed, |_, people| people > 0.0)
}

/// Passes if every unit has people, none has fewer than zero events, and there are events.
pub(crate) fn checked(events: &[f64], population: &[f64]) -> Result<(), Error> {
    if events.len() != population.len() {
        let expected = events.len();
        let found = population.len();
        return Err(Values::Lengths { what: "population", expected, found }.into());
    }
    for (what, column) in [("events", events), ("population", population)] {
        if let Some(index) = column.iter().position(|value| !value.is_finite()) {
            return Err(Values::NotFinite { what, index }.into());
        }
    }
    suits("a number of events", events, "not below zero", |_, count| count >= 0.0)?;
    populated(population)?;
    let value = sum(events);
    let what = "the number of all events";
    // Without any event the overall rate is zero, and every rate drawn to it says nothing.
    if value > 0.0 {
        Ok(())
    } else {
        Err(Values::OutOfRange { what, value, allowed: "above zero" }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_without_people_is_refused_with_the_reason() {
        let refused = raw_rates(&[1.0, 0.0], &[10.0, 0.0]).unwrap_err().to_string();
        assert!(refused.contains("above zero; leave out units without people"), "{refused}");
    }

    #[test]
    fn rates_that_scatter_less_than_counts_are_all_the_mean() {
        assert_eq!(empirical_bayes(&[1.0, 1.0], &[10.0, 10.0]).unwrap(), [0.1, 0.1]);
    }
}
