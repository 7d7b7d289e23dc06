//! Pictures as SVG text. A picture draws what its exhibit holds and computes nothing but geometry.

mod bars;
pub mod canvas;
mod circles;
mod clusters;
pub mod comparison;
mod distance;
mod dots;
#[cfg(any(test, feature = "fixture"))]
pub mod fixture;
mod ground;
mod line_up;
mod map;
mod null;
mod panels;
mod project;
pub mod scale;
mod scatter;
mod series;
mod small;
mod stands;
mod strip;
pub mod style;
mod table;
mod taken;
mod view;

use probative_finding::exhibit::Exhibit;

use probative_words::format::{sentence_start, visible};
pub use style::Theme;
pub use table::table;

/// The exhibit as a picture that stands by itself, in the light theme; `None` for a table.
pub fn svg(exhibit: &Exhibit<String>) -> Option<String> {
    svg_themed(exhibit, Theme::Light)
}

/// The exhibit as a picture that stands by itself; `None` for a table.
pub fn svg_themed(exhibit: &Exhibit<String>, theme: Theme) -> Option<String> {
    let inline = svg_named(exhibit, "picture")?;
    let open = inline.find('>').map_or(0, |at| at + 1);
    let (head, rest) = inline.split_at(open);
    Some(visible(&format!("{head}<style>{}</style>{rest}\n", style::alone(theme))))
}

/// The exhibit as a picture inside a page, which gives it its style; `name` keeps its ids apart.
pub fn svg_named(exhibit: &Exhibit<String>, name: &str) -> Option<String> {
    match exhibit {
        Exhibit::Map(map) => Some(map::draw(map, name)),
        Exhibit::Series(series) => Some(series::draw(series, name)),
        Exhibit::Dots(dots) => Some(dots::draw(dots, name)),
        Exhibit::Bars(bars) => Some(bars::draw(bars, name)),
        Exhibit::Distance(distance) => Some(distance::draw(distance, name)),
        Exhibit::Null(null) => Some(null::draw(null, name)),
        Exhibit::Strip(strip) => Some(strip::draw(strip, name)),
        Exhibit::LineUp(line_up) => Some(line_up::draw(line_up, name)),
        Exhibit::Panels(panels) => Some(panels::draw(panels, name)),
        Exhibit::Clusters(clusters) => Some(clusters::draw(clusters, name)),
        Exhibit::Scatter(scatter) => Some(scatter::draw(scatter, name)),
        Exhibit::Circles(circles) => Some(circles::draw(circles, name)),
        Exhibit::Table(_) => None,
    }
}

/// The kinds of pictures, as `kind` names them.
pub const KINDS: [&str; 12] = [
    "map", "series", "dots", "bars", "distance", "null", "strip", "line-up", "panels", "clusters",
    "scatter", "circles",
];

/// The kind of an exhibit: one of [`KINDS`], or `table`.
pub fn kind(exhibit: &Exhibit<String>) -> &'static str {
    match exhibit {
        Exhibit::Map(_) => "map",
        Exhibit::Series(_) => "series",
        Exhibit::Dots(_) => "dots",
        Exhibit::Bars(_) => "bars",
        Exhibit::Distance(_) => "distance",
        Exhibit::Null(_) => "null",
        Exhibit::Strip(_) => "strip",
        Exhibit::LineUp(_) => "line-up",
        Exhibit::Panels(_) => "panels",
        Exhibit::Clusters(_) => "clusters",
        Exhibit::Scatter(_) => "scatter",
        Exhibit::Circles(_) => "circles",
        Exhibit::Table(_) => "table",
    }
}

/// The exhibit in words, made from its numbers, for those who do not see it.
pub fn alt(exhibit: &Exhibit<String>) -> String {
    let described = match exhibit {
        Exhibit::Map(map) => map::described(map),
        Exhibit::Series(series) => series::described(series),
        Exhibit::Dots(dots) => dots::described(dots),
        Exhibit::Bars(bars) => bars::described(bars),
        Exhibit::Distance(distance) => distance::described(&distance.steps),
        Exhibit::Null(null) => null::described(null),
        Exhibit::Strip(strip) => strip::described(strip),
        Exhibit::LineUp(line_up) => line_up::described(line_up),
        Exhibit::Panels(panels) => panels::described(panels),
        Exhibit::Clusters(clusters) => clusters::described(clusters),
        Exhibit::Scatter(scatter) => scatter::described(scatter),
        Exhibit::Circles(circles) => circles::described(circles),
        Exhibit::Table(_) => String::new(),
    };
    let finding = sentence_start(&exhibit.caption().finding);
    visible(&canvas::cut(format!("{finding}. {described}").trim(), canvas::DESCRIBED))
}

/// The width and height of a picture, in its own pixels.
pub fn size(svg: &str) -> (f64, f64) {
    let view = svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut ends = view.unwrap_or_default().split(' ').skip(2).filter_map(|end| end.parse().ok());
    (ends.next().unwrap_or(canvas::WIDTH), ends.next().unwrap_or(canvas::WIDTH))
}

/// The picture with a width of its own, where it would take that of its place; its height follows.
pub fn sized(svg: &str, width: u32) -> String {
    let (across, down) = size(svg);
    let height = (f64::from(width) * down / across).ceil();
    svg.replacen("<svg ", &format!("<svg width=\"{width}\" height=\"{height}\" "), 1)
}

#[cfg(test)]
mod tests;
