//! What the targets of `fuzz/` ask of each reader, asked of its inputs as they are and broken by
//! chance: it reads or refuses, and ends. `MUTATED=60` breaks each for so many seconds.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use probative_case::{Case, Source};
use probative_evidence::{
    Asked, Error, LinkFormat, ShapefileParts, Sources, UnitColumns, gather, look, read_links,
    read_shapefile, read_table, read_units, sha256,
};
use probative_finding::finding::Findings;
use probative_read::{Page, Reading};
use probative_tests::{Chance, files, root};

/// How many broken inputs each reader is given where nobody asks for more.
const FEW: usize = 400;
/// What stands in the middle of a broken input.
const TOKENS: [&[u8]; 16] = [
    b"\"",
    b",",
    b"\n",
    b"\0",
    b"\xff",
    b"[",
    b"{",
    b"}",
    b"-1",
    b"1e999",
    b"99999999999",
    b"null",
    b"NaN",
    b"\xe2\x80\xae",
    b"=1",
    b"crs",
];

/// An input with one to three places changed.
fn broken(chance: &mut Chance, seed: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(9)).min(bytes.len());
        match chance.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 => {
                let again = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            3 => drop(bytes.splice(at..end, chance.of(&TOKENS).iter().copied())),
            4 if at < bytes.len() => bytes[at] = chance.below(256) as u8,
            _ if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            _ => {}
        }
    }
    bytes
}

/// Every file of `tests/bad`, `tests/products` and a case with one of these endings.
fn seeds(endings: &[&str]) -> Vec<PathBuf> {
    let places =
        ["tests/bad", "tests/products", "cases/mirror-example"].map(|place| root().join(place));
    let of =
        |ending: &&str| places.iter().flat_map(|place| files(place, ending)).collect::<Vec<_>>();
    endings.iter().flat_map(of).collect()
}

/// Gives a reader every seed, whole and broken.
fn breaks(endings: &[&str], ask: impl Fn(&[u8])) {
    let seeds: Vec<Vec<u8>> =
        seeds(endings).iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(!seeds.is_empty(), "{endings:?}");
    seeds.iter().for_each(|seed| ask(seed));
    let seconds = std::env::var("MUTATED").ok().and_then(|seconds| seconds.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut chance = Chance::default();
    let mut count = 0;
    while until.map_or(count < FEW, |until| Instant::now() < until) {
        let seed = &seeds[chance.below(seeds.len())];
        let bytes = broken(&mut chance, seed);
        let begun = Instant::now();
        ask(&bytes);
        assert!(begun.elapsed() < Duration::from_secs(10), "{}", String::from_utf8_lossy(&bytes));
        count += 1;
    }
    println!("{endings:?}: {count} broken inputs");
}

fn beside(name: &str) -> Vec<u8> {
    std::fs::read(root().join(Path::new("tests/bad/47_islands_shapefile")).join(name)).unwrap()
}

#[test]
fn a_case_is_read_or_refused() {
    breaks(&["toml"], |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let _ = Case::read(&text);
        let _ = Case::read_partly(&text);
    });
}

#[test]
fn a_table_or_a_map_is_read_or_refused() {
    breaks(&["csv"], |bytes| drop(read_table("broken", bytes, &Asked::default())));
    let ids = ["id", "name"].map(|id| Some(id.to_owned()));
    breaks(&["geojson", "csv"], |bytes| {
        for id in ids.clone() {
            let _ = read_units("broken", bytes, &UnitColumns { id, ..UnitColumns::default() });
        }
    });
}

#[test]
fn a_list_of_neighbours_is_read_or_refused() {
    let ids: Vec<String> = (0..36).map(|unit| format!("{unit}")).collect();
    breaks(&["gal", "gwt", "csv"], |bytes| {
        let text = String::from_utf8_lossy(bytes);
        for format in [LinkFormat::Gal, LinkFormat::Gwt, LinkFormat::Csv] {
            let _ = read_links("broken", &text, format, &ids, "id");
        }
    });
}

#[test]
fn a_shapefile_is_read_or_refused() {
    let [shp, shx, dbf] = ["map.shp", "map.shx", "map.dbf"].map(beside);
    let read = |shp: &[u8], shx: &[u8], dbf: &[u8], prj: Option<&[u8]>, cpg: Option<&[u8]>| {
        let parts = ShapefileParts { shp, shx: Some(shx), dbf: Some(dbf), prj, cpg };
        let _ = read_shapefile("broken", &parts, &UnitColumns::default());
    };
    breaks(&["shp"], |bytes| read(bytes, &shx, &dbf, None, None));
    breaks(&["shx"], |bytes| read(&shp, bytes, &dbf, None, None));
    breaks(&["dbf"], |bytes| read(&shp, &shx, bytes, None, Some(bytes)));
    breaks(&["prj"], |bytes| read(&shp, &shx, &dbf, Some(bytes), None));
}

#[test]
fn findings_are_read_or_refused_and_written_as_they_were_read() {
    breaks(&["json"], |bytes| {
        let Ok(findings) = Findings::from_json(&String::from_utf8_lossy(bytes)) else { return };
        let written = findings.to_json();
        assert_eq!(Findings::from_json(&written).map(|again| again.to_json()), Ok(written));
    });
}

#[test]
fn whatever_a_file_is_it_is_looked_at_or_refused() {
    let asked = Asked { most_bytes: Some(1 << 20), ..Asked::default() };
    breaks(&["csv", "txt", "json", "geojson", "xlsx", "gal", "shp", "dbf"], |bytes| {
        drop(look("broken", bytes, &Vec::new(), &asked));
    });
}

#[test]
fn a_text_is_taken_apart_or_refused() {
    breaks(&["md", "txt"], |bytes| {
        if let Ok(page) = Page::new("broken", bytes) {
            let _ = Reading::new(&page.text, None);
        }
    });
}

/// The bytes of every source of a case.
struct Same<'a>(&'a [u8]);

impl Sources for Same<'_> {
    fn bytes(&self, _: &Source) -> Result<Vec<u8>, Error> {
        Ok(self.0.to_vec())
    }
}

#[test]
fn a_source_of_a_case_is_read_or_refused() {
    let text = std::fs::read_to_string(root().join("cases/mirror-example/case.toml")).unwrap();
    let case = Case::read(&text).unwrap();
    breaks(&["csv", "geojson"], |bytes| {
        let mut case = case.clone();
        case.sources.iter_mut().for_each(|source| source.sha256 = sha256(bytes));
        drop(gather(&case, &Same(bytes)));
    });
}

/// A target that is not built asks nothing, and one without seeds begins with nothing.
#[test]
fn every_target_is_built_and_has_its_seeds() {
    let built = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    let seeded = std::fs::read_to_string(root().join("tests/harden.py")).unwrap();
    let targets = files(&root().join("fuzz/fuzz_targets"), "rs");
    assert!(targets.len() >= 10);
    for target in targets {
        let name = target.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(built.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
        assert!(seeded.contains(&format!("\"{name}\"")), "{name} has no seeds");
    }
}
