//! `docs/reader.md` has every rule by which kinds are told.
#![allow(clippy::disallowed_methods, reason = "a test of a document reads and rewrites it")]

use std::path::Path;

use probative_read::rules;

const FROM: &str = "<!-- rules -->\n";
const TO: &str = "<!-- end of rules -->";

fn table() -> String {
    let mut out = String::from("| Rule | Kind | Needed by |\n|---|---|---|\n");
    for (name, kind, sentences) in rules() {
        let sentences = sentences.join("<br>");
        out.push_str(&format!("| {name} | {} | {sentences} |\n", kind.word()));
    }
    out
}

#[test]
fn the_table_of_rules_is_that_of_the_code() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reader.md");
    let document = std::fs::read_to_string(&place).unwrap();
    let (before, rest) = document.split_once(FROM).unwrap();
    let (found, after) = rest.split_once(TO).unwrap();
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&place, format!("{before}{FROM}{}{TO}{after}", table())).unwrap();
        return;
    }
    assert_eq!(found, table(), "write it again with UPDATE=1");
}
