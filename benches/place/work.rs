//! What is measured, each with the numbers by which its answer is compared.
//!
//! Global statistics give the value, and the mean and the standard deviation over the draws; local
//! ones the number of units with a result, the sum of the values, and the mean chance; weights the
//! number of links and a sum over them; the rest numbers of its own.

use probative_numeric::math::sqrt;
use probative_numeric::{mean, sum};
use probative_spatial::{
    Clusters, Coefficient, Error, Global, Locals, Places, Regressor, Scan, ScanModel, Test, Touch,
    Weights, contiguity, geary, getis_ord, join_counts, lee, local_g_star, local_geary,
    local_join_count, local_moran, ml_error, ml_lag, moran, moran_bivariate, moran_eb,
    natural_breaks, nearest, ols, poisson, scan, spatial_rates,
};

use crate::mesh::Mesh;

/// What a piece of work gives.
pub(crate) enum Found {
    Links(Weights),
    Global(Global),
    Locals(Locals),
    Clusters(Clusters),
    Numbers(Vec<f64>),
}

type Run<'a> = Box<dyn Fn() -> Found + 'a>;

type Make = fn(&Mesh, Test) -> Run<'_>;

/// Each piece of work under its name: what may be prepared is, and the rest is what the clock runs
/// for.
pub(crate) const ALL: [(&str, Make); 21] = [
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
    ("moran-eb", |mesh, test| {
        global(move || moran_eb(&mesh.events, &mesh.people, &mesh.rows, test))
    }),
    ("lee", |mesh, test| global(move || lee(&mesh.x, &mesh.y, &mesh.rows, test))),
    ("rates", |mesh, _| {
        numbers(move || {
            let rates = spatial_rates(&mesh.events, &mesh.people, &mesh.binary)?;
            Ok(vec![rates.iter().copied().fold(0.0, f64::max), sum(&rates)])
        })
    }),
    ("breaks", |mesh, _| {
        numbers(move || {
            let found = natural_breaks(&mesh.smooth, 5)?;
            Ok(vec![spread_within(&found.upper_bounds, &mesh.smooth)])
        })
    }),
    ("ols", |mesh, _| {
        let regressors = regressors(mesh);
        numbers(move || {
            let found = ols(&mesh.smooth, &regressors)?;
            let tests = found.dependence(&mesh.rows)?;
            let of_residuals = [tests.moran.value, tests.lm_error.value, tests.lm_lag.value];
            Ok([&estimates(&found.coefficients)[..], &of_residuals].concat())
        })
    }),
    ("lag", |mesh, _| {
        let regressors = regressors(mesh);
        numbers(move || Ok(estimates(&ml_lag(&mesh.smooth, &regressors, &mesh.rows)?.coefficients)))
    }),
    ("error", |mesh, _| {
        let regressors = regressors(mesh);
        numbers(move || {
            Ok(estimates(&ml_error(&mesh.smooth, &regressors, &mesh.rows)?.coefficients))
        })
    }),
    ("poisson", |mesh, _| {
        let regressors = regressors(mesh);
        numbers(move || {
            Ok(estimates(&poisson(&mesh.events, &mesh.people, &regressors)?.coefficients))
        })
    }),
];

fn regressors(mesh: &Mesh) -> Vec<Regressor> {
    let columns = [("y", &mesh.y), ("people", &mesh.people)];
    columns.map(|(term, values)| Regressor { term: term.to_owned(), values: values.clone() }).into()
}

/// The squares of the values about the means of their classes.
fn spread_within(upper_bounds: &[f64], values: &[f64]) -> f64 {
    let mut classes = vec![Vec::new(); upper_bounds.len()];
    for &value in values {
        classes[upper_bounds.partition_point(|bound| *bound < value)].push(value);
    }
    let spread = |class: &Vec<f64>| {
        let centre = mean(class);
        sum(&class.iter().map(|value| (value - centre) * (value - centre)).collect::<Vec<_>>())
    };
    classes.iter().map(spread).sum()
}

/// Each coefficient and its standard error.
fn estimates(coefficients: &[Coefficient]) -> Vec<f64> {
    coefficients.iter().flat_map(|each| [each.estimate, each.se]).collect()
}

fn links<'a>(work: impl Fn() -> Result<Weights, Error> + 'a) -> Run<'a> {
    Box::new(move || Found::Links(work().expect("a mesh")))
}

fn numbers<'a>(work: impl Fn() -> Result<Vec<f64>, Error> + 'a) -> Run<'a> {
    Box::new(move || Found::Numbers(work().expect("a mesh")))
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
            Found::Numbers(numbers) => numbers.clone(),
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
    let settings = Scan {
        model: ScanModel::Poisson,
        largest: 0.5,
        longest: 0.5,
        fewest: 2.0,
        draws: test.draws,
        seed: test.seed,
    };
    Box::new(move || {
        let found = scan(Places::Plane(&x, &y), &mesh.events, &mesh.people, 1, settings);
        Found::Clusters(found.expect("a mesh"))
    })
}
