//! Distances of places to the nearest of many lines.

use probative_benches::measure;
use probative_numeric::{Seed, Stream};
use probative_spatial::{NearestLine, Point, to_line};

fn main() {
    let mut stream = Seed(3).stream(0);
    let mut bends = Seed(4).stream(0);
    let mut point = || Point {
        longitude: -120.0 + 50.0 * stream.uniform(),
        latitude: 28.0 + 20.0 * stream.uniform(),
    };
    let lines: Vec<Vec<Point>> = (0..300).map(|_| road(point(), &mut bends)).collect();
    for n in [100, 3_100, 85_000] {
        let places: Vec<Point> = (0..n).map(|_| point()).collect();
        let index = NearestLine::new(&lines).expect("the lines are valid");
        measure(
            &format!("nearest of 29,700 segments, n = {n}"),
            || places.iter().map(|place| index.kilometers(*place)).collect::<Vec<f64>>(),
            |found| {
                let plain = |place: Point| {
                    lines.iter().map(|line| to_line(place, line)).fold(f64::INFINITY, f64::min)
                };
                found.iter().zip(&places).take(3).all(|(d, place)| (d - plain(*place)).abs() < 1e-6)
            },
        );
    }
}

/// A hundred points, each about ten kilometres from the one before.
fn road(from: Point, bends: &mut Stream) -> Vec<Point> {
    let mut here = from;
    (0..100)
        .map(|_| {
            here.longitude += 0.1 * bends.normal();
            here.latitude += 0.1 * bends.normal();
            here
        })
        .collect()
}
