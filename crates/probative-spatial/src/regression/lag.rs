use probative_numeric::Fit;
use probative_numeric::math::ln;

use super::likelihood::{asymptotic, less, mean_square, normal_height, rows, same_units};
use super::spillover::{Spillover, Traces};
use super::{
    Coefficient, Effect, Information, LikelihoodFit, Regressor, ScoreTest, design, dot, fit,
};
use crate::error::Error;
use crate::weights::Weights;

/// A regression in which each outcome follows its neighbours' outcomes: `y = ρWy + Xβ + ε`.
#[derive(Debug, Clone, PartialEq)]
pub struct MlLag {
    /// The constant, the regressors as given, and last the share `rho` of the neighbours' outcomes.
    pub coefficients: Vec<Coefficient>,
    /// How well it fits.
    pub fit: LikelihoodFit,
    /// What one more of each regressor everywhere does at the place itself, through its neighbours,
    /// and in all.
    pub effects: Vec<Effect>,
    /// Twice the gain in log-likelihood over ordinary least squares.
    pub likelihood_ratio: ScoreTest,
    /// Whether the errors still follow their neighbours' (Anselin 1988); `None` where its traces
    /// would take too long.
    pub lm_error: Option<ScoreTest>,
    /// The outcome less what its neighbours and the regressors give, per unit.
    pub residuals: Vec<f64>,
}

/// Regresses the outcome on its neighbours' outcomes and on the regressors, by maximum likelihood
/// (Ord 1975).
///
/// The determinant is exact at every step, by elimination in a fill-reducing order, for symmetric
/// and one-sided weights. An island has no neighbours to follow: its lag is zero. Standard errors
/// are asymptotic, by the full information matrix (Anselin 1988, section 6.2); those of the effects
/// follow by the delta method.
///
/// ```
/// use probative_spatial::{Regressor, Weights, ml_lag};
///
/// let ring: Vec<(usize, usize)> = (0..8).map(|unit| (unit, (unit + 1) % 8)).collect();
/// let ring = Weights::from_pairs(8, &ring)?.row_standardized();
/// let x = vec![3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
/// let outcome = [4.1, 2.8, 4.3, 3.2, 6.4, 9.3, 5.1, 6.7];
/// let found = ml_lag(&outcome, &[Regressor { term: "x".to_owned(), values: x }], &ring)?;
/// assert_eq!(found.coefficients[2].term, "rho");
/// // What one more of x does is more than its coefficient: neighbours answer.
/// let effect = &found.effects[0];
/// let parts = effect.direct.estimate + effect.indirect.estimate;
/// assert!((parts - effect.total.estimate).abs() < 1e-12);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// As [`ols`](super::ols()); weights for another number of units or without links; or a likelihood
/// without a peak in the range of ρ.
pub fn ml_lag(
    outcome: &[f64],
    regressors: &[Regressor],
    weights: &Weights,
) -> Result<MlLag, Error> {
    let columns = design(outcome, regressors)?;
    same_units(outcome, weights)?;
    let spillover = Spillover::new(weights)?;
    let lagged = weights.lag(outcome);
    // Two regressions serve every ρ: the residuals of `y − ρWy` are those of `y` less ρ times those
    // of `Wy` (Ord 1975).
    let plain = fit(outcome, &columns, regressors)?;
    let of_lag = fit(&lagged, &columns, regressors)?;
    let n = outcome.len();
    let left = |rho: f64| less(&plain.residuals, rho, &of_lag.residuals);
    let start = mean_square(&plain.residuals);
    // Where nothing is left the likelihood has no peak: it rises without end as the variance falls.
    if start <= 1e-14 * mean_square(&less(outcome, 1.0, &vec![probative_numeric::mean(outcome); n]))
    {
        return Err(Error::PerfectFit);
    }
    let coarse = spillover.likeliest(|rho| -0.5 * n as f64 * ln(mean_square(&left(rho))))?;
    let traces =
        spillover.traces(coarse).ok_or_else(|| unsettled("the traces of the lag model"))?;
    let rho = polished(coarse, &left(coarse), &of_lag.residuals, &traces);
    let model = Lagged { rho, traces, outcome, columns: &columns, plain: &plain, of_lag: &of_lag };
    let ln_det = spillover.ln_det(rho);
    model.finish(&spillover, &lagged, regressors, ln_det, normal_height(n, start))
}

pub(super) fn unsettled(what: &'static str) -> Error {
    probative_numeric::Error::NoConvergence { what }.into()
}

/// One Newton step to where the likelihood is level, from a peak that is exact to half the digits.
fn polished(rho: f64, left: &[f64], of_lag: &[f64], traces: &Traces) -> f64 {
    let n = left.len() as f64;
    let squares = dot(left, left);
    let along = dot(of_lag, left) / squares;
    let slope = n * along - traces.first;
    let bend = -traces.square - n * dot(of_lag, of_lag) / squares + 2.0 * n * along * along;
    let step = -slope / bend;
    if traces.crossed.is_some() && step.abs() < 1e-5 { rho + step } else { rho }
}

struct Lagged<'a> {
    rho: f64,
    traces: Traces,
    outcome: &'a [f64],
    columns: &'a [Vec<f64>],
    /// The outcome on the regressors.
    plain: &'a Fit,
    /// The neighbours' outcomes on the regressors.
    of_lag: &'a Fit,
}

impl Lagged<'_> {
    fn finish(
        &self,
        spillover: &Spillover<'_>,
        lagged: &[f64],
        regressors: &[Regressor],
        ln_det: f64,
        alone: f64,
    ) -> Result<MlLag, Error> {
        let n = self.outcome.len() as f64;
        let residuals = less(&self.plain.residuals, self.rho, &self.of_lag.residuals);
        let estimates = less(&self.plain.coefficients, self.rho, &self.of_lag.coefficients);
        let sigma2 = mean_square(&residuals);
        let spread = self.spread(spillover, lagged, &estimates, sigma2, regressors)?;
        let k = estimates.len();
        let variance = |at: usize| {
            sigma2 * self.plain.unscaled_covariance[at * k + at]
                + spread.slopes[at] * spread.slopes[at] * spread.of_rho
        };
        let mut coefficients = rows(regressors, &estimates, variance);
        coefficients.push(asymptotic("rho", self.rho, spread.of_rho));
        let foretold = less(self.outcome, 1.0, &residuals);
        let information = match self.traces.crossed {
            Some(_) => Information::Expected,
            None => Information::Observed,
        };
        let fit = LikelihoodFit::new(self.outcome, &foretold, sigma2, ln_det, k + 1, information)?;
        // An effect is a coefficient times a multiplier of ρ, so that the two errors and how they
        // go together are needed.
        let joint: Vec<(f64, f64)> =
            (0..k).map(|at| (variance(at), -spread.slopes[at] * spread.of_rho)).collect();
        let multiplier = Multiplier::new(spillover, self.rho, &self.traces, n)?;
        let effects =
            (1..k).map(|at| multiplier.effect(&coefficients[at], joint[at], spread.of_rho));
        Ok(MlLag {
            effects: effects.collect(),
            likelihood_ratio: fit.gain(alone),
            lm_error: self.error_left(spillover.weights, &residuals, spread.of_rho),
            coefficients,
            fit,
            residuals,
        })
    }

    /// The variance of ρ, and how the coefficients move with it.
    fn spread(
        &self,
        spillover: &Spillover<'_>,
        lagged: &[f64],
        estimates: &[f64],
        sigma2: f64,
        regressors: &[Regressor],
    ) -> Result<Spread, Error> {
        let Traces { first, square, crossed } = self.traces;
        let n = self.outcome.len() as f64;
        let (moved, own) = match crossed {
            Some(crossed) => (self.lagged_mean(spillover, estimates)?, crossed.own),
            None => (lagged.to_vec(), 0.0),
        };
        let of = fit(&moved, self.columns, regressors)?;
        let information =
            square + own + n * mean_square(&of.residuals) / sigma2 - 2.0 * first * first / n;
        Ok(Spread { of_rho: 1.0 / information, slopes: of.coefficients })
    }

    /// `W(I − ρW)⁻¹Xβ`, the neighbours' expected outcomes.
    fn lagged_mean(&self, spillover: &Spillover<'_>, estimates: &[f64]) -> Result<Vec<f64>, Error> {
        let factor = spillover.factor(self.rho).ok_or_else(|| unsettled("the lag model"))?;
        let mut mean = vec![0.0; self.outcome.len()];
        for (column, estimate) in self.columns.iter().zip(estimates) {
            mean.iter_mut().zip(column).for_each(|(total, x)| *total += estimate * x);
        }
        Ok(spillover.weights.lag(&factor.solve(&mean)))
    }

    fn error_left(&self, weights: &Weights, residuals: &[f64], of_rho: f64) -> Option<ScoreTest> {
        let mixed = self.traces.crossed?.with_weights;
        let (square, cross) = super::dependence::link_traces(weights);
        let score = dot(residuals, &weights.lag(residuals)) / mean_square(residuals);
        let information = square + cross - mixed * mixed * of_rho;
        Some(ScoreTest::new(score * score / information, 1))
    }
}

struct Spread {
    of_rho: f64,
    /// How far each coefficient falls as ρ grows.
    slopes: Vec<f64>,
}

/// What `(I − ρW)⁻¹` does to a change of one everywhere, on average, and how that changes with ρ.
struct Multiplier {
    own: f64,
    own_change: f64,
    whole: f64,
    whole_change: f64,
}

impl Multiplier {
    fn new(
        spillover: &Spillover<'_>,
        rho: f64,
        traces: &Traces,
        n: f64,
    ) -> Result<Multiplier, Error> {
        let factor = spillover.factor(rho).ok_or_else(|| unsettled("the lag model"))?;
        let ones = vec![1.0; spillover.weights.units()];
        let ahead = factor.solve(&ones);
        let behind = factor.solve_transposed(&ones);
        Ok(Multiplier {
            own: 1.0 + rho * traces.first / n,
            own_change: (traces.first + rho * traces.square) / n,
            whole: dot(&ones, &ahead) / n,
            whole_change: dot(&behind, &spillover.weights.lag(&ahead)) / n,
        })
    }

    /// The covariance holds the coefficient's variance and its covariance with ρ.
    fn effect(&self, of: &Coefficient, covariance: (f64, f64), of_rho: f64) -> Effect {
        let part = |share: f64, change: f64| {
            let change = of.estimate * change;
            let variance = share * share * covariance.0
                + 2.0 * share * change * covariance.1
                + change * change * of_rho;
            asymptotic(&of.term, of.estimate * share, variance)
        };
        Effect {
            direct: part(self.own, self.own_change),
            indirect: part(self.whole - self.own, self.whole_change - self.own_change),
            total: part(self.whole, self.whole_change),
        }
    }
}
