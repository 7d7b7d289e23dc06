//! Whole cases, byte for byte.
//!
//! `UPDATE=1` rewrites what is expected; read the difference line by line.
#![allow(
    clippy::disallowed_methods,
    reason = "this test reads and, when asked, rewrites the gallery"
)]

use probative::{Case, Finding, Html, Json, Markdown, Render, Report, compose};
use probative_finding::finding::{Calibration, Findings, Outcome, Reason};
use probative_report::picture::figures;
use probative_report::{Junit, Sarif, closing, findings_csv, lines};
use probative_tests::{Checked, checked, files, text};

/// Every file that is expected of a case, by its name in the folder `expected`.
fn rendered(Checked { case, findings, .. }: &Checked) -> Vec<(String, String)> {
    let report = compose(case, findings);
    made_again(case, findings, &report);
    let pictures = figures(&report).into_iter().map(|(name, svg)| (format!("figures/{name}"), svg));
    let words = [
        ("findings.json".to_owned(), Json.render(&report)),
        ("exhibits.json".to_owned(), report.documents.exhibits.clone()),
        ("report.md".to_owned(), Markdown.render(&report)),
    ];
    words.into_iter().chain(pictures).collect()
}

/// Passes if every form of a report is made again, to the byte, from what its documents hold.
fn made_again(case: &Case, findings: &Findings, report: &Report) {
    let read = Findings::from_json(&findings.to_json()).expect("findings are read again");
    let read = read.with_exhibits(&findings.exhibits_to_json()).expect("so are exhibits");
    let again = forms(&compose(case, &read));
    for ((name, first), (_, second)) in forms(report).into_iter().zip(again) {
        assert!(first == second, "{}: {name} is not made again from its documents", case.title);
    }
}

/// The page, the Markdown, the exports, the terminal's lines and the pictures.
fn forms(report: &Report) -> Vec<(String, String)> {
    let terminal = lines(report)
        .into_iter()
        .map(|line| format!("{}: {} {:?}", line.plain(), line.number, line.reservation))
        .chain(closing(report));
    let mut forms = vec![
        ("the page".to_owned(), Html.render(report)),
        ("the Markdown".to_owned(), Markdown.render(report)),
        ("SARIF".to_owned(), Sarif::default().render(report)),
        ("JUnit".to_owned(), Junit.render(report)),
        ("the CSV".to_owned(), findings_csv(report)),
        ("the terminal".to_owned(), terminal.collect::<Vec<_>>().join("\n")),
    ];
    forms.extend(figures(report));
    forms
}

#[test]
fn every_case_gives_the_expected_bytes() {
    let update = std::env::var_os("UPDATE").is_some();
    for checked in checked() {
        let expected = checked.folder.join("expected");
        let rendered = rendered(checked);
        if update {
            let _ = std::fs::remove_dir_all(expected.join("figures"));
            std::fs::create_dir_all(expected.join("figures")).unwrap();
        }
        let names: Vec<_> = rendered.iter().map(|(name, _)| expected.join(name)).collect();
        let other = files(&expected.join("figures"), "svg");
        let other = other.iter().find(|path| !names.contains(path));
        assert_eq!(other, None, "a picture that is not drawn; UPDATE=1 removes it");
        for (name, found) in rendered {
            let path = expected.join(name);
            if update {
                std::fs::write(&path, &found).unwrap();
            }
            let differs = "differs from what is expected; UPDATE=1 rewrites it";
            assert!(text(&path) == found, "{} {differs}", path.display());
        }
    }
}

#[test]
fn every_test_that_rests_on_chance_is_calibrated_on_its_own_geography() {
    for Checked { folder, findings, .. } in checked() {
        for finding in &findings.findings {
            let Outcome::Tested { appraisal, .. } = &finding.outcome else { continue };
            let missing = appraisal.calibration == Calibration::Missing;
            assert!(!missing, "{}: {} is not calibrated", folder.display(), finding.claim);
        }
    }
}

/// More draws settle what can be settled: few words may hang on how many there are.
#[test]
fn at_most_two_claims_of_a_case_lie_at_a_threshold() {
    for Checked { folder, findings, .. } in checked() {
        let at_threshold = |finding: &&Finding| match &finding.outcome {
            Outcome::Tested { judgement, .. } => judgement.reasons.contains(&Reason::AtThreshold),
            Outcome::Untested { .. } => false,
        };
        let open = findings.findings.iter().filter(at_threshold).count();
        assert!(open <= 2, "{}: {open}", folder.display());
    }
}
