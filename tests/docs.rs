//! What the documents promise is there.

use probative_finding::format::{SCHEMA, exhibits_schema, findings_schema};
use probative_terms::Kind;
use probative_tests::{root, text};
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
