//! Units that lie on each other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::crossing::{Looks, Place, Segment, Sides, crossing, place, without_shared};
use super::geometry::{at, listed};
use super::{Rings, Shapes, warning};
use probative_terms::Diagnostic;

/// Pairs of units at one place, and pairs whose outlines cross or lie one within the other (W229).
///
/// Outlines cross where a side of one passes a side of the other by more than a thousand-millionth
/// of their coordinates. Boxes are swept from west to east, so that only near units are compared,
/// and no area is computed. Of outlines the sides are given, as their check has made them.
pub(super) fn overlaps(
    path: &str,
    shapes: &Shapes,
    sides: Vec<Sides>,
    ids: &[String],
) -> Vec<Diagnostic> {
    let mut looks = Looks::of_a_map();
    let (same, crossed) = match shapes {
        Shapes::Points(points) => (coinciding(points), Vec::new()),
        Shapes::Outlines(outlines) => {
            let same = alike(outlines);
            let again: BTreeSet<usize> = same.iter().map(|pair| pair.1).collect();
            let crossed = overlapping(outlines, sides, &again, &mut looks);
            (same, crossed)
        }
        Shapes::Unknown => return Vec::new(),
    };
    let pair = |(a, b, where_): &(usize, usize, [f64; 2])| {
        format!("`{}` and `{}` at {}", ids[*a], ids[*b], at(*where_))
    };
    let told = |what: &str, pairs: &[(usize, usize, [f64; 2])]| {
        let all: Vec<String> = pairs.iter().map(pair).collect();
        let count = if all.len() == 1 {
            "1 pair of units".to_owned()
        } else {
            format!("{} pairs of units", all.len())
        };
        (!all.is_empty())
            .then(|| warning(path, "W229", format!("{count} {what}: {}", listed(&all))))
    };
    let at_one = told("have the same place or outline", &same);
    let spent = looks.spent.then(|| {
        let said = "not every pair of units was looked at for overlaps: too many lie on each other";
        warning(path, "W229", said.to_owned())
    });
    at_one.into_iter().chain(told("overlap", &crossed)).chain(spent).collect()
}

type Pairs = Vec<(usize, usize, [f64; 2])>;

/// Each point with the first unit that has the same.
fn coinciding(points: &[[f64; 2]]) -> Pairs {
    let mut order: Vec<usize> = (0..points.len()).collect();
    let key = |unit: &usize| points[*unit].map(|coordinate| (coordinate + 0.0).to_bits());
    order.sort_by_key(|unit| (key(unit), *unit));
    let groups = order.chunk_by(|a, b| key(a) == key(b));
    let mut pairs: Pairs = groups
        .flat_map(|group| group[1..].iter().map(|other| (group[0], *other, points[*other])))
        .collect();
    pairs.sort_by_key(|pair| (pair.0, pair.1));
    pairs
}

/// An outline prepared for being held against others.
struct Prepared {
    unit: usize,
    low: [f64; 2],
    high: [f64; 2],
    sides: Sides,
}

fn prepared(unit: usize, rings: &Rings, sides: Sides) -> Prepared {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for point in rings.iter().flatten() {
        for axis in 0..2 {
            low[axis] = low[axis].min(point[axis]);
            high[axis] = high[axis].max(point[axis]);
        }
    }
    Prepared { unit, low, high, sides }
}

/// What holding two outlines against each other takes beside their sides.
const PAIR: usize = 64;

/// Pairs that overlap beyond which no more are sought.
const TOLD: usize = 100_000;

/// Each outline with the first unit that has the same vertices.
fn alike(outlines: &[Rings]) -> Pairs {
    let vertices = |unit: usize| {
        let all = outlines[unit].iter().flatten();
        let mut all: Vec<[u64; 2]> = all.map(|point| point.map(|c| (c + 0.0).to_bits())).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    // Those of one corner and one count are few unless they are the same.
    let corner = |unit: usize| {
        let low = outlines[unit]
            .iter()
            .flatten()
            .fold([f64::INFINITY; 2], |low, point| [0, 1].map(|axis| low[axis].min(point[axis])));
        low.map(|coordinate| (coordinate + 0.0).to_bits())
    };
    let mut order: Vec<([u64; 2], usize)> =
        (0..outlines.len()).map(|unit| (corner(unit), unit)).collect();
    order.sort_unstable();
    let mut pairs = Pairs::new();
    for group in order.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let mut seen: BTreeMap<Vec<[u64; 2]>, usize> = BTreeMap::new();
        for (_, unit) in group {
            match seen.entry(vertices(*unit)) {
                Entry::Vacant(first) => drop(first.insert(*unit)),
                Entry::Occupied(first) => {
                    pairs.push((*first.get(), *unit, outlines[*first.get()][0][0]));
                }
            }
        }
    }
    pairs.sort_by_key(|pair| (pair.0, pair.1));
    pairs
}

/// Pairs of units whose outlines cross or lie one within the other, without those that have the
/// outline of one before.
fn overlapping(
    outlines: &[Rings],
    sides: Vec<Sides>,
    again: &BTreeSet<usize>,
    looks: &mut Looks,
) -> Pairs {
    let units = outlines.iter().zip(sides).enumerate().filter(|(unit, _)| !again.contains(unit));
    let mut sweep: Vec<Prepared> =
        units.map(|(unit, (rings, sides))| prepared(unit, rings, sides)).collect();
    sweep.sort_by(|a, b| a.low[0].total_cmp(&b.low[0]).then(a.unit.cmp(&b.unit)));
    let mut crossed = Pairs::new();
    let mut open: Vec<&Prepared> = Vec::new();
    for one in &sweep {
        open.retain(|other| other.high[0] >= one.low[0]);
        for other in &open {
            if other.low[1] > one.high[1] || other.high[1] < one.low[1] {
                continue;
            }
            let (a, b) = if one.unit < other.unit { (one, *other) } else { (*other, one) };
            looks.spent |= crossed.len() >= TOLD;
            let met = looks.take(PAIR + a.sides.all.len() + b.sides.all.len());
            let met = met.then(|| meet(a, b, outlines, looks)).flatten();
            crossed.extend(met.map(|place| (a.unit, b.unit, place)));
        }
        open.push(one);
    }
    crossed.sort_by_key(|pair| (pair.0, pair.1));
    crossed
}

/// A place where two outlines cross, or a vertex of the one that lies within the other.
fn meet(a: &Prepared, b: &Prepared, outlines: &[Rings], looks: &mut Looks) -> Option<[f64; 2]> {
    let both: [[f64; 2]; 2] = [
        std::array::from_fn(|axis| a.low[axis].max(b.low[axis])),
        std::array::from_fn(|axis| a.high[axis].min(b.high[axis])),
    ];
    let mut near = [a, b].map(|one| Segment::within(&one.sides.all, both));
    // A side of both that another side passes is passed by one of its own outline.
    if a.sides.are_apart && b.sides.are_apart {
        without_shared(&mut near);
    }
    let [near, others] = near;
    crossing(&near, Some(&others), looks)
        .or_else(|| held(a, b, outlines, looks))
        .or_else(|| held(b, a, outlines, looks))
}

/// A vertex of `inner` strictly within `outer`, if none of its vertices lies outside.
fn held(
    inner: &Prepared,
    outer: &Prepared,
    outlines: &[Rings],
    looks: &mut Looks,
) -> Option<[f64; 2]> {
    let fits =
        |axis: usize| inner.low[axis] >= outer.low[axis] && inner.high[axis] <= outer.high[axis];
    if !(fits(0) && fits(1)) {
        return None;
    }
    let mut within = None;
    for vertex in outlines[inner.unit].iter().flatten() {
        if !looks.take(outer.sides.all.len()) {
            return None;
        }
        match place(*vertex, &outer.sides.all) {
            Place::Outside => return None,
            Place::Inside => within = within.or(Some(*vertex)),
            Place::OnEdge => {}
        }
    }
    within
}

#[cfg(test)]
mod tests {
    use super::super::geometry::{Geometry, Ring, shapes};
    use super::*;

    fn square(west: f64, south: f64, size: f64) -> Rings {
        let (east, north) = (west + size, south + size);
        vec![vec![[west, south], [east, south], [east, north], [west, north], [west, south]]]
    }

    fn told(outlines: Vec<Rings>) -> Vec<String> {
        let ids: Vec<String> = (0..outlines.len()).map(|unit| unit.to_string()).collect();
        let geometry = |rings: Rings| {
            let ring = |points| Ring { points, is_outer: true };
            Geometry::Polygon(rings.into_iter().map(ring).collect())
        };
        let geometries = outlines.into_iter().map(geometry).collect();
        let checked = shapes("map", geometries, false, |unit| unit.to_string()).unwrap();
        let found = overlaps("map", &checked.shapes, checked.sides, &ids);
        found.into_iter().map(|problem| problem.what).collect()
    }

    #[test]
    fn neighbours_and_enclaves_do_not_overlap() {
        let mut around = square(0.0, 0.0, 3.0);
        around.push(square(1.0, 1.0, 1.0).remove(0).into_iter().rev().collect());
        // The last shares a border whose vertices its neighbour lacks.
        let map = vec![
            around,
            square(1.0, 1.0, 1.0),
            square(3.0, 0.0, 3.0),
            square(3.0, 3.0, 1.0),
            square(-1.0, 1.0, 1.0),
        ];
        assert_eq!(told(map), Vec::<String>::new());
    }

    #[test]
    fn units_that_cross_hold_or_equal_each_other_are_named() {
        let crossed = told(vec![square(0.0, 0.0, 2.0), square(1.0, 1.0, 2.0)]);
        assert_eq!(crossed, ["1 pair of units overlap: `0` and `1` at (1, 2)"]);
        let held = told(vec![square(0.0, 0.0, 3.0), square(1.0, 1.0, 1.0)]);
        assert_eq!(held, ["1 pair of units overlap: `0` and `1` at (1, 1)"]);
        let same = told(vec![square(0.0, 0.0, 2.0), square(0.0, 0.0, 2.0)]);
        assert_eq!(same, ["1 pair of units have the same place or outline: `0` and `1` at (0, 0)"]);
    }

    #[test]
    fn a_shared_side_that_one_of_the_two_crosses_is_told_all_the_same() {
        let shared = [[2.0, 0.0], [2.0, 2.0]];
        let around = |corners: &[[f64; 2]]| {
            let ring = shared.iter().chain(corners).chain(&shared[..1]);
            vec![ring.copied().collect::<Vec<_>>()]
        };
        let beside = around(&[[3.0, 1.5], [3.0, 0.5]]);
        let across = around(&[[3.0, 1.5], [1.0, 1.0], [3.0, 0.5]]);
        let west = square(0.0, 0.0, 2.0);
        assert!(told(vec![west.clone(), beside]).is_empty());
        assert_eq!(told(vec![west, across]).len(), 1);
    }

    #[test]
    fn points_at_one_place_are_named_each_with_the_first() {
        let points = vec![[1.0, 1.0], [0.0, 0.0], [1.0, 1.0], [-0.0, 0.0], [1.0, 1.0]];
        assert_eq!(
            coinciding(&points).iter().map(|pair| (pair.0, pair.1)).collect::<Vec<_>>(),
            [(0, 2), (0, 4), (1, 3)]
        );
    }
}
