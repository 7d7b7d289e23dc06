use probative_numeric::math::sqrt;

use super::sweep::Rows;
use super::{Outline, Touch, Weights};

/// Points nearer than this share of their size to a side lie on it: less is rounding.
const SLACK: f64 = 1e-9;

/// Comparisons beyond which no more borders are looked at.
const LOOKS: usize = 400_000_000;

/// A vertex of an outline.
#[derive(Clone, Copy)]
struct Vertex {
    at: [f64; 2],
    unit: u32,
    /// Its number among all, by which those before and after it are known.
    place: u32,
}

/// Borders on which two units share no vertex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unshared {
    /// Pairs of units, the smaller number first, each pair once, in order.
    pub pairs: Vec<(usize, usize)>,
    /// Of how many units, from the first, all sides were looked at: of all, unless they are too
    /// many.
    pub looked_at: usize,
}

/// Pairs of units that are no neighbours though a vertex of one lies within a side of the other;
/// for a rook, with a side that runs along it. The smaller number first, each pair once, in order.
///
/// Contiguity is found by shared vertices, so that a border is missed on which two outlines have
/// none in common, as below a T. Vertices are put into rows, each from west to east, and each side
/// is held against those of its rows that it passes; beyond four hundred million of them no more
/// are looked at, and [`Unshared::looked_at`] says how far it came.
///
/// ```
/// use probative_spatial::{Touch, contiguity, unshared_borders};
///
/// let block = |west: f64, east: f64, south: f64| {
///     vec![vec![[west, south], [east, south], [east, south + 1.0], [west, south + 1.0]]]
/// };
/// // A wide unit above three: its border with the one in the middle has no vertex of its own.
/// let below = [0.0, 1.0, 2.0].map(|west| block(west, west + 1.0, 0.0));
/// let units = [&[block(0.0, 3.0, 1.0)][..], &below].concat();
/// let queen = contiguity(&units, Touch::Vertex, 0.0)?;
/// assert_eq!(unshared_borders(&units, Touch::Vertex, &queen).pairs, [(0, 2)]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
#[must_use]
pub fn unshared_borders(outlines: &[Outline], touch: Touch, weights: &Weights) -> Unshared {
    within_looks(outlines, touch, weights, LOOKS)
}

fn within_looks(
    outlines: &[Outline],
    touch: Touch,
    weights: &Weights,
    mut looks: usize,
) -> Unshared {
    let rows = Vertices::new(outlines, touch);
    let mut pairs = Vec::new();
    for (unit, outline) in outlines.iter().enumerate() {
        for ring in outline {
            let sides = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
            for (&start, &end) in sides.filter(|(start, end)| start != end) {
                let Some(found) = rows.within([start, end], unit, touch, &mut looks) else {
                    return Unshared { pairs: sorted(pairs), looked_at: unit };
                };
                // Few vertices lie within a side, so that a search among neighbours is quick enough.
                let linked = |other: &usize| weights.neighbors(unit).any(|link| link.0 == *other);
                let new = found.into_iter().filter(|other| !linked(other));
                pairs.extend(new.map(|other| (unit.min(other), unit.max(other))));
            }
        }
    }
    Unshared { pairs: sorted(pairs), looked_at: outlines.len() }
}

fn sorted(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The vertices of a map by rows, each from west to east.
struct Vertices {
    rows: Rows<Vertex>,
    /// Where each row starts, and the last one ends.
    starts: Vec<usize>,
    /// The vertices before and after each, in the order of the outlines, where edges are asked for.
    beside: Vec<[[f64; 2]; 2]>,
}

impl Vertices {
    fn new(outlines: &[Outline], touch: Touch) -> Vertices {
        let mut vertices = Vec::with_capacity(outlines.iter().flatten().map(Vec::len).sum());
        let mut beside = Vec::new();
        for (unit, outline) in outlines.iter().enumerate() {
            for ring in outline {
                // The vertex that closes a ring stands at its start.
                let closed = ring.len() > 1 && ring.first() == ring.last();
                let ring = &ring[..ring.len() - usize::from(closed)];
                let near = |place: usize| ring[place % ring.len()];
                let numbered = ring.iter().zip(vertices.len()..);
                let vertex = |(&at, place)| Vertex { at, unit: unit as u32, place: place as u32 };
                vertices.extend(numbered.map(vertex));
                if touch == Touch::Edge {
                    let both = |place| [near(place + ring.len() - 1), near(place + 1)];
                    beside.extend((0..ring.len()).map(both));
                }
            }
        }
        // Rows are as many as each holds vertices, so that neither is long.
        let place = |vertex: &Vertex| vertex.at;
        let rows = Rows::new(&vertices, Rows::even(&vertices, place), place);
        Vertices { starts: rows.starts(), rows, beside }
    }

    /// The other units of which a vertex lies within a side; none if there are no looks left.
    fn within(
        &self,
        side: [[f64; 2]; 2],
        unit: usize,
        touch: Touch,
        looks: &mut usize,
    ) -> Option<Vec<usize>> {
        let [start, end] = side;
        let size = side.iter().flatten().fold(0.0, |most: f64, at| most.max(at.abs()));
        let slack = SLACK * size;
        let [low, high] = [start[1].min(end[1]) - slack, start[1].max(end[1]) + slack];
        let near = |latitude: f64| latitude >= low && latitude <= high;
        let row = |latitude: f64| self.rows.row(latitude) as usize;
        let last = self.starts.len() - 2;
        // A side is no longer than its rows: within each it is held against what it passes there.
        let mut found = Vec::new();
        for at in row(low).min(last)..=row(high).min(last) {
            let [west, east] = self.passed(side, at, slack);
            let first = self.rows.near(at as u64, west).max(self.starts[at]);
            let here = &self.rows.all[first..self.starts[at + 1]];
            for vertex in here.iter().take_while(|vertex| vertex.at[0] <= east) {
                *looks = looks.checked_sub(1)?;
                let along = || {
                    self.beside[vertex.place as usize]
                        .iter()
                        .any(|&next| off(side, next).0 <= slack)
                };
                // Most are the ends of the side, or above or below it.
                if vertex.at == start || vertex.at == end || !near(vertex.at[1]) {
                    continue;
                }
                let other = vertex.unit as usize;
                if other != unit
                    && lies_within(side, vertex.at, slack)
                    && (touch == Touch::Vertex || along())
                    && found.last() != Some(&other)
                {
                    found.push(other);
                }
            }
        }
        Some(found)
    }

    /// How far west and east a side goes within a row.
    fn passed(&self, [start, end]: [[f64; 2]; 2], row: usize, slack: f64) -> [f64; 2] {
        let rise = end[1] - start[1];
        let [west, east] = [start[0].min(end[0]), start[0].max(end[0])];
        if rise.abs() <= self.rows.height {
            return [west - slack, east + slack];
        }
        let bottom = self.rows.south + row as f64 * self.rows.height;
        let ends = [bottom - slack, bottom + self.rows.height + slack].map(|latitude| {
            let part = ((latitude - start[1]) / rise).clamp(0.0, 1.0);
            start[0] + part * (end[0] - start[0])
        });
        [ends[0].min(ends[1]) - slack, ends[0].max(ends[1]) + slack]
    }
}

/// How far a point lies off the line of a side, and how far along it from its start.
fn off([start, end]: [[f64; 2]; 2], point: [f64; 2]) -> (f64, f64) {
    let [east, north] = [0, 1].map(|axis| end[axis] - start[axis]);
    let [x, y] = [0, 1].map(|axis| point[axis] - start[axis]);
    let length = sqrt(east * east + north * north);
    (((east * y - north * x) / length).abs(), (east * x + north * y) / length)
}

/// Whether a point lies on a side and at neither of its ends.
fn lies_within(side: [[f64; 2]; 2], point: [f64; 2], slack: f64) -> bool {
    let (off, along) = self::off(side, point);
    let length = self::off(side, side[1]).1;
    off <= slack && along > slack && along < length - slack
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::contiguity;

    fn block(west: f64, east: f64, south: f64, north: f64) -> Outline {
        vec![vec![[west, south], [east, south], [east, north], [west, north], [west, south]]]
    }

    #[test]
    fn a_border_without_a_shared_vertex_is_found_and_one_with_is_not() {
        let below: Vec<Outline> =
            (0..9).map(|at| block(f64::from(at), f64::from(at) + 1.0, 0.0, 1.0)).collect();
        let mut units = vec![block(0.0, 9.0, 1.0, 2.0), block(20.0, 21.0, 0.0, 9.0)];
        units.extend(below);
        for (touch, missed) in [(Touch::Vertex, 7), (Touch::Edge, 9)] {
            let weights = contiguity(&units, touch, 0.0).unwrap();
            let found = unshared_borders(&units, touch, &weights);
            assert_eq!((found.pairs.len(), found.looked_at), (missed, 11), "{touch:?}");
            assert!(found.pairs.iter().all(|pair| pair.0 == 0));
        }
    }

    #[test]
    fn a_corner_within_a_side_is_a_queens_neighbour_and_no_rooks() {
        // The diamond touches the wall with one corner.
        let diamond = vec![vec![[1.0, 1.0], [2.0, 0.0], [3.0, 1.0], [2.0, 2.0]]];
        let units = [block(0.0, 1.0, -5.0, 5.0), diamond];
        for (touch, missed) in [(Touch::Vertex, 1), (Touch::Edge, 0)] {
            let weights = contiguity(&units, touch, 0.0).unwrap();
            assert_eq!(unshared_borders(&units, touch, &weights).pairs.len(), missed, "{touch:?}");
        }
    }

    #[test]
    fn how_far_it_came_is_said_where_there_is_too_much_to_look_at() {
        let units: Vec<Outline> =
            (0..9).map(|at| block(f64::from(at), f64::from(at) + 1.0, 0.0, 1.0)).collect();
        let weights = contiguity(&units, Touch::Vertex, 0.0).unwrap();
        let looked_at = |looks| within_looks(&units, Touch::Vertex, &weights, looks).looked_at;
        assert_eq!((looked_at(0), looked_at(10_000)), (0, 9));
        assert!((1..9).contains(&looked_at(40)), "{}", looked_at(40));
    }
}
