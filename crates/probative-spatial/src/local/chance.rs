//! Sums over neighbours drawn from the other units, each unit keeping its own value.

mod sample;

use std::collections::BTreeMap;

use probative_numeric::{Exceedances, Seed, Tail, each};

use crate::layout::Layout;
use sample::{Sampler, Samples};

/// Sums closer than this share of their size are equal.
const TIE: f64 = 1e-12;

/// Exceedances on both sides after which a unit with unequal strengths needs no more draws (Besag &
/// Clifford 1991).
const ENOUGH: u64 = 50;

/// Draws that are in memory at once.
const CHUNK: usize = 1 << 16;

/// What is drawn: one or two columns, of which each draw sums `strength · value` over a unit's
/// links.
pub(super) struct Columns<'a> {
    pub(super) layout: &'a Layout,
    pub(super) values: &'a [f64],
    /// A second column whose sum is added, if the statistic needs one.
    pub(super) beside: Option<&'a [f64]>,
    /// The side that decides when to stop.
    pub(super) tail: Tail,
}

/// How much a unit's statistic rises with its drawn sum; the sum beside is added to it.
pub(super) type Slope<'a> = &'a (dyn Fn(usize) -> f64 + Sync);

/// The links of a unit to others, all alike or not.
struct Row {
    targets: Vec<u32>,
    strengths: Vec<f64>,
    alike: Option<f64>,
}

impl Columns<'_> {
    fn row(&self, place: usize) -> Row {
        let links: Vec<(usize, f64)> =
            self.layout.links(place).filter(|link| link.0 != place).collect();
        let strengths: Vec<f64> = links.iter().map(|link| link.1).collect();
        let first = strengths.first().copied();
        let near = |w: &f64| first.is_some_and(|first| (w - first).abs() <= 1e-12 * first.abs());
        let alike = first.filter(|_| strengths.iter().all(near));
        Row { targets: links.iter().map(|link| link.0 as u32).collect(), strengths, alike }
    }

    fn beside(&self, place: usize) -> f64 {
        self.beside.map_or(0.0, |column| column[place])
    }

    /// The sums as they lie; where strengths are alike, of values alone.
    fn observed(&self, row: &Row) -> [f64; 2] {
        let mut sums = [0.0; 2];
        for (&to, strength) in row.targets.iter().zip(&row.strengths) {
            let strength = if row.alike.is_some() { 1.0 } else { *strength };
            sums[0] += strength * self.values[to as usize];
            sums[1] += strength * self.beside(to as usize);
        }
        sums
    }

    /// How often draws reach the observed statistic, for each place.
    ///
    /// Units whose strengths are alike share one table of draws for each number of neighbours:
    /// samples from all units, sorted by their sums, less the few that hold the unit itself, are
    /// exactly samples from the others. Their Monte-Carlo errors are therefore correlated, and the
    /// number of draws varies a little. Units with unequal strengths draw for themselves and stop
    /// early. Without a column beside, the order of the sums is that of the statistics, and one
    /// search finds the place of the observed one; with it, each is computed.
    pub(super) fn exceedances(
        &self,
        slope: Slope<'_>,
        draws: usize,
        seed: Seed,
    ) -> Vec<Exceedances> {
        let n = self.layout.units();
        let rows: Vec<Row> = each(n, |place| self.row(place));
        let mut found = vec![Exceedances::default(); n];
        let mut by_count: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut alone = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            // Alike strengths only scale a sum, which changes no order, so that one table serves
            // all of them; a unit without others has no chance.
            match row.alike {
                Some(_) => by_count.entry(row.targets.len()).or_default().push(place),
                None if !row.targets.is_empty() => alone.push(place),
                None => {}
            }
        }
        if draws == 0 {
            return found;
        }
        for (count, places) in by_count {
            let seed = seed.branch(&format!("{count} neighbours"));
            let table = Table { columns: self, count, places: &places, rows: &rows };
            for (place, counts) in table.exceedances(slope, draws, seed) {
                found[place] = counts;
            }
        }
        let size = self.size();
        let stopped = each(alone.len(), |which| {
            let place = alone[which];
            self.until_enough(place, &rows[place], slope(place), size, draws, seed)
        });
        alone.into_iter().zip(stopped).for_each(|(place, counts)| found[place] = counts);
        found
    }

    /// Draws for one unit until both sides have enough exceedances; then the observed one is not
    /// counted in addition.
    fn until_enough(
        &self,
        place: usize,
        row: &Row,
        slope: f64,
        size: f64,
        draws: usize,
        seed: Seed,
    ) -> Exceedances {
        let [sum, beside] = self.observed(row);
        let observed = beside + slope * sum;
        let slack = TIE
            * (row.targets.len() as f64 * size)
            * row.strengths.iter().fold(0.0, |a: f64, w| a.max(w.abs()));
        let slack = slack.max(TIE * observed.abs());
        let mut stream = seed.branch("unequal").stream(place as u64);
        let mut sampler = Sampler::new(self.layout.units() - 1, row.targets.len());
        let mut counts = Exceedances::default();
        while counts.draws < draws as u64 {
            let mut sum = 0.0;
            let mut beside = 0.0;
            for (&drawn, strength) in sampler.draw(&mut stream).iter().zip(&row.strengths) {
                let other = drawn as usize + usize::from(drawn as usize >= place);
                sum += strength * self.values[other];
                beside += strength * self.beside(other);
            }
            let value = beside + slope * sum;
            counts.draws += 1;
            counts.above_or_equal += u64::from(value >= observed - slack);
            counts.below_or_equal += u64::from(value <= observed + slack);
            if self.extreme(&counts) >= ENOUGH {
                // The last draw stands for the observed one: (h − 1 + 1) / (l − 1 + 1).
                counts.draws -= 1;
                counts.above_or_equal = counts.above_or_equal.saturating_sub(1);
                counts.below_or_equal = counts.below_or_equal.saturating_sub(1);
                break;
            }
        }
        counts
    }

    /// The exceedances on the side that decides.
    fn extreme(&self, counts: &Exceedances) -> u64 {
        match self.tail {
            Tail::Upper => counts.above_or_equal,
            Tail::Lower => counts.below_or_equal,
            Tail::Both => counts.above_or_equal.min(counts.below_or_equal),
        }
    }

    /// The size of a value.
    fn size(&self) -> f64 {
        let n = self.values.len() as f64;
        let square = |column: &[f64]| column.iter().map(|v| v * v).sum::<f64>() / n;
        let beside = self.beside.map_or(0.0, square);
        probative_numeric::math::sqrt(square(self.values) + beside)
    }
}

/// The units with one number of neighbours, and the samples they share.
struct Table<'a> {
    columns: &'a Columns<'a>,
    count: usize,
    places: &'a [usize],
    rows: &'a [Row],
}

impl Table<'_> {
    fn exceedances(&self, slope: Slope<'_>, draws: usize, seed: Seed) -> Vec<(usize, Exceedances)> {
        let observed: Vec<[f64; 2]> =
            self.places.iter().map(|&place| self.columns.observed(&self.rows[place])).collect();
        let mut which = vec![u32::MAX; self.columns.layout.units()];
        self.places.iter().enumerate().for_each(|(i, &place)| which[place] = i as u32);
        let mut found = vec![Exceedances::default(); self.places.len()];
        for first in (0..draws).step_by(CHUNK) {
            let range = first..draws.min(first + CHUNK);
            let samples = Samples::draw(self.columns, self.count, range, seed);
            let part = match self.columns.beside {
                None => self.by_search(&samples, &observed, &which, slope),
                Some(_) => self.one_by_one(&samples, &observed, &which, slope),
            };
            found.iter_mut().zip(part).for_each(|(whole, part)| *whole = whole.merge(part));
        }
        self.places.iter().copied().zip(found).collect()
    }

    /// A sorted table of sums answers for all units, less the samples that hold them.
    fn by_search(
        &self,
        samples: &Samples,
        observed: &[[f64; 2]],
        which: &[u32],
        slope: Slope<'_>,
    ) -> Vec<Exceedances> {
        let slack = TIE * (self.count as f64 * self.columns.size());
        let mut sorted = samples.sums.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let whole = |observed: &[f64; 2]| Exceedances {
            above_or_equal: (sorted.len()
                - sorted.partition_point(|sum| *sum < observed[0] - slack))
                as u64,
            below_or_equal: sorted.partition_point(|sum| *sum <= observed[0] + slack) as u64,
            draws: sorted.len() as u64,
        };
        let mut found: Vec<Exceedances> = observed.iter().map(whole).collect();
        for (members, sum) in samples.members.chunks_exact(self.count).zip(&samples.sums) {
            for member in members {
                let unit = which[*member as usize] as usize;
                if let Some(counts) = found.get_mut(unit) {
                    // Samples that hold the unit itself are not samples of the others.
                    counts.draws -= 1;
                    counts.above_or_equal -= u64::from(*sum >= observed[unit][0] - slack);
                    counts.below_or_equal -= u64::from(*sum <= observed[unit][0] + slack);
                }
            }
        }
        for (&place, counts) in self.places.iter().zip(&mut found) {
            let slope = slope(place);
            // A statistic that falls with its sum is extreme where the sum is small; one that hangs
            // on no sum is the same in every draw.
            if slope < 0.0 {
                std::mem::swap(&mut counts.above_or_equal, &mut counts.below_or_equal);
            } else if slope == 0.0 {
                (counts.above_or_equal, counts.below_or_equal) = (counts.draws, counts.draws);
            }
        }
        found
    }

    /// Each unit's statistic of each sample, less the samples that hold the unit.
    fn one_by_one(
        &self,
        samples: &Samples,
        observed: &[[f64; 2]],
        which: &[u32],
        slope: Slope<'_>,
    ) -> Vec<Exceedances> {
        let size = TIE * (self.count as f64 * self.columns.size());
        let bounds: Vec<Bounds> = self
            .places
            .iter()
            .zip(observed)
            .map(|(&place, observed)| Bounds::new(slope(place), *observed, size))
            .collect();
        let sums = &samples.sums;
        let beside = &samples.beside;
        let mut found = each(bounds.len(), |unit| bounds[unit].count(sums, beside));
        for (index, members) in samples.members.chunks_exact(self.count).enumerate() {
            for member in members {
                let unit = which[*member as usize] as usize;
                if let Some(counts) = found.get_mut(unit) {
                    let sample = index..index + 1;
                    // Counted by the same function as all samples, so that what is taken away was
                    // counted before.
                    let held = bounds[unit].count(&sums[sample.clone()], &beside[sample]);
                    counts.draws -= held.draws;
                    counts.above_or_equal -= held.above_or_equal;
                    counts.below_or_equal -= held.below_or_equal;
                }
            }
        }
        found
    }
}

/// What a drawn statistic of a unit must reach, from below and from above.
struct Bounds {
    slope: f64,
    low: f64,
    high: f64,
}

impl Bounds {
    fn new(slope: f64, [sum, beside]: [f64; 2], size: f64) -> Bounds {
        let value = beside + slope * sum;
        let slack = size.max(TIE * value.abs());
        Bounds { slope, low: value - slack, high: value + slack }
    }

    /// How many samples reach the observed statistic.
    fn count(&self, sums: &[f64], beside: &[f64]) -> Exceedances {
        let mut above = 0_u64;
        let mut below = 0_u64;
        for (sum, beside) in sums.iter().zip(beside) {
            let value = beside + self.slope * sum;
            above += u64::from(value >= self.low);
            below += u64::from(value <= self.high);
        }
        Exceedances { above_or_equal: above, below_or_equal: below, draws: sums.len() as u64 }
    }
}
