//! A policy given to other places, with as much of an effect as an edge of the claim says.

use probative_case::claim::effect::{ComparedBy, Effect};
use probative_finding::finding::Untested;
use probative_numeric::{Inference, Seed, math};

use super::{BASELINE, Outcomes, TEST, geography};
use crate::question::Question;
use crate::trial::{Asks, DRAWS, Setting, Trial, Width, edges_above, inner, worlds};
use crate::worlds::Lists;

/// The same outcomes without the policy's estimated effect, with the policy and an effect given to
/// places that cluster as much as the real ones may.
pub(super) fn policy_moved<'a>(
    claim: &'a Effect,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let data = Outcomes::kept(claim, &claim.list, claim.window, question)?;
    let by_ratios = claim.compared_by == ComparedBy::Ratios;
    let data = if by_ratios { data.logs().unwrap_or(data) } else { data };
    let real: Vec<usize> =
        (0..data.codes.len()).filter(|at| data.treated_from[*at].is_some()).collect();
    let mut dates: Vec<Option<usize>> = real.iter().map(|at| data.treated_from[*at]).collect();
    dates.sort_unstable();
    let all = Lists::free(&real, &claim.key, &data.codes, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    let once = Inference { level, draws: DRAWS, seed: Seed(0) };
    let effect = data.estimate(&data.treated_from, once, tail)?.estimate.value;
    let without = data.with(&data.treated_from, -effect);
    let least = if by_ratios { -100.0 } else { f64::NEG_INFINITY };
    let edges = edges_above(&question.regions()?, least);
    let setting = |lists: Lists| {
        let (without, dates, edges) = (without.clone(), dates.clone(), edges.clone());
        let under = lists.under();
        let world = move |edge: usize, stream: &mut _| {
            let mut treated = vec![None; without.codes.len()];
            lists.draw(stream).into_iter().zip(&dates).for_each(|(at, date)| treated[at] = *date);
            let moved = Outcomes { treated_from: treated.clone(), ..without.clone() };
            let baseline = moved.baseline();
            let added = match by_ratios {
                true => math::ln(1.0 + edges[edge].at / 100.0),
                false => edges[edge].at * baseline / 100.0,
            };
            let moved = moved.with(&treated, added);
            let found = moved.estimate(&treated, inner(level, stream), tail).ok()?.estimate;
            let percent = |number: f64| match by_ratios {
                true => 100.0 * math::exp_m1(number),
                false => 100.0 * number / baseline,
            };
            let ends = (percent(found.interval.low), percent(found.interval.high));
            Some((percent(found.value), ends))
        };
        Setting { under, world: Box::new(world) }
    };
    let settings = all.into_iter().map(setting).collect();
    let asks = Asks::Width(Width { unit: BASELINE, edges, settings });
    Ok(Trial { test: TEST, geography: geography(claim, question), asks })
}
