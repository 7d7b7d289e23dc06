use super::Outline;
use crate::error::Error;

/// The centre of mass of each outline in the plane of its coordinates.
///
/// Inner rings must run the other way round than outer ones; which of the two is which does not matter.
///
/// # Errors
/// An outline whose rings enclose nothing together.
pub fn centroids(outlines: &[Outline]) -> Result<Vec<[f64; 2]>, Error> {
    let at = |(index, outline)| centroid(outline).ok_or(Error::NoArea { index });
    outlines.iter().enumerate().map(at).collect()
}

fn centroid(outline: &Outline) -> Option<[f64; 2]> {
    // Distances from a vertex keep the digits that coordinates far from zero would lose.
    let [left, top] = *outline.iter().flatten().next()?;
    let (mut twice, mut x, mut y) = (0.0, 0.0, 0.0);
    for ring in outline {
        for (start, end) in ring.iter().zip(ring.iter().skip(1).chain(ring.first())) {
            let (x1, y1, x2, y2) = (start[0] - left, start[1] - top, end[0] - left, end[1] - top);
            let cross = x1 * y2 - x2 * y1;
            twice += cross;
            x += (x1 + x2) * cross;
            y += (y1 + y2) * cross;
        }
    }
    let center = [left + x / (3.0 * twice), top + y / (3.0 * twice)];
    center.iter().all(|coordinate| coordinate.is_finite()).then_some(center)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_moves_the_centre_away() {
        let square = vec![[10.0, 0.0], [14.0, 0.0], [14.0, 4.0], [10.0, 4.0], [10.0, 0.0]];
        let hole = vec![[12.0, 0.0], [12.0, 4.0], [14.0, 4.0], [14.0, 0.0], [12.0, 0.0]];
        let outlines = [vec![square.clone()], vec![square, hole]];
        assert_eq!(centroids(&outlines).unwrap(), [[12.0, 2.0], [11.0, 2.0]]);
    }

    #[test]
    fn a_line_has_no_centre_of_mass() {
        let line = vec![vec![[0.0, 0.0], [1.0, 1.0]]];
        assert_eq!(centroids(&[line]), Err(Error::NoArea { index: 0 }));
    }
}
