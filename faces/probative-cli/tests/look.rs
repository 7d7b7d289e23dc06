//! `probative look`: files as publishers hand them out, by fixtures of ours that have their quirks.
//!
//! Each folder of `tests/products` is named after a product of the catalogue and holds a small file
//! as its publisher makes them, and in `look.txt` what is understood of it. `UPDATE=1` rewrites it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

fn look(words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_probative"));
    program.current_dir(root()).arg("look").args(words).output().unwrap()
}

/// The fixture of a product: the one file beside what is understood of it.
fn fixture(product: &str) -> String {
    let folder = root().join("tests/products").join(product);
    let mut files: Vec<String> = names(&folder, "").into_iter().collect();
    files.retain(|name| name != "look.txt");
    assert_eq!(files.len(), 1, "{product}: one file is its fixture: {files:?}");
    format!("tests/products/{product}/{}", files[0])
}

#[test]
fn a_product_is_one_file_of_the_catalogue_and_one_fixture() {
    let held = names(&root().join("crates/probative-catalog/products"), ".toml");
    let fixtures = names(&root().join("tests/products"), "");
    assert_eq!(held, fixtures, "left: products, right: folders of fixtures");
    // What lists the products is the folder that they lie in: no file of Rust names one.
    let listed = std::fs::read_to_string(root().join("crates/probative-catalog/build.rs")).unwrap();
    assert!(held.iter().all(|name| !listed.contains(&format!("\"{name}\""))), "{listed}");
}

#[test]
#[ignore = "it starts the program for each product: `.ci/run` asks it"]
fn every_product_is_told_by_its_fixture_and_understood_as_it_should_be() {
    for product in names(&root().join("crates/probative-catalog/products"), ".toml") {
        let file = fixture(&product);
        let ran = look(&[&file, "--json"]);
        let found: Value = serde_json::from_slice(&ran.stdout).unwrap();
        assert_eq!(found[0]["product"]["name"], product.as_str(), "{file}: {found:#}");
        let page = String::from_utf8(look(&[&file]).stdout).unwrap();
        let expected = root().join("tests/products").join(&product).join("look.txt");
        if std::env::var("UPDATE").is_ok() {
            std::fs::write(&expected, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&expected).unwrap(), page, "{product}");
    }
}

#[test]
fn a_file_of_common_columns_is_of_no_product() {
    let files = [
        "zip,cases,date\n02134,3,2020-05-01\n02135,1,2020-05-02\n02136,2,2020-05-02\n",
        "zip,lat,long\n60601,41.88,-87.62\n60602,41.89,-87.63\n",
        "State,County,All,Yes,No\nIowa,Polk,41,20,21\nIowa,Linn,9,4,5\n",
        "locationid,numcases\n1,14\n2,7\n",
    ];
    for text in files {
        let (_, said) = looked("t.csv", text.as_bytes(), &["--json"]);
        let found: Value = serde_json::from_str(&said).unwrap();
        assert!(found[0]["product"].is_null(), "{said}");
    }
}

#[test]
fn several_files_are_a_line_each_and_one_that_is_refused_keeps_none_from_being_looked_at() {
    let (fine, broken) = (fixture("wonder"), "tests/bad/05_ragged_rows/sources/table.csv");
    let ran = look(&[broken, &fine]);
    let lines = String::from_utf8(ran.stdout).unwrap();
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!((ran.status.code(), lines.len()), (Some(3), 2), "{lines:?}");
    assert!(lines[0].starts_with(broken) && lines[0].contains("refused: E102"), "{}", lines[0]);
    assert!(lines[1].contains("understood: a table of CDC WONDER: 3 rows"), "{}", lines[1]);
}

/// What `look` prints of a text that is written into a folder first.
fn looked(name: &str, bytes: &[u8], words: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let ran = look(&[&[file.to_str().unwrap()], words].concat());
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn what_no_profile_says_is_said_with_options() {
    let table = "Deaths, by state\n\nplace,level,rate\nA,state,3.5\nB,state,-999\nC,county,4.5\nD,county,2.5\n";
    let (code, said) = looked("t.csv", table.as_bytes(), &[]);
    assert!(code == 3 || said.contains("W233"), "{said}");
    let options = ["--skip", "2", "--missing", "-999,NA", "--where", "level=state"];
    let (code, said) = looked("t.csv", table.as_bytes(), &options);
    assert!(code == 0 && said.contains("2 rows") && !said.contains("W233"), "{said}");
    let (code, said) = looked("t.csv", b"a;b,c\n1;2,3\n", &["--delimiter", ";"]);
    assert!(code == 0 && said.contains("b,c"), "{said}");
    let (code, said) = looked("t.csv", table.as_bytes(), &["--where", "level"]);
    assert!(code == 2 && said.contains("COL=VALUE"), "{said}");
    let (code, said) = looked("t.csv", table.as_bytes(), &["--header", "3", "--where", "lvel=x"]);
    assert!(code == 3 && said.contains("did you mean `level`"), "{said}");
}

#[test]
fn letters_and_marks_of_many_programs_are_read() {
    let wide: Vec<u8> = "place\tn\nDoña\t7\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [&[u8]; 6] = [
        b"\xef\xbb\xbfplace,n\r\nDo\xc3\xb1a,7\r\n",
        b"place,n\nDo\xf1a,7\n",
        &wide,
        b"sep=;\r\nplace;n\r\n\"Do\xc3\xb1a\";7\r\n;\r\n;\r\n",
        b"\"place\", \"n\"\r\"Do\xc3\xb1a\", \"7\"\r",
        b"place|n\nDo\xc3\xb1a|7\n",
    ];
    for bytes in files {
        let (code, said) = looked("t.txt", bytes, &["--json"]);
        let found: Value = serde_json::from_str(&said).unwrap();
        let (rows, columns) = (&found[0]["held"]["rows"], &found[0]["columns"]);
        assert_eq!((code, rows, &columns[1]["greatest"]), (0, &1.into(), &7.0.into()), "{said}");
    }
}

#[test]
fn a_form_is_told_by_its_content_and_never_by_its_ending() {
    let (code, said) = looked("weights.csv", b"0 2 map code\na 1\nb\nb 1\na\n", &[]);
    assert!(code == 0 && said.contains("a list of neighbours, GAL"), "{said}");
    let (code, said) = looked("deaths.csv", b"PAR1....", &[]);
    assert!(code == 3 && said.contains("E107") && said.contains("read_parquet"), "{said}");
    let json = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}";
    let (code, said) = looked("map.txt", json.as_bytes(), &[]);
    assert!(code == 0 && said.contains("1 unit of a map, points"), "{said}");
}
