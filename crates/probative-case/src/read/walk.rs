//! A TOML table that remembers which keys were asked for and where they stand.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Gathered, nearest};
use crate::case::ColumnUse;
use probative_terms::number::Printed;
use probative_terms::{Date, Diagnostic};

/// A table of the case file.
pub(super) struct Node<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    what: String,
    asked: RefCell<Vec<&'static str>>,
    gathered: &'a Gathered,
}

type Found<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Node<'a> {
    pub(super) fn new(
        table: &'a DeTable<'a>,
        span: Range<usize>,
        what: &str,
        gathered: &'a Gathered,
    ) -> Self {
        Self { table, span, what: what.to_owned(), asked: RefCell::default(), gathered }
    }

    pub(super) fn gathered(&self) -> &'a Gathered {
        self.gathered
    }

    /// Names the table after its id, for messages.
    pub(super) fn named(mut self, what: String) -> Self {
        self.what = what;
        self
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The table's id, where it has one; the rest of the table may be wrong.
    pub(super) fn id(&self) -> Option<String> {
        self.table.get("id")?.get_ref().as_str().map(ToOwned::to_owned)
    }

    /// Where the value of `key` stands, or the table where there is none.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.span(), Spanned::span)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn find(&self, key: &'static str) -> Option<Found<'a>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    fn need(&self, key: &'static str) -> Option<Found<'a>> {
        let found = self.find(key);
        if found.is_none() {
            let said = format!("{} lacks `{key}`", self.what);
            self.report("E306", said, self.span(), "missing here", None);
        }
        found
    }

    fn wrong_type(&self, key: &str, value: Found<'a>, wanted: &str) {
        let found = value.get_ref().type_str();
        let said = format!("{}: `{key}` should be {wanted}", self.what);
        let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
        self.report("E306", said, value.span(), &format!("this is {article} {found}"), None);
    }

    fn string(&self, key: &str, value: Found<'a>) -> Option<String> {
        let text = value.get_ref().as_str().map(ToOwned::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, "text in quotes");
        }
        text
    }

    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        self.need(key).and_then(|value| self.string(key, value))
    }

    pub(super) fn optional_text(&self, key: &'static str) -> Option<String> {
        self.find(key).and_then(|value| self.string(key, value))
    }

    /// Texts with their places; none where the key is left out.
    pub(super) fn spanned_texts(&self, key: &'static str) -> Vec<(String, Range<usize>)> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of texts");
            return Vec::new();
        };
        let texts = array.iter().map(|item| Some((self.string(key, item)?, item.span())));
        texts.flatten().collect()
    }

    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        self.spanned_texts(key).into_iter().map(|(text, _)| text).collect()
    }

    pub(super) fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.find(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(key, value, "true or false");
            false
        })
    }

    pub(super) fn required_flag(&self, key: &'static str) -> Option<bool> {
        self.need(key).map(|_| self.flag(key))
    }

    fn float(&self, key: &str, value: Found<'a>) -> Option<f64> {
        let text = match value.get_ref() {
            DeValue::Integer(integer) => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => {
                self.wrong_type(key, value, "a number");
                return None;
            }
        };
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.wrong_type(key, value, "a finite number");
        }
        number
    }

    pub(super) fn number(&self, key: &'static str) -> Option<f64> {
        self.need(key).and_then(|value| self.float(key, value))
    }

    pub(super) fn optional_number(&self, key: &'static str) -> Option<f64> {
        self.find(key).and_then(|value| self.float(key, value))
    }

    pub(super) fn numbers(&self, key: &'static str) -> Vec<f64> {
        let Some(value) = self.need(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of numbers");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.float(key, item)).collect()
    }

    pub(super) fn whole(&self, key: &'static str) -> Option<usize> {
        let number = self.number(key)?;
        let whole = number >= 0.0 && number.fract() == 0.0 && number < 9e15;
        if !whole {
            let help = Some("write digits alone");
            let said = format!("{}: `{key}` should be a whole number", self.what);
            self.report("E306", said, self.span_of(key), "not a whole number", help);
        }
        whole.then_some(number as usize)
    }

    pub(super) fn year(&self, key: &'static str) -> Option<i32> {
        self.whole(key).map(|year| year as i32)
    }

    /// Pairs of years; none where the key is left out.
    pub(super) fn windows(&self, key: &'static str) -> Vec<(i32, i32)> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let pairs = value.get_ref().as_array().into_iter().flat_map(|array| array.iter());
        pairs.filter_map(|pair| self.window(key, pair)).collect()
    }

    /// Pairs of years, of which there must be one.
    pub(super) fn some_windows(&self, key: &'static str) -> Vec<(i32, i32)> {
        let windows = self.windows(key);
        if windows.is_empty() {
            let help = "add windows = [[2010, 2015]]";
            self.mistake("E306", key, "no window of years".to_owned(), help);
        }
        windows
    }

    fn window(&self, key: &str, pair: Found<'a>) -> Option<(i32, i32)> {
        let ends: Vec<f64> = pair
            .get_ref()
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|v| self.float(key, v))
            .collect();
        match ends[..] {
            [first, last] if first < last => Some((first as i32, last as i32)),
            _ => {
                self.wrong_type(key, pair, "a first and a later last year, such as [2010, 2015]");
                None
            }
        }
    }

    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        let text = self.text(key)?;
        self.parsed(key, Date::first(&text))
    }

    pub(super) fn optional_date(&self, key: &'static str) -> Option<Date> {
        if self.has(key) { self.date(key) } else { self.find(key).and(None) }
    }

    pub(super) fn printed(&self, key: &'static str) -> Option<Printed> {
        let text = self.text(key)?;
        self.parsed(key, Printed::read(&text))
    }

    fn parsed<T, E: std::fmt::Display>(&self, key: &str, parsed: Result<T, E>) -> Option<T> {
        let said = match parsed {
            Ok(value) => return Some(value),
            Err(error) => format!("{}: `{key}`: {error}", self.what),
        };
        self.report("E306", said, self.span_of(key), "here", None);
        None
    }

    /// One of a closed set of words.
    pub(super) fn choice<T: Copy>(&self, key: &'static str, choices: &[(T, &str)]) -> Option<T> {
        let word = self.text(key)?;
        let found = choices.iter().find(|(_, name)| *name == word).map(|(choice, _)| *choice);
        if found.is_none() {
            let said = format!("{}: `{word}` is not a known {key}", self.what);
            self.report_unknown(
                said,
                self.span_of(key),
                &word,
                choices.iter().map(|(_, name)| *name),
            );
        }
        found
    }

    pub(super) fn table(&self, key: &'static str) -> Option<Node<'a>> {
        self.need(key).and_then(|value| self.node(key, value))
    }

    pub(super) fn optional_table(&self, key: &'static str) -> Option<Node<'a>> {
        self.find(key).and_then(|value| self.node(key, value))
    }

    pub(super) fn tables(&self, key: &'static str) -> Vec<Node<'a>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of tables");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.node(key, item)).collect()
    }

    fn node(&self, key: &str, value: Found<'a>) -> Option<Node<'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        let what = format!("{}, {key}", self.what);
        Some(Node::new(table, value.span(), &what, self.gathered))
    }

    /// The entries of a table whose keys are the user's own: a text or a list of texts each.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> =
            self.table.iter().map(|(key, value)| self.entry(key, value)).collect();
        entries.sort_by_key(|entry| entry.span.start);
        entries
    }

    fn entry(&self, key: &Spanned<std::borrow::Cow<'a, str>>, value: Found<'a>) -> Entry {
        let name = key.get_ref().to_string();
        let items = match value.get_ref() {
            DeValue::Array(array) => array.iter().collect(),
            _ => vec![value],
        };
        let values = items
            .into_iter()
            .filter_map(|item| Some((self.string(&name, item)?, item.span())))
            .collect();
        Entry { name, span: key.span(), values }
    }

    /// Notes that the claims name this column.
    pub(super) fn uses(&self, column: ColumnUse) {
        self.gathered.uses.borrow_mut().push(column);
    }

    /// The id of a source, which the case must list.
    pub(super) fn source(&self, key: &'static str) -> Option<String> {
        let id = self.text(key)?;
        let known = self.gathered.sources.borrow();
        if !known.contains(&id) {
            let said = format!("{}: the case has no source `{id}`", self.what);
            self.report_unknown(said, self.span_of(key), &id, known.iter().map(String::as_str));
        }
        Some(id)
    }

    /// A column of a source.
    pub(super) fn column(&self, source: Option<&str>, key: &'static str) -> Option<String> {
        let column = self.text(key)?;
        self.note_column(source, key, &column);
        Some(column)
    }

    pub(super) fn optional_column(
        &self,
        source: Option<&str>,
        key: &'static str,
    ) -> Option<String> {
        let column = self.optional_text(key)?;
        self.note_column(source, key, &column);
        Some(column)
    }

    fn note_column(&self, source: Option<&str>, key: &str, column: &str) {
        if let Some(source) = source {
            let (source, column) = (source.to_owned(), column.to_owned());
            self.uses(ColumnUse { source, column, span: self.span_of(key), values: Vec::new() });
        }
    }

    /// Reports every key that nothing asked for.
    pub(super) fn close(self) {
        let asked = self.asked.borrow();
        let unknown =
            self.table.iter().filter(|(key, _)| !asked.iter().any(|a| *a == key.get_ref()));
        for (key, _) in unknown {
            let said = format!("{} has no key `{}`", self.what, key.get_ref());
            self.report_unknown(said, key.span(), key.get_ref(), asked.iter().copied());
        }
    }

    /// A mistake at the value of `key`.
    pub(super) fn mistake(&self, code: &'static str, key: &str, said: String, help: &str) {
        let said = format!("{}: {said}", self.what);
        self.report(code, said, self.span_of(key), "here", Some(help));
    }

    fn report_unknown<'k>(
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
        self.report("E301", said, span, "not known", Some(&help));
    }

    fn report(
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

/// A key of the user's own, with its texts.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) values: Vec<(String, Range<usize>)>,
}
