//! One small map a time, all with the same classes.

use probative_finding::exhibit::{Cell, Panel, Panels};
use probative_terms::place::Geoid;

use super::canvas::{Canvas, Sample, data, data_text, escaped};
use super::map::{class_told, patterns, shade_of, told, undrawn};
use super::scale::pixel;
use super::small::{Small, used};
use probative_terms::number::plain;
use probative_words::format::with_unit;

/// How many maps stand side by side.
const ACROSS: usize = 3;

/// The picture.
pub(crate) fn draw(panels: &Panels<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&panels.caption);
    canvas.unit(&panels.unit.label());
    patterns(&mut canvas);
    legend(panels, &mut canvas);
    let small = Small { across: ACROSS };
    let places: Vec<Geoid> = panels.places.iter().map(|(place, _)| place.clone()).collect();
    small.shapes(panels.layer, &places, &panels.outlined, &[], &mut canvas);
    let top = canvas.y + 2.0;
    for (at, panel) in panels.panels.iter().enumerate() {
        one(panels, panel, small.place(at, top), &mut canvas);
    }
    canvas.y = small.bottom(panels.panels.len(), top);
    let places = panels.places.iter().map(|(place, name)| (place.as_str(), name.as_str()));
    undrawn::note(panels.layer, places, &mut canvas);
    canvas.finish(&panels.caption, &described(panels))
}

fn legend(panels: &Panels<String>, canvas: &mut Canvas) {
    let classes = panels.breaks.len() + 1;
    let class = |class| {
        let sample = Sample::Square(format!("cell class{}", shade_of(class, classes)));
        let cells = panels.panels.iter().flat_map(|panel| &panel.cells);
        (class_told(&panels.breaks, class, cells), sample)
    };
    let mut items: Vec<_> = (0..classes).map(class).collect();
    let cells = || panels.panels.iter().flat_map(|panel| &panel.cells);
    if cells().any(|cell| matches!(cell, Cell::Suppressed { .. })) {
        items.push(("suppressed by the publisher".to_owned(), Sample::Pattern(canvas.id("hatch"))));
    }
    if cells().any(|cell| matches!(cell, Cell::Unreliable(_))) {
        items.push(("called unreliable".to_owned(), Sample::Pattern(canvas.id("specks"))));
    }
    if cells().any(|cell| matches!(cell, Cell::Missing)) {
        items.push(("no record".to_owned(), Sample::Pattern(canvas.id("cross"))));
    }
    if !panels.outlined.is_empty() {
        items.push((panels.outlined_label.clone().unwrap_or_default(), Sample::Empty("outlined")));
    }
    canvas.legend(&items);
}

fn one(panels: &Panels<String>, panel: &Panel<String>, (x, y): (f64, f64), canvas: &mut Canvas) {
    canvas.text(x + 1.0, y + 11.0, "strong", "start", &panel.label);
    let label = data_text("panel", &panel.label);
    canvas.push(&format!("<g{label} transform=\"translate({} {})\">", pixel(x), pixel(y + 12.0)));
    used(canvas, "ground", "land-small");
    for ((place, name), cell) in panels.places.iter().zip(&panel.cells) {
        let words = format!("{name}, {}: {}", panel.label, told(*cell, &panels.unit));
        let marks = data_text("geoid", place.as_str()) + &state(*cell);
        coloured(panels, place, *cell, (&marks, &words), canvas);
    }
    used(canvas, "outlines", "outlined-small");
    canvas.push("</g>");
}

/// One place: its class, or the pattern of what is not a value; an unreliable value has both.
fn coloured(
    panels: &Panels<String>,
    place: &Geoid,
    cell: Cell,
    (marks, words): (&str, &str),
    canvas: &mut Canvas,
) {
    let shape = format!("<use href=\"#{}\" class=\"cell-small", canvas.id(place.as_str()));
    let colour = |value: f64| {
        let class = panels.breaks.iter().filter(|&&edge| value >= edge).count();
        format!(" class{}\"", shade_of(class, panels.breaks.len() + 1))
    };
    let pattern = |part: &str, canvas: &Canvas| format!("\" fill=\"url(#{})\"", canvas.id(part));
    let fill = match cell {
        Cell::Value(value) => colour(value),
        Cell::Unreliable(value) => {
            canvas.push(&format!("{shape}{}/>", colour(value)));
            pattern("specks", canvas)
        }
        Cell::Suppressed { .. } => pattern("hatch", canvas),
        Cell::Missing | Cell::Cluster(_) => pattern("cross", canvas),
    };
    canvas.push(&format!("{shape}{fill}{marks}><title>{}</title></use>", escaped(words)));
}

/// The data of a cell, already escaped.
fn state(cell: Cell) -> String {
    match cell {
        Cell::Value(value) => data("value", value),
        Cell::Unreliable(value) => format!(" data-state=\"unreliable\"{}", data("value", value)),
        Cell::Suppressed { low, high } => {
            format!(" data-state=\"suppressed\"{}{}", data("low", low), data("high", high))
        }
        Cell::Missing | Cell::Cluster(_) => " data-state=\"missing\"".to_owned(),
    }
}

/// The picture in words.
pub(crate) fn described(panels: &Panels<String>) -> String {
    let words = |panel: &Panel<String>| {
        let values = panel.cells.iter().filter_map(|cell| match cell {
            Cell::Value(value) => Some(*value),
            _ => None,
        });
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        if low > high {
            return format!("{}: no values.", panel.label);
        }
        format!("{}: from {} to {}.", panel.label, plain(low), with_unit(high, &panels.unit))
    };
    panels.panels.iter().map(words).collect::<Vec<_>>().join(" ")
}
