use probative_numeric::Error as Values;

use super::{Ols, Regressor, ols};
use crate::error::Error;
use crate::weights::Weights;

/// Regresses the outcome on the regressors and on their neighbours' values, the terms `W_…` (the
/// SLX model, Halleck Vega & Elhorst 2015).
///
/// With row-standardised weights a lagged term is the neighbours' mean. An island has no such mean
/// and is an error: spreg and spatialreg put zero there, a value that nobody measured.
///
/// # Errors
/// As [`ols`]; weights for another number of units; or an island.
pub fn slx(outcome: &[f64], regressors: &[Regressor], weights: &Weights) -> Result<Ols, Error> {
    super::design(outcome, regressors)?;
    if weights.units() != outcome.len() {
        let expected = outcome.len();
        let found = weights.units();
        return Err(Values::Lengths { what: "the weights", expected, found }.into());
    }
    if let Some(unit) = weights.islands().next() {
        return Err(Error::IslandWithoutLag { unit });
    }
    let lagged = regressors.iter().map(|each| Regressor {
        term: format!("W_{}", each.term),
        values: weights.lag(&each.values),
    });
    ols(outcome, &regressors.iter().cloned().chain(lagged).collect::<Vec<_>>())
}
