//! What the documents promise is there.
#![allow(clippy::disallowed_methods, reason = "a test of documents reads and rewrites them")]

use probative_case::Case;
use probative_finding::format::{SCHEMA, exhibits_schema, findings_schema};
use probative_terms::{Code, Kind};
use probative_tests::{files, root, text};
use probative_words::page;
use serde_json::Value;

const HEADINGS: [&str; 5] =
    ["## Asks", "## Needs", "## Measures", "## Misleads when", "## References"];

#[test]
fn every_kind_says_when_it_misleads() {
    for kind in Kind::ALL {
        let page = page(kind);
        assert!(page.starts_with(&format!("# {}\n", kind.word())), "{}", kind.word());
        let places: Vec<usize> =
            HEADINGS.iter().map(|heading| page.find(heading).unwrap_or(usize::MAX)).collect();
        assert!(places.is_sorted() && places[4] < usize::MAX, "{}: {places:?}", kind.word());
        for (heading, rest) in HEADINGS.iter().zip(page.split("\n## ").skip(1)) {
            let body = rest.split_once('\n').map_or("", |(_, body)| body);
            assert!(body.trim().len() > 10, "{}: {heading} is empty", kind.word());
        }
    }
}

#[test]
fn the_documents_keep_to_their_length() {
    let longest =
        [("README.md", 120), ("ARCHITECTURE.md", 150), ("STYLE.md", 60), ("CONTRIBUTING.md", 40)];
    for (name, most) in longest {
        let lines = text(&root().join(name)).lines().count();
        assert!(lines <= most, "{name} has {lines} lines");
    }
}

#[test]
fn the_readme_names_the_two_commands_and_ci_runs_the_second() {
    let readme = text(&root().join("README.md"));
    assert!(readme.contains("cargo run --release -- check cases/sanctuary-heroin"));
    assert!(readme.contains("cargo test --workspace"));
    assert!(text(&root().join(".ci/run")).contains("cargo test --workspace"));
}

#[test]
fn the_document_of_findings_names_their_version_and_outer_keys() {
    let document = text(&root().join("docs/findings.md"));
    assert!(document.contains(SCHEMA));
    for folder in probative_tests::cases() {
        for name in ["findings.json", "exhibits.json"] {
            let found = text(&folder.join("expected").join(name));
            let value: Value = serde_json::from_str(&found).unwrap();
            for key in value.as_object().unwrap().keys() {
                assert!(document.contains(&format!("`{key}`")), "{key} is not documented");
            }
        }
    }
}

#[test]
fn every_key_of_both_schemas_says_what_it_holds() {
    for schema in [findings_schema(), exhibits_schema()] {
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let mut silent = Vec::new();
        undescribed("", &schema, &mut silent);
        assert!(silent.is_empty(), "{silent:#?}");
    }
}

/// The properties of a schema that have no description.
fn undescribed(place: &str, schema: &Value, silent: &mut Vec<String>) {
    let Value::Object(map) = schema else {
        schema.as_array().into_iter().flatten().for_each(|one| undescribed(place, one, silent));
        return;
    };
    // A form with one key is told by the sentence beside it.
    let told = map.contains_key("description");
    if let Some(Value::Object(properties)) = map.get("properties") {
        for (key, property) in properties {
            if !told && property.get("description").is_none() {
                silent.push(format!("{place}.{key}"));
            }
        }
    }
    for (key, value) in map {
        undescribed(&format!("{place}.{key}"), value, silent);
    }
}

#[test]
fn the_page_of_codes_is_that_of_the_registry() {
    let place = root().join("docs/errors.md");
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&place, Code::document()).unwrap();
    }
    assert_eq!(text(&place), Code::document(), "write it again with UPDATE=1");
}

#[test]
fn the_manual_of_case_files_is_that_of_their_keys() {
    let place = root().join("docs/case.md");
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&place, Case::manual()).unwrap();
    }
    assert_eq!(text(&place), Case::manual(), "write it again with UPDATE=1");
}

#[test]
fn every_table_of_a_case_file_stands_in_the_manual_and_in_the_schema() {
    let (manual, schema) = (Case::manual(), Case::schema());
    let schema: Value = serde_json::from_str(&schema).unwrap();
    for table in Case::tables() {
        assert!(manual.contains(&format!("### `{}`", table.name)), "{}", table.name);
        let properties = &schema["definitions"][table.name]["properties"];
        for key in table.every_key().chain(table.drafted) {
            assert!(manual.contains(&format!("| `{}` |", key.name)), "{}", key.name);
            let property = &properties[key.name];
            assert!(property["description"].is_string(), "{} {}", table.name, key.name);
        }
    }
}

/// Where codes that are none stand: in tests of what is not a code.
const NO_CODES: [(&str, &str); 4] = [
    ("crates/probative-terms/src/diagnostic.rs", "E000"),
    ("crates/probative-terms/src/diagnostic/code.rs", "E210"),
    ("crates/probative-terms/src/diagnostic/code.rs", "E9999"),
    ("faces/probative-cli/tests/cli.rs", "E299"),
];

/// Words that look like codes: E or W and two digits or more, and perhaps a letter.
fn codes(text: &str) -> Vec<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let looks_so = |word: &&str| {
        let digits = word.strip_prefix(['E', 'W']).unwrap_or_default();
        let digits = digits.strip_suffix(|letter: char| letter.is_ascii_lowercase());
        let digits = digits.unwrap_or(word.get(1..).unwrap_or_default());
        word.starts_with(['E', 'W'])
            && digits.len() > 1
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.filter(looks_so).collect()
}

#[test]
fn every_code_that_is_written_stands_in_the_registry() {
    let folders = ["crates", "faces", "tests", "docs"].map(|folder| root().join(folder));
    let ended = |ending| folders.iter().flat_map(move |folder| files(folder, ending));
    let mut unknown = Vec::new();
    for file in ended("rs").chain(ended("md")).filter(|file| !file.ends_with("tests/docs.rs")) {
        let place = file.strip_prefix(root()).unwrap().display().to_string();
        let found = text(&file);
        let strangers = codes(&found).into_iter().filter(|code| Code::find(code).is_none());
        unknown.extend(strangers.map(|code| (place.clone(), code.to_owned())));
    }
    unknown.sort();
    unknown.dedup();
    let mut known = NO_CODES.map(|(place, code)| (place.to_owned(), code.to_owned())).to_vec();
    known.sort();
    assert_eq!(unknown, known, "left: found in the files, right: the list of this test");
}

#[test]
fn what_looks_like_a_code_is_found() {
    assert_eq!(codes("`E901: x` E212a #E69F00 E W201, KE101"), ["E901", "E212a", "W201"]);
}
