use probative_numeric::distribution::Normal;
use probative_numeric::math::{ln, sqrt};
use probative_numeric::{Error as Values, correlation, sum};

use super::{Coefficient, Regressor, ScoreTest};
use crate::error::Error;
use crate::weights::Weights;

/// How well a regression with a spatial parameter fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelihoodFit {
    /// The number of units.
    pub n: usize,
    /// The log-likelihood under normal errors.
    pub log_likelihood: f64,
    /// Akaike's criterion, `2k − 2 log L`, where `k` counts the coefficients and the spatial
    /// parameter.
    pub aic: f64,
    /// Schwarz's criterion, `k ln n − 2 log L`.
    pub schwarz: f64,
    /// The likeliest variance of the errors, divisor `n`.
    pub sigma2: f64,
    /// The squared correlation of the outcome and what the model foretells.
    pub pseudo_r2: f64,
    /// What the standard errors are taken from.
    pub information: Information,
}

/// What the standard errors of a likeliest fit are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Information {
    /// The expected curvature of the likelihood, from exact traces of the inverse (Ord 1975;
    /// Anselin 1988).
    Expected,
    /// The curvature at the data, where the map is too large for those traces.
    Observed,
}

impl LikelihoodFit {
    /// From the fit's variance, the determinant and what the model foretells, with `k` parameters
    /// but for the variance.
    pub(super) fn new(
        outcome: &[f64],
        foretold: &[f64],
        sigma2: f64,
        ln_det: f64,
        k: usize,
        information: Information,
    ) -> Result<LikelihoodFit, Error> {
        let n = outcome.len() as f64;
        let log_likelihood = normal_height(outcome.len(), sigma2) + ln_det;
        // Squared correlation, as spreg has it: a share explained has no meaning where outcomes
        // hang together.
        let together = correlation(outcome, foretold).unwrap_or(f64::NAN);
        Ok(LikelihoodFit {
            n: outcome.len(),
            log_likelihood,
            aic: 2.0 * k as f64 - 2.0 * log_likelihood,
            schwarz: k as f64 * ln(n) - 2.0 * log_likelihood,
            sigma2,
            pseudo_r2: together * together,
            information,
        })
    }

    /// Twice the gain in log-likelihood over the regression without the spatial parameter.
    pub(super) fn gain(&self, alone: f64) -> ScoreTest {
        ScoreTest::new((2.0 * (self.log_likelihood - alone)).max(0.0), 1)
    }
}

/// The log-likelihood of `n` normal errors at their likeliest variance.
pub(super) fn normal_height(n: usize, sigma2: f64) -> f64 {
    -0.5 * n as f64 * (ln(std::f64::consts::TAU) + ln(sigma2) + 1.0)
}

/// One coefficient with its asymptotic test, two-sided by the normal distribution.
pub(super) fn asymptotic(term: &str, estimate: f64, variance: f64) -> Coefficient {
    let se = sqrt(variance);
    let statistic = estimate / se;
    let p = 2.0 * Normal.survival(statistic.abs());
    Coefficient { term: term.to_string(), estimate, se, statistic, p }
}

/// The constant and the regressors with their estimates and variances.
pub(super) fn rows(
    regressors: &[Regressor],
    estimates: &[f64],
    variance: impl Fn(usize) -> f64,
) -> Vec<Coefficient> {
    let terms = std::iter::once("constant").chain(regressors.iter().map(|each| each.term.as_str()));
    let row = |(at, term): (usize, &str)| asymptotic(term, estimates[at], variance(at));
    terms.enumerate().map(row).collect()
}

/// Passes if there is a weight row for each outcome.
pub(super) fn same_units(outcome: &[f64], weights: &Weights) -> Result<(), Error> {
    let expected = outcome.len();
    let found = weights.units();
    if expected == found {
        return Ok(());
    }
    Err(Values::Lengths { what: "the weights", expected, found }.into())
}

/// `x − ρ y`, unit by unit.
pub(super) fn less(x: &[f64], rho: f64, y: &[f64]) -> Vec<f64> {
    x.iter().zip(y).map(|(x, y)| x - rho * y).collect()
}

/// The mean of squares.
pub(super) fn mean_square(values: &[f64]) -> f64 {
    sum(&values.iter().map(|x| x * x).collect::<Vec<_>>()) / values.len() as f64
}
