//! Whole cases, byte for byte, for every number of threads.
//!
//! `UPDATE=1` rewrites what is expected; read the difference line by line.
#![allow(
    clippy::disallowed_methods,
    reason = "this test reads and, when asked, rewrites the gallery"
)]

use std::path::Path;

use probative::{Json, Markdown, Render, check, compose};
use probative_case::finding::{Calibration, Outcome};
use probative_check::with_threads;
use probative_tests::{cases, gathered, text};

fn rendered(folder: &Path) -> [(&'static str, String); 2] {
    let (case, evidence) = gathered(folder);
    let report = compose(&case, &check(&case, &evidence));
    [("findings.json", Json.render(&report)), ("report.md", Markdown.render(&report))]
}

#[test]
fn every_case_gives_the_expected_bytes() {
    for folder in cases() {
        for (name, found) in rendered(&folder) {
            let path = folder.join("expected").join(name);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all(folder.join("expected")).unwrap();
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
