//! Hostile texts as ids, columns, titles and paths: nothing that the program prints or writes of
//! them steers a terminal, runs in a spreadsheet or breaks a document.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::{Command, Output};

#[path = "../../../tests/hostile/forms.rs"]
#[allow(dead_code, reason = "each crate needs a part")]
mod forms;

const TEXTS: &str = include_str!("../../../tests/hostile/texts.txt");

fn texts() -> Vec<String> {
    TEXTS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn run(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_probative")).current_dir(folder).args(words).output().unwrap()
}

/// What a run printed, on both streams, each asked of.
fn printed(ran: &Output) -> [String; 2] {
    let both = [&ran.stdout, &ran.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    for text in &both {
        assert_eq!(forms::terminal(text), Ok(()), "{text}");
    }
    both
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A map whose units have the texts as ids, each with a number of its own.
fn map(column: &str) -> String {
    let row = |(at, text): (usize, &String)| {
        format!(
            "{},{},{},{},{}\n",
            quoted(&format!("{text} {at}")),
            at % 10,
            at / 10,
            at * 7 % 13,
            100 + at
        )
    };
    let rows: String = texts().iter().enumerate().map(row).collect();
    format!("id,x,y,{},people\n{rows}", quoted(column))
}

const PLACE: [&str; 7] = ["map.csv", "--id", "id", "--x", "x", "--y", "y"];

/// A folder with the map in it.
fn with_map() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("map.csv"), map("v")).unwrap();
    folder
}

/// Asks what each file that a run wrote must be.
fn written(folder: &Path, method: &str) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        match entry.path().extension().and_then(std::ffi::OsStr::to_str) {
            _ if entry.file_name() == "map.csv" => {}
            Some("csv") => drop(forms::csv(&text).expect(method)),
            _ => drop(forms::xml(&text).expect(method)),
        }
    }
}

#[test]
fn ids_of_units_are_shown_and_written_and_do_nothing() {
    let folder = with_map();
    let files = ["--csv", "out.csv", "--svg", "out.svg", "--draws", "9", "--planar"];
    let questions: [(&str, &[&str], &[&str]); 5] = [
        ("weights", &["--weights", "knn:1", "--write", "links.csv"], &files[6..]),
        ("local-moran", &["--value", "v", "--weights", "band:min"], &files),
        ("local-g", &["--value", "v", "--weights", "band:min"], &files),
        ("breaks", &["--value", "v", "--classes", "3"], &files[..2]),
        ("scan", &["--value", "v", "--population", "people"], &files),
    ];
    for (method, question, files) in questions {
        for json in [&[][..], &["--json"]] {
            let words = [&["stat", method][..], &PLACE, question, files, json].concat();
            let ran = run(folder.path(), &words);
            let [out, err] = printed(&ran);
            assert!(ran.status.success(), "{method}: {err}");
            let document = serde_json::from_str::<serde_json::Value>(&out);
            assert!(json.is_empty() || document.is_ok(), "{method}");
            written(folder.path(), method);
        }
    }
}

#[test]
fn a_list_of_neighbours_is_read_back_though_its_ids_are_made_safe() {
    let folder = with_map();
    let ask =
        |rest: &[&str]| run(folder.path(), &[&["stat", "weights"][..], &PLACE, rest].concat());
    let links = |rest: &[&str]| {
        let ran = ask(&[&["--json", "--weights"], rest].concat());
        let [out, err] = printed(&ran);
        assert!(ran.status.success(), "{err}");
        let found: serde_json::Value = serde_json::from_str(&out).unwrap();
        found["weights"]["links"].clone()
    };
    let made = links(&["knn:1", "--planar", "--write", "links.csv"]);
    assert_eq!(made, links(&["links.csv"]));
    for format in ["links.gal", "links.gwt"] {
        let ran = ask(&["--weights", "knn:1", "--planar", "--write", format]);
        assert_eq!(ran.status.code(), Some(2), "ids with spaces have no place in {format}");
        printed(&ran);
    }
}

#[test]
fn columns_are_shown_and_written_and_do_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for text in texts().iter().filter(|text| !text.contains(['\0', ','])) {
        std::fs::write(at("map.csv"), map(text)).unwrap();
        let column = format!("--value={}", text.trim());
        let place =
            ["stat", "local-moran", "map.csv", "--id", "id", "--x", "x", "--y", "y", "--planar"];
        let rest =
            [&column, "--weights", "knn:2", "--draws", "9", "--svg", "out.svg", "--csv", "out.csv"];
        let ran = run(folder.path(), &[&place[..], &rest].concat());
        printed(&ran);
        if ran.status.success() {
            let svg = std::fs::read_to_string(at("out.svg")).unwrap();
            assert!(forms::xml(&svg).is_ok(), "{text}: {:?}", forms::xml(&svg));
            let csv = forms::csv(&std::fs::read_to_string(at("out.csv")).unwrap());
            assert!(csv.is_ok(), "{text}: {csv:?}");
        }
    }
}

#[test]
fn what_a_case_says_is_shown_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "example"]).status.success());
    let place = folder.path().join("example/case.toml");
    let toml = std::fs::read_to_string(&place).unwrap();
    let all = texts().join(" ");
    // A string of JSON is one of TOML, but for pairs of surrogates and a sign that JSON leaves.
    let escaped: String = all
        .chars()
        .map(|sign| match sign {
            '"' | '\\' => format!("\\{sign}"),
            sign if sign.is_ascii_graphic() || sign == ' ' => sign.to_string(),
            sign => format!("\\U{:08X}", u32::from(sign)),
        })
        .collect();
    for (key, code) in
        [("title = \"", 0), ("said = \"", 0), ("kind = \"", 3), ("id = \"", 3), ("path = \"", 5)]
    {
        let edited = toml.replacen(key, &format!("{key}{escaped}"), 1);
        assert!(edited != toml, "{key}");
        std::fs::write(&place, edited).unwrap();
        for words in [
            &["check", "example", "--sarif", "a.sarif", "--junit", "a.xml"][..],
            &["list", "example"],
            &["check", "example", "--json"],
        ] {
            let ran = run(folder.path(), words);
            let [_, err] = printed(&ran);
            if words[0] == "check" {
                assert_eq!(ran.status.code(), Some(code), "{key}: {err}");
            }
        }
    }
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(forms::xml(&read("a.xml")).is_ok());
    assert_eq!(forms::markdown(&read("out/report.md")), Ok(()));
    assert!(forms::csv(&read("out/findings.csv")).is_ok());
}

#[test]
fn a_raw_sign_in_a_case_file_is_shown_with_its_mistake_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "example"]).status.success());
    let place = folder.path().join("example/case.toml");
    let toml = std::fs::read_to_string(&place).unwrap();
    for text in texts() {
        std::fs::write(&place, toml.replacen("kind = \"", &format!("kind = \"{text}"), 1)).unwrap();
        let ran = run(folder.path(), &["check", "example"]);
        let [_, err] = printed(&ran);
        assert_eq!(ran.status.code(), Some(3), "{text}: {err}");
    }
}

#[test]
fn a_path_is_shown_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for text in texts().iter().filter(|text| !text.contains('\0')) {
        printed(&run(folder.path(), &["check", "example", "--flag", text]));
        printed(&run(
            folder.path(),
            &["stat", "moran", "map.csv", "--value", "v", "--weights", text],
        ));
        printed(&run(folder.path(), &["stat", text]));
        for words in [["check", text], ["list", text], ["calibrate", text]] {
            if !text.starts_with('-') {
                let ran = run(folder.path(), &words);
                assert_eq!(ran.status.code(), Some(2));
                printed(&ran);
            }
        }
    }
}
