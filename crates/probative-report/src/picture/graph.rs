//! What rests on what: each claim a row with its word and its sentence, the conclusion first.

mod layout;

use std::collections::BTreeSet;

use crate::anchor::anchor;
use crate::report::{Entry, Report};
use layout::{Layout, Link, Row, layout};
use probative_chart::canvas::{Canvas, MARGIN, Sample, WIDE, cut, data_text, escaped};
use probative_chart::scale::pixel;
use probative_chart::style::{Theme, alone};
use probative_finding::finding::Verdict;
use probative_words::finding::label;
use probative_words::format::{counted, visible};
use probative_words::{conclusion, standing};

/// The height of a claim's box, and of its row with the space below.
const BOX: f64 = 24.0;
const ROW: f64 = 30.0;
/// How far grounds are indented, at most; all steps together take this share of the width at most.
const STEP: f64 = 22.0;
const INDENTED: f64 = 0.4;
/// The width of a lane for links beside the rows.
const LANE: f64 = 9.0;
/// Where the word and the sentence begin in a box.
const WORD: f64 = 78.0;
const SENTENCE: f64 = 168.0;

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
    let mut canvas = Canvas::wide("argument");
    let title = standing::ARGUMENT_TITLE;
    canvas.paragraph(title, "title", canvas.letters(16.5), 1, 17.5);
    let found = layout(report);
    canvas.paragraph(&finding(report), "finding", canvas.letters(12.5), 6, 15.5);
    canvas.legend(&[
        ("rests on what is indented beneath it".to_owned(), Sample::Line("link".to_owned(), "")),
        ("the way to the weakest claim".to_owned(), Sample::Line("link-weak".to_owned(), "")),
    ]);
    let places = Places::new(&found, canvas.y + 8.0);
    links(&found, &places, &mut canvas);
    for (at, row) in found.rows.iter().enumerate() {
        let entry = &report.entries[row.entry];
        node(entry, &address(&entry.claim.id), places.row(at, row), &found, &mut canvas);
    }
    if let Some(row) = found.apart {
        canvas.text(MARGIN, places.top(row) - 8.0, "muted", "start", standing::APART);
    }
    canvas.y = places.top(found.rows.len());
    let foot = format!(
        "{} · {}, {}",
        counted(report.entries.len(), "claim"),
        report.text.publisher,
        report.text.date
    );
    canvas.paragraph(&foot, "muted", canvas.letters(11.0), 3, 14.0);
    canvas.close_linked(title, &described(report))
}

/// Where rows, steps and lanes lie.
struct Places {
    top: f64,
    step: f64,
    right: f64,
    apart: Option<usize>,
}

/// The left, right and upper end of a box.
#[derive(Clone, Copy)]
struct Place {
    left: f64,
    right: f64,
    top: f64,
}

impl Places {
    fn new(found: &Layout, top: f64) -> Places {
        let deepest = found.rows.iter().map(|row| row.depth).max().unwrap_or_default();
        let step = STEP.min(INDENTED * WIDE / deepest.max(1) as f64);
        let right = WIDE - MARGIN - found.lanes as f64 * LANE;
        Places { top, step, right, apart: found.apart }
    }

    /// The upper end of a row; a line of words stands above those that are apart.
    fn top(&self, row: usize) -> f64 {
        let words = self.apart.is_some_and(|apart| row >= apart);
        self.top + row as f64 * ROW + if words { 20.0 } else { 0.0 }
    }

    fn row(&self, at: usize, row: &Row) -> Place {
        let left = MARGIN + row.depth as f64 * self.step;
        Place { left, right: self.right, top: self.top(at) }
    }

    /// The way of a link, as points: through the space left of what is indented, or through a lane
    /// right of all rows, so that it crosses no box.
    fn way(&self, link: &Link, found: &Layout) -> Vec<(f64, f64)> {
        let of = |at: usize| self.row(at, &found.rows[at]);
        let (claim, ground) = (of(link.claim), of(link.ground));
        let middle = |place: Place| place.top + BOX / 2.0;
        match link.lane {
            None => {
                let x = claim.left + 0.45 * self.step;
                vec![(x, claim.top + BOX), (x, middle(ground)), (ground.left, middle(ground))]
            }
            Some(lane) => {
                let x = self.right + (lane as f64 + 0.7) * LANE;
                let (from, to) = (middle(claim) + 4.0, middle(ground) - 4.0);
                vec![(claim.right, from), (x, from), (x, to), (ground.right, to)]
            }
        }
    }
}

/// The links, those to the weakest claim last so that none hides them.
fn links(found: &Layout, places: &Places, canvas: &mut Canvas) {
    for weak in [false, true] {
        for link in found.links.iter().filter(|link| link.weak == weak) {
            let class = if weak { "link-weak" } else { "link" };
            let points = places.way(link, found);
            let points: Vec<String> =
                points.iter().map(|(x, y)| format!("{} {}", pixel(*x), pixel(*y))).collect();
            canvas.push(&format!(
                "<path class=\"{class}\"{}{} d=\"M{}\"/>",
                data_text("ground", &link.ids.0),
                data_text("claim", &link.ids.1),
                points.join("L"),
            ));
        }
    }
}

/// One claim: its glyph and id, its word, its sentence; a heavier box on the way to the weakest.
fn node(entry: &Entry, address: &str, place: Place, found: &Layout, canvas: &mut Canvas) {
    let id = entry.claim.id.as_str();
    let verdict = entry.finding.verdict();
    let weak = if found.weak.contains(id) { " node-weak" } else { "" };
    let marks = data_text("claim", id) + &data_text("verdict", verdict.word());
    let words = escaped(&format!("{id}, {}: {}", label(&entry.finding), entry.claim.said));
    let Place { left, right, top } = place;
    canvas.push(&format!(
        "<a href=\"{}\"{marks}><title>{words}</title><rect class=\"node tint-{word}{weak}\" x=\"{}\" \
         y=\"{}\" width=\"{}\" height=\"{BOX}\" rx=\"4\"/>",
        escaped(address),
        pixel(left),
        pixel(top),
        pixel(right - left),
        word = verdict.word(),
    ));
    let head = format!("{} {}", verdict.glyph(), cut(id, 8));
    let y = top + BOX / 2.0 + 4.0;
    canvas.text(left + 8.0, y, &format!("strong ink-{}", verdict.word()), "start", &head);
    canvas.text(left + WORD, y, "small", "start", verdict.brief());
    let letters = ((right - left - SENTENCE - 8.0) / LETTER).max(0.0) as usize;
    canvas.text(left + SENTENCE, y, "small", "start", &cut(short(entry), letters));
    canvas.push("</a>");
}

/// The mean width of a small letter, on the safe side.
const LETTER: f64 = 5.9;

/// The claim's own short sentence, or else its whole one.
fn short(entry: &Entry) -> &str {
    entry.claim.short.as_deref().unwrap_or(&entry.claim.said)
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
