//! Every form of a report tells the same facts.

use probative::{Html, Markdown, Render, Report};
use probative_finding::finding::{Findings, Outcome, Verdict};
use probative_report::lines;
use probative_tests::{root, text};
use probative_words::format::exact;

const CASES: [&str; 3] = ["kentucky-counties", "mirror-example", "sanctuary-heroin"];

/// The report of a case from what its folder expects.
fn report(case: &str) -> Report {
    let folder = root().join("cases").join(case);
    let (case, _) = probative_tests::gathered(&folder);
    let findings = Findings::from_json(&text(&folder.join("expected/findings.json")));
    let findings = findings.expect("what is expected can be read");
    let exhibits = text(&folder.join("expected/exhibits.json"));
    let findings = findings.with_exhibits(&exhibits).expect("and its exhibits");
    probative::compose(&case, &findings)
}

/// What a reader of a claim must be told: why the rule gave its word, each qualifier, the ends that
/// unknown entries allow, each row that was left out, and the rows that are read.
fn facts(report: &Report) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    for entry in &report.entries {
        let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome else { continue };
        let primary = &appraisal.primary.measure;
        let reasons = judgement.reasons.iter().map(probative_words::reason);
        let fired = judgement.qualifiers.iter().map(probative_words::because);
        let ends = |end: f64| exact(end, primary);
        let bounds = appraisal.bounds.map(|one| format!("{} to {}", ends(one.low), ends(one.high)));
        let left = &appraisal.primary.rows.left_out;
        let gone =
            left.iter().map(|one| format!("{}: {}", one.rows, probative_words::gone(&one.reason)));
        let read = probative_words::records::deciding(&entry.claim);
        let beside = probative_words::records::beside(&entry.claim);
        let all = reasons.chain(fired).chain(bounds).chain(gone).chain(read).chain(beside);
        facts.extend(all.map(|fact| (entry.claim.id.clone(), fact)));
    }
    let corrections = report.corrections.iter().map(|one| one.said.clone());
    facts.extend(corrections.map(|fact| ("the case".to_owned(), fact)));
    facts
}

/// A document without its markup, its letters that are no space or sign alone.
fn bare(document: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in document.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside && letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out
}

/// The same of words: HTML and Markdown escape what they may read as their own.
fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn untold(report: &Report, document: &str) -> Vec<(String, String)> {
    // A sign that a document escapes is no markup of its own.
    let signs = ["&quot;", "&amp;", "&lt;", "&gt;", "\\<"];
    let plain = signs.iter().fold(document.to_owned(), |text, sign| text.replace(sign, ""));
    let held = bare(&plain);
    facts(report).into_iter().filter(|(_, fact)| !held.contains(&letters(fact))).collect()
}

#[test]
fn the_page_and_the_markdown_tell_every_fact() {
    for case in CASES {
        let report = report(case);
        assert!(facts(&report).len() > 10, "{case}");
        assert_eq!(untold(&report, &Html.render(&report)), [], "{case}, the page");
        assert_eq!(untold(&report, &Markdown.render(&report)), [], "{case}, the Markdown");
    }
}

#[test]
fn a_fact_that_is_not_told_is_noticed() {
    let mut report = report("mirror-example");
    let page = Markdown.render(&report);
    report.corrections = vec![probative_case::case::Correction {
        date: report.text.date,
        said: "a planted correction".to_owned(),
    }];
    assert_eq!(untold(&report, &page).len(), 1);
}

#[test]
fn the_terminal_says_why_a_claim_is_inconclusive_or_qualified() {
    for case in CASES {
        let report = report(case);
        for (line, entry) in lines(&report).iter().zip(&report.entries) {
            let Outcome::Tested { judgement, .. } = &entry.finding.outcome else { continue };
            let why = match judgement.verdict {
                Verdict::Inconclusive => probative_words::reason(&judgement.reasons[0]),
                Verdict::Qualified => String::new(),
                _ => continue,
            };
            let told = line.reservation.as_ref().expect("a reason is told");
            let after = if judgement.verdict == Verdict::Qualified { "but" } else { "because" };
            assert!(told.0 == after && !told.1.is_empty() && told.1.contains(&why), "{told:?}");
        }
    }
}
