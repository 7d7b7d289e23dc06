//! Groups of a record, as of sex, age or region, that a sentence names and its rows are not of, or
//! that its rows are of and it does not name.

use std::collections::BTreeSet;

use probative_case::claim::select::Select;
use probative_case::claim::{Claim, Kinds};
use probative_evidence::{Evidence, Table};
use probative_finding::finding::made::{About, Made};
use probative_terms::text::singular;

use crate::made::of_claim;
use crate::made::sentence::years;
use crate::made::who::{counted, places};

/// What the value of all groups begins with.
const WHOLE: [&str; 5] = ["all", "both", "total", "any", "every"];
/// Words that tell no group.
const EMPTY: [&str; 26] = [
    "all", "both", "total", "any", "every", "number", "rate", "percent", "count", "and", "or",
    "of", "the", "in", "to", "from", "by", "per", "other", "non", "not", "with", "year", "old",
    "a", "aged",
];
/// Words of people by the words of records.
const CALLED: [(&str, &str); 4] =
    [("man", "male"), ("boy", "male"), ("woman", "female"), ("girl", "female")];
/// A column of more values tells no groups.
const MOST: usize = 100;

/// Where the rows of a claim are of another group than its own sentence names, or of one that it
/// does not name though the record has all of them together.
pub(in crate::made) fn other(claim: &Claim, kinds: &Kinds, evidence: &Evidence) -> Option<Made> {
    let said = words(&claim.said);
    let read = columns(kinds);
    let mut kinds = kinds.clone();
    let selects: Vec<&Select> = kinds.selects().into_iter().map(|select| &*select).collect();
    let first = |of: &dyn Fn(&Select, &Table) -> Option<About>| {
        selects.iter().find_map(|select| of(select, evidence.table(&select.source)?))
    };
    let about = first(&|select, table| of_select(select, &selects, table, &said));
    // "West Virginia" is no place in the west.
    let said_of_groups = words(&places::without(&claim.said));
    let takes_rows = matches!(
        claim.test.held(),
        Some(Kinds::Figure(_) | Kinds::Share(_) | Kinds::Trend(_) | Kinds::Rate(_))
    );
    let uncut = || first(&|select, table| uncut(select, &read, table, &said_of_groups));
    Some(of_claim("W303", claim, about.or_else(|| uncut().filter(|_| takes_rows))?))
}

/// The columns that a claim names: by which it picks rows, lists and places, and which it reads.
pub(in crate::made) fn columns(kinds: &Kinds) -> BTreeSet<String> {
    let mut own = kinds.clone();
    let mut columns = BTreeSet::new();
    for select in own.selects() {
        columns.extend(select.filter.iter().map(|(column, _)| column.clone()));
        columns.extend(
            [Some(&select.value), select.low.as_ref(), select.high.as_ref()]
                .into_iter()
                .flatten()
                .cloned(),
        );
    }
    for (_, list) in own.lists() {
        columns.extend(list.filter.iter().map(|(column, _)| column.clone()));
    }
    if let Kinds::Rate(rate) = kinds {
        columns.extend(rate.named.by.iter().map(|(column, _)| column.clone()));
        columns.insert(rate.key.clone());
    }
    columns
}

/// A group that the sentence names, of a column that the claim does not: its rows are of others
/// too.
fn uncut(
    select: &Select,
    read: &BTreeSet<String>,
    table: &Table,
    said: &BTreeSet<String>,
) -> Option<About> {
    let rows = table.matching(&select.filter);
    let tells_groups = |column: &&String| {
        let lower = column.to_lowercase();
        let tells_apart = years::is_of_times(&lower) || places::is_of_places(&lower);
        !read.contains(*column) && !tells_apart && !lower.contains("name")
    };
    table.columns().iter().filter(tells_groups).find_map(|column| {
        let values = values_in(table, rows.iter().copied(), column, MOST)?;
        let (named, others): (Vec<&str>, Vec<&str>) =
            values.into_iter().partition(|value| is_group(value, said));
        let (other, _) = (named.first()?, others.first()?);
        let (column, other) = (column.clone(), (*other).to_owned());
        Some(About::OtherGroup { column, taken: Vec::new(), other, named: true })
    })
}

/// Whether a value is a word that a sentence has, and no sort of places.
fn is_group(value: &str, said: &BTreeSet<String>) -> bool {
    let own = words(value);
    let is_word = |word: &String| word.chars().all(char::is_alphabetic) && word.len() > 2;
    let is_sort = |word: &String| counted::PLACES.contains(&word.as_str());
    !own.is_empty() && own.is_subset(said) && own.iter().all(is_word) && !own.iter().all(is_sort)
}

fn of_select(
    select: &Select,
    all: &[&Select],
    table: &Table,
    said: &BTreeSet<String>,
) -> Option<About> {
    select.filter.iter().find_map(|(column, taken)| {
        let lower = column.to_lowercase();
        if years::is_of_times(&lower) || places::is_of_places(&lower) || !table.has(column) {
            return None;
        }
        let values = values(table, column, MOST)?;
        // What another number of the claim reads is no other group: a part has its whole.
        let read = all.iter().flat_map(|it| &it.filter).filter(|(name, _)| name == column);
        let read: BTreeSet<&str> =
            read.flat_map(|(_, values)| values.iter().map(String::as_str)).collect();
        let others = || values.iter().copied().filter(|it| !read.contains(it));
        let score = |value: &str| words(value).intersection(said).count();
        let is_named = |value: &str| {
            let own = words(value);
            !own.is_empty() && own.is_subset(said)
        };
        let own = taken.iter().map(|value| score(value)).max().unwrap_or_default();
        let told = |other: &str, named: bool| About::OtherGroup {
            column: column.clone(),
            taken: taken.clone(),
            other: other.to_owned(),
            named,
        };
        let named = others().find(|other| is_named(other) && score(other) > own);
        if let Some(other) = named {
            return Some(told(other, true));
        }
        let is_group = own == 0 && taken.iter().all(|value| !words(value).is_empty());
        let whole = others().find(|other| is_whole(other)).filter(|_| is_group);
        whole.map(|other| told(other, false))
    })
}

/// The values of a column, unless they are more than so many.
pub(in crate::made) fn values<'t>(
    table: &'t Table,
    column: &str,
    most: usize,
) -> Option<BTreeSet<&'t str>> {
    values_in(table, 0..table.len(), column, most)
}

/// The same of some rows.
pub(crate) fn values_in<'t>(
    table: &'t Table,
    rows: impl Iterator<Item = usize>,
    column: &str,
    most: usize,
) -> Option<BTreeSet<&'t str>> {
    let mut values = BTreeSet::new();
    for row in rows {
        values.insert(table.cell(row, column));
        if values.len() > most {
            return None;
        }
    }
    Some(values)
}

/// Whether a value is called as that of all groups.
fn is_whole(value: &str) -> bool {
    let lower = value.to_lowercase();
    let first = lower.split(|letter: char| !letter.is_alphanumeric()).next();
    first.is_some_and(|first| WHOLE.contains(&first))
}

/// The words of a text that may tell a group, in the singular and as records have them.
pub(in crate::made) fn words(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty());
    let called = |word: &str| {
        let one = singular(word);
        let called = CALLED.iter().find(|(name, _)| *name == one);
        called.map_or(one, |(_, name)| (*name).to_owned())
    };
    parts.map(called).filter(|word| !EMPTY.contains(&word.as_str())).collect()
}
