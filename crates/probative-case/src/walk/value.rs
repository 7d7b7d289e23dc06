//! The values of keys: texts, numbers, years, dates, words, sources and columns.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeValue;

use super::{Found, Node};
use crate::claim::Select;
use crate::keys::{Value, words};
use crate::source::ColumnUse;
use probative_terms::Date;
use probative_terms::number::Printed;

/// A text with its place.
type Spanned = (String, Range<usize>);
/// The last year that four digits can write.
const LAST_YEAR: f64 = 9999.0;
/// How many digits a SHA-256 hash has.
const HASH_DIGITS: usize = 64;

impl<'a> Node<'a> {
    fn string(&self, key: &str, value: Found<'a>) -> Option<String> {
        let text = value.get_ref().as_str().map(ToOwned::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, "text in quotes");
        }
        text
    }

    fn string_of(&self, key: &'static str, value: &Value) -> Option<String> {
        self.need(key, value).and_then(|found| self.answered(key, found))
    }

    fn optional_string_of(&self, key: &'static str, value: &Value) -> Option<String> {
        self.find(key, value).and_then(|found| self.answered(key, found))
    }

    /// A text that is no question of a draft: as a place or a phrase it would be held for one.
    fn answered(&self, key: &str, found: Found<'a>) -> Option<String> {
        let text = self.string(key, found)?;
        if text.trim() == "?" {
            let said = format!("`{key}` is a question of a draft that is not answered");
            self.mistake("E306", key, said, "answer it, or take the key out if it may be left out");
        }
        Some(text)
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

    /// The codes of places under `key`, each of which must be in that column of the first table.
    pub(crate) fn codes(
        &self,
        key: &'static str,
        selects: &[Option<&Select>],
        column: Option<&String>,
    ) -> Vec<String> {
        let codes = self.spanned_texts(key);
        let mut seen = BTreeSet::new();
        for (code, span) in &codes {
            if !seen.insert(code) {
                let said = format!("{}: `{key}` has `{code}` twice", self.what());
                let help = Some("name each place once");
                self.told("E301", said, span.clone(), "here again", help);
            }
        }
        // In the first table alone: the others are held against it where they are joined.
        if let (Some(select), Some(column)) = (selects.iter().flatten().next(), column) {
            let (source, column) = (select.source.clone(), column.clone());
            let (span, values) = (self.span_of(key), codes.clone());
            self.uses(ColumnUse { source, column, span, values });
        }
        codes.into_iter().map(|(code, _)| code).collect()
    }

    /// A column that the tables of all these selections have.
    pub(crate) fn shared_column(
        &self,
        selects: &[Option<&Select>],
        key: &'static str,
    ) -> Option<String> {
        let column = self.string_of(key, &Value::Column)?;
        for select in selects.iter().flatten() {
            self.note_column(Some(&select.source), key, &column);
        }
        Some(column)
    }

    /// Notes that the tables of all these selections must have a column that stands elsewhere.
    pub(crate) fn key_of(&self, selects: &[Option<&Select>], column: Option<&String>) {
        let Some(column) = column else { return };
        for select in selects.iter().flatten() {
            let (source, column) = (select.source.clone(), column.clone());
            self.uses(ColumnUse { source, column, span: self.span(), values: Vec::new() });
        }
    }

    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.find(key, &Value::Flag).is_some_and(|value| self.bool(key, value).unwrap_or(false))
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

    /// The number under `key`, where there is one.
    pub(crate) fn optional_number(&self, key: &'static str) -> Option<f64> {
        self.find(key, &Value::Number).and_then(|value| self.float(key, value))
    }

    /// The number under `key`, or the one that is described as its default.
    pub(crate) fn number_or_default(&self, key: &'static str) -> f64 {
        let default = self.default(key).parse();
        assert!(default.is_ok(), "the default of `{key}` is not a number");
        self.optional_number(key).or(default.ok()).unwrap_or_default()
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

    /// A whole number where one is given.
    pub(crate) fn optional_whole(&self, key: &'static str) -> Option<usize> {
        self.whole_in(key, self.find(key, &Value::Whole)?)
    }

    fn above_none(&self, key: &'static str, number: usize) -> Option<usize> {
        if number == 0 {
            let said = format!("`{key}` of 0 asks for nothing");
            self.mistake("E306", key, said, "write 1 or more");
        }
        (number > 0).then_some(number)
    }

    /// A whole number above zero.
    pub(crate) fn some(&self, key: &'static str) -> Option<usize> {
        self.above_none(key, self.whole(key)?)
    }

    /// A hash as it is written everywhere: one of another form would be found nowhere.
    pub(crate) fn hash(&self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_hash = text.len() == HASH_DIGITS && text.bytes().all(is_digit);
        if !is_hash {
            let said = format!("`{key}` is no hash of {HASH_DIGITS} lower-case digits and letters");
            self.mistake("E306", key, said, "`probative pin CASE` writes it");
        }
        is_hash.then_some(text)
    }

    /// A whole number of which there must be one; the one that is described as the default where
    /// none is given.
    pub(crate) fn some_or_default(&self, key: &'static str) -> Option<usize> {
        let default = self.default(key);
        match self.find(key, &Value::Whole) {
            Some(found) => self.above_none(key, self.whole_in(key, found)?),
            None => default.parse().ok(),
        }
    }

    /// Whether a number is above zero; a mistake if it is not.
    pub(crate) fn above_zero(&self, key: &'static str, number: f64) -> bool {
        if number <= 0.0 {
            let said = format!("`{key}` of {number} is not above zero");
            self.mistake("E306", key, said, "write a number above zero");
        }
        number > 0.0
    }

    pub(crate) fn year(&self, key: &'static str) -> Option<i32> {
        let value = self.need(key, &Value::Year)?;
        self.a_year(key, value)
    }

    /// A year as calendars have them: whole, of four digits at most.
    pub(super) fn a_year(&self, key: &str, value: Found<'a>) -> Option<i32> {
        let number = self.float(key, value)?;
        let is_year = number.fract() == 0.0 && (0.0..=LAST_YEAR).contains(&number);
        if !is_year {
            self.wrong_type(key, value, "a year of four digits, such as 2010");
        }
        is_year.then_some(number as i32)
    }

    fn whole_of(&self, key: &'static str, value: &Value) -> Option<usize> {
        let found = self.need(key, value)?;
        self.whole_in(key, found)
    }

    fn whole_in(&self, key: &'static str, found: Found<'a>) -> Option<usize> {
        let number = self.float(key, found)?;
        let whole = number >= 0.0 && number.fract() == 0.0 && number < 9e15;
        if !whole {
            let said = format!("{}: `{key}` should be a whole number", self.what());
            let help = Some("write digits alone");
            self.told("E306", said, self.span_of(key), "not a whole number", help);
        }
        whole.then_some(number as usize)
    }

    /// Tells of a choice that stands twice: it would count as one more reading that agrees.
    pub(crate) fn each_once<T: PartialEq>(&self, key: &str, choices: &[T]) {
        let again = |(at, choice): (usize, &T)| choices[..at].contains(choice);
        if choices.iter().enumerate().any(again) {
            let said = format!("`{key}` has one choice twice");
            self.mistake("E307", key, said, "name each choice once");
        }
    }

    pub(super) fn array_of(&self, key: &'static str) -> Option<&'a [toml::Spanned<DeValue<'a>>]> {
        self.find(key, &Value::Windows)?.get_ref().as_array().map(|array| &**array)
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        let text = self.string_of(key, &Value::Date)?;
        self.parsed(key, Date::first(&text))
    }

    /// The first and the last day of a day, a month or a year.
    pub(crate) fn days(&self, key: &'static str) -> Option<(Date, Date)> {
        let text = self.string_of(key, &Value::Date)?;
        let first = self.parsed(key, Date::first(&text))?;
        Some((first, Date::last(&text).ok()?))
    }

    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        let text = self.optional_string_of(key, &Value::Date)?;
        self.parsed(key, Date::first(&text))
    }

    /// The last day that a date can mean.
    pub(crate) fn optional_last(&self, key: &'static str) -> Option<Date> {
        let text = self.optional_string_of(key, &Value::Date)?;
        self.parsed(key, Date::last(&text))
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
            let texts: Vec<String> = values.iter().map(|(value, _)| value.clone()).collect();
            let again = (1..texts.len()).find(|at| texts[..*at].contains(&texts[*at]));
            if let Some(at) = again {
                let said = format!("`{}` stands twice under `{}`", texts[at], entry.name);
                self.mistake("E306", key, said, "name each value once");
            }
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
        let mut uses = self.gathered().uses.borrow_mut();
        let mut placed = self.gathered().placed.borrow_mut();
        // Two that are one stand in one place, which alone is looked at: a case may have thousands.
        let here = placed.entry(column.span.start).or_default();
        if !here.iter().any(|&at| uses[at] == column) {
            here.push(uses.len());
            uses.push(column);
        }
    }

    /// The id of a source, which the case must list.
    pub(crate) fn source(&self, key: &'static str) -> Option<String> {
        let id = self.string_of(key, &Value::Source)?;
        let known = self.gathered().sources.borrow();
        if !known.contains(&id) {
            let said = format!("{}: the case has no source `{id}`", self.what());
            self.report_unknown(said, self.span_of(key), &id, known.iter().map(String::as_str));
        }
        self.gathered().named.borrow_mut().push(id.clone());
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

    /// Columns of a source, each of them once.
    pub(crate) fn columns(&self, source: Option<&str>, key: &'static str) -> Vec<String> {
        let columns = self.spanned_texts(key);
        for (column, span) in &columns {
            if let Some(source) = source {
                let (source, column, span) = (source.to_owned(), column.clone(), span.clone());
                self.uses(ColumnUse { source, column, span, values: Vec::new() });
            }
        }
        let columns: Vec<String> = columns.into_iter().map(|(column, _)| column).collect();
        self.each_once(key, &columns);
        columns
    }

    fn note_column(&self, source: Option<&str>, key: &str, column: &str) {
        if let Some(source) = source {
            let (source, column) = (source.to_owned(), column.to_owned());
            self.uses(ColumnUse { source, column, span: self.span_of(key), values: Vec::new() });
        }
    }
}
