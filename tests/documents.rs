//! Documents of findings from without: their words, their versions, and what is no such document.

use probative_finding::diff::diff;
use probative_finding::finding::{Certainty, Findings, Outcome, Qualifier, Untested, Verdict};
use probative_finding::format::Unreadable;
use probative_finding::reading::Measure;
use probative_terms::{Kind, Role, Unit};
use probative_tests::{root, text};
use serde::Serialize;

/// The word of a value in JSON.
fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a word is written").trim_matches('"').to_owned()
}

#[test]
fn words_in_json_are_those_of_the_program() {
    for verdict in Verdict::ALL {
        assert_eq!(written(&verdict), verdict.word());
    }
    for certainty in Certainty::ALL {
        assert_eq!(written(&certainty), certainty.word());
    }
    for qualifier in Qualifier::ALL {
        assert_eq!(written(&qualifier), qualifier.word());
    }
    for kind in Kind::ALL {
        assert_eq!(written(&kind), kind.word());
    }
    for role in Role::ALL {
        assert_eq!(written(&role), role.word());
    }
}

#[test]
fn another_major_version_is_refused_and_a_minor_one_taken() {
    let known = text(&root().join("cases/mirror-example/expected/findings.json"));
    let of_version = |version: &str| {
        let (before, rest) = known.split_once("\"probative/").unwrap();
        let (_, after) = rest.split_once('"').unwrap();
        Findings::from_json(&format!("{before}\"{version}\", \"more\": 1{after}"))
    };
    assert!(of_version("probative/2.7").is_ok());
    let old = "probative/1.0".to_owned();
    assert_eq!(
        of_version(&old),
        Err(Unreadable::Version { found: old, reads: probative_finding::format::SCHEMA })
    );
}

#[test]
fn a_ratio_to_nothing_is_written_and_read_as_infinite() {
    let measure = Measure::exact(f64::INFINITY, Unit::Times);
    let json = serde_json::to_string(&measure).unwrap();
    assert!(json.contains("\"value\":\"inf\""), "{json}");
    assert_eq!(serde_json::from_str::<Measure>(&json).ok(), Some(measure));
}

#[test]
fn what_is_no_document_says_where_it_goes_wrong() {
    let Err(Unreadable::Form { line, .. }) = Findings::from_json("{\n  \"schema\": 3\n}") else {
        panic!("a number is no schema");
    };
    assert_eq!(line, 2);
}

/// Findings of the mirror case whose claims have other ids, by which they are told apart.
fn renamed(ids: &[&str], rule: u32, seed: u64) -> Findings {
    let known = text(&root().join("cases/mirror-example/expected/findings.json"));
    let mut findings = Findings::from_json(&known).expect("they are findings");
    findings.head.rule = rule;
    findings.head.settings.seed = seed;
    findings.findings.truncate(ids.len());
    findings.findings.iter_mut().zip(ids).for_each(|(one, id)| one.claim = (*id).to_owned());
    findings
}

#[test]
fn words_of_claims_that_both_hold_are_compared() {
    let before = renamed(&["a", "b", "gone"], 1, 7);
    let mut after = renamed(&["a", "new", "b"], 2, 7);
    after.findings[2].outcome = Outcome::Untested {
        why: Untested::NotTestable { neighbour: String::new() },
        shown: Vec::new(),
    };
    let found = diff(&before, &after);
    assert_eq!((found.rules, found.other_settings), ((1, 2), false));
    let words: Vec<(&str, Verdict)> =
        found.changed.iter().map(|one| (one.claim.as_str(), one.after)).collect();
    assert_eq!(words, [("b", Verdict::NotTestable)]);
    assert_eq!(diff(&after, &after).changed, []);
    assert!(diff(&before, &renamed(&["a"], 1, 8)).other_settings);
}
