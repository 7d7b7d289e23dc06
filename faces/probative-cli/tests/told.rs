//! What a reading leaves out or cannot say is told wherever the reading is.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::Command;

/// What a check of a folder of `tests/bad` prints, without the breaks of its lines, and the texts
/// that it writes.
fn told(row: &str) -> (String, [String; 3]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let out = tempfile::tempdir().unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_probative"))
        .current_dir(root)
        .args(["check", &format!("tests/bad/{row}"), "--no-calibrate", "--out"])
        .arg(out.path())
        .output()
        .unwrap();
    let printed = String::from_utf8(ran.stdout).unwrap();
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = |name: &str| std::fs::read_to_string(out.path().join(name)).unwrap();
    (printed, ["report.html", "report.md", "findings.json"].map(text))
}

#[test]
fn entries_without_a_day_are_left_out_with_their_number_in_every_kind() {
    let (printed, [html, markdown, json]) = told("108_listed_without_a_day");
    let said = "1: listed without a known day of publication";
    assert_eq!(markdown.matches(said).count(), 5, "membership, effect and rivals, and beside");
    assert!(html.contains("listed without a known day of publication"));
    assert!(json.matches("\"undated\"").count() >= 3);
    let later = "1: entries of the list that were published after the text, and do not count";
    assert_eq!(markdown.matches(later).count(), 4, "effect and rivals, and beside");
    // A list of which no entry has a day is as public as its source.
    assert!(printed.contains("the 7 places that belong to the list"), "{printed}");
    assert!(printed.contains("the 9 places that belong to the list"), "{printed}");
    assert!(printed.contains("1 unknown"), "{printed}");
}

#[test]
fn a_comparison_by_ratios_that_a_zero_rules_out_is_told() {
    let (printed, texts) = told("108_listed_without_a_day");
    let said = "1 of the numbers has no logarithm, so that none is compared by ratios";
    assert!(printed.contains(said), "{printed}");
    assert!(texts[..2].iter().all(|text| text.contains(said)));
    assert!(texts[2].contains("\"without_logarithm\": 1"));
}
