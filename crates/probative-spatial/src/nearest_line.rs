use crate::arc::Arc;
use crate::boxes::{Boxes, Extent};
use crate::error::Error;
use crate::place::{Direction, Point, along_surface, valid};

/// At most this many arcs share a leaf of the index.
const LEAF: usize = 4;

/// Lines prepared so that the distance to the nearest of them is found quickly.
///
/// A tree of boxes around the arcs of the lines. The distance is the same as
/// [`to_line`](crate::to_line)'s smallest.
#[derive(Debug, Clone)]
pub struct NearestLine {
    /// In the order of the leaves.
    arcs: Vec<Arc>,
    boxes: Boxes,
}

impl NearestLine {
    /// Prepares the lines; lines without points are passed over.
    ///
    /// # Errors
    /// No line has a point, or a point is not in degrees.
    pub fn new(lines: &[Vec<Point>]) -> Result<NearestLine, Error> {
        for line in lines {
            valid(line)?;
        }
        let arcs: Vec<Arc> = lines.iter().flat_map(|line| Arc::along(line)).collect();
        if arcs.is_empty() {
            return Err(Error::NoLines);
        }
        let extents: Vec<Extent> = arcs.iter().map(extent).collect();
        let (boxes, order) = Boxes::around(&extents, LEAF);
        Ok(NearestLine { arcs: order.iter().map(|arc| arcs[*arc as usize]).collect(), boxes })
    }

    /// Kilometres from a place to the nearest line.
    #[must_use]
    pub fn kilometers(&self, point: Point) -> f64 {
        self.kilometers_from(point.direction())
    }

    /// The same from a place given as a direction.
    #[must_use]
    pub fn kilometers_from(&self, from: Direction) -> f64 {
        along_surface(self.squared_chord(from, f64::INFINITY))
    }

    /// The smallest squared chord, or `most` if nothing is nearer.
    pub(crate) fn squared_chord(&self, from: Direction, most: f64) -> f64 {
        let mut best = most;
        self.descend(0, self.boxes.nodes[0].squared_gap(from.corner()), from, &mut best);
        best
    }

    fn descend(&self, place: usize, gap: f64, from: Direction, best: &mut f64) {
        if gap >= *best {
            return;
        }
        let node = &self.boxes.nodes[place];
        if node.things > 0 {
            let arcs = &self.arcs[node.place..node.place + node.things];
            *best = arcs.iter().fold(*best, |least, arc| least.min(arc.squared_chord(from)));
            return;
        }
        for (child, gap) in self.boxes.children(place, from.corner()) {
            self.descend(child, gap, from, best);
        }
    }
}

fn extent(arc: &Arc) -> Extent {
    let from = arc.start.corner();
    let to = arc.end.corner();
    let bulge = arc.bulge() + 1e-15;
    [
        std::array::from_fn(|axis| from[axis].min(to[axis]) - bulge),
        std::array::from_fn(|axis| from[axis].max(to[axis]) + bulge),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distance::to_line;
    use probative_numeric::Seed;

    #[test]
    fn the_index_finds_what_looking_at_every_segment_finds() {
        let mut stream = Seed(11).stream(0);
        let mut place = || Point {
            longitude: 360.0 * stream.uniform() - 180.0,
            latitude: 180.0 * stream.uniform() - 90.0,
        };
        let lines: Vec<Vec<Point>> =
            (0..40).map(|size| (0..size % 7).map(|_| place()).collect()).collect();
        let index = NearestLine::new(&lines).unwrap();
        for _ in 0..300 {
            let from = place();
            let slow = lines.iter().map(|line| to_line(from, line)).fold(f64::INFINITY, f64::min);
            assert!((index.kilometers(from) - slow).abs() < 1e-9);
        }
    }

    #[test]
    fn no_line_is_an_error() {
        assert_eq!(NearestLine::new(&[vec![]]).err(), Some(Error::NoLines));
    }
}
