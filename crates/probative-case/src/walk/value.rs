//! The values of keys: texts, numbers, years, dates, words, sources and columns.

use std::ops::Range;

use toml::de::DeValue;

use super::{Found, Node};
use crate::keys::{Value, words};
use crate::source::ColumnUse;
use probative_terms::Date;
use probative_terms::number::Printed;

/// A text with its place.
type Spanned = (String, Range<usize>);

impl<'a> Node<'a> {
    fn string(&self, key: &str, value: Found<'a>) -> Option<String> {
        let text = value.get_ref().as_str().map(ToOwned::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, "text in quotes");
        }
        text
    }

    fn string_of(&self, key: &'static str, value: &Value) -> Option<String> {
        self.need(key, value).and_then(|found| self.string(key, found))
    }

    fn optional_string_of(&self, key: &'static str, value: &Value) -> Option<String> {
        self.find(key, value).and_then(|found| self.string(key, found))
    }

    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.string_of(key, &Value::Text)
    }

    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        self.optional_string_of(key, &Value::Text)
    }

    /// Texts with their places; none where the key is left out.
    pub(crate) fn spanned_texts(&self, key: &'static str) -> Vec<Spanned> {
        let Some(value) = self.find(key, &Value::Texts) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of texts");
            return Vec::new();
        };
        let texts = array.iter().map(|item| Some((self.string(key, item)?, item.span())));
        texts.flatten().collect()
    }

    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        self.spanned_texts(key).into_iter().map(|(text, _)| text).collect()
    }

    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.find(key, &Value::Flag).is_some_and(|value| self.bool(key, value).unwrap_or(false))
    }

    pub(crate) fn required_flag(&self, key: &'static str) -> Option<bool> {
        self.need(key, &Value::Flag).map(|value| self.bool(key, value).unwrap_or(false))
    }

    fn bool(&self, key: &str, value: Found<'a>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        flag
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

    pub(crate) fn number(&self, key: &'static str) -> Option<f64> {
        self.need(key, &Value::Number).and_then(|value| self.float(key, value))
    }

    /// The number under `key`, or the one that is described as its default.
    pub(crate) fn number_or_default(&self, key: &'static str) -> f64 {
        let default = self.default(key).parse();
        assert!(default.is_ok(), "the default of `{key}` is not a number");
        let given = self.find(key, &Value::Number).and_then(|value| self.float(key, value));
        given.or(default.ok()).unwrap_or_default()
    }

    /// The numbers under `key`; none where it is left out.
    pub(crate) fn optional_numbers(&self, key: &'static str) -> Vec<f64> {
        self.find(key, &Value::Numbers).map(|value| self.floats(key, value)).unwrap_or_default()
    }

    pub(crate) fn numbers(&self, key: &'static str) -> Vec<f64> {
        self.need(key, &Value::Numbers).map(|value| self.floats(key, value)).unwrap_or_default()
    }

    fn floats(&self, key: &str, value: Found<'a>) -> Vec<f64> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of numbers");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.float(key, item)).collect()
    }

    pub(crate) fn whole(&self, key: &'static str) -> Option<usize> {
        self.whole_of(key, &Value::Whole)
    }

    pub(crate) fn year(&self, key: &'static str) -> Option<i32> {
        self.whole_of(key, &Value::Year).map(|year| year as i32)
    }

    fn whole_of(&self, key: &'static str, value: &Value) -> Option<usize> {
        let number = self.need(key, value).and_then(|found| self.float(key, found))?;
        let whole = number >= 0.0 && number.fract() == 0.0 && number < 9e15;
        if !whole {
            let said = format!("{}: `{key}` should be a whole number", self.what());
            let help = Some("write digits alone");
            self.told("E306", said, self.span_of(key), "not a whole number", help);
        }
        whole.then_some(number as usize)
    }

    /// Pairs of years; none where the key is left out.
    pub(crate) fn windows(&self, key: &'static str) -> Vec<(i32, i32)> {
        let Some(value) = self.find(key, &Value::Windows) else { return Vec::new() };
        let Some(pairs) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of pairs of years, such as [[2010, 2015]]");
            return Vec::new();
        };
        pairs.iter().filter_map(|pair| self.window(key, pair)).collect()
    }

    /// Pairs of years, of which there must be one.
    pub(crate) fn some_windows(&self, key: &'static str) -> Vec<(i32, i32)> {
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

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        let text = self.string_of(key, &Value::Date)?;
        self.parsed(key, Date::first(&text))
    }

    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        let text = self.optional_string_of(key, &Value::Date)?;
        self.parsed(key, Date::first(&text))
    }

    pub(crate) fn printed(&self, key: &'static str) -> Option<Printed> {
        let text = self.string_of(key, &Value::Printed)?;
        self.parsed(key, Printed::read(&text))
    }

    pub(crate) fn optional_printed(&self, key: &'static str) -> Option<Printed> {
        let text = self.optional_string_of(key, &Value::Printed)?;
        self.parsed(key, Printed::read(&text))
    }

    fn parsed<T, E: std::fmt::Display>(&self, key: &str, parsed: Result<T, E>) -> Option<T> {
        let said = match parsed {
            Ok(value) => return Some(value),
            Err(error) => format!("{}: `{key}`: {error}", self.what()),
        };
        self.report("E306", said, self.span_of(key), "here");
        None
    }

    /// One of a closed set of words.
    pub(crate) fn choice<T: Clone>(
        &self,
        key: &'static str,
        choices: &[(T, &'static str)],
    ) -> Option<T> {
        let word = self.string_of(key, &Value::Word(Vec::new))?;
        self.chosen(key, &word, choices)
    }

    /// One of a closed set of words, where one is given.
    pub(crate) fn optional_choice<T: Clone>(
        &self,
        key: &'static str,
        choices: &[(T, &'static str)],
    ) -> Option<T> {
        let word = self.optional_string_of(key, &Value::Word(Vec::new))?;
        self.chosen(key, &word, choices)
    }

    /// One of a closed set of words; the one that is described as the default where none is given.
    pub(crate) fn choice_or_default<T: Clone>(
        &self,
        key: &'static str,
        choices: &[(T, &'static str)],
    ) -> Option<T> {
        let default = self.default(key).trim_matches('"').to_owned();
        let word = match self.find(key, &Value::Word(Vec::new)) {
            Some(value) => self.string(key, value)?,
            None => default,
        };
        self.chosen(key, &word, choices)
    }

    fn chosen<T: Clone>(&self, key: &str, word: &str, choices: &[(T, &'static str)]) -> Option<T> {
        assert_eq!(self.words(key), words(choices), "`{key}` is described with other words");
        let found =
            choices.iter().find(|(_, name)| *name == word).map(|(choice, _)| choice.clone());
        if found.is_none() {
            let said = format!("{}: `{word}` is not a known {key}", self.what());
            self.report_unknown(said, self.span_of(key), word, words(choices).into_iter());
        }
        found
    }

    /// The columns under `key` and the values that rows must have in each, in the file's order.
    pub(crate) fn filter(
        &self,
        key: &'static str,
        source: Option<&str>,
    ) -> Vec<(String, Vec<String>)> {
        let Some((table, entries)) = self.own_entries(key) else { return Vec::new() };
        let mut filter = Vec::new();
        for entry in entries {
            let items = match entry.value.get_ref() {
                DeValue::Array(array) => array.iter().collect(),
                _ => vec![entry.value],
            };
            let spanned = |item: Found<'a>| Some((table.string(&entry.name, item)?, item.span()));
            let values: Vec<Spanned> = items.into_iter().filter_map(spanned).collect();
            let texts = values.iter().map(|(value, _)| value.clone()).collect();
            // Where the source itself is missing, its columns cannot be held against anything.
            if let Some(source) = source {
                let (source, column) = (source.to_owned(), entry.name.clone());
                self.uses(ColumnUse { source, column, span: entry.span, values });
            }
            filter.push((entry.name, texts));
        }
        filter
    }

    /// Notes that the claims name this column.
    fn uses(&self, column: ColumnUse) {
        self.gathered().uses.borrow_mut().push(column);
    }

    /// The id of a source, which the case must list.
    pub(crate) fn source(&self, key: &'static str) -> Option<String> {
        let id = self.string_of(key, &Value::Source)?;
        let known = self.gathered().sources.borrow();
        if !known.contains(&id) {
            let said = format!("{}: the case has no source `{id}`", self.what());
            self.report_unknown(said, self.span_of(key), &id, known.iter().map(String::as_str));
        }
        Some(id)
    }

    /// A column of a source.
    pub(crate) fn column(&self, source: Option<&str>, key: &'static str) -> Option<String> {
        let column = self.string_of(key, &Value::Column)?;
        self.note_column(source, key, &column);
        Some(column)
    }

    pub(crate) fn optional_column(
        &self,
        source: Option<&str>,
        key: &'static str,
    ) -> Option<String> {
        let column = self.optional_string_of(key, &Value::Column)?;
        self.note_column(source, key, &column);
        Some(column)
    }

    fn note_column(&self, source: Option<&str>, key: &str, column: &str) {
        if let Some(source) = source {
            let (source, column) = (source.to_owned(), column.to_owned());
            self.uses(ColumnUse { source, column, span: self.span_of(key), values: Vec::new() });
        }
    }
}
