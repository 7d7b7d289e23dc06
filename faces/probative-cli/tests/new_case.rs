//! A stranger's own table gives a verdict at once, and another number gives another verdict.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::{Command, Output};

const TABLE: &str = "\u{feff}county,state,year,\"overdose deaths\",population
\"St. Somewhere, upper\",Ohio,2019,41,70310
\"St. Somewhere, upper\",Ohio,2020,57,70650
Elsewhere,Ohio,2020,212,142500
";

fn probative(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_probative"))
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs the command that `new` printed last.
fn next(folder: &Path, made: &Output) -> String {
    assert!(made.status.success(), "{}", text(&made.stderr));
    let said = text(&made.stdout);
    let command = said.lines().find_map(|line| line.strip_prefix("next:  ")).unwrap();
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(words[0], env!("CARGO_BIN_EXE_probative"), "the command is the one that ran");
    let ran = probative(folder, &words[1..]);
    assert!(ran.status.success(), "{}", text(&ran.stderr));
    text(&ran.stdout)
}

#[test]
fn a_table_of_ones_own_gives_a_verdict_and_another_number_another() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.csv"), TABLE).unwrap();
    let made = probative(folder.path(), &["new", "mine", "--table", "mine.csv"]);
    let said = next(folder.path(), &made);
    assert!(said.contains("◐ supported") && said.contains("41"), "{said}");
    assert!(folder.path().join("out/report.html").is_file());

    let path = folder.path().join("mine/case.toml");
    let case = std::fs::read_to_string(&path).unwrap();
    assert!(case.contains("\nnumber = \"41\"\n"), "{case}");
    std::fs::write(&path, case.replace("\nnumber = \"41\"\n", "\nnumber = \"42\"\n")).unwrap();
    let said = next(folder.path(), &made);
    assert!(said.contains("✖ contradicted"), "{said}");
}

#[test]
fn the_readme_followed_to_the_letter_gives_verdicts() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let (_, own) = readme.split_once("## Your own text").unwrap();
    let (_, block) = own.split_once("```sh\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/first-hour");
    for (from, to) in [("text.txt", "speech.txt"), ("deaths.csv", "deaths.csv")] {
        std::fs::copy(docs.join(from), folder.path().join(to)).unwrap();
    }
    let mut said = String::new();
    for line in block.lines() {
        let command = line.split('#').next().unwrap().trim();
        let args = command.strip_prefix("probative ").unwrap();
        let ran = probative(folder.path(), &args.split_whitespace().collect::<Vec<_>>());
        let odd = text(&ran.stderr);
        assert_eq!(ran.status.code(), Some(0), "{command}: {odd}");
        said = text(&ran.stdout);
        // What the reader answers behind `add`, with an editor.
        if args.starts_with("add ") {
            let case = folder.path().join("mine/case.toml");
            let open = std::fs::read_to_string(&case).unwrap();
            assert!(said.contains("put your own for the `?`"), "{said}");
            let closed = open.replace("unit = \"?\"", "unit = \"deaths\"");
            std::fs::write(&case, closed.replace("year = [\"?\"]", "year = [\"2016\"]")).unwrap();
        }
    }
    let case = std::fs::read_to_string(folder.path().join("mine/case.toml")).unwrap();
    assert!(case.contains("\n[claims.share]") && case.contains("id = \"deaths\""), "{case}");
    assert!(said.contains("✔ supported") && said.contains("not tested, as drafted"), "{said}");
}

#[test]
fn what_is_left_as_it_was_drafted_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert!(probative(folder.path(), &["new", "example"]).status.success());
    let told = text(&probative(folder.path(), &["check", "example"]).stderr);
    let keys = ["W312", "`text.publisher`", "`text.headline`", "`text.url`"];
    assert!(keys.iter().all(|key| told.contains(key)), "{told}");
    assert!(told.contains("of source `table` publisher, because, licence"), "{told}");
}

#[test]
fn an_example_is_made_where_no_table_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let made = probative(folder.path(), &["new", "example"]);
    assert!(next(folder.path(), &made).contains("◐ supported"));
    let args = ["check", "example", "--argument", "example/claim.txt"];
    assert!(probative(folder.path(), &args).status.success(), "the claim stands in its text");
}

#[test]
fn every_field_of_a_new_case_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    assert!(probative(folder.path(), &["new", "example"]).status.success());
    let case = std::fs::read_to_string(folder.path().join("example/case.toml")).unwrap();
    assert!(case.lines().filter(|line| line.contains('#')).count() >= 20);
    assert!(!case.contains('«') && !case.contains('»'));
}

#[test]
fn editors_find_the_schema_that_stands_beside_a_new_case() {
    let folder = tempfile::tempdir().unwrap();
    assert!(probative(folder.path(), &["new", "example"]).status.success());
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("example/case.toml").starts_with("#:schema ./case.schema.json\n"));
    let printed = text(&probative(folder.path(), &["schema", "case"]).stdout);
    assert_eq!(read("example/case.schema.json").trim_end(), printed.trim_end());
}

#[test]
fn a_folder_that_is_there_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("mine")).unwrap();
    std::fs::write(folder.path().join("mine/notes.txt"), "my own").unwrap();
    let refused = probative(folder.path(), &["new", "mine"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(std::fs::read_dir(folder.path().join("mine")).unwrap().count(), 1);
}

#[test]
fn a_table_that_cannot_be_read_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.csv"), "a,b\n1,2\n1,2,3\n").unwrap();
    let refused = probative(folder.path(), &["new", "mine", "--table", "mine.csv"]);
    let said = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(3), "{said}");
    assert!(said.contains("error[E102]") && said.contains("mine.csv:3"), "{said}");
    assert!(!folder.path().join("mine").exists());
}
