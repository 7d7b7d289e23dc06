use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use probative_numeric::each;

use crate::error::Error;
use crate::weights::Weights;

use super::snapped::near_pairs;

/// The rings of one unit, outer and inner of all its parts, as pairs of coordinates; closed or not.
pub type Outline = Vec<Vec<[f64; 2]>>;

/// What two units must share to be neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// A vertex: the queen's move.
    Vertex,
    /// Two vertices that follow each other: the rook's move.
    Edge,
}

/// Units whose outlines touch are neighbours with strength one; units that touch nobody are
/// islands.
///
/// Vertices are shared if they are at most `snap` apart, in the units of the outlines; with a snap
/// of zero, if their coordinates are the same number. An edge is shared if both its ends are, and
/// it is longer than the snap. No boolean operation on polygons is made, so outlines that cross
/// themselves are treated like any other; a vertex of one unit within an edge of another is not
/// shared. Linear in the vertices. A rook shares an edge, as in libpysal and GeoDa; spdep counts
/// two shared vertices, adjacent or not.
///
/// ```
/// use probative_spatial::{Touch, contiguity};
///
/// let square = |x: f64, y: f64| {
///     vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0]]]
/// };
/// // The second lies beside the first, the third touches it at a corner.
/// let squares = [square(0.0, 0.0), square(1.0, 0.0), square(-1.0, 1.0)];
/// assert_eq!(contiguity(&squares, Touch::Vertex, 0.0)?.degree(0), 2);
/// assert_eq!(contiguity(&squares, Touch::Edge, 0.0)?.degree(0), 1);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// A coordinate that is not finite, or a snap that is negative or not finite.
pub fn contiguity(outlines: &[Outline], touch: Touch, snap: f64) -> Result<Weights, Error> {
    contiguity_within(outlines, touch, snap, usize::MAX)
}

/// The same if there are no more links than `most`: outlines that lie on each other have a link for
/// every two of them, however small their file.
///
/// # Errors
/// As [`contiguity`], and more links, or twice as many places where units come near each other.
pub fn contiguity_within(
    outlines: &[Outline],
    touch: Touch,
    snap: f64,
    most: usize,
) -> Result<Weights, Error> {
    let nearer = |snaps| near_pairs(outlines, touch, snaps, most).map(|mut all| all.remove(0));
    sound(outlines, &[snap])?;
    let pairs = match touch {
        _ if snap > 0.0 => nearer(&[snap]),
        Touch::Vertex => sharing(outlines, most, |ring, show| {
            ring.iter().for_each(|&vertex| show(vertex[1], key(vertex)));
        }),
        Touch::Edge => sharing(outlines, most, |ring, show| {
            let ends = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
            for (&start, &end) in ends {
                let south = start[1].min(end[1]);
                let start = key(start);
                let end = key(end);
                if start != end {
                    // An edge has one key from either end: neighbours walk it in opposite
                    // directions.
                    show(south, (start.min(end), start.max(end)));
                }
            }
        }),
    }?;
    Weights::from_pairs(outlines.len(), &pairs)
}

/// How many links there are at each of some snaps above zero, found in one go; no more at any than
/// `most`.
///
/// ```
/// use probative_spatial::{Touch, links_at};
///
/// let square = |x: f64| vec![vec![[x, 0.0], [x + 1.0, 0.0], [x + 1.0, 1.0], [x, 1.0]]];
/// // There is a gap between the second and the third.
/// let squares = [square(0.0), square(1.0), square(2.001)];
/// assert_eq!(links_at(&squares, Touch::Vertex, &[1e-6, 0.01], 100)?, [2, 4]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// As [`contiguity_within`], and a snap of zero.
pub fn links_at(
    outlines: &[Outline],
    touch: Touch,
    snaps: &[f64],
    most: usize,
) -> Result<Vec<usize>, Error> {
    sound(outlines, snaps)?;
    if snaps.contains(&0.0) {
        return Err(Error::NotPositive { what: "each snap" });
    }
    let pairs = near_pairs(outlines, touch, snaps, most)?;
    Ok(pairs.iter().map(|pairs| 2 * pairs.len()).collect())
}

/// Passes if all coordinates are finite, and so are the snaps, and none below zero.
fn sound(outlines: &[Outline], snaps: &[f64]) -> Result<(), Error> {
    if snaps.iter().any(|snap| *snap < 0.0 || !snap.is_finite()) {
        return Err(Error::NotPositive { what: "the snap, unless it is zero," });
    }
    let infinite = |outline: &Outline| outline.iter().flatten().flatten().any(|c| !c.is_finite());
    match outlines.iter().position(infinite) {
        Some(index) => Err(Error::Coordinate { index }),
        None => Ok(()),
    }
}

/// Keys whose owners are sought together: about as many as stay near the processor.
const PART: usize = 1 << 15;

/// A key and the unit that shows it.
type Shown<K> = (K, u32);

/// The pairs of units that show the same key; a pair that shares several may stand more than once.
///
/// A key is shown with the latitude that it has, and keys are dealt out by it to strips of the map,
/// so that each strip finds its owners in a small table, whatever the size of the map.
fn sharing<K: Hash + Eq + Copy + Send + Sync>(
    outlines: &[Outline],
    most: usize,
    keys: impl Fn(&[[f64; 2]], &mut dyn FnMut(f64, K)) + Sync + Send,
) -> Result<Vec<(usize, usize)>, Error> {
    let vertices: usize = outlines.iter().flatten().map(Vec::len).sum();
    let strips = vertices.div_ceil(PART).max(1);
    let latitudes = outlines.iter().flatten().flatten().map(|vertex| vertex[1]);
    let (south, north) =
        latitudes.fold((f64::MAX, f64::MIN), |(low, high), y| (y.min(low), y.max(high)));
    let steep = strips as f64 / (north - south).max(f64::MIN_POSITIVE);
    let strip = |latitude: f64| (((latitude - south) * steep) as usize).min(strips - 1);
    // Chunks of units, dealt by whoever is free and read in their order: the pairs do not depend on
    // threads.
    let chunk = outlines.len().div_ceil(strips).max(1);
    let dealt: Vec<Vec<Vec<Shown<K>>>> = each(outlines.len().div_ceil(chunk), |at| {
        let mut dealt = vec![Vec::new(); strips];
        for (unit, outline) in outlines.iter().enumerate().skip(at * chunk).take(chunk) {
            for ring in outline {
                keys(ring, &mut |latitude, key| dealt[strip(latitude)].push((key, unit as u32)));
            }
        }
        dealt
    });
    let found = |strip: usize| {
        let shown: usize = dealt.iter().map(|chunk| chunk[strip].len()).sum();
        owners_in_common(dealt.iter().flat_map(|chunk| &chunk[strip]), shown, most)
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut distinct = 0;
    for from in (0..strips).step_by(STRIPS) {
        let some = each(STRIPS.min(strips - from), |at| found(from + at));
        for of_strip in some {
            pairs.extend(of_strip?);
        }
        if pairs.len() > 2 * distinct + (1 << 20) {
            pairs.sort_unstable();
            pairs.dedup();
            distinct = pairs.len();
        }
        if distinct > most / 2 {
            return Err(Error::TooManyLinks { most });
        }
    }
    Ok(pairs)
}

/// Strips whose pairs are in memory before they are looked through.
const STRIPS: usize = 64;

/// The pairs of units that show the same key, units coming in order; each once.
fn owners_in_common<'a, K: Hash + Eq + Copy + 'a>(
    shown: impl Iterator<Item = &'a Shown<K>>,
    count: usize,
    most: usize,
) -> Result<Vec<(usize, usize)>, Error> {
    // The last unit that showed a key, and where the one before it stands among those before.
    let mut owners: HashMap<K, (u32, u32), BuildHasherDefault<Scrambler>> =
        HashMap::with_capacity_and_hasher(count / 2, BuildHasherDefault::default());
    let mut before: Vec<(u32, u32)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // Where the pairs of the unit begin, and for each unit the last one that it was paired with:
    // units on each other share all their vertices, and are paired once.
    let mut start = 0;
    let mut paired = Vec::new();
    for &(key, unit) in shown {
        if pairs.get(start).is_some_and(|pair| pair.1 != unit as usize) {
            start = pairs.len();
        }
        if pairs.len() > most / 2 {
            return Err(Error::TooManyLinks { most });
        }
        let (last, rest) = owners.entry(key).or_insert((unit, NOBODY));
        if *last == unit {
            continue;
        }
        let mut owner = *last;
        let mut next = *rest;
        before.push((owner, next));
        (*last, *rest) = (unit, before.len() as u32 - 1);
        loop {
            let pair = (owner as usize, unit as usize);
            if pairs.last() != Some(&pair) && !met_before(&mut paired, &pairs[start..], pair) {
                pairs.push(pair);
            }
            let Some(&earlier) = before.get(next as usize) else { break };
            (owner, next) = earlier;
        }
    }
    Ok(pairs)
}

/// Whether a pair stands among those of its second unit: few are looked through, and of many it is
/// kept with whom each unit was paired last.
fn met_before(paired: &mut Vec<u32>, pairs: &[(usize, usize)], pair: (usize, usize)) -> bool {
    const FEW: usize = 16;
    if pairs.len() <= FEW {
        return pairs.contains(&pair);
    }
    let (owner, unit) = pair;
    if paired.len() <= unit {
        paired.resize(unit + 1, NOBODY);
    }
    if pairs.len() == FEW + 1 {
        pairs.iter().for_each(|known| paired[known.0] = unit as u32);
    }
    std::mem::replace(&mut paired[owner], unit as u32) == unit as u32
}

/// The place of an owner that there is not.
const NOBODY: u32 = u32::MAX;

/// A hash that is quick and the same in every run: a product for each eight bytes, and its halves
/// folded.
#[derive(Default)]
struct Scrambler(u64);

impl Hasher for Scrambler {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            let word = u64::from_le_bytes(eight);
            let product =
                u128::from(self.0 ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xd134_2543_de82_ef95_u128;
            self.0 = (product as u64) ^ ((product >> 64) as u64);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A vertex as the bits of its coordinates. Adding zero makes one of the two zeros.
fn key(vertex: [f64; 2]) -> [u64; 2] {
    vertex.map(|coordinate| (coordinate + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    fn square(west: f64, south: f64) -> Outline {
        let east = west + 1.0;
        let north = south + 1.0;
        vec![vec![[west, south], [east, south], [east, north], [west, north], [west, south]]]
    }

    /// Four squares about one corner, and one apart.
    fn five() -> Vec<Outline> {
        let places = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (5.0, 5.0)];
        places.map(|(west, south)| square(west, south)).to_vec()
    }

    #[test]
    fn a_queen_reaches_over_a_corner_and_a_rook_does_not() {
        let queen = contiguity(&five(), Touch::Vertex, 0.0).unwrap();
        let rook = contiguity(&five(), Touch::Edge, 0.0).unwrap();
        assert_eq!((queen.links(), rook.links()), (12, 8));
        assert_eq!(queen.islands().collect::<Vec<_>>(), [4]);
        assert!(queen.is_symmetric() && rook.is_symmetric());
    }

    #[test]
    fn units_on_each_other_are_paired_once_and_no_more_than_there_is_room_for() {
        // Forty units of sixty vertices each: every two share all of them.
        let ring = || (0..60).map(|at| [f64::from(at), f64::from(at * at % 61)]).collect();
        let outlines: Vec<Outline> = (0..40).map(|_| vec![ring()]).collect();
        for (touch, snap) in
            [Touch::Vertex, Touch::Edge].map(|touch| [(touch, 0.0), (touch, 1e-6)]).concat()
        {
            let all = contiguity(&outlines, touch, snap).unwrap();
            assert_eq!(all.links(), 40 * 39, "{touch:?} {snap}");
            assert_eq!(contiguity_within(&outlines, touch, snap, 1_000_000), Ok(all));
            let few = contiguity_within(&outlines, touch, snap, 1_000);
            assert_eq!(few, Err(Error::TooManyLinks { most: 1_000 }), "{touch:?} {snap}");
        }
    }

    #[test]
    fn a_ring_that_is_not_closed_has_its_last_edge_too() {
        let open = |outline: Outline| vec![outline[0][..4].to_vec()];
        let outlines: Vec<Outline> = five().into_iter().map(open).collect();
        assert_eq!(contiguity(&outlines, Touch::Edge, 0.0).unwrap().links(), 8);
    }

    #[test]
    fn a_gap_is_closed_by_a_snap_that_is_wider() {
        let outlines = [square(0.0, 0.0), square(1.0 + 1e-7, 0.0)];
        let links = |touch, snap| contiguity(&outlines, touch, snap).unwrap().links();
        for touch in [Touch::Vertex, Touch::Edge] {
            assert_eq!((links(touch, 0.0), links(touch, 1e-6)), (0, 2));
        }
    }

    #[test]
    fn vertices_on_both_sides_of_any_step_are_near() {
        for gap in [0.3, 0.5, 0.99, 1.01] {
            for place in 0..200 {
                let west = 3.0 + f64::from(place) * 0.13e-3;
                let outlines = [square(west - 1.0, 0.0), square(west + gap * 1e-3, 0.0)];
                for touch in [Touch::Vertex, Touch::Edge] {
                    let links = contiguity(&outlines, touch, 1e-3).unwrap().links();
                    assert_eq!(links, if gap < 1.0 { 2 } else { 0 }, "{gap} at {west}");
                }
            }
        }
    }

    #[test]
    fn near_vertices_and_edges_are_those_that_looking_at_all_pairs_finds() {
        let mut stream = Seed(3).stream(0);
        let mut corner = || [10.0 * stream.uniform() - 5.0, 10.0 * stream.uniform() - 5.0];
        let outlines: Vec<Outline> =
            (0..80).map(|_| vec![vec![corner(), corner(), corner()]]).collect();
        let vertices = |unit: usize| outlines[unit][0].clone();
        let edges = |unit: usize| {
            let ring = &outlines[unit][0];
            [[ring[0], ring[1]], [ring[1], ring[2]], [ring[2], ring[0]]]
        };
        for snap in [0.1, 0.5, 2.0] {
            let close = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]) <= snap;
            let joined = |a: [[f64; 2]; 2], b: [[f64; 2]; 2]| {
                let long = |edge: [[f64; 2]; 2]| !close(edge[0], edge[1]);
                let ends = |c: [f64; 2], d: [f64; 2]| close(a[0], c) && close(a[1], d);
                long(a) && long(b) && (ends(b[0], b[1]) || ends(b[1], b[0]))
            };
            let mut queen = Vec::new();
            let mut rook = Vec::new();
            for one in 0..80 {
                for other in one + 1..80 {
                    let meet = |a: [f64; 2]| vertices(other).iter().any(|b| close(a, *b));
                    queen.extend(vertices(one).into_iter().any(meet).then_some((one, other)));
                    let share = |a: [[f64; 2]; 2]| edges(other).into_iter().any(|b| joined(a, b));
                    rook.extend(edges(one).into_iter().any(share).then_some((one, other)));
                }
            }
            assert!(!queen.is_empty() && (snap < 2.0 || !rook.is_empty()));
            for (touch, pairs) in [(Touch::Vertex, queen), (Touch::Edge, rook)] {
                let expected = Weights::from_pairs(80, &pairs).unwrap();
                assert_eq!(contiguity(&outlines, touch, snap).unwrap(), expected, "{snap}");
                let snaps = [snap, 0.01, 3.0];
                let alone = snaps.map(|snap| contiguity(&outlines, touch, snap).unwrap().links());
                assert_eq!(links_at(&outlines, touch, &snaps, usize::MAX), Ok(alone.to_vec()));
            }
        }
    }

    #[test]
    fn vertices_on_the_two_zeros_are_near() {
        let above = vec![vec![[0.0, 0.0], [1.0, 1.0], [-1.0, 1.0]]];
        let below = vec![vec![[1e-8, -0.0], [1.0, -1.0], [-1.0, -1.0]]];
        let west = vec![vec![[-5.0, -0.0], [-6.0, 0.0], [-6.0, 1.0]]];
        let links = |one: &Outline, other: &Outline| {
            contiguity(&[one.clone(), other.clone(), west.clone()], Touch::Vertex, 1e-6)
        };
        assert_eq!(links(&above, &below).unwrap().links(), 2);
        assert_eq!(links(&below, &above).unwrap().links(), 2);
    }

    #[test]
    fn an_edge_shorter_than_the_snap_is_a_vertex_to_a_rook() {
        // Two units that touch at a corner, each of which is cut off.
        let cut = |sign: f64| {
            let corner = |x: f64, y: f64| [sign * x, sign * y];
            vec![vec![corner(1e-7, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1e-7)]]
        };
        let links = |touch| contiguity(&[cut(1.0), cut(-1.0)], touch, 1e-6).unwrap().links();
        assert_eq!((links(Touch::Vertex), links(Touch::Edge)), (2, 0));
    }

    #[test]
    fn an_outline_that_crosses_itself_has_neighbours_like_any_other() {
        let bow_tie = vec![vec![[1.0, 0.0], [2.0, 1.0], [2.0, 0.0], [1.0, 1.0], [1.0, 0.0]]];
        let outlines = [square(0.0, 0.0), bow_tie];
        assert_eq!(contiguity(&outlines, Touch::Edge, 0.0).unwrap().links(), 2);
    }

    #[test]
    fn a_coordinate_that_is_no_number_is_refused() {
        let outlines = [square(0.0, 0.0), square(f64::NAN, 0.0)];
        let found = contiguity(&outlines, Touch::Vertex, 0.0);
        assert_eq!(found, Err(Error::Coordinate { index: 1 }));
        assert!(contiguity(&five(), Touch::Vertex, -1.0).is_err());
    }
}
