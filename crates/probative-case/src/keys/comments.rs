//! Comments of a case file, made from the descriptions of its keys.

use probative_terms::text::wrapped;

use super::{Key, Table, Value};
use crate::Case;

/// Where comments stand behind the keys of their lines.
const COLUMN: usize = 44;
/// How wide a line is.
const WIDEST: usize = 100;

/// A part of a case file, written a key a line, with what each key is as a comment.
///
/// ```
/// let claim = "[[claims]]\nid = \"c1\"\n";
/// let told = probative_case::keys::commented(claim);
/// assert!(told.contains("# The name by which the case calls it."), "{told}");
/// ```
pub fn commented(toml: &str) -> String {
    let mut table = Case::tables().first().copied();
    let mut out = String::new();
    let mut told: Vec<(&str, &str)> = Vec::new();
    for line in toml.lines() {
        if let Some(path) = header(line) {
            table = at(path);
            let first = table.filter(|table| !told.contains(&(table.name, "")));
            above(&mut out, first.map_or("", |table| table.about));
            told.extend(table.map(|table| (table.name, "")));
        }
        let key = table.zip(name(line)).and_then(|(table, name)| described(table, name));
        match (key, table) {
            // What stands in a list of like tables is told once.
            (Some(key), Some(table)) if !told.contains(&(table.name, key.name)) => {
                told.push((table.name, key.name));
                beside(&mut out, line, key.about);
            }
            _ => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// The path of a table's header.
fn header(line: &str) -> Option<&str> {
    let path = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    Some(path.trim_start_matches('[').trim_end_matches(']'))
}

/// The name of the key of a line.
fn name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim();
    let bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    (!name.is_empty() && name.chars().all(bare)).then_some(name)
}

/// The table that stands at a path of keys.
fn at(path: &str) -> Option<&'static Table> {
    let file = Case::tables().first().copied()?;
    path.split('.').try_fold(file, |table, name| match described(table, name)?.value {
        Value::Table(inner) | Value::Tables(inner) => Some(inner),
        _ => None,
    })
}

fn described(table: &'static Table, name: &str) -> Option<&'static Key> {
    table.every_key().chain(table.drafted).find(|key| key.name == name)
}

fn above(out: &mut String, about: &str) {
    for line in wrapped(about.split_whitespace(), WIDEST - 2).iter().filter(|line| !line.is_empty())
    {
        out.push_str(&format!("# {line}\n"));
    }
}

/// A line with a comment behind it, or above it where both are too long for one.
fn beside(out: &mut String, line: &str, about: &str) {
    let column = line.chars().count().max(COLUMN);
    if column + 3 + about.chars().count() <= WIDEST {
        out.push_str(&format!("{line:<COLUMN$} # {about}\n"));
    } else {
        above(out, about);
        out.push_str(&format!("{line}\n"));
    }
}
