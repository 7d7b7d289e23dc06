//! Linear regression of an outcome of places, and tests of what it leaves in space.

mod dependence;
mod eigenvectors;
mod error;
mod esf;
mod lag;
mod likelihood;
mod ols;
mod poisson;
mod shape;
mod slx;
mod spillover;

use probative_numeric::distribution::ChiSquared;
use probative_numeric::{Error as Values, Fit, least_squares, sum};

use crate::error::Error;

pub use dependence::{Dependence, ResidualMoran};
pub use error::{MlError, ml_error};
pub use esf::{Esf, FilterStep, esf};
pub use lag::{MlLag, ml_lag};
pub use likelihood::{Information, LikelihoodFit};
pub use ols::{GoodnessOfFit, Ols, ols};
pub use poisson::{CountFit, Poisson, poisson, poisson_filtered};
pub use shape::Shape;
pub use slx::slx;

/// A variable that the outcome is regressed on.
#[derive(Debug, Clone, PartialEq)]
pub struct Regressor {
    /// What tables and errors call it.
    pub term: String,
    /// One value per unit, in the outcome's order.
    pub values: Vec<f64>,
}

/// What one regressor adds to the outcome per unit of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The regressor's name, or `constant`.
    pub term: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error: classical, or asymptotic where the fit is the likeliest one.
    pub se: f64,
    /// The estimate in standard errors: Student's t, or z where the standard error is asymptotic.
    pub statistic: f64,
    /// The two-sided chance of a statistic as far from zero if the coefficient is zero.
    pub p: f64,
}

/// What one more of a regressor everywhere does to the outcome where outcomes follow their
/// neighbours' (LeSage & Pace 2009).
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// At the place itself, neighbours' echoes included: the mean of the diagonal of `(I − ρW)⁻¹β`.
    pub direct: Coefficient,
    /// Through all other places: the total less the direct effect.
    pub indirect: Coefficient,
    /// In all: the mean row sum of `(I − ρW)⁻¹β`.
    pub total: Coefficient,
}

/// A statistic that follows a χ² distribution in large samples if its null holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreTest {
    /// The statistic.
    pub value: f64,
    /// The degrees of freedom.
    pub freedom: usize,
    /// The chance of a larger statistic under the null.
    pub p: f64,
}

impl ScoreTest {
    fn new(value: f64, freedom: usize) -> ScoreTest {
        ScoreTest { value, freedom, p: ChiSquared { freedom: freedom as f64 }.survival(value) }
    }
}

/// The constant and the regressors, checked, for an outcome that is not the same everywhere.
fn design(outcome: &[f64], regressors: &[Regressor]) -> Result<Vec<Vec<f64>>, Error> {
    let columns = checked(outcome, regressors)?;
    if outcome.iter().all(|value| *value == outcome[0]) {
        return Err(Values::NoVariation { what: "the outcome" }.into());
    }
    Ok(columns)
}

/// The constant and the regressors, checked.
fn checked(outcome: &[f64], regressors: &[Regressor]) -> Result<Vec<Vec<f64>>, Error> {
    let n = outcome.len();
    // One unit more than coefficients, the constant's among them, or no residual is free.
    let needed = regressors.len() + 2;
    if n < needed {
        return Err(Values::TooFew { what: "units for these regressors", needed, found: n }.into());
    }
    if let Some(index) = outcome.iter().position(|value| !value.is_finite()) {
        return Err(Values::NotFinite { what: "the outcome", index }.into());
    }
    let mut columns = vec![vec![1.0; n]];
    for Regressor { term, values } in regressors {
        if values.len() != n {
            let expected = n;
            let found = values.len();
            return Err(Error::RegressorLength { term: term.clone(), expected, found });
        }
        if let Some(index) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::RegressorNotFinite { term: term.clone(), index });
        }
        columns.push(values.clone());
    }
    Ok(columns)
}

/// The fit, with a regressor that follows from others named.
fn fit(outcome: &[f64], columns: &[Vec<f64>], regressors: &[Regressor]) -> Result<Fit, Error> {
    least_squares(columns, outcome).map_err(|error| match error {
        Values::Collinear { column } if column > 0 => {
            Error::CollinearRegressor { term: regressors[column - 1].term.clone() }
        }
        other => other.into(),
    })
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    sum(&x.iter().zip(y).map(|(a, b)| a * b).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::Weights;
    use probative_numeric::Seed;

    fn term(name: &str, values: &[f64]) -> Regressor {
        Regressor { term: name.to_string(), values: values.to_vec() }
    }

    const OUTCOME: [f64; 6] = [1.0, 3.0, 2.0, 5.0, 4.0, 7.0];

    #[test]
    fn a_regressor_that_follows_from_others_is_named() {
        let x = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let twice = x.map(|value| 2.0 * value + 1.0);
        let found = ols(&OUTCOME, &[term("x", &x), term("twice", &twice)]);
        assert_eq!(found, Err(Error::CollinearRegressor { term: "twice".to_string() }));
        let constant = ols(&OUTCOME, &[term("flat", &[3.0; 6])]);
        assert_eq!(constant, Err(Error::CollinearRegressor { term: "flat".to_string() }));
    }

    #[test]
    fn a_missing_value_is_named_with_its_row() {
        let found = ols(&OUTCOME, &[term("x", &[1.0, 2.0, f64::NAN, 4.0, 5.0, 6.0])]);
        assert_eq!(found, Err(Error::RegressorNotFinite { term: "x".to_string(), index: 2 }));
    }

    #[test]
    fn too_few_units_an_even_outcome_and_a_perfect_fit_are_refused() {
        let x = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        assert!(matches!(ols(&OUTCOME[..2], &[term("x", &x[..2])]), Err(Error::Values(_))));
        assert!(matches!(ols(&[2.0; 6], &[term("x", &x)]), Err(Error::Values(_))));
        let line = x.map(|value| 3.0 - value);
        assert_eq!(ols(&line, &[term("x", &x)]), Err(Error::PerfectFit));
    }

    #[test]
    fn a_regressor_that_parts_units_with_events_from_those_without_is_named() {
        let events = [0.0, 0.0, 3.0, 1.0, 2.0, 4.0, 0.0];
        let x = [1.0, 5.0, 2.0, 4.0, 3.0, 6.0, 2.0];
        let none = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let found = poisson(&events, &[10.0; 7], &[term("x", &x), term("none", &none)]);
        assert_eq!(found, Err(Error::SeparatingRegressor { term: "none".to_string() }));
        let both = [1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        assert!(poisson(&events, &[10.0; 7], &[term("x", &x), term("both", &both)]).is_ok());
        let half = poisson(&[0.5; 7], &[10.0; 7], &[term("x", &x)]);
        assert!(matches!(half, Err(Error::UnitOutOfRange { unit: 0, .. })));
        let nobody = poisson(&events, &[0.0; 7], &[term("x", &x)]);
        assert!(matches!(nobody, Err(Error::UnitOutOfRange { unit: 0, .. })));
    }

    #[test]
    fn a_pattern_in_the_counts_is_taken_up_and_none_is_found_in_even_ones() {
        let weights = lattice();
        let slope: Vec<f64> = (0..49).map(|unit| f64::from(unit / 7) - 3.0).collect();
        let events: Vec<f64> = slope.iter().map(|x| (50.0 * (1.0 + 0.2 * x)).round()).collect();
        let people = [1000.0; 49];
        let found = poisson_filtered(&events, &people, &[], &weights).unwrap();
        assert!(!found.vectors.is_empty() && found.fit.deviance < 0.1 * found.fit.null_deviance);
        let even = poisson_filtered(&[50.0; 49], &people, &[], &weights).unwrap();
        assert!(even.vectors.is_empty() && even.candidates > 5);
    }

    #[test]
    fn an_island_has_no_lagged_regressor() {
        let weights = Weights::from_pairs(6, &[(0, 1), (1, 2), (2, 3), (3, 4)]).unwrap();
        let x = [1.0, 2.0, 4.0, 3.0, 5.0, 9.0];
        let found = slx(&OUTCOME, &[term("x", &x)], &weights);
        assert_eq!(found, Err(Error::IslandWithoutLag { unit: 5 }));
        assert_eq!(ols(&OUTCOME, &[]).unwrap().dependence(&weights).unwrap().islands, 1);
    }

    #[test]
    fn lag_and_error_are_one_where_only_the_constant_is_lagged() {
        let ring: Vec<_> = (0..6).map(|unit| (unit, (unit + 1) % 6)).collect();
        let weights = Weights::from_pairs(6, &ring).unwrap().row_standardized();
        let near = ols(&OUTCOME, &[]).unwrap().dependence(&weights).unwrap();
        assert!(near.robust_lm_lag.is_none() && near.sarma.is_none());
        assert!((near.lm_lag.value - near.lm_error.value).abs() < 1e-12);
    }

    /// A 7 × 7 lattice with neighbours across edges.
    fn lattice() -> Weights {
        let mut pairs = Vec::new();
        for unit in 0..49 {
            pairs.extend((unit % 7 < 6).then_some((unit, unit + 1)));
            pairs.extend((unit < 42).then_some((unit, unit + 7)));
        }
        Weights::from_pairs(49, &pairs).unwrap().row_standardized()
    }

    /// Rejections at 5 % among 2,000 sets of 49 independent normal values on a 7 × 7 lattice.
    #[test]
    fn independent_errors_are_seldom_called_dependent() {
        let weights = lattice();
        let mut stream = Seed(49).stream(0);
        let mut draw = || (0..49).map(|_| stream.normal()).collect::<Vec<f64>>();
        let regressors = [term("x", &draw()), term("z", &draw())];
        let mut rejected = [0_usize; 6];
        for _ in 0..2000 {
            let near = ols(&draw(), &regressors).unwrap().dependence(&weights).unwrap();
            let robust = [near.robust_lm_error, near.robust_lm_lag].map(|test| test.unwrap().p);
            let plain = [near.moran.p, near.lm_error.p, near.lm_lag.p, near.sarma.unwrap().p];
            let chances = plain.into_iter().chain(robust);
            rejected.iter_mut().zip(chances).for_each(|(count, p)| *count += usize::from(p < 0.05));
        }
        println!("moran, error, lag, sarma, robust error, robust lag: {rejected:?} of 2000");
        assert!((71..=129).contains(&rejected[0]), "{rejected:?}");
        assert!(rejected.iter().all(|count| (50..=140).contains(count)), "{rejected:?}");
    }

    /// Rejections at 5 % among 1,000 sets; the likelihood ratio is known to reject a little too
    /// often on small maps.
    #[test]
    fn independent_outcomes_are_seldom_called_followers() {
        let weights = lattice();
        let mut stream = Seed(50).stream(0);
        let mut draw = || (0..49).map(|_| stream.normal()).collect::<Vec<f64>>();
        let regressors = [term("x", &draw())];
        let mut rejected = [0_usize; 3];
        for _ in 0..1000 {
            let outcome = draw();
            let lag = ml_lag(&outcome, &regressors, &weights).unwrap();
            let error = ml_error(&outcome, &regressors, &weights).unwrap();
            let chances =
                [lag.likelihood_ratio.p, lag.lm_error.unwrap().p, error.likelihood_ratio.p];
            rejected.iter_mut().zip(chances).for_each(|(count, p)| *count += usize::from(p < 0.05));
        }
        println!("lag, error left by lag, error: {rejected:?} of 1000");
        assert!(rejected.iter().all(|count| (30..=90).contains(count)), "{rejected:?}");
    }

    #[test]
    fn a_share_that_made_the_outcome_is_found_again() {
        let weights = lattice();
        let spillover = spillover::Spillover::new(&weights).unwrap();
        let mut stream = Seed(51).stream(0);
        let x: Vec<f64> = (0..49).map(|_| 10.0 * stream.normal()).collect();
        let own: Vec<f64> = x.iter().map(|x| 1.0 + 2.0 * x + 0.1 * stream.normal()).collect();
        let outcome = spillover.factor(0.6).unwrap().solve(&own);
        let found = ml_lag(&outcome, &[term("x", &x)], &weights).unwrap();
        assert!((found.coefficients[2].estimate - 0.6).abs() < 0.01, "{:?}", found.coefficients);
        assert!((found.effects[0].total.estimate - 5.0).abs() < 0.1, "{:?}", found.effects);
    }
}
