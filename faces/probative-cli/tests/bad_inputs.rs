//! What is wrong is refused with its place and the remedy, and nothing already written is touched.
//!
//! Each folder of `tests/bad` is a case with something wrong: `exit` holds the exit code, `args`
//! further arguments, `expected.txt` the messages, `findings.txt` the verdicts where it is
//! accepted. A folder with a file `stat` or `look` holds what that command is asked instead, a word
//! a line; `answer.txt` is then what it prints, beside what it writes into `{out}`. `UPDATE=1`
//! rewrites what is expected.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use probative_terms::{Code, Severity};

const OLD: &str = "what stood here before";
/// How the findings of a run begin.
const EARLIER: &str = "{\n  \"schema\": \"probative/2.2\"\n}\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The commands that a folder may ask instead of checking a case.
const ASKED: [&str; 2] = ["stat", "look"];

/// The folders of cases.
fn cases() -> Vec<String> {
    let of_a_command = |row: &String| ASKED.iter().any(|command| rows(command).contains(row));
    let mut rows = names(&root().join("tests/bad"));
    rows.retain(|row| !of_a_command(row));
    rows.sort();
    rows
}

/// The folders of a command.
fn rows(command: &str) -> Vec<String> {
    let bad = root().join("tests/bad");
    let mut rows = names(&bad);
    rows.retain(|row| bad.join(row).join(command).exists());
    rows.sort();
    rows
}

fn row_file(row: &str, name: &str) -> String {
    std::fs::read_to_string(root().join("tests/bad").join(row).join(name)).unwrap_or_default()
}

fn check(row: &str, out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_probative"))
        .current_dir(root())
        .env_remove("CLICOLOR_FORCE")
        .args(["check", &format!("tests/bad/{row}"), "--out", out.to_str().unwrap()])
        .args(row_file(row, "args").lines())
        .output()
        .unwrap()
}

/// The verdict of every claim, and why where there is none.
fn findings(out: &Path) -> String {
    let json = std::fs::read_to_string(out.join("findings.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut shown = String::new();
    for finding in json["findings"].as_array().unwrap() {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let (claim, verdict) = (text("claim"), text("verdict"));
        let why = &finding["outcome"]["untested"]["why"]["failed"]["why"];
        let told = ["code", "what", "how"].map(|key| why[key].as_str());
        let why = match told {
            [Some(code), Some(what), Some(how)] => format!(": {code}: {what}; {how}"),
            _ => String::new(),
        };
        shown.push_str(&format!("{claim} {verdict}{why}\n"));
    }
    shown
}

fn golden(row: &str, name: &str, found: &str) {
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(root().join("tests/bad").join(row).join(name), found).unwrap();
    }
    assert_eq!(row_file(row, name), found, "{row}/{name}");
}

#[test]
fn every_row_gives_its_message_its_exit_code_and_no_partial_file() {
    for row in cases() {
        let out = tempfile::tempdir().unwrap();
        std::fs::write(out.path().join("report.html"), OLD).unwrap();
        // What an earlier run wrote is told by its findings.
        std::fs::write(out.path().join("findings.json"), EARLIER).unwrap();
        let ran = check(&row, out.path());
        let said = String::from_utf8(ran.stderr).unwrap();
        let exit = ran.status.code();
        assert_eq!(
            exit.map(|code| code.to_string()).unwrap(),
            row_file(&row, "exit").trim(),
            "{row}: {said}"
        );
        golden(&row, "expected.txt", &said);
        let left = names(out.path());
        assert!(left.iter().all(|name| !name.starts_with('.')), "{row} left {left:?}");
        if matches!(exit, Some(0 | 5)) {
            golden(&row, "findings.txt", &findings(out.path()));
        } else {
            let report = std::fs::read_to_string(out.path().join("report.html")).unwrap();
            assert_eq!((left.len(), report.as_str()), (2, OLD), "{row} wrote {left:?}");
            assert!(ran.stdout.is_empty(), "{row} is refused and prints a finding");
            assert!(
                said.contains("error[E") && said.contains(&format!("tests/bad/{row}/")),
                "{said}"
            );
            assert!(said.contains("help: "), "{row} does not say how to go on: {said}");
            assert!(
                said.contains("why: ") || said.contains("note: "),
                "{row} gives no reason: {said}"
            );
        }
    }
}

#[test]
fn every_row_of_a_command_gives_its_notes_its_exit_code_and_its_answer_or_none() {
    let asked = |command: &'static str| rows(command).into_iter().map(move |row| (command, row));
    for (command, row) in ASKED.into_iter().flat_map(asked) {
        let out = tempfile::tempdir().unwrap();
        let asked = row_file(&row, command).replace("{out}", out.path().to_str().unwrap());
        let ran = Command::new(env!("CARGO_BIN_EXE_probative"))
            .current_dir(root())
            .arg(command)
            .args(asked.lines())
            .output()
            .unwrap();
        let [said, answer] = [ran.stderr, ran.stdout].map(|text| String::from_utf8(text).unwrap());
        let exit = ran.status.code().unwrap();
        assert_eq!(exit.to_string(), row_file(&row, "exit").trim(), "{row}: {said}");
        golden(&row, "expected.txt", &said);
        let written = names(out.path());
        if exit == 0 {
            assert!(!said.contains("error"), "{row}: {said}");
            golden(&row, "answer.txt", &answer);
            for name in written {
                golden(&row, &name, &std::fs::read_to_string(out.path().join(&name)).unwrap());
            }
        } else {
            assert!(answer.is_empty() && written.is_empty(), "{row} is refused and gives {answer}");
            let computed = if command == "stat" { "nothing was computed" } else { "" };
            let parts = ["error", "help: ", computed];
            assert!(parts.iter().all(|part| said.contains(part)), "{row}: {said}");
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_row_that_is_owed_has_a_folder() {
    let has = |rows: &[String], owed: &str| {
        assert!(rows.iter().any(|row| row.starts_with(&format!("{owed}_"))), "{owed}");
    };
    let (cases, stat) = (cases(), rows("stat"));
    for owed in ["08", "09", "11", "12", "28", "29", "30", "39", "40", "42", "43", "61", "62", "63"]
    {
        has(&cases, owed);
    }
    for owed in ["38", "39", "40", "45", "46", "47", "48", "49", "50", "51"] {
        has(&stat, owed);
    }
    for owed in ["45", "46", "47", "48", "49", "50", "51"] {
        let shapefile = |row: &&String| row.starts_with(owed) && row.ends_with("_shapefile");
        assert!(stat.iter().any(|row| shapefile(&row)), "{owed} through a shapefile");
    }
}

/// Codes that no folder meets, and the test that does: the code, its file, its name.
const MET_BY_A_TEST: [(&str, &str, &str); 8] = [
    ("E224", "stat/refusals.rs", "a_regressor_that_follows_or_separates_is_named_with_its_code"),
    ("E121", "texts.rs", "what_cannot_be_read_is_refused_with_its_code"),
    ("E122", "texts.rs", "what_cannot_be_read_is_refused_with_its_code"),
    ("E123", "texts.rs", "what_cannot_be_read_is_refused_with_its_code"),
    ("E124", "texts.rs", "what_cannot_be_read_is_refused_with_its_code"),
    ("W121", "texts.rs", "signs_that_hide_or_imitate_are_told_and_the_text_is_read"),
    ("W122", "texts.rs", "signs_that_hide_or_imitate_are_told_and_the_text_is_read"),
    ("W123", "texts.rs", "what_stands_outside_of_the_article_of_a_page_is_told"),
];

/// Whether a message tells of the code, where it is wrong and how to go on.
fn tells(message: &str, code: Code) -> bool {
    let word = code.severity().word();
    // A message of its own begins with its code and ends where the next begins.
    let starts = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    let mut lines =
        message.lines().skip_while(|line| !line.starts_with(&format!("{word}[{code}]")));
    let own: Vec<&str> =
        lines.next().into_iter().chain(lines.take_while(|line| !starts(line))).collect();
    let has = |part: &str| own.iter().any(|line| line.contains(part));
    // Only a map as a whole has no place.
    let placed = has("--> ") || code.severity() == Severity::Tells;
    let whole = placed && has("help: ");
    // On one line: of a file, and of a claim that was not tested.
    let line = |line: &str| {
        line.starts_with(&format!("warning  {code}  "))
            && [".csv:", ".txt:", ".xlsx:", "case.toml:"].iter().any(|ending| line.contains(ending))
            || line.contains(&format!(" not-tested: {code}: ")) && line.contains("; ")
    };
    whole || message.lines().any(line)
}

#[test]
fn every_code_has_an_input_that_meets_it() {
    let folders = [cases(), rows("stat"), rows("look")].concat();
    let messages = folders.iter().flat_map(|row| {
        ["expected.txt", "findings.txt", "answer.txt"].map(|name| row_file(row, name))
    });
    let messages: Vec<String> = messages.collect();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for (code, file, name) in MET_BY_A_TEST {
        let file = std::fs::read_to_string(tests.join(file)).unwrap();
        let (_, body) = file.split_once(&format!("fn {name}()")).unwrap_or_default();
        let body = body.split("\n}\n").next().unwrap_or_default();
        assert!(body.contains(code), "{name} does not meet {code}");
    }
    for code in Code::all() {
        let by_test = MET_BY_A_TEST.iter().any(|(met, ..)| code == *met);
        let by_folder = messages.iter().any(|message| tells(message, code));
        assert!(by_folder != by_test, "{code}: one folder of tests/bad or one test meets it");
    }
}

#[test]
fn labels_that_look_like_code_are_shown_and_do_not_run() {
    let out = tempfile::tempdir().unwrap();
    assert!(check("61_hostile_labels", out.path()).status.success());
    let read = |name: &str| std::fs::read_to_string(out.path().join(name)).unwrap();
    let page = read("report.html");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the label is shown literally");
    for running in ["<script>alert", "<img src=x", "</script><script>alert(1)"] {
        assert!(!page.contains(running), "{running} stands in the page as code");
    }
    let cells = read("findings.csv");
    for line in cells.lines() {
        let starts = line.split(',').map(|cell| cell.trim_start_matches('"'));
        assert!(starts.into_iter().all(|cell| !cell.starts_with(['=', '@', '\t'])), "{line}");
    }
}

#[test]
fn a_number_above_its_cap_is_refused_with_what_raises_it() {
    let case = "tests/bad/65_a_null_without_draws";
    for (command, option) in [("check", "draws"), ("calibrate", "datasets")] {
        for number in ["10000001", "1000000000000", "18446744073709551615"] {
            let ran = Command::new(env!("CARGO_BIN_EXE_probative"))
                .current_dir(root())
                .args([command, case, &format!("--{option}"), number])
                .output()
                .unwrap();
            let said = String::from_utf8(ran.stderr).unwrap();
            let told = format!("error: --{option} {number} is above the cap of 10000000");
            assert_eq!(ran.status.code(), Some(2), "{said}");
            assert!(said.starts_with(&told), "{said}");
            assert!(said.contains(&format!("--max-{option} N")), "{said}");
        }
    }
}

#[test]
fn every_repaired_code_is_listed() {
    let out = tempfile::tempdir().unwrap();
    assert!(check("11_lost_zeros_repaired", out.path()).status.success());
    let repairs = std::fs::read_to_string(out.path().join("repairs.csv")).unwrap();
    assert_eq!(repairs.lines().count(), 4);
    assert!(repairs.contains("\"1003.0\",\"01003\""), "{repairs}");
}
