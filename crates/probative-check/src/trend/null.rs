//! Series that wander, with as much of a tendency as an edge of the claim says.

use probative_case::claim::trend::Trend;
use probative_finding::finding::{Under, Untested};
use probative_numeric::{Stream, math, mean, sum, variance};
use probative_terms::diagnostic::test::trend::NO_WINDOW;

use super::years::{drift, step, window, years};
use super::{OVER_WINDOW, TEST, around, geography, is_counted, windows};
use crate::question::{Question, failed};
use crate::trial::{Asks, Setting, Trial, Width, edges_above, poisson};

/// How alike a level is to that of the year before: from years that know nothing of each other to a
/// random walk.
const ALIKE: [f64; 4] = [0.0, 0.5, 0.9, 1.0];
/// Years that a level wanders before the first that is seen.
const BEFORE: usize = 50;

/// Counts about a level that scatters by its yearly steps as much as the real one, and that ends
/// as far from where it began as an edge says.
pub(super) fn wandering<'a>(
    claim: &'a Trend,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let years = years(claim, question, Some(question.text_date()))?;
    let all = windows(claim, question)?;
    let first = *all.first().ok_or_else(|| failed(&NO_WINDOW, &[]))?;
    let [events, whole, _] = window(&years, first, || step(claim, question, first))?;
    let (edges, level) = (edges_above(&question.regions()?, -100.0), question.level());
    let share = sum(&events) / sum(&whole);
    let logs: Vec<f64> =
        events.iter().zip(&whole).map(|(part, all)| math::ln(part / all)).collect();
    let steps: Vec<f64> = logs.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // Counts scatter about a level, and are drawn anew about that of a world.
    let counted = is_counted(claim);
    let of_counts: Vec<f64> =
        events.windows(2).map(|pair| 1.0 / pair[0].max(1.0) + 1.0 / pair[1].max(1.0)).collect();
    let of_counts = if counted { mean(&of_counts) } else { 0.0 };
    let scatter = (variance(&steps) - of_counts).max(0.0);
    let setting = |alike: f64| {
        let (edges, whole) = (edges.clone(), whole.clone());
        let world = move |edge: usize, stream: &mut Stream| {
            let tendency = math::ln(1.0 + edges[edge].at / 100.0);
            let level_of = wander(whole.len(), alike, scatter, tendency, stream);
            let counts: Vec<f64> = level_of
                .iter()
                .zip(&whole)
                .map(|(log, whole)| share * whole * math::exp(*log))
                .map(|mean| if counted { poisson(mean, stream).max(1.0) } else { mean })
                .collect();
            let found = drift(claim, &counts, &whole, level).ok()?;
            let moved = 100.0 * math::exp_m1(found.change);
            Some((moved, around(moved, &found)))
        };
        Setting { under: Under::Series(alike), world: Box::new(world) }
    };
    let settings = ALIKE.map(setting).into();
    let asks = Asks::Width(Width { unit: OVER_WINDOW, edges, settings });
    Ok(Trial { test: TEST, geography: geography(claim, question)?, asks })
}

/// A level around nought whose yearly steps have a variance, with a tendency over the whole span.
fn wander(years: usize, alike: f64, scatter: f64, tendency: f64, stream: &mut Stream) -> Vec<f64> {
    // The steps of a level that is drawn back by 1 − a have the variance 2 s²/(1 + a).
    let each = math::sqrt(0.5 * scatter * (1.0 + alike));
    let mut level = 0.0;
    // A random walk may start anywhere: only its steps matter.
    for _ in 0..BEFORE {
        level = alike * level + each * stream.normal();
    }
    let mut seen = Vec::with_capacity(years);
    for year in 0..years {
        seen.push(level + tendency * (year as f64 / (years as f64 - 1.0) - 0.5));
        level = alike * level + each * stream.normal();
    }
    let middle = sum(&seen) / years as f64;
    seen.iter_mut().for_each(|log| *log -= middle);
    seen
}
