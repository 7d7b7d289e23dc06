//! A few shares side by side, with the base rate among them.

use probative_finding::exhibit::{Bar, Bars};
use probative_terms::Unit;

use super::canvas::{Canvas, MARGIN, data, data_text};
use super::scale::{Scale, round_range};
use probative_words::format::{on_scale, with_unit};

/// The picture.
pub(crate) fn draw(bars: &Bars<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&bars.caption);
    rows(bars, &mut canvas);
    canvas.finish(&bars.caption, &described(bars))
}

fn rows(bars: &Bars<String>, canvas: &mut Canvas) {
    let ends = bars.bars.iter().flat_map(|bar| {
        let (low, high) = bar.interval.unwrap_or((bar.value, bar.value));
        [bar.value, low, high]
    });
    let scale = Scale::new(round_range(ends, true), (MARGIN, canvas.width() - 74.0));
    for bar in &bars.bars {
        let class = if bar.base { "muted" } else { "label" };
        let letters = (canvas.width() / 6.7) as usize;
        canvas.paragraph(&bar.label, class, letters, 3, 14.5);
        one(bar, &bars.unit, scale, canvas);
    }
}

fn one(bar: &Bar<String>, unit: &Unit, scale: Scale, canvas: &mut Canvas) {
    let (zero, end) = (scale.at(0.0), scale.at(bar.value));
    let top = canvas.y + 3.0;
    let (low, high) = bar.interval.unwrap_or((bar.value, bar.value));
    let marks = data_text("label", &bar.label)
        + &data("value", bar.value)
        + &bar.interval.map(|_| data("low", low) + &data("high", high)).unwrap_or_default();
    let class = if bar.base { "base" } else { "value" };
    canvas.rect(class, (zero.min(end), top), ((end - zero).abs().max(1.0), 13.0), &marks);
    canvas.line("axis", (zero, top - 1.5), (zero, top + 14.5));
    let mut after = end.max(zero);
    if bar.interval.is_some() {
        let (from, to) = (scale.at(low), scale.at(high));
        canvas.line("whisker", (from, top + 6.5), (to, top + 6.5));
        canvas.line("whisker", (from, top + 3.0), (from, top + 10.0));
        canvas.line("whisker", (to, top + 3.0), (to, top + 10.0));
        after = after.max(to);
    }
    canvas.text(after + 6.0, top + 11.0, "strong", "start", &with_unit_short(bar.value, unit));
    canvas.y = top + 18.0;
}

/// A value with its unit where that is short.
fn with_unit_short(value: f64, unit: &Unit) -> String {
    let whole = with_unit(value, unit);
    if whole.chars().count() <= 11 { whole } else { on_scale(value, unit) }
}

/// The picture in words.
pub(crate) fn described(bars: &Bars<String>) -> String {
    let words = |bar: &Bar<String>| format!("{}: {}.", bar.label, with_unit(bar.value, &bars.unit));
    bars.bars.iter().map(words).collect::<Vec<_>>().join(" ")
}
