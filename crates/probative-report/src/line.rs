//! The terminal's line for each claim, and its closing lines.

use probative_finding::finding::{Certainty, Verdict};

use crate::report::Report;
use probative_terms::text::{counted, one_line};
use probative_words::conclusion;
use probative_words::finding::beside_tally;

/// One claim as a terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The claim's id.
    pub claim: String,
    /// The claim's kind.
    pub kind: &'static str,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict's word, as short as a terminal needs it.
    pub word: &'static str,
    /// How sure it is.
    pub certainty: Option<Certainty>,
    /// The number behind it.
    pub number: String,
}

impl Line {
    /// The line without colour.
    pub fn plain(&self) -> String {
        self.with("", "")
    }

    /// The line with its verdict in colour, for terminals that ask for it.
    pub fn coloured(&self) -> String {
        self.with(colour(self.verdict), "\u{1b}[0m")
    }

    fn with(&self, start: &str, end: &str) -> String {
        let certainty = self.certainty.map_or("–", Certainty::word);
        let glyph = self.verdict.glyph();
        format!(
            " {:<4} {:<12} {start}{glyph} {:<21} {end}{certainty:<9} {}",
            self.claim, self.kind, self.word, self.number
        )
    }
}

fn colour(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "\u{1b}[32m",
        Verdict::Qualified => "\u{1b}[33m",
        Verdict::NotSupported => "\u{1b}[35m",
        Verdict::Contradicted => "\u{1b}[31m",
        Verdict::Inconclusive => "\u{1b}[36m",
        Verdict::NotTestable | Verdict::NotTested => "\u{1b}[2m",
    }
}

fn short(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Qualified => "supported, qualified",
        _ => verdict.brief(),
    }
}

/// A line for each claim, in the case's order.
pub fn lines(report: &Report) -> Vec<Line> {
    report
        .entries
        .iter()
        .map(|entry| Line {
            claim: one_line(&entry.claim.id),
            kind: entry.finding.kind.word(),
            verdict: entry.finding.verdict(),
            word: short(entry.finding.verdict()),
            certainty: entry.finding.certainty(),
            number: one_line(&entry.number),
        })
        .collect()
}

/// How many claims got each verdict, and what the conclusion needs.
pub fn closing(report: &Report) -> Vec<String> {
    let counts: Vec<String> = report
        .counts
        .iter()
        .map(|(verdict, count)| format!("{count} {}", verdict.brief()))
        .collect();
    let claims = counted(report.entries.len(), "claim");
    let mut out = vec![format!(" {claims}: {}", counts.join(" · "))];
    out.extend(beside_tally(report.by_chance.len()).map(|said| format!(" {said}")));
    if let Some(said) = report.told().line() {
        out.push(format!(" {}", one_line(&conclusion::plain(said, short))));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn no_escape_code_appears_unless_it_is_asked_for() {
        let report = fixture::report();
        for line in lines(&report) {
            assert!(!line.plain().contains('\u{1b}'));
            assert!(line.coloured().contains('\u{1b}'));
            assert!(line.plain().contains(line.verdict.glyph()));
        }
    }

    #[test]
    fn the_closing_lines_name_the_weakest_claim() {
        let report = fixture::report();
        let closing = closing(&report).join("\n");
        assert!(closing.contains("the weakest claim it rests on is k4: contradicted"), "{closing}");
    }

    #[test]
    fn every_tally_tells_of_claims_that_are_no_more_than_chance() {
        use crate::{Html, Markdown, Render};
        let report = fixture::report();
        assert_eq!(report.by_chance, ["k2"], "another word with that qualifier does not count");
        let said = beside_tally(1).unwrap();
        let forms = [closing(&report).join("\n"), Html.render(&report), Markdown.render(&report)];
        assert!(forms.iter().all(|form| form.contains(&said)), "{forms:?}");
        let none = Report { by_chance: Vec::new(), ..report };
        assert!(!closing(&none).join("\n").contains("as counted"));
    }

    #[test]
    fn what_a_case_holds_cannot_steer_the_terminal() {
        let report = fixture::hostile("a\u{1b}[31mb\nc\u{202e}");
        for line in lines(&report).iter().map(Line::plain).chain(closing(&report)) {
            assert!(!line.contains(['\u{1b}', '\n', '\u{202e}']), "{line}");
        }
    }
}
