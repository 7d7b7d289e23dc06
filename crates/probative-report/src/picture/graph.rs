//! What rests on what: each claim a box with its word, the conclusion at the end.

mod layout;

use std::collections::BTreeSet;

use crate::anchor::anchor;
use crate::report::{Entry, Report};
use layout::{Layout, layout};
use probative_chart::canvas::{Canvas, MARGIN, Sample, WIDTH, cut, data_text, escaped};
use probative_chart::scale::pixel;
use probative_chart::style::{Theme, alone};
use probative_finding::finding::Verdict;
use probative_words::format::{counted, visible};
use probative_words::{conclusion, standing};

/// The size of a claim's box.
const BOX: (f64, f64) = (71.5, 32.0);
/// The free space between boxes, across and down.
const GAP: (f64, f64) = (2.4, 20.0);

/// The argument as a picture inside a page, which gives it its style; each claim links to `#` and
/// its id there.
pub(crate) fn svg(report: &Report) -> String {
    visible(&draw(report, &on_the_page))
}

/// The argument as a picture that stands by itself.
pub(crate) fn svg_alone(report: &Report, theme: Theme) -> String {
    svg_linked(report, theme, &on_the_page)
}

/// The argument as a picture that stands by itself, each claim linked to the address of its id.
pub(crate) fn svg_linked(
    report: &Report,
    theme: Theme,
    address: &dyn Fn(&str) -> String,
) -> String {
    let inline = draw(report, address);
    let open = inline.find('>').map_or(0, |at| at + 1);
    let (head, rest) = inline.split_at(open);
    visible(&format!("{head}<style>{}</style>{rest}\n", alone(theme)))
}

fn on_the_page(id: &str) -> String {
    format!("#{}", anchor(id))
}

fn draw(report: &Report, address: &dyn Fn(&str) -> String) -> String {
    let mut canvas = Canvas::new("argument");
    let title = standing::ARGUMENT_TITLE;
    canvas.paragraph(title, "title", canvas.letters(16.5), 1, 17.5);
    let found = layout(report, per_row());
    canvas.paragraph(&finding(report), "finding", canvas.letters(12.5), 6, 15.5);
    canvas.legend(&[
        ("rests on".to_owned(), Sample::Line("link".to_owned(), "")),
        ("the way to the weakest claim".to_owned(), Sample::Line("link-weak".to_owned(), "")),
    ]);
    let top = canvas.y + 8.0;
    links(&found, top, &mut canvas);
    for (entry, place) in report.entries.iter().zip(&found.places) {
        node(entry, &address(&entry.claim.id), middle(*place, top), &found, &mut canvas);
    }
    canvas.y = top + bottom(&found) - 8.0;
    if let Some(row) = found.apart {
        let y = top + row as f64 * (BOX.1 + GAP.1) - 5.0;
        canvas.text(MARGIN, y, "muted", "start", standing::APART);
    }
    let foot = format!(
        "n = {} · {}, {}",
        counted(report.entries.len(), "claim"),
        report.text.publisher,
        report.text.date
    );
    canvas.paragraph(&foot, "muted", canvas.letters(11.0), 3, 14.0);
    canvas.close_linked(title, &described(report))
}

fn per_row() -> usize {
    ((WIDTH - 2.0 * MARGIN + GAP.0) / (BOX.0 + GAP.0)) as usize
}

/// How tall the boxes are together, with a line of words above those that stand apart.
fn bottom(found: &Layout) -> f64 {
    found.rows as f64 * (BOX.1 + GAP.1)
}

/// The middle of a box: its column counts from the middle of the picture.
fn middle((row, column): (usize, f64), top: f64) -> (f64, f64) {
    let x = WIDTH / 2.0 + column * (BOX.0 + GAP.0);
    (x, top + row as f64 * (BOX.1 + GAP.1) + BOX.1 / 2.0)
}

/// The links, those to the weakest claim last so that none hides them.
fn links(found: &Layout, top: f64, canvas: &mut Canvas) {
    for weak in [false, true] {
        for link in found.links.iter().filter(|link| link.weak == weak) {
            let (from, to) =
                (middle(found.places[link.ground], top), middle(found.places[link.claim], top));
            let down = if from.1 < to.1 { BOX.1 / 2.0 } else { -BOX.1 / 2.0 };
            let (start, end) = (from.1 + down, to.1 - down);
            let half = (start + end) / 2.0;
            let class = if weak { "link-weak" } else { "link" };
            canvas.push(&format!(
                "<path class=\"{class}\"{}{} d=\"M{} {}C{} {m} {} {m} {} {}\"/>",
                data_text("ground", &link.ids.0),
                data_text("claim", &link.ids.1),
                pixel(from.0),
                pixel(start),
                pixel(from.0),
                pixel(to.0),
                pixel(to.0),
                pixel(end),
                m = pixel(half),
            ));
        }
    }
}

/// One claim: its glyph and id, its word below, a heavier box on the way to the weakest.
fn node(entry: &Entry, address: &str, (x, y): (f64, f64), found: &Layout, canvas: &mut Canvas) {
    let id = entry.claim.id.as_str();
    let verdict = entry.finding.verdict();
    let weak = if found.weak.contains(id) { " node-weak" } else { "" };
    let marks = data_text("claim", id) + &data_text("verdict", verdict.word());
    let words = escaped(&format!("{id}, {}: {}", verdict.label(), entry.claim.said));
    let (width, height) = BOX;
    canvas.push(&format!(
        "<a href=\"{}\"{marks}><title>{words}</title><rect class=\"node tint-{word}{weak}\" x=\"{}\" \
         y=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>",
        escaped(address),
        pixel(x - width / 2.0),
        pixel(y - height / 2.0),
        word = verdict.word(),
    ));
    let head = format!("{} {}", verdict.glyph(), cut(id, 8));
    canvas.text(x, y - 2.5, &format!("strong ink-{}", verdict.word()), "middle", &head);
    canvas.text(x, y + 10.5, "small", "middle", verdict.brief());
    canvas.push("</a>");
}

fn finding(report: &Report) -> String {
    conclusion::plain(report.told().pictured(), Verdict::label)
}

/// The picture in words: each claim with its word and what it rests on.
fn described(report: &Report) -> String {
    let known: BTreeSet<&str> =
        report.entries.iter().map(|entry| entry.claim.id.as_str()).collect();
    let words = |entry: &Entry| {
        let grounds: Vec<String> =
            entry.claim.rests_on.iter().filter(|id| known.contains(id.as_str())).cloned().collect();
        conclusion::node(&entry.claim.id, entry.finding.verdict(), &grounds)
    };
    let all: Vec<String> = report.entries.iter().map(words).collect();
    format!("{} {}", finding(report), all.join(" "))
}

#[cfg(test)]
mod tests;
