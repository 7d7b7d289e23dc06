//! What `audit` tells and writes, and what `check` makes of it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::PathBuf;
use std::process::{Command, Output};

struct Bench(tempfile::TempDir);

impl Bench {
    /// A folder with the example case in `example`.
    fn new() -> Bench {
        let bench = Bench(tempfile::tempdir().unwrap());
        assert!(bench.run(&["new", "example"]).status.success());
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        command.current_dir(self.0.path()).args(args).output().unwrap()
    }

    fn case(&self) -> String {
        std::fs::read_to_string(self.at("example/case.toml")).unwrap()
    }

    /// The case audited, and the audit pinned as the program says.
    fn pinned() -> Bench {
        let bench = Bench::new();
        let ran = bench.run(&["audit", "example"]);
        assert!(ran.status.success(), "{}", said(&ran));
        let told = text(&ran.stdout);
        let (_, block) = told.split_once("[[sources]]").unwrap();
        let pinned = format!("{}\n[[sources]]{block}", bench.case());
        std::fs::write(bench.at("example/case.toml"), pinned).unwrap();
        bench
    }

    fn checked(&self) -> String {
        let ran = self.run(&["check", "example"]);
        assert!(ran.status.success(), "{}", said(&ran));
        text(&ran.stdout)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn said(ran: &Output) -> String {
    text(&ran.stdout) + &text(&ran.stderr)
}

#[test]
fn the_text_of_the_case_is_verified_before_its_choices_are_tried() {
    let bench = Bench::new();
    let ran = bench.run(&["audit", "example", "--argument", "example/claim.txt"]);
    assert!(ran.status.success(), "{}", said(&ran));
    std::fs::write(bench.at("other.txt"), "Another text.").unwrap();
    let ran = bench.run(&["audit", "example", "--argument", "other.txt"]);
    assert!(!ran.status.success() && said(&ran).contains("E303"), "{}", said(&ran));
}

#[test]
fn what_was_tried_is_pinned_and_shown_in_every_form() {
    let bench = Bench::pinned();
    let shown = bench.checked();
    assert!(shown.contains("choices     no other choice turns it ("), "{shown}");
    assert!(!shown.contains("not audited"), "{shown}");
    let read = |name: &str| std::fs::read_to_string(bench.at("out").join(name)).unwrap();
    assert!(read("report.html").contains("What the author chose"));
    assert!(read("report.md").contains("- what the author chose: no other choice turns it"));
    let findings: serde_json::Value = serde_json::from_str(&read("findings.json")).unwrap();
    let found = &findings["findings"][0];
    assert_eq!(found["audited"]["verdict"], found["verdict"]);
}

#[test]
fn a_case_that_nobody_audited_says_so() {
    let bench = Bench::new();
    assert!(bench.checked().contains("not audited"));
    let page = std::fs::read_to_string(bench.at("out/report.html")).unwrap();
    assert!(page.contains("not audited") && !page.contains("What the author chose"));
}

#[test]
fn an_audit_of_another_claim_than_the_one_that_stands_there_counts_for_nothing() {
    let bench = Bench::pinned();
    let changed = bench.case().replacen("words = \"number\"", "words = \"at least\"", 1);
    assert_ne!(changed, bench.case());
    std::fs::write(bench.at("example/case.toml"), changed).unwrap();
    // That there is one is no secret.
    let shown = bench.checked();
    assert!(shown.contains("is of another state of first"), "{shown}");
    assert!(!shown.contains("not audited") && !shown.contains("choices     "), "{shown}");
    for name in ["report.html", "report.md"] {
        let page = std::fs::read_to_string(bench.at("out").join(name)).unwrap();
        assert!(page.contains("is of another state of the claim"), "{name}");
        assert!(!page.contains("not audited"), "{name}");
    }
}

#[test]
fn an_audit_is_made_anew_over_itself_and_over_nothing_else() {
    let bench = Bench::pinned();
    assert!(bench.run(&["audit", "example"]).status.success());
    std::fs::write(bench.at("example/sources/audit.json"), "{\"mine\": 1}").unwrap();
    let ran = bench.run(&["audit", "example"]);
    assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
    assert!(said(&ran).contains("something else than an audit"), "{}", said(&ran));
    let kept = std::fs::read_to_string(bench.at("example/sources/audit.json")).unwrap();
    assert_eq!(kept, "{\"mine\": 1}");
}

#[test]
fn some_claims_alone_are_told_and_nothing_is_written() {
    let bench = Bench::new();
    let ran = bench.run(&["audit", "example", "--claim", "first"]);
    assert!(ran.status.success(), "{}", said(&ran));
    assert!(text(&ran.stdout).contains(" first "), "{}", said(&ran));
    assert!(!bench.at("example/sources/audit.json").exists());
    let unknown = bench.run(&["audit", "example", "--claim", "firs"]);
    assert!(said(&unknown).contains("did you mean `first`?"), "{}", said(&unknown));
}

#[test]
fn a_json_file_that_is_no_audit_is_refused_with_what_to_do() {
    let bench = Bench::pinned();
    let place = bench.at("example/sources/audit.json");
    std::fs::write(&place, "{\"schema\": \"probative/2.2\"}").unwrap();
    assert!(bench.run(&["pin", "example", "--source", "audit"]).status.success());
    let ran = bench.run(&["check", "example"]);
    assert_eq!(ran.status.code(), Some(3), "{}", said(&ran));
    assert!(said(&ran).contains("it is no audit of a case"), "{}", said(&ran));
    assert!(said(&ran).contains("probative audit CASE"), "{}", said(&ran));
}
