//! What the documents promise is there.

use probative_terms::Kind;
use probative_tests::{root, text};
use probative_words::page;

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
fn every_key_of_the_findings_is_documented() {
    let document = text(&root().join("docs/findings.md"));
    for folder in probative_tests::cases() {
        let found = text(&folder.join("expected/findings.json"));
        let value: serde_json::Value = serde_json::from_str(&found).unwrap();
        let mut keys = Vec::new();
        collect(&value, &mut keys);
        for key in keys {
            assert!(document.contains(&format!("`{key}`")), "{key} is not documented");
        }
    }
}

fn collect(value: &serde_json::Value, keys: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                keys.push(key.clone());
                collect(value, keys);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
        _ => {}
    }
}
