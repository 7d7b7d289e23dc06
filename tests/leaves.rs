//! Whatever a case names is used or told: every leaf of every case, given another value, is refused
//! or gives something else. What changes nothing is passed over in silence.

#![allow(clippy::unwrap_used, reason = "a case of the gallery has what is asked of it")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use probative::{Case, Disk, Findings, Html, Render, check, compose, gather};
use probative_tests::{cases, root, text};
use toml::{Table, Value};

/// The cases of the gallery, and one with the keys that none of them has.
fn folders() -> Vec<PathBuf> {
    cases().into_iter().chain([root().join("tests/leaves")]).collect()
}

/// A step into a document: the name of a key, or a place in a list.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    At(usize),
}

type Path = Vec<Step>;

/// Every value under a value, outer ones first.
fn leaves(value: &Value, path: &Path, found: &mut Vec<Path>) {
    let deeper = |step: Step| [path.as_slice(), &[step]].concat();
    if !path.is_empty() {
        found.push(path.clone());
    }
    match value {
        Value::Table(table) => {
            table
                .iter()
                .for_each(|(key, value)| leaves(value, &deeper(Step::Key(key.clone())), found));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, value)| leaves(value, &deeper(Step::At(at)), found));
        }
        _ => {}
    }
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::At(place) => &mut value[*place],
    })
}

fn with(document: &Value, path: &Path, value: Value) -> Value {
    let mut changed = document.clone();
    *at(&mut changed, path) = value;
    changed
}

fn document(toml: &str) -> Value {
    Value::Table(toml.parse::<Table>().unwrap())
}

/// A document as TOML, a key a line; what stands in a key stands on its line.
fn written(document: &Value) -> String {
    let entry = |(key, value): (&String, &Value)| format!("{key:?} = {}\n", inline(value));
    document.as_table().unwrap().iter().map(entry).collect()
}

fn inline(value: &Value) -> String {
    let all = |parts: Vec<String>| parts.join(", ");
    match value {
        // JSON has the escapes of TOML.
        Value::String(text) => serde_json::to_string(text).unwrap(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Boolean(flag) => flag.to_string(),
        Value::Datetime(time) => time.to_string(),
        Value::Array(items) => format!("[{}]", all(items.iter().map(inline).collect())),
        Value::Table(table) => {
            let entry = |(key, value): (&String, &Value)| format!("{key:?} = {}", inline(value));
            format!("{{ {} }}", all(table.iter().map(entry).collect()))
        }
    }
}

/// What is read of a document, but for the places in its text.
fn case_of(document: &Value) -> Option<Case> {
    let mut case = Case::read(&written(document)).ok()?;
    case.uses.clear();
    case.layers.iter_mut().for_each(|layer| layer.vintage_span = 0..0);
    Some(case)
}

#[test]
fn a_value_of_another_type_or_size_is_refused_or_read() {
    let odd = [
        Value::Boolean(true),
        Value::String("no such thing".to_owned()),
        Value::Float(2010.5),
        Value::Integer(-1),
        Value::Integer(0),
        Value::Integer(10_000_000_000),
        Value::Array(vec![Value::Integer(5)]),
        Value::Array(Vec::new()),
        Value::Table(Table::new()),
    ];
    let (mut lost, mut seen) = (Vec::new(), BTreeSet::new());
    for folder in folders() {
        for small in small(&document(&text(&folder.join("case.toml")))) {
            let whole = case_of(&small).unwrap();
            let mut paths = Vec::new();
            leaves(&small, &Vec::new(), &mut paths);
            // One of each key says what the others of its kind would say.
            for path in paths.into_iter().filter(|path| seen.insert(key(&small, path))) {
                let own = at(&mut small.clone(), &path).clone();
                for value in odd.iter().filter(|value| **value != own) {
                    let read = case_of(&with(&small, &path, value.clone()));
                    if read.as_ref() == Some(&whole) {
                        let (value, folder) = (inline(value), folder.display());
                        lost.push(format!("{} = {value} in {folder}", name(&path)));
                    }
                }
            }
        }
    }
    assert!(lost.is_empty(), "passed over in silence:\n{}", lost.join("\n"));
}

/// A case cut into ones that are quickly read: each of its claims alone, and two that rest on each
/// other's words.
fn small(document: &Value) -> Vec<Value> {
    let claims = document["claims"].as_array().unwrap().len();
    let mut cut: Vec<Value> = (0..claims).map(|place| alone(document, place)).collect();
    let mut pair = cut[0].clone();
    let mut second = pair["claims"][0].clone();
    second["id"] = Value::String("second".to_owned());
    let rests = Value::Array(vec![pair["claims"][0]["id"].clone()]);
    second.as_table_mut().unwrap().insert("rests_on".to_owned(), rests);
    pair["claims"].as_array_mut().unwrap().push(second);
    cut.push(pair);
    cut
}

/// What a value is under: its keys, and within a claim the claim's kind, in which they mean what
/// they mean.
fn key(document: &Value, path: &Path) -> String {
    let name = name(path);
    let kind = inline(&document["claims"][0]["kind"]);
    if name.starts_with("claims") { format!("{kind} {name}") } else { name }
}

/// What a claim gives by itself; nothing where it, or what it names, is refused.
fn answered(document: &Value, folder: &std::path::Path) -> Option<(Case, Findings)> {
    let case = Case::read(&written(document)).ok()?;
    let evidence = gather(&case, &Disk::at(folder)).ok()?;
    let findings = check(&case, &evidence);
    Some((case, findings))
}

/// Whether two answers are one: in the findings, in the pictures and on the page, which is made
/// where the others cannot tell.
fn alike((case, one): &(Case, Findings), (other_case, other): &(Case, Findings)) -> bool {
    let page = |case, findings| Html.render(&compose(case, findings));
    one == other && page(case, one) == page(other_case, other)
}

/// The case with one claim alone, with the sources that it names.
fn alone(document: &Value, place: usize) -> Value {
    let mut document = document.clone();
    let claim = document["claims"][place].clone();
    let id = claim["id"].clone();
    let names = written(&claim);
    let claims = document["claims"].as_array_mut().unwrap();
    *claims = vec![claim];
    claims[0].as_table_mut().unwrap().remove("rests_on");
    let sources = document["sources"].as_array_mut().unwrap();
    sources.retain(|source| names.contains(&format!("\"{}\"", source["id"].as_str().unwrap())));
    let kept: Vec<Value> = sources.iter().map(|source| source["id"].clone()).collect();
    if let Some(layers) = document.get_mut("layers").and_then(Value::as_array_mut) {
        layers.retain(|layer| kept.contains(&layer["source"]));
    }
    // A map of clusters needs the draws that it has: fewer are refused.
    if !names.contains("cluster") {
        document["settings"]["draws"] = Value::Integer(99);
    }
    document["text"]["conclusion"] = id;
    document
}

/// Another value of the same type.
fn other(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(Value::String("no such thing".to_owned())),
        Value::Integer(number) => Some(Value::Integer(number + 1)),
        Value::Float(number) => Some(Value::Float(number + 1.0)),
        Value::Boolean(flag) => Some(Value::Boolean(!flag)),
        _ => None,
    }
}

#[test]
fn whatever_a_claim_names_is_used_or_told() {
    let (mut lost, mut seen) = (Vec::new(), BTreeSet::new());
    for folder in folders() {
        let document = document(&text(&folder.join("case.toml")));
        for place in 0..document["claims"].as_array().unwrap().len() {
            let alone = alone(&document, place);
            let (mut paths, kind) = (Vec::new(), inline(&alone["claims"][0]["kind"]));
            leaves(&alone["claims"], &Vec::new(), &mut paths);
            let key = |path: &Path| format!("{kind} {}", name(path));
            let new: Vec<Path> = paths.into_iter().filter(|path| seen.insert(key(path))).collect();
            if new.is_empty() {
                continue;
            }
            let whole = answered(&alone, &folder).unwrap();
            for path in new {
                let path = [&[Step::Key("claims".to_owned())], path.as_slice()].concat();
                let Some(value) = other(at(&mut alone.clone(), &path)) else { continue };
                let found = answered(&with(&alone, &path, value), &folder);
                if found.is_some_and(|found| alike(&found, &whole)) {
                    lost.push(format!(
                        "{} of claim {}",
                        key(&path),
                        inline(&alone["claims"][0]["id"])
                    ));
                }
            }
        }
    }
    assert!(lost.is_empty(), "passed over in silence:\n{}", lost.join("\n"));
}

/// A path by its keys alone.
fn name(path: &Path) -> String {
    let keys = path.iter().map(|step| match step {
        Step::Key(key) => key.clone(),
        Step::At(_) => "[]".to_owned(),
    });
    keys.collect::<Vec<_>>().join(".")
}
