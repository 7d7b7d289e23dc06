use probative_numeric::math::{asin, atan2, cos, hypot, sin};

use crate::boxes::squared;
use crate::error::Error;

/// The mean radius of the earth in kilometres (IUGG).
pub const EARTH_RADIUS: f64 = 6371.0088;

/// A place on the earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// Degrees north of the equator.
    pub latitude: f64,
}

impl Point {
    /// The same place as a direction from the centre of the earth.
    #[must_use]
    pub fn direction(self) -> Direction {
        let longitude = self.longitude.to_radians();
        let latitude = self.latitude.to_radians();
        let across = cos(latitude);
        Direction { x: across * cos(longitude), y: across * sin(longitude), z: sin(latitude) }
    }
}

/// A place on the earth as a vector of length one from its centre.
///
/// `x` points to where the equator meets Greenwich's meridian, `z` to the north pole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Direction {
    /// Towards longitude 0 on the equator.
    pub x: f64,
    /// Towards longitude 90 on the equator.
    pub y: f64,
    /// Towards the north pole.
    pub z: f64,
}

impl Direction {
    /// The same place in degrees.
    #[must_use]
    pub fn point(self) -> Point {
        let longitude = atan2(self.y, self.x).to_degrees();
        Point { longitude, latitude: atan2(self.z, hypot(self.x, self.y)).to_degrees() }
    }

    /// Kilometres along the surface to another place.
    #[must_use]
    pub fn kilometers(self, other: Direction) -> f64 {
        along_surface(self.squared_chord(other))
    }

    /// The same as an array.
    pub(crate) fn corner(self) -> [f64; 3] {
        [self.x, self.y, self.z]
    }

    pub(crate) fn dot(self, other: Direction) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub(crate) fn cross(self, other: Direction) -> Direction {
        Direction {
            x: self.y * other.z - self.z * other.y,
            y: self.z * other.x - self.x * other.z,
            z: self.x * other.y - self.y * other.x,
        }
    }

    pub(crate) fn scaled(self, factor: f64) -> Direction {
        Direction { x: self.x * factor, y: self.y * factor, z: self.z * factor }
    }

    pub(crate) fn squared_chord(self, other: Direction) -> f64 {
        squared([self.x - other.x, self.y - other.y, self.z - other.z])
    }
}

/// Kilometres along the surface between places whose straight distance, in earth radii, has this
/// square.
pub(crate) fn along_surface(squared_chord: f64) -> f64 {
    2.0 * EARTH_RADIUS * asin((0.5 * squared_chord.max(0.0).sqrt()).min(1.0))
}

/// The squared chord of a distance along the surface, infinite from half way round on.
pub(crate) fn squared_chord_of(kilometers: f64) -> f64 {
    let half = 0.5 * kilometers / EARTH_RADIUS;
    if half >= std::f64::consts::FRAC_PI_2 {
        return f64::INFINITY;
    }
    let sine = sin(half);
    4.0 * sine * sine
}

/// A box of longitudes and latitudes, in degrees, that does not cross the 180th meridian.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The smallest longitude.
    pub west: f64,
    /// The smallest latitude.
    pub south: f64,
    /// The largest longitude.
    pub east: f64,
    /// The largest latitude.
    pub north: f64,
}

impl Bounds {
    /// The smallest box that holds the places; inside out for none.
    #[must_use]
    pub fn around(places: &[Point]) -> Bounds {
        let far = f64::INFINITY;
        let start = Bounds { west: far, south: far, east: -far, north: -far };
        places.iter().fold(start, |bounds, place| Bounds {
            west: bounds.west.min(place.longitude),
            south: bounds.south.min(place.latitude),
            east: bounds.east.max(place.longitude),
            north: bounds.north.max(place.latitude),
        })
    }

    /// The same box with a margin of this many degrees on every side.
    #[must_use]
    pub fn widened(self, degrees: f64) -> Bounds {
        Bounds {
            west: self.west - degrees,
            south: (self.south - degrees).max(-90.0),
            east: self.east + degrees,
            north: (self.north + degrees).min(90.0),
        }
    }
}

/// Passes if every place has a longitude and latitude.
pub(crate) fn valid(places: &[Point]) -> Result<(), Error> {
    let right = |place: &Point| place.longitude.abs() <= 360.0 && place.latitude.abs() <= 90.0;
    match places.iter().position(|place| !right(place)) {
        Some(index) => Err(Error::Coordinate { index }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_survive_the_way_there_and_back() {
        let place = Point { longitude: -97.25, latitude: 38.5 };
        let back = place.direction().point();
        assert!((back.longitude - place.longitude).abs() < 1e-12);
        assert!((back.latitude - place.latitude).abs() < 1e-12);
    }

    #[test]
    fn a_latitude_above_ninety_is_refused() {
        let places =
            [Point { longitude: 0.0, latitude: 0.0 }, Point { longitude: 0.0, latitude: 91.0 }];
        assert_eq!(valid(&places), Err(Error::Coordinate { index: 1 }));
    }
}
