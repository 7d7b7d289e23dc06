//! A TOML table, read through its description.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::mem::discriminant;
use std::ops::Range;

use probative_terms::{Date, Diagnostic};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::keys::{Form, Key, Need, Table, Value, When};
use gathered::Gathered;
use suggest::nearest;

pub(crate) mod gathered;
pub(crate) mod roles;
mod scale;
pub(crate) mod suggest;
pub(crate) mod terms;
mod value;
mod windows;

/// A table of the case file.
pub(crate) struct Node<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    what: String,
    described: &'static Table,
    form: Cell<Option<&'static Form>>,
    asked: RefCell<Vec<&'static str>>,
    gathered: &'a Gathered,
}

/// A value with its place.
pub(crate) type Found<'a> = &'a Spanned<DeValue<'a>>;

/// The table under `where`, whose keys are the user's own.
const OWN_KEYS: Table = Table::new("where", "Columns and the values that a row may have.", &[]);

impl<'a> Node<'a> {
    pub(crate) fn root(
        table: &'a DeTable<'a>,
        span: Range<usize>,
        described: &'static Table,
        gathered: &'a Gathered,
    ) -> Self {
        let (form, asked) = (Cell::default(), RefCell::default());
        Self { table, span, what: "the case".to_owned(), described, form, asked, gathered }
    }

    pub(crate) fn gathered(&self) -> &'a Gathered {
        self.gathered
    }

    /// Names the table after its id, for messages.
    pub(crate) fn named(mut self, what: String) -> Self {
        self.what = what;
        self
    }

    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// A day, which a month or a year is not: nobody could say whether it came before another.
    pub(crate) fn day(&self, key: &'static str) -> Option<Date> {
        let (first, last) = self.days(key)?;
        if first != last {
            let said = format!("`{key}` is no day, but {first} to {last}");
            self.mistake("E306", key, said, "write it as YYYY-MM-DD");
        }
        Some(first)
    }

    /// The name by which something is called, which has letters.
    pub(crate) fn own_id(&self) -> Option<String> {
        let id = self.text("id")?;
        if id.trim().is_empty() {
            self.mistake("E306", "id", "the `id` is blank".to_owned(), "give it a name");
        }
        Some(id)
    }

    /// The table's id, where it has one; the rest of the table may be wrong.
    pub(crate) fn id(&self) -> Option<String> {
        self.glimpsed("id").map(ToOwned::to_owned)
    }

    /// The text of a key, read before its turn: whether it is one is told when it is.
    pub(crate) fn glimpsed(&self, key: &str) -> Option<&'a str> {
        self.value(key).and_then(DeValue::as_str)
    }

    /// Tells of every table whose name is that of one before it, so that one would stand for both.
    pub(crate) fn named_once(tables: &[Node<'_>], key: &str, what: &str) {
        let mut seen = BTreeSet::new();
        for table in tables {
            let Some(name) = table.glimpsed(key) else { continue };
            if !seen.insert(name) {
                let said = format!("two {what} have the {key} `{name}`");
                let help = Some("give each a name of its own");
                table.told("E301", said, table.span_of(key), "here again", help);
            }
        }
    }

    /// Where the value of `key` stands, or the table where there is none.
    pub(crate) fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.span(), Spanned::span)
    }

    /// Where the value of `key` of the table under `table` stands, or that table where there is
    /// none.
    pub(crate) fn span_within(&self, table: &str, key: &str) -> Range<usize> {
        let within = self.value(table).and_then(DeValue::as_table);
        let value = within.and_then(|table| table.get(key));
        value.map_or_else(|| self.span_of(table), Spanned::span)
    }

    /// Whether the table has the form that is marked by this key, or by this word of a key.
    pub(crate) fn takes(&self, mark: &str) -> bool {
        let marks = |form: &&Form| match form.when {
            When::Given(key) => key == mark,
            When::Word(_, word) => word == mark,
            When::Otherwise => false,
        };
        let form = self.described.forms.iter().find(marks);
        assert!(form.is_some(), "{} has no form `{mark}`", self.described.name);
        let taken = form.filter(|form| match form.when {
            When::Given(key) => self.table.contains_key(key),
            When::Word(key, word) => self.value(key).and_then(DeValue::as_str) == Some(word),
            When::Otherwise => false,
        });
        if taken.is_some() {
            self.form.set(taken);
        }
        taken.is_some()
    }

    fn value(&self, key: &str) -> Option<&'a DeValue<'a>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    /// The keys that the table may have: those of every form, and of the form that it takes.
    fn keys(&self) -> impl Iterator<Item = &'static Key> + Clone + use<'a> {
        let otherwise = || self.described.forms.iter().find(|form| form.when == When::Otherwise);
        let form = self.form.get().or_else(otherwise);
        self.described.keys.iter().chain(form.map_or(&[][..], |form| form.keys))
    }

    fn described(&self, key: &str) -> &'static Key {
        let found = self.keys().find(|described| described.name == key);
        match found {
            Some(found) => found,
            None => panic!("`{key}` is not described among the keys of {}", self.described.name),
        }
    }

    /// Whether it has a key of a draft alone.
    pub(crate) fn is_draft(&self) -> bool {
        let own = |key: &&Key| self.keys().any(|own| own.name == key.name);
        let mut drafted = self.described.drafted.iter().filter(|key| !own(key));
        drafted.any(|key| self.table.contains_key(key.name))
    }

    /// Tells that it has words in place of their hash.
    pub(crate) fn draft(&self, code: &'static str, help: &str) {
        self.mistake(code, "quote", "its words are quoted and not pinned yet".to_owned(), help);
    }

    /// Whether the table may have the key.
    pub(crate) fn describes(&self, key: &str) -> bool {
        self.keys().any(|described| described.name == key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(self.described(key).name)
    }

    /// The value of a key that is described as `value`, where there is one.
    pub(crate) fn find(&self, key: &'static str, value: &Value) -> Option<Found<'a>> {
        let described = self.described(key);
        let alike = discriminant(&described.value) == discriminant(value);
        let table = self.described.name;
        assert!(alike, "`{key}` of {table} is described as {:?}", described.value);
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    /// The value of a key that must be given.
    pub(crate) fn need(&self, key: &'static str, value: &Value) -> Option<Found<'a>> {
        let found = self.find(key, value);
        let needed = match self.described(key).need {
            Need::Required => true,
            Need::With(other) => self.has(other),
            Need::Optional | Need::Default(_) | Need::Either(_) | Need::NotWith(_) => {
                panic!("`{key}` of {} is described as one to leave out", self.described.name)
            }
        };
        if found.is_none() && needed {
            self.lacks(key);
        }
        found
    }

    pub(crate) fn lacks(&self, key: &str) {
        let said = format!("{} lacks `{key}`", self.what);
        let described = self.keys().find(|described| described.name == key);
        let help = described.map(|described| match described.example {
            "" => format!("add the table `{key}`: {}", described.about),
            example => format!("such as `{key} = {example}`: {}", described.about),
        });
        self.told("E306", said, self.span(), "missing here", help.as_deref());
    }

    /// The value that stands for a key which is left out, in TOML.
    pub(crate) fn default(&self, key: &str) -> &'static str {
        match self.described(key).need {
            Need::Default(value) => value,
            need => panic!("`{key}` of {} has no default but {need:?}", self.described.name),
        }
    }

    /// The words of a closed set that are described under `key`.
    pub(crate) fn words(&self, key: &str) -> Vec<&'static str> {
        match self.described(key).value {
            Value::Word(words) => words(),
            value => panic!("`{key}` of {} is described as {value:?}", self.described.name),
        }
    }

    pub(crate) fn wrong_type(&self, key: &str, value: Found<'a>, wanted: &str) {
        let found = value.get_ref().type_str();
        let said = format!("{}: `{key}` should be {wanted}", self.what);
        let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
        self.report("E306", said, value.span(), &format!("this is {article} {found}"));
    }

    /// The table under `key`, which must be given.
    pub(crate) fn table(&self, key: &'static str) -> Option<Node<'a>> {
        let described = self.table_described(key);
        self.need(key, &Value::Table(described)).and_then(|value| self.node(key, value, described))
    }

    /// The table under `key`, where there is one.
    pub(crate) fn optional_table(&self, key: &'static str) -> Option<Node<'a>> {
        let described = self.table_described(key);
        self.find(key, &Value::Table(described)).and_then(|value| self.node(key, value, described))
    }

    /// The tables under `key`; none where it is left out.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Node<'a>> {
        let described = self.table_described(key);
        let Some(value) = self.find(key, &Value::Tables(described)) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of tables");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.node(key, item, described)).collect()
    }

    /// The tables under `key`, of which there must be one that can be read.
    pub(crate) fn some_tables<T>(
        &self,
        key: &'static str,
        read: impl Fn(Node<'a>) -> Option<T>,
        none: &str,
    ) -> Vec<T> {
        let given = self.tables(key);
        // One that cannot be read says so itself.
        if given.is_empty() {
            self.mistake("E306", key, none.to_owned(), &format!("add a [[…{key}]] table"));
        }
        given.into_iter().filter_map(read).collect()
    }

    fn table_described(&self, key: &str) -> &'static Table {
        match self.described(key).value {
            Value::Table(table) | Value::Tables(table) => table,
            value => panic!("`{key}` of {} is described as {value:?}", self.described.name),
        }
    }

    fn node(&self, key: &str, value: Found<'a>, described: &'static Table) -> Option<Node<'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        let what = format!("{}, {key}", self.what);
        Some(Node::root(table, value.span(), described, self.gathered).named(what))
    }

    /// The table under `key` whose keys are the user's own, with each of them and its value.
    pub(crate) fn own_entries(&self, key: &'static str) -> Option<(Node<'a>, Vec<OwnEntry<'a>>)> {
        let value = self.find(key, &Value::Filter)?;
        let node = self.node(key, value, &OWN_KEYS)?;
        let entry = |(name, value): (&Spanned<std::borrow::Cow<'a, str>>, Found<'a>)| OwnEntry {
            name: name.get_ref().to_string(),
            span: name.span(),
            value,
        };
        let mut entries: Vec<OwnEntry<'a>> = node.table.iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.span.start);
        Some((node, entries))
    }

    /// Reports every key that the table may not have.
    ///
    /// A key that may stand there and that its reader did not ask for would be passed over in
    /// silence, so that the reader is wrong then.
    pub(crate) fn close(self) {
        let asked = self.asked.borrow();
        for key in self.keys() {
            let table = self.described.name;
            assert!(asked.contains(&key.name), "nobody asks for `{}` of {table}", key.name);
        }
        let known = self.keys().map(|key| key.name);
        let unknown =
            self.table.iter().filter(|(key, _)| !known.clone().any(|k| k == key.get_ref()));
        for (key, _) in unknown {
            let mut retired = self.described.retired.iter();
            if let Some((name, instead)) = retired.find(|(name, _)| name == key.get_ref()) {
                let said = format!("{}: `{name}` is a key of earlier versions", self.what);
                self.told("E301", said, key.span(), "no longer read", Some(instead));
                continue;
            }
            let said = format!("{} has no key `{}`", self.what, key.get_ref());
            if let Some(form) = self.described.form_of(key.get_ref()) {
                let help = format!("`{}` goes {form}", key.get_ref());
                self.told("E301", said, key.span(), "not in this form", Some(&help));
                continue;
            }
            self.report_unknown(said, key.span(), key.get_ref(), known.clone());
        }
    }

    /// A mistake at the value of `key`.
    pub(crate) fn mistake(&self, code: &'static str, key: &str, said: String, help: &str) {
        let said = format!("{}: {said}", self.what);
        self.told(code, said, self.span_of(key), "here", Some(help));
    }

    /// A word that is not among the known ones, with the nearest of them or all.
    pub(crate) fn report_unknown<'k>(
        &self,
        said: String,
        span: Range<usize>,
        word: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let help = match nearest(word, known.clone()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("known are: {}", known.collect::<Vec<_>>().join(", ")),
        };
        self.told("E301", said, span, "not known", Some(&help));
    }

    pub(crate) fn report(&self, code: &'static str, said: String, span: Range<usize>, label: &str) {
        self.told(code, said, span, label, None);
    }

    pub(crate) fn told(
        &self,
        code: &'static str,
        said: String,
        span: Range<usize>,
        label: &str,
        help: Option<&str>,
    ) {
        self.gathered.add(Diagnostic::in_case(code, span, label, said), help);
    }
}

/// A key of the user's own, with its value.
pub(crate) struct OwnEntry<'a> {
    pub(crate) name: String,
    pub(crate) span: Range<usize>,
    pub(crate) value: Found<'a>,
}
