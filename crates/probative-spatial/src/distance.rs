use probative_numeric::math::{asin, cos, sin, sqrt};

use crate::arc::Arc;
use crate::place::{EARTH_RADIUS, Point, along_surface};

/// Kilometres between two places along the surface of a sphere.
///
/// The haversine formula. Against the ellipsoid it is wrong by up to 0.56 per cent, in either
/// direction.
#[must_use]
pub fn kilometers(a: Point, b: Point) -> f64 {
    let half = |from: f64, to: f64| sin(0.5 * (to - from).to_radians());
    let north = half(a.latitude, b.latitude);
    let east = half(a.longitude, b.longitude);
    let across = cos(a.latitude.to_radians()) * cos(b.latitude.to_radians());
    2.0 * EARTH_RADIUS * asin(sqrt(north * north + across * east * east).min(1.0))
}

/// Kilometres from a place to the nearest point of a line; infinite for a line without points.
///
/// Each segment is an arc of a great circle, so no projection is needed; a segment of 100 km that
/// was meant as straight in longitude and latitude leaves its arc by less than 0.2 km at forty
/// degrees north. For many places use [`NearestLine`](crate::NearestLine).
#[must_use]
pub fn to_line(point: Point, line: &[Point]) -> f64 {
    let from = point.direction();
    let nearest = Arc::along(line).map(|arc| arc.squared_chord(from)).fold(f64::INFINITY, f64::min);
    if nearest.is_infinite() { f64::INFINITY } else { along_surface(nearest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: Point = Point { longitude: 0.0, latitude: 0.0 };

    #[test]
    fn a_quarter_of_the_way_round_is_a_quarter_of_the_circumference() {
        let pole = Point { longitude: 50.0, latitude: 90.0 };
        let quarter = EARTH_RADIUS * std::f64::consts::FRAC_PI_2;
        assert!((kilometers(ORIGIN, pole) - quarter).abs() < 1e-9);
    }

    #[test]
    fn a_minute_of_latitude_is_a_nautical_mile() {
        let minute = Point { longitude: 0.0, latitude: 1.0 / 60.0 };
        assert!((kilometers(ORIGIN, minute) - 1.853).abs() < 1e-3);
    }

    #[test]
    fn the_nearest_point_of_a_line_may_lie_between_its_ends() {
        let line =
            [Point { longitude: -1.0, latitude: 0.0 }, Point { longitude: 1.0, latitude: 0.0 }];
        let north = Point { longitude: 0.0, latitude: 1.0 };
        assert!((to_line(north, &line) - kilometers(north, ORIGIN)).abs() < 1e-9);
        let east = Point { longitude: 3.0, latitude: 0.5 };
        assert!((to_line(east, &line) - kilometers(east, line[1])).abs() < 1e-9);
    }

    #[test]
    fn a_single_point_is_a_line_too_and_none_is_not() {
        assert!(to_line(ORIGIN, &[ORIGIN]) < 1e-9);
        assert_eq!(to_line(ORIGIN, &[]), f64::INFINITY);
    }
}
