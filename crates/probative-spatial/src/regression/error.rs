use probative_numeric::math::ln;
use probative_numeric::{Fit, mean};

use super::lag::unsettled;
use super::likelihood::{asymptotic, less, mean_square, normal_height, rows, same_units};
use super::spillover::{Spillover, Traces};
use super::{Coefficient, Information, LikelihoodFit, Regressor, ScoreTest, design, dot, fit};
use crate::error::Error;
use crate::weights::Weights;

/// A regression whose errors follow their neighbours' errors: `y = Xβ + u`, `u = λWu + ε`.
#[derive(Debug, Clone, PartialEq)]
pub struct MlError {
    /// The constant, the regressors as given, and last the share `lambda` of the neighbours'
    /// errors.
    pub coefficients: Vec<Coefficient>,
    /// How well it fits.
    pub fit: LikelihoodFit,
    /// Twice the gain in log-likelihood over ordinary least squares.
    pub likelihood_ratio: ScoreTest,
    /// The outcome less what the regressors give and less λ times the same of the neighbours, per
    /// unit.
    pub residuals: Vec<f64>,
}

/// Regresses the outcome on the regressors, with errors that follow their neighbours', by maximum
/// likelihood (Ord 1975).
///
/// The determinant is exact, as in [`ml_lag`](super::ml_lag()). An island's error stands alone.
/// Standard errors are asymptotic (Anselin 1988, section 8.1.2), with the variance of divisor `n`.
/// Akaike's criterion counts λ, as spatialreg does; spreg leaves it out here and counts ρ in the
/// lag model.
///
/// # Errors
/// As [`ml_lag`](super::ml_lag()).
pub fn ml_error(
    outcome: &[f64],
    regressors: &[Regressor],
    weights: &Weights,
) -> Result<MlError, Error> {
    let columns = design(outcome, regressors)?;
    same_units(outcome, weights)?;
    let spillover = Spillover::new(weights)?;
    let n = outcome.len();
    let alone = fit(outcome, &columns, regressors)?;
    let start = mean_square(&alone.residuals);
    if start <= 1e-14 * mean_square(&less(outcome, 1.0, &vec![mean(outcome); n])) {
        return Err(Error::PerfectFit);
    }
    let model = Filtered {
        lagged: weights.lag(outcome),
        lagged_columns: columns.iter().map(|column| weights.lag(column)).collect(),
        outcome,
        columns,
        regressors,
    };
    // A λ at which the filtered columns follow from each other is no peak, and no failure either.
    let height = |lambda: f64| match model.fit(lambda) {
        Ok(found) => -0.5 * n as f64 * ln(mean_square(&found.residuals)),
        Err(_) => f64::NEG_INFINITY,
    };
    let coarse = spillover.likeliest(height)?;
    let traces =
        spillover.traces(coarse).ok_or_else(|| unsettled("the traces of the error model"))?;
    let lambda = model.polished(coarse, weights, &traces)?;
    let found = model.fit(lambda)?;
    model.finish(
        lambda,
        &found,
        &traces,
        weights,
        spillover.ln_det(lambda),
        normal_height(n, start),
    )
}

struct Filtered<'a> {
    outcome: &'a [f64],
    columns: Vec<Vec<f64>>,
    regressors: &'a [Regressor],
    lagged: Vec<f64>,
    lagged_columns: Vec<Vec<f64>>,
}

impl Filtered<'_> {
    /// The regression of what neighbours leave.
    fn fit(&self, lambda: f64) -> Result<Fit, Error> {
        let outcome = less(self.outcome, lambda, &self.lagged);
        let pairs = self.columns.iter().zip(&self.lagged_columns);
        let columns: Vec<Vec<f64>> =
            pairs.map(|(column, lagged)| less(column, lambda, lagged)).collect();
        fit(&outcome, &columns, self.regressors)
    }

    /// The outcome less what the regressors give.
    fn errors(&self, estimates: &[f64]) -> Vec<f64> {
        let mut errors = self.outcome.to_vec();
        for (column, estimate) in self.columns.iter().zip(estimates) {
            errors = less(&errors, *estimate, column);
        }
        errors
    }

    /// One Newton step to where the likelihood is level, the coefficients held.
    fn polished(&self, lambda: f64, weights: &Weights, traces: &Traces) -> Result<f64, Error> {
        let found = self.fit(lambda)?;
        let behind = weights.lag(&self.errors(&found.coefficients));
        let n = self.outcome.len() as f64;
        let squares = dot(&found.residuals, &found.residuals);
        let along = dot(&behind, &found.residuals) / squares;
        let slope = n * along - traces.first;
        let bend = -traces.square - n * dot(&behind, &behind) / squares + 2.0 * n * along * along;
        let step = -slope / bend;
        let settles = traces.crossed.is_some() && step.abs() < 1e-5;
        Ok(if settles { lambda + step } else { lambda })
    }

    fn finish(
        &self,
        lambda: f64,
        found: &Fit,
        traces: &Traces,
        weights: &Weights,
        ln_det: f64,
        alone: f64,
    ) -> Result<MlError, Error> {
        let k = found.coefficients.len();
        let n = self.outcome.len() as f64;
        let sigma2 = mean_square(&found.residuals);
        let variance = |at: usize| sigma2 * found.unscaled_covariance[at * k + at];
        let errors = self.errors(&found.coefficients);
        let (own, information) = match traces.crossed {
            Some(crossed) => (crossed.own, Information::Expected),
            None => (n * mean_square(&weights.lag(&errors)) / sigma2, Information::Observed),
        };
        // The information of λ after that of the variance is taken out (Anselin 1988, section
        // 8.1.2); that of the slopes stands apart.
        let of_lambda = 1.0 / (traces.square + own - 2.0 * traces.first * traces.first / n);
        let mut coefficients = rows(self.regressors, &found.coefficients, variance);
        coefficients.push(asymptotic("lambda", lambda, of_lambda));
        let foretold = less(self.outcome, 1.0, &errors);
        let fit = LikelihoodFit::new(self.outcome, &foretold, sigma2, ln_det, k + 1, information)?;
        let likelihood_ratio = fit.gain(alone);
        Ok(MlError { coefficients, fit, likelihood_ratio, residuals: found.residuals.clone() })
    }
}
