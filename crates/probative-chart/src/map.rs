//! A map of places: areas coloured by class, or symbols where the values are counts.

mod legend;
mod symbols;
pub(crate) mod undrawn;

use probative_terms::Unit;
use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::{Outline, borders, outlines};
use probative_finding::exhibit::{Cell, Cluster, Map, MapCell, MapLine, Quantity};
use probative_terms::place::{Geoid, Level};

use super::canvas::{Canvas, data, data_text, escaped};
use super::project::{Country, PIXELS_A_KILOMETER};
use super::scale::pixel;
use super::style::CLASSES;
use super::view::View;
use probative_terms::number::plain;
use probative_words::format::with_unit;

/// Points of a county's boundary closer than this are left out, in tenths of a pixel.
const COUNTY_DETAIL: i64 = 2;

/// The picture.
pub(crate) fn draw(map: &Map<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&map.caption);
    patterns(&mut canvas);
    legend::draw(map, &mut canvas);
    let view = view(map, canvas.y);
    let country = view.country;
    let cells: BTreeMap<&str, &MapCell> =
        map.cells.iter().map(|cell| (cell.geoid.as_str(), cell)).collect();
    let mut bare = String::new();
    for place in view.drawn(map.layer) {
        match cells.get(place.geoid.as_str()) {
            Some(cell) if map.quantity != Quantity::Count => {
                area(map, place, cell, country, &mut canvas)
            }
            _ => bare.push_str(&path(place, country)),
        }
    }
    if !bare.is_empty() {
        let class = if map.layer == Level::County { "land-small" } else { "land" };
        canvas.push(&format!("<path class=\"{class}\" d=\"{bare}\"/>"));
    }
    overlay(map, &view, &mut canvas);
    canvas.y += view.height;
    if map.quantity == Quantity::Count {
        symbols::draw(map, country, &mut canvas);
    }
    let places = map.cells.iter().map(|cell| (cell.geoid.as_str(), cell.name.as_str()));
    undrawn::note(map.layer, places, &mut canvas);
    canvas.finish(&map.caption, &described(map))
}

/// What shows every place of the map; lines of the country are drawn on all of it.
fn view(map: &Map<String>, top: f64) -> View {
    if !map.lines.is_empty() {
        return View::whole(top);
    }
    let codes = map.cells.iter().map(|cell| &cell.geoid).chain(&map.outlined);
    View::of_places(codes.map(|geoid| geoid.as_str()), top)
}

pub(crate) fn drawn(level: Level) -> impl Iterator<Item = &'static Outline> {
    let level = if level == Level::County { Level::County } else { Level::State };
    outlines(level).iter().filter(|place| Country::draws(place.geoid.state().as_str()))
}

/// The patterns of what is not a value, each of its own: withheld, unreliable, without a record.
pub(crate) fn patterns(canvas: &mut Canvas) {
    let (hatch, specks, cross) = (canvas.id("hatch"), canvas.id("specks"), canvas.id("cross"));
    canvas.push(&format!(
        "<defs><pattern id=\"{hatch}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"hatch-back\" width=\"5\" height=\"5\"/>\
         <path class=\"hatch-ink\" d=\"M1 0V5\"/></pattern>\
         <pattern id=\"{cross}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
         <rect class=\"hatch-back\" width=\"5\" height=\"5\"/>\
         <path class=\"cross-ink\" d=\"M1 1L4 4M4 1L1 4\"/></pattern>\
         <pattern id=\"{specks}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
         <circle class=\"dot-ink\" cx=\"2\" cy=\"2\" r=\"1.1\"/></pattern>\
         <pattern id=\"{spots}\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">\
         <circle class=\"spot\" cx=\"2\" cy=\"2\" r=\"0.8\"/></pattern></defs>",
        spots = canvas.id("spots"),
    ));
}

/// The place's boundary as a path; points that fall together are drawn once.
fn path(place: &Outline, country: Country) -> String {
    let near = if place.geoid.level() == Level::County { COUNTY_DETAIL } else { 0 };
    outline_path(place, |point| country.project(place.geoid.state().as_str(), point), near)
}

/// A boundary as a path, by where its points lie; those at most `near` tenths of a pixel from the
/// last are left out.
pub(crate) fn outline_path(
    place: &Outline,
    at: impl Fn([f64; 2]) -> (f64, f64),
    near: i64,
) -> String {
    rings_path(&place.rings, at, near)
}

/// Rings as one path, in the same way.
pub(crate) fn rings_path(
    rings: &[Vec<[f64; 2]>],
    at: impl Fn([f64; 2]) -> (f64, f64),
    near: i64,
) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut last: Option<(i64, i64)> = None;
        let mut points = 0;
        let mut part = String::new();
        for &point in ring {
            let (x, y) = at(point);
            let here = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
            match last {
                None => part.push_str(&format!("M{} {}", tenth(here.0), tenth(here.1))),
                Some(last) if (last.0 - here.0).abs().max((last.1 - here.1).abs()) <= near => {
                    continue;
                }
                Some(last) => part.push_str(&format!(
                    "l{} {}",
                    tenth(here.0 - last.0),
                    tenth(here.1 - last.1)
                )),
            }
            points += 1;
            last = Some(here);
        }
        if points > 2 {
            path.push_str(&part);
            path.push('z');
        }
    }
    path
}

fn tenth(tenths: i64) -> String {
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    match (whole, rest) {
        (_, 0) => format!("{sign}{whole}"),
        (0, _) => format!("{sign}.{rest}"),
        _ => format!("{sign}{whole}.{rest}"),
    }
}

fn area(map: &Map<String>, place: &Outline, cell: &MapCell, country: Country, canvas: &mut Canvas) {
    let (name, state) = (cell.name.as_str(), cell.cell);
    let shape = path(place, country);
    let edge = if map.layer == Level::County { "cell-small" } else { "cell" };
    let place = data_text("geoid", place.geoid.as_str());
    let (hatch, specks, cross) = (canvas.id("hatch"), canvas.id("specks"), canvas.id("cross"));
    let words = escaped(&format!("{name}: {}", told(state, &map.unit)));
    let drawn = match state {
        Cell::Value(value) => {
            let class = class(value, map);
            let value = data("value", value);
            format!("<path class=\"{edge} {class}\"{place}{value} d=\"{shape}\">")
        }
        Cell::Suppressed { low, high } => format!(
            "<path class=\"{edge}\" fill=\"url(#{hatch})\"{place} data-state=\"suppressed\"{}{} d=\"{shape}\">",
            data("low", low),
            data("high", high)
        ),
        Cell::Unreliable(value) => format!(
            "<path class=\"{edge} {}\" d=\"{shape}\"/><path class=\"{edge}\" \
             fill=\"url(#{specks})\"{place} data-state=\"unreliable\"{} d=\"{shape}\">",
            class(value, map),
            data("value", value)
        ),
        Cell::Missing => format!(
            "<path class=\"{edge}\" fill=\"url(#{cross})\"{place} data-state=\"missing\" d=\"{shape}\">"
        ),
        Cell::Cluster(cluster) => {
            let word = cluster.word();
            let (marks, spots) = (format!("{place} data-cluster=\"{word}\""), canvas.id("spots"));
            let cell = format!("<path class=\"{edge} lisa-{word}\"");
            if is_outlier(cluster) {
                format!("{cell} d=\"{shape}\"/><path fill=\"url(#{spots})\"{marks} d=\"{shape}\">")
            } else {
                format!("{cell}{marks} d=\"{shape}\">")
            }
        }
    };
    canvas.push(&format!("{drawn}<title>{words}</title></path>"));
}

/// Whether a class's pale colour can be taken for a grey one; its places have spots as well.
fn is_outlier(cluster: Cluster) -> bool {
    matches!(cluster, Cluster::LowHigh | Cluster::HighLow)
}

/// What is known of a cell, in words.
pub(crate) fn told(cell: Cell, unit: &Unit) -> String {
    match cell {
        Cell::Value(value) => with_unit(value, unit),
        Cell::Unreliable(value) => format!("{}, called unreliable", with_unit(value, unit)),
        Cell::Suppressed { low, high } => {
            format!("suppressed, between {} and {}", plain(low), with_unit(high, unit))
        }
        Cell::Missing => "no record".to_owned(),
        Cell::Cluster(cluster) => cluster.label().to_owned(),
    }
}

/// The class of a value, as the picture's style names it.
fn class(value: f64, map: &Map<String>) -> String {
    shade(map, class_of(value, &map.breaks))
}

/// The number of the class that a value is in.
fn class_of(value: f64, breaks: &[f64]) -> usize {
    breaks.iter().filter(|&&edge| value >= edge).count()
}

/// The colour of a class on the map's scale.
fn shade(map: &Map<String>, class: usize) -> String {
    let scale = if map.quantity == Quantity::Change { "diverging" } else { "class" };
    format!("{scale}{}", shade_of(class, map.breaks.len() + 1))
}

/// The colour of a class: the scale's ends for the first class and the last.
///
/// # Panics
/// With more classes than a reader can tell apart: whoever makes the map breaks its values into
/// fewer.
pub(crate) fn shade_of(class: usize, classes: usize) -> usize {
    assert!(classes <= CLASSES, "a map has at most {CLASSES} classes, and this one {classes}");
    if classes <= 1 { CLASSES / 2 } else { class * (CLASSES - 1) / (classes - 1) }
}

/// The ends of a class, in a legend's words.
fn bounds(breaks: &[f64], class: usize) -> String {
    match (class.checked_sub(1).map(|below| breaks[below]), breaks.get(class)) {
        (None, None) => "all values".to_owned(),
        (None, Some(high)) => format!("below {}", plain(*high)),
        (Some(low), Some(high)) => format!("{} to {}", plain(low), plain(*high)),
        (Some(low), None) => format!("{} and more", plain(low)),
    }
}

/// A class in a legend: its ends, and that no place is in it where the case's own breaks make it
/// so.
pub(crate) fn class_told<'a>(
    breaks: &[f64],
    class: usize,
    cells: impl IntoIterator<Item = &'a Cell>,
) -> String {
    let is_in = |cell: &Cell| match cell {
        Cell::Value(value) | Cell::Unreliable(value) => class_of(*value, breaks) == class,
        _ => false,
    };
    let ends = bounds(breaks, class);
    if cells.into_iter().any(is_in) { ends } else { format!("{ends}: no place") }
}

/// The borders of the states over counties, the outlines of named places, and lines.
fn overlay(map: &Map<String>, view: &View, canvas: &mut Canvas) {
    let country = view.country;
    if map.layer == Level::County {
        let mut path = String::new();
        for border in borders(Level::State).iter().filter(|border| border.beyond.is_some()) {
            let state = border.place.state();
            let shown = |place: &Geoid| view.shows(place.as_str());
            let ours = shown(&border.place) || border.beyond.as_ref().is_some_and(shown);
            if ours && Country::draws(state.as_str()) {
                let points =
                    border.line.iter().map(|&point| country.project(state.as_str(), point));
                path.push_str(&line(points));
            }
        }
        canvas.push(&format!("<path class=\"borders\" d=\"{path}\"/>"));
    }
    let heavy = if map.layer == Level::County { "outlined-small" } else { "outlined" };
    for place in drawn(map.layer).filter(|place| map.outlined.contains(&place.geoid)) {
        let data = data_text("outlined", place.geoid.as_str());
        canvas.push(&format!("<path class=\"{heavy}\"{data} d=\"{}\"/>", path(place, country)));
    }
    rings(map, country, canvas);
    for drawn in &map.lines {
        let points = drawn.points.iter().map(|&point| country.project_free(point));
        let label = data_text("line", &drawn.label);
        let words = escaped(&drawn.label);
        canvas.push(&format!(
            "<path class=\"over\"{label} d=\"{}\"><title>{words}</title></path>",
            line(points)
        ));
    }
}

/// Broad strokes along the lines: what lies under one is within its distance.
fn rings(map: &Map<String>, country: Country, canvas: &mut Canvas) {
    let along = |drawn: &MapLine<String>| {
        line(drawn.points.iter().map(|&point| country.project_free(point)))
    };
    let path: String = map.lines.iter().map(along).collect();
    for &kilometers in &map.rings {
        let width = pixel(2.0 * kilometers * PIXELS_A_KILOMETER);
        let ring = data("ring", kilometers);
        canvas.push(&format!("<path class=\"ring\"{ring} stroke-width=\"{width}\" d=\"{path}\"/>"));
    }
}

fn line(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    let mut last = None;
    for (x, y) in points {
        let here = (pixel(x), pixel(y));
        if last.as_ref() == Some(&here) {
            continue;
        }
        path.push_str(if last.is_none() { "M" } else { "L" });
        path.push_str(&format!("{} {}", here.0, here.1));
        last = Some(here);
    }
    path
}

/// The picture in words.
pub(crate) fn described(map: &Map<String>) -> String {
    let count =
        |wanted: fn(&Cell) -> bool| map.cells.iter().filter(|place| wanted(&place.cell)).count();
    let valued = count(|cell| matches!(cell, Cell::Value(_)));
    let suppressed = count(|cell| matches!(cell, Cell::Suppressed { .. }));
    let unreliable = count(|cell| matches!(cell, Cell::Unreliable(_)));
    let blank = count(|cell| matches!(cell, Cell::Missing));
    // Places that the records do not name stand on the map without one, too.
    let named: BTreeSet<&str> = map.cells.iter().map(|place| place.geoid.as_str()).collect();
    let view = view(map, 0.0);
    let unnamed = view.drawn(map.layer).filter(|it| !named.contains(it.geoid.as_str())).count();
    let missing = blank + unnamed;
    let mut ranked: Vec<(f64, &str)> = map
        .cells
        .iter()
        .filter_map(|place| match place.cell {
            Cell::Value(value) => Some((value, place.name.as_str())),
            _ => None,
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let top: Vec<String> = ranked
        .iter()
        .take(5)
        .map(|(value, name)| format!("{name} {}", with_unit(*value, &map.unit)))
        .collect();
    format!(
        "{valued} places with a value, {suppressed} suppressed, {unreliable} unreliable, {missing} \
         without a record; {} outlined. The highest: {}.",
        map.outlined.len(),
        top.join(", ")
    )
}
