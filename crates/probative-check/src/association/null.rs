//! Maps that know nothing of which places are named, and maps that go together as far as an edge of
//! the claim says.

use probative_case::claim::association::{Comparison, Maps as TwoMaps, Named};
use probative_finding::finding::{Under, Untested};
use probative_numeric::{Stream, math, null_from, ranks, standard_deviation};
use probative_spatial::{SpectralNull, modified_t_test};
use probative_terms::Unit;

use super::{MAPS, Pairs, TEST, Withheld, ends, geography, geography_of_maps, values};
use crate::question::Question;
use crate::trial::{Asks, Setting, Trial, Width, edges, inner, worlds};
use crate::worlds::{Maps, laid, resampled};

/// Maps as smooth as the real one that know nothing of which places are named.
pub(super) fn maps_beside<'a>(
    claim: &'a Named,
    comparison: &'a Comparison,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let values = values(claim, comparison, Withheld::Least, question)?;
    let weights = values.weights(claim, question)?;
    let maps = Maps::smoothest(&values.values, &weights, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    let under = maps.under();
    let on_null = move |stream: &mut _| {
        let map = maps.draw(stream);
        let Ok(spectral) = SpectralNull::new(&map, &maps.weights) else { return 1.0 };
        let inference = inner(level, stream);
        let null = null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
        null.p_value(values.difference(&map), tail)
    };
    let asks = Asks::Yes { under, on_null: Box::new(on_null) };
    Ok(Trial { test: TEST, geography: geography(claim, comparison, question), asks })
}

/// Two maps as smooth as the real ones, with values as far from each other as theirs, as correlated
/// as an edge of the claim says.
pub(super) fn pairs_of_maps<'a>(
    claim: &'a TwoMaps,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let pairs = Pairs::read(claim, question)?;
    let seed = worlds(question);
    let weights = pairs.weights(claim, question)?;
    let x = Maps::like(&pairs.x, &weights, seed.branch("first"))?;
    let y = Maps::like(&pairs.y, &weights, seed.branch("second"))?;
    let level = question.level();
    let mut edges = edges(&question.regions()?);
    // Nothing lies beyond a correlation of one, so that no word can be wrong there.
    edges.retain(|edge| edge.at.abs() < 1.0);
    let mut settings = Vec::new();
    for x in &x {
        for y in &y {
            let (x, y, classes) = (x.clone(), y.clone(), pairs.classes(claim)?);
            let under = Under::TwoMaps(x.pull, y.pull);
            let at: Vec<f64> = edges.iter().map(|edge| edge.at).collect();
            let (of_x, of_y) = (pairs.x.clone(), pairs.y.clone());
            // Each on its own scale, so that their mixture has the correlation asked for.
            let scale = standard_deviation(&of_y) / standard_deviation(&of_x);
            let world = move |edge: usize, stream: &mut Stream| {
                let first = laid(&resampled(&of_x, stream), &x.draw(stream));
                let own = laid(&resampled(&of_y, stream), &y.draw(stream));
                let (own_part, shared) = (math::sqrt(1.0 - at[edge] * at[edge]), at[edge]);
                let mixed = first.iter().zip(&own).map(|(a, b)| shared * scale * a + own_part * b);
                let second: Vec<f64> = mixed.collect();
                let found = modified_t_test(&first, &second, &classes).ok()?;
                let by_ranks = modified_t_test(&ranks(&first), &ranks(&second), &classes).ok()?;
                Some((found.correlation, ends([&found, &by_ranks], level)))
            };
            settings.push(Setting { under, world: Box::new(world) });
        }
    }
    let asks = Asks::Width(Width { unit: Unit::Correlation, edges, settings });
    Ok(Trial { test: MAPS, geography: geography_of_maps(claim, question), asks })
}
