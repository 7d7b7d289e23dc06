use super::sweep::Rows;
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

/// Pairs of units with a vertex, or both ends of an edge, at most so far apart, for each of some
/// snaps; each pair once, the smaller number first.
///
/// All are put into rows, each from west to east, so that what is near stands near in the same row
/// or in the next one. Takes a step for each vertex and one for each pair of them that are near.
pub(super) fn near_pairs(
    outlines: &[Outline],
    touch: Touch,
    snaps: &[f64],
    most: usize,
) -> Result<Vec<Vec<(usize, usize)>>, Error> {
    let wanted = Wanted { touch, snaps, most };
    let least = snaps.iter().copied().fold(f64::INFINITY, f64::min);
    let mut shown = Vec::with_capacity(outlines.iter().flatten().map(Vec::len).sum());
    for (unit, outline) in outlines.iter().enumerate() {
        outline.iter().for_each(|ring| show(ring, unit as u32, touch, least, &mut shown));
    }
    // High rows are soon made. Where much stands at one longitude they hold too much that is not
    // near, and rows as high as the snap hold nothing else.
    let soon = in_rows(&shown, &wanted, Rows::even(&shown, middle), 16 * shown.len() + (1 << 20))?;
    let pairs = match soon {
        Some(pairs) => pairs,
        None => in_rows(&shown, &wanted, 0.0, usize::MAX)?.unwrap_or_default(),
    };
    let all: Vec<_> = pairs.into_iter().map(Pairs::all).collect();
    if all.iter().any(|all| all.len() > most / 2) {
        return Err(Error::TooManyLinks { most });
    }
    Ok(all)
}

/// What pairs are sought.
struct Wanted<'a> {
    touch: Touch,
    snaps: &'a [f64],
    most: usize,
}

/// The pairs for each snap, found in rows of a height, or as high as the largest snap; none if that
/// takes more looks.
fn in_rows(
    shown: &[Shown],
    wanted: &Wanted<'_>,
    height: f64,
    mut looks: usize,
) -> Result<Option<Vec<Pairs>>, Error> {
    let Wanted { touch, snaps, most } = *wanted;
    let reach = REACH * snaps.iter().copied().fold(0.0, f64::max);
    let height = height.max(reach);
    let rows = Rows::new(shown, height, middle);
    let row = |one: &Shown| rows.row(one.middle[1]);
    let mut pairs: Vec<Pairs> = snaps.iter().map(|snap| Pairs::within(*snap, touch)).collect();
    let mut above = 0;
    for (at, one) in rows.all.iter().enumerate() {
        let [west, east] = [one.middle[0] - reach, one.middle[0] + reach];
        let [own, next] = [row(one), rows.row(one.middle[1] + reach)];
        let of = |other: &&Shown, which: u64| row(other) == which && other.middle[0] <= east;
        let beside = rows.all[at + 1..].iter().take_while(|other| of(other, own));
        // The next row is looked at, if it is near, from the first that is not too far west.
        let before =
            |other: &Shown| row(other) < next || (row(other) == next && other.middle[0] < west);
        while next > own && rows.all.get(above).is_some_and(before) {
            above += 1;
        }
        let over = rows.all[above..].iter().take_while(|other| next > own && of(other, next));
        for other in beside.chain(over) {
            match looks.checked_sub(1) {
                Some(left) => looks = left,
                None => return Ok(None),
            }
            if other.unit != one.unit {
                let apart = apart(one, other);
                pairs.iter_mut().try_for_each(|pairs| pairs.add(one, other, apart, most))?;
            }
        }
    }
    Ok(Some(pairs))
}

fn middle(one: &Shown) -> [f64; 2] {
    one.middle
}

/// Middles of edges that are near are near too, but for their rounding.
const REACH: f64 = 1.000_1;

/// The vertices of a ring, or its edges that are longer than the least snap.
fn show(ring: &[[f64; 2]], unit: u32, touch: Touch, least: f64, shown: &mut Vec<Shown>) {
    let one = |middle: [f64; 2], half| Shown { middle, half, unit };
    let edges = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
    match touch {
        Touch::Vertex => {
            shown.extend(ring.iter().map(|&middle| one(middle, [0.0; 2])));
        }
        Touch::Edge => shown.extend(edges.filter_map(|(start, end)| {
            let half = [0, 1].map(|axis| 0.5 * (end[axis] - start[axis]));
            let middle = [0, 1].map(|axis| start[axis] + half[axis]);
            longer(half, least).then(|| one(middle, half))
        })),
    }
}

/// Whether an edge is longer than a snap.
fn longer(half: [f64; 2], snap: f64) -> bool {
    4.0 * squared(half) > snap * snap
}

/// How far the ends of both are apart at most, squared, in the order that is nearer.
fn apart(a: &Shown, b: &Shown) -> f64 {
    let middle = [0, 1].map(|axis| a.middle[axis] - b.middle[axis]);
    let end = |turn: f64, side: f64| {
        squared([0, 1].map(|axis| middle[axis] + side * (a.half[axis] - turn * b.half[axis])))
    };
    let ends = |turn: f64| end(turn, -1.0).max(end(turn, 1.0));
    ends(1.0).min(ends(-1.0))
}

fn squared([x, y]: [f64; 2]) -> f64 {
    x * x + y * y
}

/// Pairs of units within a snap, of which many come again and again.
struct Pairs {
    snap: f64,
    touch: Touch,
    found: Vec<(u32, u32)>,
    /// Pairs that were found lately, each at the place that its units give.
    lately: Vec<(u32, u32)>,
    /// How many there were after they were last looked through.
    distinct: usize,
    /// How many were ever added.
    added: usize,
}

/// How many pairs are kept in mind.
const LATELY: usize = 1 << 12;

impl Pairs {
    fn within(snap: f64, touch: Touch) -> Pairs {
        let lately = vec![(0, 0); LATELY];
        Pairs { snap, touch, found: Vec::new(), lately, distinct: 0, added: 0 }
    }

    /// Adds the units of two that are so far apart, squared, if that is near.
    fn add(&mut self, a: &Shown, b: &Shown, apart: f64, most: usize) -> Result<(), Error> {
        let are_shown = || {
            self.touch == Touch::Vertex || (longer(a.half, self.snap) && longer(b.half, self.snap))
        };
        if !(apart <= self.snap * self.snap && are_shown()) {
            return Ok(());
        }
        let pair = (a.unit.min(b.unit), a.unit.max(b.unit));
        // Borders have many vertices, and the same pair comes with each of them.
        let mixed = pair.0.wrapping_mul(31).wrapping_add(pair.1) as usize % LATELY;
        // A pair is met at each of its vertices, most often one time behind the other.
        if std::mem::replace(&mut self.lately[mixed], pair) == pair {
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
