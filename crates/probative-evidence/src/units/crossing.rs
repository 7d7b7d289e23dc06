//! Whether lines cross.

/// A straight line between two vertices, the western one first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    start: [f64; 2],
    end: [f64; 2],
}

/// By how much of their size lines must pass each other to cross: less is rounding.
const SLACK: f64 = 1e-9;

impl Segment {
    /// The sides of a ring that have a length.
    pub(super) fn of_ring(ring: &[[f64; 2]]) -> Vec<Segment> {
        let side = |pair: &[[f64; 2]]| {
            let (a, b) = (pair[0], pair[1]);
            if a[0] <= b[0] { Segment { start: a, end: b } } else { Segment { start: b, end: a } }
        };
        ring.windows(2).filter(|pair| pair[0] != pair[1]).map(side).collect()
    }

    /// Whether it touches a box from a lowest to a highest corner.
    pub(super) fn is_near(&self, [low, high]: [[f64; 2]; 2]) -> bool {
        let (south, north) = (self.start[1].min(self.end[1]), self.start[1].max(self.end[1]));
        self.start[0] <= high[0] && self.end[0] >= low[0] && south <= high[1] && north >= low[1]
    }

    fn around(&self) -> [[f64; 2]; 2] {
        let (a, b) = (self.start[1], self.end[1]);
        [[self.start[0], a.min(b)], [self.end[0], a.max(b)]]
    }

    /// How far a point lies to the left of the line, in multiples of the coordinates' size.
    fn side(&self, point: [f64; 2]) -> f64 {
        let (east, north) = (self.end[0] - self.start[0], self.end[1] - self.start[1]);
        let cross = east * (point[1] - self.start[1]) - north * (point[0] - self.start[0]);
        let size =
            self.start.iter().chain(&self.end).fold(1e-300, |most: f64, at| most.max(at.abs()));
        let off = cross / ((east * east + north * north).sqrt() * size);
        if off.abs() > SLACK { off } else { 0.0 }
    }

    /// Where the lines cross within both, touching not counted.
    fn crosses(&self, other: &Segment) -> Option<[f64; 2]> {
        let (from, to) = (self.side(other.start), self.side(other.end));
        if from * to >= 0.0 || other.side(self.start) * other.side(self.end) >= 0.0 {
            return None;
        }
        let part = from / (from - to);
        Some(std::array::from_fn(|axis| {
            other.start[axis] + part * (other.end[axis] - other.start[axis])
        }))
    }
}

/// How many more comparisons are made for what is odd about a map, so that no map, however its
/// lines lie, is looked at for long.
pub(super) struct Looks {
    left: usize,
    /// Whether some were not made.
    pub(super) spent: bool,
}

impl Looks {
    /// As many as all maps of a country's places need, and a few seconds allow.
    pub(super) fn of_a_map() -> Looks {
        Looks { left: 400_000_000, spent: false }
    }

    /// Whether so many more are made.
    pub(super) fn take(&mut self, count: usize) -> bool {
        self.spent |= count > self.left;
        self.left -= count.min(self.left);
        !self.spent
    }
}

/// The westernmost place where two lines of one list cross; with another list, a line of each. None
/// where there are no looks left.
///
/// Lines are swept from west to east, each held against those that are still open.
pub(super) fn crossing(
    lines: &[Segment],
    others: Option<&[Segment]>,
    looks: &mut Looks,
) -> Option<[f64; 2]> {
    let mut sweep: Vec<(&Segment, usize)> = lines.iter().map(|line| (line, 0)).collect();
    sweep.extend(others.into_iter().flatten().map(|line| (line, 1)));
    sweep.sort_by(|a, b| a.0.start[0].total_cmp(&b.0.start[0]));
    let mut open: [Vec<&Segment>; 2] = [Vec::new(), Vec::new()];
    for (line, list) in sweep {
        let against = if others.is_some() { 1 - list } else { list };
        if !looks.take(1 + open[against].len()) {
            return None;
        }
        open[against].retain(|other| other.end[0] >= line.start[0]);
        let around = line.around();
        let met = open[against].iter().filter(|other| other.is_near(around));
        if let Some(place) = met.into_iter().find_map(|other| line.crosses(other)) {
            return Some(place);
        }
        open[list].push(line);
    }
    None
}

/// Where a point lies as rings see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Inside,
    OnEdge,
    Outside,
}

/// Where a point lies, by how often a line to the east leaves the sides of rings.
pub(super) fn place(point: [f64; 2], sides: &[Segment]) -> Place {
    let mut inside = false;
    for side in sides {
        if side.side(point) == 0.0 && side.is_near([point, point]) {
            return Place::OnEdge;
        }
        let ((x1, y1), (x2, y2)) = ((side.start[0], side.start[1]), (side.end[0], side.end[1]));
        if (y1 > point[1]) != (y2 > point[1])
            && point[0] < x1 + (point[1] - y1) / (y2 - y1) * (x2 - x1)
        {
            inside = !inside;
        }
    }
    if inside { Place::Inside } else { Place::Outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(points: &[[f64; 2]]) -> Vec<Segment> {
        Segment::of_ring(points)
    }

    #[test]
    fn a_bow_tie_crosses_itself_and_a_square_does_not() {
        let bow_tie = lines(&[[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0], [0.0, 0.0]]);
        assert_eq!(crossing(&bow_tie, None, &mut Looks::of_a_map()), Some([1.0, 1.0]));
        let square = lines(&[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]);
        assert_eq!(crossing(&square, None, &mut Looks::of_a_map()), None);
        assert_eq!(
            crossing(
                &square,
                Some(&lines(&[[2.0, 0.0], [2.0, 2.0], [3.0, 1.0]])),
                &mut Looks::of_a_map()
            ),
            None
        );
        assert!(
            crossing(&square, Some(&lines(&[[1.0, 1.0], [3.0, 1.5]])), &mut Looks::of_a_map())
                .is_some()
        );
    }

    #[test]
    fn a_point_lies_inside_on_or_outside() {
        let square = lines(&[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]);
        assert_eq!(place([1.0, 0.5], &square), Place::Inside);
        assert_eq!(place([3.0, 0.5], &square), Place::Outside);
        for edge in [[2.0, 1.0], [0.0, 0.0], [1.0, 2.0]] {
            assert_eq!(place(edge, &square), Place::OnEdge);
        }
    }
}
