use probative_numeric::each;
use probative_numeric::math::{cos, sin, sqrt};

use crate::error::Error;
use crate::nearest_line::NearestLine;
use crate::place::{Bounds, Direction, EARTH_RADIUS, Point, along_surface, squared_chord_of};

mod near;

pub use near::{Moved, NearGrid};

/// Distances to the nearest line on a regular grid, for places that are moved many times.
///
/// The grid lies in Lambert's azimuthal plane about the middle of its bounds, where a place given
/// as a direction is found with one square root. Between its nodes the distance is interpolated;
/// since a distance changes by at most a kilometre per kilometre, the error is below the step, and
/// far below it away from the lines. Outside the grid the exact distance is taken, which is right
/// but a hundred times slower, so give bounds that hold the moved places too.
#[derive(Debug, Clone)]
pub struct DistanceGrid<'a> {
    lines: &'a NearestLine,
    plane: Plane,
    west: f64,
    south: f64,
    step: f64,
    columns: usize,
    rows: usize,
    /// In kilometres; single precision keeps millimetres near a line, and more of the grid near the
    /// processor.
    distances: Vec<f32>,
}

impl<'a> DistanceGrid<'a> {
    /// Measures the distance at every node of a grid over `bounds`, `step_km` kilometres apart at
    /// its middle.
    ///
    /// # Errors
    /// A step that is not positive, bounds that are not in degrees, or more than a hundred million
    /// nodes.
    pub fn new(lines: &'a NearestLine, bounds: Bounds, step_km: f64) -> Result<Self, Error> {
        if !(step_km > 0.0 && step_km.is_finite()) {
            return Err(Error::NotPositive { what: "the step of the grid" });
        }
        let plane = Plane::about(Point {
            longitude: 0.5 * (bounds.west + bounds.east),
            latitude: 0.5 * (bounds.south + bounds.north),
        });
        let edge = edge(bounds)?;
        let mut low = (f64::INFINITY, f64::INFINITY);
        let mut high = (-f64::INFINITY, -f64::INFINITY);
        // In the plane about the middle the edges are curved, so that the corners alone would cut
        // them off.
        for (u, v) in edge.iter().map(|place| plane.coordinates(place.direction())) {
            low = (low.0.min(u), low.1.min(v));
            high = (high.0.max(u), high.1.max(v));
        }
        let step = step_km / EARTH_RADIUS;
        let across = (high.0 - low.0) / step + 2.0;
        let up = (high.1 - low.1) / step + 2.0;
        let few_enough = across * up < 1e8;
        if !few_enough {
            return Err(Error::TooFine { cells: across * up });
        }
        let columns = across.ceil() as usize;
        let rows = up.ceil() as usize;
        let mut grid = DistanceGrid {
            lines,
            plane,
            west: low.0,
            south: low.1,
            step,
            columns,
            rows,
            distances: Vec::new(),
        };
        grid.distances = each(rows, |row| grid.row(row)).concat();
        Ok(grid)
    }

    /// Kilometres from a place to the nearest line, to within the step.
    #[must_use]
    pub fn kilometers(&self, point: Point) -> f64 {
        self.kilometers_from(point.direction())
    }

    /// The same from a place given as a direction, which is quicker.
    #[must_use]
    pub fn kilometers_from(&self, from: Direction) -> f64 {
        let (u, v) = self.plane.coordinates(from);
        let across = (u - self.west) / self.step;
        let up = (v - self.south) / self.step;
        if self.holds(across, up) {
            self.interpolated(across, up)
        } else {
            self.lines.kilometers_from(from)
        }
    }

    /// The grid cut at one distance, for asking of many moves which places come as near.
    #[must_use]
    pub fn within(&self, kilometers: f64) -> NearGrid<'_> {
        NearGrid::new(self, kilometers)
    }

    fn holds(&self, across: f64, up: f64) -> bool {
        across >= 0.0
            && up >= 0.0
            && across < (self.columns - 1) as f64
            && up < (self.rows - 1) as f64
    }

    fn interpolated(&self, across: f64, up: f64) -> f64 {
        let column = across as usize;
        let row = up as usize;
        let right = across - column as f64;
        let above = up - row as f64;
        let node = row * self.columns + column;
        let [low, high] = [node, node + self.columns]
            .map(|node| [self.distances[node], self.distances[node + 1]].map(f64::from));
        between(between(low[0], low[1], right), between(high[0], high[1], right), above)
    }

    /// The distances of one row. Each node starts from the distance of the one before, which it
    /// cannot exceed by more than their distance.
    fn row(&self, row: usize) -> Vec<f32> {
        let mut reach = f64::INFINITY;
        let mut before: Option<Direction> = None;
        let mut distances = Vec::with_capacity(self.columns);
        for column in 0..self.columns {
            let u = self.west + column as f64 * self.step;
            let here = self.plane.direction(u, self.south + row as f64 * self.step);
            let apart = before.map_or(f64::INFINITY, |last| last.kilometers(here));
            reach = along_surface(
                self.lines.squared_chord(here, squared_chord_of(reach + apart + 1e-6)),
            );
            distances.push(reach as f32);
            before = Some(here);
        }
        distances
    }
}

fn between(from: f64, to: f64, part: f64) -> f64 {
    from + part * (to - from)
}

/// Places close together along the edge of a box.
fn edge(bounds: Bounds) -> Result<Vec<Point>, Error> {
    let shares = (0..=64).map(|part| f64::from(part) / 64.0);
    let places: Vec<Point> = shares
        .flat_map(|part| {
            let longitude = between(bounds.west, bounds.east, part);
            let latitude = between(bounds.south, bounds.north, part);
            [
                Point { longitude, latitude: bounds.south },
                Point { longitude, latitude: bounds.north },
                Point { longitude: bounds.west, latitude },
                Point { longitude: bounds.east, latitude },
            ]
        })
        .collect();
    crate::place::valid(&places)?;
    Ok(places)
}

/// Lambert's azimuthal equal-area plane about a place, in earth radii.
#[derive(Debug, Clone, Copy)]
struct Plane {
    centre: Direction,
    east: Direction,
    north: Direction,
}

impl Plane {
    fn about(centre: Point) -> Plane {
        let longitude = centre.longitude.to_radians();
        let centre = centre.direction();
        let east = Direction { x: -sin(longitude), y: cos(longitude), z: 0.0 };
        Plane { centre, east, north: centre.cross(east) }
    }

    fn coordinates(&self, place: Direction) -> (f64, f64) {
        let scale = (2.0 / (1.0 + self.centre.dot(place)).max(1e-12)).sqrt();
        (scale * self.east.dot(place), scale * self.north.dot(place))
    }

    fn direction(&self, u: f64, v: f64) -> Direction {
        let square = (u * u + v * v).min(4.0);
        let out = sqrt(1.0 - 0.25 * square);
        let up = 1.0 - 0.5 * square;
        let Plane { centre, east, north } = self;
        Direction {
            x: up * centre.x + out * (u * east.x + v * north.x),
            y: up * centre.y + out * (u * east.y + v * north.y),
            z: up * centre.z + out * (u * east.z + v * north.z),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    const BOUNDS: Bounds = Bounds { west: -10.0, south: 30.0, east: 10.0, north: 45.0 };

    fn zigzag() -> NearestLine {
        let corner = |i: i32| Point {
            longitude: f64::from(i) - 8.0,
            latitude: if i % 2 == 0 { 33.0 } else { 41.0 },
        };
        NearestLine::new(&[(0..16).map(corner).collect()]).unwrap()
    }

    #[test]
    fn the_grid_is_right_to_within_its_step() {
        let lines = zigzag();
        let grid = DistanceGrid::new(&lines, BOUNDS, 20.0).unwrap();
        let mut stream = Seed(2).stream(0);
        for _ in 0..2000 {
            let longitude = 24.0 * stream.uniform() - 12.0;
            let latitude = 28.0 + 19.0 * stream.uniform();
            let place = Point { longitude, latitude };
            assert!((grid.kilometers(place) - lines.kilometers(place)).abs() < 20.0);
        }
    }

    #[test]
    fn the_plane_comes_back_to_the_sphere() {
        let plane = Plane::about(Point { longitude: -95.0, latitude: 38.0 });
        let place = Point { longitude: -70.0, latitude: 45.0 }.direction();
        let (u, v) = plane.coordinates(place);
        assert!(plane.direction(u, v).kilometers(place) < 1e-6);
    }

    #[test]
    fn a_grid_cut_at_a_distance_says_what_its_distances_say() {
        let lines = zigzag();
        let grid = DistanceGrid::new(&lines, BOUNDS, 20.0).unwrap();
        let about = Point { longitude: 0.0, latitude: 37.0 };
        let turn =
            crate::Move { east_km: 90.0, north_km: -40.0, turn_radians: 0.7, about }.rotation();
        let within = grid.within(60.0);
        let moved = within.after(&turn);
        let mut stream = Seed(4).stream(0);
        for _ in 0..5000 {
            let longitude = 26.0 * stream.uniform() - 13.0;
            let latitude = 27.0 + 21.0 * stream.uniform();
            let place = Point { longitude, latitude }.direction();
            let plain = grid.kilometers_from(turn.apply(place));
            assert!((plain - 60.0).abs() < 1e-6 || moved.contains(place) == (plain <= 60.0));
        }
    }

    #[test]
    fn a_step_of_nothing_is_refused() {
        assert!(DistanceGrid::new(&zigzag(), BOUNDS, 0.0).is_err());
        assert!(DistanceGrid::new(&zigzag(), BOUNDS, 1e-3).is_err());
    }
}
