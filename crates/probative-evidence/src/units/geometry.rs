//! What the geometry of units must be, whatever file it comes from.

use std::collections::HashSet;

use probative_terms::Diagnostic;

use super::crossing::{Looks, Segment, Sides, crossing, from_the_west};
use super::{Rings, Shapes, warning};

/// The geometry of one unit, as its file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Geometry {
    Point([f64; 2]),
    /// The rings of all its parts.
    Polygon(Vec<Ring>),
    /// None, or none that has an area or a place: what it is instead.
    Other(String),
}

/// A ring, and whether the file says that it is an outer one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ring {
    pub(super) points: Vec<[f64; 2]>,
    pub(super) is_outer: bool,
}

/// The largest coordinate that is read.
const LARGEST: f64 = 1e15;

/// What is odd about rings, without a unit being refused for it, each with the unit and where.
struct Oddities {
    looks: Looks,
    crossing: Vec<String>,
    touching: Vec<String>,
    repeated: Vec<String>,
    flat: Vec<String>,
}

/// Shapes that hold.
pub(super) struct Checked {
    pub(super) shapes: Shapes,
    /// The sides of each outline.
    pub(super) sides: Vec<Sides>,
    /// What is odd about them.
    pub(super) notices: Vec<Diagnostic>,
}

/// The shapes of all units, and what is odd about them.
///
/// `name` says what a unit is called. A unit that encloses nothing is taken only if outlines were
/// `quantized`, which leaves such of small places. Outer rings are turned so that they run against
/// the clock, inner ones with it.
///
/// # Errors
/// Each unit that has no polygon or point, no ring that encloses anything, or one that is open or
/// not finite, and polygons beside points (E228).
pub(super) fn shapes(
    path: &str,
    geometries: Vec<Geometry>,
    quantized: bool,
    name: impl Fn(usize) -> String,
) -> Result<Checked, Vec<Diagnostic>> {
    let (mut outlines, mut sides, mut points) = (Vec::new(), Vec::new(), Vec::new());
    let (mut problems, mut oddities) = (Vec::new(), Oddities::none());
    for (unit, geometry) in geometries.into_iter().enumerate() {
        let mut refuse =
            |said: &str| problems.push(refusal(path, &format!("{}: {said}", name(unit))));
        match geometry {
            Geometry::Point(point) if !finite(&point) => {
                refuse("a coordinate is not finite or above 1e15")
            }
            Geometry::Point(point) => points.push(point),
            Geometry::Other(said) => refuse(&said),
            Geometry::Polygon(rings) => match outline(rings, &mut oddities, || name(unit)) {
                Ok(Outline { flat: Some(place), .. }) if !quantized => {
                    refuse(&format!("a ring at {} encloses nothing", at(place)));
                }
                Ok(found) => {
                    outlines.push(found.rings);
                    sides.push(found.sides);
                }
                Err(said) => refuse(&said),
            },
        }
        if problems.is_empty() && !outlines.is_empty() && !points.is_empty() {
            problems.push(refusal(
                path,
                &format!("{}: the file holds polygons and points", name(unit)),
            ));
            break;
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let shapes =
        if points.is_empty() { Shapes::Outlines(outlines) } else { Shapes::Points(points) };
    Ok(Checked { shapes, sides, notices: oddities.told(path) })
}

/// The outline of a unit.
struct Outline {
    rings: Rings,
    sides: Sides,
    /// Where it lies, if it encloses nothing.
    flat: Option<[f64; 2]>,
}

fn outline(
    mut rings: Vec<Ring>,
    oddities: &mut Oddities,
    name: impl Fn() -> String,
) -> Result<Outline, String> {
    if rings.is_empty() {
        return Err("the polygon has no ring".to_owned());
    }
    let (mut encloses, mut flat) = (false, None);
    let mut sides = Sides { all: Vec::new(), are_apart: rings.len() == 1 };
    for ring in &mut rings {
        let area = checked(&ring.points)?;
        let of_ring = Segment::of_ring(&ring.points);
        let crosses = oddities.of(&ring.points, &of_ring, &name);
        sides.are_apart &= !crosses && !oddities.looks.spent;
        sides.all = joined(sides.all, of_ring);
        if area == 0.0 && !crosses {
            flat = flat.or(Some(ring.points[0]));
        } else {
            encloses = true;
        }
        if (area > 0.0) != ring.is_outer {
            ring.points.reverse();
        }
    }
    // The vertices of a flat ring are shared all the same.
    oddities.flat.extend(flat.map(|place| format!("{} at {}", name(), at(place))));
    if rings.len() > 1 {
        from_the_west(&mut sides.all);
    }
    let rings = rings.into_iter().map(|ring| ring.points).collect();
    Ok(Outline { rings, sides, flat: flat.filter(|_| !encloses) })
}

/// Those of both, without a copy where the first are none.
fn joined(mut sides: Vec<Segment>, more: Vec<Segment>) -> Vec<Segment> {
    if sides.is_empty() {
        return more;
    }
    sides.extend(more);
    sides
}

/// Twice the area of a ring, positive if it runs against the clock.
///
/// # Errors
/// A coordinate that is not finite, no points, or ends apart.
fn checked(ring: &[[f64; 2]]) -> Result<f64, String> {
    if !ring.iter().all(finite) {
        return Err("a coordinate is not finite or above 1e15".to_owned());
    }
    let (Some(&first), Some(&last)) = (ring.first(), ring.last()) else {
        return Err("a ring has no points".to_owned());
    };
    if first != last {
        let (first, last) = (at(first), at(last));
        return Err(format!("a ring is not closed: it starts at {first} and ends at {last}"));
    }
    let from = |point: [f64; 2]| [point[0] - first[0], point[1] - first[1]];
    let cross = |pair: &[[f64; 2]]| {
        let (a, b) = (from(pair[0]), from(pair[1]));
        a[0] * b[1] - b[0] * a[1]
    };
    Ok(ring.windows(2).map(cross).sum())
}

fn finite(point: &[f64; 2]) -> bool {
    point.iter().all(|coordinate| coordinate.abs() <= LARGEST)
}

/// A coordinate as messages have it.
pub(super) fn at([x, y]: [f64; 2]) -> String {
    format!("({x}, {y})")
}

impl Oddities {
    fn none() -> Oddities {
        let [crossing, touching, repeated, flat] = [const { Vec::new() }; 4];
        Oddities { looks: Looks::of_a_map(), crossing, touching, repeated, flat }
    }

    /// Notes what is odd about a ring; whether it crosses itself.
    fn of(&mut self, ring: &[[f64; 2]], sides: &[Segment], name: impl Fn() -> String) -> bool {
        if ring.len() < 4 {
            return false;
        }
        let note = |place: [f64; 2]| format!("{} at {}", name(), at(place));
        if let Some(pair) = ring.windows(2).find(|pair| pair[0] == pair[1]) {
            self.repeated.push(note(pair[0]));
        }
        if let Some(place) = visited_again(ring) {
            self.touching.push(note(place));
        }
        let crossed = crossing(sides, None, &mut self.looks);
        self.crossing.extend(crossed.map(note));
        crossed.is_some()
    }

    fn told(self, path: &str) -> Vec<Diagnostic> {
        let said = [
            ("crosses itself", self.crossing),
            ("touches itself", self.touching),
            ("has a vertex twice in a row", self.repeated),
            ("encloses nothing", self.flat),
        ];
        let help = "neighbours are found by shared vertices and do not suffer; areas and centres may, so repair the outline in the program that made it";
        let told = |(what, units): (&str, Vec<String>)| {
            warning(path, "W228", format!("a ring {what}: {}", listed(&units))).helped(help)
        };
        let spent = self.looks.spent.then(|| {
            let said = "not every ring was looked at for crossings: they have too many long sides";
            warning(path, "W228", said.to_owned())
        });
        let odd = said.into_iter().filter(|(_, units)| !units.is_empty());
        odd.map(told).chain(spent).collect()
    }
}

/// A vertex that a ring comes back to after leaving it, but for its end.
fn visited_again(ring: &[[f64; 2]]) -> Option<[f64; 2]> {
    let bits = |point: &[f64; 2]| point.map(|coordinate| (coordinate + 0.0).to_bits());
    let mut once: Vec<[u64; 2]> = ring.iter().map(bits).collect();
    once.dedup();
    once.pop();
    let mut sorted = once.clone();
    sorted.sort_unstable();
    // Most rings come back to none, and where one does, the first that it visits twice is sought.
    sorted.windows(2).find(|pair| pair[0] == pair[1])?;
    let mut visits = HashSet::with_capacity(once.len());
    let again = once.iter().find(|point| !visits.insert(**point));
    again.map(|point| point.map(f64::from_bits))
}

/// The first ten of what is told, and how many more there are.
pub(super) fn listed(all: &[String]) -> String {
    let shown = all.iter().take(10).cloned().collect::<Vec<_>>().join("; ");
    match all.len().saturating_sub(10) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

/// A unit whose geometry cannot be taken.
pub(super) fn refusal(path: &str, said: &str) -> Diagnostic {
    let help = "give each unit one polygon, multipolygon or point, with closed rings";
    Diagnostic::of_file("E228", path, said, help)
}

/// A file that holds no map.
pub(super) fn unreadable(path: &str, said: &str) -> Diagnostic {
    let help = "export the map again, as one GeoJSON feature collection or as TopoJSON";
    refusal(path, said).helped(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(points: &[[f64; 2]]) -> Result<Vec<String>, String> {
        let ring = Ring { points: points.to_vec(), is_outer: true };
        let found = shapes("map", vec![Geometry::Polygon(vec![ring])], false, |_| "it".to_owned());
        let said = |all: Vec<Diagnostic>| all.into_iter().map(|problem| problem.what).collect();
        found.map(|found| said(found.notices)).map_err(|all| all[0].what.clone())
    }

    #[test]
    fn what_is_odd_about_a_ring_is_told_with_its_place() {
        let bow_tie = [[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0], [0.0, 0.0]];
        assert_eq!(told(&bow_tie).unwrap(), ["a ring crosses itself: it at (1, 1)"]);
        let waist =
            [[0.0, 0.0], [1.0, 1.0], [0.0, 2.0], [2.0, 2.0], [1.0, 1.0], [2.0, 0.0], [0.0, 0.0]];
        assert_eq!(told(&waist).unwrap(), ["a ring touches itself: it at (1, 1)"]);
        let twice = [[0.0, 0.0], [2.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 0.0], [0.0, 0.0]];
        assert_eq!(told(&twice).unwrap(), ["a ring has a vertex twice in a row: it at (2, 0)"]);
        assert!(told(&[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 0.0]]).unwrap().is_empty());
    }

    #[test]
    fn a_ring_that_encloses_nothing_or_is_open_is_refused_with_its_place() {
        let said = |points: &[[f64; 2]]| told(points).unwrap_err();
        let flat = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [0.0, 0.0]];
        assert_eq!(said(&flat), "it: a ring at (0, 0) encloses nothing");
        let open = said(&[[0.0, 0.0], [1.0, 0.0], [2.0, 1.0]]);
        assert_eq!(open, "it: a ring is not closed: it starts at (0, 0) and ends at (2, 1)");
        for wrong in [f64::NAN, f64::INFINITY, 1e308] {
            let ring = [[0.0, 0.0], [wrong, 0.0], [2.0, 1.0], [0.0, 0.0]];
            assert!(said(&ring).contains("not finite"));
        }
        assert!(said(&[]).contains("no points") && said(&[[0.0, 0.0]; 3]).contains("nothing"));
    }

    #[test]
    fn a_flat_ring_beside_one_that_is_not_is_kept_and_told() {
        let ring = |points: &[[f64; 2]]| Ring { points: points.to_vec(), is_outer: true };
        let both = vec![
            ring(&[[5.0, 5.0], [6.0, 5.0], [5.0, 5.0]]),
            ring(&[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 0.0]]),
        ];
        let found = shapes("map", vec![Geometry::Polygon(both)], false, |_| "it".to_owned());
        let found = found.unwrap();
        assert!(matches!(&found.shapes, Shapes::Outlines(outlines) if outlines[0].len() == 2));
        assert_eq!(found.notices[0].what, "a ring encloses nothing: it at (5, 5)");
        let alone = vec![ring(&[[5.0, 5.0], [6.0, 5.0], [5.0, 5.0]])];
        let of = |quantized| {
            shapes("map", vec![Geometry::Polygon(alone.clone())], quantized, |_| "it".to_owned())
        };
        assert!(of(false).is_err() && of(true).is_ok_and(|other| other.notices == found.notices));
    }
}
