//! Whole cases, byte for byte, for every number of threads.
//!
//! `UPDATE=1` rewrites what is expected; read the difference line by line.
#![allow(
    clippy::disallowed_methods,
    reason = "this test reads and, when asked, rewrites the gallery"
)]

use std::path::Path;

use probative::{Json, Markdown, Render, check, compose};
use probative_check::with_threads;
use probative_finding::finding::{Calibration, Outcome};
use probative_report::picture::figures;
use probative_tests::{cases, files, gathered, text};

/// Every file that is expected of a case, by its name in the folder `expected`.
fn rendered(folder: &Path) -> Vec<(String, String)> {
    let (case, evidence) = gathered(folder);
    let report = compose(&case, &check(&case, &evidence));
    let pictures = figures(&report).into_iter().map(|(name, svg)| (format!("figures/{name}"), svg));
    let words = [
        ("findings.json".to_owned(), Json.render(&report)),
        ("exhibits.json".to_owned(), report.documents.exhibits.clone()),
        ("report.md".to_owned(), Markdown.render(&report)),
    ];
    words.into_iter().chain(pictures).collect()
}

#[test]
fn every_case_gives_the_expected_bytes() {
    let update = std::env::var_os("UPDATE").is_some();
    for folder in cases() {
        let expected = folder.join("expected");
        let rendered = rendered(&folder);
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
fn the_number_of_threads_changes_no_byte() {
    for folder in cases() {
        let (case, evidence) = gathered(&folder);
        let run = |threads| {
            let findings = with_threads(threads, || check(&case, &evidence));
            Json.render(&compose(&case, &findings))
        };
        let alone = run(1);
        for threads in [2, 3, 8] {
            assert!(run(threads) == alone, "{} with {threads} threads", folder.display());
        }
    }
}

#[test]
fn every_test_that_rests_on_chance_is_calibrated_on_its_own_geography() {
    for folder in cases() {
        let (case, evidence) = gathered(&folder);
        for finding in check(&case, &evidence).findings {
            let Outcome::Tested { appraisal, .. } = &finding.outcome else { continue };
            let missing = appraisal.calibration == Calibration::Missing;
            assert!(!missing, "{}: {} is not calibrated", folder.display(), finding.claim);
        }
    }
}
