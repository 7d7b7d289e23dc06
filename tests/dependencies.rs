//! What comes from outside: under which licences, and how often.
#![allow(clippy::disallowed_methods, reason = "cargo is asked what the workspace is made of")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use probative_tests::root;
use serde_json::Value;

/// Licences that ask for no more than their own words beside the program.
const LICENCES: [&str; 7] =
    ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unicode-3.0"];

/// Crates that the program is built of in two versions, and why.
const TWICE: [(&str, &str); 1] =
    [("syn", "reads Rust for macros: maud's stand on version 2, those of serde and clap on 3")];

/// What cargo says of the workspace, `more` being further words of the question.
///
/// Without a platform cargo wants the sources of every platform's crates, which a build does not
/// fetch; so offline it is asked about this one.
pub(super) fn metadata(more: &[&str]) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(["metadata", "--locked", "--format-version", "1"]).args(more);
    let ran = cargo.output().expect("cargo answers with what it is asked for");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).expect("cargo answers with what it is asked for")
}

fn built_here() -> Value {
    let ran = Command::new(env!("CARGO"))
        .arg("-vV")
        .output()
        .expect("cargo answers with what it is asked for");
    let said = String::from_utf8(ran.stdout).expect("cargo answers with what it is asked for");
    let host = said
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("cargo answers with what it is asked for");
    metadata(&["--offline", "--filter-platform", host])
}

pub(super) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().expect("cargo answers with what it is asked for")
}

pub(super) fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

/// Whether an expression of licences leaves a choice that `LICENCES` holds whole.
fn allowed(expression: &str) -> bool {
    let parts = |between: &str| parted(expression, between);
    match (parts(" OR "), parts(" AND ")) {
        (Some([left, right]), _) => allowed(left) || allowed(right),
        (None, Some([left, right])) => allowed(left) && allowed(right),
        (None, None) => match expression.strip_prefix('(') {
            Some(inner) => inner.strip_suffix(')').is_some_and(allowed),
            None => LICENCES.contains(&expression),
        },
    }
}

/// What stands before and after the first such word outside parentheses.
fn parted<'e>(expression: &'e str, between: &str) -> Option<[&'e str; 2]> {
    let outside = |&(place, _): &(usize, &str)| {
        let before = &expression[..place];
        before.matches('(').count() == before.matches(')').count()
    };
    let (place, _) = expression.match_indices(between).find(outside)?;
    Some([&expression[..place], &expression[place + between.len()..]])
}

/// Crates from outside whose licence is not allowed.
fn refused(metadata: &Value) -> Vec<String> {
    let outside = list(metadata, "packages").iter().filter(|package| !package["source"].is_null());
    let refused = outside.filter(|package| {
        // The old form of a choice is a slash.
        !allowed(&word(package, "license").replace('/', " OR ").replace("  ", " "))
    });
    refused.map(|package| format!("{}: {}", word(package, "name"), package["license"])).collect()
}

#[test]
fn a_choice_of_licences_is_read_as_it_is_written() {
    for fine in ["MIT", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "(ISC)"] {
        assert!(allowed(fine), "{fine}");
    }
    for refused in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "MIT OR"] {
        assert!(!allowed(refused), "{refused}");
    }
}

#[test]
fn every_crate_from_outside_has_a_licence_that_we_allow() {
    assert_eq!(refused(&built_here()), Vec::<String>::new());
}

/// Needs the network: sources of crates that no build here fetches.
#[test]
#[ignore = "asks for every platform and feature, whose sources a build does not fetch"]
fn so_has_every_crate_of_every_platform_and_feature() {
    assert_eq!(refused(&metadata(&["--all-features"])), Vec::<String>::new());
}

/// The versions of each crate that the program is built of, by name.
fn versions(metadata: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let packages = list(metadata, "packages").iter();
    let packages: BTreeMap<&str, &Value> = packages.map(|p| (word(p, "id"), p)).collect();
    let nodes = list(&metadata["resolve"], "nodes").iter();
    let nodes: BTreeMap<&str, &Value> = nodes.map(|node| (word(node, "id"), node)).collect();
    let program = packages.values().find(|package| word(package, "name") == "probative-cli");
    let mut open = vec![word(program.expect("cargo answers with what it is asked for"), "id")];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let needed = list(nodes[id], "deps").iter().filter(|dependency| is_built(dependency));
            open.extend(needed.map(|dependency| word(dependency, "pkg")));
        }
    }
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in seen.iter().map(|id| packages[id]) {
        let name = word(package, "name").to_owned();
        versions.entry(name).or_default().insert(word(package, "version").to_owned());
    }
    versions
}

/// Whether a dependency is one of the program or of its build, and not of tests alone.
fn is_built(dependency: &Value) -> bool {
    list(dependency, "dep_kinds").iter().any(|kind| word(kind, "kind") != "dev")
}

#[test]
fn no_crate_comes_in_two_versions_but_those_that_are_listed() {
    let versions = versions(&built_here());
    let twice = versions.iter().filter(|(_, versions)| versions.len() > 1);
    let twice: Vec<&str> = twice.map(|(name, _)| name.as_str()).collect();
    assert_eq!(twice, TWICE.map(|(name, _)| name), "{versions:?}");
}
