//! The registry of choices: `docs/audit.md` tells it as the program has it, and whatever an audit
//! tries stands in it.

#![allow(clippy::disallowed_methods, reason = "this test, when asked, rewrites the document")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use probative::{Case, Disk, gather};
use probative_case::claim::Kinds;
use probative_check::{OF_EVERY_CLAIM, registry};
use probative_finding::audit::Dimension;
use probative_terms::Kind;
use probative_tests::{cases, root, text};
use probative_words::audit::dimension;

/// A claim of each kind.
fn of_each_kind() -> BTreeMap<&'static str, Kinds> {
    let folders = cases().into_iter().chain([root().join("tests/leaves")]);
    let read = folders.map(|folder| Case::read(&text(&folder.join("case.toml"))));
    let claims = read.flat_map(|case| case.expect("a case of ours").claims);
    let held = claims.filter_map(|claim| claim.test.held().cloned());
    held.map(|kinds| (kinds.kind().word(), kinds)).collect()
}

#[test]
fn the_document_tells_the_registry_of_every_kind() {
    let kinds = of_each_kind();
    let row = |kind: &str, of: &[Dimension]| {
        let names: Vec<&str> = of.iter().copied().map(dimension).collect();
        format!("| {kind} | {} |\n", names.join("; "))
    };
    let mut rows = String::from("| Kind | What its author chooses |\n|---|---|\n");
    rows.push_str(&row("every one", &OF_EVERY_CLAIM));
    for kind in Kind::ALL {
        let own = registry(&kinds[kind.word()]);
        if !own.is_empty() {
            rows.push_str(&row(kind.word(), own));
        }
    }
    let path = root().join("docs/audit.md");
    let document = text(&path);
    let [start, end] = ["<!-- registry -->\n", "<!-- end of registry -->"];
    let (before, rest) = document.split_once(start).expect("the document has a registry");
    let (told, after) = rest.split_once(end).expect("the registry ends");
    if std::env::var_os("UPDATE").is_some() {
        let written = format!("{before}{start}{rows}{end}{after}");
        std::fs::write(path, written).expect("the document can be written");
        return;
    }
    assert_eq!(told, rows, "write it anew with UPDATE=1");
}

/// The cases of the gallery and those of the leaves.
fn all() -> Vec<(PathBuf, &'static str)> {
    let leaves = root().join("tests/leaves");
    let leaves = ["case.toml", "examples.toml"].map(|name| (leaves.clone(), name));
    cases().into_iter().map(|folder| (folder, "case.toml")).chain(leaves).collect()
}

#[test]
fn no_author_could_choose_what_the_reader_of_cases_refuses() {
    for (folder, name) in all() {
        let case = Case::read(&text(&folder.join(name))).expect("a case of ours");
        let evidence = gather(&case, &Disk::at(&folder)).expect("its records");
        // A word of reliability is chosen by its basis, which an option of the word alone keeps.
        let by_word = [Dimension::Reliability, Dimension::Unreliable];
        let options = probative_check::options(&case, &evidence).into_iter();
        for (dimension, option) in options.filter(|it| !by_word.contains(&it.0)) {
            let read = Case::read(&option.write());
            assert!(read.is_ok(), "{}: {dimension:?}: {:?}", folder.display(), read.err());
        }
    }
}

#[test]
fn whatever_is_tried_stands_in_the_registry_and_answers_the_same_claim() {
    for folder in cases() {
        let case = Case::read(&text(&folder.join("case.toml"))).expect("a case of ours");
        let evidence = gather(&case, &Disk::at(&folder)).expect("its records");
        // What rests on draws takes minutes, and its options are made by the same hands.
        let quick = |claim: &&probative_case::claim::Claim| {
            matches!(claim.kind(), Kind::Figure | Kind::Share | Kind::Membership | Kind::Arithmetic)
        };
        let claims = case.claims.iter().filter(quick).cloned().collect();
        let quick = Case { claims, ..case.clone() };
        let audit = probative_check::audit(&quick, &evidence, |_, _| {});
        for audited in &audit.claims {
            let claim = case.claim(&audited.claim).expect("a claim of the case");
            let kinds = claim.test.held().expect("what is audited is held");
            let known = [registry(kinds), &OF_EVERY_CLAIM].concat();
            for varied in &audited.dimensions {
                assert!(known.contains(&varied.dimension), "{}: {varied:?}", claim.id);
                let own = varied.tried.iter().any(|tried| tried.option == varied.taken);
                assert!(!own, "{}: the author's own option is no other: {varied:?}", claim.id);
            }
        }
        let written = probative_finding::Audit::from_json(&audit.to_json());
        assert_eq!(written.as_ref(), Ok(&audit), "what is written is read again");
    }
}
