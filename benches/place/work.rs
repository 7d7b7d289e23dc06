//! What is measured, each with the numbers by which its answer is compared.
//!
//! Global statistics give the value, and the mean and the standard deviation over the draws; local ones the number of units
//! with a result, the sum of the values, and the mean chance; weights the number of links and a sum over them.

use probative_numeric::math::sqrt;
use probative_numeric::sum;
use probative_spatial::{
    Clusters, Error, Global, Locals, Places, Scan, ScanModel, Test, Touch, Weights, contiguity,
    geary, getis_ord, join_counts, local_g_star, local_geary, local_join_count, local_moran, moran,
    moran_bivariate, nearest, scan,
};

use crate::mesh::{Mesh, column};

/// What a piece of work gives.
pub(crate) enum Found {
    Links(Weights),
    Global(Global),
    Locals(Locals),
    Clusters(Clusters),
}

type Run<'a> = Box<dyn Fn() -> Found + 'a>;

type Make = fn(&Mesh, Test) -> Run<'_>;

/// Each piece of work under its name: what may be prepared is, and the rest is what the clock runs for.
pub(crate) const ALL: [(&str, Make); 13] = [
    ("queen", |mesh, _| {
        let outlines = mesh.outlines();
        links(move || contiguity(&outlines, Touch::Vertex, 0.0))
    }),
    ("nearest-6", |mesh, _| {
        let points = mesh.points();
        links(move || nearest(&points, 6))
    }),
    ("moran", |mesh, test| global(move || moran(&mesh.x, &mesh.rows, test))),
    ("geary", |mesh, test| global(move || geary(&mesh.x, &mesh.rows, test))),
    ("join-count", |mesh, test| {
        global(move || Ok(join_counts(&mesh.marked, &mesh.binary, test)?.black_black))
    }),
    ("g", |mesh, test| global(move || getis_ord(&mesh.x, &mesh.binary, test))),
    ("moran-bivariate", |mesh, test| {
        global(move || moran_bivariate(&mesh.x, &mesh.y, &mesh.rows, test))
    }),
    ("local-moran", |mesh, test| locals(move || local_moran(&mesh.x, &mesh.rows, test))),
    ("local-moran-unequal", |mesh, test| locals(move || local_moran(&mesh.x, &mesh.uneven, test))),
    ("local-g-star", |mesh, test| locals(move || local_g_star(&mesh.x, &mesh.binary, true, test))),
    ("local-geary", |mesh, test| locals(move || local_geary(&mesh.x, &mesh.rows, test))),
    ("local-join-count", |mesh, test| {
        locals(move || local_join_count(&mesh.marked, &mesh.binary, test))
    }),
    ("scan", circles),
];

fn links<'a>(work: impl Fn() -> Result<Weights, Error> + 'a) -> Run<'a> {
    Box::new(move || Found::Links(work().expect("a mesh")))
}

fn global<'a>(work: impl Fn() -> Result<Global, Error> + 'a) -> Run<'a> {
    Box::new(move || Found::Global(work().expect("a mesh")))
}

fn locals<'a>(work: impl Fn() -> Result<Locals, Error> + 'a) -> Run<'a> {
    Box::new(move || Found::Locals(work().expect("a mesh")))
}

impl Found {
    /// The numbers by which it is compared.
    pub(crate) fn answer(&self) -> Vec<f64> {
        match self {
            Found::Links(weights) => linked(weights),
            Found::Global(found) => whole(found),
            Found::Locals(rows) => parts(rows),
            Found::Clusters(found) => {
                let best = &found.clusters[0];
                vec![best.llr, best.cases, best.members.len() as f64]
            }
        }
    }
}

fn linked(weights: &Weights) -> Vec<f64> {
    let link = |(unit, to): (usize, usize)| ((unit + 1) * (to + 1) % 10_007) as f64;
    let links = weights.as_links();
    let marks: Vec<f64> = links.iter().map(|&(unit, to, _)| link((unit, to))).collect();
    vec![links.len() as f64, sum(&marks)]
}

fn whole(found: &Global) -> Vec<f64> {
    let drawn = found.permutation.map(|drawn| [drawn.mean, sqrt(drawn.variance)]);
    [found.value].into_iter().chain(drawn.into_iter().flatten()).collect()
}

fn parts(rows: &Locals) -> Vec<f64> {
    let values: Vec<f64> = rows.iter().flatten().map(|row| row.value).collect();
    let chances: Vec<f64> = rows.iter().flatten().map(|row| row.p).collect();
    let n = values.len() as f64;
    vec![n, sum(&values), sum(&chances) / n]
}

fn circles(mesh: &Mesh, test: Test) -> Run<'_> {
    let (side, n) = (mesh.side, mesh.units());
    let (x, y): (Vec<f64>, Vec<f64>) =
        (0..n).map(|unit| ((unit % side) as f64, (unit / side) as f64)).unzip();
    let people: Vec<f64> = column(n, 3).iter().map(|x| 1_000.0 + 10.0 * x.floor()).collect();
    let cases: Vec<f64> = column(n, 5).iter().map(|x| (x / 25.0).floor()).collect();
    let settings = Scan {
        model: ScanModel::Poisson,
        largest: 0.5,
        longest: 0.5,
        fewest: 2.0,
        draws: test.draws,
        seed: test.seed,
    };
    Box::new(move || {
        let found = scan(Places::Plane(&x, &y), &cases, &people, 1, settings);
        Found::Clusters(found.expect("a mesh"))
    })
}
