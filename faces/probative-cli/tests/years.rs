//! `probative add FILES --years`: files of a year each, whose rows mean in one table what they mean
//! in their own, or are not joined.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::{Command, Output};

/// A folder with a case, `case`.
fn bench() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "case"]).status.success());
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_probative"));
    program.current_dir(folder).env_remove("CLICOLOR_FORCE").args(words).output().unwrap()
}

/// What is said of two files of the years 2015 and 2016, and whether they are joined.
fn joined(folder: &Path, files: [&str; 2]) -> (bool, String) {
    let ran = run(folder, &["add", "case", files[0], files[1], "--years", "2015,2016"]);
    let told = if ran.status.success() { ran.stdout } else { ran.stderr };
    (ran.status.success(), String::from_utf8(told).unwrap())
}

/// The same of two texts.
fn of_texts(texts: [&str; 2]) -> (bool, String) {
    let folder = bench();
    std::fs::write(folder.path().join("d15.csv"), texts[0]).unwrap();
    std::fs::write(folder.path().join("d16.csv"), texts[1]).unwrap();
    joined(folder.path(), ["d15.csv", "d16.csv"])
}

/// What is said of two texts that are not joined.
fn refused(texts: [&str; 2]) -> String {
    let (is_joined, told) = of_texts(texts);
    assert!(!is_joined, "{texts:?}: {told}");
    told
}

#[test]
fn a_number_that_a_file_leaves_open_is_not_settled_by_those_of_another_year() {
    for texts in [
        ["county;n\nA;1,5\nB;2,5\n", "county;n\nA;1,500\nB;2,500\n"],
        ["county,n\nA,\"1,5\"\nB,\"2,5\"\n", "county,n\nA,\"1,500\"\nB,\"2,500\"\n"],
        ["county,n\nA,1.5\nB,25\n", "county,n\nA,\"1,500\"\nB,\"2,500\"\n"],
    ] {
        let told = refused(texts);
        assert!(told.contains("d16.csv has `1,500` under `n` in line 2"), "{told}");
        assert!(told.contains("read as `1500` beside") && told.contains("of d15.csv"), "{told}");
    }
    let same = ["county;n\nA;1,5\nB;2,5\n", "county;n\nA;1,7\nB;2,4\n"];
    assert!(of_texts(same).0);
}

#[test]
fn commas_and_points_mean_one_thing_in_the_files_of_all_years() {
    let decimals = "county;n\nA;1,5\nB;2,5\nC;7,5\n";
    let thousands = "county,n\nA,\"1,500\"\nB,\"2,500\"\nC,\"7,500\"\n";
    let told = refused([decimals, thousands]);
    assert!(told.contains("d16.csv writes them otherwise: `1,500` in line 2"), "{told}");
    let told = refused([thousands, "county,n\nA,1.5\nB,2.5\nC,7.5\n"]);
    assert!(told.contains("d16.csv writes them otherwise: `1.5` in line 2"), "{told}");
    assert!(of_texts([thousands, "county,n\nA,1500\nB,2600\nC,7500\n"]).0);
    // A second column is held against its own in the other file too.
    let told = refused([
        "county,n,share\nA,\"1,500\",12%\nB,\"2,500\",13%\nC,\"7,500\",14%\n",
        "county,n,share\nA,1500,0.12\nB,2600,0.13\nC,7500,0.14\n",
    ]);
    assert!(told.contains("`12%` under `share`, and d16.csv writes them otherwise"), "{told}");
}

#[test]
fn a_point_that_may_part_thousands_is_not_joined_into_a_table_that_does_not_show_it() {
    let told = refused(["county;n\nA;1100\nB;2200\n", "county;n\nA;1.150\nB;2.300\n"]);
    assert!(told.contains("d16.csv has `1.150` under `n` in line 2, whose point"), "{told}");
    assert!(of_texts(["county;n\nA;1100\nB;2200\n", "county;n\nA;1.15\nB;2.3\n"]).0);
}

#[test]
fn numbers_that_a_workbook_shows_in_percent_are_not_joined_with_those_of_another_that_does_not() {
    let folder = bench();
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    for name in ["percent.xlsx", "plain.xlsx"] {
        std::fs::copy(books.join(name), folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("signs.csv"), "county,share\nAlder,13%\nBirch,0\n").unwrap();
    for files in [["percent.xlsx", "plain.xlsx"], ["plain.xlsx", "percent.xlsx"]] {
        let (is_joined, told) = joined(folder.path(), files);
        assert!(!is_joined && told.contains("percent.xlsx has numbers such as `12.5%`"), "{told}");
        assert!(told.contains("plain.xlsx writes them otherwise: `0.13` in line 2"), "{told}");
    }
    let (is_joined, told) = joined(folder.path(), ["percent.xlsx", "signs.csv"]);
    assert!(is_joined, "both are read as they are shown: {told}");
}

#[test]
fn a_file_that_stands_for_two_years_and_codes_without_their_zeros_are_not_joined() {
    let rows = "fips,n\n01001,1\n01003,2\n";
    assert!(refused([rows, rows]).contains("are the same, byte for byte"));
    let bare = "fips,n\n1001,4\n1003,5\n";
    for texts in [[rows, bare], [bare, rows]] {
        let told = refused(texts);
        assert!(told.contains("`01001` under `fips` in line 2") && told.contains("`1001`"));
        assert!(told.contains("d15.csv has") && told.contains("d16.csv has"), "{told}");
    }
    assert!(of_texts([rows, "fips,n\n01001,4\n12003,5\n"]).0);
}

#[test]
fn a_place_that_stands_twice_in_a_year_and_rows_of_another_year_are_told() {
    let rows = "county,n\nA,1\nB,2\n";
    let (is_joined, told) = of_texts([rows, "county,n\nA,4\nB,5\nA,6\n"]);
    let said = "d16.csv: 1 row of a place that another row of 2016 has too, the first `A` in lines 2 and 4";
    assert!(is_joined && told.contains(said), "{told}");
    let told = of_texts([rows, "county,n\r\nA,1\r\nB,2\r\n"]).1;
    assert!(told.contains("d15.csv and d16.csv have the same rows"), "{told}");
    let ages = "county,age,n\nA,young,1\nA,old,2\nB,young,1\nB,old,2\n";
    let told = of_texts([ages, &ages.replace(",2\n", ",3\n")]).1;
    assert!(!told.contains("another row"), "{told}");
}
