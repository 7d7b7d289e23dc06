//! What a case calls its numbers, lists and members, held against the rows that it reads for them.

use std::collections::BTreeSet;

use probative_case::claim::select::Filter;
use probative_case::claim::{Claim, Kinds};
use probative_evidence::{Evidence, Table};
use probative_finding::finding::made::{About, Made};

use crate::made::of_claim;
use crate::made::sentence::years;
use crate::made::who::groups::{values, values_in, words};
use crate::made::who::places;

/// A column of more values names no places and no groups.
const MOST: usize = 4_000;

/// Rows of more places or groups are called by none of their names.
const TAKEN: usize = 6;

/// Rows of a source, and what the case calls them.
struct Called {
    label: String,
    source: String,
    filter: Filter,
}

/// The labels of a claim that name other rows than those that are read.
pub(in crate::made) fn other(claim: &Claim, kinds: &Kinds, evidence: &Evidence) -> Vec<Made> {
    let of_label = |called: Called| {
        let table = evidence.table(&called.source)?;
        let about = miscalled(&called, table, &words(&claim.said))?;
        Some(of_claim("W303", claim, about))
    };
    let mut told: Vec<Made> = Vec::new();
    for made in called(claim, kinds).into_iter().filter_map(of_label) {
        if !told.contains(&made) {
            told.push(made);
        }
    }
    told
}

fn called(claim: &Claim, kinds: &Kinds) -> Vec<Called> {
    let mut own = kinds.clone();
    let mut all = Vec::new();
    let mut call = |label: &str, source: &str, filter: &Filter| {
        all.push(Called {
            label: label.to_owned(),
            source: source.to_owned(),
            filter: filter.clone(),
        });
    };
    for select in own.selects() {
        select.said.iter().for_each(|said| call(said, &select.source, &select.filter));
    }
    for (source, list) in own.lists() {
        call(&list.said, &source, &list.filter);
    }
    for one in kinds.beside() {
        call(one.said, &one.counted.source, &one.counted.filter);
    }
    for shown in &claim.shown {
        // A share is called by its part.
        let selects = shown.number.selects();
        selects.first().iter().for_each(|it| call(&shown.said, &it.source, &it.filter));
    }
    if let Kinds::Figure(figure) = kinds {
        for stated in &figure.stated {
            call(&stated.said, &stated.record.source, &stated.record.filter);
        }
    }
    if let Kinds::Membership(membership) = kinds {
        for member in &membership.members {
            let filter = vec![(membership.columns.key.clone(), vec![member.key.clone()])];
            call(&member.name, &membership.source, &filter);
        }
    }
    all
}

/// Another value than those of its rows that a label names, and names better.
fn miscalled(called: &Called, table: &Table, said: &BTreeSet<String>) -> Option<About> {
    let rows = table.matching(&called.filter);
    let is_picked = |column: &String| called.filter.iter().any(|(name, _)| name == column);
    let tells = |column: &&String| {
        let lower = column.to_lowercase();
        let names = places::is_of_places(&lower) || lower.contains("name") || is_picked(column);
        names && !years::is_of_times(&lower) && !MEASURES.iter().any(|word| lower.contains(word))
    };
    table.columns().iter().filter(tells).find_map(|column| {
        let taken = values_in(table, rows.iter().copied(), column, TAKEN)?;
        // The sentence may name the place of a number, and the label what is counted in it.
        let label = Label::new(&called.label, &taken);
        let own = match places::is_of_places(&column.to_lowercase()) {
            true => label.words_of(&taken, said),
            false => label.words_of(&taken, &BTreeSet::new()),
        };
        let own = own?;
        // "Kansas City" is no place in Kansas, and a county may have the name of another state.
        let parts = [label.named_in(table, &rows), states(&called.label, &taken)].concat();
        let is_county = column.to_lowercase().contains("county");
        let is_part = |other: &str| {
            let state = is_county && probative_atlas::state(other).is_some();
            state || parts.iter().any(|whole| words(other).is_subset(whole))
        };
        let mut others = values(table, column, MOST)?.into_iter();
        let other =
            others.find(|it| !taken.contains(it) && !is_part(it) && label.names(it, own))?;
        let other = other.to_owned();
        let taken = taken.into_iter().map(str::to_owned).collect();
        Some(About::Miscalled { label: called.label.clone(), column: column.clone(), taken, other })
    })
}

/// The states among some values that a label names as it likes, as "Washington, D.C.", by the words
/// that it has for them.
fn states(label: &str, taken: &BTreeSet<&str>) -> Vec<BTreeSet<String>> {
    let codes: Vec<String> = taken
        .iter()
        .filter_map(|value| Some(probative_atlas::state(value)?.geoid.as_str().to_owned()))
        .collect();
    let named = probative_read::places_of(label).into_iter();
    let own = named.filter(|place| codes.contains(&place.geoid));
    own.filter_map(|place| Some(words(label.get(place.span)?))).collect()
}

/// Columns whose values say what a number is.
const MEASURES: [&str; 4] = ["measure", "variable", "indicator", "unit"];

/// The words of a label, and those values of its rows that it names wholly, by their words.
struct Label {
    words: BTreeSet<String>,
    named: Vec<BTreeSet<String>>,
}

impl Label {
    fn new(label: &str, taken: &BTreeSet<&str>) -> Label {
        let all = words(label);
        let named = taken.iter().map(|value| words(value));
        let named = named.filter(|own| !own.is_empty() && own.is_subset(&all)).collect();
        Label { words: all, named }
    }

    /// The cells of some rows that it names wholly, by their words.
    fn named_in(&self, table: &Table, rows: &[usize]) -> Vec<BTreeSet<String>> {
        let cells = |row: &usize| {
            table.columns().iter().map(|column| words(table.cell(*row, column))).collect::<Vec<_>>()
        };
        let all = rows.iter().take(TAKEN).flat_map(cells);
        all.filter(|cell| cell.len() > 1 && cell.is_subset(&self.words)).collect()
    }

    /// The most words of a value that it or a sentence has; nothing where there is no value.
    fn words_of(&self, taken: &BTreeSet<&str>, said: &BTreeSet<String>) -> Option<usize> {
        let has = |word: &String| self.words.contains(word) || said.contains(word);
        taken.iter().map(|value| words(value).iter().filter(|word| has(word)).count()).max()
    }

    /// Whether it names another value wholly, in more words than those of its rows: a label of
    /// both, as of one place beside another, names what it should, and "Virginia" is no more than a
    /// part of "West Virginia".
    fn names(&self, other: &str, own: usize) -> bool {
        // Names of measures, as "arrests_of_officers", are no words of a label.
        if other.contains('_') {
            return false;
        }
        let words = words(other);
        let is_word = words.iter().any(|word| word.chars().any(char::is_alphabetic));
        let is_all = self.named.iter().all(|named| named.is_subset(&words));
        is_word && is_all && words.is_subset(&self.words) && words.len() > own
    }
}
