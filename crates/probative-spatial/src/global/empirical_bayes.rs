use probative_numeric::math::sqrt;
use probative_numeric::sum;

use super::{Global, Test, moran};
use crate::error::Error;
use crate::rates::checked;
use crate::weights::Weights;

/// Moran's *I* of rates whose differing precision is taken out first (Assunção & Reis 1999).
///
/// # Errors
/// As [`standardized_rates`] and [`moran`].
pub fn moran_eb(
    events: &[f64],
    population: &[f64],
    weights: &Weights,
    test: Test,
) -> Result<Global, Error> {
    moran(&standardized_rates(events, population)?, weights, test)
}

/// Each rate's distance from the overall rate, in standard deviations that allow for its
/// population.
///
/// The variance of a rate is the prior variance `a` plus `b / population`; where the sum is not
/// positive (`a` can come out below zero), the second part alone, as in esda and spdep.
///
/// # Errors
/// Lengths that differ, events that are not finite or below zero, a population that is not
/// positive, or no events at all.
pub fn standardized_rates(events: &[f64], population: &[f64]) -> Result<Vec<f64>, Error> {
    checked(events, population)?;
    let people = sum(population);
    let overall = sum(events) / people;
    let rates: Vec<f64> = events.iter().zip(population).map(|(e, b)| e / b).collect();
    let squares: Vec<f64> =
        rates.iter().zip(population).map(|(r, b)| b * (r - overall) * (r - overall)).collect();
    let prior = sum(&squares) / people - overall / (people / events.len() as f64);
    let standard = |(rate, people): (&f64, &f64)| {
        let sampling = overall / people;
        let variance = if prior + sampling > 0.0 { prior + sampling } else { sampling };
        (rate - overall) / sqrt(variance)
    };
    Ok(rates.iter().zip(population).map(standard).collect())
}
