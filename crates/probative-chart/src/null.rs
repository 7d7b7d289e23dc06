//! What a null gave, with the observed value.

use probative_finding::exhibit::NullShape;

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, data};
use super::scale::{Scale, pixel, round_range};
use probative_words::format::{on_scale, with_unit};

const HEIGHT: f64 = 150.0;

/// The picture.
pub(crate) fn draw(null: &NullShape<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&null.caption);
    let observed = format!("observed: {}", with_unit(null.observed, &null.unit));
    canvas.legend(&[
        ("what the null gave".to_owned(), Sample::Square("base".to_owned())),
        (observed, Sample::Line("accent".to_owned(), "")),
    ]);
    let top = canvas.y + 6.0;
    let ends = null.bins.iter().flat_map(|bin| [bin.low, bin.high]).chain([null.observed]);
    let across = Scale::new(round_range(ends, false), (MARGIN + 8.0, WIDTH - MARGIN - 8.0));
    let most = null.bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
    let up = Scale::new((0.0, most as f64), (top + HEIGHT, top + 4.0));
    for bin in &null.bins {
        let (left, right) = (across.at(bin.low), across.at(bin.high));
        let height = up.at(bin.count as f64);
        let marks =
            data("low", bin.low) + &data("high", bin.high) + &data("count", bin.count as f64);
        canvas.rect(
            "base",
            (left + 0.3, height),
            (right - left - 0.6, top + HEIGHT - height),
            &marks,
        );
    }
    axis(null, across, top, &mut canvas);
    let x = across.at(null.observed);
    let mark = data("observed", null.observed);
    canvas.push(&format!(
        "<path class=\"accent\"{mark} d=\"M{x} {}V{}\"/>",
        pixel(top),
        pixel(top + HEIGHT),
        x = pixel(x)
    ));
    canvas.y = top + HEIGHT + 18.0;
    canvas.unit(&null.unit.label());
    canvas.finish(&null.caption, &described(null))
}

fn axis(null: &NullShape<String>, across: Scale, top: f64, canvas: &mut Canvas) {
    let bottom = top + HEIGHT;
    canvas.line("axis", (MARGIN, bottom), (WIDTH - MARGIN, bottom));
    for tick in across.ticks(6) {
        let x = across.at(tick);
        canvas.line("axis", (x, bottom), (x, bottom + 4.0));
        canvas.text(x, bottom + 16.0, "tick", "middle", &on_scale(tick, &null.unit));
    }
}

/// The picture in words.
pub(crate) fn described(null: &NullShape<String>) -> String {
    let draws: usize = null.bins.iter().map(|bin| bin.count).sum();
    let (low, high) = match (null.bins.first(), null.bins.last()) {
        (Some(first), Some(last)) => (first.low, last.high),
        _ => (null.observed, null.observed),
    };
    format!(
        "{draws} draws between {} and {}; observed: {}.",
        on_scale(low, &null.unit),
        on_scale(high, &null.unit),
        with_unit(null.observed, &null.unit)
    )
}
