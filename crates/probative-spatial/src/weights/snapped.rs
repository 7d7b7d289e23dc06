use super::sweep::{Placed, by_rows};
use super::{Outline, Touch};
use crate::error::Error;

/// What units share if they touch, with the unit that shows it: an edge by its ends, or a vertex as
/// both.
#[derive(Debug, Clone, Copy)]
struct Shown {
    /// Halfway between the ends.
    middle: [f64; 2],
    /// From the middle to one of the ends.
    half: [f64; 2],
    unit: u32,
}

/// Pairs of units with a vertex, or both ends of an edge, at most `snap` apart; each once, the
/// smaller number first.
///
/// All are put into rows as high as the snap, each row from west to east, so that what is near
/// stands near in the same row or in the next one. Takes *n log n* steps and one for each pair of
/// vertices that are near.
pub(super) fn near_pairs(
    outlines: &[Outline],
    touch: Touch,
    snap: f64,
    most: usize,
) -> Result<Vec<(usize, usize)>, Error> {
    let mut shown = Vec::with_capacity(outlines.iter().flatten().map(Vec::len).sum());
    for (unit, outline) in outlines.iter().enumerate() {
        outline.iter().for_each(|ring| show(ring, unit as u32, touch, snap, &mut shown));
    }
    let row = |one: &Shown| (one.middle[1] / snap).floor();
    let rows = by_rows(shown.iter().map(|one| (row(one), one.middle[0])));
    let mut pairs = Pairs::default();
    let mut above = 0;
    for (at, one) in rows.iter().enumerate() {
        let east = one.east + REACH * snap;
        let stays = |other: &&Placed| other.row == one.row && other.east <= east;
        let beside = rows[at + 1..].iter().take_while(stays);
        // The next row is looked at from the first that is not too far west.
        let next = one.row + 1.0;
        let west = one.east - REACH * snap;
        let before = |other: &Placed| other.row < next || (other.row == next && other.east < west);
        while rows.get(above).is_some_and(before) {
            above += 1;
        }
        let rises = |other: &&Placed| other.row == next && other.east <= east;
        let over = rows[above..].iter().take_while(rises);
        let one = &shown[one.place as usize];
        beside
            .chain(over)
            .map(|other| &shown[other.place as usize])
            .filter(|other| near(one, other, snap))
            .try_for_each(|other| pairs.add(one.unit, other.unit, most))?;
    }
    let all = pairs.all();
    if all.len() > most / 2 { Err(Error::TooManyLinks { most }) } else { Ok(all) }
}

/// Middles of edges that are near are near too, but for their rounding.
const REACH: f64 = 1.000_1;

/// The vertices of a ring, or its edges that are longer than the snap.
fn show(ring: &[[f64; 2]], unit: u32, touch: Touch, snap: f64, shown: &mut Vec<Shown>) {
    let one = |middle: [f64; 2], half| Shown { middle, half, unit };
    let edges = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
    match touch {
        Touch::Vertex => {
            shown.extend(ring.iter().map(|&middle| one(middle, [0.0; 2])));
        }
        Touch::Edge => shown.extend(edges.filter_map(|(start, end)| {
            let half = [0, 1].map(|axis| 0.5 * (end[axis] - start[axis]));
            let middle = [0, 1].map(|axis| start[axis] + half[axis]);
            (4.0 * squared(half) > snap * snap).then(|| one(middle, half))
        })),
    }
}

/// Whether the ends of both are near each other, in either order.
fn near(a: &Shown, b: &Shown, snap: f64) -> bool {
    let middle = [0, 1].map(|axis| a.middle[axis] - b.middle[axis]);
    let ends = |turn: f64| {
        [-1.0, 1.0].iter().all(|side| {
            squared([0, 1].map(|axis| middle[axis] + side * (a.half[axis] - turn * b.half[axis])))
                <= snap * snap
        })
    };
    ends(1.0) || ends(-1.0)
}

fn squared([x, y]: [f64; 2]) -> f64 {
    x * x + y * y
}

/// Pairs of units, of which many come again and again.
#[derive(Default)]
struct Pairs {
    found: Vec<(u32, u32)>,
    /// How many there were after they were last looked through.
    distinct: usize,
    /// How many were ever added.
    added: usize,
}

impl Pairs {
    fn add(&mut self, a: u32, b: u32, most: usize) -> Result<(), Error> {
        let pair = (a.min(b), a.max(b));
        if a == b || self.found.last() == Some(&pair) {
            return Ok(());
        }
        self.found.push(pair);
        self.added += 1;
        if self.added / 2 > most {
            return Err(Error::TooManyLinks { most });
        }
        if self.found.len() > 2 * self.distinct + (1 << 20) {
            self.look_through();
        }
        Ok(())
    }

    fn look_through(&mut self) {
        self.found.sort_unstable();
        self.found.dedup();
        self.distinct = self.found.len();
    }

    fn all(mut self) -> Vec<(usize, usize)> {
        self.look_through();
        self.found.into_iter().map(|(a, b)| (a as usize, b as usize)).collect()
    }
}
