//! The picture that stands beside a link to a claim: its verdict, one number and one sentence.

use probative_finding::finding::{Certainty, Outcome, Verdict};

use crate::report::{Entry, Report};
use probative_chart::canvas::{cut, data_text, escaped, wrapped};
use probative_chart::scale::pixel;
use probative_chart::style::{Theme, alone};
use probative_words::finding::label;
use probative_words::format::{self, stopped, visible};

/// The width and height in pixels that sites ask of a preview.
pub(crate) const SIZE: (u32, u32) = (1200, 630);

const STYLE: &str = ".pic .pre-small{font-size:26px}.pic .pre-said{font-size:42px;font-weight:700}\
    .pic .pre-word{font-size:50px;font-weight:700}.pic .pre-number{font-size:64px;font-weight:700}\
    .pic .pre-long{font-size:38px;font-weight:700}.pic .pre-sentence{font-size:32px}";

/// Where words begin, from the left.
const LEFT: f64 = 72.0;
/// The last line of words, from the top.
const FOOT: f64 = 592.0;
/// The mean width of a letter as a share of its size, on the safe side.
const LETTER: f64 = 0.55;

/// The picture, which stands by itself.
pub(crate) fn svg(entry: &Entry, report: &Report) -> String {
    let mut page = Page { body: String::new(), y: 62.0 };
    page.line("pre-small muted", 26.0, &format!("{}, {}", report.text.publisher, report.text.date));
    page.y += 28.0;
    page.lines("pre-said", 42.0, 3, &stopped(&entry.claim.said));
    page.y += 20.0;
    page.verdict(entry.finding.verdict());
    page.number(entry);
    let room = ((FOOT - 42.0 - page.y) / 38.0).max(0.0) as usize + 1;
    page.lines("pre-sentence", 32.0, room.min(4), &entry.sentence);
    page.y = FOOT;
    let certainty = entry.finding.certainty().map_or("none", Certainty::word);
    let foot = format!("claim {} · certainty: {certainty} · probative", entry.claim.id);
    page.line("pre-small muted", 26.0, &foot);
    let (width, height) = SIZE;
    visible(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pic\" role=\"img\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"{claim}>\
         <title>{title}</title><style>{style}{STYLE}</style>\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\
         <rect class=\"ink-{verdict}\" width=\"24\" height=\"{height}\"/>{body}</svg>\n",
        claim = data_text("claim", &entry.claim.id),
        title = escaped(&title(entry)),
        style = alone(Theme::Light),
        verdict = entry.finding.verdict().word(),
        body = page.body,
    ))
}

/// The verdict with what the claim says, for those who do not see the picture.
pub(crate) fn title(entry: &Entry) -> String {
    let verdict = format::sentence_start(&label(&entry.finding));
    format!("{verdict}: {}", stopped(&entry.claim.said))
}

/// Words from the top down.
struct Page {
    body: String,
    y: f64,
}

impl Page {
    /// How many letters of a size fit on one line.
    fn letters(size: f64) -> usize {
        ((f64::from(SIZE.0) - LEFT - 56.0) / (size * LETTER)) as usize
    }

    fn line(&mut self, class: &str, size: f64, words: &str) {
        self.lines(class, size, 1, words);
    }

    fn lines(&mut self, class: &str, size: f64, most: usize, words: &str) {
        for line in wrapped(words, Page::letters(size), most) {
            self.body.push_str(&format!(
                "<text x=\"{LEFT}\" y=\"{}\" class=\"{class}\">{}</text>",
                pixel(self.y),
                escaped(&line)
            ));
            self.y += (size * 1.2).round();
        }
    }

    /// The verdict as glyph and word, apart so that a font without the glyph still writes the word.
    fn verdict(&mut self, verdict: Verdict) {
        let class = format!("pre-word ink-{}", verdict.word());
        for (x, words) in
            [(LEFT, verdict.glyph().to_string()), (LEFT + 58.0, verdict.label().to_owned())]
        {
            let y = pixel(self.y);
            self.body
                .push_str(&format!("<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{words}</text>"));
        }
        self.y += 60.0;
    }

    /// The number behind the verdict and how sure it is; a claim that was not tested has none.
    fn number(&mut self, entry: &Entry) {
        let Outcome::Tested { appraisal, .. } = &entry.finding.outcome else { return };
        let measure = &appraisal.primary.measure;
        let number = format::value(measure);
        let short = number.chars().count() <= Page::letters(64.0);
        let (class, size) = if short { ("pre-number", 64.0) } else { ("pre-long", 38.0) };
        self.y += 14.0;
        self.line(class, size, &cut(&number, Page::letters(size)));
        self.y -= size * 0.35;
        self.line("pre-small muted", 26.0, &format::uncertainty(measure));
        self.y += 14.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// Where each line of words stands, in pixels from the top.
    fn lines(svg: &str) -> Vec<f64> {
        svg.split("<text ")
            .skip(1)
            .filter_map(|text| text.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect()
    }

    #[test]
    fn the_verdict_its_number_and_its_sentence_are_shown() {
        let report = fixture::report();
        let svg = svg(&report.entries[3], &report);
        for words in [">✖<", ">contradicted<", "64.6\u{a0}%", "claim k4"] {
            assert!(svg.contains(words), "{words}");
        }
        let sentence = report.entries[3].sentence.replace(" %", "\u{a0}%");
        assert!(svg.contains(&sentence[..20]), "{sentence}");
    }

    #[test]
    fn the_longest_words_stay_inside_and_apart() {
        let report = fixture::hostile(&"many words ".repeat(200));
        for entry in &report.entries {
            let lines = lines(&svg(entry, &report));
            let apart = |pair: &[f64]| pair[0] == pair[1] || pair[1] - pair[0] >= 30.0;
            assert!(lines.windows(2).all(apart), "{lines:?}");
            assert!(lines.iter().all(|&y| y < f64::from(SIZE.1) - 20.0), "{lines:?}");
        }
    }

    #[test]
    fn a_claim_without_a_number_shows_none() {
        let report = fixture::report();
        let untested = report.entries.iter().find(|entry| entry.claim.id == "k7").unwrap();
        assert!(!svg(untested, &report).contains("class=\"pre-number\""));
    }
}
