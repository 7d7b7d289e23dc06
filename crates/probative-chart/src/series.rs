//! Values over time, with their intervals and the date of the text.

use probative_finding::exhibit::{Series, SeriesLine};
use probative_terms::Unit;

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, dashed, data, data_text, letters_wide};
use super::scale::{Scale, pixel, round_range};
use probative_words::format::{on_scale, with_unit};

const HEIGHT: f64 = 200.0;
const LEFT: f64 = 52.0;
const DASHES: [&str; 5] = ["", "6 3", "2 2.5", "9 3 2 3", "1 3"];

/// The picture.
pub(crate) fn draw(series: &Series<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&series.caption);
    if series.lines.len() > 1 || banded(series) {
        let sample = |(index, line): (usize, &SeriesLine<String>)| {
            let style = index % DASHES.len();
            (line.label.clone(), Sample::Line(format!("line{style}"), DASHES[style]))
        };
        let mut items: Vec<_> = series.lines.iter().enumerate().map(sample).collect();
        if banded(series) {
            items.push(("shaded: its interval".to_owned(), Sample::Square("band0".to_owned())));
        }
        canvas.legend(&items);
    }
    canvas.unit(&series.unit.label());
    if series.marked.is_some() {
        canvas.y += 14.0;
    }
    let top = canvas.y + 6.0;
    let (across, up) = scales(series, top);
    axes(series, across, up, top, &mut canvas);
    mark(series, across, top, &mut canvas);
    for (index, line) in series.lines.iter().enumerate() {
        one(line, index % DASHES.len(), across, up, &series.unit, &mut canvas);
    }
    canvas.y = top + HEIGHT + 18.0;
    canvas.finish(&series.caption, &described(series))
}

fn banded(series: &Series<String>) -> bool {
    series.lines.iter().flat_map(|line| &line.points).any(|point| point.interval.is_some())
}

fn scales(series: &Series<String>, top: f64) -> (Scale, Scale) {
    let points = || series.lines.iter().flat_map(|line| &line.points);
    let ends = points().flat_map(|point| {
        let (low, high) = point.interval.unwrap_or((point.value, point.value));
        [point.value, low, high]
    });
    let mut times = points().map(|point| point.time).peekable();
    let (first, last) = if times.peek().is_none() {
        (0.0, 1.0)
    } else {
        times.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), time| {
            (low.min(time), high.max(time))
        })
    };
    let last = series.marked.as_ref().map_or(last, |(time, _)| last.max(*time));
    let up = round_range(ends, true);
    let across = Scale::new((first, last), (LEFT + 6.0, WIDTH - MARGIN - 12.0));
    (across, Scale::new(up, (top + HEIGHT, top)))
}

fn axes(series: &Series<String>, across: Scale, up: Scale, top: f64, canvas: &mut Canvas) {
    for tick in up.ticks(5) {
        let y = up.at(tick);
        canvas.line("grid", (LEFT, y), (WIDTH - MARGIN, y));
        canvas.text(LEFT - 6.0, y + 4.0, "tick", "end", &on_scale(tick, &series.unit));
    }
    let bottom = top + HEIGHT;
    canvas.line("axis", (LEFT, bottom), (WIDTH - MARGIN, bottom));
    for tick in across.ticks(6).into_iter().filter(|tick| tick.fract().abs() < 1e-9) {
        let x = across.at(tick);
        canvas.line("axis", (x, bottom), (x, bottom + 4.0));
        canvas.text(x, bottom + 16.0, "tick", "middle", &on_scale(tick, &Unit::Year));
    }
}

fn mark(series: &Series<String>, across: Scale, top: f64, canvas: &mut Canvas) {
    let Some((time, label)) = &series.marked else { return };
    let x = across.at(*time);
    let mark = data("marked", *time);
    canvas.push(&format!(
        "<path class=\"accent\" stroke-dasharray=\"4 3\"{mark} d=\"M{x} {}V{}\"/>",
        pixel(top - 4.0),
        pixel(top + HEIGHT),
        x = pixel(x)
    ));
    let label = super::canvas::cut(label, canvas.letters(11.0) - 2);
    let wide = letters_wide(&label, 11.0);
    let anchor = if x + wide > WIDTH - MARGIN { "end" } else { "start" };
    let x = if anchor == "end" && x - wide < MARGIN { WIDTH - MARGIN } else { x };
    canvas.text(x, top - 8.0, "muted halo", anchor, &label);
}

fn one(
    line: &SeriesLine<String>,
    style: usize,
    across: Scale,
    up: Scale,
    unit: &Unit,
    canvas: &mut Canvas,
) {
    let at = |time: f64, value: f64| format!("{} {}", pixel(across.at(time)), pixel(up.at(value)));
    let banded: Vec<_> =
        line.points.iter().filter_map(|point| Some((point.time, point.interval?))).collect();
    if banded.len() > 1 {
        let there = banded.iter().map(|&(time, (_, high))| at(time, high));
        let back = banded.iter().rev().map(|&(time, (low, _))| at(time, low));
        let around: Vec<String> = there.chain(back).collect();
        canvas.push(&format!("<path class=\"band{style}\" d=\"M{}Z\"/>", around.join("L")));
    }
    let along: Vec<String> = line.points.iter().map(|point| at(point.time, point.value)).collect();
    if !along.is_empty() {
        let dash = dashed(DASHES[style]);
        let path = along.join("L");
        canvas.push(&format!("<path class=\"line{style}\"{dash} d=\"M{path}\"/>"));
    }
    for point in &line.points {
        let mut marks = data_text("label", &line.label)
            + &data("time", point.time)
            + &data("value", point.value);
        if let Some((low, high)) = point.interval {
            marks.push_str(&(data("low", low) + &data("high", high)));
        }
        let year = on_scale(point.time, &Unit::Year);
        let words = format!("{}, {year}: {}", line.label, with_unit(point.value, unit));
        let place = (across.at(point.time), up.at(point.value));
        canvas.circle(&format!("point{style}"), place, 2.6, &marks, &words);
    }
}

/// The picture in words.
pub(crate) fn described(series: &Series<String>) -> String {
    let words = |line: &SeriesLine<String>| match (line.points.first(), line.points.last()) {
        (Some(first), Some(last)) => format!(
            "{}: from {} in {} to {} in {}.",
            line.label,
            with_unit(first.value, &series.unit),
            on_scale(first.time, &Unit::Year),
            with_unit(last.value, &series.unit),
            on_scale(last.time, &Unit::Year)
        ),
        _ => format!("{}: no points.", line.label),
    };
    series.lines.iter().map(words).collect::<Vec<_>>().join(" ")
}
