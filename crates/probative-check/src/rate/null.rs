//! Rates whose names are given to other places, with as much of a ratio as an edge of the claim
//! says.

use probative_case::claim::Select;
use probative_case::claim::rate::{Rate, RatesBy};
use probative_finding::finding::Untested;
use probative_numeric::{math, mean, pooled_ratio, studentized_interval};
use probative_terms::Unit;

use super::{counts, geography, ranks};
use crate::question::Question;
use crate::trial::{Asks, Edge, Setting, Trial, Width, edges_above, inner, worlds};
use crate::worlds::Lists;

/// The same typical rates without the named places' difference, with the names and a difference
/// given to places that cluster as much as the named ones may.
pub(super) fn names_moved<'a>(
    claim: &'a Rate,
    rates: &'a Select,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let sides = ranks::Sides::read(claim, rates, RatesBy::Logarithms, question)?;
    let named = sides.named.len();
    let mut logs = sides.logs();
    let shift = mean(&logs[..named]) - mean(&logs[named..]);
    logs[..named].iter_mut().for_each(|log| *log -= shift);
    let level = question.level();
    let edges = edges_above(&question.regions()?, 0.0);
    let lists = moved(claim, named, &sides.codes(), question)?;
    let setting = |lists: Lists| {
        let (logs, edges, under) = (logs.clone(), edges.clone(), lists.under());
        let world = move |edge: usize, stream: &mut _| {
            let listed = lists.draw(stream);
            let added = math::ln(edges[edge].at);
            let (mut own, mut rest) = (Vec::new(), Vec::new());
            for (place, log) in logs.iter().enumerate() {
                match listed.contains(&place) {
                    true => own.push(log + added),
                    false => rest.push(*log),
                }
            }
            let found = studentized_interval(&own, &rest, inner(level, stream)).ok()?;
            let ends = (math::exp(found.interval.low), math::exp(found.interval.high));
            Some((math::exp(found.value), ends))
        };
        Setting { under, world: Box::new(world) }
    };
    let settings = lists.into_iter().map(setting).collect();
    let asks = Asks::Width(Width { unit: Unit::Times, edges: edges.clone(), settings });
    Ok(Trial { test: ranks::TEST, geography: geography(claim, question), asks })
}

/// The same counts without the named places' ratio, with the names and a ratio given to places that
/// cluster as much as the named ones may.
pub(super) fn ratio_moved<'a>(
    claim: &'a Rate,
    events: &'a Select,
    exposure: &'a Select,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let counts::Known { codes, mut events, people, named } =
        counts::known(claim, events, exposure, question)?;
    let listed: Vec<usize> = (0..named).collect();
    let own = math::exp(counts::log_ratio(&events, &people, &listed));
    if own.is_finite() && own > 0.0 {
        events[..named].iter_mut().for_each(|count| *count /= own);
    }
    let level = question.level();
    let edges: Vec<Edge> = edges_above(&question.regions()?, 0.0);
    let lists = moved(claim, named, &codes, question)?;
    let setting = |lists: Lists| {
        let (events, people) = (events.clone(), people.clone());
        let (edges, under) = (edges.clone(), lists.under());
        let world = move |edge: usize, stream: &mut _| {
            let listed = lists.draw(stream);
            let mut sides: [(Vec<f64>, Vec<f64>); 2] = Default::default();
            for (place, (count, people)) in events.iter().zip(&people).enumerate() {
                let is_listed = listed.contains(&place);
                let times = if is_listed { edges[edge].at } else { 1.0 };
                let (counts, exposures) = &mut sides[usize::from(!is_listed)];
                counts.push(times * count);
                exposures.push(*people);
            }
            let [(a, people_a), (b, people_b)] = &sides;
            let found = pooled_ratio(a, people_a, b, people_b, level).ok()?.estimate;
            Some((found.value, (found.interval.low, found.interval.high)))
        };
        Setting { under, world: Box::new(world) }
    };
    let settings = lists.into_iter().map(setting).collect();
    let asks = Asks::Width(Width { unit: Unit::Times, edges: edges.clone(), settings });
    Ok(Trial { test: counts::TEST, geography: geography(claim, question), asks })
}

/// Lists of as many places as are named, the named ones being the first.
fn moved(
    claim: &Rate,
    named: usize,
    codes: &[String],
    question: &Question<'_>,
) -> Result<Vec<Lists>, Untested> {
    Lists::free(&(0..named).collect::<Vec<usize>>(), &claim.key, codes, worlds(question))
}
