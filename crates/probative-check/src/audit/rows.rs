//! Other rows and columns of the same records, whatever the kind.

use std::collections::BTreeSet;

use probative_case::claim::select::{Covers, Filter, Places};
use probative_case::claim::{Kinds, Select};
use probative_evidence::{Evidence, Table, field_number, stands_for};
use probative_finding::audit::{Dimension, Taken};

use super::other::Other;

/// What a column is called, whole or in part, whose values are editions of the same number.
const EDITIONS: [&str; 12] = [
    "edition",
    "vintage",
    "status",
    "release",
    "publication",
    "revision",
    "version",
    "list",
    "method",
    "adjusted",
    "adjustment",
    "definition",
];
/// What a column of a registry is called whose values are its lists of different years.
const YEARS: [&str; 2] = ["year", "election"];
/// What a column is called that holds an end or an error of another's numbers.
const BOUNDS: [&str; 6] = ["low", "high", "lower", "upper", "error", "margin"];
/// What a column is called, whole or in part, whose numbers are divided by something already.
const RATES: [&str; 9] =
    ["percent", "percentage", "pct", "per", "rate", "rates", "ratio", "share", "proportion"];
/// The most values of a column that are taken for editions or lists.
const MOST_VALUES: usize = 12;

/// The data of a claim with other editions, other columns of one meaning and other lists.
pub(super) fn others(kinds: &Kinds, evidence: &Evidence) -> Vec<Other> {
    let mut own = kinds.clone();
    let selects: Vec<Select> = own.selects().into_iter().map(|select| select.clone()).collect();
    let lists: Vec<(String, Filter)> =
        own.lists().into_iter().map(|(source, list)| (source, list.filter.clone())).collect();
    let mut others = Vec::new();
    for (at, select) in selects.iter().enumerate() {
        let Some(table) = evidence.table(&select.source) else { continue };
        others.extend(columns(kinds, at, select, table));
        others.extend(editions(kinds, at, select, table));
        others.extend(ends(kinds, at, select, table));
    }
    others.extend(as_they_stand(kinds, &selects));
    for (at, (source, filter)) in lists.iter().enumerate() {
        let Some(table) = evidence.table(source) else { continue };
        others.extend(listings(kinds, at, source, filter, table));
    }
    others
}

/// The same rows, read in another column of one meaning: its name shares a word, and its cells are
/// numbers too.
fn columns(kinds: &Kinds, at: usize, select: &Select, table: &Table) -> Vec<Other> {
    let own = words(&select.value);
    let rows = table.matching(&select.filter);
    let named = |column: &&String| {
        let other = words(column);
        own.iter().any(|word| other.contains(word)) && !is_bound(select, column)
    };
    let alike = table.columns().iter().filter(named);
    let numeric = alike.filter(|column| is_numeric(table, &rows, column));
    let column =
        |column: &String| Taken::Column { source: select.source.clone(), column: column.clone() };
    let options: Vec<Taken> = numeric.map(column).collect();
    Other::each(Dimension::Column, &column(&select.value), options, |option| {
        let Taken::Column { column, .. } = option else { return None };
        written(kinds, at, |select| select.value.clone_from(column))
    })
}

/// The same rows without ends, where none of their numbers is lacking.
fn ends(kinds: &Kinds, at: usize, select: &Select, table: &Table) -> Vec<Other> {
    let has_ends = select.low.is_some() || select.high.is_some();
    if !has_ends || !is_numeric(table, &table.matching(&select.filter), &select.value) {
        return Vec::new();
    }
    let given = |given| Taken::Given { what: "low".to_owned(), given };
    Other::each(Dimension::Column, &given(true), [given(false)], |_| {
        written(kinds, at, |select| (select.low, select.high) = (None, None))
    })
}

/// Numbers as they stand in their file, where a case says that each stands for many and their
/// column does not; those of one source that stand for as many go together.
fn as_they_stand(kinds: &Kinds, selects: &[Select]) -> Vec<Other> {
    let mut others = Vec::new();
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for select in selects {
        let own = (select.source.as_str(), select.multiplier);
        let is_chosen = select.multiplier != 1 && stands_for(&select.value) == 1.0;
        if !is_chosen || seen.contains(&own) {
            continue;
        }
        seen.push(own);
        let given = |given| Taken::Given { what: "multiplier".to_owned(), given };
        others.extend(Other::each(Dimension::Column, &given(true), [given(false)], |_| {
            let mut kinds = kinds.clone();
            let same = |it: &&mut Select| (it.source.as_str(), it.multiplier) == own;
            kinds.selects().into_iter().filter(same).for_each(|it| it.multiplier = 1);
            Some(kinds)
        }));
    }
    others
}

/// The columns of the same rows whose numbers are divided by something already, where a selection
/// reads one whose are not.
pub(crate) fn published_rates(select: &Select, table: &Table) -> Vec<String> {
    if is_rate(&select.value) {
        return Vec::new();
    }
    let rows = table.matching(&select.filter);
    let rates = table.columns().iter().filter(|column| is_rate(column));
    let open = rates.filter(|column| !is_bound(select, column));
    open.filter(|column| is_numeric(table, &rows, column)).cloned().collect()
}

/// What a column is called that holds how many people there are.
const PEOPLE: [&str; 8] =
    ["population", "people", "persons", "residents", "inhabitants", "pop", "popestimate", "census"];
/// What one is called besides that holds what rates are per head of.
const EXPOSED: [&str; 3] = ["adults", "force", "exposure"];

/// Whether the name of a column says that its numbers are divided by something.
pub(crate) fn is_rate(column: &str) -> bool {
    is_named(column, &RATES)
}

/// Whether a column holds how many people there are.
pub(crate) fn counts_people(column: &str) -> bool {
    is_named(column, &PEOPLE)
}

/// The columns of the same rows that hold the counts behind a rate, each with one of those that it
/// may be per head of.
pub(crate) fn counts_of(select: &Select, table: &Table) -> Vec<[String; 2]> {
    let named = short_words(&select.value);
    let (people, others) = counted(select, table);
    let is_of_it = |column: &&String| {
        let words = short_words(column).into_iter();
        let mut open = words.filter(|word| !RATES.contains(&word.as_str()));
        open.any(|word| named.contains(&word))
    };
    let of = |counts: &String| {
        people.iter().map(|people| [counts.clone(), people.clone()]).collect::<Vec<_>>()
    };
    others.iter().filter(is_of_it).flat_map(of).collect()
}

/// The columns of the same rows that hold people, or what else events are counted among.
pub(crate) fn exposures(select: &Select, table: &Table) -> Vec<String> {
    counted(select, table).0
}

/// The other columns of the same rows that hold counts: those of people or of what else is exposed,
/// and all others.
fn counted(select: &Select, table: &Table) -> (Vec<String>, Vec<String>) {
    let rows = table.matching(&select.filter);
    let is_open = |column: &&String| {
        let other = **column != select.value && !is_rate(column) && !is_bound(select, column);
        other && is_numeric(table, &rows, column)
    };
    let counts = table.columns().iter().filter(is_open).cloned();
    counts.partition(|column| counts_people(column) || is_named(column, &EXPOSED))
}

/// Whether a column holds an end of the same number, or what rows are told apart by.
fn is_bound(select: &Select, column: &str) -> bool {
    let ends = [&select.low, &select.high];
    let is_end = words(column).iter().any(|word| BOUNDS.contains(&word.as_str()));
    is_end
        || ends.iter().any(|end| end.as_deref() == Some(column))
        || select.filter.iter().any(|(other, _)| other == column)
}

/// Whether a column holds other numbers of the rows of a selection, which are no end of one.
pub(crate) fn is_number_of(select: &Select, table: &Table, rows: &[usize], column: &str) -> bool {
    !is_bound(select, column) && is_numeric(table, rows, column)
}

fn is_numeric(table: &Table, rows: &[usize], column: &str) -> bool {
    !rows.is_empty() && rows.iter().all(|row| field_number(table.cell(*row, column)).is_some())
}

/// The words of a column's name that say what is counted.
fn words(column: &str) -> BTreeSet<String> {
    let parts = column.split(|letter: char| !letter.is_alphabetic());
    parts.filter(|part| part.len() > 2).map(str::to_lowercase).collect()
}

/// The same with words of two letters, by which columns of one thing are told from others.
fn short_words(column: &str) -> BTreeSet<String> {
    let parts = column.split(|letter: char| !letter.is_alphabetic());
    parts.filter(|part| part.len() > 1).map(str::to_lowercase).collect()
}

/// Whether the values of a column are editions of the same number.
pub(crate) fn is_edition(column: &str) -> bool {
    is_named(column, &EDITIONS)
}

/// Whether the name of a column has one of these words.
fn is_named(column: &str, known: &[&str]) -> bool {
    let name = words(column);
    known.iter().any(|word| name.contains(*word))
}

/// Other editions of the same number.
fn editions(kinds: &Kinds, at: usize, select: &Select, table: &Table) -> Vec<Other> {
    let mut others = Vec::new();
    for (column, values) in &select.filter {
        let [value] = &values[..] else { continue };
        if !is_edition(column) {
            continue;
        }
        let rows = |value: &str| Taken::Rows {
            source: select.source.clone(),
            column: column.clone(),
            value: Some(value.to_owned()),
        };
        let options = beside(table, &select.filter, column).into_iter();
        let options = options.map(|value| rows(&value));
        others.extend(Other::each(Dimension::Edition, &rows(value), options, |option| {
            let Taken::Rows { column, value, .. } = option else { return None };
            written(kinds, at, |select| filtered(&mut select.filter, column, value.as_ref()))
        }));
    }
    others
}

/// Other lists of the same registry: its other editions, and the same one without each thing that
/// narrows it to some of its entries.
fn listings(kinds: &Kinds, at: usize, source: &str, filter: &Filter, table: &Table) -> Vec<Other> {
    let mut others = Vec::new();
    for (column, values) in filter {
        let rows = |value: Option<String>| Taken::Rows {
            source: source.to_owned(),
            column: column.clone(),
            value,
        };
        let options: Vec<Option<String>> = match column {
            edition if is_edition(edition) || is_named(edition, &YEARS) => {
                beside(table, &Filter::new(), column).into_iter().map(Some).collect()
            }
            _ => vec![None],
        };
        let (own, options) = (rows(Some(values.join("+"))), options.into_iter().map(rows));
        others.extend(Other::each(Dimension::List, &own, options, |option| {
            let Taken::Rows { column, value, .. } = option else { return None };
            let mut kinds = kinds.clone();
            let (_, list) = kinds.lists().into_iter().nth(at)?;
            filtered(&mut list.filter, column, value.as_ref());
            // What the author's own list covers says nothing of another one.
            if value.is_some() {
                list.covers = Covers { places: Places::Unknown, from: None, until: None };
            }
            // What narrows one list may stand in no other: that one is then taken whole.
            if table.matching(&list.filter).is_empty() {
                list.filter.retain(|(other, _)| other == column);
            }
            Some(kinds)
        }));
    }
    others
}

/// The values of a column among the rows that meet the rest of a filter; none of too many.
fn beside(table: &Table, filter: &Filter, column: &str) -> Vec<String> {
    let values = every_beside(table, filter, column);
    if values.len() > MOST_VALUES { Vec::new() } else { values }
}

/// The values of a column among the rows that meet the rest of a filter, however many.
pub(crate) fn every_beside(table: &Table, filter: &Filter, column: &str) -> Vec<String> {
    let rest: Filter = filter.iter().filter(|(other, _)| other != column).cloned().collect();
    let rows = table.matching(&rest);
    let values: BTreeSet<&str> = rows.iter().map(|row| table.cell(*row, column)).collect();
    values.into_iter().filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// A filter with another value in a column, or with any.
fn filtered(filter: &mut Filter, column: &str, value: Option<&String>) {
    match value {
        None => filter.retain(|(other, _)| other != column),
        Some(value) => {
            let own = filter.iter_mut().filter(|(other, _)| other == column);
            own.for_each(|(_, values)| *values = vec![value.clone()]);
        }
    }
}

/// The claim with one of its selections written over.
fn written(kinds: &Kinds, at: usize, with: impl Fn(&mut Select)) -> Option<Kinds> {
    let mut kinds = kinds.clone();
    with(kinds.selects().into_iter().nth(at)?);
    Some(kinds)
}
