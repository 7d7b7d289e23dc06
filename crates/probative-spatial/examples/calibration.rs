//! Writes `docs/calibration.md`: how often each test of place rejects where nothing is there.
//!
//! `cargo run --release -p probative-spatial --example calibration [PART…]`, the parts being
//! `head`, `49`, `254`, `3108` and `two-maps`; all of them without any. The same numbers come out
//! every time.
#![allow(clippy::print_stdout, reason = "the document is printed")]

#[path = "../tests/calibration/null.rs"]
mod null;
#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "a part of it is needed")]
mod read;

use null::{ALL, DRAWS, Kind, Map, Null, rejections};
use probative_numeric::{Seed, Tail};
use probative_spatial::{DistanceClasses, Geography, Test, Touch, centroids, contiguity};

/// Null maps of each test.
const MAPS: usize = 20_000;

/// Null maps of a Poisson scan of the largest map, a third of a second each.
const POISSON_SCANS: usize = 10_000;

/// Null maps of a Bernoulli scan of the largest map, which take longer still.
const BERNOULLI_SCANS: usize = 1_000;

/// Pairs of maps.
const PAIRS: usize = 10_000;

/// Pairs of maps on the larger map, each of which costs the square of its units many times over.
const FEWER: usize = 2_000;

const HEAD: &str = include_str!("calibration.md");

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    for part in ["head", "49", "254", "3108", "two-maps"] {
        if !asked.is_empty() && !asked.iter().any(|asked| asked == part) {
            continue;
        }
        match part {
            "head" => print!("{HEAD}"),
            "two-maps" => two_maps(),
            "49" => one_map("49 units, a square mesh", &Map::mesh(7)),
            "254" => one_map("254 units, neighbours of random points", &Map::points(254)),
            _ => one_map("3,108 units, neighbours of random points", &Map::points(3_108)),
        }
    }
}

fn one_map(title: &str, map: &Map) {
    println!("\n## {title}\n");
    println!("| Test | by p, % | by mid-p, % | |\n|---|--:|--:|---|");
    for null in &ALL {
        println!("{}", row(null, map));
    }
}

fn row(null: &Null, map: &Map) -> String {
    let maps = match null.name {
        "scan, Poisson" if map.n > 1_000 => POISSON_SCANS,
        "scan, Bernoulli" if map.n > 1_000 => BERNOULLI_SCANS,
        _ => MAPS,
    };
    let counts = rejections(map, null, maps);
    let mid = match null.kind {
        Kind::Discrete => format!("{:.2}", counts.by_mid_p()),
        Kind::Continuous | Kind::Exact => String::new(),
    };
    let word = match null.kind.holds(counts, 0.5) {
        _ if maps == BERNOULLI_SCANS => "1,000 maps alone, ± 0.7",
        true => "holds",
        false => "**misses**",
    };
    format!("| {} | {:.2} | {mid} | {word} |", null.name, counts.by_p())
}

fn two_maps() {
    println!("\n## Two maps\n");
    println!("| Map | range | modified t | spectral | Lee's L, spectral | free |");
    println!("|---|--:|--:|--:|--:|--:|");
    let mesh = Map::mesh(7);
    let points = Map::points(254);
    for (name, map, pairs) in [
        ("49 units, a square mesh", &mesh, PAIRS),
        ("49 units, columbus", &columbus(), PAIRS),
        ("254 units, neighbours of random points", &points, FEWER),
    ] {
        let classes = DistanceClasses::of_plane(&map.x, &map.y, 13).expect("places");
        let geography = Geography::new(&map.binary, &classes).expect("neighbours");
        for range in [0, 2, 4, 6] {
            let test = Test { draws: DRAWS, seed: Seed(2), tail: Tail::Both };
            let found = geography.calibrate(pairs, range, 0.05, test).expect("maps that vary");
            let shares = [found.modified_t, found.spectral, found.lee, found.free]
                .map(|share| format!("{:.1}", 100.0 * share));
            println!("| {name}, {pairs} pairs | {range} | {} |", shares.join(" | "));
        }
    }
}

/// The neighbourhoods of Columbus, Ohio, by their outlines.
fn columbus() -> Map {
    let outlines = reference!("contiguity").outlines();
    let queen = contiguity(&outlines, Touch::Vertex, 0.0).expect("outlines");
    let centres = centroids(&outlines).expect("areas");
    let (x, y) = centres.iter().map(|centre| (centre[0], centre[1])).unzip();
    Map::new(queen, x, y)
}
