//! Kulldorff's circular scan: where, and when, there are more events than chance would bring.

mod circles;
mod model;
mod observed;
mod simulated;

use probative_numeric::math::{exp, exp_m1, sqrt};
use probative_numeric::{Error as Values, Seed, error_of_share, mean, standard_deviation, sum};

use crate::error::{Error, suits};
use crate::place::{Point, valid};

pub use model::ScanModel;

/// What is scanned, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scan {
    /// How events come about.
    pub model: ScanModel,
    /// The largest share of the population a circle may hold; SaTScan's default is one half.
    pub largest: f64,
    /// The largest share of the periods a cluster may last, one half by default; a single period is
    /// a purely spatial scan.
    pub longest: f64,
    /// The fewest events of a cluster; SaTScan's default is two.
    pub fewest: f64,
    /// How many random maps.
    pub draws: usize,
    /// Where the random numbers come from.
    pub seed: Seed,
}

/// Where the units lie.
#[derive(Debug, Clone, Copy)]
pub enum Places<'a> {
    /// Longitudes and latitudes; distances are kilometres on the sphere.
    Earth(&'a [Point]),
    /// Points of a plane; distances are in its own unit.
    Plane(&'a [f64], &'a [f64]),
}

/// Units in a circle, and periods, with more events than expected.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The unit in the middle.
    pub center: usize,
    /// The units, by distance from the middle.
    pub members: Vec<usize>,
    /// The distance of the farthest member.
    pub radius: f64,
    /// The first period and the one after the last.
    pub periods: (usize, usize),
    /// Events inside.
    pub cases: f64,
    /// The population inside, over the periods.
    pub population: f64,
    /// Events expected inside, if they fell anywhere alike.
    pub expected: f64,
    /// The rate inside over the rate outside.
    pub relative_risk: f64,
    /// The log likelihood ratio.
    pub llr: f64,
    /// The share of random maps whose best cluster is as good, this map counted; never zero.
    pub p: f64,
    /// The Monte-Carlo standard error of `p`.
    pub error: f64,
    /// The chance from a Gumbel distribution fitted to the random maps' best clusters by moments
    /// (Abrams, Kulldorff & Kleinman 2010).
    pub gumbel: f64,
}

/// The clusters of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Clusters {
    /// How they were sought.
    pub scan: Scan,
    /// All events.
    pub cases: f64,
    /// The whole population, over the periods.
    pub population: f64,
    /// The best of each centre's windows, in order, without those that share a unit with a better
    /// one: SaTScan's "no geographical overlap".
    pub clusters: Vec<Cluster>,
}

/// The events and the population of each unit in each period.
#[derive(Debug, Clone)]
struct Table {
    units: usize,
    periods: usize,
    /// Running sums over the periods of each unit, from zero: `units × (periods + 1)`.
    cases: Vec<f64>,
    population: Vec<f64>,
}

/// Seeks circles of units with high rates; `cases` and `population` hold each unit's periods one
/// after another.
///
/// Circles are centred on the units, and units at one distance enter together. Under the Poisson
/// model populations are real numbers; under the Bernoulli model `population` counts cases and
/// controls. All events are kept, and fall anew on each random map (Kulldorff 1997). With several
/// periods, cylinders of every run of periods up to the longest are sought in retrospect
/// (Kulldorff, Athas and others 1998). A p-value of a secondary cluster compares it with the best
/// of each random map, which is cautious.
///
/// ```
/// use probative_numeric::Seed;
/// use probative_spatial::{Places, Scan, ScanModel, scan};
///
/// let asked = Scan {
///     model: ScanModel::Poisson,
///     largest: 0.5,
///     longest: 0.5,
///     fewest: 2.0,
///     draws: 99,
///     seed: Seed(1),
/// };
/// let x = [0.0, 1.0, 2.0, 3.0, 4.0];
/// let y = [0.0; 5];
/// let cases = [8.0, 9.0, 1.0, 1.0, 1.0];
/// let found = scan(Places::Plane(&x, &y), &cases, &[100.0; 5], 1, asked)?;
/// let best = &found.clusters[0];
/// assert_eq!((best.center, &best.members[..]), (0, &[0, 1][..]));
/// // Two fifths of the people, and so of the twenty cases.
/// assert_eq!((best.cases, best.expected), (17.0, 8.0));
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a place or number that is not finite, counts that are not whole, a
/// population below zero or all zero, events without population, no events, or shares outside zero
/// to one.
pub fn scan(
    places: Places<'_>,
    cases: &[f64],
    population: &[f64],
    periods: usize,
    scan: Scan,
) -> Result<Clusters, Error> {
    let units = places.units()?;
    Table::new(units, cases, population, periods, scan)?;
    // Random numbers belong to the units in the order of their places, so that the order of the rows changes nothing.
    let order = places.order(population, periods);
    let ordered = |column: &[f64]| {
        order.iter().flat_map(|&row| &column[row * periods..(row + 1) * periods]).copied().collect()
    };
    let cases: Vec<f64> = ordered(cases);
    let population: Vec<f64> = ordered(population);
    let table = Table::new(units, &cases, &population, periods, scan)?;
    let circles = circles::Circles::new(places, &order, &table, scan.largest);
    let mut clusters = observed::clusters(&table, &circles, scan);
    let null = simulated::best(&table, &circles, scan);
    for cluster in &mut clusters {
        let reached = null.iter().filter(|best| **best >= cluster.llr * (1.0 - 1e-10)).count();
        cluster.p = (reached + 1) as f64 / (null.len() + 1) as f64;
        cluster.error = error_of_share(cluster.p, null.len());
        cluster.gumbel = gumbel(&null, cluster.llr);
        cluster.center = order[cluster.center];
        cluster.members.iter_mut().for_each(|unit| *unit = order[*unit]);
    }
    let cases = table.total(&table.cases);
    let population = table.total(&table.population);
    Ok(Clusters { scan, cases, population, clusters })
}

impl Scan {
    /// Passes if what is asked makes sense, for these counts and people.
    fn fits(&self, cases: &[f64], population: &[f64]) -> Result<(), Error> {
        let range = |what, value, allowed| Err(Values::OutOfRange { what, value, allowed }.into());
        for (what, share) in
            [("the largest share", self.largest), ("the longest share", self.longest)]
        {
            if !(share > 0.0 && share <= 1.0) {
                return range(what, share, "above zero, at most one");
            }
        }
        let counts = |_, cases: f64| cases >= 0.0 && cases.fract() == 0.0;
        suits("a number of cases", cases, "whole and not below zero", counts)?;
        suits("a population", population, "not below zero", |_, people| people >= 0.0)?;
        let some = |at: usize, people: f64| people > 0.0 || cases[at] == 0.0;
        suits("the population of a unit with events", population, "above zero", some)?;
        self.model.fits(cases, population)?;
        let total = sum(cases);
        // Random maps are walked by counts of 32 bits.
        if total > 0.0 && total <= MOST_CASES {
            return Ok(());
        }
        range("the number of all events", total, "above zero and at most 2147483647")
    }
}

/// The most events of a map: random maps count them in 32 bits.
const MOST_CASES: f64 = i32::MAX as f64;

/// The chance of a larger value under a Gumbel distribution with the mean and the variance of
/// these.
fn gumbel(null: &[f64], value: f64) -> f64 {
    if null.len() < 2 {
        return f64::NAN;
    }
    const EULER: f64 = 0.577_215_664_901_532_9;
    let scale = standard_deviation(null) * sqrt(6.0) / std::f64::consts::PI;
    let location = mean(null) - EULER * scale;
    -exp_m1(-exp(-(value - location) / scale))
}

impl Places<'_> {
    fn coordinates(self, row: usize) -> (f64, f64) {
        match self {
            Places::Earth(places) => (places[row].longitude, places[row].latitude),
            Places::Plane(x, y) => (x[row], y[row]),
        }
    }

    /// The rows by their places; units at one place always enter a circle together.
    fn order(self, population: &[f64], periods: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..population.len() / periods).collect();
        order.sort_by(|&a, &b| {
            let (xa, ya) = self.coordinates(a);
            let (xb, yb) = self.coordinates(b);
            let people = population[a * periods].total_cmp(&population[b * periods]);
            xa.total_cmp(&xb).then(ya.total_cmp(&yb)).then(people)
        });
        order
    }
    fn units(self) -> Result<usize, Error> {
        match self {
            Places::Earth(places) => valid(places).map(|()| places.len()),
            Places::Plane(x, y) if x.len() != y.len() => {
                Err(Values::Lengths { what: "y", expected: x.len(), found: y.len() }.into())
            }
            Places::Plane(x, y) => match x.iter().zip(y).position(|(x, y)| !(x + y).is_finite()) {
                Some(index) => Err(Error::Coordinate { index }),
                None => Ok(x.len()),
            },
        }
    }
}

impl Table {
    fn new(
        units: usize,
        cases: &[f64],
        population: &[f64],
        periods: usize,
        scan: Scan,
    ) -> Result<Table, Error> {
        for (what, column) in [("cases", cases), ("population", population)] {
            let expected = units * periods;
            let found = column.len();
            if expected != found || found == 0 {
                return Err(Values::Lengths { what, expected, found }.into());
            }
            if let Some(index) = column.iter().position(|value| !value.is_finite()) {
                return Err(Values::NotFinite { what, index }.into());
            }
        }
        // The rule sees cells, which are a unit's periods one after another; the caller is told the
        // unit.
        scan.fits(cases, population).map_err(|error| match error {
            Error::UnitOutOfRange { unit: cell, what, value, allowed } => {
                Error::UnitOutOfRange { unit: cell / periods, what, value, allowed }
            }
            other => other,
        })?;
        // From running sums every run of periods is one difference.
        let running = |column: &[f64]| {
            let row = |row: &[f64]| {
                let mut sums = vec![0.0];
                row.iter().for_each(|value| sums.push(sums[sums.len() - 1] + value));
                sums
            };
            column.chunks_exact(periods).flat_map(row).collect::<Vec<f64>>()
        };
        Ok(Table { units, periods, cases: running(cases), population: running(population) })
    }

    /// A unit's sum over a run of periods.
    fn over(&self, running: &[f64], unit: usize, (from, to): (usize, usize)) -> f64 {
        let row = unit * (self.periods + 1);
        running[row + to] - running[row + from]
    }

    fn total(&self, running: &[f64]) -> f64 {
        let whole = (0, self.periods);
        sum(&(0..self.units).map(|unit| self.over(running, unit, whole)).collect::<Vec<_>>())
    }

    /// Every run of periods that a cluster may last.
    fn runs(&self, longest: f64) -> impl Iterator<Item = (usize, usize)> + use<> {
        let periods = self.periods;
        let most = most_periods(periods, longest);
        (0..periods)
            .flat_map(move |from| (from + 1..=periods.min(from + most)).map(move |to| (from, to)))
    }
}

/// How many periods a cluster may last.
fn most_periods(periods: usize, longest: f64) -> usize {
    ((longest * periods as f64 + 1e-9) as usize).max(1)
}

impl Scan {
    /// How many windows a scan looks at, at most: circles around each unit over every run of
    /// periods. The time of a scan follows it, for the map itself and each sixteen random maps.
    #[must_use]
    pub fn windows(&self, units: usize, periods: usize) -> f64 {
        let most = most_periods(periods, self.longest) as f64;
        let periods = periods as f64;
        let runs = most * periods - most * (most - 1.0) / 2.0;
        units as f64 * units as f64 * runs
    }
}
