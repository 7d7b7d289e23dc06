//! A case file that is being written: what of it is pinned and what is not, each with its place.
//!
//! A draft is read though it has mistakes, so that what it lacks can be filled in.

use std::ops::Range;

use probative_terms::{Diagnostic, Kind};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A case file that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The text that argues, where the file has it.
    pub text: Option<Part>,
    /// Its sources that have an id.
    pub sources: Vec<Part>,
    /// The anchors of its claims; the id is that of the claim.
    pub anchors: Vec<Part>,
    /// The quotations that its claims look for in sources; the id is that of the claim.
    pub quotations: Vec<Part>,
    /// The ids of its claims.
    pub claims: Vec<String>,
}

/// A table of the file, with those of its keys that have one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called by.
    pub id: String,
    /// Where it stands: all of it where it stands within a line.
    pub span: Range<usize>,
    /// Whether it stands within a line, between braces.
    pub inline: bool,
    /// Its keys, in the order of the file.
    pub entries: Vec<Entry>,
    /// Where its last value ends, those of its tables counted.
    pub end: usize,
}

/// A key with one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub name: String,
    /// Its value: of a text what stands between the quotes.
    pub value: String,
    /// Where the key begins.
    pub start: usize,
    /// Where the value stands.
    pub span: Range<usize>,
}

impl Part {
    /// The value of a key, where there is one.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.entry(name).map(|entry| entry.value.as_str())
    }

    /// A key, where there is one.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// A key whose value is a whole number, where there is one.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.value(name)?.replace('_', "").parse().ok()
    }
}

impl Draft {
    /// Reads as much of a file as can be filled in.
    ///
    /// ```
    /// use probative_case::draft::Draft;
    ///
    /// let draft = Draft::read("[[claims]]\nid = \"c1\"\nanchor = { quote = \"as it says\" }\n")?;
    /// assert_eq!(draft.anchors[0].value("quote"), Some("as it says"));
    /// # Ok::<(), Box<probative_terms::Diagnostic>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// That the file is not TOML, with the place.
    pub fn read(toml: &str) -> Result<Draft, Box<Diagnostic>> {
        let document = DeTable::parse(toml).map_err(|error| {
            let said = format!("this is not TOML: {}", error.message());
            let span = error.span().unwrap_or(0..0);
            Box::new(Diagnostic::in_case("E300", span, "here", said))
        })?;
        let root = document.get_ref();
        let claims = tables(root, "claims");
        let within = |key: &str| {
            let parts = claims.iter().filter_map(|claim| {
                let table = claim.get_ref().as_table()?;
                part(id(table)?, table.get(key)?, toml)
            });
            parts.collect::<Vec<Part>>()
        };
        let source =
            |source: &&Spanned<DeValue<'_>>| part(id(source.get_ref().as_table()?)?, source, toml);
        Ok(Draft {
            text: root.get("text").and_then(|text| part("text".to_owned(), text, toml)),
            sources: tables(root, "sources").iter().filter_map(source).collect(),
            anchors: within("anchor"),
            quotations: within(Kind::Quote.word()),
            claims: claims.iter().filter_map(|one| id(one.get_ref().as_table()?)).collect(),
        })
    }
}

fn tables<'a>(root: &'a DeTable<'a>, key: &str) -> Vec<&'a Spanned<DeValue<'a>>> {
    let list = root.get(key).and_then(|value| value.get_ref().as_array());
    list.map(|list| list.iter().collect()).unwrap_or_default()
}

fn id(table: &DeTable<'_>) -> Option<String> {
    table.get("id")?.get_ref().as_str().map(str::to_owned)
}

fn part(id: String, value: &Spanned<DeValue<'_>>, toml: &str) -> Option<Part> {
    let table = value.get_ref().as_table()?;
    let span = value.span();
    let inline = toml.get(span.clone())?.starts_with('{');
    let mut entries: Vec<Entry> =
        table.iter().filter_map(|(key, value)| entry(key, value)).collect();
    entries.sort_by_key(|entry| entry.start);
    let end = last(value).max(if inline { span.end } else { 0 });
    Some(Part { id, span, inline, entries, end })
}

fn entry(key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Option<Entry> {
    let read = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => return None,
    };
    let (name, start) = (key.get_ref().to_string(), key.span().start);
    Some(Entry { name, value: read, start, span: value.span() })
}

/// Where the last value of a value ends; of a table under a header, that of its last key.
fn last(value: &Spanned<DeValue<'_>>) -> usize {
    match value.get_ref() {
        DeValue::Table(table) => table.iter().map(|(_, value)| last(value)).max(),
        DeValue::Array(list) => list.iter().map(last).chain([value.span().end]).max(),
        _ => None,
    }
    .unwrap_or(value.span().end)
}
