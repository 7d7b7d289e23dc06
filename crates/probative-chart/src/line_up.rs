//! The real map among maps made by chance. Every boundary is drawn once and used by all of them.

use std::collections::BTreeSet;

use probative_finding::exhibit::{LineUp, LineUpMap};

use super::canvas::{Canvas, Sample, data_text};
use super::map::{shade_of, undrawn};
use super::project::Country;
use super::scale::pixel;
use super::small::{Small, used};

/// How many maps stand side by side.
const ACROSS: usize = 4;

/// The picture. Nothing that is shown tells which map is real.
pub(crate) fn draw(line_up: &LineUp<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&line_up.caption);
    canvas.paragraph(&line_up.asks, "strong", canvas.letters(13.8), 4, 15.5);
    canvas.paragraph(&by_chance(line_up), "finding", canvas.letters(12.5), 5, 15.5);
    legend(line_up, &mut canvas);
    let small = Small { across: ACROSS };
    small.shapes(line_up.layer, &line_up.places, &line_up.outlined, &line_up.lines, &mut canvas);
    let top = canvas.y + 2.0;
    for (at, map) in line_up.maps.iter().enumerate() {
        one(line_up, at, map, small.place(at, top), &mut canvas);
    }
    canvas.y = small.bottom(line_up.maps.len(), top);
    let places = line_up.places.iter().map(|place| {
        let name = probative_atlas::name(place);
        (place.as_str(), name.unwrap_or_else(|| place.as_str()))
    });
    undrawn::note(line_up.layer, places, &mut canvas);
    canvas.finish(&line_up.caption, &described(line_up))
}

/// How the other maps came about, and how often a reader who sees nothing is right.
fn by_chance(line_up: &LineUp<String>) -> String {
    let maps = line_up.maps.len();
    format!(
        "{} of the {maps} are made by chance: {}. Whoever picks blindly is right once in {maps} times.",
        maps.saturating_sub(1),
        line_up.made
    )
}

fn legend(line_up: &LineUp<String>, canvas: &mut Canvas) {
    let class = |(at, words): (usize, &String)| {
        let colour = shade_of(at, line_up.classes.len());
        (words.clone(), Sample::Square(format!("cell class{colour}")))
    };
    let mut items: Vec<_> = line_up.classes.iter().enumerate().map(class).collect();
    if !line_up.outlined.is_empty() {
        items.push((line_up.outlined_label.clone().unwrap_or_default(), Sample::Empty("outlined")));
    }
    if !line_up.lines.is_empty() {
        items.push((
            line_up.lines_label.clone().unwrap_or_default(),
            Sample::Line("over".to_owned(), ""),
        ));
    }
    canvas.legend(&items);
}

fn one(
    line_up: &LineUp<String>,
    at: usize,
    map: &LineUpMap,
    (x, y): (f64, f64),
    canvas: &mut Canvas,
) {
    let number = (at + 1).to_string();
    canvas.text(x + 1.0, y + 10.0, "tick", "start", &number);
    let marks = data_text("map", &number);
    canvas.push(&format!("<g{marks} transform=\"translate({} {})\">", pixel(x), pixel(y + 11.0)));
    used(canvas, "ground", "land-small");
    if let LineUpMap::Classes(classes) = map {
        for (place, &class) in line_up.places.iter().zip(classes) {
            let colour = shade_of(class, line_up.classes.len());
            used(canvas, place.as_str(), &format!("cell-small class{colour}"));
        }
    }
    used(canvas, "outlines", "outlined-small");
    used(canvas, "lines", "over-small");
    if let LineUpMap::Points(points) = map {
        canvas.push(&format!(
            "<path class=\"speck\" d=\"{}\"/>",
            specks(points, Small { across: ACROSS })
        ));
    }
    canvas.push("</g>");
}

/// Points as dots of one path; those that fall together are drawn once.
fn specks(points: &[[f64; 2]], small: Small) -> String {
    let country = Country::new(0.0);
    let at = |&point: &[f64; 2]| {
        let (x, y) = small.shrunk(country.project_free(point));
        (pixel(x), pixel(y))
    };
    let apart: BTreeSet<(String, String)> = points.iter().map(at).collect();
    apart.iter().map(|(x, y)| format!("M{x} {y}h0")).collect()
}

/// The picture in words, with the answer: who hears it cannot compare the maps.
pub(crate) fn described(line_up: &LineUp<String>) -> String {
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
