//! Whether lines cross.

/// A straight line between two vertices, the western one first; of one that runs due north, the
/// southern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    start: [f64; 2],
    end: [f64; 2],
}

/// By how much of their size lines must pass each other to cross: less is rounding.
const SLACK: f64 = 1e-9;

impl Segment {
    /// The sides of a ring that have a length, from west to east.
    pub(super) fn of_ring(ring: &[[f64; 2]]) -> Vec<Segment> {
        let side = |pair: &[[f64; 2]]| {
            let (a, b) = (pair[0], pair[1]);
            if a <= b { Segment { start: a, end: b } } else { Segment { start: b, end: a } }
        };
        let pairs = ring.windows(2).filter(|pair| pair[0] != pair[1]);
        let mut sides = Vec::with_capacity(ring.len());
        sides.extend(pairs.map(side));
        from_the_west(&mut sides);
        sides
    }

    /// Those of some sides, from west to east, that touch a box.
    pub(super) fn within(sides: &[Segment], around: [[f64; 2]; 2]) -> Vec<Segment> {
        let west_of_its_end = |side: &&Segment| side.start[0] <= around[1][0];
        let sides = sides.iter().take_while(west_of_its_end);
        sides.filter(|side| side.is_near(around)).copied().collect()
    }

    /// Whether it touches a box from a lowest to a highest corner.
    fn is_near(&self, [low, high]: [[f64; 2]; 2]) -> bool {
        let (south, north) = (self.start[1].min(self.end[1]), self.start[1].max(self.end[1]));
        self.start[0] <= high[0] && self.end[0] >= low[0] && south <= high[1] && north >= low[1]
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
        // Most that are near each other are one side of two units, or follow each other.
        if [self.start, self.end].iter().any(|at| *at == other.start || *at == other.end) {
            return None;
        }
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

/// The sides of a unit.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// From west to east.
    pub(super) all: Vec<Segment>,
    /// Whether it is known that none crosses another.
    pub(super) are_apart: bool,
}

/// Puts sides in order from west to east.
pub(super) fn from_the_west(sides: &mut [Segment]) {
    sides.sort_by(|a, b| a.start[0].total_cmp(&b.start[0]));
}

/// Takes out of two lists, both from west to east, the sides that are in both.
pub(super) fn without_shared(lists: &mut [Vec<Segment>; 2]) {
    let [ones, others] = &*lists;
    let mut shared = [vec![false; ones.len()], vec![false; others.len()]];
    let mut first = 0;
    for (at, one) in ones.iter().enumerate() {
        first += others[first..].iter().take_while(|other| other.start[0] < one.start[0]).count();
        let beside = others[first..].iter().zip(first..);
        for (other, place) in beside.take_while(|(other, _)| other.start[0] == one.start[0]) {
            if (other.start, other.end) == (one.start, one.end) {
                (shared[0][at], shared[1][place]) = (true, true);
            }
        }
    }
    for (list, shared) in lists.iter_mut().zip(shared) {
        let mut shared = shared.into_iter();
        list.retain(|_| shared.next() == Some(false));
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
/// Both lists come from west to east, and each line is held against those that are still open.
pub(super) fn crossing(
    lines: &[Segment],
    others: Option<&[Segment]>,
    looks: &mut Looks,
) -> Option<[f64; 2]> {
    let mut rest = [lines, others.unwrap_or_default()];
    let mut open: [Vec<Open<'_>>; 2] = [Vec::new(), Vec::new()];
    while let Some((line, list)) = westernmost(&mut rest) {
        let against = if others.is_some() { 1 - list } else { list };
        if !looks.take(1 + open[against].len()) {
            return None;
        }
        let one = Open::new(line);
        let mut crossed = None;
        open[against].retain(|other| {
            if other.east < line.start[0] {
                return false;
            }
            if crossed.is_none() && other.south <= one.north && other.north >= one.south {
                crossed = line.crosses(other.line);
            }
            true
        });
        if crossed.is_some() {
            return crossed;
        }
        open[list].push(one);
    }
    None
}

/// A line that may be met further east, with how far it goes.
struct Open<'a> {
    east: f64,
    south: f64,
    north: f64,
    line: &'a Segment,
}

impl Open<'_> {
    fn new(line: &Segment) -> Open<'_> {
        let (start, end) = (line.start[1], line.end[1]);
        Open { east: line.end[0], south: start.min(end), north: start.max(end), line }
    }
}

/// Takes the line that begins furthest west from two lists, with the number of its list: the first
/// where both do.
fn westernmost<'a>(rest: &mut [&'a [Segment]; 2]) -> Option<(&'a Segment, usize)> {
    let list = match rest.map(<[Segment]>::first) {
        [Some(one), Some(other)] => usize::from(other.start[0] < one.start[0]),
        [Some(_), None] => 0,
        [None, _] => 1,
    };
    let (line, more) = rest[list].split_first()?;
    rest[list] = more;
    Some((line, list))
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
