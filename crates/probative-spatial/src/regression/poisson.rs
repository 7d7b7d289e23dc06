use probative_numeric::math::{ln, sqrt};
use probative_numeric::special::ln_gamma;
use probative_numeric::{
    Error as Values, LogLinear, each, inner, least_squares, log_linear, log_linear_from, sum,
};

use super::eigenvectors::{Candidates, Patterns};
use super::likelihood::{rows, same_units};
use super::{Coefficient, Regressor, checked, dot};
use crate::error::{Error, suits};
use crate::rates::populated;
use crate::weights::Weights;

/// Patterns whose Moran's *I* is below this share of the largest possible one are no candidates
/// (Griffith 2003).
const CANDIDATE: f64 = 0.25;
/// A pattern's part smaller than this beside its values is rounding.
const ROUNDING: f64 = 1e-9;

/// A regression of event counts on regressors, for rates: `ln E(events) = ln population + Xβ`.
#[derive(Debug, Clone, PartialEq)]
pub struct Poisson {
    /// The constant, the regressors as given, and the patterns of the map in the order of their
    /// choice.
    pub coefficients: Vec<Coefficient>,
    /// How well it fits.
    pub fit: CountFit,
    /// The patterns chosen, one having the largest Moran's *I*.
    pub vectors: Vec<usize>,
    /// How many patterns could be chosen.
    pub candidates: usize,
    /// The events expected of each unit.
    pub expected: Vec<f64>,
    /// Events less expected ones, over the root of the expected ones (Pearson's residuals).
    pub residuals: Vec<f64>,
}

/// How well a regression of counts fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CountFit {
    /// The number of units.
    pub n: usize,
    /// The log-likelihood, factorials counted.
    pub log_likelihood: f64,
    /// Akaike's criterion, `2k − 2 log L`.
    pub aic: f64,
    /// Schwarz's criterion, `k ln n − 2 log L`.
    pub schwarz: f64,
    /// Twice what the log-likelihood falls short of a mean for each count.
    pub deviance: f64,
    /// The same with the constant alone.
    pub null_deviance: f64,
    /// Pearson's statistic, the sum of the squared residuals.
    pub pearson: f64,
    /// The same over `n − k`: above one, counts scatter more than Poisson counts do, and standard
    /// errors are too small by its root.
    pub dispersion: f64,
}

/// Regresses event counts on the regressors by Poisson likelihood, with a population each.
///
/// Standard errors are asymptotic and hold if the counts scatter as Poisson counts do; see
/// [`CountFit::dispersion`].
///
/// # Errors
/// As [`ols`](super::ols()) for the regressors; counts that are negative or not whole, or none
/// above zero; a population that is not positive; or a regressor that separates units with events
/// from units without (named): its coefficient has no finite best value.
pub fn poisson(
    events: &[f64],
    population: &[f64],
    regressors: &[Regressor],
) -> Result<Poisson, Error> {
    let columns = design_of_counts(events, population, regressors)?;
    let found = fitted(events, population, &columns, regressors)?;
    finish(events, population, regressors, found)
}

/// The same with patterns of the map among the regressors, so that likeness of neighbours is not
/// put down to the others.
///
/// Patterns are the eigenvectors of the doubly centred weights, candidates those with at least a
/// quarter of the largest Moran's *I* (Griffith 2003). Each step adds the candidate with the
/// largest score statistic (Rao 1948), as long as Schwarz's criterion falls. `vectors` names those
/// chosen. The choice looks at the counts, so that the tests of the coefficients are a little too
/// bold.
///
/// # Errors
/// As [`poisson`]; weights for another number of units, or without links.
pub fn poisson_filtered(
    events: &[f64],
    population: &[f64],
    regressors: &[Regressor],
    weights: &Weights,
) -> Result<Poisson, Error> {
    same_units(events, weights)?;
    let mut columns = design_of_counts(events, population, regressors)?;
    let mut found = fitted(events, population, &columns, regressors)?;
    let patterns = Patterns::new(&columns[..1], weights)?;
    let mut open = patterns.beyond(CANDIDATE * patterns.values[0].max(f64::MIN_POSITIVE));
    let candidates = open.places.len();
    let mut extended = regressors.to_vec();
    let mut vectors = Vec::new();
    let price = ln(events.len() as f64);
    while let Some(at) = steepest(events, &columns, &found.means, &open) {
        let (place, pattern) = open.take(at);
        columns.push(pattern.values.clone());
        // The last coefficients and a zero are nearly the next ones, which Newton's method then
        // finds in a few steps.
        let start = [&found.coefficients[..], &[0.0]].concat();
        let next = log_linear_from(&columns, events, population, &start)?;
        if columns.len() + 1 >= events.len() || found.deviance - next.deviance <= price {
            break;
        }
        extended.push(pattern);
        vectors.push(place + 1);
        found = next;
    }
    columns.truncate(extended.len() + 1);
    // Once more with all digits and with the covariance, which the quick steps leave out.
    let found = log_linear(&columns, events, population)?;
    let fit = finish(events, population, &extended, found)?;
    Ok(Poisson { vectors, candidates, ..fit })
}

/// The candidate along which the likelihood rises most for what it adds to the information.
fn steepest(
    events: &[f64],
    columns: &[Vec<f64>],
    means: &[f64],
    open: &Candidates,
) -> Option<usize> {
    let roots: Vec<f64> = means.iter().map(|mean| sqrt(*mean)).collect();
    let weighted = |column: &[f64]| -> Vec<f64> {
        column.iter().zip(&roots).map(|(value, root)| value * root).collect()
    };
    let mut basis: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    for column in columns {
        let mut left = weighted(column);
        // Twice, for one pass of Gram and Schmidt leaves a part where columns are nearly alike.
        for unit in basis.iter().chain(&basis) {
            let along = inner(unit, &left);
            left.iter_mut().zip(unit).for_each(|(value, unit)| *value -= along * unit);
        }
        let length = sqrt(inner(&left, &left));
        left.iter_mut().for_each(|value| *value /= length);
        basis.push(left);
    }
    let left: Vec<f64> = events.iter().zip(means).map(|(count, mean)| count - mean).collect();
    let scores = each(open.vectors.len(), |at| {
        let vector = weighted(&open.vectors[at]);
        let taken = |total: f64, unit: &Vec<f64>| {
            let share = inner(unit, &vector);
            total + share * share
        };
        let whole = inner(&vector, &vector);
        let own = whole - basis.iter().fold(0.0, taken);
        let slope = inner(&open.vectors[at], &left);
        if own > ROUNDING * whole { slope * slope / own } else { 0.0 }
    });
    let highest = |best: Option<usize>, at: usize| match best {
        Some(most) if scores[at] <= scores[most] => Some(most),
        _ => Some(at),
    };
    (0..scores.len()).fold(None, highest)
}

/// The constant and the regressors, and counts and populations, checked.
fn design_of_counts(
    events: &[f64],
    population: &[f64],
    regressors: &[Regressor],
) -> Result<Vec<Vec<f64>>, Error> {
    let columns = checked(events, regressors)?;
    let allowed = "a whole number of events, zero or more";
    suits("a count", events, allowed, |_, count| count >= 0.0 && count.fract() == 0.0)?;
    if population.len() != events.len() {
        let expected = events.len();
        let found = population.len();
        return Err(Values::Lengths { what: "the population", expected, found }.into());
    }
    populated(population)?;
    Ok(columns)
}

fn fitted(
    events: &[f64],
    population: &[f64],
    columns: &[Vec<f64>],
    regressors: &[Regressor],
) -> Result<LogLinear, Error> {
    // Collinear columns are found without the counts' weights, under which they may only seem so.
    super::fit(events, columns, regressors)?;
    if let Some(column) = separating(events, columns) {
        let term = if column == 0 { "constant" } else { regressors[column - 1].term.as_str() };
        return Err(Error::SeparatingRegressor { term: term.to_string() });
    }
    Ok(log_linear(columns, events, population)?)
}

/// A column that, less a sum of earlier ones, is zero for every unit with events and has one sign
/// for those without (Correia, Guimarães & Zylkin 2019): the likelihood rises without end along it.
///
/// Found where a column follows from earlier ones among the units with events; several columns that
/// only together separate are not told apart from ones that fit badly.
fn separating(events: &[f64], columns: &[Vec<f64>]) -> Option<usize> {
    let some: Vec<usize> = (0..events.len()).filter(|&unit| events[unit] > 0.0).collect();
    let mut kept: Vec<usize> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        // Among the units with events alone: there the mean is held by the counts, and what is free
        // elsewhere separates.
        let among = |of: &[f64]| some.iter().map(|&unit| of[unit]).collect::<Vec<f64>>();
        let design: Vec<Vec<f64>> = kept.iter().map(|&k| among(&columns[k])).collect();
        let mut left = column.clone();
        if !design.is_empty() && design.len() <= some.len() {
            let Ok(fit) = least_squares(&design, &among(column)) else { return None };
            for (&k, slope) in kept.iter().zip(&fit.coefficients) {
                left.iter_mut().zip(&columns[k]).for_each(|(value, x)| *value -= slope * x);
            }
        }
        let scale = sqrt(dot(column, column) / events.len() as f64);
        let near = |unit: usize| left[unit].abs() <= ROUNDING * scale;
        if !some.iter().all(|&unit| near(unit)) {
            kept.push(at);
            continue;
        }
        let beyond = |unit: &usize| !near(*unit);
        let mut none =
            (0..events.len()).filter(|unit| events[*unit] == 0.0).filter(beyond).peekable();
        let first = none.peek().map(|&unit| left[unit] > 0.0);
        if first.is_some_and(|positive| none.all(|unit| (left[unit] > 0.0) == positive)) {
            return Some(at);
        }
    }
    None
}

fn finish(
    events: &[f64],
    population: &[f64],
    regressors: &[Regressor],
    found: LogLinear,
) -> Result<Poisson, Error> {
    let n = events.len();
    let k = found.coefficients.len();
    let variance = |at: usize| found.covariance[at * k + at];
    let coefficients = rows(regressors, &found.coefficients, variance);
    let residuals: Vec<f64> =
        events.iter().zip(&found.means).map(|(y, mean)| (y - mean) / sqrt(*mean)).collect();
    // The whole likelihood with its constant, so that criteria compare with other programs'.
    let term = |(y, mean): (&f64, &f64)| y * ln(*mean) - mean - ln_gamma(y + 1.0);
    let log_likelihood = sum(&events.iter().zip(&found.means).map(term).collect::<Vec<_>>());
    let rate = sum(events) / sum(population);
    let short = |(y, people): (&f64, &f64)| {
        let mean = rate * people;
        if *y > 0.0 { y * ln(y / mean) - (y - mean) } else { mean }
    };
    let alone = sum(&events.iter().zip(population).map(short).collect::<Vec<_>>());
    let fit = CountFit {
        n,
        log_likelihood,
        aic: 2.0 * k as f64 - 2.0 * log_likelihood,
        schwarz: k as f64 * ln(n as f64) - 2.0 * log_likelihood,
        deviance: found.deviance,
        null_deviance: 2.0 * alone,
        pearson: dot(&residuals, &residuals),
        dispersion: found.dispersion,
    };
    let expected = found.means;
    Ok(Poisson { coefficients, fit, vectors: Vec::new(), candidates: 0, expected, residuals })
}
