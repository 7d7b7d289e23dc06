//! Which places are hot spots: high values around a place, against the same values anywhere on the
//! map.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::cluster::Cluster;
use probative_finding::finding::{NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Measure, Reading};
use probative_finding::what::cluster::{Cluster as Parts, Spot as SpotParts};
use probative_finding::{Choice, What};
use probative_numeric::distribution::Normal;
use probative_numeric::{Inference, Null, Seed, Tail, each, mean};
use probative_spatial::{Adjustment, Test, Weights, local_g_star};
use probative_terms::diagnostic::test::cluster::{FEW_DRAWS, WITHOUT_NEIGHBOR};
use probative_terms::{Neighbours, Unit, Whole};

use super::units::Units;
use super::{Found, shows_rates, span};
use crate::place;
use crate::question::{Question, failed, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "hot-spot-permutation";
/// Standard errors between the edge of a test and an effect that it finds four times in five.
const POWER: f64 = 0.84;

/// Every place with the mean of the values around it, itself among them, against the map's.
///
/// This mean over the map's is the G* of Getis and Ord with each row divided by its sum (Ord &
/// Getis 1995), times the number of places. Under the null all values lie anywhere, the place's own
/// among them; p-values are adjusted over all places that have neighbours (Benjamini & Hochberg).
pub(super) struct Spots {
    /// The map's mean.
    pub(super) mean: f64,
    /// One a place; nothing for a place without neighbours.
    pub(super) spots: Vec<Option<Spot>>,
    /// The means of so many values drawn from the map.
    nulls: BTreeMap<usize, Null>,
    /// The level of an interval that leaves out no excess exactly where the adjusted test does
    /// (Benjamini & Yekutieli 2005).
    level: f64,
}

/// One place of a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The mean of the values of the place and its neighbours.
    pub(super) around: f64,
    /// How far that lies above the map's mean, in per cent of it.
    pub(super) excess: f64,
    /// How many values it is a mean of.
    size: usize,
    pub(super) p: f64,
    pub(super) adjusted: f64,
}

impl Spots {
    /// # Errors
    /// Values below zero, equal values, no neighbours, or draws too few for the number of places.
    pub(super) fn of(
        values: &[f64],
        weights: &Weights,
        inference: Inference,
        tail: Tail,
    ) -> Result<Spots, Untested> {
        let test = Test { draws: 0, seed: Seed(0), tail };
        let rows = local_g_star(values, weights, true, test).map_err(refused)?;
        let sizes: BTreeSet<usize> = rows.iter().flatten().map(|row| row.neighbors + 1).collect();
        let nulls = nulls(values, &sizes, inference);
        let centre = mean(values);
        let mut spots: Vec<Option<Spot>> = rows
            .iter()
            .map(|row| {
                let row = row.as_ref().ok()?;
                let (around, size) = (row.value / row.expectation * centre, row.neighbors + 1);
                let p = nulls.get(&size)?.p_value(around, tail);
                let excess = 100.0 * (around / centre - 1.0);
                Some(Spot { around, excess, size, p, adjusted: p })
            })
            .collect();
        let p: Vec<f64> = spots.iter().flatten().map(|spot| spot.p).collect();
        let adjusted = Adjustment::BenjaminiHochberg.of(&p);
        spots.iter_mut().flatten().zip(&adjusted).for_each(|(spot, p)| spot.adjusted = *p);
        let outside = 1.0 - inference.level;
        let found = adjusted.iter().filter(|p| **p <= outside + 1e-12).count();
        let share = outside * found.max(1) as f64 / adjusted.len() as f64;
        let enough = 2.0 / share;
        if ((inference.draws + 1) as f64) < enough {
            let things = (inference.draws, adjusted.len(), enough.ceil());
            return Err(failed(&FEW_DRAWS, &[&things.0, &things.1, &things.2]));
        }
        Ok(Spots { mean: centre, spots, nulls, level: 1.0 - share })
    }

    /// The excess of a place in per cent, at the adjusted level.
    fn interval(&self, spot: Spot) -> Result<(f64, f64), Untested> {
        let null = &self.nulls[&spot.size];
        let shift = null.shift_interval(spot.around, self.level);
        let shift = shift.map_err(refused)?;
        Ok((100.0 * shift.low / self.mean, 100.0 * shift.high / self.mean))
    }

    /// The Monte-Carlo error of a place's adjusted p.
    fn error(&self, spot: Spot) -> f64 {
        spot.adjusted / spot.p * self.nulls[&spot.size].monte_carlo_error(spot.p)
    }

    /// The excess in per cent that the adjusted test finds four times in five.
    fn detectable(&self, spot: Spot) -> f64 {
        let errors = Normal.quantile(0.5 * (1.0 + self.level)) + POWER;
        100.0 * errors * self.nulls[&spot.size].standard_deviation() / self.mean
    }
}

/// The means of so many values drawn from all of them without replacement.
fn nulls(values: &[f64], sizes: &BTreeSet<usize>, inference: Inference) -> BTreeMap<usize, Null> {
    let most = sizes.last().copied().unwrap_or(0);
    let means: Vec<Vec<f64>> = each(inference.draws, |replicate| {
        let mut shuffled = values.to_vec();
        inference.seed.stream(replicate as u64).draw_front(&mut shuffled, most);
        let (mut sum, mut means) = (0.0, Vec::with_capacity(sizes.len()));
        for (at, value) in shuffled[..most].iter().enumerate() {
            sum += value;
            if sizes.contains(&(at + 1)) {
                means.push(sum / (at + 1) as f64);
            }
        }
        means
    });
    let null = |which: usize| Null { draws: means.iter().map(|means| means[which]).collect() };
    sizes.iter().enumerate().map(|(which, size)| (*size, null(which))).collect()
}

/// The largest adjusted p among some places of a map.
pub(super) fn chance(
    values: &[f64],
    weights: &Weights,
    named: &[usize],
    inference: Inference,
    tail: Tail,
) -> Result<f64, Untested> {
    let all = Spots::of(values, weights, inference, tail)?;
    Ok(named
        .iter()
        .map(|unit| all.spots[*unit].map_or(1.0, |spot| spot.adjusted))
        .fold(0.0, f64::max))
}

/// One named place, over the ends of what is withheld.
struct Tried {
    code: String,
    /// At the least and, where any number is withheld, at the most that its lead can be.
    ends: Vec<(Spots, Spot)>,
    interval: (f64, f64),
}

impl Tried {
    /// The excess at the least, and at the most.
    fn excess(&self) -> (f64, f64) {
        span(&self.ends, |(_, spot)| spot.excess)
    }
}

/// The excess of the named place that has the least of it, by one choice of neighbours.
pub(super) fn found(
    claim: &Cluster,
    units: &Units,
    neighbors: &Neighbours,
    question: &Question<'_>,
) -> Result<Found, Untested> {
    let weights = units.weights(neighbors)?;
    let inference = question.inference(&format!("{TEST}/{}", neighbors.stream_key()));
    let one = |code: &String| tried(code, units, &weights, inference, question.tail());
    let tried: Vec<Tried> = claim.named().iter().map(one).collect::<Result<_, _>>()?;
    let by_excess = |a: &&Tried, b: &&Tried| a.excess().0.total_cmp(&b.excess().0);
    let least = tried.iter().min_by(by_excess).unwrap_or(&tried[0]);
    let (spots, spot) = &least.ends[0];
    let all = || tried.iter().flat_map(|tried| &tried.ends);
    let p = all().map(|(_, spot)| spot.adjusted).fold(0.0, f64::max);
    let detectable = all().map(|(spots, spot)| spots.detectable(*spot)).fold(0.0, f64::max);
    let interval =
        (span(&tried, |tried| tried.interval.0).0, span(&tried, |tried| tried.interval.1).0);
    let null = &spots.nulls[&spot.size];
    let error = all().map(|(spots, spot)| spots.error(*spot)).fold(0.0, f64::max);
    let chance = Chance { p, draws: inference.draws, error };
    let unit = Unit::Percent(Whole::MapMean);
    // Adjusted for all places of the map, each interval has a higher level than the case's.
    let level = all().map(|(spots, _)| spots.level).fold(1.0, f64::min);
    let measure = Measure::within(spot.excess, unit, interval, level, Some(chance));
    let outside = 0.5 * (1.0 - inference.level);
    let what = What::Cluster(Parts::Spot(parts(claim, neighbors, least, p, units)));
    let choices = vec![Choice::Neighbors(neighbors.clone())];
    Ok(Found {
        reading: Reading::new(what, measure, units.rows()).choosing(choices),
        ends: (span(&tried, |tried| tried.excess().0).0, span(&tried, |tried| tried.excess().1).0),
        detectable,
        null: NullModel {
            name: NullName::ValuesRearranged,
            observed: spot.around,
            mean: null.mean(),
            quantiles: (null.quantile(outside), null.quantile(1.0 - outside)),
            unit: Unit::named(&claim.unit),
        },
        draws: null.draws.clone(),
    })
}

/// The named place that has the least excess, and what it is an excess over.
fn parts(
    claim: &Cluster,
    neighbors: &Neighbours,
    least: &Tried,
    p: f64,
    units: &Units,
) -> SpotParts {
    SpotParts {
        said: claim.said.clone(),
        rates: shows_rates(claim),
        place: place::name(&least.code),
        named: claim.named().len(),
        neighbors: neighbors.clone(),
        around: span(&least.ends, |(_, spot)| spot.around),
        whole: span(&least.ends, |(spots, _)| spots.mean),
        p,
        of: units.codes.len(),
    }
}

fn tried(
    code: &str,
    units: &Units,
    weights: &Weights,
    inference: Inference,
    tail: Tail,
) -> Result<Tried, Untested> {
    let unknown = || failed(&WITHOUT_NEIGHBOR, &[&code]);
    let unit = units.codes.iter().position(|known| known == code).ok_or_else(unknown)?;
    let mut around = vec![false; units.codes.len()];
    around[unit] = true;
    weights.neighbors(unit).for_each(|(other, _)| around[other] = true);
    let end = |numbers: Vec<f64>| -> Result<(Spots, Spot), Untested> {
        let spots = Spots::of(&units.rates(&numbers)?, weights, inference, tail)?;
        let spot = spots.spots[unit].ok_or_else(unknown)?;
        Ok((spots, spot))
    };
    let mut ends = vec![end(units.at(|unit| !around[unit]))?];
    if units.is_bounded() {
        ends.push(end(units.at(|unit| around[unit]))?);
    }
    let each: Vec<(f64, f64)> =
        ends.iter().map(|(spots, spot)| spots.interval(*spot)).collect::<Result<_, _>>()?;
    let interval = (span(&each, |ends| ends.0).0, span(&each, |ends| ends.1).1);
    Ok(Tried { code: code.to_owned(), ends, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Thirty places in a row; the third to the fifth have high values.
    fn row() -> (Vec<f64>, Weights) {
        let high =
            |at: usize| if (2..5).contains(&at) { 9.0 } else { 1.0 + (at % 3) as f64 / 10.0 };
        let pairs: Vec<(usize, usize)> = (1..30).map(|at| (at - 1, at)).collect();
        ((0..30).map(high).collect(), Weights::from_pairs(30, &pairs).unwrap())
    }

    fn inference(draws: usize) -> Inference {
        Inference { level: 0.95, draws, seed: Seed(7) }
    }

    #[test]
    fn the_middle_of_high_values_is_a_hot_spot_and_the_far_end_is_none() {
        let (values, weights) = row();
        let spots = Spots::of(&values, &weights, inference(9999), Tail::Both).unwrap();
        let (hot, cold) = (spots.spots[3].unwrap(), spots.spots[20].unwrap());
        assert!((hot.around - 9.0).abs() < 1e-12 && hot.adjusted <= 0.05, "{hot:?}");
        assert!(cold.excess < 0.0 && cold.adjusted > 0.05, "{cold:?}");
        // Three values of thirty fall together once in 4,060 draws; both tails double it.
        assert!((hot.p - 2.0 / 4_060.0).abs() < 6e-4, "{}", hot.p);
    }

    #[test]
    fn the_interval_leaves_out_no_excess_exactly_where_the_adjusted_test_does() {
        let (values, weights) = row();
        let spots = Spots::of(&values, &weights, inference(9999), Tail::Both).unwrap();
        for spot in spots.spots.iter().flatten() {
            let (low, high) = spots.interval(*spot).unwrap();
            let outside = low > 1e-9 || high < -1e-9;
            assert_eq!(outside, spot.adjusted <= 0.05, "{spot:?}: {low} to {high}");
        }
    }

    #[test]
    fn draws_too_few_for_the_places_are_refused() {
        let (values, weights) = row();
        let refused = Spots::of(&values, &weights, inference(99), Tail::Both);
        let wanted = failed(&FEW_DRAWS, &[&99, &30, &1200]);
        assert_eq!(refused.err(), Some(wanted));
    }
}
