use crate::arc::Arc;
use crate::error::Error;
use crate::place::{Direction, Point, along_surface, valid};

/// At most this many arcs share a leaf of the index.
const LEAF: usize = 4;

/// Lines prepared so that the distance to the nearest of them is found quickly.
///
/// A tree of boxes around the arcs of the lines in three dimensions, so that neither the poles nor the 180th meridian are
/// special. The distance is the same as [`to_line`](crate::to_line)'s smallest.
#[derive(Debug, Clone)]
pub struct NearestLine {
    arcs: Vec<Arc>,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
struct Node {
    low: [f64; 3],
    high: [f64; 3],
    /// Where its arcs start, for a leaf; where its second child stands, otherwise. The first child follows at once.
    place: usize,
    /// The number of arcs of a leaf; zero otherwise.
    arcs: usize,
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
        let mut arcs: Vec<Arc> = lines.iter().flat_map(|line| Arc::along(line)).collect();
        if arcs.is_empty() {
            return Err(Error::NoLines);
        }
        let mut nodes = Vec::with_capacity(2 * arcs.len() / LEAF + 2);
        grow(&mut nodes, &mut arcs, 0);
        Ok(NearestLine { arcs, nodes })
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
        self.descend(0, self.nodes[0].squared_gap(from), from, &mut best);
        best
    }

    fn descend(&self, place: usize, gap: f64, from: Direction, best: &mut f64) {
        if gap >= *best {
            return;
        }
        let node = &self.nodes[place];
        if node.arcs > 0 {
            let arcs = &self.arcs[node.place..node.place + node.arcs];
            *best = arcs.iter().fold(*best, |least, arc| least.min(arc.squared_chord(from)));
            return;
        }
        let first = (place + 1, self.nodes[place + 1].squared_gap(from));
        let second = (node.place, self.nodes[node.place].squared_gap(from));
        let (near, far) = if first.1 <= second.1 { (first, second) } else { (second, first) };
        self.descend(near.0, near.1, from, best);
        self.descend(far.0, far.1, from, best);
    }
}

/// Adds the tree over `arcs`, which stand from `start` on among all.
fn grow(nodes: &mut Vec<Node>, arcs: &mut [Arc], start: usize) {
    let place = nodes.len();
    nodes.push(Node::around(arcs, start));
    if arcs.len() <= LEAF {
        return;
    }
    let widths: [f64; 3] =
        std::array::from_fn(|axis| nodes[place].high[axis] - nodes[place].low[axis]);
    let axis = (0..3).fold(0, |most, axis| if widths[axis] > widths[most] { axis } else { most });
    let middle = |arc: &Arc| corner(arc.start)[axis] + corner(arc.end)[axis];
    let half = arcs.len() / 2;
    arcs.select_nth_unstable_by(half, |a, b| middle(a).total_cmp(&middle(b)));
    let (left, right) = arcs.split_at_mut(half);
    grow(nodes, left, start);
    nodes[place].place = nodes.len();
    nodes[place].arcs = 0;
    grow(nodes, right, start + half);
}

fn corner(place: Direction) -> [f64; 3] {
    [place.x, place.y, place.z]
}

impl Node {
    fn around(arcs: &[Arc], start: usize) -> Node {
        let (mut low, mut high) = ([f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
        for arc in arcs {
            let (from, to, bulge) = (corner(arc.start), corner(arc.end), arc.bulge() + 1e-15);
            for axis in 0..3 {
                low[axis] = low[axis].min(from[axis].min(to[axis]) - bulge);
                high[axis] = high[axis].max(from[axis].max(to[axis]) + bulge);
            }
        }
        Node { low, high, place: start, arcs: arcs.len() }
    }

    fn squared_gap(&self, from: Direction) -> f64 {
        let from = corner(from);
        let gap =
            |axis: usize| (self.low[axis] - from[axis]).max(from[axis] - self.high[axis]).max(0.0);
        gap(0) * gap(0) + gap(1) * gap(1) + gap(2) * gap(2)
    }
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
