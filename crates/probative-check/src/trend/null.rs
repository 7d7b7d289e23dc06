//! Counts without a trend.

use probative_case::claim::trend::Trend;
use probative_finding::finding::{Under, Untested};
use probative_numeric::{poisson_slope, sum};
use probative_terms::diagnostic::test::trend::NO_WINDOW;

use super::{TEST, geography, window, years};
use crate::question::{Question, failed};
use crate::trial::{Trial, poisson};

/// Counts without a trend, Poisson about the mean share of each year's whole.
pub(super) fn no_trend<'a>(
    claim: &'a Trend,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let years = years(claim, question, Some(question.text_date()))?;
    let first = claim.windows.first().ok_or_else(|| failed(&NO_WINDOW, &[]))?;
    let [events, whole, times] = window(&years, *first)?;
    let share = sum(&events) / sum(&whole);
    let level = question.level();
    Ok(Trial {
        test: TEST,
        geography: geography(claim, question),
        under: Under::OneShare,
        on_null: Box::new(move |stream| {
            let events: Vec<f64> =
                whole.iter().map(|whole| poisson(share * whole, stream)).collect();
            poisson_slope(&events, &whole, &times, level).map_or(1.0, |slope| slope.p)
        }),
    })
}
