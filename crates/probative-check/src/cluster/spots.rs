//! Which places are hot spots: high values around a place, against the same values anywhere on the
//! map.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::cluster::{Chosen, Cluster};
use probative_finding::finding::{NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Measure, Reading};
use probative_finding::what::cluster::{Cluster as Parts, Spot as SpotParts};
use probative_finding::{Choice, What};
use probative_numeric::distribution::Normal;
use probative_numeric::{Inference, Null, Seed, Tail, each, mean, welch};
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
}

/// One place of a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Which place of the map it is.
    unit: usize,
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
            .enumerate()
            .map(|(unit, row)| {
                let row = row.as_ref().ok()?;
                let (around, size) = (row.value / row.expectation * centre, row.neighbors + 1);
                let p = nulls.get(&size)?.p_value(around, tail);
                let excess = 100.0 * (around / centre - 1.0);
                Some(Spot { unit, around, excess, size, p, adjusted: p })
            })
            .collect();
        let p: Vec<f64> = spots.iter().flatten().map(|spot| spot.p).collect();
        let adjusted = Adjustment::BenjaminiHochberg.of(&p);
        spots.iter_mut().flatten().zip(&adjusted).for_each(|(spot, p)| spot.adjusted = *p);
        Ok(Spots { mean: centre, spots, nulls })
    }

    /// The same, if the draws are enough for an adjusted p to be as small as the level asks.
    ///
    /// # Errors
    /// Draws too few for the number of places.
    pub(super) fn enough_for(self, inference: Inference) -> Result<Spots, Untested> {
        let outside = 1.0 - inference.level;
        let adjusted: Vec<f64> = self.spots.iter().flatten().map(|spot| spot.adjusted).collect();
        let found = adjusted.iter().filter(|p| **p <= outside + 1e-12).count();
        let enough = 2.0 * adjusted.len() as f64 / (outside * found.max(1) as f64);
        if ((inference.draws + 1) as f64) < enough {
            // More draws may find fewer places, so that the advice counts on one.
            let needed = (2.0 * adjusted.len() as f64 / outside - 1.0).ceil();
            let things = (inference.draws, adjusted.len(), needed);
            return Err(failed(&FEW_DRAWS, &[&things.0, &things.1, &things.2]));
        }
        Ok(self)
    }

    /// The deviation of the mean around a place by chance, in per cent of the map's mean.
    fn deviation(&self, spot: Spot) -> f64 {
        100.0 * self.nulls[&spot.size].standard_deviation() / self.mean
    }
}

/// What chance gives the largest and the smallest of all places, in deviations of each.
struct Extremes {
    largest: Null,
    smallest: Null,
}

impl Extremes {
    /// Over rearrangements of the whole map (Westfall & Young 1993).
    fn of(values: &[f64], weights: &Weights, spots: &Spots, inference: Inference) -> Extremes {
        let centre = mean(values);
        let around: Vec<(Vec<usize>, f64)> = spots
            .spots
            .iter()
            .enumerate()
            .filter_map(|(unit, spot)| {
                let own = std::iter::once(unit);
                let places = own.chain(weights.neighbors(unit).map(|(other, _)| other)).collect();
                Some((places, spots.deviation((*spot)?) * centre / 100.0))
            })
            .collect();
        let seed = inference.seed.branch("extremes");
        let extremes: Vec<(f64, f64)> = each(inference.draws, |replicate| {
            let mut moved = values.to_vec();
            seed.stream(replicate as u64).draw_front(&mut moved, values.len());
            let off = |(places, deviation): &(Vec<usize>, f64)| {
                let sum: f64 = places.iter().map(|place| moved[*place]).sum();
                (sum / places.len() as f64 - centre) / deviation
            };
            span(&around, off)
        });
        let null =
            |pick: fn(&(f64, f64)) -> f64| Null { draws: extremes.iter().map(pick).collect() };
        Extremes { largest: null(|it| it.1), smallest: null(|it| it.0) }
    }
}

/// A named place with its chance, its interval and what could have been found, by how it came to be
/// named.
struct Asked {
    p: f64,
    interval: (f64, f64),
    detectable: f64,
    error: f64,
    /// How far the two ends may be off for the number of draws.
    drawn_ends: (f64, f64),
}

/// One question about the map, for each place that is named.
struct Beside<'a> {
    values: &'a [f64],
    weights: &'a Weights,
    spots: &'a Spots,
    extremes: Option<Extremes>,
    inference: Inference,
    tail: Tail,
}

impl<'a> Beside<'a> {
    fn new(
        values: &'a [f64],
        weights: &'a Weights,
        spots: &'a Spots,
        chosen: Chosen,
        (inference, tail): (Inference, Tail),
    ) -> Beside<'a> {
        let extremes =
            (chosen == Chosen::ForHeight).then(|| Extremes::of(values, weights, spots, inference));
        Beside { values, weights, spots, extremes, inference, tail }
    }

    /// How far the mean around a place reaches above and below what it is, by the scatter of the
    /// values there and of those elsewhere, each their own (Welch 1947).
    ///
    /// Rearranged values take all places for alike, and those of one place may scatter more.
    fn own_reach(&self, spot: Spot) -> f64 {
        let mut is_around = vec![false; self.values.len()];
        is_around[spot.unit] = true;
        self.weights.neighbors(spot.unit).for_each(|(other, _)| is_around[other] = true);
        let side = |around: bool| -> Vec<f64> {
            let all = self.values.iter().zip(&is_around);
            all.filter(|(_, it)| **it == around).map(|(value, _)| *value).collect()
        };
        let (around, elsewhere) = (side(true), side(false));
        let found = welch(&around, &elsewhere);
        // The map's mean holds the values around, too.
        let share = elsewhere.len() as f64 / self.values.len() as f64;
        let reach = share * found.reach(self.inference.level) * found.error;
        // Of a single place elsewhere nobody knows the scatter.
        if reach.is_finite() { reach } else { 0.0 }
    }

    /// A place named before is one mean among those that chance gives there, and no surer than its
    /// own values allow; one named for its height is held to the largest of the map.
    fn of(&self, spot: Spot) -> Result<Asked, Untested> {
        let (spots, level) = (self.spots, self.inference.level);
        let deviation = spots.deviation(spot);
        let Some(Extremes { largest, smallest }) = &self.extremes else {
            let null = &spots.nulls[&spot.size];
            let shift = null.shift_interval(spot.around, level).map_err(refused)?;
            let errors = null.shift_errors(level);
            let of_mean = |length: f64| 100.0 * length / spots.mean;
            let (low, high) = (of_mean(shift.low), of_mean(shift.high));
            let own = of_mean(self.own_reach(spot));
            let interval = (low.min(spot.excess - own), high.max(spot.excess + own));
            // What such an interval finds is as much larger.
            let wider = ((interval.1 - interval.0) / (high - low)).max(1.0);
            let reach = Normal.quantile(0.5 * (1.0 + level)) + POWER;
            return Ok(Asked {
                p: spot.p,
                interval,
                detectable: reach * deviation * wider,
                error: null.monte_carlo_error(spot.p),
                drawn_ends: (of_mean(errors.0), of_mean(errors.1)),
            });
        };
        let off = spot.excess / deviation;
        let (above, below) =
            (largest.p_value(off, Tail::Upper), smallest.p_value(off, Tail::Lower));
        let p = self.tail.choose(above, below);
        let outside = 0.5 * (1.0 - level);
        let (far, near) = (largest.quantile(1.0 - outside), smallest.quantile(outside));
        Ok(Asked {
            p,
            interval: (spot.excess - far * deviation, spot.excess - near * deviation),
            detectable: (far + POWER) * deviation,
            error: largest.monte_carlo_error(p),
            drawn_ends: (
                largest.quantile_error(1.0 - outside) * deviation,
                smallest.quantile_error(outside) * deviation,
            ),
        })
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

/// The excess of the place among some that has the least of it, with the ends of its interval; of
/// places named for their height, that of the highest.
pub(super) fn least(
    values: &[f64],
    weights: &Weights,
    named: &[usize],
    chosen: Chosen,
    (inference, tail): (Inference, Tail),
) -> Result<(f64, (f64, f64)), Untested> {
    let spots = Spots::of(values, weights, inference, tail)?;
    let beside = Beside::new(values, weights, &spots, chosen, (inference, tail));
    let found: Vec<Spot> = match chosen {
        Chosen::Before => named.iter().filter_map(|unit| spots.spots[*unit]).collect(),
        Chosen::ForHeight => {
            let mut all: Vec<Spot> = spots.spots.iter().flatten().copied().collect();
            all.sort_by(|a, b| b.excess.total_cmp(&a.excess));
            all.into_iter().take(named.len()).collect()
        }
    };
    let each: Vec<(f64, (f64, f64))> = found
        .into_iter()
        .map(|spot| Ok((spot.excess, beside.of(spot)?.interval)))
        .collect::<Result<_, Untested>>()?;
    let low = span(&each, |(_, ends)| ends.0).0;
    Ok((span(&each, |(excess, _)| *excess).0, (low, span(&each, |(_, ends)| ends.1).0)))
}

/// One named place, over the ends of what is withheld.
struct Tried {
    code: String,
    /// At the least and, where any number is withheld, at the most that its lead can be.
    ends: Vec<(Spots, Spot, Asked)>,
    interval: (f64, f64),
}

impl Tried {
    /// The excess at the least, and at the most.
    fn excess(&self) -> (f64, f64) {
        span(&self.ends, |(_, spot, _)| spot.excess)
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
    let asked = (inference, question.tail());
    let one = |code: &String| tried(code, units, &weights, claim.chosen, asked);
    let tried: Vec<Tried> = claim.named().iter().map(one).collect::<Result<_, _>>()?;
    let by_excess = |a: &&Tried, b: &&Tried| a.excess().0.total_cmp(&b.excess().0);
    let least = tried.iter().min_by(by_excess).unwrap_or(&tried[0]);
    let (spots, spot, _) = &least.ends[0];
    let all = || tried.iter().flat_map(|tried| &tried.ends).map(|(.., asked)| asked);
    let p = all().map(|asked| asked.p).fold(0.0, f64::max);
    let detectable = all().map(|asked| asked.detectable).fold(0.0, f64::max);
    let interval =
        (span(&tried, |tried| tried.interval.0).0, span(&tried, |tried| tried.interval.1).0);
    let null = &spots.nulls[&spot.size];
    let error = all().map(|asked| asked.error).fold(0.0, f64::max);
    let chance = Chance { p, draws: inference.draws, error };
    let unit = Unit::Percent(Whole::MapMean);
    let measure = Measure::within(spot.excess, unit, interval, inference.level, Some(chance));
    let outside = 0.5 * (1.0 - inference.level);
    let what = What::Cluster(Parts::Spot(parts(claim, neighbors, least, p, units)));
    let choices = vec![Choice::Neighbors(neighbors.clone())];
    Ok(Found {
        reading: Reading::new(what, measure, units.rows()).choosing(choices),
        ends: (span(&tried, |tried| tried.excess().0).0, span(&tried, |tried| tried.excess().1).0),
        detectable,
        drawn_ends: (
            all().map(|asked| asked.drawn_ends.0).fold(0.0, f64::max),
            all().map(|asked| asked.drawn_ends.1).fold(0.0, f64::max),
        ),
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
        place: place::name(&claim.key, &least.code),
        named: claim.named().len(),
        neighbors: neighbors.clone(),
        around: span(&least.ends, |(_, spot, _)| spot.around),
        whole: span(&least.ends, |(spots, ..)| spots.mean),
        p,
        for_height: Some(claim.chosen == Chosen::ForHeight),
        of: units.codes.len(),
    }
}

fn tried(
    code: &str,
    units: &Units,
    weights: &Weights,
    chosen: Chosen,
    asked: (Inference, Tail),
) -> Result<Tried, Untested> {
    let unknown = || failed(&WITHOUT_NEIGHBOR, &[&code]);
    let unit = units.codes.iter().position(|known| known == code).ok_or_else(unknown)?;
    let mut around = vec![false; units.codes.len()];
    around[unit] = true;
    weights.neighbors(unit).for_each(|(other, _)| around[other] = true);
    let end = |numbers: Vec<f64>| -> Result<(Spots, Spot, Asked), Untested> {
        let values = units.rates(&numbers)?;
        let spots = Spots::of(&values, weights, asked.0, asked.1)?;
        let spot = spots.spots[unit].ok_or_else(unknown)?;
        let found = Beside::new(&values, weights, &spots, chosen, asked).of(spot)?;
        Ok((spots, spot, found))
    };
    let mut ends = vec![end(units.at(|unit| !around[unit]))?];
    if units.is_bounded() {
        ends.push(end(units.at(|unit| around[unit]))?);
    }
    let each = || ends.iter().map(|(.., asked)| asked.interval);
    let low = each().map(|(low, _)| low).fold(f64::INFINITY, f64::min);
    let interval = (low, each().map(|(_, high)| high).fold(f64::NEG_INFINITY, f64::max));
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
    fn a_place_named_for_its_height_is_held_to_the_largest_of_the_map() {
        let (values, weights) = row();
        let asked = (inference(9999), Tail::Upper);
        let spots = Spots::of(&values, &weights, asked.0, asked.1).unwrap();
        let hot = spots.spots[3].unwrap();
        let of = |chosen| Beside::new(&values, &weights, &spots, chosen, asked).of(hot).unwrap();
        let (height, before) = (of(Chosen::ForHeight), of(Chosen::Before));
        assert!(height.p > 5.0 * before.p && height.p <= 0.05, "{} {}", height.p, before.p);
        assert!(height.interval.0 < before.interval.0);
        // One tail of the interval leaves out no excess where the test does.
        assert_eq!(height.interval.0 > 0.0, height.p <= 0.025);
    }

    #[test]
    fn on_maps_without_clusters_the_highest_place_is_seldom_a_hot_spot() {
        let (values, weights) = row();
        let asked = (inference(199), Tail::Upper);
        let worlds = 200;
        let found = (0..worlds).filter(|at| {
            let mut moved = values.clone();
            Seed(5).stream(*at).draw_front(&mut moved, values.len());
            let (_, (low, _)) = least(&moved, &weights, &[0], Chosen::ForHeight, asked).unwrap();
            low > 0.0
        });
        // One in forty by one tail; six in ten without the comparison over the map.
        assert!(found.count() <= 12);
    }

    #[test]
    fn draws_too_few_for_the_places_are_refused() {
        let (values, weights) = row();
        let spots = Spots::of(&values, &weights, inference(99), Tail::Both);
        let refused = spots.and_then(|spots| spots.enough_for(inference(99)));
        let wanted = failed(&FEW_DRAWS, &[&99, &30, &1199]);
        assert_eq!(refused.err(), Some(wanted));
    }
}
