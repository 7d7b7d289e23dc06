use probative_numeric::distribution::StudentsT;
use probative_numeric::math::ln;
use probative_numeric::special::beta_regularized;
use probative_numeric::{Fit, centred, sum};

use super::{Coefficient, Dependence, Regressor, Shape, design, fit};
use crate::error::Error;
use crate::weights::Weights;

/// How well a linear regression fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GoodnessOfFit {
    /// The number of units.
    pub n: usize,
    /// The share of the outcome's variance that the regressors take up.
    pub r2: f64,
    /// The same, less what as many unrelated regressors would take up.
    pub adjusted_r2: f64,
    /// The residual variance, divisor `n − k`.
    pub sigma2: f64,
    /// The residual variance that is likeliest, divisor `n`.
    pub sigma2_ml: f64,
    /// The F statistic of all regressors together; not a number without any.
    pub f: f64,
    /// The chance of a larger F if no regressor counts; not a number without any.
    pub f_p: f64,
    /// The log-likelihood under normal errors.
    pub log_likelihood: f64,
    /// Akaike's criterion, `2k − 2 log L`.
    pub aic: f64,
    /// Schwarz's criterion, `k ln n − 2 log L`.
    pub schwarz: f64,
}

/// An ordinary least-squares regression of an outcome of places.
#[derive(Debug, Clone, PartialEq)]
pub struct Ols {
    /// The constant first, then the regressors as given.
    pub coefficients: Vec<Coefficient>,
    /// How well it fits.
    pub fit: GoodnessOfFit,
    /// Tests of the residuals that need no weights.
    pub diagnostics: Shape,
    /// Outcome less fitted value, per unit.
    pub residuals: Vec<f64>,
    pub(super) columns: Vec<Vec<f64>>,
    pub(super) outcome: Vec<f64>,
    /// `(XᵀX)⁻¹`, row by row.
    pub(super) inverse: Vec<f64>,
}

/// Regresses the outcome on a constant and the regressors by ordinary least squares.
///
/// Standard errors are the classical ones, tests two-sided by Student's t with `n − k` degrees of
/// freedom (Greene 2018, chapters 3–5). [`Ols::dependence`] adds the tests that need weights.
///
/// ```
/// use probative_spatial::{Regressor, ols};
///
/// let x = Regressor { term: "x".to_owned(), values: vec![0.0, 1.0, 2.0, 3.0] };
/// // The products about the means sum to 3, the squares of x to 5.
/// let fit = ols(&[1.0, 2.0, 2.0, 3.0], &[x])?;
/// assert!((fit.coefficients[0].estimate - 1.1).abs() < 1e-14);
/// assert!((fit.coefficients[1].estimate - 0.6).abs() < 1e-14);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Fewer units than coefficients and one more, a constant outcome, a value that is not finite (with
/// its row), lengths that differ, a regressor that follows from the constant and earlier ones
/// (named), or a fit without residuals.
pub fn ols(outcome: &[f64], regressors: &[Regressor]) -> Result<Ols, Error> {
    let columns = design(outcome, regressors)?;
    let found = fit(outcome, &columns, regressors)?;
    let goodness = goodness(outcome, &found);
    if goodness.r2 > 1.0 - 1e-14 {
        return Err(Error::PerfectFit);
    }
    Ok(Ols {
        coefficients: coefficients(&found, regressors),
        fit: goodness,
        diagnostics: Shape::new(&found.residuals, &columns)?,
        residuals: found.residuals,
        columns,
        outcome: outcome.to_vec(),
        inverse: found.unscaled_covariance,
    })
}

impl Ols {
    /// Tests whether the residuals are alike among neighbours, and in which way.
    ///
    /// # Errors
    /// Weights for another number of units, or without links.
    pub fn dependence(&self, weights: &Weights) -> Result<Dependence, Error> {
        Dependence::new(self, weights)
    }
}

fn coefficients(fit: &Fit, regressors: &[Regressor]) -> Vec<Coefficient> {
    let freedom = (fit.residuals.len() - fit.coefficients.len()) as f64;
    let terms = std::iter::once("constant").chain(regressors.iter().map(|each| each.term.as_str()));
    let numbers = fit.coefficients.iter().zip(fit.standard_errors());
    let row = |(term, (&estimate, se)): (&str, (&f64, f64))| {
        let statistic = estimate / se;
        let p = StudentsT { freedom }.two_sided(statistic);
        Coefficient { term: term.to_string(), estimate, se, statistic, p }
    };
    terms.zip(numbers).map(row).collect()
}

fn goodness(outcome: &[f64], fit: &Fit) -> GoodnessOfFit {
    let units = outcome.len() as f64;
    let terms = fit.coefficients.len() as f64;
    let squares = |values: &[f64]| sum(&values.iter().map(|x| x * x).collect::<Vec<_>>());
    let whole = squares(&centred(outcome));
    let left = squares(&fit.residuals);
    let r2 = 1.0 - left / whole;
    let regressors = terms - 1.0;
    let spare = units - terms;
    // A constant alone explains nothing, and so has no F.
    let f = if regressors > 0.0 { (whole - left) / regressors / (left / spare) } else { f64::NAN };
    let f_p = if regressors > 0.0 {
        beta_regularized(0.5 * spare, 0.5 * regressors, spare / (spare + regressors * f))
    } else {
        f64::NAN
    };
    let sigma2_ml = left / units;
    let log_likelihood = -0.5 * units * (ln(std::f64::consts::TAU) + ln(sigma2_ml) + 1.0);
    GoodnessOfFit {
        n: outcome.len(),
        r2,
        adjusted_r2: 1.0 - (1.0 - r2) * (units - 1.0) / spare,
        sigma2: left / spare,
        sigma2_ml,
        f,
        f_p,
        log_likelihood,
        aic: 2.0 * terms - 2.0 * log_likelihood,
        schwarz: terms * ln(units) - 2.0 * log_likelihood,
    }
}
