use std::cmp::Ordering;

use probative_numeric::each;

use super::circles::Circles;
use super::model::Likelihood;
use super::{Cluster, Scan, Table};

/// The best window of one centre.
#[derive(Clone, Copy)]
struct Window {
    center: usize,
    size: usize,
    periods: (usize, usize),
    cases: f64,
    population: f64,
    llr: f64,
}

/// The best cluster, and those that share no unit with a better one.
pub(super) fn clusters(table: &Table, circles: &Circles, scan: Scan) -> Vec<Cluster> {
    let likelihood =
        Likelihood::new(scan.model, table.total(&table.cases), table.total(&table.population));
    let mut windows: Vec<Window> =
        each(circles.units(), |center| best_of(table, circles, scan, &likelihood, center))
            .into_iter()
            .flatten()
            .collect();
    windows.sort_by(better);
    let mut taken = vec![false; circles.units()];
    let mut clusters = Vec::new();
    for window in windows {
        if taken[window.center] {
            continue;
        }
        let around = circles.around(window.center);
        let members: Vec<usize> =
            around.units[..window.size].iter().map(|&unit| unit as usize).collect();
        // SaTScan's "no geographical overlap": a secondary cluster that shares a unit with a better
        // one mostly repeats it.
        if members.iter().any(|&unit| taken[unit]) {
            continue;
        }
        members.iter().for_each(|&unit| taken[unit] = true);
        let radius = circles.distance(window.center, members[window.size - 1]);
        clusters.push(window.cluster(members, radius, &likelihood));
    }
    clusters
}

/// The higher ratio first; between equals the smaller circle, then the one that holds fewer people.
fn better(a: &Window, b: &Window) -> Ordering {
    let by = b.llr.total_cmp(&a.llr).then(a.size.cmp(&b.size));
    by.then(a.population.total_cmp(&b.population)).then(a.center.cmp(&b.center))
}

fn best_of(
    table: &Table,
    circles: &Circles,
    scan: Scan,
    likelihood: &Likelihood,
    center: usize,
) -> Option<Window> {
    let around = circles.around(center);
    let mut best: Option<Window> = None;
    for periods in table.runs(scan.longest) {
        let mut cases = 0.0;
        let mut population = 0.0;
        let mut from = 0;
        // Ends and not units: those at one distance enter together, since no circle holds one
        // without the other.
        for &end in &around.ends {
            for &unit in &around.units[from..end as usize] {
                cases += table.over(&table.cases, unit as usize, periods);
                population += table.over(&table.population, unit as usize, periods);
            }
            from = end as usize;
            let llr = likelihood.ratio(cases, population);
            if cases >= scan.fewest && llr > best.map_or(0.0, |best| best.llr) {
                best = Some(Window { center, size: from, periods, cases, population, llr });
            }
        }
    }
    best
}

impl Window {
    fn cluster(self, members: Vec<usize>, radius: f64, likelihood: &Likelihood) -> Cluster {
        let expected = likelihood.expected(self.population);
        Cluster {
            center: self.center,
            members,
            radius,
            periods: self.periods,
            cases: self.cases,
            population: self.population,
            expected,
            relative_risk: likelihood.relative_risk(self.cases, self.population),
            llr: self.llr,
            p: f64::NAN,
            error: f64::NAN,
            gumbel: f64::NAN,
        }
    }
}
