//! Whether a map is clustered at all.

use probative_case::claim::cluster::Cluster;
use probative_finding::finding::{NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Measure, Reading};
use probative_finding::what::cluster::Cluster as Parts;
use probative_finding::{Choice, What};
use probative_numeric::{Freely, Inference, Null, permute};
use probative_spatial::{Moran, Weights};
use probative_terms::{Neighbours, Unit};

use super::units::Units;
use super::{Found, shows_rates, span};
use crate::question::{Question, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "moran-permutation";

/// Moran's *I* at one end of what is withheld, with what the same values give anywhere on the map.
struct Tried {
    observed: f64,
    null: Null,
    excess: f64,
    interval: (f64, f64),
    p: f64,
}

/// Moran's *I* less its mean among rearrangements, by one choice of neighbours.
///
/// Where numbers are withheld it is taken with all of them at their least and at their most, and
/// the wider interval and the larger p count.
pub(super) fn found(
    claim: &Cluster,
    units: &Units,
    neighbors: &Neighbours,
    question: &Question<'_>,
) -> Result<Found, Untested> {
    let weights = units.weights(neighbors)?.row_standardized();
    let mut ends = vec![tried(units, &units.least(), &weights, neighbors, question)?];
    if units.is_bounded() {
        ends.push(tried(units, &units.at(|_| true), &weights, neighbors, question)?);
    }
    let by_p = |a: &&Tried, b: &&Tried| a.p.total_cmp(&b.p);
    let weakest = ends.iter().max_by(by_p).unwrap_or(&ends[0]);
    let inference = question.inference(TEST);
    let interval = (span(&ends, |end| end.interval.0).0, span(&ends, |end| end.interval.1).1);
    let error = weakest.null.monte_carlo_error(weakest.p);
    let chance = Chance { p: weakest.p, draws: inference.draws, error };
    let outside = 0.5 * (1.0 - inference.level);
    let quantiles = (weakest.null.quantile(outside), weakest.null.quantile(1.0 - outside));
    let mean = weakest.null.mean();
    let isolated = weights.islands().count();
    let what = What::Cluster(Parts::Moran {
        said: claim.said.clone(),
        rates: shows_rates(claim),
        neighbors: neighbors.clone(),
        isolated: (isolated > 0).then_some((isolated, units.codes.len())),
        observed: span(&ends, |end| end.observed),
        mean,
        quantiles,
    });
    let unit = Unit::MoransIAboveChance;
    let measure = Measure::within(weakest.excess, unit, interval, inference.level, Some(chance));
    let choices = vec![Choice::Neighbors(neighbors.clone())];
    Ok(Found {
        reading: Reading::new(what, measure, units.rows()).choosing(choices),
        // What is withheld may lie anywhere between its ends, and Moran's I is neither least nor
        // largest where all are: nothing bounds it.
        ends: match units.is_bounded() {
            true => (f64::NEG_INFINITY, f64::INFINITY),
            false => span(&ends, |end| end.excess),
        },
        detectable: span(&ends, |end| end.null.detectable()).1,
        drawn_ends: weakest.null.shift_errors(inference.level),
        null: NullModel {
            name: NullName::ValuesRearranged,
            observed: weakest.observed,
            mean,
            quantiles,
            unit: Unit::MoransI,
        },
        draws: weakest.null.draws.clone(),
    })
}

/// Moran's *I* above its mean among rearrangements, with the ends of its interval.
pub(super) fn excess(
    values: &[f64],
    weights: &Weights,
    inference: Inference,
) -> Result<(f64, (f64, f64)), Untested> {
    let (observed, null) = drawn(values, weights, inference)?;
    let shift = null.shift_interval(observed, inference.level).map_err(refused)?;
    Ok((observed - null.mean(), (shift.low, shift.high)))
}

fn drawn(values: &[f64], weights: &Weights, inference: Inference) -> Result<(f64, Null), Untested> {
    let moran = Moran::new(values, weights).map_err(refused)?;
    let order: Vec<usize> = (0..values.len()).collect();
    let null = permute(values.len(), inference, &Freely, &|order| moran.statistic(order));
    Ok((moran.statistic(&order), null))
}

fn tried(
    units: &Units,
    numbers: &[f64],
    weights: &Weights,
    neighbors: &Neighbours,
    question: &Question<'_>,
) -> Result<Tried, Untested> {
    let values = units.standardized(numbers)?;
    let inference = question.inference(&format!("{TEST}/{}", neighbors.stream_key()));
    let (observed, null) = drawn(&values, weights, inference)?;
    let shift = null.shift_interval(observed, inference.level).map_err(refused)?;
    Ok(Tried {
        observed,
        excess: observed - null.mean(),
        interval: (shift.low, shift.high),
        p: null.p_value(observed, question.tail()),
        null,
    })
}
