//! Every reading of a claim against its regions.

use probative_case::exhibit::{Strip, StripMark};
use probative_case::finding::Position;

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, data, data_text, wrapped};
use super::scale::{Scale, round_range};
use crate::format::{on_scale, with_unit};

/// Labels stand above the reading while there are few, and give way to a thin row when there are many.
const ROOMY: usize = 24;

/// The picture.
pub(super) fn draw(strip: &Strip, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&strip.caption);
    canvas.legend(&[
        ("holds".to_owned(), Sample::Dot("dot")),
        ("does not".to_owned(), Sample::Dot("dot-open")),
        ("edge of where the claim holds".to_owned(), Sample::Line("accent".to_owned(), "4 3")),
    ]);
    let ends = strip.marks.iter().flat_map(|mark| [mark.value, mark.interval.0, mark.interval.1]);
    let range = round_range(ends.chain(strip.edges.iter().copied()), false);
    let scale = Scale::new(range, (MARGIN + 14.0, WIDTH - MARGIN - 14.0));
    let top = canvas.y + 4.0;
    let heights: Vec<f64> = strip.marks.iter().map(|mark| height(mark, strip)).collect();
    let bottom = top + heights.iter().sum::<f64>();
    for tick in scale.ticks(5) {
        let x = scale.at(tick);
        canvas.line("grid", (x, top), (x, bottom));
        canvas.text(x, bottom + 13.0, "muted", "middle", &on_scale(tick, &strip.unit));
    }
    for &edge in &strip.edges {
        let x = scale.at(edge);
        canvas.push(&format!(
            "<line class=\"accent\" stroke-dasharray=\"4 3\"{} x1=\"{x:.1}\" x2=\"{x:.1}\" \
             y1=\"{top:.1}\" y2=\"{bottom:.1}\"/>",
            data("edge", edge)
        ));
    }
    let mut y = top;
    for (index, mark) in strip.marks.iter().enumerate() {
        row(mark, index, y, strip, scale, &mut canvas);
        y += heights[index];
    }
    canvas.y = bottom + 18.0;
    canvas.paragraph(&strip.unit, "muted", 70, 1, 13.0);
    canvas.finish(&strip.caption, &described(strip))
}

fn label(mark: &StripMark) -> Vec<String> {
    wrapped(&format!("{} ({})", mark.label, mark.stands.word()), 60, 2)
}

fn height(mark: &StripMark, strip: &Strip) -> f64 {
    if strip.marks.len() > ROOMY { 8.0 } else { 14.0 * label(mark).len() as f64 + 16.0 }
}

fn row(mark: &StripMark, index: usize, top: f64, strip: &Strip, scale: Scale, canvas: &mut Canvas) {
    let y = top + height(mark, strip) - if strip.marks.len() > ROOMY { 4.0 } else { 9.0 };
    if strip.marks.len() <= ROOMY {
        let class = if index == 0 { "strong halo" } else { "halo" };
        for (line, words) in label(mark).iter().enumerate() {
            canvas.text(MARGIN, top + 12.0 + 14.0 * line as f64, class, "start", words);
        }
    }
    let (low, high) = mark.interval;
    canvas.line("whisker", (scale.at(low), y), (scale.at(high), y));
    let marks = data_text("label", &mark.label)
        + &data("value", mark.value)
        + &data("low", low)
        + &data("high", high)
        + &data_text("stands", mark.stands.word());
    let class = if mark.stands == Position::Holds { "dot" } else { "dot-open" };
    let size = if strip.marks.len() > ROOMY { 2.6 } else { 4.2 };
    let words = format!("{}: {}", mark.label, with_unit(mark.value, &strip.unit));
    canvas.circle(class, (scale.at(mark.value), y), size, &marks, &words);
}

fn described(strip: &Strip) -> String {
    let holds = strip.marks.iter().filter(|mark| mark.stands == Position::Holds).count();
    let first = strip
        .marks
        .first()
        .map(|mark| format!("{}: {}.", mark.label, with_unit(mark.value, &strip.unit)));
    format!("{} {holds} of {} readings hold.", first.unwrap_or_default(), strip.marks.len())
}
