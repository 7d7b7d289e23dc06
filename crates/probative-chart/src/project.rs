//! Albers' equal-area projection of the country, with two far states in insets.

use super::canvas::WIDTH;

/// An Albers equal-area conic projection (Snyder 1987, equations 14-1 to 14-6, on the sphere).
#[derive(Debug, Clone, Copy)]
struct Albers {
    n: f64,
    c: f64,
    centre: f64,
    /// Pixels a radian, and where the projection's own centre is drawn.
    scale: f64,
    shift: (f64, f64),
}

impl Albers {
    /// The projection with these standard parallels, drawn so that `middle` lies at `at`.
    fn new(
        parallels: (f64, f64),
        centre: f64,
        middle: [f64; 2],
        scale: f64,
        at: (f64, f64),
    ) -> Albers {
        let (first, second) =
            (libm::sin(parallels.0.to_radians()), libm::sin(parallels.1.to_radians()));
        let n = (first + second) / 2.0;
        let c = (1.0 - first * first) + 2.0 * n * first;
        let bare = Albers { n, c, centre, scale, shift: (0.0, 0.0) };
        let (x, y) = bare.project(middle);
        Albers { shift: (at.0 - x, at.1 - y), ..bare }
    }

    fn project(&self, [longitude, latitude]: [f64; 2]) -> (f64, f64) {
        let turned = (longitude - self.centre + 540.0).rem_euclid(360.0) - 180.0;
        let angle = self.n * turned.to_radians();
        let inside = (self.c - 2.0 * self.n * libm::sin(latitude.to_radians())).max(0.0);
        let radius = inside.sqrt() / self.n;
        let x = radius * libm::sin(angle);
        let y = radius * libm::cos(angle);
        (self.shift.0 + self.scale * x, self.shift.1 + self.scale * y)
    }

    fn enlarged(self, times: f64, from: (f64, f64), to: (f64, f64)) -> Albers {
        let x = to.0 + times * (self.shift.0 - from.0);
        let y = to.1 + times * (self.shift.1 - from.1);
        Albers { scale: times * self.scale, shift: (x, y), ..self }
    }
}

/// The height of a map that is as wide as every picture.
pub(crate) const HEIGHT: f64 = 0.627 * WIDTH;

/// Pixels a radian of the conterminous country.
const SCALE: f64 = WIDTH * 1.315;
/// Pixels a kilometre there, on a sphere of the earth's mean radius.
pub(crate) const PIXELS_A_KILOMETER: f64 = SCALE / 6371.0088;

/// The country on a map: the conterminous part, and the two far states in insets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Country {
    main: Albers,
    north: Albers,
    ocean: Albers,
}

impl Country {
    /// The country, drawn with its top edge at `top`.
    pub(crate) fn new(top: f64) -> Country {
        let scale = SCALE;
        let at = |x: f64, y: f64| (WIDTH / 2.0 + x * scale, top + HEIGHT / 2.0 + y * scale);
        Country {
            main: Albers::new((29.5, 45.5), -96.0, [-96.6, 38.7], scale, at(0.0, 0.0)),
            north: Albers::new(
                (55.0, 65.0),
                -154.0,
                [-152.0, 58.5],
                scale * 0.34,
                at(-0.307, 0.195),
            ),
            ocean: Albers::new((8.0, 18.0), -157.0, [-157.3, 20.9], scale, at(-0.192, 0.205)),
        }
    }

    /// The country so many times as large, drawn so that what lay at `from` lies at `to`.
    pub(crate) fn enlarged(self, times: f64, from: (f64, f64), to: (f64, f64)) -> Country {
        let all = |part: Albers| part.enlarged(times, from, to);
        Country { main: all(self.main), north: all(self.north), ocean: all(self.ocean) }
    }

    /// Whether a state lies in an inset, apart from the others.
    pub(crate) fn is_inset(state: &str) -> bool {
        ["02", "15"].contains(&state)
    }

    /// Whether a place is drawn at all: the territories are not.
    pub(crate) fn draws(state: &str) -> bool {
        state < "57"
    }

    /// Where a point of a place in this state lies.
    pub(crate) fn project(&self, state: &str, point: [f64; 2]) -> (f64, f64) {
        match state {
            "02" => self.north.project(point),
            "15" => self.ocean.project(point),
            _ => self.main.project(point),
        }
    }

    /// Where a point lies that belongs to no state in particular.
    pub(crate) fn project_free(&self, point: [f64; 2]) -> (f64, f64) {
        let far = point[0] < -126.0 || point[0] > 0.0;
        match (far, point[1] > 48.0) {
            (true, true) => self.north.project(point),
            (true, false) => self.ocean.project(point),
            (false, _) => self.main.project(point),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Snyder 1987, page 292: the sphere, parallels 29.5 and 45.5, origin 23 N 96 W; the point
    /// 35 N 75 W lies at x = 0.2952720, y = 0.2416774.
    #[test]
    fn albers_agrees_with_snyders_worked_example() {
        let albers = Albers::new((29.5, 45.5), -96.0, [-96.0, 23.0], 1.0, (0.0, 0.0));
        let (x, y) = albers.project([-75.0, 35.0]);
        assert!((x - 0.295_272_0).abs() < 5e-7, "{x}");
        assert!((y + 0.241_677_4).abs() < 5e-7, "{y}");
    }

    #[test]
    fn every_corner_of_the_country_lies_on_the_map() {
        let country = Country::new(0.0);
        let corners = [[-124.7, 48.4], [-67.0, 44.8], [-80.1, 25.1], [-117.1, 32.5], [-97.1, 25.9]];
        for corner in corners {
            let (x, y) = country.project_free(corner);
            assert!(
                (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y),
                "{corner:?} {x} {y}"
            );
        }
    }

    #[test]
    fn the_far_side_of_the_date_line_is_beside_its_own_state() {
        let country = Country::new(0.0);
        let (east, _) = country.project("02", [172.5, 52.9]);
        let (west, _) = country.project("02", [-178.0, 51.8]);
        assert!(east < west);
    }
}
