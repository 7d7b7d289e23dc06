//! A figure with its choices made otherwise.

use std::collections::BTreeSet;

use probative_case::claim::figure::{Figure, Stated, StatedNumber};
use probative_case::claim::select::Filter;
use probative_case::claim::{Kinds, Select};
use probative_evidence::field_number;
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use crate::audit::{Other, every_beside, is_edition};
use crate::question::Question;

/// The fewest letters of a word that tells rows apart.
const LETTERS: usize = 4;

/// Each other publication of a stated number, taken as its record, and each other row that answers
/// the sentence as well.
pub(super) fn others(figure: &Figure, question: &Question<'_>) -> Vec<Other> {
    let mut others = publications(figure);
    for at in 0..figure.stated.len() {
        others.extend(rows(figure, at, question));
        others.extend(columns(figure, at, question));
    }
    others
}

/// The columns of the same row that hold the number which the sentence states and are called by
/// more of its words, where the record's own column holds another.
fn columns(figure: &Figure, at: usize, question: &Question<'_>) -> Vec<Other> {
    let stated = &figure.stated[at];
    let Some(table) = question.evidence().table(&stated.record.source) else { return Vec::new() };
    let [row] = table.matching(&stated.record.filter)[..] else { return Vec::new() };
    let record = &stated.record;
    let says = |column: &String| is_as_stated(stated, table.cell(row, column));
    if says(&record.value) {
        return Vec::new();
    }
    let sentence = sentence(&question.claim.said, stated);
    let own = Fit::of(&record.value, &sentence).said;
    let is_called = |column: &String| Fit::of(column, &sentence).said > own;
    let found = table.columns().iter().filter(|column| says(column) && is_called(column));
    let found: Vec<String> = found.cloned().collect();
    Other::of_columns(Dimension::Column, record, record, &found, |record| {
        let mut figure = figure.clone();
        figure.stated[at].record = record;
        Some(Kinds::Figure(figure))
    })
}

/// Whether a cell holds the number that a sentence states, as it is printed or closer.
fn is_as_stated(stated: &Stated, cell: &str) -> bool {
    let StatedNumber::Number(printed, None) = &stated.number else { return false };
    let (low, high) = printed.rounding();
    let found = field_number(cell).map(|number| number * stated.record.multiplier as f64);
    printed.value != 0.0 && found.is_some_and(|number| low <= number && number < high)
}

fn publications(figure: &Figure) -> Vec<Other> {
    let mut others = Vec::new();
    for (at, stated) in figure.stated.iter().enumerate() {
        let told = |select: &Select| {
            let said = select.said.clone().unwrap_or_else(|| select.key());
            Taken::Choice(Choice::Publication(said))
        };
        let options: Vec<Taken> = stated.publications.iter().map(told).collect();
        others.extend(Other::each(Dimension::Edition, &told(&stated.record), options, |option| {
            let mut figure = figure.clone();
            let stated = &mut figure.stated[at];
            let other = stated.publications.iter_mut().find(|other| told(other) == *option)?;
            std::mem::swap(&mut stated.record, other);
            Some(Kinds::Figure(figure))
        }));
    }
    others
}

/// The rows that differ from the record of a stated number in one column alone, in which they have
/// as many of the sentence's words and no more of others; what the sentence reads there for another
/// number is none.
fn rows(figure: &Figure, at: usize, question: &Question<'_>) -> Vec<Other> {
    let stated = &figure.stated[at];
    let Some(table) = question.evidence().table(&stated.record.source) else { return Vec::new() };
    let sentence = sentence(&question.claim.said, stated);
    let read: BTreeSet<String> = figure.stated.iter().flat_map(records).map(Select::key).collect();
    let mut others = Vec::new();
    for (column, values) in &stated.record.filter {
        let [value] = &values[..] else { continue };
        if is_edition(column) {
            continue;
        }
        let told = |value: &str| Taken::Rows {
            source: stated.record.source.clone(),
            column: column.clone(),
            value: Some(value.to_owned()),
        };
        let own = Fit::of(value, &sentence);
        let cells = every_beside(table, &stated.record.filter, column).into_iter();
        // A row that the sentence does not name gives way to one that has its number.
        let is_unnamed = own.said == 0 && own.unsaid > 0;
        let is_stated = |cell: &str| {
            let mut filter = stated.record.filter.clone();
            taken(&mut filter, column, cell);
            let rows = table.matching(&filter);
            matches!(rows[..], [row] if is_as_stated(stated, table.cell(row, &stated.record.value)))
        };
        let alike = cells.filter(|cell| {
            Fit::of(cell, &sentence).is_as_good(own) || is_unnamed && is_stated(cell)
        });
        let options: Vec<Taken> = alike.map(|cell| told(&cell)).collect();
        others.extend(Other::each(Dimension::Row, &told(value), options, |option| {
            let Taken::Rows { value: Some(value), .. } = option else { return None };
            let mut figure = figure.clone();
            let record = &mut figure.stated[at].record;
            taken(&mut record.filter, column, value);
            (!read.contains(&record.key())).then_some(Kinds::Figure(figure))
        }));
    }
    others
}

fn taken(filter: &mut Filter, column: &str, value: &str) {
    let own = filter.iter_mut().filter(|(other, _)| other == column);
    own.for_each(|(_, values)| *values = vec![value.to_owned()]);
}

/// The rows that are read for a stated number.
fn records(stated: &Stated) -> impl Iterator<Item = &Select> {
    std::iter::once(&stated.record).chain(&stated.publications)
}

/// The words of the sentence, and of what is stated in it.
fn sentence(said: &str, stated: &Stated) -> BTreeSet<String> {
    [said, &stated.said, &stated.unit].into_iter().flat_map(spoken).collect()
}

/// The words and years of a text that can tell rows apart, in small letters.
fn spoken(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let long = parts.filter(|part| part.chars().count() >= LETTERS);
    long.map(str::to_lowercase).collect()
}

/// How a cell's words stand to a sentence's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fit {
    /// How many of the sentence's it has; a word is also that which begins with it.
    said: usize,
    /// How many others it has.
    unsaid: usize,
}

impl Fit {
    fn of(cell: &str, sentence: &BTreeSet<String>) -> Fit {
        let cell = spoken(cell);
        let same = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
        let said = sentence.iter().filter(|word| cell.iter().any(|other| same(word, other)));
        let unsaid = cell.iter().filter(|word| !sentence.iter().any(|other| same(word, other)));
        Fit { said: said.count(), unsaid: unsaid.count() }
    }

    /// Whether a cell with this answers the sentence as well as one with that.
    fn is_as_good(self, as_that: Fit) -> bool {
        self.said >= as_that.said.max(1) && self.unsaid <= as_that.unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_answers_a_sentence_by_the_words_that_it_has_of_it() {
        let sentence: BTreeSet<String> =
            spoken("Heroin overdoses killed 13,000 people in 2015").into_iter().collect();
        let fit = |cell| Fit::of(cell, &sentence);
        let heroin = fit("heroin");
        assert_eq!(heroin, Fit { said: 1, unsaid: 0 });
        assert!(heroin.is_as_good(fit("all opioids")) && heroin.is_as_good(heroin));
        assert!(!fit("all opioids").is_as_good(heroin));
        assert!(!fit("heroin without opioids").is_as_good(heroin));
        assert!(fit("2015").is_as_good(fit("2016")) && !fit("2016").is_as_good(fit("2015")));
    }
}
