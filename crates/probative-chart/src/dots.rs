//! Ranked values with intervals.

use probative_finding::exhibit::{Dot, Dots};
use probative_terms::Unit;

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, cut, data, data_text};
use super::scale::{Scale, round_range};
use probative_words::format::{on_scale, with_unit};

const ROW: f64 = 19.0;
const LABELS: f64 = 138.0;
/// Room for the values at the right.
const VALUES: f64 = 52.0;

/// The picture.
pub(crate) fn draw(dots: &Dots<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&dots.caption);
    legend(dots, &mut canvas);
    let reference = dots.reference.as_ref().map(|(value, _)| *value);
    let ends = dots.rows.iter().flat_map(|dot| {
        let (low, high) = dot.interval.unwrap_or((dot.value, dot.value));
        [dot.value, low, high, dot.base.unwrap_or(dot.value)]
    });
    let scale =
        Scale::new(round_range(ends.chain(reference), true), (LABELS, WIDTH - MARGIN - VALUES));
    let top = canvas.y + 4.0;
    let bottom = top + ROW * dots.rows.len() as f64;
    for tick in scale.ticks(4) {
        let x = scale.at(tick);
        canvas.line("grid", (x, top), (x, bottom));
        canvas.text(x, bottom + 13.0, "tick", "middle", &on_scale(tick, &dots.unit));
    }
    if let Some(reference) = reference {
        canvas.line("accent", (scale.at(reference), top - 2.0), (scale.at(reference), bottom));
    }
    for (index, dot) in dots.rows.iter().enumerate() {
        let number = place(&dots.rows, index);
        row(dot, (index, number), top, scale, &dots.unit, &mut canvas);
    }
    canvas.y = bottom + 18.0;
    canvas.unit(&dots.unit.label());
    canvas.finish(&dots.caption, &described(dots))
}

fn legend(dots: &Dots<String>, canvas: &mut Canvas) {
    let mut items = Vec::new();
    if let Some(named) = &dots.named_label {
        items.push((named.clone(), Sample::Dot("dot")));
        items.push(("others".to_owned(), Sample::Dot("dot-open")));
    }
    if let Some((value, label)) = &dots.reference {
        let words = format!("{label}: {}", with_unit(*value, &dots.unit));
        items.push((words, Sample::Line("accent".to_owned(), "")));
    }
    if let Some(base) = &dots.base_label {
        items.push((base.clone(), Sample::Upright("accent")));
    }
    canvas.legend(&items);
}

/// The number of a row: rows of one value that follow each other share that of the first.
fn place(rows: &[Dot<String>], index: usize) -> usize {
    let before = rows[..index].iter().rposition(|row| row.value != rows[index].value);
    before.map_or(1, |before| before + 2)
}

fn row(
    dot: &Dot<String>,
    (index, number): (usize, usize),
    top: f64,
    scale: Scale,
    unit: &Unit,
    canvas: &mut Canvas,
) {
    let y = top + ROW * (index as f64 + 0.5);
    let words = format!("{number}. {}", dot.label);
    canvas.text(
        MARGIN,
        y + 4.0,
        if dot.named { "strong" } else { "label" },
        "start",
        &cut(&words, 20),
    );
    let mut marks = data_text("label", &dot.label) + &data("value", dot.value);
    canvas.line("grid", (LABELS, y), (WIDTH - MARGIN - VALUES, y));
    if let Some((low, high)) = dot.interval {
        marks.push_str(&(data("low", low) + &data("high", high)));
        canvas.line("whisker", (scale.at(low), y), (scale.at(high), y));
    }
    if let Some(base) = dot.base {
        let x = scale.at(base);
        marks.push_str(&data("base", base));
        canvas.line("accent", (x, y - 6.0), (x, y + 6.0));
    }
    let class = if dot.named { "dot" } else { "dot-open" };
    let pointed = format!("{}: {}", dot.label, with_unit(dot.value, unit));
    canvas.circle(class, (scale.at(dot.value), y), 4.2, &marks, &pointed);
    canvas.text(WIDTH - MARGIN, y + 4.0, "muted", "end", &on_scale(dot.value, unit));
}

/// The picture in words.
pub(crate) fn described(dots: &Dots<String>) -> String {
    let words = |dot: &Dot<String>| {
        let base = dot.base.map_or(String::new(), |base| {
            let label = dots.base_label.as_deref().unwrap_or_default();
            format!(" ({label}: {})", on_scale(base, &dots.unit))
        });
        format!("{}: {}{base}.", dot.label, with_unit(dot.value, &dots.unit))
    };
    dots.rows.iter().map(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_tie_have_one_number() {
        let row =
            |value| Dot { label: String::new(), value, interval: None, base: None, named: false };
        let rows = [5.0, 4.0, 4.0, 4.0, 3.0].map(row);
        let numbers: Vec<usize> = (0..rows.len()).map(|index| place(&rows, index)).collect();
        assert_eq!(numbers, [1, 2, 2, 2, 5]);
    }
}
