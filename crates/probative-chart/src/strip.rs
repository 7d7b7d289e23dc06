//! Every reading of a claim against its regions.

use probative_finding::exhibit::{Strip, StripMark};
use probative_terms::Position;
use probative_terms::Unit;

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, data, data_text, letters_wide, wrapped};
use super::scale::{Scale, round_range};
use super::stands;
use probative_words::format::{on_scale, sentence_start, with_unit};

/// Labels stand above the reading while there are few, and give way to a thin row when there are
/// many.
const ROOMY: usize = 24;
/// Labels of at most this many letters stand beside their reading.
const SHORT: usize = 30;
/// The places of a reading, the best first.
const STANDS: [Position; 4] = [Position::Holds, Position::Across, Position::Short, Position::Fails];

/// How the rows of a strip are arranged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    Beside,
    Above,
    Thin,
}

/// The picture.
pub(crate) fn draw(strip: &Strip<String>, name: &str) -> String {
    let rows = arranged(strip);
    let mut canvas = Canvas::new(name);
    canvas.header(&strip.caption);
    legend(strip, &mut canvas);
    let range = range(strip);
    let left = if rows == Rows::Beside { beside(strip) } else { MARGIN + 14.0 };
    let scale = Scale::new(range, (left, WIDTH - MARGIN - 14.0));
    let top = canvas.y + 4.0;
    let heights: Vec<f64> = strip.marks.iter().map(|mark| height(mark, rows)).collect();
    let bottom = top + heights.iter().sum::<f64>();
    field(strip, scale, (top, bottom), &mut canvas);
    let mut y = top;
    for (index, mark) in strip.marks.iter().enumerate() {
        row(mark, index == 0, (y, y + heights[index]), rows, &strip.unit, scale, &mut canvas);
        y += heights[index];
    }
    canvas.y = bottom + 18.0;
    canvas.unit(&strip.unit.label());
    canvas.finish(&strip.caption, &described(strip))
}

/// A range that holds every reading, and shows some of each region where the claim holds.
fn range(strip: &Strip<String>) -> (f64, f64) {
    let ends = strip.marks.iter().flat_map(|mark| [mark.value, mark.interval.0, mark.interval.1]);
    let edges = strip.holds.iter().flat_map(|(low, high)| [*low, *high]);
    let (first, last) = round_range(ends.clone().chain(edges.clone()), false);
    let beyond = 0.08 * (last - first);
    let inside = strip.holds.iter().flat_map(|&(low, high)| {
        [
            if high.is_finite() { low } else { low + beyond },
            if low.is_finite() { high } else { high - beyond },
        ]
    });
    round_range(ends.chain(edges).chain(inside), false)
}

fn arranged(strip: &Strip<String>) -> Rows {
    if strip.marks.len() > ROOMY {
        Rows::Thin
    } else if strip.marks.iter().all(|mark| mark.label.chars().count() <= SHORT) {
        Rows::Beside
    } else {
        Rows::Above
    }
}

/// The space that labels beside the readings take.
fn beside(strip: &Strip<String>) -> f64 {
    let wide = strip.marks.iter().map(|mark| letters_wide(&mark.label, 12.0));
    MARGIN + wide.fold(60.0, f64::max) + 14.0
}

fn legend(strip: &Strip<String>, canvas: &mut Canvas) {
    let shown = |stands: &Position| strip.marks.iter().any(|mark| mark.stands == *stands);
    let item = |stands: Position| (meaning(stands).to_owned(), Sample::Stands(stands));
    let mut items: Vec<(String, Sample)> = STANDS.into_iter().filter(shown).map(item).collect();
    items.push(("where the claim holds".to_owned(), Sample::Square("holds".to_owned())));
    canvas.legend(&items);
}

/// What a reading's place means, in a legend's words.
fn meaning(stands: Position) -> &'static str {
    match stands {
        Position::Holds => "holds",
        Position::Across => "across an edge: may or may not hold",
        Position::Short => "falls short",
        Position::Fails => "fails",
    }
}

/// The region where the claim holds, and the round numbers.
fn field(strip: &Strip<String>, scale: Scale, (top, bottom): (f64, f64), canvas: &mut Canvas) {
    for &(low, high) in &strip.holds {
        let (from, to) = (scale.at(low), scale.at(high));
        let marks = data("holds-low", low) + &data("holds-high", high);
        canvas.rect("holds", (from, top), ((to - from).max(1.0), bottom - top), &marks);
        for edge in [low, high].into_iter().filter(|edge| edge.is_finite()) {
            canvas.line("edge", (scale.at(edge), top), (scale.at(edge), bottom));
        }
    }
    for tick in scale.ticks(4) {
        let x = scale.at(tick);
        canvas.line("grid", (x, top), (x, bottom));
        canvas.text(x, bottom + 13.0, "tick", "middle", &on_scale(tick, &strip.unit));
    }
}

fn lines(mark: &StripMark<String>) -> Vec<String> {
    wrapped(&sentence_start(&mark.label), 54, 3)
}

fn height(mark: &StripMark<String>, rows: Rows) -> f64 {
    match rows {
        Rows::Thin => 8.0,
        Rows::Beside => 19.0,
        Rows::Above => 14.0 * lines(mark).len() as f64 + 18.0,
    }
}

fn row(
    mark: &StripMark<String>,
    primary: bool,
    (top, bottom): (f64, f64),
    rows: Rows,
    unit: &Unit,
    scale: Scale,
    canvas: &mut Canvas,
) {
    let y = match rows {
        Rows::Thin => top + 4.0,
        Rows::Beside => (top + bottom) / 2.0,
        Rows::Above => bottom - 9.5,
    };
    let class = if primary { "strong halo" } else { "halo" };
    match rows {
        Rows::Thin => {}
        Rows::Beside => canvas.text(MARGIN, y + 4.0, class, "start", &sentence_start(&mark.label)),
        Rows::Above => {
            for (line, words) in lines(mark).iter().enumerate() {
                canvas.text(MARGIN, top + 12.0 + 14.0 * line as f64, class, "start", words);
            }
        }
    }
    let (low, high) = mark.interval;
    canvas.line("whisker", (scale.at(low), y), (scale.at(high), y));
    let marks = data_text("label", &mark.label)
        + &data("value", mark.value)
        + &data("low", low)
        + &data("high", high)
        + &data_text("stands", mark.stands.word());
    let size = if rows == Rows::Thin { 2.6 } else { 4.2 };
    let words = format!("{}: {}, {}", mark.label, with_unit(mark.value, unit), mark.stands.word());
    canvas.titled(&marks, &words, &stands::shape(mark.stands, (scale.at(mark.value), y), size));
}

/// The picture in words.
pub(crate) fn described(strip: &Strip<String>) -> String {
    let words = |mark: &StripMark<String>| {
        format!("{}: {}, {}.", mark.label, with_unit(mark.value, &strip.unit), mark.stands.word())
    };
    strip.marks.iter().map(words).collect::<Vec<_>>().join(" ")
}
