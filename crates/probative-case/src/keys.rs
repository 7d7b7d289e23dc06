//! The keys of a case file, described where they are read.
//!
//! Each table of the file has one [`Table`] beside its reader. The reader asks for keys through it,
//! so that an unknown key, the suggestion for it, a manual, a schema and a writer say the same.

mod comments;
mod manual;
mod schema;

pub use comments::commented;

/// The name of the table that is the file itself.
pub(crate) const FILE: &str = "case";

/// A table of the case file.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Where it stands, such as `claims.figure.stated`; one word where it stands in many places.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub about: &'static str,
    /// The keys that it has in every form.
    pub keys: &'static [Key],
    /// Its forms, of which each such table has one; none where there is but one way to write it.
    pub forms: &'static [Form],
    /// The keys of a draft, which `probative pin` looks up and takes out; none is left in a case.
    pub drafted: &'static [Key],
    /// Keys of earlier versions, each with what stands in its place.
    pub retired: &'static [(&'static str, &'static str)],
}

/// A way to write a table, with the keys that only this form has.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// When a table has this form.
    pub when: When,
    /// What the form is for, in one sentence.
    pub about: &'static str,
    /// Its keys, besides those that every form has.
    pub keys: &'static [Key],
}

/// When a table has a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It has this key.
    Given(&'static str),
    /// This key has this word.
    Word(&'static str, &'static str),
    /// It has none of the other forms.
    Otherwise,
}

impl When {
    /// What a table of the form has, as it is written.
    pub(crate) fn mark(self) -> Option<String> {
        match self {
            When::Given(key) => Some(format!("`{key}`")),
            When::Word(key, word) => Some(format!("`{key} = \"{word}\"`")),
            When::Otherwise => None,
        }
    }
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub value: Value,
    /// Whether it must be given.
    pub need: Need,
    /// What it is, in one sentence.
    pub about: &'static str,
    /// A value in TOML; empty for tables, whose example is made from that of their keys.
    pub example: &'static str,
    /// What it changes in the verdict, in one sentence; empty where it only tells a reader.
    pub changes: &'static str,
}

/// What the value of a key is.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// Text in quotes.
    Text,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A list of numbers.
    Numbers,
    /// A number without a fraction, from zero on.
    Whole,
    /// A year.
    Year,
    /// A list of pairs of a first and a later last year.
    Windows,
    /// A date in quotes: a year, a month of a year, or a day.
    Date,
    /// A number in quotes, as the text prints it.
    Printed,
    /// One of these words, in quotes.
    Word(fn() -> Vec<&'static str>),
    /// The id of a source of the case, in quotes.
    Source,
    /// A column of the source that stands beside it, in quotes.
    Column,
    /// A table whose keys are columns and whose values are the texts that a row may have there.
    Filter,
    /// A table.
    Table(&'static Table),
    /// A list of tables.
    Tables(&'static Table),
}

/// Whether a key must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// No.
    Optional,
    /// No: this value, in TOML, stands for it.
    Default(&'static str),
    /// One of the two must be given: this key or the named one.
    Either(&'static str),
    /// No, and not where the named one is given.
    NotWith(&'static str),
    /// Where the named one is given, and only there.
    With(&'static str),
}

impl Table {
    /// A table that is written in one way.
    pub const fn new(name: &'static str, about: &'static str, keys: &'static [Key]) -> Table {
        Table { name, about, keys, forms: &[], drafted: &[], retired: &[] }
    }

    /// The same table with forms.
    pub const fn in_forms(self, forms: &'static [Form]) -> Table {
        Table { forms, ..self }
    }

    /// The same table with keys that a draft may have in place of its own.
    pub const fn drafted_with(self, drafted: &'static [Key]) -> Table {
        Table { drafted, ..self }
    }

    /// The same table, which had these keys in earlier versions.
    pub const fn without(self, retired: &'static [(&'static str, &'static str)]) -> Table {
        Table { retired, ..self }
    }

    /// This table and those that stand in it, each once, in the order of their first mention.
    pub fn all(&'static self) -> Vec<&'static Table> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    /// The keys of every form, those that all forms have first.
    pub fn every_key(&'static self) -> impl Iterator<Item = &'static Key> + Clone {
        self.keys.iter().chain(self.forms.iter().flat_map(|form| form.keys))
    }

    /// In which of its forms the table has a key, in words; none where all have it, where none has,
    /// and for a key that makes the form.
    pub fn form_of(&'static self, key: &str) -> Option<String> {
        let has = |keys: &[Key]| keys.iter().any(|own| own.name == key);
        let is_its_own =
            |form: &&Form| form.when.mark() != Some(format!("`{key}`")) && has(form.keys);
        let forms: Vec<String> =
            self.forms.iter().filter(is_its_own).map(|form| self.told(form)).collect();
        (!has(self.keys) && !forms.is_empty()).then(|| forms.join(", or "))
    }

    fn told(&'static self, form: &Form) -> String {
        match form.when.mark() {
            Some(mark) => format!("with {mark}"),
            None => {
                let marks = self.forms.iter().filter_map(|form| form.when.mark());
                format!("without {}", marks.collect::<Vec<_>>().join(" and "))
            }
        }
    }

    fn collect(&'static self, found: &mut Vec<&'static Table>) {
        if found.iter().any(|table| table.name == self.name) {
            return;
        }
        found.push(self);
        for key in self.every_key() {
            if let Value::Table(table) | Value::Tables(table) = key.value {
                table.collect(found);
            }
        }
    }
}

impl Key {
    const fn new(name: &'static str, value: Value, about: &'static str) -> Key {
        Key { name, value, need: Need::Required, about, example: "", changes: "" }
    }

    /// A text that must be given.
    pub const fn text(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Text, about)
    }

    /// A list of texts that may be left out.
    pub const fn texts(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Texts, about).optional()
    }

    /// A mark that is not set where it is left out.
    pub const fn flag(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Flag, about).or("false").such_as("true")
    }

    /// A number that must be given.
    pub const fn number(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Number, about)
    }

    /// A list of numbers that must be given.
    pub const fn numbers(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Numbers, about)
    }

    /// A whole number that must be given.
    pub const fn whole(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Whole, about)
    }

    /// A year that must be given.
    pub const fn year(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Year, about).such_as("2012")
    }

    /// Windows of years, of which there must be one.
    pub const fn windows(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Windows, about).such_as("[[2010, 2015], [2011, 2015]]")
    }

    /// A date that must be given.
    pub const fn date(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Date, about).such_as("\"2019-05-20\"")
    }

    /// A printed number that must be given.
    pub const fn printed(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Printed, about)
    }

    /// One of a closed set of words, which must be given.
    pub const fn word(
        name: &'static str,
        words: fn() -> Vec<&'static str>,
        about: &'static str,
    ) -> Key {
        Key::new(name, Value::Word(words), about)
    }

    /// The id of a source, which must be given.
    pub const fn source(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Source, about).such_as("\"permits\"")
    }

    /// A column, which must be given.
    pub const fn column(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Column, about)
    }

    /// A filter of rows, which may be left out.
    pub const fn filter(name: &'static str, about: &'static str) -> Key {
        Key::new(name, Value::Filter, about).optional().such_as("{ year = [\"2015\"] }")
    }

    /// A table, which must be given.
    pub const fn table(name: &'static str, table: &'static Table, about: &'static str) -> Key {
        Key::new(name, Value::Table(table), about)
    }

    /// A list of tables, which may be left out.
    pub const fn tables(name: &'static str, table: &'static Table, about: &'static str) -> Key {
        Key::new(name, Value::Tables(table), about).optional()
    }

    /// The same key with an example, in TOML.
    pub const fn such_as(self, example: &'static str) -> Key {
        Key { example, ..self }
    }

    /// The same key with what it changes in the verdict.
    pub const fn changing(self, changes: &'static str) -> Key {
        Key { changes, ..self }
    }

    /// The same key with another need.
    pub const fn need(self, need: Need) -> Key {
        Key { need, ..self }
    }

    /// The same key, which must be given.
    pub const fn required(self) -> Key {
        self.need(Need::Required)
    }

    /// The same key, which may be left out.
    pub const fn optional(self) -> Key {
        self.need(Need::Optional)
    }

    /// The same key, which may be left out for a default in TOML.
    pub const fn or(self, default: &'static str) -> Key {
        self.need(Need::Default(default))
    }
}

/// The words of a closed set, as it stands in a table of words.
pub(crate) fn words<T>(choices: &[(T, &'static str)]) -> Vec<&'static str> {
    choices.iter().map(|(_, word)| *word).collect()
}
