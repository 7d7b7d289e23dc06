use probative_numeric::math::{cos, hypot, sin};

use crate::place::{Direction, EARTH_RADIUS, Point};

/// A shift and a turn of everything at once, as if it were drawn on a shell around the earth.
///
/// Distances between the moved places stay exactly what they were: the move is a rotation of the
/// sphere. First everything turns about `about`, anticlockwise seen from above; then the shell
/// slides so that `about` goes along a great circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// How far east the place `about` goes, in kilometres.
    pub east_km: f64,
    /// How far north it goes, in kilometres.
    pub north_km: f64,
    /// By how much everything turns about it, in radians.
    pub turn_radians: f64,
    /// The place about which everything turns.
    pub about: Point,
}

impl Move {
    /// Where a place goes. For many places, take [`rotation`](Self::rotation) once.
    #[must_use]
    pub fn apply(&self, point: Point) -> Point {
        self.rotation().apply(point.direction()).point()
    }

    /// The move as a rotation of the sphere.
    #[must_use]
    pub fn rotation(&self) -> Rotation {
        let centre = self.about.direction();
        let longitude = self.about.longitude.to_radians();
        let east = Direction { x: -sin(longitude), y: cos(longitude), z: 0.0 };
        let north = centre.cross(east);
        let length = hypot(self.east_km, self.north_km);
        let turn = Rotation::about(centre, self.turn_radians);
        if length == 0.0 {
            return turn;
        }
        let eastward = self.east_km / length;
        let northward = self.north_km / length;
        let axis = Direction {
            x: north.x * eastward - east.x * northward,
            y: north.y * eastward - east.y * northward,
            z: north.z * eastward - east.z * northward,
        };
        Rotation::about(axis, length / EARTH_RADIUS).after(&turn)
    }
}

/// A rotation of the sphere.
///
/// Invariant: the rows are of length one and at right angles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rotation {
    rows: [Direction; 3],
}

impl Rotation {
    /// The rotation about an axis of length one, anticlockwise for who looks at it from outside
    /// (Rodrigues).
    fn about(axis: Direction, angle: f64) -> Rotation {
        let sine = sin(angle);
        let cosine = cos(angle);
        let rest = 1.0 - cosine;
        let Direction { x, y, z } = axis;
        // Rodrigues's matrix `cos θ I + sin θ [axis]ₓ + (1 − cos θ) axis axisᵀ`, row by row.
        Rotation {
            rows: [
                Direction {
                    x: cosine + x * x * rest,
                    y: x * y * rest - z * sine,
                    z: x * z * rest + y * sine,
                },
                Direction {
                    x: y * x * rest + z * sine,
                    y: cosine + y * y * rest,
                    z: y * z * rest - x * sine,
                },
                Direction {
                    x: z * x * rest - y * sine,
                    y: z * y * rest + x * sine,
                    z: cosine + z * z * rest,
                },
            ],
        }
    }

    /// This rotation after `first`.
    #[must_use]
    pub fn after(&self, first: &Rotation) -> Rotation {
        let [a, b, c] = first.rows;
        let row = |row: Direction| Direction {
            x: row.x * a.x + row.y * b.x + row.z * c.x,
            y: row.x * a.y + row.y * b.y + row.z * c.y,
            z: row.x * a.z + row.y * b.z + row.z * c.z,
        };
        Rotation { rows: self.rows.map(row) }
    }

    /// Where a place goes.
    #[must_use]
    pub fn apply(&self, place: Direction) -> Direction {
        let [a, b, c] = self.rows;
        Direction { x: a.dot(place), y: b.dot(place), z: c.dot(place) }
    }

    /// Where a place comes from.
    #[must_use]
    pub fn undo(&self, place: Direction) -> Direction {
        let [a, b, c] = self.rows;
        let Direction { x, y, z } = place;
        Direction {
            x: a.x * x + b.x * y + c.x * z,
            y: a.y * x + b.y * y + c.y * z,
            z: a.z * x + b.z * y + c.z * z,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distance::kilometers;

    const ABOUT: Point = Point { longitude: 10.0, latitude: 40.0 };

    #[test]
    fn the_middle_goes_as_far_as_it_is_told() {
        let step = Move { east_km: 0.0, north_km: 200.0, turn_radians: 1.0, about: ABOUT };
        let moved = step.apply(ABOUT);
        assert!((moved.longitude - 10.0).abs() < 1e-12 && moved.latitude > 40.0);
        assert!((kilometers(ABOUT, moved) - 200.0).abs() < 1e-8);
        let east =
            Move { east_km: 50.0, north_km: 0.0, turn_radians: 0.0, about: ABOUT }.apply(ABOUT);
        assert!(east.longitude > 10.0 && (kilometers(ABOUT, east) - 50.0).abs() < 1e-8);
    }

    #[test]
    fn distances_between_moved_places_stay() {
        let step = Move { east_km: -300.0, north_km: 120.0, turn_radians: 2.5, about: ABOUT };
        let a = Point { longitude: 3.0, latitude: 45.0 };
        let b = Point { longitude: 12.0, latitude: 33.0 };
        assert!((kilometers(step.apply(a), step.apply(b)) - kilometers(a, b)).abs() < 1e-8);
    }

    #[test]
    fn a_quarter_turn_takes_east_to_north() {
        let quarter = std::f64::consts::FRAC_PI_2;
        let about = Point { longitude: 0.0, latitude: 0.0 };
        let step = Move { east_km: 0.0, north_km: 0.0, turn_radians: quarter, about };
        let moved = step.apply(Point { longitude: 5.0, latitude: 0.0 });
        assert!(moved.longitude.abs() < 1e-12 && (moved.latitude - 5.0).abs() < 1e-12);
    }
}
