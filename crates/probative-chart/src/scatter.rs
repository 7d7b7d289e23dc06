//! Units by their value and their neighbours', with the line whose slope is the statistic.

use probative_finding::exhibit::{Scatter, ScatterPoint};

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, data, data_text};
use super::scale::{Scale, pixel, round_range};
use probative_terms::number::plain;
use probative_words::format::listed;

/// How high the space of the points is.
const HEIGHT: f64 = 300.0;
/// Room for the numbers along the side.
const SIDE: f64 = 34.0;
/// How big a point is.
const POINT: f64 = 2.2;

/// The picture.
pub(crate) fn draw(scatter: &Scatter<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&scatter.caption);
    let slope = format!("slope {}", plain(scatter.slope));
    let means = Sample::Line("edge".to_owned(), "");
    canvas.legend(&[(slope, Sample::Line("accent".to_owned(), "")), ("means".to_owned(), means)]);
    canvas.unit(&scatter.y_label);
    let top = canvas.y + 6.0;
    let bottom = top + HEIGHT;
    let points = || scatter.points.iter();
    let [x0, y0] = scatter.means;
    let across = Scale::new(
        round_range(points().map(|point| point.x).chain([x0]), false),
        (MARGIN + SIDE, WIDTH - MARGIN - 4.0),
    );
    let up =
        Scale::new(round_range(points().map(|point| point.y).chain([y0]), false), (bottom, top));
    axes((across, up), (top, bottom), &mut canvas);
    let (left, right) = (MARGIN + SIDE, WIDTH - MARGIN - 4.0);
    canvas.line("edge", (across.at(x0), top), (across.at(x0), bottom));
    canvas.line("edge", (left, up.at(y0)), (right, up.at(y0)));
    for point in points() {
        mark(point, (across.at(point.x), up.at(point.y)), &mut canvas);
    }
    line(scatter, (across, up), &mut canvas);
    canvas.y = bottom + 20.0;
    canvas.unit(&scatter.x_label);
    canvas.finish(&scatter.caption, &described(scatter))
}

fn axes((across, up): (Scale, Scale), (top, bottom): (f64, f64), canvas: &mut Canvas) {
    let (left, right) = (MARGIN + SIDE, WIDTH - MARGIN - 4.0);
    canvas.line("axis", (left, bottom), (right, bottom));
    canvas.line("axis", (left, top), (left, bottom));
    for tick in across.ticks(7) {
        let x = across.at(tick);
        canvas.line("axis", (x, bottom), (x, bottom + 4.0));
        canvas.text(x, bottom + 16.0, "tick", "middle", &plain(tick));
    }
    for tick in up.ticks(7) {
        let y = up.at(tick);
        canvas.line("axis", (left - 4.0, y), (left, y));
        canvas.text(left - 6.0, y + 4.0, "tick", "end", &plain(tick));
    }
}

fn mark(point: &ScatterPoint<String>, (x, y): (f64, f64), canvas: &mut Canvas) {
    let marks = data_text("unit", &point.label) + &data("x", point.x) + &data("y", point.y);
    let words = format!("{}: {}, neighbours {}", point.label, plain(point.x), plain(point.y));
    canvas.circle("value", (x, y), POINT, &marks, &words);
}

/// The line through the means, as far as the picture reaches.
fn line(scatter: &Scatter<String>, (across, up): (Scale, Scale), canvas: &mut Canvas) {
    let [x0, y0] = scatter.means;
    let ((left, right), (low, high)) = (across.ends(), up.ends());
    let mut ends = [left, right].map(|x| [x, y0 + scatter.slope * (x - x0)]);
    for end in &mut ends {
        let kept = end[1].clamp(low, high);
        if kept != end[1] {
            *end = [x0 + (kept - y0) / scatter.slope, kept];
        }
    }
    let [from, to] = ends.map(|[x, y]| (pixel(across.at(x)), pixel(up.at(y))));
    let mark = data("slope", scatter.slope);
    canvas.push(&format!(
        "<path class=\"accent\"{mark} d=\"M{} {}L{} {}\"/>",
        from.0, from.1, to.0, to.1
    ));
}

/// The picture in words.
pub(crate) fn described(scatter: &Scatter<String>) -> String {
    let mut far: Vec<&ScatterPoint<String>> = scatter.points.iter().collect();
    let [x0, y0] = scatter.means;
    let pull = |point: &ScatterPoint<String>| ((point.x - x0) * (point.y - y0)).abs();
    far.sort_by(|a, b| pull(b).total_cmp(&pull(a)));
    let names: Vec<String> = far.iter().take(5).map(|point| point.label.clone()).collect();
    if names.is_empty() {
        return "No points.".to_owned();
    }
    format!("A line of slope {}. The most weight: {}.", plain(scatter.slope), listed(&names))
}
