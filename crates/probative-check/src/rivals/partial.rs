//! By how much the outcome differs where the list names a place, all other explanations alike.

use probative_finding::finding::Untested;
use probative_numeric::{Inference, Null, Partial, Tail, mean, null_from};
use probative_spatial::Spectrum;

use probative_terms::diagnostic::test::rivals::NOT_ABOVE_NOTHING;
use probative_terms::number::plain;

use crate::question::{failed, refused};

/// The difference at listed places, in per cent of the mean of the others.
pub(super) struct Found {
    pub(super) percent: f64,
    pub(super) interval: (f64, f64),
    /// The difference over its standard error, and what it would be by chance.
    pub(super) studentized: f64,
    pub(super) null: Null,
    /// The standard error, in per cent.
    pub(super) error: f64,
}

impl Found {
    pub(super) fn p(&self, tail: Tail) -> f64 {
        self.null.p_value(self.studentized, tail)
    }
}

/// The mean outcome of places that are not listed.
pub(super) fn elsewhere(outcome: &[f64], list: &[f64]) -> f64 {
    let others = outcome.iter().zip(list).filter(|(_, listed)| **listed == 0.0);
    mean(&others.map(|(outcome, _)| *outcome).collect::<Vec<f64>>())
}

/// The partial coefficient of a list, with an interval from its studentised null.
///
/// Without the list the outcome is what the other explanations foretell, and what they leave; that
/// rest is redrawn as smooth on the map as it is (Freedman & Lane 1983; Wagner & Dray 2015), and
/// the coefficient of each is divided by its own standard error (DiCiccio & Romano 2017). An effect
/// only shifts the outcome of listed places, so that the interval follows by inverting that test.
pub(super) fn found(
    partial: &Partial,
    outcome: &[f64],
    list: &[f64],
    spectrum: &Spectrum,
    inference: Inference,
) -> Result<Found, Untested> {
    let own = partial.coefficient(outcome);
    let rest = spectrum.null(&partial.residuals(outcome)).map_err(refused)?;
    let null = null_from(inference, &|stream| {
        let drawn = partial.coefficient(&rest.surrogate(stream));
        drawn.value / drawn.error
    });
    let mean = elsewhere(outcome, list);
    if mean <= 0.0 {
        return Err(failed(&NOT_ABOVE_NOTHING, &[&plain(mean)]));
    }
    let scale = 100.0 / mean;
    let outside = 0.5 * (1.0 - inference.level);
    let end = |share: f64| scale * (own.value - null.quantile(share) * own.error);
    Ok(Found {
        percent: scale * own.value,
        interval: (end(1.0 - outside), end(outside)),
        studentized: own.value / own.error,
        error: scale * own.error,
        null,
    })
}
