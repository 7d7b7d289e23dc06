//! The manual of case files, made from the descriptions of their keys.

use super::{Form, Key, Need, Table, Value, When};
use crate::Case;
use probative_terms::Kind;

const HEAD: &str = "# The case file, key by key\n\n\
    Written by a test from the descriptions by which case files are read (`Case::tables` in\n\
    `crates/probative-case`); `UPDATE=1 cargo test -p probative-tests --test proofs docs::` writes it\n\
    again. What stands here is what is read: a key that is not described is refused.\n\n\
    A case is a folder with `case.toml` and the files of its sources. `probative new` makes one,\n\
    `probative add` adds a source or a claim, `probative pin` fills in hashes and places,\n\
    `probative check` tests it. `probative explain KIND` shows a complete claim of a kind,\n\
    `probative explain words` the words and where they hold, `probative schema case` a JSON Schema.\n\n\
    *Given*: whether a key must be given, or what stands for it where it is left out. *In the\n\
    verdict* is what a key changes in the word of a claim; a key without it picks or names what is\n\
    measured, or only tells a reader.\n";

impl Case {
    /// The manual of case files in Markdown: every table and key, with what it changes.
    ///
    /// ```
    /// let manual = probative_case::Case::manual();
    /// assert!(manual.contains("### `claims.figure.stated`"));
    /// ```
    pub fn manual() -> String {
        let users = users();
        let mut out = HEAD.to_owned();
        let tables = Case::tables();
        let (shared, named): (Vec<&Table>, Vec<&Table>) =
            tables.into_iter().partition(|table| is_shared(table));
        out.push_str("\n## Tables that stand in one place\n");
        named.iter().for_each(|table| out.push_str(&section(table, &users)));
        out.push_str("\n## Tables that stand in several\n");
        shared.iter().for_each(|table| out.push_str(&section(table, &users)));
        out
    }
}

impl Case {
    /// The table of a kind, which a claim of that kind has under the kind's word.
    pub fn table_of(kind: Kind) -> Option<&'static Table> {
        let claims = Case::tables().into_iter().find(|table| table.name == "claims")?;
        let mut forms = claims.forms.iter();
        let form = forms.find(|form| form.when == When::Word("kind", kind.word()))?;
        match form.keys.first()?.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// A table that stands under several keys: its name is neither a place nor a key of the file.
fn is_shared(table: &Table) -> bool {
    let of_file = |key: &Key| key.name == table.name;
    !table.name.contains('.') && table.name != super::FILE && !file().keys.iter().any(of_file)
}

/// The table of the file itself.
fn file() -> &'static Table {
    Case::tables()[0]
}

/// The kinds of claims whose tables hold a table, by the table's name.
fn users() -> Vec<(Kind, Vec<&'static str>)> {
    let of_kind = |kind: Kind| {
        let tables = Case::table_of(kind).map(Table::all).unwrap_or_default();
        (kind, tables.iter().map(|table| table.name).collect())
    };
    Kind::ALL.into_iter().map(of_kind).collect()
}

fn section(table: &'static Table, users: &[(Kind, Vec<&str>)]) -> String {
    let mut out = format!("\n### `{}`\n\n{}{}\n", table.name, table.about, stands(table, users));
    out.push_str(&rows(table.keys));
    for form in table.forms.iter().filter(|form| !is_of_kind(form)) {
        out.push_str(&format!("\n{}\n{}", told(form), rows(form.keys)));
    }
    if !table.drafted.is_empty() {
        out.push_str(&format!("\nIn a draft, in place of these:\n{}", rows(table.drafted)));
    }
    let kinds: Vec<Key> =
        table.forms.iter().filter(is_of_kind).flat_map(|form| form.keys).copied().collect();
    if !kinds.is_empty() {
        out.push_str(&format!(
            "\nAnd the table of its kind, under the kind's word:\n{}",
            rows(&kinds)
        ));
    }
    out
}

/// Whether a form is that of a kind of claim, which has a table of its own.
fn is_of_kind(form: &&Form) -> bool {
    matches!(form.when, When::Word("kind", _))
}

/// Which kinds use a table, and where it is used.
fn stands(table: &'static Table, users: &[(Kind, Vec<&str>)]) -> String {
    let under = under(table);
    let under = if under.is_empty() { String::new() } else { format!(" Under {under}.") };
    let kinds: Vec<&str> = users
        .iter()
        .filter(|(_, names)| names.contains(&table.name))
        .map(|(kind, _)| kind.word())
        .collect();
    match kinds[..] {
        [] => under,
        [one] => format!("{under} Kind: {one}."),
        _ => format!("{under} Kinds: {}.", kinds.join(", ")),
    }
}

/// The keys under which a table stands, with the tables that have them.
fn under(table: &'static Table) -> String {
    let mut found = Vec::new();
    for outer in Case::tables() {
        for key in outer.every_key() {
            let is_it = match key.value {
                Value::Table(inner) | Value::Tables(inner) => inner.name == table.name,
                _ => false,
            };
            let place = format!("`{}` of `{}`", key.name, outer.name);
            if is_it && !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found.join(", ")
}

fn told(form: &Form) -> String {
    match form.when.mark() {
        Some(mark) => format!("With {mark}: {}", form.about),
        None => format!("Otherwise: {}", form.about),
    }
}

fn rows(keys: &[Key]) -> String {
    if keys.is_empty() {
        return String::new();
    }
    let head = "\n| Key | Type | Given | What it is | Example |\n|---|---|---|---|---|\n";
    head.to_owned() + &keys.iter().map(row).collect::<String>()
}

fn row(key: &Key) -> String {
    let changes = match key.changes {
        "" => String::new(),
        changes => format!(" *In the verdict:* {changes}"),
    };
    let example = match (key.value, key.example) {
        (Value::Table(table), _) => format!("`[{}]`", table.name),
        (Value::Tables(table), _) => format!("`[[{}]]`", table.name),
        (Value::Word(words), "") => words().first().map_or(String::new(), |word| quoted(word)),
        (_, example) => format!("`{}`", shortened(example)),
    };
    let (name, value, need) = (key.name, key.value.in_words(), key.need.in_words());
    format!("| `{name}` | {value} | {need} | {}{changes} | {example} |\n", key.about)
}

fn quoted(word: &str) -> String {
    format!("`\"{word}\"`")
}

/// A hash stands for any other with its first letters.
fn shortened(example: &str) -> String {
    const LONGEST: usize = 60;
    match example.get(..9).filter(|_| example.len() > LONGEST && !example.contains(' ')) {
        Some(first) => format!("{first}…\""),
        None => example.to_owned(),
    }
}

impl Value {
    /// The type of a value, as the manual calls it.
    fn in_words(self) -> String {
        match self {
            Value::Text => "text".to_owned(),
            Value::Texts => "list of texts".to_owned(),
            Value::Flag => "true or false".to_owned(),
            Value::Number => "number".to_owned(),
            Value::Numbers => "list of numbers".to_owned(),
            Value::Whole => "whole number".to_owned(),
            Value::Year => "year".to_owned(),
            Value::Windows => "list of pairs of years".to_owned(),
            Value::Date => "date in quotes".to_owned(),
            Value::Printed => "number in quotes, as printed".to_owned(),
            Value::Word(words) => {
                let words: Vec<String> = words().into_iter().map(quoted).collect();
                format!("one of {}", words.join(", "))
            }
            Value::Source => "id of a source".to_owned(),
            Value::Column => "name of a column".to_owned(),
            Value::Filter => "columns with their values".to_owned(),
            Value::Table(table) => linked("table", table),
            Value::Tables(table) => linked("list of tables", table),
        }
    }
}

/// A type with a link to the table that it is about, as headings are linked.
fn linked(words: &str, table: &Table) -> String {
    format!("[{words}](#{})", table.name.replace('.', ""))
}

impl Need {
    fn in_words(self) -> String {
        match self {
            Need::Required => "must be".to_owned(),
            Need::Optional => "may be left out".to_owned(),
            Need::Default(value) => format!("else `{value}`"),
            Need::Either(other) => format!("this or `{other}`"),
            Need::NotWith(other) => format!("may be left out; not with `{other}`"),
            Need::With(other) => format!("with `{other}`"),
        }
    }
}
