//! Statistics of place on a mesh of squares, as `peers/place.py` runs them: 3,136 and 85,264 units, 999 draws.

use probative_benches::measure;
use probative_numeric::{Seed, Tail};
use probative_spatial::{
    Global, Locals, Places, Scan, ScanModel, Test, Weights, geary, getis_ord, join_counts,
    local_g_star, local_geary, local_join_count, local_moran, moran, moran_bivariate, scan,
};

const TEST: Test = Test { draws: 999, seed: Seed(1), tail: Tail::Both };

fn main() {
    for side in [56, 292] {
        let mesh = mesh(side);
        globals(side, &mesh);
        locals(side, &mesh);
    }
    circles(56);
}

/// Squares that share a side or a corner.
fn mesh(side: usize) -> Weights {
    let beside = |unit: usize| {
        let (row, column) = (unit / side, unit % side);
        let (right, down) = (column + 1 < side, row + 1 < side);
        [
            right.then_some((unit, unit + 1)),
            down.then_some((unit, unit + side)),
            (right && down).then_some((unit, unit + side + 1)),
            (column > 0 && down).then_some((unit, unit + side - 1)),
        ]
    };
    let pairs: Vec<_> = (0..side * side).flat_map(beside).flatten().collect();
    Weights::from_pairs(side * side, &pairs).expect("pairs of the mesh")
}

/// Numbers that every program can make: the square of the unit's number by a prime.
fn column(n: usize, factor: usize) -> Vec<f64> {
    (0..n).map(|unit| (unit * unit % 10_007 * factor % 10_007) as f64 / 100.0).collect()
}

fn globals(side: usize, mesh: &Weights) {
    let (n, rows) = (side * side, mesh.row_standardized());
    let (x, y) = (column(n, 1), column(n, 7));
    let marked: Vec<bool> = x.iter().map(|x| *x > 50.0).collect();
    let run = |name: &str, work: &dyn Fn() -> Global| {
        let value = work().value;
        measure(&format!("{name}, n = {n}: {value:.12}"), work, |found| found.value == value);
    };
    run("moran", &|| moran(&x, &rows, TEST).expect("numbers"));
    run("geary", &|| geary(&x, &rows, TEST).expect("numbers"));
    run("g", &|| getis_ord(&x, mesh, TEST).expect("numbers"));
    run("join counts", &|| join_counts(&marked, mesh, TEST).expect("marks").black_black);
    run("moran bivariate", &|| moran_bivariate(&x, &y, &rows, TEST).expect("numbers"));
}

fn locals(side: usize, mesh: &Weights) {
    let (n, rows) = (side * side, mesh.row_standardized());
    let x = column(n, 1);
    let marked: Vec<bool> = x.iter().map(|x| *x > 50.0).collect();
    let uneven = mesh_by_unit(mesh);
    let run = |name: &str, work: &dyn Fn() -> Locals| {
        let total = |rows: &Locals| rows.iter().flatten().map(|row| row.value).sum::<f64>();
        let value = total(&work());
        measure(&format!("{name}, n = {n}: {value:.9}"), work, |found| total(found) == value);
    };
    run("local moran", &|| local_moran(&x, &rows, TEST).expect("numbers"));
    for draws in [9_999, 99_999] {
        let test = Test { draws, ..TEST };
        run(&format!("local moran {draws}"), &|| local_moran(&x, &rows, test).expect("numbers"));
    }
    let test = Test { draws: 9_999, ..TEST };
    run("local moran unequal 9999", &|| local_moran(&x, &uneven, test).expect("numbers"));
    run("local g star", &|| local_g_star(&x, mesh, true, TEST).expect("numbers"));
    run("local geary", &|| local_geary(&x, &rows, TEST).expect("numbers"));
    run("local join count", &|| local_join_count(&marked, mesh, TEST).expect("marks"));
}

/// Strengths that differ from neighbour to neighbour.
fn mesh_by_unit(mesh: &Weights) -> Weights {
    let links = (0..mesh.units()).flat_map(|unit| {
        mesh.neighbors(unit).map(move |(to, _)| (unit, to, 1.0 + (to % 5) as f64))
    });
    Weights::from_links(mesh.units(), links.collect()).expect("links").row_standardized()
}

fn circles(side: usize) {
    let n = side * side;
    let (x, y): (Vec<f64>, Vec<f64>) =
        (0..n).map(|unit| ((unit % side) as f64, (unit / side) as f64)).unzip();
    let people: Vec<f64> = column(n, 3).iter().map(|x| 1_000.0 + 10.0 * x.floor()).collect();
    let cases: Vec<f64> = column(n, 5).iter().map(|x| (x / 25.0).floor()).collect();
    let settings = Scan {
        model: ScanModel::Poisson,
        largest: 0.5,
        longest: 0.5,
        fewest: 2.0,
        draws: 999,
        seed: Seed(1),
    };
    measure(
        &format!("scan, n = {n}"),
        || scan(Places::Plane(&x, &y), &cases, &people, 1, settings).expect("a map"),
        |found| found.clusters[0].llr > 0.0,
    );
}
