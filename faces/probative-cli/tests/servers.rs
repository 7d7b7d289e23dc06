//! The files for checking servers: SARIF and JUnit.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::Output;

use crate::gallery::{case, run};
use serde_json::Value;

fn check(folder: &Path, case: &Path, args: &[&str]) -> Output {
    run("check", folder, case, args)
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The ids of the claims whose verdict is one of these, from the findings.
fn claims(out: &Path, verdicts: &[&str]) -> Vec<String> {
    let findings = json(&out.join("findings.json"));
    let findings = findings["findings"].as_array().unwrap().iter();
    let wanted = findings.filter(|finding| {
        verdicts.is_empty() || verdicts.contains(&finding["verdict"].as_str().unwrap())
    });
    wanted.map(|finding| finding["claim"].as_str().unwrap().to_owned()).collect()
}

fn results(sarif: &Value) -> Vec<String> {
    let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
    let name = |result: &Value| result["locations"][0]["logicalLocations"][0]["name"].clone();
    results.map(|result| name(result).as_str().unwrap().to_owned()).collect()
}

#[test]
fn sarif_has_a_result_for_every_claim_on_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let ran = check(folder.path(), &case(), &["--quiet", "--sarif", "deep/a.sarif"]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let sarif = json(&folder.path().join("deep/a.sarif"));
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(results(&sarif), claims(&folder.path().join("out"), &[]));
    let toml = std::fs::read_to_string(case().join("case.toml")).unwrap();
    let lines: Vec<&str> = toml.lines().collect();
    for (result, id) in sarif["runs"][0]["results"].as_array().unwrap().iter().zip(results(&sarif))
    {
        let line = &result["locations"][0]["physicalLocation"]["region"]["startLine"];
        let line = lines[line.as_u64().unwrap() as usize - 1];
        assert!(line.contains(&format!("\"{id}\"")), "{id}: {line}");
    }
}

#[test]
fn the_profile_for_github_has_failures_alone() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["--quiet", "--sarif", "a.sarif", "--sarif-profile", "github"];
    assert_eq!(check(folder.path(), &case(), &args).status.code(), Some(0));
    let failures = claims(&folder.path().join("out"), &["contradicted", "not-supported"]);
    assert!(!failures.is_empty());
    assert_eq!(results(&json(&folder.path().join("a.sarif"))), failures);
    let alone = check(folder.path(), &case(), &["--sarif-profile", "github"]);
    assert_eq!(alone.status.code(), Some(2), "a profile without a file");
}

#[test]
fn junit_has_a_test_for_every_claim_and_counts_the_failures() {
    let folder = tempfile::tempdir().unwrap();
    let ran = check(folder.path(), &case(), &["--quiet", "--junit", "a.xml"]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let xml = std::fs::read_to_string(folder.path().join("a.xml")).unwrap();
    let out = folder.path().join("out");
    let (all, failures) = (claims(&out, &[]), claims(&out, &["contradicted", "not-supported"]));
    assert_eq!(xml.matches("<testcase ").count(), all.len());
    assert_eq!(xml.matches("<failure ").count(), failures.len());
    let counts = format!("tests=\"{}\" failures=\"{}\"", all.len(), failures.len());
    assert!(xml.contains(&counts), "{counts}");
}

#[test]
fn neither_file_replaces_the_case_or_a_source() {
    let folder = tempfile::tempdir().unwrap();
    let toml = case().join("case.toml");
    let before = std::fs::read(&toml).unwrap();
    for flag in ["--sarif", "--junit"] {
        let ran = check(folder.path(), &case(), &[flag, toml.to_str().unwrap()]);
        assert_eq!(ran.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&ran.stderr).contains("would replace"));
    }
    assert_eq!(std::fs::read(&toml).unwrap(), before);
}
