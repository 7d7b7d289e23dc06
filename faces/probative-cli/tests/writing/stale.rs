//! What an earlier run left in the folders of this one.

use super::{Bench, Files, all_outputs, said};

/// What somebody else put among the pictures, named as ours are.
const THEIRS: &str = "out/figures/theirs-01-map.svg";
/// What an earlier run may have left, and files that it has the bytes of.
const STALE: [(&str, &str); 3] = [
    ("out/figures/gone-01-map.svg", "out/figures/argument.svg"),
    ("public/claims/gone.html", "public/claims/m1.html"),
    ("public/social/gone.svg", "public/social/m1.svg"),
];

#[test]
fn what_an_earlier_run_left_goes_and_what_somebody_else_put_there_stays() {
    let bench = Bench::new();
    let run = "check case --claim m1 --draws 9 --no-calibrate --out out --site public";
    assert_eq!(bench.run(run).status.code(), Some(0));
    let first = bench.files();
    for (stale, of) in STALE {
        std::fs::copy(bench.at(of), bench.at(stale)).unwrap();
    }
    let others = [THEIRS, "out/figures/notes.txt", "out/gone-01-map.svg", "public/claims/own.html"];
    for other in others {
        std::fs::write(bench.at(other), "theirs").unwrap();
    }
    let ran = bench.run(run);
    assert!(said(&ran).contains("1 file of an earlier run"), "{}", said(&ran));
    let mut now = bench.files();
    for other in others {
        assert_eq!(now.remove(other).as_deref(), Some(&b"theirs"[..]), "{other}");
    }
    assert!(now == first, "{:?}", now.keys());
    assert!(!said(&bench.run(run)).contains("earlier run"));
}

/// The files after a whole run with the case as it is, beside a picture and a page of a claim that
/// is gone since, and after one with an edited case.
pub(super) fn old_and_new(bench: &Bench) -> [Files; 2] {
    let all = all_outputs();
    std::fs::create_dir_all(bench.at("out/figures")).unwrap();
    std::fs::write(bench.at(THEIRS), "<svg>theirs</svg>").unwrap();
    bench.edit("case/case.toml", "title = \"", "title = \"Edited \"".trim_end_matches('"'));
    assert_eq!(bench.run(&all).status.code(), Some(0));
    let new = bench.files();
    bench.edit("case/case.toml", "title = \"Edited ", "title = \"");
    assert_eq!(bench.run(&all).status.code(), Some(0));
    for (stale, of) in STALE {
        std::fs::copy(bench.at(of), bench.at(stale)).unwrap();
    }
    let old = bench.files();
    bench.edit("case/case.toml", "title = \"", "title = \"Edited \"".trim_end_matches('"'));
    [old, new]
        .map(|files| files.into_iter().filter(|(name, _)| !name.starts_with("case/")).collect())
}

#[test]
fn a_page_of_another_case_is_told_when_it_is_replaced() {
    let bench = Bench::new();
    let run = "check case --claim m1 --draws 9 --no-calibrate --out out";
    assert!(!said(&bench.run(run)).contains("another case"));
    assert!(!said(&bench.run(run)).contains("another case"), "its own");
    let findings = bench.at("out/findings.json");
    let text = std::fs::read_to_string(&findings).unwrap();
    let (before, rest) = text.split_once("\"title\": \"").unwrap();
    std::fs::write(&findings, format!("{before}\"title\": \"Another {rest}")).unwrap();
    let told = said(&bench.run(run));
    assert!(told.contains("out held the page of another case, `Another "), "{told}");
}

#[test]
fn a_page_of_more_claims_is_told_when_it_is_replaced() {
    let bench = Bench::new();
    let run = |claims: &str| {
        said(&bench.run(&format!("check case {claims} --draws 9 --no-calibrate --out out")))
    };
    run("--claim m1 --claim m2");
    let told = run("--claim m1");
    assert!(told.contains("out held a page of 2 claims, which is replaced by one of 1;"), "{told}");
}
