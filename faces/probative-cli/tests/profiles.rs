//! `probative profile new`: a product of the catalogue, drafted from one of its files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::{Path, PathBuf};

use probative_catalog::{Columns, Means, Numbers, Product};
use probative_evidence::recognises;

use crate::stat::fixture::Folder;

fn draft(folder: &Folder, file: &str) -> (String, Product) {
    let toml = String::from_utf8(folder.asked(&["profile", "new", file])).unwrap();
    let product =
        Product::from_toml("draft", &toml).unwrap_or_else(|said| panic!("{said}\n{toml}"));
    (toml, product)
}

#[test]
fn a_draft_is_taken_by_the_catalogue_and_tells_its_own_file() {
    let folder = Folder::new();
    let text = "Deaths of counties in 2015\n\nCounty Code,County,Deaths 2015,Population\n01001,Alder,55,\"1,087,149\"\n01003,Birch,Suppressed,\"37,580\"\n01005,Cedar,12,\"574,442\"\n,Total,70,\"1,699,171\"\nSource: the state\n";
    folder.file("deaths.csv", text);
    let (toml, product) = draft(&folder, "deaths.csv");
    assert_eq!(recognises(&product, "deaths.csv", text.as_bytes()), Ok(true), "{toml}");
    let role = |name: &str| product.columns.column(name).unwrap().0.role.word();
    let roles = ["County Code", "County", "Population"].map(role);
    assert_eq!(roles, ["place", "name", "exposure"], "{toml}");
    assert_eq!(
        product.columns.column("Deaths 2019").unwrap().1,
        Some(2019),
        "the year is left open"
    );
    let numbers = product.columns.column("Population").unwrap().0.numbers;
    assert_eq!(numbers, Numbers::Thousands, "{toml}");
    let status = &product.statuses[0];
    assert_eq!((status.word.as_str(), status.means), ("Suppressed", Means::Missing), "{toml}");
    assert_eq!(
        (product.apart[0].like.as_str(), product.apart[0].column.as_str()),
        ("Total*", "County")
    );
    assert!(product.layout.footer[0].starts_with("Source"), "{toml}");
    assert!(toml.contains("ASK: which numbers are withheld"), "what no file says is asked");
    let other = "place,deaths\nx,3\ny,4\n";
    assert_eq!(recognises(&product, "o.csv", other.as_bytes()), Ok(false));
}

#[test]
fn a_draft_is_written_whole_and_a_file_that_is_no_table_is_refused() {
    let folder = Folder::new();
    folder.file("t.csv", "place,deaths\nx,3\ny,4\n");
    folder.asked(&["profile", "new", "t.csv", "--out", "t.toml"]);
    let toml = std::fs::read_to_string(folder.path().join("t.toml")).unwrap();
    assert!(Product::from_toml("t", &toml).is_ok());
    let ran = folder.behind("profile", "new", &["columbus.geojson"]);
    assert_eq!(ran.status.code(), Some(3), "{}", String::from_utf8_lossy(&ran.stderr));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

#[test]
fn a_draft_can_be_made_of_every_fixture_of_the_catalogue() {
    let folder = Folder::new();
    let (mut told, mut all) = (0, 0);
    for product in std::fs::read_dir(root().join("tests/products")).unwrap() {
        let files =
            std::fs::read_dir(product.unwrap().path()).unwrap().map(|file| file.unwrap().path());
        let file = files.into_iter().find(|path| !path.ends_with("look.txt")).unwrap();
        let (_, product) = draft(&folder, file.to_str().unwrap());
        let bytes = std::fs::read(&file).unwrap();
        all += 1;
        told += usize::from(recognises(&product, "t", &bytes) == Ok(true));
    }
    // Files without a header, or whose columns stand at fixed places, need somebody to say where.
    assert!(told * 10 >= all * 8, "{told} of {all} drafts tell their own file");
}
