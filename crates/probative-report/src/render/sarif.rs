//! The findings as SARIF 2.1.0, for tools that read the results of checks.

use std::collections::{BTreeMap, BTreeSet};

use probative_finding::finding::{Certainty, Outcome, Untested, Verdict};
use serde_json::{Value, json};

use super::{Render, spelt};
use crate::report::{Entry, Report};
use probative_terms::text::address;
use probative_words::finding::label;
use probative_words::format::{exact, exact_value};
use probative_words::standing;

/// The findings as SARIF 2.1.0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sarif {
    /// The case file, as a relative address.
    pub case_file: String,
    /// The line of the case file on which each claim's id stands.
    pub lines: BTreeMap<String, usize>,
    /// Whether only failures are written, for readers that take every result for an alert.
    pub failures_only: bool,
}

impl Render for Sarif {
    fn render(&self, report: &Report) -> String {
        let kept = |entry: &&Entry| {
            !failed(entry) && (!self.failures_only || level(entry.finding.verdict()) != "none")
        };
        let results: Vec<Value> =
            report.entries.iter().filter(kept).map(|entry| self.result(entry)).collect();
        let broken: Vec<Value> =
            report.entries.iter().filter(|entry| failed(entry)).map(notification).collect();
        let document = spelt(json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "probative",
                    "version": report.version,
                    "rules": rules(report),
                } },
                "invocations": [{
                    "executionSuccessful": true,
                    "toolExecutionNotifications": broken,
                }],
                "results": results,
            }],
        }));
        format!("{document:#}\n")
    }
}

impl Sarif {
    fn result(&self, entry: &Entry) -> Value {
        let verdict = entry.finding.verdict();
        let line = self.lines.get(&entry.claim.id).copied().unwrap_or(1);
        let words = format!("{}: {} {}", label(&entry.finding), entry.sentence, entry.meaning);
        json!({
            "ruleId": entry.finding.kind.word(),
            "kind": kind(verdict),
            "level": level(verdict),
            "message": { "text": words },
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": { "uri": address(&self.case_file) },
                    "region": { "startLine": line.max(1) },
                },
                "logicalLocations": [{ "name": entry.claim.id, "kind": "declaration" }],
            }],
            "partialFingerprints": {
                "claim/v1": format!("{}:{}", entry.claim.id, entry.claim.anchor.sha256),
            },
            "properties": properties(entry),
        })
    }
}

/// The numbers of a finding, by name.
fn properties(entry: &Entry) -> Value {
    let mut held = json!({
        "verdict": entry.finding.verdict().word(),
        "certainty": entry.finding.certainty().map(Certainty::word),
    });
    if let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome {
        let measure = &appraisal.primary.measure;
        let (low, high) = measure.bounds();
        held["value"] = exact_value(measure).map_or(Value::Null, number);
        held["low"] = number(exact(low, measure));
        held["high"] = number(exact(high, measure));
        held["unit"] = json!(measure.unit.label());
        held["mirror"] = json!(judgement.mirror.word());
    }
    held
}

/// A number as JSON has it; a day, and an end at infinity, as the text that it is.
fn number(printed: String) -> Value {
    let finite = printed.parse::<f64>().ok().filter(|number| number.is_finite());
    finite.map_or(Value::String(printed), Value::from)
}

/// One rule a kind of claim.
fn rules(report: &Report) -> Vec<Value> {
    let kinds: BTreeSet<&str> =
        report.entries.iter().map(|entry| entry.finding.kind.word()).collect();
    let rule = |kind: &&str| {
        let said = standing::of_kind(kind);
        json!({ "id": kind, "shortDescription": { "text": said } })
    };
    kinds.iter().map(rule).collect()
}

fn failed(entry: &Entry) -> bool {
    matches!(entry.finding.outcome, Outcome::Untested { why: Untested::Failed { .. }, .. })
}

/// A test that could not run is no result: it is told of the tool.
fn notification(entry: &Entry) -> Value {
    json!({
        "level": "error",
        "message": { "text": format!("{}: {}", entry.claim.id, entry.sentence) },
        "associatedRule": { "id": entry.finding.kind.word() },
    })
}

fn kind(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "pass",
        Verdict::Qualified => "review",
        Verdict::NotSupported | Verdict::Contradicted => "fail",
        Verdict::Inconclusive | Verdict::NotTested => "open",
        Verdict::NotTestable => "notApplicable",
    }
}

fn level(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotSupported => "warning",
        Verdict::Contradicted => "error",
        _ => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn run(failures_only: bool) -> Value {
        let lines = BTreeMap::from([("k4".to_owned(), 12)]);
        let sarif = Sarif { case_file: "a case/case.toml".to_owned(), lines, failures_only };
        let text = sarif.render(&fixture::report());
        let document: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(document["version"], "2.1.0");
        document["runs"][0].clone()
    }

    #[test]
    fn each_verdict_has_the_kind_and_the_level_of_the_table() {
        let run = run(false);
        let results = run["results"].as_array().unwrap();
        let told: Vec<[&str; 2]> = results
            .iter()
            .map(|result| [result["kind"].as_str().unwrap(), result["level"].as_str().unwrap()])
            .collect();
        let wanted = [
            ["pass", "none"],
            ["review", "none"],
            ["fail", "warning"],
            ["fail", "error"],
            ["open", "none"],
            ["notApplicable", "none"],
            ["open", "none"],
            ["pass", "none"],
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn every_required_member_is_there() {
        let run = run(false);
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(run["tool"]["driver"]["name"].is_string());
        assert_eq!(run["invocations"][0]["executionSuccessful"], true);
        for result in run["results"].as_array().unwrap() {
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
            assert!(result["message"]["text"].is_string());
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "a%20case/case.toml");
            assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
            assert!(result["level"] == "none" || result["kind"] == "fail");
        }
        assert_eq!(
            run["results"][3]["locations"][0]["physicalLocation"]["region"]["startLine"],
            12
        );
    }

    #[test]
    fn a_test_that_could_not_run_is_told_of_the_tool() {
        let run = run(false);
        let told = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
        assert_eq!(told.len(), 1);
        assert!(told[0]["message"]["text"].as_str().unwrap().starts_with("k8: "));
    }

    #[test]
    fn the_profile_for_alerts_holds_failures_alone() {
        let run = run(true);
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 2);
        assert!(results.iter().all(|result| result["kind"] == "fail"));
    }
}
