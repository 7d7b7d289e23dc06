//! `probative sum`: a column added up by groups, at the terminal and in files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_probative"));
    program.current_dir(folder).args(words).output().unwrap()
}

/// Two megabytes of rows, so that they are taken as they come, with one that is withheld.
fn shipments(folder: &Path) {
    let mut rows = "county,year,drug,pills\n".to_owned();
    for at in 0..60_000 {
        let (county, year) = (1001 + at % 7 * 2, 2010 + at % 3);
        writeln!(rows, "0{county},{year},{},{}.5,", ["A", "B"][at % 2], at % 10).unwrap();
    }
    std::fs::write(folder.join("rows.csv"), rows.replace(",\n", "\n")).unwrap();
}

#[test]
fn groups_are_printed_and_written_so_that_they_can_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    shipments(folder.path());
    let asked = ["sum", "rows.csv", "--value", "pills", "--by", "county", "--where", "drug=A"];
    let ran = run(folder.path(), &[&asked[..], &["--csv", "sums.csv"]].concat());
    let told = String::from_utf8(ran.stdout).unwrap();
    assert!(told.starts_with("7 groups of 30000 rows\n\ncounty "), "{told}");
    // Of every second number from 0 to 9 the mean is 4, and a half stands behind each.
    let ran = run(folder.path(), &["sum", "sums.csv", "--value", "pills", "--json"]);
    let found: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(found["groups"][0]["sum"], 30_000 * 9 / 2, "{found:#}");
    let rates = ["stat", "breaks", "sums.csv", "--value", "pills", "--join", "counties"];
    let ran = run(folder.path(), &[&rates[..], &["--classes", "3"]].concat());
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_sum_in_json_has_all_its_digits_as_a_number_or_in_quotes() {
    let folder = tempfile::tempdir().unwrap();
    // Eleven times 10^15 - 1, which lies between two numbers in binary.
    let rows = "A,999999999999999\n".repeat(11) + "B,2.5\nB,2.5\nC,0.1\nC,0.2\n";
    std::fs::write(folder.path().join("t.csv"), format!("state,n\n{rows}")).unwrap();
    let ran = run(folder.path(), &["sum", "t.csv", "--value", "n", "--by", "state", "--json"]);
    let printed = String::from_utf8(ran.stdout).unwrap();
    let found: Value = serde_json::from_str(&printed).unwrap();
    let sums: Vec<String> = (0..3).map(|at| found["groups"][at]["sum"].to_string()).collect();
    assert_eq!(sums, ["\"10999999999999989\"", "5", "0.3"], "{printed}");
}

#[test]
fn a_row_without_a_number_is_not_one_that_was_added() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "state,n\nA,1\nA,2\nB,\nC,5\nC,\n";
    std::fs::write(folder.path().join("t.csv"), rows).unwrap();
    let asked = ["sum", "t.csv", "--value", "n", "--drop-missing", "--by", "state"];
    let ran = run(folder.path(), &[&asked[..], &["--csv", "o.csv"]].concat());
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let written = std::fs::read_to_string(folder.path().join("o.csv")).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "state,n,n low,n high,rows added,rows withheld,rows missing");
    assert_eq!(lines[1..], ["A,3,3,3,2,0,0", "B,0,0,0,0,0,1", "C,5,5,5,1,0,1"]);
}

#[test]
fn a_row_that_cannot_be_added_up_is_refused_by_its_line_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    shipments(folder.path());
    let path = folder.path().join("rows.csv");
    let rows = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, rows + "01001,2010,A,many\n").unwrap();
    let ran = run(folder.path(), &["sum", "rows.csv", "--value", "pills", "--csv", "sums.csv"]);
    let told = String::from_utf8(ran.stderr).unwrap();
    assert!(told.contains("rows.csv:60002") && told.contains("`many`"), "{told}");
    assert_eq!(ran.status.code(), Some(3));
    assert!(!folder.path().join("sums.csv").exists());
    let ran = run(folder.path(), &["sum", "rows.csv", "--value", "pills", "--csv", "rows.csv"]);
    assert!(!ran.status.success(), "an input is not written over");
}
