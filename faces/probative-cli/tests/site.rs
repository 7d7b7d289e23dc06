//! What `probative check --site` writes, and where it refuses to.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::gallery::{case, run};

fn check(folder: &Path, case: &Path, args: &[&str]) -> Output {
    run("check", folder, case, args)
}

/// Every file below a folder, as a path inside it.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                files.insert(entry.path().strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    files
}

#[test]
fn every_link_of_a_site_leads_to_a_file_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let ran = check(folder.path(), &case(), &["--site", "public", "--quiet"]);
    assert_eq!(ran.status.code(), Some(0));
    let site = folder.path().join("public").canonicalize().unwrap();
    let toml = std::fs::read_to_string(case().join("case.toml")).unwrap();
    let mut links = 0;
    for file in files(&site).iter().filter(|file| !file.starts_with("data")) {
        let Ok(text) = std::fs::read_to_string(site.join(file)) else { continue };
        let text = text.replace("<use href", "<use shape");
        for attribute in [" href=\"", " src=\"", "og:image\" content=\""] {
            for rest in text.split(attribute).skip(1) {
                let address = rest.split('"').next().unwrap();
                if address.starts_with('#') || address.starts_with("data:") {
                    continue;
                }
                if address.contains("://") {
                    let cited = address.replace("&amp;", "&");
                    assert!(toml.contains(&cited), "{}: {address} is no record's", file.display());
                    continue;
                }
                let path = address.split('#').next().unwrap();
                let target = site.join(file).parent().unwrap().join(path).canonicalize();
                let target = target.unwrap_or_else(|_| panic!("{}: {address}", file.display()));
                assert!(
                    target.is_file() && target.starts_with(&site),
                    "{}: {address}",
                    file.display()
                );
                links += 1;
            }
        }
    }
    assert!(links > 50, "{links} links");
}

#[test]
fn a_site_holds_a_page_and_a_preview_for_each_claim_beside_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let ran = check(folder.path(), &case(), &["--site", "public"]);
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(said.contains("site    public/index.html"), "{said}");
    let (site, out) = (folder.path().join("public"), folder.path().join("out"));
    let held = files(&site);
    let count = |part: &str, end: &str| {
        let ends = |file: &&PathBuf| file.extension().is_some_and(|found| found == end);
        held.iter().filter(|file| file.starts_with(part)).filter(ends).count()
    };
    let json = std::fs::read_to_string(site.join("data/findings.json")).unwrap();
    assert_eq!(json, std::fs::read_to_string(out.join("findings.json")).unwrap());
    let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = parsed["findings"].as_array().unwrap().len();
    assert!(findings > 1);
    assert_eq!((count("claims", "html"), count("social", "svg")), (findings, findings));
    assert_eq!(count("social", "png"), if cfg!(feature = "png") { findings } else { 0 });
    assert_eq!(count("figures", "svg"), files(&out.join("figures")).len());
    assert!(
        held.contains(Path::new("index.html")) && held.contains(Path::new("data/findings.csv"))
    );
}

#[test]
#[ignore = "takes seconds; `.ci/run` asks for it"]
fn the_number_of_threads_and_a_second_run_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = |threads: &str| {
        check(folder.path(), &case(), &["--site", "public", "--quiet", "--threads", threads]);
        let site = folder.path().join("public");
        files(&site).into_iter().map(|file| std::fs::read(site.join(file)).unwrap()).collect()
    };
    let (one, two): (Vec<Vec<u8>>, Vec<Vec<u8>>) = (bytes("1"), bytes("2"));
    assert!(!one.is_empty() && one == two);
}

#[test]
fn a_site_never_stands_where_a_source_does() {
    let folder = tempfile::tempdir().unwrap();
    let new = Command::new(env!("CARGO_BIN_EXE_probative"))
        .current_dir(folder.path())
        .args(["new", "example"])
        .output();
    assert!(new.unwrap().status.success());
    let example = folder.path().join("example");
    std::fs::rename(example.join("sources"), example.join("data")).unwrap();
    let toml = std::fs::read_to_string(example.join("case.toml")).unwrap();
    std::fs::write(example.join("case.toml"), toml.replace("sources/table.csv", "data/table.csv"))
        .unwrap();
    let before = files(&example);
    let ran = check(folder.path(), &example, &["--site", "example", "--quiet"]);
    assert_eq!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("name another folder for the output"));
    assert_eq!(files(&example), before);
}
