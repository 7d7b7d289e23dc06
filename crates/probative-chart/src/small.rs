//! Small maps side by side, whose boundaries are drawn once and used by all of them.

use std::collections::BTreeSet;

use probative_finding::exhibit::MapLine;
use probative_terms::place::{Geoid, Level};

use super::canvas::{Canvas, MARGIN, WIDTH};
use super::map::{drawn, outline_path};
use super::project::{Country, HEIGHT};
use super::scale::pixel;

/// Boundaries and lines leave out points closer than this, in tenths of a pixel.
const NEAR: i64 = 6;
/// Room for the words above each map.
const LABEL: f64 = 17.0;

/// How small maps are arranged.
#[derive(Clone, Copy)]
pub(crate) struct Small {
    /// How many stand side by side.
    pub(crate) across: usize,
}

impl Small {
    fn width(self) -> f64 {
        (WIDTH - MARGIN) / self.across as f64 - MARGIN
    }

    fn height(self) -> f64 {
        HEIGHT * self.width() / WIDTH + LABEL
    }

    /// A place on a whole picture's map, on a small one.
    pub(crate) fn shrunk(self, (x, y): (f64, f64)) -> (f64, f64) {
        let scale = self.width() / WIDTH;
        (x * scale, y * scale)
    }

    /// The corner of one of the maps, with its words above it.
    pub(crate) fn place(self, at: usize, top: f64) -> (f64, f64) {
        let x = MARGIN + (at % self.across) as f64 * (self.width() + MARGIN);
        (x, top + (at / self.across) as f64 * self.height())
    }

    /// The end of the last row.
    pub(crate) fn bottom(self, maps: usize, top: f64) -> f64 {
        top + maps.div_ceil(self.across) as f64 * self.height()
    }

    /// What every map uses: each of the places, the ground, the outlines and the lines.
    pub(crate) fn shapes(
        self,
        layer: Level,
        places: &[Geoid],
        outlined: &[Geoid],
        lines: &[MapLine<String>],
        canvas: &mut Canvas,
    ) {
        let country = Country::new(0.0);
        let coloured: BTreeSet<&Geoid> = places.iter().collect();
        let (mut ground, mut outlines) = (String::new(), String::new());
        canvas.push("<defs>");
        for place in drawn(layer) {
            let state = place.geoid.state();
            let at = |point| self.shrunk(country.project(state.as_str(), point));
            let path = outline_path(place, at, NEAR);
            if outlined.contains(&place.geoid) {
                outlines.push_str(&path);
            }
            if coloured.contains(&place.geoid) {
                let id = canvas.id(place.geoid.as_str());
                canvas.push(&format!("<path id=\"{id}\" d=\"{path}\"/>"));
            } else {
                ground.push_str(&path);
            }
        }
        let thin = |line| thin(line, |point| self.shrunk(country.project_free(point)));
        let lines: String = lines.iter().map(thin).collect();
        // Rules of style do not reach into what is used, so that each use carries its class.
        for (part, path) in [("ground", ground), ("outlines", outlines), ("lines", lines)] {
            canvas.push(&format!("<path id=\"{}\" d=\"{path}\"/>", canvas.id(part)));
        }
        canvas.push("</defs>");
    }
}

/// One of the shapes that every map uses.
pub(crate) fn used(canvas: &mut Canvas, part: &str, class: &str) {
    canvas.push(&format!("<use href=\"#{}\" class=\"{class}\"/>", canvas.id(part)));
}

/// A line as a path without points that fall together.
fn thin(line: &MapLine<String>, at: impl Fn([f64; 2]) -> (f64, f64)) -> String {
    let mut path = String::new();
    let mut last: Option<(f64, f64)> = None;
    let count = line.points.len();
    for (index, &point) in line.points.iter().enumerate() {
        let here = at(point);
        let near = last.is_some_and(|last| {
            (last.0 - here.0).abs().max((last.1 - here.1).abs()) * 10.0 <= NEAR as f64
        });
        if near && index + 1 < count {
            continue;
        }
        let letter = if last.is_none() { "M" } else { "L" };
        path.push_str(&format!("{letter}{} {}", pixel(here.0), pixel(here.1)));
        last = Some(here);
    }
    path
}
