use std::collections::HashMap;

use crate::error::Error;
use crate::weights::Weights;

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

/// Units whose outlines touch are neighbours with strength one; units that touch nobody are islands.
///
/// Vertices are shared if they are equal after rounding to multiples of `snap`, in the units of the outlines; with a snap of
/// zero, if their coordinates are the same number. Since vertices are rounded, two that lie nearer than the snap but on
/// both sides of a half step stay apart. No boolean operation on polygons is made, so outlines that cross themselves are
/// treated like any other; a vertex of one unit within an edge of another is not shared. Linear in the vertices. A rook
/// shares an edge, as in libpysal and GeoDa; spdep counts two shared vertices, adjacent or not.
///
/// # Errors
/// A coordinate that is not finite, or a snap that is negative or not finite.
pub fn contiguity(outlines: &[Outline], touch: Touch, snap: f64) -> Result<Weights, Error> {
    if snap < 0.0 || !snap.is_finite() {
        return Err(Error::NotPositive { what: "the snap, unless it is zero," });
    }
    let infinite = |outline: &Outline| outline.iter().flatten().flatten().any(|c| !c.is_finite());
    if let Some(index) = outlines.iter().position(infinite) {
        return Err(Error::Coordinate { index });
    }
    let pairs = match touch {
        Touch::Vertex => sharing(outlines, |ring, show| {
            ring.iter().for_each(|&vertex| show(key(vertex, snap)));
        }),
        Touch::Edge => sharing(outlines, |ring, show| {
            let ends = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
            for (&start, &end) in ends {
                let (start, end) = (key(start, snap), key(end, snap));
                if start != end {
                    show((start.min(end), start.max(end)));
                }
            }
        }),
    };
    Weights::from_pairs(outlines.len(), &pairs)
}

/// The pairs of units that show the same key, each once.
fn sharing<K: std::hash::Hash + Eq>(
    outlines: &[Outline],
    keys: impl Fn(&[[f64; 2]], &mut dyn FnMut(K)),
) -> Vec<(usize, usize)> {
    let mut owners: HashMap<K, Vec<u32>> = HashMap::new();
    let mut pairs = Vec::new();
    for (unit, outline) in outlines.iter().enumerate() {
        let first = pairs.len();
        for ring in outline {
            keys(ring, &mut |key| {
                let owners = owners.entry(key).or_default();
                if owners.last() != Some(&(unit as u32)) {
                    pairs.extend(owners.iter().map(|&owner| (owner as usize, unit)));
                    owners.push(unit as u32);
                }
            });
        }
        pairs[first..].sort_unstable();
        let mut kept = first;
        for at in first..pairs.len() {
            if at == first || pairs[at] != pairs[kept - 1] {
                pairs[kept] = pairs[at];
                kept += 1;
            }
        }
        pairs.truncate(kept);
    }
    pairs
}

/// A vertex as two whole numbers: steps of the snap, or the bits of the coordinates.
fn key([x, y]: [f64; 2], snap: f64) -> (i64, i64) {
    if snap > 0.0 {
        ((x / snap).round() as i64, (y / snap).round() as i64)
    } else {
        // Adding zero makes one of the two zeros.
        ((x + 0.0).to_bits() as i64, (y + 0.0).to_bits() as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64) -> Outline {
        let (east, north) = (west + 1.0, south + 1.0);
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
