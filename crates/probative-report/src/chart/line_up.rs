//! The real map among maps made by chance. Every boundary is drawn once and used by all of them.

use std::collections::BTreeSet;

use probative_atlas::Geoid;
use probative_case::exhibit::{LineUp, LineUpMap, MapLine};

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, data_text, pixel};
use super::map::{drawn, outline_path};
use super::project::{Country, HEIGHT};
use super::style::CLASSES;

/// How many maps stand side by side.
const ACROSS: usize = 4;
/// Boundaries and lines leave out points closer than this, in tenths of a pixel.
const NEAR: i64 = 6;

/// The picture. Nothing that is shown tells which map is real.
pub(super) fn draw(line_up: &LineUp, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&line_up.caption);
    canvas.paragraph(&line_up.asks, "strong", canvas.letters(13.8), 4, 15.5);
    canvas.paragraph(&by_chance(line_up), "finding", canvas.letters(12.5), 5, 15.5);
    legend(line_up, &mut canvas);
    shapes(line_up, &mut canvas);
    let (wide, high) = (cell_width(), HEIGHT * shrunk() + 17.0);
    let top = canvas.y + 2.0;
    for (at, map) in line_up.maps.iter().enumerate() {
        let x = MARGIN + (at % ACROSS) as f64 * (wide + MARGIN);
        let y = top + (at / ACROSS) as f64 * high;
        one(line_up, at, map, (x, y), &mut canvas);
    }
    canvas.y = top + line_up.maps.len().div_ceil(ACROSS) as f64 * high;
    canvas.finish(&line_up.caption, &described(line_up))
}

fn cell_width() -> f64 {
    (WIDTH - MARGIN) / ACROSS as f64 - MARGIN
}

/// How much smaller than a whole picture's map each of these is.
fn shrunk() -> f64 {
    cell_width() / WIDTH
}

/// How the other maps came about, and how often a reader who sees nothing is right.
fn by_chance(line_up: &LineUp) -> String {
    let maps = line_up.maps.len();
    format!(
        "{} of the {maps} are made by chance: {}. Whoever picks blindly is right once in {maps} times.",
        maps.saturating_sub(1),
        line_up.made
    )
}

fn legend(line_up: &LineUp, canvas: &mut Canvas) {
    let class = |(at, words): (usize, &String)| {
        let colour = shade(at, line_up.classes.len());
        (words.clone(), Sample::Square(format!("cell class{colour}")))
    };
    let mut items: Vec<_> = line_up.classes.iter().enumerate().map(class).collect();
    if !line_up.outlined.is_empty() {
        items.push((line_up.outlined_label.clone(), Sample::Empty("outlined")));
    }
    if !line_up.lines.is_empty() {
        items.push((line_up.lines_label.clone(), Sample::Line("over".to_owned(), "")));
    }
    canvas.legend(&items);
}

fn shade(class: usize, classes: usize) -> usize {
    assert!(classes <= CLASSES, "a line-up has at most {CLASSES} classes, and this one {classes}");
    if classes <= 1 { CLASSES / 2 } else { class * (CLASSES - 1) / (classes - 1) }
}

/// What every map uses: the places, the ground, the outlines and the lines.
fn shapes(line_up: &LineUp, canvas: &mut Canvas) {
    let country = Country::new(0.0);
    let small = |(x, y): (f64, f64)| (x * shrunk(), y * shrunk());
    let coloured: BTreeSet<&Geoid> = line_up.places.iter().collect();
    let mut ground = String::new();
    let mut outlines = String::new();
    canvas.push("<defs>");
    for place in drawn(line_up.layer) {
        let state = place.geoid.state();
        let path = outline_path(place, |point| small(country.project(state.as_str(), point)), NEAR);
        if coloured.contains(&place.geoid) {
            let id = canvas.id(place.geoid.as_str());
            canvas.push(&format!("<path id=\"{id}\" d=\"{path}\"/>"));
        } else {
            ground.push_str(&path);
        }
        if line_up.outlined.contains(&place.geoid) {
            outlines.push_str(&path);
        }
    }
    let lines: String = line_up
        .lines
        .iter()
        .map(|line| thin(line, |point| small(country.project_free(point))))
        .collect();
    // Rules of style do not reach into what is used, so that each use carries its class.
    for (part, path) in [("ground", ground), ("outlines", outlines), ("lines", lines)] {
        canvas.push(&format!("<path id=\"{}\" d=\"{path}\"/>", canvas.id(part)));
    }
    canvas.push("</defs>");
}

/// One of the shapes that every map uses.
fn used(canvas: &mut Canvas, part: &str, class: &str) {
    canvas.push(&format!("<use href=\"#{}\" class=\"{class}\"/>", canvas.id(part)));
}

/// A line as a path without points that fall together.
fn thin(line: &MapLine, at: impl Fn([f64; 2]) -> (f64, f64)) -> String {
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

fn one(line_up: &LineUp, at: usize, map: &LineUpMap, (x, y): (f64, f64), canvas: &mut Canvas) {
    let number = (at + 1).to_string();
    canvas.text(x + 1.0, y + 10.0, "tick", "start", &number);
    let marks = data_text("map", &number);
    canvas.push(&format!("<g{marks} transform=\"translate({} {})\">", pixel(x), pixel(y + 11.0)));
    used(canvas, "ground", "land-small");
    if let LineUpMap::Classes(classes) = map {
        for (place, &class) in line_up.places.iter().zip(classes) {
            let colour = shade(class, line_up.classes.len());
            used(canvas, place.as_str(), &format!("cell-small class{colour}"));
        }
    }
    used(canvas, "outlines", "outlined-small");
    used(canvas, "lines", "over-small");
    if let LineUpMap::Points(points) = map {
        canvas.push(&format!("<path class=\"speck\" d=\"{}\"/>", specks(points)));
    }
    canvas.push("</g>");
}

/// Points as dots of one path; those that fall together are drawn once.
fn specks(points: &[[f64; 2]]) -> String {
    let country = Country::new(0.0);
    let at = |&point: &[f64; 2]| {
        let (x, y) = country.project_free(point);
        (pixel(x * shrunk()), pixel(y * shrunk()))
    };
    let apart: BTreeSet<(String, String)> = points.iter().map(at).collect();
    apart.iter().map(|(x, y)| format!("M{x} {y}h0")).collect()
}

/// The picture in words, with the answer: who hears it cannot compare the maps.
pub(super) fn described(line_up: &LineUp) -> String {
    format!("{} {} The real one is map {}.", line_up.asks, by_chance(line_up), line_up.real + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn shown(svg: &str) -> &str {
        svg.split("</desc>").nth(1).unwrap()
    }

    #[test]
    fn nothing_that_is_shown_tells_which_map_is_real() {
        let mut line_up = fixture::line_up("Words");
        let first = draw(&line_up, "a");
        line_up.real = (line_up.real + 1) % line_up.maps.len();
        let second = draw(&line_up, "a");
        assert_eq!(shown(&first), shown(&second));
        assert_ne!(first, second, "who hears the picture is told");
    }

    #[test]
    fn a_boundary_is_drawn_once_for_all_maps() {
        let line_up = fixture::line_up("Words");
        let svg = draw(&line_up, "a");
        assert_eq!(svg.matches(" id=\"a-08\"").count(), 1);
        assert_eq!(svg.matches("href=\"#a-08\"").count(), line_up.maps.len());
        assert!(svg.len() < 150_000, "{} bytes", svg.len());
    }
}
