use probative_numeric::math::sqrt;

use crate::place::{Direction, Point};

/// The shortest way along the surface between two places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arc {
    pub(crate) start: Direction,
    pub(crate) end: Direction,
    /// At right angles to the plane of the arc, of length one; zero if the ends coincide.
    normal: Direction,
    /// In the plane, at right angles to the start, towards the end.
    onward: Direction,
    /// In the plane, at right angles to the end, towards the start.
    back: Direction,
}

impl Arc {
    pub(crate) fn new(start: Direction, end: Direction) -> Arc {
        let normal = start.cross(end);
        let length = sqrt(normal.dot(normal));
        let normal = normal.scaled(if length > 0.0 { 1.0 / length } else { 0.0 });
        Arc { start, end, normal, onward: normal.cross(start), back: end.cross(normal) }
    }

    /// The arcs of a line, in order; a single point is one arc without length.
    pub(crate) fn along(line: &[Point]) -> impl Iterator<Item = Arc> {
        let alone = (line.len() == 1).then(|| Arc::new(line[0].direction(), line[0].direction()));
        let step = |pair: &[Point]| Arc::new(pair[0].direction(), pair[1].direction());
        alone.into_iter().chain(line.windows(2).map(step))
    }

    /// The square of the straight distance, in earth radii, from a place to the nearest point of
    /// the arc.
    pub(crate) fn squared_chord(&self, from: Direction) -> f64 {
        if self.onward.dot(from) > 0.0 && self.back.dot(from) > 0.0 {
            let off = self.normal.dot(from);
            let square = (off * off).min(1.0);
            return 2.0 * square / (1.0 + (1.0 - square).sqrt());
        }
        self.start.squared_chord(from).min(self.end.squared_chord(from))
    }

    /// How far, in earth radii, the arc bulges beyond the straight line between its ends.
    pub(crate) fn bulge(&self) -> f64 {
        let square = 0.25 * self.start.squared_chord(self.end);
        1.0 - (1.0 - square).max(0.0).sqrt()
    }
}
