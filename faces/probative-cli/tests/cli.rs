//! The contract of every flag and exit code.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Bench(tempfile::TempDir);

impl Bench {
    /// A folder with the example case in `example`.
    fn new() -> Bench {
        let bench = Bench(tempfile::tempdir().unwrap());
        assert_eq!(bench.run(&["new", "example"]).status.code(), Some(0));
        // Nothing stands there as it was drafted.
        let case = "example/case.toml";
        bench.edit(case, "not told: who published it?", "The county's paper");
        bench.edit(case, "The text's headline", "Thefts");
        bench.edit(case, "where-does-it-stand", "thefts");
        bench.edit(case, "who made the table", "The county");
        bench.edit(case, "say here", "it is known");
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        command.current_dir(self.0.path()).args(args);
        for name in ["NO_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{from} is not in {path}");
        std::fs::write(self.at(path), text.replace(from, to)).unwrap();
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn json_is_alone_on_standard_output() {
    let bench = Bench::new();
    let ran = bench.run(&["check", "example", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(json["findings"][0]["verdict"], "supported-with-qualification");
    assert!(text(&ran.stderr).contains("1 qualified"));
    let written = std::fs::read(bench.at("out/findings.json")).unwrap();
    assert_eq!(text(&written).trim_end(), text(&ran.stdout).trim_end());
}

#[test]
fn quiet_prints_nothing_and_writes_everything() {
    let bench = Bench::new();
    let ran = bench.run(&["check", "example", "--quiet", "--out", "deep/folder"]);
    assert_eq!((ran.status.code(), ran.stdout.len(), ran.stderr.len()), (Some(0), 0, 0));
    for name in ["report.html", "report.md", "findings.json", "findings.csv"] {
        assert!(bench.at("deep/folder").join(name).is_file(), "{name}");
    }
}

#[test]
fn words_that_differ_from_the_pinned_ones_are_named_with_the_rule_that_explains_them() {
    let bench = Bench::new();
    let said = |quiet: &[&str]| {
        let ran = bench.run(&[&["check", "example"], quiet].concat());
        assert_eq!(ran.status.code(), Some(0));
        text(&ran.stderr)
    };
    std::fs::create_dir(bench.at("example/expected")).unwrap();
    assert_eq!(said(&[]), "", "nothing is pinned");
    let pinned = "example/expected/findings.json";
    std::fs::copy(bench.at("out/findings.json"), bench.at(pinned)).unwrap();
    assert_eq!(said(&[]), "", "nothing differs");
    bench.edit(
        pinned,
        "\"verdict\": \"supported-with-qualification\"",
        "\"verdict\": \"contradicted\"",
    );
    assert!(
        said(&[]).contains("contradicted → supported with qualification, under the same rule"),
        "{}",
        said(&[])
    );
    assert!(said(&["--seed", "5"]).contains("under the same rule, with another seed"));
    assert_eq!(said(&["--quiet"]), "");
    bench.edit(pinned, "\"rule\": 3", "\"rule\": 2");
    assert!(said(&[]).contains("by version 3 of the rule, which was 2"));
    let page = std::fs::read_to_string(bench.at("out/report.html")).unwrap();
    assert!(page.contains("contradicted → supported with qualification, by version 3 of the rule"));
}

#[test]
fn pinned_findings_that_cannot_be_read_are_told_and_passed_over() {
    for held in ["{", "{\"schema\": \"probative/1.0\"}", "\u{1}"] {
        let bench = Bench::new();
        std::fs::create_dir(bench.at("example/expected")).unwrap();
        std::fs::write(bench.at("example/expected/findings.json"), held).unwrap();
        let ran = bench.run(&["check", "example"]);
        assert_eq!(ran.status.code(), Some(0));
        let said = text(&ran.stderr);
        assert!(said.contains("passed over") && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn colour_comes_only_where_it_is_wanted() {
    let bench = Bench::new();
    let escapes =
        |command: &mut Command| text(&command.output().unwrap().stdout).contains('\u{1b}');
    let check = ["check", "example"];
    assert!(!escapes(&mut bench.command(&check)), "a pipe gets none");
    assert!(escapes(bench.command(&check).arg("--color=always")));
    assert!(escapes(bench.command(&check).env("CLICOLOR_FORCE", "1")));
    assert!(!escapes(bench.command(&check).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(!escapes(bench.command(&check).env("CLICOLOR_FORCE", "1").arg("--color=never")));
}

#[test]
fn exit_codes_say_what_happened() {
    let bench = Bench::new();
    let code = |args: &[&str]| bench.run(args).status.code();
    assert_eq!(code(&["check", "example"]), Some(0));
    assert_eq!(code(&["check", "example", "--fail-on", "contradicted", "not-supported"]), Some(0));
    assert_eq!(
        code(&["check", "example", "--fail-on", "contradicted,supported-with-qualification"]),
        Some(1)
    );
    assert_eq!(code(&["check", "example", "--fail-on", "suported"]), Some(2));
    assert_eq!(code(&["check", "nowhere"]), Some(2));
    assert_eq!(code(&["chek", "example"]), Some(2));
    assert_eq!(code(&["check", "example/case.toml"]), Some(0));
    std::fs::remove_file(bench.at("example/sources/table.csv")).unwrap();
    assert_eq!(code(&["check", "example"]), Some(5), "a missing source leaves its claim untested");
    std::fs::write(bench.at("example/sources/table.csv"), "place\nA\n").unwrap();
    assert_eq!(code(&["check", "example"]), Some(4));
    bench.edit("example/case.toml", "kind = \"figure\"", "kind = \"figur\"");
    assert_eq!(code(&["check", "example"]), Some(3));
}

#[test]
fn a_missing_source_is_told_and_is_a_record_to_request() {
    let bench = Bench::new();
    std::fs::remove_file(bench.at("example/sources/table.csv")).unwrap();
    let ran = bench.run(&["check", "example"]);
    assert!(text(&ran.stderr).contains("W401"), "{}", text(&ran.stderr));
    assert!(text(&ran.stdout).contains("1 not tested"));
}

#[test]
fn a_misspelt_claim_gets_its_nearest_name() {
    let bench = Bench::new();
    let ran = bench.run(&["check", "example", "--claim", "fist"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("did you mean `first`?"), "{}", text(&ran.stderr));
    assert!(!bench.at("out").exists());
}

#[test]
fn settings_of_the_command_stand_in_the_findings() {
    let bench = Bench::new();
    let ran = bench.run(&["check", "example", "--json", "--seed", "7", "--draws", "99"]);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let settings = &json["case"]["settings"];
    assert_eq!((settings["seed"].as_u64(), settings["draws"].as_u64()), (Some(7), Some(99)));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let bench = Bench::new();
    let findings =
        |threads: &str| bench.run(&["check", "example", "--json", "--threads", threads]).stdout;
    let one = findings("1");
    assert!(["2", "3", "8", "0"].iter().all(|threads| findings(threads) == one));
}

#[test]
fn an_argument_with_other_words_is_refused_at_the_claim() {
    let bench = Bench::new();
    bench.edit("example/claim.txt", "table", "chart");
    let ran = bench.run(&["check", "example", "--argument", "example/claim.txt"]);
    let said = text(&ran.stderr);
    assert_eq!(ran.status.code(), Some(3), "{said}");
    assert!(said.contains("error[E303]: claim `first`"), "{said}");
}

#[test]
fn the_words_of_the_argument_are_marked_in_the_report() {
    let bench = Bench::new();
    let words = std::fs::read_to_string(bench.at("example/claim.txt")).unwrap();
    let page = |args: &[&str]| {
        assert!(bench.run(args).status.success());
        std::fs::read_to_string(bench.at("out/report.html")).unwrap()
    };
    assert!(!page(&["check", "example"]).contains(words.trim_end()));
    assert!(
        page(&["check", "example", "--argument", "example/claim.txt"]).contains(words.trim_end())
    );
}

#[test]
fn output_never_replaces_a_source() {
    let bench = Bench::new();
    std::fs::rename(
        bench.at("example/sources/table.csv"),
        bench.at("example/sources/findings.csv"),
    )
    .unwrap();
    bench.edit("example/case.toml", "sources/table.csv", "sources/findings.csv");
    let before = std::fs::read(bench.at("example/sources/findings.csv")).unwrap();
    let ran = bench.run(&["check", "example", "--out", "example/sources"]);
    assert_eq!(ran.status.code(), Some(2), "{}", text(&ran.stderr));
    assert_eq!(std::fs::read(bench.at("example/sources/findings.csv")).unwrap(), before);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_left() {
    let bench = Bench::new();
    std::fs::write(bench.at("taken"), "a file").unwrap();
    let ran = bench.run(&["check", "example", "--out", "taken"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("cannot write"), "{}", text(&ran.stderr));
    assert_eq!(std::fs::read_to_string(bench.at("taken")).unwrap(), "a file");
}

#[test]
fn explain_list_and_completions_print_to_standard_output() {
    let bench = Bench::new();
    let page = text(&bench.run(&["explain", "figure"]).stdout);
    assert!(page.contains("Misleads when"), "{page}");
    let unknown = bench.run(&["explain", "figur"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("figure"));
    let page = text(&bench.run(&["explain", "e212"]).stdout);
    assert!(page.starts_with("## E212: ") && page.contains("How to go on"), "{page}");
    let unknown = bench.run(&["explain", "E299"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("'E300'"), "{}", text(&unknown.stderr));
    let listed = text(&bench.run(&["list", "example"]).stdout);
    assert!(listed.contains("What rests on what"), "{listed}");
    for shell in ["bash", "zsh", "fish"] {
        assert!(text(&bench.run(&["completions", shell]).stdout).contains("probative"), "{shell}");
    }
}

#[test]
fn what_was_understood_is_said_before_any_number_and_a_dry_run_stops_there() {
    let bench = Bench::new();
    let dry = text(&bench.run(&["check", "example", "--dry"]).stdout);
    assert!(dry.contains("holds if") && dry.contains("fails if"), "{dry}");
    assert!(!bench.at("out").exists());
    let whole = text(&bench.run(&["check", "example"]).stdout);
    let (understood, found) = (whole.find("holds if"), whole.find("supported"));
    assert!(understood.is_some() && understood < found, "{whole}");
    assert!(text(&bench.run(&["list", "example"]).stdout).contains(&dry));
    std::fs::remove_file(bench.at("example/sources/example.csv")).unwrap_or_default();
    assert!(bench.run(&["check", "example", "--dry"]).status.success());
}

#[test]
fn every_command_shows_an_example() {
    let bench = Bench::new();
    let commands = [
        "check",
        "calibrate",
        "audit",
        "explain",
        "list",
        "new",
        "add",
        "pin",
        "profile",
        "read",
        "schema",
        "completions",
        "methods",
    ];
    for command in commands {
        let help = text(&bench.run(&[command, "--help"]).stdout);
        assert!(
            help.contains("Example") && help.contains(&format!("probative {command}")),
            "{help}"
        );
    }
    let version = text(&bench.run(&["--version"]).stdout);
    assert_eq!(version.trim(), format!("probative {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_case_without_chance_has_nothing_to_calibrate() {
    let bench = Bench::new();
    let ran = bench.run(&["calibrate", "example", "--datasets", "10"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    assert!(!bench.at("example/sources/calibration.toml").exists());
}

#[test]
fn text_from_a_case_cannot_steer_the_terminal() {
    let bench = Bench::new();
    bench.edit("example/case.toml", "title = \"", "title = \"\\u001b[2J");
    let shown = text(&bench.run(&["check", "example"]).stdout);
    assert!(!shown.contains('\u{1b}') && shown.contains("‹U+001B›"), "{shown}");
    bench.edit("example/case.toml", "kind = \"figure\"", "kind = \"\\u001b[2J\"");
    let refused = text(&bench.run(&["check", "example"]).stderr);
    assert!(!refused.contains('\u{1b}'), "{refused}");
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let bench = Bench::new();
    let mut child = bench.command(&["explain", "figure"]);
    let mut child = child.stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_run_that_is_killed_leaves_earlier_output_whole() {
    let bench = Bench::new();
    assert!(bench.run(&["check", "example"]).status.success());
    let old = std::fs::read(bench.at("out/report.html")).unwrap();
    bench.edit("example/case.toml", "\nnumber = \"104\"\n", "\nnumber = \"105\"\n");
    for wait in 0..20 {
        let mut child = bench.command(&["check", "example", "--quiet"]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(500 * wait));
        let _ = child.kill();
        let _ = child.wait();
        let report = std::fs::read(bench.at("out/report.html")).unwrap();
        assert!(report == old || whole(&report), "a half-written report after {wait}");
    }
}

fn whole(page: &[u8]) -> bool {
    text(page).trim_end().ends_with("</html>")
}

#[test]
fn nothing_of_the_tests_is_written_outside_its_folder() {
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("out").exists());
}
