use super::Outline;
use crate::error::Error;
use crate::place::Point;

/// The centre of mass of each outline in the plane of its coordinates.
///
/// Inner rings must run the other way round than outer ones; which of the two is which does not
/// matter.
///
/// # Errors
/// An outline whose rings enclose nothing together.
pub fn centroids(outlines: &[Outline]) -> Result<Vec<[f64; 2]>, Error> {
    let at = |(index, outline)| centroid(outline).ok_or(Error::NoArea { index });
    outlines.iter().enumerate().map(at).collect()
}

/// The centre of mass of each outline of longitudes and latitudes, in the plane of degrees.
///
/// An outline that reaches across the 180th meridian is taken in one piece: its western longitudes
/// count on beyond 180.
///
/// # Errors
/// An outline whose rings enclose nothing together.
pub fn centroids_on_earth(outlines: &[Outline]) -> Result<Vec<Point>, Error> {
    let at = |(index, outline): (usize, &Outline)| {
        let whole = in_one_piece(outline);
        let center = centroid(whole.as_ref().unwrap_or(outline)).ok_or(Error::NoArea { index })?;
        let longitude = if center[0] > 180.0 { center[0] - 360.0 } else { center[0] };
        Ok(Point { longitude, latitude: center[1] })
    };
    outlines.iter().enumerate().map(at).collect()
}

/// The outline with its western longitudes beyond 180, if it is narrower so.
fn in_one_piece(outline: &Outline) -> Option<Outline> {
    let east_of = |longitude: f64| if longitude < 0.0 { longitude + 360.0 } else { longitude };
    let longitudes = || outline.iter().flatten().map(|point| point[0]);
    let plain = width(longitudes());
    (plain > 180.0 && width(longitudes().map(east_of)) < plain).then(|| {
        let moved = |ring: &Vec<[f64; 2]>| ring.iter().map(|[x, y]| [east_of(*x), *y]).collect();
        outline.iter().map(moved).collect()
    })
}

fn width(numbers: impl Iterator<Item = f64>) -> f64 {
    let start = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = numbers.fold(start, |(low, high), at| (low.min(at), high.max(at)));
    high - low
}

fn centroid(outline: &Outline) -> Option<[f64; 2]> {
    // Distances from a vertex keep the digits that coordinates far from zero would lose.
    let [left, top] = *outline.iter().flatten().next()?;
    let mut twice = 0.0;
    let mut x = 0.0;
    let mut y = 0.0;
    for ring in outline {
        for (start, end) in ring.iter().zip(ring.iter().skip(1).chain(ring.first())) {
            let x1 = start[0] - left;
            let y1 = start[1] - top;
            let x2 = end[0] - left;
            let y2 = end[1] - top;
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
    fn an_outline_across_the_180th_meridian_has_its_centre_within() {
        let cell = |west: f64, east: f64| {
            vec![[west, 50.0], [east, 50.0], [east, 54.0], [west, 54.0], [west, 50.0]]
        };
        let cut = vec![cell(178.0, 180.0), cell(-180.0, -174.0)];
        let uncut = vec![vec![[178.0, 50.0], [-174.0, 50.0], [-174.0, 54.0], [178.0, 54.0]]];
        for outline in [cut, uncut] {
            let center = centroids_on_earth(&[outline]).unwrap()[0];
            assert!((center.longitude + 178.0).abs() < 1e-12, "{center:?}");
            assert_eq!(center.latitude, 52.0);
        }
        let home = centroids_on_earth(&[vec![cell(-2.0, 2.0)]]).unwrap()[0];
        assert_eq!((home.longitude, home.latitude), (0.0, 52.0));
    }

    #[test]
    fn a_line_has_no_centre_of_mass() {
        let line = vec![vec![[0.0, 0.0], [1.0, 1.0]]];
        assert_eq!(centroids(&[line]), Err(Error::NoArea { index: 0 }));
    }
}
