//! Documents of findings from without: their words, their versions, and what is no such document.

use probative_finding::finding::{Certainty, Findings, Qualifier, Verdict};
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
    assert_eq!(of_version(&old), Err(Unreadable::Version(old)));
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
