//! Imports point down, and each outside crate has one room.

use std::collections::BTreeMap;

use probative_tests::{root, text};
use toml::Table;

/// The floors of ARCHITECTURE.md, from the ground up.
const FLOORS: [&[&str]; 8] = [
    &["numeric", "terms"],
    &["spatial", "policy", "atlas", "catalog"],
    &["case", "finding"],
    &["words", "evidence", "read"],
    &["check", "study"],
    &["chart"],
    &["report"],
    &["", "cli"],
];

/// Each room, what it may import of ours, and the outside crates that it owns.
const ROOMS: [(&str, &[&str], &[&str]); 17] = [
    ("crates/probative-numeric", &[], &["rayon", "rand_xoshiro"]),
    ("crates/probative-spatial", &["numeric"], &[]),
    ("crates/probative-policy", &["numeric"], &[]),
    ("crates/probative-terms", &[], &[]),
    ("crates/probative-atlas", &["terms"], &[]),
    ("crates/probative-catalog", &["terms"], &[]),
    ("crates/probative-case", &["atlas", "terms"], &[]),
    ("crates/probative-finding", &["terms"], &[]),
    // What was understood of a claim is told before there is a finding.
    ("crates/probative-words", &["terms", "case", "finding"], &[]),
    // A text is read without records; what it names is found in the atlas, what may hold it in the
    // catalogue.
    ("crates/probative-read", &["atlas", "catalog", "terms", "case"], &["html5gum"]),
    (
        "crates/probative-evidence",
        &["atlas", "catalog", "terms", "case", "finding"],
        &["calamine", "csv", "flate2", "geojson", "memchr", "zip"],
    ),
    // A claim's own sentence, and that of its text, are read again to tell what a case leaves out.
    (
        "crates/probative-check",
        &["numeric", "spatial", "policy", "atlas", "terms", "case", "finding", "evidence", "read"],
        &[],
    ),
    ("crates/probative-chart", &["atlas", "terms", "finding", "words"], &[]),
    // Methods open no file and make no claim; a face asks them, and cases do not.
    (
        "crates/probative-study",
        &["numeric", "spatial", "policy", "atlas", "terms", "evidence", "finding"],
        &[],
    ),
    (
        "crates/probative-report",
        &["atlas", "terms", "case", "finding", "words", "chart"],
        &["maud"],
    ),
    ("faces/probative", &["terms", "case", "finding", "evidence", "check", "report"], &[]),
    (
        "faces/probative-cli",
        &[
            "", "numeric", "terms", "catalog", "case", "finding", "words", "evidence", "read",
            "study", "check", "chart", "report",
        ],
        &["annotate-snippets", "clap", "clap_complete", "indicatif", "resvg", "signal-hook"],
    ),
];
/// The vocabulary that every room may share.
const SHARED: [&str; 6] = ["libm", "schemars", "serde", "serde_json", "sha2", "toml"];

fn imports(room: &str) -> Vec<String> {
    let manifest: Result<Table, _> = text(&root().join(room).join("Cargo.toml")).parse();
    let table = manifest.ok().and_then(|m| m.get("dependencies")?.as_table().cloned());
    table.map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

/// What a room imports against the table.
fn trespasses(room: &str, ours: &[&str], owned: &[&str], imports: &[String]) -> Vec<String> {
    let wrong = |name: &&String| match name.strip_prefix("probative") {
        Some(rest) => !ours.contains(&rest.trim_start_matches('-')),
        None => !owned.contains(&name.as_str()) && !SHARED.contains(&name.as_str()),
    };
    imports.iter().filter(wrong).map(|name| format!("{room} may not import {name}")).collect()
}

#[test]
fn every_import_points_down() {
    let found: Vec<String> = ROOMS
        .iter()
        .flat_map(|(room, ours, owned)| trespasses(room, ours, owned, &imports(room)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The floor of a room; the library of the faces has no name.
fn floor(room: &str) -> usize {
    let name = room.rsplit('/').next().unwrap_or(room);
    let name = name.strip_prefix("probative").unwrap_or(name).trim_start_matches('-');
    FLOORS.iter().position(|rooms| rooms.contains(&name)).expect("every room has a floor")
}

#[test]
fn every_edge_of_the_table_leads_to_a_lower_floor() {
    for (room, ours, _) in ROOMS {
        for import in ours {
            // Faces stand on the library beside them.
            let beside = import.is_empty() && room.starts_with("faces/");
            let lower = floor(import) < floor(room) || beside;
            assert!(lower, "{room} stands no higher than {import}");
        }
    }
}

#[test]
fn the_floors_are_those_of_the_document() {
    let document = text(&root().join("ARCHITECTURE.md"));
    let drawn = document.split("## The floors").nth(1).and_then(|rest| rest.split("```").nth(1));
    let drawn: Vec<&str> = drawn.expect("the floors are drawn").lines().skip(1).collect();
    for (line, rooms) in drawn.iter().rev().zip(FLOORS) {
        for room in rooms.iter().filter(|room| !room.is_empty()) {
            assert!(line.contains(room), "{room} does not stand in `{line}`");
        }
    }
}

#[test]
fn an_upward_import_is_noticed() {
    let report = ROOMS.iter().find(|(room, ..)| room.ends_with("report"));
    let (room, ours, owned) = report.expect("the report is a room");
    let planted = ["probative-check".to_owned(), "rayon".to_owned(), "maud".to_owned()];
    assert_eq!(trespasses(room, ours, owned, &planted).len(), 2);
}

#[test]
fn every_room_stands_in_the_table() {
    let manifest: Table = text(&root().join("Cargo.toml")).parse().unwrap();
    let ours = manifest["workspace"]["dependencies"].as_table().unwrap();
    let rooms = ours.values().filter_map(|value| value.get("path")?.as_str());
    for room in rooms {
        assert!(ROOMS.iter().any(|(name, ..)| *name == room), "{room} is not in the table");
    }
}

#[test]
fn each_outside_crate_has_one_owner() {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for (room, _, owned) in ROOMS {
        for name in owned {
            assert_eq!(owners.insert(name, room), None, "{name} has two owners");
        }
    }
}
