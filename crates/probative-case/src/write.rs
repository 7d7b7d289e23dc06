//! A case to TOML, in the short form: what may be left out is left out.
//!
//! What is written is held against the description by which it is read, key by key, so that
//! reading it again gives the same case.

use crate::Case;
use crate::keys::{Key, Need, Table, Value};
use probative_terms::text::{toml, toml_key};

mod block;
mod case;
mod numbers;
mod regions;

/// A table that is being written, through its description.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    described: &'static Table,
    /// Each key with its value, in the order in which they are written.
    entries: Vec<(&'static Key, Put)>,
}

/// A value that is written.
#[derive(Debug, Clone)]
enum Put {
    /// A value within its line.
    Line(String),
    /// A table.
    Table(Written),
    /// A list of tables.
    Tables(Vec<Written>),
}

impl Case {
    /// The case as TOML in the short form, which is read as the same case.
    ///
    /// [`commented`](crate::keys::commented) puts to each key what it is.
    ///
    /// ```
    /// use probative_case::Case;
    ///
    /// let toml = r#"
    /// title = "Did the county build enough?"
    ///
    /// [text]
    /// publisher = "The Valley Post"
    /// headline = "Who stopped the builders?"
    /// url = "https://example.org/builders"
    /// date = "2019-05-20"
    /// sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    /// bytes = 1200
    /// conclusion = "c1"
    /// concludes = "the county should issue more permits"
    ///
    /// [settings]
    /// seed = 20
    /// draws = 9999
    /// level = 0.95
    /// "#;
    /// let case = Case::read(toml)?;
    /// assert_eq!(Case::read(&case.write())?, case);
    /// # Ok::<(), probative_case::Error>(())
    /// ```
    pub fn write(&self) -> String {
        let written = case::written(self);
        let mut out = String::new();
        written.block("", &mut out);
        out
    }
}

impl Written {
    /// Nothing yet, of a table with this description.
    pub(crate) fn through(described: &'static Table) -> Written {
        Written { described, entries: Vec::new() }
    }

    /// Whether the table may have the key.
    pub(crate) fn describes(&self, name: &str) -> bool {
        self.described.every_key().any(|key| key.name == name)
    }

    fn key(&self, name: &str) -> &'static Key {
        let found = self.described.every_key().find(|key| key.name == name);
        found.unwrap_or_else(|| panic!("`{name}` is not a key of {}", self.described.name))
    }

    /// A key with a value as TOML has it; none where it is what stands for it when left out.
    fn line(mut self, name: &str, value: String) -> Written {
        let key = self.key(name);
        let stands = matches!(key.need, Need::Default(default) if default == value);
        if !stands {
            self.entries.push((key, Put::Line(value)));
        }
        self
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Written {
        self.line(name, toml(text))
    }

    pub(crate) fn optional_text(self, name: &str, text: Option<&String>) -> Written {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// Texts; none where there is none.
    pub(crate) fn texts(self, name: &str, texts: &[String]) -> Written {
        if texts.is_empty() { self } else { self.every_text(name, texts) }
    }

    /// Texts, though there be none.
    pub(crate) fn every_text(self, name: &str, texts: &[String]) -> Written {
        self.line(name, list(texts.iter().map(|text| toml(text))))
    }

    pub(crate) fn flag(self, name: &str, flag: bool) -> Written {
        self.line(name, flag.to_string())
    }

    pub(crate) fn number(self, name: &str, number: f64) -> Written {
        self.line(name, number.to_string())
    }

    pub(crate) fn numbers(self, name: &str, numbers: &[f64]) -> Written {
        self.line(name, list(numbers.iter().map(f64::to_string)))
    }

    pub(crate) fn whole(self, name: &str, number: impl ToString) -> Written {
        self.line(name, number.to_string())
    }

    /// Windows of years; none where there is none.
    pub(crate) fn windows(self, name: &str, windows: &[(i32, i32)]) -> Written {
        if windows.is_empty() {
            return self;
        }
        self.line(name, list(windows.iter().map(|(first, last)| format!("[{first}, {last}]"))))
    }

    /// A word of a closed set, as it stands in a table of words.
    pub(crate) fn choice<T: PartialEq>(
        self,
        name: &str,
        choice: &T,
        choices: &[(T, &'static str)],
    ) -> Written {
        let found = choices.iter().find(|(one, _)| one == choice);
        let (_, word) = found.expect("a table of words has every choice");
        self.text(name, word)
    }

    /// The columns of a filter with their values; none where it takes all rows.
    pub(crate) fn filter(self, name: &str, filter: &[(String, Vec<String>)]) -> Written {
        if filter.is_empty() {
            return self;
        }
        let each = filter.iter().map(|(column, values)| {
            format!("{} = {}", toml_key(column), list(values.iter().map(|value| toml(value))))
        });
        self.line(name, format!("{{ {} }}", each.collect::<Vec<_>>().join(", ")))
    }

    /// A table under a key, which `write` fills.
    pub(crate) fn table(mut self, name: &str, write: impl FnOnce(Written) -> Written) -> Written {
        let key = self.key(name);
        let written = write(Written::through(inner(key)));
        self.entries.push((key, Put::Table(written)));
        self
    }

    /// A table a thing; none where there is none.
    pub(crate) fn tables<T>(
        mut self,
        name: &str,
        things: &[T],
        write: impl Fn(&T, Written) -> Written,
    ) -> Written {
        let key = self.key(name);
        let each = things.iter().map(|thing| write(thing, Written::through(inner(key))));
        let each: Vec<Written> = each.collect();
        if !each.is_empty() {
            self.entries.push((key, Put::Tables(each)));
        }
        self
    }
}

/// The table that stands under a key.
fn inner(key: &'static Key) -> &'static Table {
    match key.value {
        Value::Table(table) | Value::Tables(table) => table,
        value => panic!("`{}` is described as {value:?}", key.name),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
