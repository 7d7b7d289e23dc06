use std::borrow::Cow;

use probative_numeric::distribution::{Binomial, Hypergeometric};
use probative_numeric::{Stream, each};

use super::circles::{Around, Circles};
use super::model::{Likelihood, ScanModel};
use super::{Scan, Table};

/// Random maps that are walked together.
const LANES: usize = 16;

/// Units of the circles that one task holds in memory, in all.
const TASK: usize = 1 << 20;

/// The most steps of population between which the fewest cases needed are looked up; on a small
/// map, four for each unit.
const STEPS: usize = 1024;

/// Bytes of the random maps that are in memory at one time.
const HELD: usize = 1 << 28;

/// The best ratio of each random map.
pub(super) fn best(table: &Table, circles: &Circles, scan: Scan) -> Vec<f64> {
    let ends = running(table);
    let width = table.units * (table.periods + 1) * size_of::<[i32; LANES]>();
    let all: Vec<usize> = (0..scan.draws.div_ceil(LANES)).collect();
    let some = all.chunks((HELD / width).max(1));
    let mut best: Vec<f64> =
        some.flat_map(|batches| best_of(table, circles, scan, &ends, batches)).collect();
    best.truncate(scan.draws);
    best
}

/// The best ratio of each random map of some batches.
fn best_of(
    table: &Table,
    circles: &Circles,
    scan: Scan,
    ends: &[f64],
    batches: &[usize],
) -> Vec<f64> {
    let likelihood =
        Likelihood::new(scan.model, table.total(&table.cases), table.total(&table.population));
    let batches = each(batches.len(), |at| Batch::new(table, ends, scan, batches[at]));
    let search = Search { table, circles, scan, likelihood, batches: &batches };
    // A few centres first: what they reach spares the others most of their windows.
    let few: Vec<usize> = (0..circles.units()).step_by(circles.units().div_ceil(32)).collect();
    let nothing = vec![[0.0; LANES]; batches.len()];
    let start = search.centers(&few, &nothing);
    let all: Vec<usize> = (0..circles.units()).collect();
    let tasks: Vec<&[usize]> = all.chunks((TASK / all.len()).clamp(1, 256)).collect();
    let parts = each(tasks.len(), |task| search.centers(tasks[task], &start));
    let mut best = start;
    for part in parts {
        for (best, part) in best.iter_mut().zip(part) {
            (0..LANES).for_each(|lane| best[lane] = best[lane].max(part[lane]));
        }
    }
    best.into_iter().flatten().collect()
}

/// The cases of some random maps, running over the periods of each unit.
struct Batch {
    cases: Vec<[i32; LANES]>,
}

impl Batch {
    fn new(table: &Table, ends: &[f64], scan: Scan, batch: usize) -> Batch {
        let width = table.periods + 1;
        let mut cases = vec![[0; LANES]; table.units * width];
        (0..LANES).for_each(|lane| {
            let replicate = (batch * LANES + lane) as u64;
            for (cell, found) in draw(table, ends, scan, replicate) {
                let unit = cell / table.periods;
                let period = cell % table.periods;
                cases[unit * width + period + 1][lane] += found as i32;
            }
        });
        for row in cases.chunks_exact_mut(width) {
            for period in 1..width {
                let before = row[period - 1];
                row[period].iter_mut().zip(before).for_each(|(here, before)| *here += before);
            }
        }
        Batch { cases }
    }

    /// The cases of each unit over a run of periods.
    fn over(&self, table: &Table, (from, to): (usize, usize), into: &mut [[i32; LANES]]) {
        let rows = self.cases.chunks_exact(table.periods + 1);
        for (row, into) in rows.zip(into) {
            (0..LANES).for_each(|lane| into[lane] = row[to][lane] - row[from][lane]);
        }
    }
}

/// The people of each cell, `unit × periods + period`, summed up to it.
fn running(table: &Table) -> Vec<f64> {
    let mut ends = vec![0.0];
    for unit in 0..table.units {
        for period in 0..table.periods {
            let people = table.over(&table.population, unit, (period, period + 1));
            ends.push(ends[ends.len() - 1] + people);
        }
    }
    ends
}

/// Cases that fall anew on the cells of a map: all of them on half of the cells and the rest on the
/// other half, and so on, so that what it costs follows the cells that get any, and not the cases.
struct Fall<'a> {
    model: ScanModel,
    /// The people up to each cell.
    ends: &'a [f64],
    stream: Stream,
    /// The cells that got any, with how many.
    found: Vec<(usize, u64)>,
}

impl Fall<'_> {
    /// Puts cases on the cells from `low` to before `high`.
    fn split(&mut self, low: usize, high: usize, cases: u64) {
        if cases == 0 || high - low == 1 {
            self.found.extend((cases > 0).then_some((low, cases)));
            return;
        }
        let middle = low + (high - low) / 2;
        let [left, all] = [middle, high].map(|end| self.ends[end] - self.ends[low]);
        let stay = match self.model {
            ScanModel::Poisson => {
                Binomial { trials: cases, chance: left / all }.draw(&mut self.stream)
            }
            ScanModel::Bernoulli => {
                Hypergeometric { total: all as u64, marked: left as u64, drawn: cases }
                    .draw(&mut self.stream)
            }
        };
        self.split(low, middle, stay);
        self.split(middle, high, cases - stay);
    }
}

/// The cells that get cases on a random map, with how many.
fn draw(table: &Table, ends: &[f64], scan: Scan, replicate: u64) -> Vec<(usize, u64)> {
    let stream = scan.seed.branch("scan").stream(replicate);
    let mut fall = Fall { model: scan.model, ends, stream, found: Vec::new() };
    fall.split(0, ends.len() - 1, table.total(&table.cases) as u64);
    fall.found
}

struct Search<'a> {
    table: &'a Table,
    circles: &'a Circles,
    scan: Scan,
    likelihood: Likelihood,
    batches: &'a [Batch],
}

impl Search<'_> {
    /// The best ratio of each random map in the circles around some centres, starting from what is
    /// known.
    fn centers(&self, centers: &[usize], start: &[[f64; LANES]]) -> Vec<[f64; LANES]> {
        let around: Vec<Cow<'_, Around>> =
            centers.iter().map(|&center| self.circles.around(center)).collect();
        let mut best = start.to_vec();
        let mut rows = vec![[0_i32; LANES]; self.table.units];
        // The ratio grows with the cases, so that for each number of people the least count that
        // beats the best so far is known, and most windows are passed by with one comparison. It
        // holds over all runs of periods, since the best only rises.
        let mut needed: Vec<Needed> =
            self.batches.iter().map(|_| Needed { cases: vec![0; self.steps()] }).collect();
        needed.iter_mut().zip(&best).for_each(|(needed, best)| needed.raise(self, best));
        for periods in self.table.runs(self.scan.longest) {
            let windows: Vec<Windows> =
                around.iter().map(|around| Windows::new(self, around, periods)).collect();
            for ((batch, best), needed) in self.batches.iter().zip(&mut best).zip(&mut needed) {
                batch.over(self.table, periods, &mut rows);
                for (around, windows) in around.iter().zip(&windows) {
                    if self.walk(around, windows, &rows, needed, best) {
                        needed.raise(self, best);
                    }
                }
            }
        }
        best
    }

    /// Walks the circles around one centre; tells whether the worst of the best has risen.
    fn walk(
        &self,
        around: &Around,
        windows: &Windows,
        rows: &[[i32; LANES]],
        needed: &Needed,
        best: &mut [f64; LANES],
    ) -> bool {
        let before = least(best);
        let mut count = [0_i32; LANES];
        let mut from = 0;
        for (window, &end) in around.ends.iter().enumerate() {
            for &unit in &around.units[from..end as usize] {
                count.iter_mut().zip(&rows[unit as usize]).for_each(|(sum, cases)| *sum += cases);
            }
            from = end as usize;
            let need = needed.cases[windows.step[window] as usize];
            // Without a branch on each lane; one map in thousands goes further.
            if count.iter().fold(false, |any, count| any | (*count >= need)) {
                self.improve(&count, need, windows.population[window], best);
            }
        }
        least(best) > before
    }

    /// Raises the best ratios by one window. Rare, and kept apart so that the walk stays in a few
    /// wide registers.
    #[inline(never)]
    fn improve(&self, count: &[i32; LANES], need: i32, population: f64, best: &mut [f64; LANES]) {
        for lane in 0..LANES {
            let cases = f64::from(count[lane]);
            if count[lane] >= need && cases >= self.scan.fewest {
                best[lane] = best[lane].max(self.likelihood.ratio(cases, population));
            }
        }
    }
}

fn least(best: &[f64; LANES]) -> f64 {
    best.iter().copied().fold(f64::INFINITY, f64::min)
}

/// The population of each circle around a centre over a run of periods.
struct Windows {
    population: Vec<f64>,
    step: Vec<u16>,
}

impl Windows {
    fn new(search: &Search<'_>, around: &Around, periods: (usize, usize)) -> Windows {
        let mut population = Vec::with_capacity(around.ends.len());
        let mut from = 0;
        let mut inside = 0.0;
        for &end in &around.ends {
            for &unit in &around.units[from..end as usize] {
                let table = search.table;
                inside += table.over(&table.population, unit as usize, periods);
            }
            from = end as usize;
            population.push(inside);
        }
        let step = population.iter().map(|people| search.step(*people)).collect();
        Windows { population, step }
    }
}

/// The fewest cases that could beat the worst of the best, by steps of population: no window that
/// has fewer is looked at.
struct Needed {
    cases: Vec<i32>,
}

impl Needed {
    /// What is needed now that the best have risen: never less than before, so that the search goes
    /// on from there.
    fn raise(&mut self, search: &Search<'_>, best: &[f64; LANES]) {
        let worst = least(best);
        let mut need = 0;
        for (step, cases) in self.cases.iter_mut().enumerate() {
            need = search.likelihood.needed(worst, search.people(step), need.max(*cases));
            *cases = need;
        }
    }
}

impl Search<'_> {
    fn steps(&self) -> usize {
        STEPS.min(4 * self.table.units)
    }

    /// Steps are fine where the population is small.
    fn step(&self, people: f64) -> u16 {
        let share = probative_numeric::math::sqrt(people / self.likelihood.people());
        let steps = self.steps() as f64;
        (share * steps * (1.0 - 1e-9)).min(steps - 1.0) as u16
    }

    /// The smallest population of a step; the larger ones need more cases.
    fn people(&self, step: usize) -> f64 {
        let share = step as f64 / self.steps() as f64;
        share * share * self.likelihood.people()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Places, observed};
    use probative_numeric::Seed;

    #[test]
    fn cases_fall_by_the_people_of_each_cell_however_many_they_are() {
        let people = [1_000.0, 0.0, 3_000.0, 4_000.0];
        for (model, all) in [(ScanModel::Poisson, 1e9), (ScanModel::Bernoulli, 4_000.0)] {
            let scan =
                Scan { model, largest: 0.5, longest: 1.0, fewest: 2.0, draws: 1, seed: Seed(1) };
            let cases = [all / 8.0, 0.0, all / 8.0, 6.0 * all / 8.0];
            let table = Table::new(4, &cases, &people, 1, scan).unwrap();
            let mut sums = [0.0; 4];
            for replicate in 0..200 {
                let found = draw(&table, &running(&table), scan, replicate);
                assert_eq!(found.iter().map(|cell| cell.1).sum::<u64>(), all as u64);
                found.iter().for_each(|(cell, cases)| sums[*cell] += *cases as f64 / all / 200.0);
            }
            let near = |(sum, share): (f64, f64)| (sum - share).abs() < 2e-3;
            assert!(sums.into_iter().zip([0.125, 0.0, 0.375, 0.5]).all(near), "{sums:?}");
        }
    }

    #[test]
    fn skipping_windows_loses_no_best_cluster() {
        let mut stream = Seed(8).stream(0);
        let units = 30;
        let periods = 4;
        let mut column = |n: usize| (0..n).map(|_| stream.uniform()).collect::<Vec<f64>>();
        let x = column(units);
        let y = column(units);
        let people: Vec<f64> = column(units * periods).iter().map(|u| (90.0 * u).ceil()).collect();
        let cases: Vec<f64> = people.iter().map(|p| (p / 10.0).floor()).collect();
        for model in [ScanModel::Poisson, ScanModel::Bernoulli] {
            let scan =
                Scan { model, largest: 0.5, longest: 0.5, fewest: 2.0, draws: 40, seed: Seed(1) };
            let table = Table::new(units, &cases, &people, periods, scan).unwrap();
            let places = Places::Plane(&x, &y);
            let circles =
                Circles::new(places, &(0..units).collect::<Vec<_>>(), &table, scan.largest);
            let found = best(&table, &circles, scan);
            assert_eq!(found.len(), 40);
            for (replicate, best) in found.iter().enumerate() {
                let mut drawn = vec![0.0; units * periods];
                for (cell, cases) in draw(&table, &running(&table), scan, replicate as u64) {
                    drawn[cell] += cases as f64;
                }
                let table = Table::new(units, &drawn, &people, periods, scan).unwrap();
                let naive = observed::clusters(&table, &circles, scan)[0].llr;
                assert!((naive - best).abs() < 1e-9, "{model:?} {replicate}: {naive} {best}");
            }
        }
    }
}
