//! Units on a picture: places of the atlas, or outlines and points of their own.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::Outline;
use probative_finding::exhibit::{Ground, Rings};
use probative_terms::place::Level;

use super::canvas::{Canvas, MARGIN, WIDTH};
use super::map::{outline_path, rings_path, undrawn};
use super::project::Country;
use super::scale::pixel;
use super::view::View;

/// The most that a map of units of their own is high.
const HIGHEST: f64 = 300.0;
/// Points closer than this are left out of outlines, in tenths of a pixel.
const NEAR: i64 = 2;
/// The line around the mark of a unit without an outline, which shows it on every ground.
const RIM: &str = "stroke=\"#8a8880\" stroke-width=\".6\"";
/// How big that mark is.
const POINT: f64 = 2.6;
/// With more units than this, their edges are thin.
const MANY: usize = 200;
/// The mean radius of the earth in kilometres.
const EARTH: f64 = 6371.0088;
/// How many corners a circle on the earth is drawn with.
const CORNERS: usize = 72;

/// A ground with the room that its units take.
pub(crate) struct Land<'a> {
    ground: &'a Ground,
    fit: Fit,
    /// What part of the country is drawn, if the ground is of the atlas.
    view: Option<View>,
    /// The codes of the places that the atlas draws, if the ground is of the atlas.
    codes: Option<BTreeSet<&'static str>>,
    /// How high the map is.
    pub(crate) height: f64,
}

/// Where points lie on the picture, from the map's upper edge.
#[derive(Debug, Clone, Copy)]
enum Fit {
    /// As the atlas lays the country out.
    Country(Country),
    /// By one scale and the point in the middle; degrees of longitude are shrunk by the middle's
    /// latitude.
    Straight { scale: f64, squeeze: f64, middle: [f64; 2], at: (f64, f64) },
}

impl<'a> Land<'a> {
    /// The ground of units with these codes or ids, as wide as the picture.
    pub(crate) fn new<'c>(ground: &'a Ground, ids: impl Iterator<Item = &'c str>) -> Land<'a> {
        let degrees = matches!(ground, Ground::Outlines(_) | Ground::Points(_));
        let (fit, height) = match ground {
            Ground::Atlas(level) => return Land::of_atlas(ground, *level, ids),
            Ground::Outlines(all) | Ground::PlaneOutlines(all) => {
                straight(all.iter().flatten().flatten(), degrees)
            }
            Ground::Points(all) | Ground::PlanePoints(all) => straight(all.iter(), degrees),
        };
        Land { ground, fit, view: None, codes: None, height }
    }

    fn of_atlas<'c>(
        ground: &'a Ground,
        level: Level,
        ids: impl Iterator<Item = &'c str>,
    ) -> Land<'a> {
        let view = View::of_places(ids, 0.0);
        let codes = view.drawn(level).map(|place| place.geoid.as_str()).collect();
        let (fit, height) = (Fit::Country(view.country), view.height);
        Land { ground, fit, view: Some(view), codes: Some(codes), height }
    }

    /// Where a point lies, from the map's upper edge.
    pub(crate) fn at(&self, point: [f64; 2]) -> (f64, f64) {
        match self.fit {
            Fit::Country(country) => country.project_free(point),
            Fit::Straight { scale, squeeze, middle, at } => (
                at.0 + (point[0] - middle[0]) * squeeze * scale,
                at.1 - (point[1] - middle[1]) * scale,
            ),
        }
    }

    /// Makes the shape of every unit for [`Land::shape`] to use, and draws the places that are none
    /// of them.
    pub(crate) fn define(&self, ids: &[&str], canvas: &mut Canvas) -> String {
        canvas.push("<defs>");
        let mut bare = String::new();
        match self.ground {
            Ground::Atlas(level) => {
                let numbers: BTreeMap<&str, usize> =
                    ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
                for place in self.view.iter().flat_map(|view| view.drawn(*level)) {
                    let path = self.outlined(place);
                    match numbers.get(place.geoid.as_str()) {
                        Some(number) => define(*number, &path, canvas),
                        None => bare.push_str(&path),
                    }
                }
            }
            Ground::Outlines(all) | Ground::PlaneOutlines(all) => {
                for (number, rings) in all.iter().enumerate() {
                    define(number, &self.of_rings(rings), canvas);
                }
            }
            Ground::Points(all) | Ground::PlanePoints(all) => {
                for (number, point) in all.iter().enumerate() {
                    let ((x, y), id) = (self.at(*point), canvas.id(&format!("unit{number}")));
                    let (x, y) = (pixel(x), pixel(y));
                    canvas.push(&format!(
                        "<circle id=\"{id}\" cx=\"{x}\" cy=\"{y}\" r=\"{POINT}\" {RIM}/>"
                    ));
                }
            }
        }
        canvas.push("</defs>");
        bare
    }

    /// Names the units, given by their codes and names, that the atlas cannot draw.
    pub(crate) fn note<'u>(
        &self,
        units: impl Iterator<Item = (&'u str, &'u str)>,
        canvas: &mut Canvas,
    ) {
        if let Ground::Atlas(level) = self.ground {
            undrawn::note(*level, units, canvas);
        }
    }

    /// Whether a unit with this code or id has a shape.
    pub(crate) fn draws(&self, code: &str) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.contains(code))
    }

    /// A circle as a closed path.
    pub(crate) fn circle(&self, center: [f64; 2], radius: f64) -> String {
        let plane = matches!(self.ground, Ground::PlaneOutlines(_) | Ground::PlanePoints(_));
        let corner = |number: usize| {
            let angle = std::f64::consts::TAU * number as f64 / CORNERS as f64;
            if plane {
                [center[0] + radius * libm::cos(angle), center[1] + radius * libm::sin(angle)]
            } else {
                reached(center, radius / EARTH, angle)
            }
        };
        let mut path = String::new();
        for number in 0..CORNERS {
            let (x, y) = self.at(corner(number));
            let pen = if number == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{pen}{} {}", pixel(x), pixel(y)));
        }
        path + "Z"
    }

    /// The class of an edge between units.
    pub(crate) fn edge(&self, units: usize) -> &'static str {
        if units > MANY { "cell-small" } else { "cell" }
    }

    /// The data attribute that names a unit.
    pub(crate) fn named(&self) -> &'static str {
        if matches!(self.ground, Ground::Atlas(_)) { "geoid" } else { "unit" }
    }

    fn outlined(&self, place: &Outline) -> String {
        let Fit::Country(country) = self.fit else { return String::new() };
        outline_path(place, |point| country.project(place.geoid.state().as_str(), point), NEAR)
    }

    fn of_rings(&self, rings: &Rings) -> String {
        rings_path(rings, |point| self.at(point), NEAR)
    }
}

fn define(number: usize, path: &str, canvas: &mut Canvas) {
    let id = canvas.id(&format!("unit{number}"));
    canvas.push(&format!("<path id=\"{id}\" d=\"{path}\"/>"));
}

/// The largest scale at which all points fit.
fn straight<'p>(points: impl Iterator<Item = &'p [f64; 2]>, degrees: bool) -> (Fit, f64) {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for point in points {
        for axis in 0..2 {
            low[axis] = low[axis].min(point[axis]);
            high[axis] = high[axis].max(point[axis]);
        }
    }
    if !(low[0].is_finite() && low[1].is_finite()) {
        (low, high) = ([0.0; 2], [0.0; 2]);
    }
    let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
    let squeeze = if degrees { libm::cos(middle[1].to_radians()).max(0.01) } else { 1.0 };
    let (wide, tall) = ((high[0] - low[0]) * squeeze, high[1] - low[1]);
    let room = (WIDTH - 2.0 * MARGIN - 2.0 * POINT, HIGHEST - 2.0 * POINT);
    let scale = (room.0 / wide).min(room.1 / tall);
    let scale = if scale.is_finite() { scale } else { 1.0 };
    let height = tall * scale + 2.0 * POINT;
    (Fit::Straight { scale, squeeze, middle, at: (WIDTH / 2.0, height / 2.0) }, height)
}

/// The point of the sphere that is so many radians away in a direction from the east.
fn reached([longitude, latitude]: [f64; 2], far: f64, angle: f64) -> [f64; 2] {
    let (sin, cos) = (libm::sin(latitude.to_radians()), libm::cos(latitude.to_radians()));
    let north = sin * libm::cos(far) + cos * libm::sin(far) * libm::sin(angle);
    let east = libm::cos(angle) * libm::sin(far) * cos;
    let turned = libm::atan2(east, libm::cos(far) - sin * north);
    [longitude + turned.to_degrees(), libm::asin(north.clamp(-1.0, 1.0)).to_degrees()]
}
