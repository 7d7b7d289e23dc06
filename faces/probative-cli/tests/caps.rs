//! Tests whose work is of every pair of places, at the numbers of places where they stop.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const CASE: &str = r#"title = "Many places"

[text]
publisher = "A publisher"
headline = "A headline"
url = "https://example.org"
date = "2019-05-06"
conclusion = "c1"
concludes = "it holds"

[settings]
seed = 1
draws = 99
level = 0.95

[[claims]]
id = "c1"
kind = "association"
words = "along"
said = "The one goes with the other"
anchor = { quote = "The one goes with the other." }

[claims.association]
said = "the one"
with_said = "the other"
values = { source = "two", value = "a" }
with = { source = "two", value = "b" }
key = "place"
adjacency = { source = "pairs", from = "a", to = "b" }
"#;

/// The codes of counties that the first case has, and made up ones where they are not enough.
fn codes(places: usize) -> Vec<String> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../cases/sanctuary-heroin/sources/county.csv");
    let table = std::fs::read_to_string(table).unwrap();
    let counties = table.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned());
    counties.chain((90_000..).map(|code| code.to_string())).take(places).collect()
}

/// What `check` prints of a claim that two values of so many places go together.
fn checked(places: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("case/sources")).unwrap();
    let codes = codes(places);
    let (mut two, mut pairs) = ("place,a,b\n".to_owned(), "a,b\n".to_owned());
    for (place, code) in codes.iter().enumerate() {
        writeln!(two, "{code},{},{}", place * 7919 % 1009, place * 104_729 % 997).unwrap();
    }
    for pair in codes.windows(2) {
        writeln!(pairs, "{},{}\n{},{}", pair[0], pair[1], pair[1], pair[0]).unwrap();
    }
    let mut case = CASE.to_owned();
    for (id, table) in [("two", two), ("pairs", pairs)] {
        std::fs::write(at(&format!("case/sources/{id}.csv")), table).unwrap();
        write!(
            case,
            "\n[[sources]]\nid = \"{id}\"\npath = \"sources/{id}.csv\"\ntitle = \"A table\"\npublisher = \"A publisher\"\n\
             url = \"\"\nvintage = \"2016\"\npublished = \"2016-12-01\"\nretrieved = \"2017-01-01\"\nlicence = \"public domain\"\n\
             reliability = {{ word = \"sufficiently reliable\", basis = \"invented\", because = \"it is made for this test\" }}\n"
        )
        .unwrap();
    }
    std::fs::write(at("case/case.toml"), case).unwrap();
    std::fs::write(at("text.txt"), "The one goes with the other.\n").unwrap();
    let run = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        let ran = command.current_dir(folder.path()).args(words).output().unwrap();
        assert!(ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    run(&["pin", "case", "--argument", "text.txt", "--all"]);
    run(&["check", "case"]).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn more_places_than_the_cap_are_refused_before_any_work() {
    let said = checked(4_001);
    assert!(said.contains("not tested found the test failed: E248: 4001 places"), "{said}");
}

#[test]
fn more_places_than_are_calibrated_by_the_way_are_inconclusive_and_say_why() {
    let said = checked(1_001);
    assert!(said.contains("over 1001 places"), "{said}");
    assert!(said.contains("inconclusive") && said.contains("has not been measured"), "{said}");
}
