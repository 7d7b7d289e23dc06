//! What holds for every input, tried on many; and how often tests of place reject when nothing is
//! there.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly too")]

use probative_numeric::{
    Freely, Inference, Null, Seed, Stream, Tail, correlation, draws, mean, permute,
};
use probative_spatial::{
    Bounds, Direction, DistanceClasses, DistanceGrid, Moran, Move, NearestLine, Point,
    SpectralNull, Weights, kilometers, modified_t_test, moran_i, nearest, to_line, within,
};

fn stream(replicate: u64) -> Stream {
    Seed(47).branch("properties").stream(replicate)
}

fn place(stream: &mut Stream) -> Point {
    Point { longitude: 30.0 * stream.uniform() - 100.0, latitude: 30.0 + 15.0 * stream.uniform() }
}

/// A square of units, each beside the one to its right and the one below.
fn square(side: usize) -> Weights {
    let right = (0..side * side).filter(|unit| unit % side + 1 < side).map(|unit| (unit, unit + 1));
    let down = (0..side * (side - 1)).map(|unit| (unit, unit + side));
    Weights::from_pairs(side * side, &right.chain(down).collect::<Vec<_>>()).unwrap()
}

/// Noise averaged with its neighbours a few times, so that near units are alike.
fn smooth(stream: &mut Stream, weights: &Weights, rounds: usize) -> Vec<f64> {
    let mut values: Vec<f64> = (0..weights.units()).map(|_| stream.normal()).collect();
    for _ in 0..rounds {
        values = (0..values.len())
            .map(|unit| {
                let around: Vec<f64> =
                    weights.neighbors(unit).map(|(other, _)| values[other]).collect();
                0.5 * values[unit] + 0.5 * mean(&around)
            })
            .collect();
    }
    values
}

#[test]
fn distance_is_the_same_both_ways_and_no_detour_is_shorter() {
    for replicate in 0..300 {
        let mut stream = stream(replicate);
        let [a, b, c] = std::array::from_fn(|_| place(&mut stream));
        assert!((kilometers(a, b) - kilometers(b, a)).abs() < 1e-9);
        assert!(kilometers(a, c) <= kilometers(a, b) + kilometers(b, c) + 1e-9);
        assert!((kilometers(a, b) - a.direction().kilometers(b.direction())).abs() < 1e-8);
    }
}

#[test]
fn no_point_of_a_line_is_nearer_than_the_nearest() {
    for replicate in 0..100 {
        let mut stream = stream(replicate);
        let line: Vec<Point> = (0..5).map(|_| place(&mut stream)).collect();
        let from = place(&mut stream);
        let nearest = to_line(from, &line);
        assert!(line.iter().all(|corner| kilometers(from, *corner) >= nearest - 1e-9));
        let moved = Move {
            east_km: 900.0 * stream.normal(),
            north_km: 900.0 * stream.normal(),
            turn_radians: stream.normal(),
            about: place(&mut stream),
        };
        let line: Vec<Point> = line.iter().map(|corner| moved.apply(*corner)).collect();
        assert!((to_line(moved.apply(from), &line) - nearest).abs() < 1e-7);
    }
}

#[test]
fn a_grid_of_distances_is_far_better_than_its_step_away_from_lines() {
    let mut stream = stream(0);
    let lines: Vec<Vec<Point>> =
        (0..30).map(|_| (0..4).map(|_| place(&mut stream)).collect()).collect();
    let lines = NearestLine::new(&lines).unwrap();
    let bounds = Bounds { west: -102.0, south: 28.0, east: -68.0, north: 47.0 };
    let grid = DistanceGrid::new(&lines, bounds, 10.0).unwrap();
    let wrong: Vec<f64> = (0..2000)
        .map(|_| place(&mut stream).direction())
        .map(|from: Direction| (grid.kilometers_from(from) - lines.kilometers_from(from)).abs())
        .collect();
    assert!(mean(&wrong) < 1.5, "{}", mean(&wrong));
    assert!(wrong.iter().all(|each| *each < 10.0));
}

#[test]
fn renumbering_the_units_leaves_likeness_as_it_is() {
    let weights = square(5);
    for replicate in 0..50 {
        let mut stream = stream(replicate);
        let values: Vec<f64> = (0..25).map(|_| stream.normal()).collect();
        let mut number: Vec<usize> = (0..25).collect();
        stream.shuffle(&mut number);
        let mut renumbered = vec![0.0; 25];
        (0..25).for_each(|unit| renumbered[number[unit]] = values[unit]);
        let pairs: Vec<_> = (0..25)
            .flat_map(|unit| weights.neighbors(unit).map(move |(other, _)| (unit, other)))
            .map(|(unit, other)| (number[unit], number[other]))
            .collect();
        let other = Weights::from_pairs(25, &pairs).unwrap();
        let gap = moran_i(&values, &weights).unwrap() - moran_i(&renumbered, &other).unwrap();
        assert!(gap.abs() < 1e-13);
    }
}

#[test]
fn neighbours_within_a_distance_include_the_nearest() {
    let mut stream = stream(0);
    let places: Vec<Point> = (0..60).map(|_| place(&mut stream)).collect();
    let near = within(&places, 400.0).unwrap();
    let first = nearest(&places, 1).unwrap();
    for unit in 0..60 {
        let (other, _) = first.neighbors(unit).next().unwrap();
        let is_near = kilometers(places[unit], places[other]) <= 400.0;
        assert_eq!(is_near, near.neighbors(unit).any(|(each, _)| each == other));
    }
}

fn rejected(name: &str, sets: u64, p: impl Fn(&mut Stream) -> f64 + Sync) -> f64 {
    let all = Inference { level: 0.95, draws: 0, seed: Seed(161).branch(name) };
    mean(&draws(all, 0..sets, &|stream| f64::from(u8::from(p(stream) <= 0.05))))
}

#[test]
fn likeness_of_neighbours_is_found_in_noise_five_per_cent_of_the_time() {
    let weights = square(6).row_standardized();
    let identity: Vec<usize> = (0..36).collect();
    let share = rejected("moran", 20_000, |stream| {
        let values: Vec<f64> = (0..36).map(|_| stream.normal()).collect();
        let moran = Moran::new(&values, &weights).unwrap();
        let settings = Inference { level: 0.95, draws: 199, seed: Seed(stream.next_u64()) };
        let null = permute(36, settings, &Freely, &|order| moran.statistic(order));
        null.p_value(moran.statistic(&identity), Tail::Upper)
    });
    assert!((0.045..=0.055).contains(&share), "{share}");
}

#[test]
fn two_smooth_maps_fool_free_exchange_but_hardly_the_tests_of_place() {
    let weights = square(9);
    let units: Vec<usize> = (0..81).collect();
    let at = |f: fn(usize) -> usize| units.iter().map(|unit| f(*unit) as f64).collect::<Vec<_>>();
    let classes = DistanceClasses::of_plane(&at(|u| u % 9), &at(|u| u / 9), 13).unwrap();
    let shares = ["free", "spectral", "modified"].map(|name| {
        rejected(name, 2_000, |stream| {
            let x = smooth(stream, &weights, 4);
            let y = smooth(stream, &weights, 4);
            let observed = correlation(&x, &y).unwrap();
            let seed = Seed(stream.next_u64());
            let against = |surrogate: &dyn Fn(&mut Stream) -> Vec<f64>| {
                let draw = |i| correlation(&surrogate(&mut seed.stream(i)), &y).unwrap();
                Null { draws: (0..199).map(draw).collect() }.p_value(observed, Tail::Both)
            };
            match name {
                "free" => against(&|stream| {
                    let mut order = units.clone();
                    stream.shuffle(&mut order);
                    order.iter().map(|&unit| x[unit]).collect()
                }),
                "spectral" => {
                    let null = SpectralNull::new(&x, &weights).unwrap();
                    against(&|stream| null.surrogate(stream))
                }
                // Maps too smooth for the test are not rejected.
                _ => modified_t_test(&x, &y, &classes).map_or(1.0, |test| test.p),
            }
        })
    });
    let [free, spectral, modified] = shares;
    assert!(free > 0.15, "{free}");
    assert!(spectral < 0.10, "{spectral}");
    assert!(modified < 0.07, "{modified}");
    println!("free {free}, spectral {spectral}, modified {modified}");
}
