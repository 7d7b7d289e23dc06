//! Maps of the same values, as clustered as an edge of the claim says.

use probative_case::claim::cluster::{Cluster, Extent};
use probative_finding::finding::{Under, Untested};
use probative_numeric::{Seed, Stream, mean};
use probative_spatial::{Weights, moran_i};
use probative_terms::{Unit, Whole};

use super::{Units, anywhere, geography, name, spots};
use crate::question::Question;
use crate::trial::{Asks, Edge, Setting, Trial, Width, edges, inner, poisson, worlds};
use crate::worlds::{Maps, laid};

/// Maps by which it is found how strongly neighbours must pull on each other.
const TRIES: u64 = 100;
/// Halvings until that pull is known well enough.
const HALVINGS: usize = 10;
/// The strongest pull of neighbours.
const STRONGEST: f64 = 0.99;

/// The same values at places drawn for them, as clustered as an edge says; of rates, counts about
/// them for the people there.
pub(super) fn values_moved<'a>(
    claim: &'a Cluster,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let units = Units::read(claim, question)?;
    let weights = units.weights(&claim.weights[0])?;
    let edges = edges(&question.regions()?);
    let under = match units.exposure() {
        Some(_) => Under::RatesMoved,
        None => Under::ValuesMoved,
    };
    let level = question.level();
    let (unit, setting) = match &claim.extent {
        Extent::Anywhere => {
            let rates = units.rates(&units.least())?;
            let (count, standardized) = (units.codes.len(), weights.row_standardized());
            let draw = move |pull: f64, stream: &mut Stream| {
                let maps = Maps { weights: weights.clone(), pull };
                let numbers = counted(&units, laid(&rates, &maps.draw(stream)), stream);
                units.standardized(&numbers).ok()
            };
            let moran =
                |pull: f64, stream: &mut Stream| moran_i(&draw(pull, stream)?, &standardized).ok();
            let pulls: Vec<f64> =
                edges.iter().map(|edge| pull(moran, count, *edge, worlds(question))).collect();
            let world = move |edge: usize, stream: &mut Stream| {
                let values = draw(pulls[edge], stream)?;
                anywhere::excess(&values, &standardized, inner(level, stream)).ok()
            };
            (Unit::MoransIAboveChance, Setting { under, world: Box::new(world) })
        }
        Extent::Places(codes) => {
            let place = |code: &String| units.codes.iter().position(|known| known == code);
            let named: Vec<usize> = codes.iter().filter_map(place).collect();
            let rates = units.rates(&units.least())?;
            let (tail, at, chosen) = (question.tail(), edges.clone(), claim.chosen);
            let world = move |edge: usize, stream: &mut Stream| {
                let mut values = rates.clone();
                stream.draw_front(&mut values, rates.len());
                raise(&mut values, &weights, &named, at[edge].at)?;
                let numbers = counted(&units, values, stream);
                let asked = (inner(level, stream), tail);
                let values = units.rates(&numbers).ok()?;
                spots::least(&values, &weights, &named, chosen, asked).ok()
            };
            (Unit::Percent(Whole::MapMean), Setting { under, world: Box::new(world) })
        }
    };
    let asks = Asks::Width(Width { unit, edges, settings: vec![setting] });
    Ok(Trial { test: name(claim), geography: geography(claim, question), asks })
}

/// Counts about the rates, where the map shows rates.
fn counted(units: &Units, rates: Vec<f64>, stream: &mut Stream) -> Vec<f64> {
    let Some((people, per)) = units.exposure() else { return rates };
    let count = |(rate, people): (&f64, &f64)| poisson(rate.max(0.0) * people / per, stream);
    rates.iter().zip(people).map(count).collect()
}

/// How strongly neighbours must pull for Moran's *I* of `units` values, as the test takes it from a
/// made-up map, to lie at an edge above what the same values give anywhere.
///
/// Counts scatter about their rates, so that a map pulls more strongly than it shows; where even
/// the strongest pull does not show as much, its worlds stand nearest to the edge.
fn pull(
    moran: impl Fn(f64, &mut Stream) -> Option<f64>,
    units: usize,
    edge: Edge,
    seed: Seed,
) -> f64 {
    let anywhere = -1.0 / (units as f64 - 1.0);
    let excess = |pull: f64| {
        let one = |at| moran(pull, &mut seed.stream(at));
        mean(&(0..TRIES).filter_map(one).collect::<Vec<f64>>()) - anywhere
    };
    let (mut low, mut high) = (0.0, STRONGEST);
    if edge.at <= 0.0 {
        return low;
    }
    for _ in 0..HALVINGS {
        let middle = low.midpoint(high);
        if excess(middle) < edge.at { low = middle } else { high = middle }
    }
    low.midpoint(high)
}

/// Raises the values of named places and their neighbours, so that the mean there is expected to
/// lie so many per cent above the map's; nothing where they are too large a part of it for that.
fn raise(values: &mut [f64], weights: &Weights, named: &[usize], percent: f64) -> Option<()> {
    let mut around = vec![false; values.len()];
    for place in named {
        around[*place] = true;
        weights.neighbors(*place).for_each(|(other, _)| around[other] = true);
    }
    let share = around.iter().filter(|it| **it).count() as f64 / values.len() as f64;
    let times = 1.0 + percent / 100.0;
    let left = Some(1.0 - times * share).filter(|left| *left > 0.0)?;
    let added = mean(values) * (times - 1.0) / left;
    values.iter_mut().zip(around).filter(|(_, it)| *it).for_each(|(value, _)| *value += added);
    Some(())
}
