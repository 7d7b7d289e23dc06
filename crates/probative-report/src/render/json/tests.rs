//! The keys of `findings.json` are frozen.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fixture;
use crate::render::{Json, Render};

fn parsed() -> Value {
    serde_json::from_str(&Json.render(&fixture::report())).unwrap()
}

fn keys(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{path}.{key}");
                keys(&path, value, found);
                found.insert(path);
            }
        }
        Value::Array(items) => {
            for item in items {
                keys(&format!("{path}[]"), item, found);
            }
        }
        _ => {}
    }
}

const READING: [&str; 8] = ["said", "value", "unit", "low", "high", "level", "p", "draws"];
const RANGE: [&str; 4] = ["low", "high", "low_closed", "high_closed"];

#[rustfmt::skip]
const DOCUMENT: [&str; 16] = [
    ".schema", ".case", ".case.title", ".case.settings", ".case.settings.seed",
    ".case.settings.draws", ".case.settings.level", ".case.text", ".case.text.publisher",
    ".case.text.url", ".case.text.date", ".case.text.sha256", ".joint", ".joint.by_chance",
    ".joint.keep", ".findings",
];

#[rustfmt::skip]
const FINDING: [&str; 67] = [
    "claim", "kind", "verdict", "certainty", "regions", "regions.holds", "regions.fails",
    "primary", "conjuncts", "joined", "alternates", "beside", "robustness", "robustness.agree",
    "robustness.of", "qualifiers", "qualifiers[].qualifier", "qualifiers[].reason", "reasons",
    "mirror", "asserted", "asserted.size", "asserted.null", "detectable", "calibration",
    "calibration.state", "calibration.type_one", "calibration.datasets", "calibration.nominal", "calibration.under",
    "null", "null.name", "null.holds_fixed", "null.observed", "null.mean", "null.low",
    "null.high", "null.unit", "bounds", "bounds.low", "bounds.high", "checklist",
    "checklist.passed", "checklist.of", "checklist.items", "checklist.items[].asks",
    "checklist.items[].passed", "checklist.items[].because", "rows", "rows.used", "rows.left_out",
    "rows.left_out[].reason", "rows.left_out[].rows", "rows.left_out[].events", "wanted",
    "wanted.record", "wanted.holder", "wanted.would_decide", "neighbour", "rests_on", "sources",
    "version", "beside[].role", "beside[].stands", "conjuncts[].regions",
    "conjuncts[].regions.holds", "conjuncts[].regions.fails",
];

/// Every key that the format has; a change here is a new version of the format.
fn frozen() -> BTreeSet<String> {
    let mut frozen: BTreeSet<String> = DOCUMENT.map(str::to_owned).into();
    frozen.extend(FINDING.map(|key| format!(".findings[].{key}")));
    for reading in ["primary", "conjuncts[]", "alternates[]", "beside[]"] {
        frozen.extend(READING.map(|key| format!(".findings[].{reading}.{key}")));
    }
    for regions in ["regions", "conjuncts[].regions"] {
        for side in ["holds", "fails"] {
            frozen.extend(RANGE.map(|key| format!(".findings[].{regions}.{side}[].{key}")));
        }
    }
    frozen
}

#[test]
fn no_key_is_added_or_lost() {
    let mut found = BTreeSet::new();
    keys("", &parsed(), &mut found);
    let added: Vec<_> = found.difference(&frozen()).cloned().collect();
    let lost: Vec<_> = frozen().difference(&found).cloned().collect();
    assert!(added.is_empty() && lost.is_empty(), "added {added:?}, lost {lost:?}");
}

#[test]
fn every_finding_has_the_same_keys() {
    let document = parsed();
    let findings = document["findings"].as_array().unwrap();
    let keys = |finding: &Value| finding.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert!(findings.iter().all(|finding| keys(finding) == keys(&findings[0])));
}

#[test]
fn keys_stand_in_their_own_order() {
    let text = Json.render(&fixture::report());
    let at = |key: &str| text.find(&format!("\"{key}\"")).unwrap();
    assert!(at("schema") < at("case") && at("case") < at("joint") && at("joint") < at("findings"));
    assert!(at("claim") < at("kind") && at("kind") < at("verdict"));
}

#[test]
fn numbers_have_ten_digits_and_dates_are_dates() {
    let document = parsed();
    assert_eq!(document["findings"][1]["primary"]["value"].to_string(), "64.58333333");
    assert_eq!(document["findings"][8]["primary"]["value"], "1999-04-05");
    assert_eq!(document["findings"][8]["regions"]["holds"][0]["low"], "1999-04-01");
}

#[test]
fn every_documented_key_is_in_the_document_about_it() {
    let about = include_str!("../../../../../docs/findings.md");
    for path in frozen() {
        let key = path.rsplit('.').next().unwrap();
        assert!(about.contains(&format!("`{key}`")), "docs/findings.md does not tell of `{key}`");
    }
}
