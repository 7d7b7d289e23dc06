//! The terminal's line for each claim, and its closing lines.

use probative_finding::finding::{Certainty, Checklist, Outcome, Untested, Verdict};

use crate::report::{Entry, Report};
use probative_terms::CheckItem;
use probative_terms::text::{counted, one_line};
use probative_words::finding::{beside_tally, failed, label, otherwise};
use probative_words::{audit, conclusion, design};

/// What was found of one claim, as a terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The verdict.
    pub verdict: Verdict,
    /// What it is called.
    pub label: String,
    /// How sure it is.
    pub certainty: Option<Certainty>,
    /// The number behind it.
    pub number: String,
    /// What keeps it from a plain word, after the word that it follows.
    pub reservation: Option<(&'static str, String)>,
    /// Each reading that stands elsewhere than the one that decides.
    pub otherwise: Vec<String>,
    /// Each number beside that could not be read, and why.
    pub unread: Vec<String>,
    /// How many questions of its checklist a design answers, and which are open.
    pub design: Option<String>,
    /// Each of these, with what shows that it is open.
    pub open: Vec<String>,
    /// How many choices of the case's author another word takes, where it is audited.
    pub choices: Option<String>,
}

impl Line {
    /// The verdict and how sure it is, without colour.
    pub fn plain(&self) -> String {
        self.with("", "")
    }

    /// The same in colour, for terminals that ask for it.
    pub fn coloured(&self) -> String {
        self.with(colour(self.verdict), "\u{1b}[0m")
    }

    fn with(&self, start: &str, end: &str) -> String {
        let (glyph, word) = (self.verdict.glyph(), &self.label);
        let sure = self.certainty.map_or(String::new(), |it| format!(", certainty {}", it.word()));
        format!("{start}{glyph} {word}{end}{sure}")
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

/// What was found of each claim, in the order of the report's entries.
pub fn lines(report: &Report) -> Vec<Line> {
    report
        .entries
        .iter()
        .map(|entry| Line {
            verdict: entry.finding.verdict(),
            label: label(&entry.finding),
            certainty: entry.finding.certainty(),
            number: one_line(&entry.number),
            reservation: entry.reservation.as_ref().map(|(after, why)| (*after, one_line(why))),
            otherwise: otherwise(&entry.finding).iter().map(|said| one_line(said)).collect(),
            unread: unread(entry),
            design: checklist(entry).map(|it| one_line(&design::answers(it))),
            open: checklist(entry).into_iter().flat_map(design::open).map(asked).collect(),
            choices: entry.finding.audited.as_ref().map(audit::fewest),
        })
        .collect()
}

/// The checklist of a claim's design, where it has one.
fn checklist(entry: &Entry) -> Option<&Checklist> {
    let Outcome::Tested { appraisal, .. } = &entry.finding.outcome else { return None };
    appraisal.checklist.as_ref()
}

fn unread(entry: &Entry) -> Vec<String> {
    let Outcome::Tested { appraisal, .. } = &entry.finding.outcome else { return Vec::new() };
    appraisal.facts.unread.iter().map(|unread| one_line(&design::unread(unread))).collect()
}

fn asked(item: &CheckItem) -> String {
    one_line(&design::answered(item))
}

/// How many claims got each verdict, and what the conclusion needs.
pub fn closing(report: &Report) -> Vec<String> {
    let counts: Vec<String> = report
        .counts
        .iter()
        .map(|(verdict, count)| format!("{count} {}", verdict.brief()))
        .collect();
    let claims = counted(report.entries.len(), "claim");
    let mut out = vec![format!("{claims}: {}", counts.join(" · "))];
    out.extend(beside_tally(report.by_chance.len()));
    out.extend(report.on_nearest());
    out.extend(report.unaudited());
    if let Some(said) = report.told().line() {
        out.push(one_line(&conclusion::plain(said, Verdict::label)));
    }
    out.extend(failed(&unrun(report)));
    out
}

/// The claims whose test could not run on its record.
fn unrun(report: &Report) -> Vec<String> {
    let failed = |entry: &&Entry| {
        matches!(&entry.finding.outcome, Outcome::Untested { why: Untested::Failed { .. }, .. })
    };
    report.entries.iter().filter(failed).map(|entry| entry.claim.id.clone()).collect()
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
    fn what_a_design_leaves_open_is_told_at_the_terminal_and_in_markdown() {
        use crate::{Markdown, Render};
        let report = fixture::report();
        let design = |line: &Line| line.design.is_some();
        let line = lines(&report).into_iter().find(design).expect("the fixture has a design");
        let said = line.design.unwrap();
        assert!(said.starts_with("answers ") && said.contains("; open: "), "{said}");
        let written = Markdown.render(&report);
        for open in &line.open {
            let question = open.trim_start_matches('✖').trim().split('?').next().unwrap();
            assert!(written.contains(question), "{open}: {written}");
        }
    }

    #[test]
    fn the_last_line_names_the_claims_whose_test_could_not_run() {
        let report = fixture::report();
        let failed = unrun(&report);
        assert!(!failed.is_empty(), "the fixture has one");
        let last = closing(&report).pop().unwrap();
        assert!(last.contains("could not be tested") && last.ends_with(&failed[0]), "{last}");
        let none = Report { entries: Vec::new(), ..report };
        assert!(!closing(&none).join("\n").contains("could not be tested"));
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
        let shown = |line: Line| {
            [line.plain(), line.number, line.reservation.map_or(String::new(), |(_, why)| why)]
                .join("; ")
        };
        for line in lines(&report).into_iter().map(shown).chain(closing(&report)) {
            assert!(!line.contains(['\u{1b}', '\n', '\u{202e}']), "{line}");
        }
    }
}
