//! Programs of tests: one for each package, one more for what takes long, and none left out that
//! holds a test.
#![allow(clippy::disallowed_methods, reason = "folders of tests are listed")]

use std::path::{Path, PathBuf};

use probative_tests::{files, text};
use serde_json::Value;

use super::dependencies::{list, metadata, word};

/// The sources of a library; one that does not stand in `src` is a single file.
fn sources(target: &Value) -> Vec<PathBuf> {
    let source = Path::new(word(target, "src_path"));
    match source.parent() {
        Some(folder) if folder.ends_with("src") => files(folder, "rs"),
        _ => vec![source.to_owned()],
    }
}

fn is_example(line: &str) -> bool {
    let line = line.trim_start();
    // A page taken in whole may hold an example too, as the README does.
    ["/// ```", "//! ```", "#![doc = include_str!("].iter().any(|mark| line.starts_with(mark))
}

#[test]
fn a_package_has_one_program_of_tests() {
    for package in list(&metadata(&["--offline", "--no-deps"]), "packages") {
        let targets = list(package, "targets").iter();
        let programs: Vec<&Value> = targets.filter(|target| target["kind"][0] == "test").collect();
        let run = programs.iter().filter(|program| program["test"] == true).count();
        let long = programs.iter().filter(|program| program["name"] == "long").count();
        let all = (run <= 1) && run + long == programs.len();
        assert!(all, "{} has {} programs of tests", word(package, "name"), programs.len());
    }
}

#[test]
fn every_module_of_a_program_of_tests_is_named_in_it() {
    let metadata = metadata(&["--offline", "--no-deps"]);
    let targets = list(&metadata, "packages").iter().flat_map(|package| list(package, "targets"));
    for target in targets.filter(|target| target["kind"][0] == "test") {
        let program = Path::new(word(target, "src_path"));
        let folder = program.parent().unwrap();
        let programs = ["it.rs", "proofs.rs", "long.rs"].map(|name| folder.join(name));
        let listed: String = programs.iter().filter(|it| it.is_file()).map(|it| text(it)).collect();
        for file in std::fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            let of_itself = programs.contains(&file) || file.ends_with("lib.rs");
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let source = file.extension().is_some_and(|ending| ending == "rs") && !of_itself;
            assert!(!source || listed.contains(&format!("mod {name};")), "{}", file.display());
        }
    }
}

#[test]
fn no_test_and_no_example_stands_where_none_is_run() {
    let metadata = metadata(&["--offline", "--no-deps"]);
    let targets = list(&metadata, "packages").iter().flat_map(|package| list(package, "targets"));
    for target in targets.filter(|target| target["kind"][0] == "lib") {
        for file in sources(target) {
            let place = file.display();
            let text = text(&file);
            let example = text.lines().any(is_example);
            assert!(!example || target["doctest"] == true, "the example of {place} is not run");
            let tested = text.contains("#[test]");
            assert!(!tested || target["test"] == true, "the tests of {place} are not run");
        }
    }
}
