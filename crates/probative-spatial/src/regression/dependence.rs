use probative_numeric::distribution::Normal;
use probative_numeric::math::sqrt;
use probative_numeric::{Error as Values, sum};

use super::{Ols, ScoreTest, dot};
use crate::error::Error;
use crate::weights::Weights;

/// If the regressors leave a smaller share of the lagged fit, lag and error cannot be told apart.
const INDISTINCT: f64 = 1e-10;

/// Tests whether a regression's residuals are alike among neighbours, and in which way.
///
/// The four Lagrange-multiplier tests use `σ²` with divisor `n`; an island has a lag of zero and
/// counts in `n`, as in spreg and GeoDa.
#[derive(Debug, Clone, PartialEq)]
pub struct Dependence {
    /// Moran's *I* of the residuals.
    pub moran: ResidualMoran,
    /// Whether errors follow their neighbours' errors (Burridge 1980).
    pub lm_error: ScoreTest,
    /// Whether outcomes follow their neighbours' outcomes (Anselin 1988).
    pub lm_lag: ScoreTest,
    /// LM-error that allows for a lag (Anselin, Bera, Florax & Yoon 1996); `None` if the lagged fit
    /// is a sum of regressors, so that lag and error cannot be told apart.
    pub robust_lm_error: Option<ScoreTest>,
    /// LM-lag that allows for dependent errors; `None` as for the error.
    pub robust_lm_lag: Option<ScoreTest>,
    /// Lag and error together (Anselin 1988); `None` as for the error.
    pub sarma: Option<ScoreTest>,
    /// The number of units without neighbours.
    pub islands: usize,
}

/// Moran's *I* of regression residuals, with the moments of residuals of independent normal errors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResidualMoran {
    /// `n / S₀ · eᵀWe / eᵀe`.
    pub value: f64,
    /// Its mean, `n / S₀ · tr(MW) / (n − k)`.
    pub expectation: f64,
    /// Its variance (Cliff & Ord 1981, section 8.3).
    pub variance: f64,
    /// Value less mean, in standard deviations.
    pub z: f64,
    /// Two-sided, by the normal distribution.
    pub p: f64,
}

impl Dependence {
    pub(super) fn new(ols: &Ols, weights: &Weights) -> Result<Dependence, Error> {
        let expected = ols.residuals.len();
        if weights.units() != expected {
            let found = weights.units();
            return Err(Values::Lengths { what: "the weights", expected, found }.into());
        }
        weights.some_links()?;
        let links = Links::new(weights);
        let trace = links.trace_square + links.trace_cross;
        let sigma2 = ols.fit.sigma2_ml;
        let fitted: Vec<f64> = ols.outcome.iter().zip(&ols.residuals).map(|(y, e)| y - e).collect();
        let lagged_fit = weights.lag(&fitted);
        let error = dot(&ols.residuals, &weights.lag(&ols.residuals)) / sigma2;
        let outcome = dot(&ols.residuals, &weights.lag(&ols.outcome)) / sigma2;
        // `D = (WXb)ᵀ M (WXb) / σ²` of Anselin and others (1996): what the lagged fit holds beyond
        // the regressors.
        let apart = unexplained(ols, &lagged_fit) / sigma2;
        let information = apart + trace;
        let test = |value| ScoreTest::new(value, 1);
        let difference = outcome - error;
        let rest = error - trace / information * outcome;
        let robust_lag = difference * difference / apart;
        let robust_error = rest * rest / (trace * (1.0 - trace / information));
        let lm_lag = outcome * outcome / information;
        // Where the lagged fit follows from the regressors, lag and error cannot be told apart:
        // zero over zero.
        let distinct = apart > INDISTINCT * dot(&lagged_fit, &lagged_fit) / sigma2;
        Ok(Dependence {
            moran: residual_moran(ols, weights, &links)?,
            lm_error: test(error * error / trace),
            lm_lag: test(lm_lag),
            robust_lm_error: distinct.then(|| test(robust_error)),
            robust_lm_lag: distinct.then(|| test(robust_lag)),
            sarma: distinct.then(|| ScoreTest::new(lm_lag + robust_error, 2)),
            islands: weights.islands().count(),
        })
    }
}

/// The weights turned round, and the traces that the moments need.
struct Links {
    turned: Weights,
    /// `tr(WW)`.
    trace_square: f64,
    /// `tr(WᵀW)`.
    trace_cross: f64,
}

impl Links {
    fn new(weights: &Weights) -> Links {
        let turned = weights.transposed();
        let mut square = Vec::new();
        let mut cross = Vec::new();
        for unit in 0..weights.units() {
            let mut back = turned.neighbors(unit).peekable();
            for (other, strength) in weights.neighbors(unit) {
                cross.push(strength * strength);
                while back.next_if(|entry| entry.0 < other).is_some() {}
                if let Some(&(_, reverse)) = back.peek().filter(|entry| entry.0 == other) {
                    square.push(strength * reverse);
                }
            }
        }
        Links { turned, trace_square: sum(&square), trace_cross: sum(&cross) }
    }
}

/// `tr(WW)` and `tr(WᵀW)`.
pub(super) fn link_traces(weights: &Weights) -> (f64, f64) {
    let links = Links::new(weights);
    (links.trace_square, links.trace_cross)
}

fn residual_moran(ols: &Ols, weights: &Weights, links: &Links) -> Result<ResidualMoran, Error> {
    let n = ols.residuals.len() as f64;
    let k = ols.columns.len() as f64;
    let total = weights.total();
    if total <= 0.0 {
        return Err(Error::NoNeighbours);
    }
    let scale = n / total;
    let squares = dot(&ols.residuals, &ols.residuals);
    let value = scale * dot(&ols.residuals, &weights.lag(&ols.residuals)) / squares;
    let ahead: Vec<Vec<f64>> = ols.columns.iter().map(|column| weights.lag(column)).collect();
    let behind: Vec<Vec<f64>> = ols.columns.iter().map(|column| links.turned.lag(column)).collect();
    let projected = |left: &[Vec<f64>], right: &[Vec<f64>]| times_inverse(ols, left, right);
    // Traces of products with `M = I − X(XᵀX)⁻¹Xᵀ` (Cliff & Ord 1981), from k by k matrices and
    // never n by n ones.
    let through = projected(&ols.columns, &ahead);
    let back = projected(&ols.columns, &behind);
    let first = -trace(&through, ols.columns.len());
    let plain = links.trace_square - 2.0 * trace(&projected(&behind, &ahead), ols.columns.len())
        + trace_of_product(&through, &through, ols.columns.len());
    let crossed = links.trace_cross
        - trace(&projected(&behind, &behind), ols.columns.len())
        - trace(&projected(&ahead, &ahead), ols.columns.len())
        + trace_of_product(&through, &back, ols.columns.len());
    let expectation = scale * first / (n - k);
    let square = scale * scale * (plain + crossed + first * first) / ((n - k) * (n - k + 2.0));
    let variance = square - expectation * expectation;
    let z = (value - expectation) / sqrt(variance);
    Ok(ResidualMoran { value, expectation, variance, z, p: 2.0 * Normal.survival(z.abs()) })
}

/// `(XᵀX)⁻¹ LᵀR`, row by row.
fn times_inverse(ols: &Ols, left: &[Vec<f64>], right: &[Vec<f64>]) -> Vec<f64> {
    let k = left.len();
    let cross: Vec<f64> = (0..k * k).map(|at| dot(&left[at / k], &right[at % k])).collect();
    let entry =
        |i: usize, j: usize| (0..k).map(|m| ols.inverse[i * k + m] * cross[m * k + j]).sum();
    (0..k * k).map(|at| entry(at / k, at % k)).collect()
}

fn trace(matrix: &[f64], k: usize) -> f64 {
    (0..k).map(|i| matrix[i * k + i]).sum()
}

fn trace_of_product(left: &[f64], right: &[f64], k: usize) -> f64 {
    (0..k * k).map(|at| left[at] * right[at % k * k + at / k]).sum()
}

/// The squares of a variable that the regressors leave.
fn unexplained(ols: &Ols, values: &[f64]) -> f64 {
    let left = probative_numeric::least_squares(&ols.columns, values);
    left.map_or(0.0, |fit| dot(&fit.residuals, &fit.residuals))
}
