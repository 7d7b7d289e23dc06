//! The order of the rows, the number of threads and islands change nothing they should not.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly too")]

use probative_numeric::{Seed, Tail, with_threads};
use probative_spatial::{
    Adjustment, Global, Locals, Places, Scan, ScanModel, Silent, Test, Weights, adjusted, geary,
    join_counts, lee, local_g, local_g_star, local_geary, local_join_count, local_moran,
    local_moran_bivariate, moran, moran_bivariate, scan,
};

const TEST: Test = Test { draws: 499, seed: Seed(7), tail: Tail::Both };

/// A map of so many units with random links, some of them alike, and two columns, one of few
/// values.
struct Map {
    x: Vec<f64>,
    y: Vec<f64>,
    links: Vec<(usize, usize, f64)>,
}

impl Map {
    fn new(n: usize, seed: u64) -> Map {
        let mut stream = Seed(seed).stream(0);
        let x = (0..n).map(|_| stream.normal()).collect();
        let y = (0..n).map(|_| stream.below(4) as f64).collect();
        let mut links = Vec::new();
        // The last unit is an island.
        for unit in 0..n - 1 {
            for _ in 0..1 + stream.below(5) {
                let to = stream.below(n - 1);
                if to != unit
                    && !links
                        .iter()
                        .any(|link: &(usize, usize, f64)| (link.0, link.1) == (unit, to))
                {
                    links.push((unit, to, 1.0 + stream.below(2) as f64));
                }
            }
        }
        Map { x, y, links }
    }

    fn weights(&self) -> Weights {
        Weights::from_links(self.x.len(), self.links.clone()).unwrap()
    }

    /// The same map with row `i` at `to[i]`.
    fn moved(&self, to: &[usize]) -> Map {
        let place = |column: &[f64]| {
            let mut moved = vec![0.0; column.len()];
            column.iter().zip(to).for_each(|(value, to)| moved[*to] = *value);
            moved
        };
        let links = self.links.iter().map(|&(a, b, w)| (to[a], to[b], w)).collect();
        Map { x: place(&self.x), y: place(&self.y), links }
    }
}

fn shuffled(n: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    Seed(seed).stream(1).shuffle(&mut order);
    order
}

fn globals(map: &Map) -> Vec<Global> {
    let weights = map.weights();
    let marked: Vec<bool> = map.y.iter().map(|y| *y > 1.0).collect();
    let joins = join_counts(&marked, &weights, TEST).unwrap();
    vec![
        moran(&map.x, &weights, TEST).unwrap(),
        moran(&map.y, &weights, TEST).unwrap(),
        geary(&map.x, &weights, TEST).unwrap(),
        moran_bivariate(&map.x, &map.y, &weights, TEST).unwrap(),
        lee(&map.x, &map.y, &weights, TEST).unwrap(),
        joins.black_black,
        joins.black_white,
    ]
}

#[test]
fn the_order_of_the_rows_changes_no_byte_of_a_global_result() {
    for seed in 0..8 {
        let map = Map::new(60, seed);
        assert_eq!(globals(&map), globals(&map.moved(&shuffled(60, seed))), "seed {seed}");
    }
}

#[test]
fn the_number_of_threads_changes_no_byte_of_a_global_result() {
    let map = Map::new(60, 3);
    let alone = with_threads(1, || globals(&map));
    for threads in [2, 3, 8] {
        assert_eq!(alone, with_threads(threads, || globals(&map)));
    }
}

fn locals(map: &Map) -> Vec<Locals> {
    let weights = map.weights();
    let alike = weights_of_one(map);
    let marked: Vec<bool> = map.y.iter().map(|y| *y > 1.0).collect();
    vec![
        local_moran(&map.x, &weights, TEST).unwrap(),
        local_moran(&map.x, &alike.row_standardized(), TEST).unwrap(),
        local_moran_bivariate(&map.x, &map.y, &alike, TEST).unwrap(),
        local_geary(&map.x, &weights, TEST).unwrap(),
        local_geary(&map.x, &alike, TEST).unwrap(),
        local_g(&map.y, &alike, TEST).unwrap(),
        local_g_star(&map.y, &weights, true, TEST).unwrap(),
        local_join_count(&marked, &alike, TEST).unwrap(),
    ]
}

fn weights_of_one(map: &Map) -> Weights {
    let links = map.links.iter().map(|&(from, to, _)| (from, to, 1.0)).collect();
    Weights::from_links(map.x.len(), links).unwrap()
}

#[test]
fn shuffled_rows_give_the_same_local_results_shuffled() {
    for seed in 0..8 {
        let map = Map::new(60, seed);
        let to = shuffled(60, seed);
        for (here, there) in locals(&map).iter().zip(locals(&map.moved(&to))) {
            for (row, local) in here.iter().enumerate() {
                assert_eq!(local, &there[to[row]], "seed {seed}, row {row}");
            }
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_byte_of_a_local_result() {
    let map = Map::new(60, 3);
    let alone = with_threads(1, || locals(&map));
    for threads in [2, 3, 8] {
        assert_eq!(alone, with_threads(threads, || locals(&map)));
    }
}

#[test]
fn islands_and_missing_values_are_silent_with_a_reason_and_poison_no_other_unit() {
    let mut map = Map::new(60, 5);
    map.x[7] = f64::NAN;
    let rows = local_moran(&map.x, &weights_of_one(&map), TEST).unwrap();
    assert_eq!(rows[59], Err(Silent::Island));
    assert_eq!(rows[7], Err(Silent::NoValue));
    for (row, local) in rows.iter().enumerate().take(59).filter(|(row, _)| *row != 7) {
        let beside = map.links.iter().any(|link| (link.0, link.1) == (row, 7));
        match local {
            Err(silent) => assert!(beside && *silent == Silent::NeighborWithoutValue, "{row}"),
            Ok(local) => assert!(!beside && local.p > 0.0 && local.z.is_finite(), "{row}"),
        }
    }
    assert!(local_moran(&[2.0; 60], &weights_of_one(&map), TEST).is_err());
    let adjusted = adjusted(&rows, Adjustment::BenjaminiHochberg);
    assert_eq!(adjusted[7], None);
    assert!(adjusted.iter().zip(&rows).all(|(p, row)| match (p, row) {
        (Some(p), Ok(row)) => *p >= row.p,
        (p, row) => p.is_none() && row.is_err(),
    }));
}

#[test]
fn early_stopping_and_the_shared_table_give_the_same_chances() {
    // Strengths a hair apart are drawn for each unit by itself.
    let map = Map::new(60, 6);
    let apart = map.links.iter().map(|&(from, to, _)| (from, to, 1.0 + 1e-9 * (to % 7) as f64));
    let apart = Weights::from_links(60, apart.collect()).unwrap();
    let test = Test { draws: 20_000, ..TEST };
    let table = local_moran(&map.x, &weights_of_one(&map), test).unwrap();
    let stopped = local_moran(&map.x, &apart, test).unwrap();
    for (a, b) in table.iter().zip(&stopped) {
        if let (Ok(a), Ok(b)) = (a, b) {
            // Rows whose links happen to be alike take the same table.
            let relative = if b.draws < 19_000 { 0.75 * a.p } else { 0.0 };
            assert!((a.p - b.p).abs() <= relative + 5.0 * (a.error + b.error), "{a:?} {b:?}");
        }
    }
    assert!(stopped.iter().flatten().any(|row| row.draws < 1_000));
}

/// Twenty places over three periods, with more events in the middle of the last two.
fn outbreak() -> [Vec<f64>; 4] {
    let mut stream = Seed(12).stream(0);
    let (x, y): (Vec<f64>, Vec<f64>) =
        (0..20).map(|_| (stream.uniform(), stream.uniform())).unzip();
    let mut cases = Vec::new();
    let mut people = Vec::new();
    for unit in 0..20 {
        for period in 0..3 {
            let inside = (x[unit] - 0.5).abs() < 0.25 && (y[unit] - 0.5).abs() < 0.25;
            let extra = if inside && period > 0 { 12.0 } else { 0.0 };
            cases.push(stream.below(4) as f64 + extra);
            people.push(80.5 + stream.below(40) as f64);
        }
    }
    [x, y, cases, people]
}

#[test]
fn a_scan_hangs_on_neither_threads_nor_the_order_of_rows_and_finds_the_outbreak() {
    let [x, y, cases, people] = outbreak();
    let settings = Scan {
        model: ScanModel::Poisson,
        largest: 0.5,
        longest: 0.67,
        fewest: 2.0,
        draws: 199,
        seed: Seed(3),
    };
    let found = scan(Places::Plane(&x, &y), &cases, &people, 3, settings).unwrap();
    assert_eq!(found.clusters[0].periods, (1, 3));
    assert_eq!(found.clusters[0].p, 0.005);
    let again = with_threads(3, || scan(Places::Plane(&x, &y), &cases, &people, 3, settings));
    assert_eq!(again.unwrap(), found);
    let to = shuffled(20, 4);
    let moved = |column: &[f64], width: usize| {
        let mut moved = vec![0.0; column.len()];
        for (row, cells) in column.chunks_exact(width).enumerate() {
            moved[to[row] * width..(to[row] + 1) * width].copy_from_slice(cells);
        }
        moved
    };
    let x = moved(&x, 1);
    let y = moved(&y, 1);
    let cases = moved(&cases, 3);
    let people = moved(&people, 3);
    let shuffled = scan(Places::Plane(&x, &y), &cases, &people, 3, settings).unwrap();
    for (here, there) in found.clusters.iter().zip(&shuffled.clusters) {
        assert_eq!((here.llr, here.p, to[here.center]), (there.llr, there.p, there.center));
    }
}
