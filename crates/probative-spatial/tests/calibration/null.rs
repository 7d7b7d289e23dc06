//! Maps on which nothing is there, and every test of place that draws, asked whether it rejects at
//! five per cent.

use std::collections::HashSet;

use probative_numeric::{Seed, Stream, Tail, each};
use probative_spatial::{
    Error, Global, Locals, Places, Point, Scan, ScanModel, Test, Weights, geary, getis_ord,
    join_counts, lee, local_g, local_g_star, local_geary, local_join_count, local_moran,
    local_moran_bivariate, local_moran_eb, moran, moran_bivariate, moran_eb, nearest, scan,
};

/// Draws of most tests: with 199, five per cent can be met exactly.
pub(crate) const DRAWS: usize = 199;

/// Draws where their number varies from unit to unit, or ties count half, so that five per cent can
/// be met only nearly.
const MORE: usize = 999;

/// Units with neighbours, people and places.
pub(crate) struct Map {
    pub(crate) n: usize,
    pub(crate) binary: Weights,
    rows: Weights,
    uneven: Weights,
    people: Vec<f64>,
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
}

impl Map {
    /// A square mesh, neighbours sharing a side.
    pub(crate) fn mesh(side: usize) -> Map {
        let n = side * side;
        let beside = |unit: usize| {
            let right = (unit % side + 1 < side).then_some((unit, unit + 1));
            let down = (unit + side < n).then_some((unit, unit + side));
            right.into_iter().chain(down)
        };
        let pairs: Vec<_> = (0..n).flat_map(beside).collect();
        let place = |unit: usize| ((unit % side) as f64, (unit / side) as f64);
        let (x, y) = (0..n).map(place).unzip();
        Map::new(Weights::from_pairs(n, &pairs).expect("a mesh"), x, y)
    }

    /// Random points, neighbours being each other's five nearest or one's: about six, as many as
    /// counties have.
    pub(crate) fn points(n: usize) -> Map {
        let mut stream = Seed(31).branch("points").stream(n as u64);
        let points: Vec<Point> = (0..n)
            .map(|_| Point { longitude: stream.uniform(), latitude: stream.uniform() })
            .collect();
        let links = nearest(&points, 5).expect("points").as_links();
        let pairs: Vec<_> = links.iter().map(|&(from, to, _)| (from, to)).collect();
        let (x, y) = points.iter().map(|point| (point.longitude, point.latitude)).unzip();
        Map::new(Weights::from_pairs(n, &pairs).expect("points"), x, y)
    }

    pub(crate) fn new(binary: Weights, x: Vec<f64>, y: Vec<f64>) -> Map {
        let n = binary.units();
        let links = binary.as_links();
        let uneven = links.into_iter().map(|(unit, to, _)| (unit, to, 1.0 + 0.1 * (to % 3) as f64));
        let uneven = Weights::from_links(n, uneven.collect()).expect("the same links");
        let people = (0..n).map(|unit| (200 + 100 * (unit * unit % 7)) as f64).collect();
        Map { n, rows: binary.row_standardized(), uneven, people, binary, x, y }
    }

    fn noise(&self, stream: &mut Stream) -> Vec<f64> {
        (0..self.n).map(|_| stream.normal()).collect()
    }

    fn sizes(&self, stream: &mut Stream) -> Vec<f64> {
        self.noise(stream).iter().map(|value| value.abs()).collect()
    }

    /// One unit in so many.
    fn marks(&self, stream: &mut Stream, many: usize) -> Vec<bool> {
        (0..self.n).map(|_| stream.below(many) == 0).collect()
    }

    /// So many events a unit on average, each falling on a person by chance; on nobody twice unless
    /// `again`.
    fn events(&self, stream: &mut Stream, each: usize, again: bool) -> Vec<f64> {
        let ends: Vec<f64> =
            self.people.iter().scan(0.0, |sum, people| Some(add(sum, *people))).collect();
        let all = ends[ends.len() - 1] as usize;
        let mut events = vec![0.0; self.n];
        let mut taken = HashSet::new();
        for _ in 0..each * self.n {
            let mut person = stream.below(all);
            while !again && !taken.insert(person) {
                person = stream.below(all);
            }
            let person = person as f64;
            events[ends.partition_point(|end| *end <= person)] += 1.0;
        }
        events
    }
}

fn add(sum: &mut f64, more: f64) -> f64 {
    *sum += more;
    *sum
}

/// How many p-values a test gave, and how many of them are at most five per cent.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    all: u64,
    by_p: u64,
    /// With ties counted half; as by p where ties cannot be.
    by_mid_p: u64,
}

impl Counts {
    fn one(p: f64, mid_p: f64) -> Counts {
        Counts { all: 1, by_p: u64::from(p <= 0.05), by_mid_p: u64::from(mid_p <= 0.05) }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            all: self.all + other.all,
            by_p: self.by_p + other.by_p,
            by_mid_p: self.by_mid_p + other.by_mid_p,
        }
    }

    /// The share that rejects, in per cent.
    pub(crate) fn by_p(self) -> f64 {
        100.0 * self.by_p as f64 / self.all as f64
    }

    /// The same with ties counted half.
    pub(crate) fn by_mid_p(self) -> f64 {
        100.0 * self.by_mid_p as f64 / self.all as f64
    }
}

/// A test, and the kind of its p-value.
pub(crate) struct Null {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    draws: usize,
    reject: fn(&Map, &mut Stream, Test) -> Result<Counts, Error>,
}

/// What p-values a test can give.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any: five per cent are owed, within half a point.
    Continuous,
    /// Few: five per cent by mid-p, and no more than five and a half by p.
    Discrete,
    /// Few, each exact and without a mid-p: no more than five and a half.
    Exact,
}

impl Kind {
    /// Whether the shares are near enough to five per cent, in points.
    pub(crate) fn holds(self, counts: Counts, tolerance: f64) -> bool {
        let near = |share: f64| (share - 5.0).abs() <= tolerance;
        match self {
            Kind::Continuous => near(counts.by_p()),
            Kind::Discrete => near(counts.by_mid_p()) && counts.by_p() <= 5.0 + tolerance,
            Kind::Exact => counts.by_p() <= 5.0 + tolerance,
        }
    }
}

/// Asks a test about so many maps without structure.
pub(crate) fn rejections(map: &Map, null: &Null, maps: usize) -> Counts {
    let seed = Seed(20).branch(null.name);
    let ask = |number: usize| {
        let test =
            Test { draws: null.draws, seed: seed.branch(&number.to_string()), tail: Tail::Both };
        (null.reject)(map, &mut seed.stream(number as u64), test).unwrap_or_default()
    };
    each(maps, ask).into_iter().fold(Counts::default(), Counts::plus)
}

fn global(found: Global) -> Counts {
    found.permutation.map_or(Counts::default(), |drawn| Counts::one(drawn.p, drawn.mid_p))
}

fn local(rows: Locals) -> Counts {
    rows.iter().flatten().map(|row| Counts::one(row.p, row.p)).fold(Counts::default(), Counts::plus)
}

/// Every test that draws, or could.
pub(crate) const ALL: [Null; 19] = [
    continuous("moran", |map, s, test| Ok(global(moran(&map.noise(s), &map.rows, test)?))),
    continuous("geary", |map, s, test| Ok(global(geary(&map.noise(s), &map.rows, test)?))),
    continuous("g", |map, s, test| Ok(global(getis_ord(&map.sizes(s), &map.binary, test)?))),
    continuous("moran-eb", |map, s, test| {
        Ok(global(moran_eb(&map.events(s, 20, true), &map.people, &map.rows, test)?))
    }),
    continuous("moran-bivariate", |map, s, test| {
        Ok(global(moran_bivariate(&map.noise(s), &map.noise(s), &map.rows, test)?))
    }),
    continuous("lee", |map, s, test| {
        Ok(global(lee(&map.noise(s), &map.noise(s), &map.rows, test)?))
    }),
    discrete("join-count, marked by marked", |map, s, test| {
        Ok(global(join_counts(&map.marks(s, 3), &map.binary, test)?.black_black))
    }),
    discrete("join-count, marked by marked, every second marked", |map, s, test| {
        Ok(global(join_counts(&map.marks(s, 2), &map.binary, test)?.black_black))
    }),
    discrete("join-count, one by the other", |map, s, test| {
        Ok(global(join_counts(&map.marks(s, 3), &map.binary, test)?.black_white))
    }),
    table("local-moran", |map, s, test| Ok(local(local_moran(&map.noise(s), &map.rows, test)?))),
    continuous("local-moran, unequal strengths", |map, s, test| {
        Ok(local(local_moran(&map.noise(s), &map.uneven, test)?))
    }),
    table("local-moran-bivariate", |map, s, test| {
        Ok(local(local_moran_bivariate(&map.noise(s), &map.noise(s), &map.rows, test)?))
    }),
    table("local-moran-eb", |map, s, test| {
        Ok(local(local_moran_eb(&map.events(s, 20, true), &map.people, &map.rows, test)?))
    }),
    table("local-geary", |map, s, test| Ok(local(local_geary(&map.noise(s), &map.rows, test)?))),
    table("local-g", |map, s, test| Ok(local(local_g(&map.sizes(s), &map.binary, test)?))),
    table("local-g-star", |map, s, test| {
        Ok(local(local_g_star(&map.sizes(s), &map.binary, true, test)?))
    }),
    exact("local-join-count", |map, s, test| {
        Ok(local(local_join_count(&map.marks(s, 3), &map.binary, test)?))
    }),
    exact("scan, Poisson", |map, s, test| circles(map, s, test, ScanModel::Poisson)),
    exact("scan, Bernoulli", |map, s, test| circles(map, s, test, ScanModel::Bernoulli)),
];

type Reject = fn(&Map, &mut Stream, Test) -> Result<Counts, Error>;

const fn continuous(name: &'static str, reject: Reject) -> Null {
    Null { name, kind: Kind::Continuous, draws: DRAWS, reject }
}

/// Draws in a table that units share.
const fn table(name: &'static str, reject: Reject) -> Null {
    Null { name, kind: Kind::Continuous, draws: MORE, reject }
}

const fn discrete(name: &'static str, reject: Reject) -> Null {
    Null { name, kind: Kind::Discrete, draws: MORE, reject }
}

const fn exact(name: &'static str, reject: Reject) -> Null {
    Null { name, kind: Kind::Exact, draws: DRAWS, reject }
}

/// The best circle alone, for it is what the chance is of.
///
/// Most maps are answered by the first of their draws: where ten of them reach as far, 199 can no
/// longer leave one in twenty.
fn circles(map: &Map, s: &mut Stream, test: Test, model: ScanModel) -> Result<Counts, Error> {
    let events = map.events(s, 2, model == ScanModel::Poisson);
    let enough = 0.05 * (test.draws + 1) as f64;
    let mut p = 1.0;
    for draws in [29, test.draws] {
        let settings =
            Scan { model, largest: 0.5, longest: 0.5, fewest: 2.0, draws, seed: test.seed };
        let found = scan(Places::Plane(&map.x, &map.y), &events, &map.people, 1, settings)?;
        p = found.clusters.first().map_or(1.0, |best| best.p);
        if p * (draws + 1) as f64 > enough + 0.5 {
            break;
        }
    }
    Ok(Counts::one(p, p))
}
