//! How often tests of place reject where nothing is there: 49 units, 2,000 null maps, at five per cent.
//!
//! The share of 2,000 maps has a standard error of half a percentage point; the tolerance is three of them.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly too")]

use probative_numeric::{Seed, Stream, Tail, each};
use probative_spatial::{
    DistanceClasses, Geography, Global, Test, Weights, geary, getis_ord, join_counts, lee,
    local_g_star, local_geary, local_join_count, local_moran, moran, moran_bivariate,
};

const MAPS: usize = 2_000;
const TOLERANCE: f64 = 0.015;
const SIDE: usize = 7;

fn grid() -> Weights {
    let beside = |unit: usize| {
        let (row, column) = (unit / SIDE, unit % SIDE);
        let right = (column + 1 < SIDE).then_some((unit, unit + 1));
        let down = (row + 1 < SIDE).then_some((unit, unit + SIDE));
        right.into_iter().chain(down)
    };
    Weights::from_pairs(SIDE * SIDE, &(0..SIDE * SIDE).flat_map(beside).collect::<Vec<_>>())
        .unwrap()
}

/// The share of null maps in which each test rejects.
fn shares<const K: usize>(
    name: &str,
    reject: impl Fn(&mut Stream, Test) -> [bool; K] + Sync + Send,
) -> [f64; K] {
    let seed = Seed(20).branch(name);
    let found = each(MAPS, |map| {
        let test = Test { draws: 199, seed: seed.branch(&map.to_string()), tail: Tail::Both };
        reject(&mut seed.stream(map as u64), test)
    });
    std::array::from_fn(|which| {
        found.iter().filter(|rejected| rejected[which]).count() as f64 / MAPS as f64
    })
}

fn noise(stream: &mut Stream) -> Vec<f64> {
    (0..SIDE * SIDE).map(|_| stream.normal()).collect()
}

#[test]
fn global_tests_of_continuous_values_reject_five_per_cent() {
    let (binary, rows) = (grid(), grid().row_standardized());
    let drawn = |global: Global| global.permutation.unwrap().p <= 0.05;
    let found = shares("global", |stream, test| {
        let (x, y) = (noise(stream), noise(stream));
        let positive: Vec<f64> = x.iter().map(|value| value.abs()).collect();
        [
            drawn(moran(&x, &rows, test).unwrap()),
            drawn(geary(&x, &rows, test).unwrap()),
            drawn(getis_ord(&positive, &binary, test).unwrap()),
            drawn(moran_bivariate(&x, &y, &rows, test).unwrap()),
            drawn(lee(&x, &y, &rows, test).unwrap()),
            moran(&x, &rows, test).unwrap().randomization.unwrap().p <= 0.05,
        ]
    });
    assert!(found.iter().all(|share| (share - 0.05).abs() < TOLERANCE), "{found:?}");
}

#[test]
fn local_tests_of_a_unit_reject_five_per_cent() {
    let (binary, rows) = (grid(), grid().row_standardized());
    let uneven: Vec<(usize, usize, f64)> = (0..49)
        .flat_map(|unit| {
            binary
                .neighbors(unit)
                .map(move |(to, _)| (unit, to, 1.0 + 0.1 * (to % 3) as f64))
                .collect::<Vec<_>>()
        })
        .collect();
    let uneven = Weights::from_links(49, uneven).unwrap();
    let found = shares("local", |stream, test| {
        let x = noise(stream);
        let positive: Vec<f64> = x.iter().map(|value| value.abs()).collect();
        [
            local_moran(&x, &rows, test),
            local_moran(&x, &uneven, test),
            local_geary(&x, &rows, test),
            local_g_star(&positive, &binary, true, test),
        ]
        .map(|rows| rows.unwrap()[24].as_ref().unwrap().p <= 0.05)
    });
    assert!(found.iter().all(|share| (share - 0.05).abs() < TOLERANCE), "{found:?}");
}

#[test]
fn tests_of_counts_reject_five_per_cent_by_mid_p_and_no_more_by_p() {
    let binary = grid();
    let found = shares("counts", |stream, test| {
        let marked: Vec<bool> = (0..49).map(|_| stream.below(3) == 0).collect();
        let joins = join_counts(&marked, &binary, test).map(|joins| joins.black_black.permutation);
        let joins = joins.ok().flatten();
        let local = local_join_count(&marked, &binary, test).ok();
        let local = local.and_then(|rows| rows[24].as_ref().ok().map(|row| row.p));
        [
            joins.is_some_and(|drawn| drawn.mid_p <= 0.05),
            joins.is_some_and(|drawn| drawn.p <= 0.05),
            local.is_some_and(|p| p <= 0.05),
        ]
    });
    assert!((found[0] - 0.05).abs() < TOLERANCE, "{found:?}");
    assert!(found[1] <= 0.055 && found[2] <= 0.055, "{found:?}");
}

#[test]
fn two_smooth_maps_are_rejected_rarely_by_the_modified_t_and_often_by_free_rearrangement() {
    let place = |unit: usize| ((unit % SIDE) as f64, (unit / SIDE) as f64);
    let (x, y): (Vec<f64>, Vec<f64>) = (0..49).map(place).unzip();
    let classes = DistanceClasses::of_plane(&x, &y, 13).unwrap();
    let geography = Geography::new(&grid(), &classes).unwrap();
    let test = Test { draws: 199, seed: Seed(2), tail: Tail::Both };
    let rough = geography.calibrate(MAPS, 0, 0.05, test).unwrap();
    for share in [rough.modified_t, rough.spectral, rough.lee, rough.free] {
        assert!((share - 0.05).abs() < 2.0 * TOLERANCE, "{rough:?}");
    }
    let smooth = geography.calibrate(MAPS, 4, 0.05, test).unwrap();
    assert!(smooth.modified_t < 0.08 && smooth.spectral < 0.12, "{smooth:?}");
    assert!(smooth.free > 2.0 * smooth.modified_t, "{smooth:?}");
}
