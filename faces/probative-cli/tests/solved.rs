//! That nothing of what is printed or written lets a withheld count be solved.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::joins::{ASKED, wonder};
use crate::stat::fixture::Folder;

/// The table of CDC WONDER with the total that its publisher prints, in which so many deaths stand
/// that are withheld of counties.
fn with_total(protected: u32) -> String {
    let text = wonder(false);
    let (rows, rest) = text.split_once("\"---\"").unwrap();
    let deaths = rows.lines().filter_map(|row| row.split('\t').nth(3)?.parse::<u32>().ok());
    let total = deaths.sum::<u32>() + protected;
    format!("{rows}\"Total\"\t\t\t{total}\t1300000\t1\n\"---\"{rest}")
}

/// What a command prints on both streams and writes, in order of the files' names.
fn all_of(folder: &Folder, args: &[&str]) -> String {
    let ran = folder.behind(args[0], args[1], &args[2..]);
    let mut all = [ran.stdout, ran.stderr].concat();
    let files = ["out.csv", "out.svg", "out-lower.svg", "out-upper.svg"];
    for file in files.map(|name| folder.path().join(name)).into_iter().filter(|file| file.exists())
    {
        all.extend(std::fs::read(&file).unwrap());
        std::fs::remove_file(&file).unwrap();
    }
    String::from_utf8(all).unwrap()
}

/// Two files that differ in one protected count, and so in the total, which the publisher prints.
/// If all that is printed of them is the same, nothing that is printed gives the count away.
#[test]
#[ignore = "it starts the program some hundred times: `.ci/run` asks it"]
fn nothing_that_is_printed_lets_a_withheld_count_be_solved() {
    let folder = Folder::new();
    let near = ["--weights", "queen", "--draws", "19"];
    let people = ["--population", "Population"];
    let drawn =
        |name| [&["stat", name, "wonder.txt"][..], &near, &ASKED[5..], &ASKED[1..3]].concat();
    let counted =
        |name| [&["stat", name, "wonder.txt"][..], &people, &ASKED[5..], &ASKED[1..3]].concat();
    let local = ["local-moran", "local-geary", "local-g", "local-g-star"];
    let global = ["moran", "geary", "g", "weights"];
    let rated = ["rates", "scan"];
    let of_rates = ["moran-eb", "local-moran-eb"];
    let mut runs: Vec<Vec<&str>> =
        vec![vec!["look", "wonder.txt"], vec!["look", "wonder.txt", "--json"]];
    runs.push(
        [
            &["count", "rate", "wonder.txt", "--id", "County Code", "--exposure", "Population"][..],
            &ASKED[1..3],
        ]
        .concat(),
    );
    for name in local.iter().chain(&global[..3]) {
        runs.push([&drawn(name)[..], &["--ends", "both"]].concat());
        runs.push([&drawn(name)[..], &["--drop-missing", "--json"]].concat());
    }
    runs.extend(local.map(|name| {
        [&drawn(name)[..], &["--drop-missing", "--svg", "out.svg", "--csv", "out.csv"]].concat()
    }));
    runs.extend(rated.map(|name| {
        [&counted(name)[..], &["--drop-missing", "--json", "--csv", "out.csv"]].concat()
    }));
    runs.extend(
        of_rates.map(|name| [&drawn(name)[..], &people, &["--drop-missing", "--json"]].concat()),
    );
    let told = |protected: u32| -> Vec<String> {
        folder.file("wonder.txt", &with_total(protected));
        runs.iter().map(|run| all_of(&folder, run)).collect()
    };
    let (few, many) = (told(3), told(26));
    for (at, run) in runs.iter().enumerate() {
        assert!(few[at] == many[at], "{run:?} tells of a withheld count:\n{}", few[at]);
        assert!(few[at].len() > 200, "{run:?}: {}", few[at]);
    }
}

/// A case over the table: claims whose numbers are counted, and two whose chances are drawn.
const CASE: &str = r#"
title = "Withheld counts"

[text]
publisher = "A publisher"
headline = "A headline"
url = "https://example.org"
date = "2020-03-04"
conclusion = "share"
concludes = "the first claim holds"

[settings]
seed = 1
draws = 19
level = 0.95

[[claims]]
id = "share"
kind = "share"
words = "number"
said = "half of the deaths"
anchor = { quote = "Half of the deaths was there." }
[claims.share]
percent = "50"
unit = "deaths"
part_record = { source = "wonder", where = { "County Code" = ["47029"] }, value = "Deaths" }
whole_record = { source = "wonder", where = { "County Code" = ["47029", "47089"] }, value = "Deaths", sum_over = ["County Code"] }
[[claims.share.beside]]
role = "wider-definition"
said = "the deaths of a county that is withheld"
part = { source = "wonder", where = { "County Code" = ["47005"] }, value = "Deaths" }
whole = { source = "wonder", where = { "County Code" = ["47029", "47089"] }, value = "Deaths", sum_over = ["County Code"] }

[[claims]]
id = "rank"
kind = "rate"
words = "highest"
said = "deaths are the most there"
anchor = { quote = "The most are there." }
[claims.rate]
said = "deaths"
universe = "counties"
amounts = { source = "wonder", value = "Deaths" }
key = "County Code"
named = ["47155"]

[[claims]]
id = "rate"
kind = "rate"
words = "higher"
tail = "upper"
said = "deaths per head are higher in two counties"
anchor = { quote = "They are more frequent." }
[claims.rate]
said = "deaths"
events = { source = "wonder", value = "Deaths" }
exposure = { source = "wonder", value = "Population" }
per = 1000
key = "County Code"
named = ["47005", "47029"]

[[claims]]
id = "cluster"
kind = "cluster"
words = "clusters"
tail = "upper"
said = "deaths per head cluster"
anchor = { quote = "They cluster." }
[claims.cluster]
said = "deaths per 1,000 people"
events = { source = "wonder", value = "Deaths" }
population = { source = "wonder", value = "Population" }
per = 1000
unit = "per 1,000"
key = "County Code"
level = "county"
weights = ["queen"]
anywhere = true
"#;

const TEXT: &str =
    "Half of the deaths was there. The most are there. They are more frequent. They cluster.\n";

/// What commands say that a case is made, checked and looked at with, and every file that they
/// write, but for hashes and times.
fn of_case(protected: u32) -> (Folder, BTreeMap<String, String>) {
    let folder = Folder::new();
    let files = [("case/case.toml", CASE), ("wonder.txt", &with_total(protected)), ("t", TEXT)];
    std::fs::create_dir(folder.path().join("case")).unwrap();
    files.iter().for_each(|(name, text)| folder.file(name, text));
    let counted = ["--claim", "share", "rank", "--site", "site", "--sarif", "s", "--junit", "j"];
    let runs: [&[&str]; 6] = [
        &["add", "case", "wonder.txt"],
        &["pin", "case", "--argument", "t"],
        &["check", "case", "--dry"],
        &[&["check", "case", "--argument", "t", "--out", "out"], &counted[..]].concat(),
        &["check", "case", "--claim", "share", "--json", "--out", "other"],
        &["look", "case/sources/wonder.txt", "--json"],
    ];
    let said = |run: &&[&str]| {
        let ran = folder.ran(run);
        let said = String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap();
        assert_eq!(ran.status.code(), Some(0), "{run:?}: {said}");
        (run.join(" "), without_times(&said))
    };
    let mut all: BTreeMap<String, String> = runs.iter().map(said).collect();
    for written in ["case/case.toml", "out", "other", "site", "s", "j"] {
        files_of(folder.path(), Path::new(written), &mut all);
    }
    let source = all["case/case.toml"].split("[[sources]]").nth(1).unwrap();
    let hash = source.split("sha256 = \"").nth(1).unwrap()[..64].to_owned();
    all.values_mut().for_each(|text| *text = without_lists(text).replace(&hash, "its hash"));
    (folder, all)
}

/// A page without its list of sources as a file, in which hashes stand in another writing.
fn without_lists(page: &str) -> String {
    let mut parts = page.split("download=\"sources.");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once("\">").unwrap().1)
}

fn without_times(said: &str) -> String {
    let is_same = |line: &&str| !line.contains("report.html  ");
    said.lines().filter(is_same).collect::<Vec<_>>().join("\n")
}

fn files_of(folder: &Path, name: &Path, all: &mut BTreeMap<String, String>) {
    let path = folder.join(name);
    if path.is_dir() {
        let inside =
            std::fs::read_dir(path).unwrap().map(|entry| name.join(entry.unwrap().file_name()));
        return inside.for_each(|name| files_of(folder, &name, all));
    }
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    all.insert(name.display().to_string(), without_times(&text));
}

/// Every number and word of two documents, by where it stands.
fn leaves(at: &str, value: &Value, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(inner) => {
            inner.iter().for_each(|(key, value)| leaves(&format!("{at}/{key}"), value, all));
        }
        Value::Array(inner) => {
            let numbered = inner.iter().enumerate();
            numbered.for_each(|(key, value)| leaves(&format!("{at}/{key}"), value, all));
        }
        leaf => drop(all.insert(at.to_owned(), leaf.to_string())),
    }
}

/// What the documents of a check with a seed say.
fn documents(folder: &Folder, seed: &str) -> BTreeMap<String, String> {
    let ran = folder.ran(&["check", "case", "--no-calibrate", "--seed", seed, "--out", "drawn"]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut all = BTreeMap::new();
    for name in ["findings.json", "exhibits.json"] {
        let bytes = std::fs::read(folder.path().join("drawn").join(name)).unwrap();
        leaves(name, &serde_json::from_slice(&bytes).unwrap(), &mut all);
    }
    all
}

/// The same of what `add`, `pin`, `check` and `look` print and write of a case. Draws hang on the
/// hash of a file, which tells nothing to whoever lacks the file: what another seed leaves as it
/// was must be the same.
#[test]
#[ignore = "it checks a whole case again and again: `.ci/run` asks it"]
fn nothing_that_is_said_of_a_case_lets_a_withheld_count_be_solved() {
    let [(few, of_few), (many, of_many)] = [3, 26].map(of_case);
    assert!(of_few.len() > 15, "{:?}", of_few.keys());
    assert_eq!(of_few.keys().collect::<Vec<_>>(), of_many.keys().collect::<Vec<_>>());
    for (name, text) in &of_few {
        let mut lines = text.lines().zip(of_many[name].lines());
        let told = lines.find(|(one, other)| one != other);
        assert!(*text == of_many[name], "{name} tells of a withheld count: {told:?}");
    }
    let drawn = [&few, &many].map(|folder| ["1", "2", "3"].map(|seed| documents(folder, seed)));
    let [few, many] = &drawn;
    let is_drawn = |at: &String| {
        drawn.iter().any(|seeds| seeds.iter().any(|of| of.get(at) != seeds[0].get(at)))
    };
    let mut counted = 0;
    for (at, leaf) in few[0].iter().filter(|(at, _)| !is_drawn(at)) {
        assert_eq!(Some(leaf), many[0].get(at), "{at} tells of a withheld count");
        counted += usize::from(leaf.parse::<f64>().is_ok());
    }
    assert!(counted > 300, "{counted}");
}
