//! Pictures as SVG text. A picture draws what its exhibit holds and computes nothing but geometry.

mod bars;
mod canvas;
mod distance;
mod dots;
pub mod graph;
mod map;
mod null;
mod project;
mod scale;
mod series;
mod strip;
pub(crate) mod style;
mod table;

use probative_case::exhibit::Exhibit;

use crate::format::visible;
use crate::report::Report;
pub use style::Theme;
pub(crate) use table::table;

/// The exhibit as a picture that stands by itself, in the light theme; `None` for a table.
pub fn svg(exhibit: &Exhibit) -> Option<String> {
    svg_themed(exhibit, Theme::Light)
}

/// The exhibit as a picture that stands by itself; `None` for a table.
pub fn svg_themed(exhibit: &Exhibit, theme: Theme) -> Option<String> {
    let inline = svg_named(exhibit, "picture")?;
    let open = inline.find('>').map_or(0, |at| at + 1);
    let (head, rest) = inline.split_at(open);
    Some(visible(&format!("{head}<style>{}</style>{rest}\n", style::alone(theme))))
}

/// The exhibit as a picture inside a page, which gives it its style; `name` keeps its ids apart.
pub(crate) fn svg_named(exhibit: &Exhibit, name: &str) -> Option<String> {
    match exhibit {
        Exhibit::Map(map) => Some(map::draw(map, name)),
        Exhibit::Series(series) => Some(series::draw(series, name)),
        Exhibit::Dots(dots) => Some(dots::draw(dots, name)),
        Exhibit::Bars(bars) => Some(bars::draw(bars, name)),
        Exhibit::Distance(distance) => Some(distance::draw(distance, name)),
        Exhibit::Null(null) => Some(null::draw(null, name)),
        Exhibit::Strip(strip) => Some(strip::draw(strip, name)),
        Exhibit::Table(_) => None,
    }
}

/// A picture without words around it, for the page's first screen.
pub(crate) fn small(exhibit: &Exhibit, name: &str) -> Option<String> {
    match exhibit {
        Exhibit::Bars(bars) => Some(bars::draw_small(bars, name)),
        other => svg_named(other, name),
    }
}

/// Every picture of a report with its file name, `argument.svg` or `<claim>-<number>-<kind>.svg`.
pub fn figures(report: &Report) -> Vec<(String, String)> {
    let mut figures = vec![("argument.svg".to_owned(), graph::svg_alone(report, Theme::Light))];
    for entry in &report.entries {
        for (index, exhibit) in entry.finding.exhibits.iter().enumerate() {
            if let Some(svg) = svg(exhibit) {
                let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
                let claim: String = entry.claim.id.chars().map(safe).collect();
                figures.push((format!("{claim}-{:02}-{}.svg", index + 1, kind(exhibit)), svg));
            }
        }
    }
    figures
}

fn kind(exhibit: &Exhibit) -> &'static str {
    match exhibit {
        Exhibit::Map(_) => "map",
        Exhibit::Series(_) => "series",
        Exhibit::Dots(_) => "dots",
        Exhibit::Bars(_) => "bars",
        Exhibit::Distance(_) => "distance",
        Exhibit::Null(_) => "null",
        Exhibit::Strip(_) => "strip",
        Exhibit::Table(_) => "table",
    }
}

#[cfg(test)]
mod tests;
