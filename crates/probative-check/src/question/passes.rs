//! What the numbers of a record must be before they are compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use probative_case::Source;
use probative_case::claim::{Kinds, Select};
use probative_evidence::{
    AsOf, Found, Table, complete_years, places_of_none, years_left_open, years_with_rows,
};
use probative_finding::finding::Untested;
use probative_terms::Date;
use probative_terms::diagnostic::test::place::{
    MORE_THAN_ALL, NAMED_AND_BLANK, NO_VARIATION, NO_VARIATION_OF_RATES, WITHOUT_ROW, WITHOUT_ZEROS,
};
use probative_terms::diagnostic::test::rate::AMONG_NOBODY;
use probative_terms::diagnostic::test::trend::NOT_A_YEAR;
use probative_terms::diagnostic::test::{NOT_A_PART_THERE, named, named_and_have, with_events};
use probative_terms::number::plain;

use super::{Question, failed};

/// Passes if each of the places that a claim names has a row in its record.
pub(crate) fn all_there(
    named: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    let lack: Vec<&String> = named.iter().filter(|code| !found.contains_key(*code)).collect();
    let [code, ..] = lack[..] else { return Ok(()) };
    // A table that was opened as numbers has lost the zeros of its codes.
    let bare = |code: &str| code.trim_start_matches('0').to_owned();
    match found.keys().find(|other| bare(other) == bare(code)) {
        None => Err(failed(&WITHOUT_ROW, &[&named_and_have(&lack), &source])),
        Some(other) => Err(failed(&WITHOUT_ZEROS, &[code, &source, other])),
    }
}

/// Numbers by the years of their cells.
///
/// # Errors
/// A cell that is no year, and one whose year another cell has too, as two days of it.
pub(crate) fn by_year<T>(cells: BTreeMap<String, T>) -> Result<BTreeMap<i32, T>, Untested> {
    let mut years = BTreeMap::new();
    for (cell, held) in cells {
        if years.insert(year(&cell)?, held).is_some() {
            return Err(failed(&NOT_A_YEAR, &[&cell]));
        }
    }
    Ok(years)
}

/// The year of a cell: four digits, alone, before the point and nought that pandas writes behind a
/// whole number, or of a day.
pub(crate) fn year(cell: &str) -> Result<i32, Untested> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    let whole = if cell.len() == 10 && Date::first(cell).is_ok() { &cell[..4] } else { whole };
    let digits = whole.len() == 4 && whole.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| whole.parse().ok()).flatten();
    year.ok_or_else(|| failed(&NOT_A_YEAR, &[&cell]))
}

/// Passes if nowhere events are counted among nobody.
pub(crate) fn all_among(
    events: &BTreeMap<String, Found>,
    people: &BTreeMap<String, Found>,
) -> Result<(), Untested> {
    let is_empty = |place: &String| people.get(place).and_then(|it| it.value) == Some(0.0);
    let among_nobody = events.iter().filter_map(|(place, found)| {
        let most = found.ends()?.1;
        (most > 0.0 && is_empty(place)).then_some((place, most))
    });
    match &among_nobody.collect::<Vec<_>>()[..] {
        [] => Ok(()),
        some => Err(failed(&AMONG_NOBODY, &[&with_events(some)])),
    }
}

/// Passes if nowhere more events are counted than there is that they could meet.
pub(crate) fn all_within<K: Ord + Display>(
    events: &BTreeMap<K, Found>,
    whole: &BTreeMap<K, Found>,
) -> Result<(), Untested> {
    let over = events.iter().find_map(|(key, found)| {
        let (least, most) = (found.ends()?.0, whole.get(key)?.ends()?.1);
        (least > most).then_some((key, least, most))
    });
    match over {
        None => Ok(()),
        Some((key, least, most)) => {
            Err(failed(&MORE_THAN_ALL, &[key, &plain(least), &plain(most)]))
        }
    }
}

impl Question<'_> {
    /// The years without a row of which a list of incidents is said to have every one.
    pub(crate) fn years_of_none(&self, select: &Select, time: &str) -> Vec<i32> {
        let complete = self.complete_years(select, time).into_iter();
        let with_rows = self.years_with_rows(select, time);
        complete.filter(|year| !with_rows.contains(year)).collect()
    }

    /// The places without a row of a list of incidents, of which the claim's other record tells
    /// that there are such and the source that it has every incident.
    pub(super) fn places_of_none(&self, select: &Select, key: &str) -> BTreeSet<String> {
        let joined = self.claim.test.held().and_then(Kinds::joined);
        let joined = joined.filter(|joined| joined.counted == select && joined.key == key);
        joined.map_or_else(BTreeSet::new, |it| places_of_none(self.case, self.evidence, it))
    }

    /// The years of which a list of incidents is said to have every one.
    fn complete_years(&self, select: &Select, time: &str) -> BTreeSet<i32> {
        let held = self.source_and_table(select);
        held.map_or_else(BTreeSet::new, |(source, table)| {
            complete_years(source, table, select, time)
        })
    }

    /// The years of which it would have every one if none of its rows were left out.
    pub(crate) fn years_left_open(&self, select: &Select, time: &str) -> BTreeSet<i32> {
        let held = self.source_and_table(select);
        held.map_or_else(BTreeSet::new, |(source, table)| {
            years_left_open(source, table, select, time)
        })
    }

    fn source_and_table(&self, select: &Select) -> Option<(&Source, &Table)> {
        self.case.source(&select.source).zip(self.evidence().table(&select.source))
    }

    /// The years in which a selection has rows.
    pub(crate) fn years_with_rows(&self, select: &Select, time: &str) -> BTreeSet<i32> {
        let table = self.evidence().table(&select.source);
        table.map_or_else(BTreeSet::new, |table| years_with_rows(table, select, time))
    }

    /// Passes if a part is nowhere more than its whole, where both are added up over one column.
    pub(crate) fn within_each(&self, part: &Select, whole: &Select) -> Result<(), Untested> {
        let Some(beyond) = self.evidence().beyond_whole(part, whole) else { return Ok(()) };
        let [part, whole] = [beyond.part, beyond.whole].map(plain);
        Err(failed(&NOT_A_PART_THERE, &[&named(&beyond.cells), &part, &whole]))
    }

    /// Passes if each part that is added up is within its own whole, for each key.
    pub(crate) fn parts_within(
        &self,
        [numbers, whole]: [&Select; 2],
        key: &str,
        as_of: AsOf,
    ) -> Result<(), Untested> {
        let over = numbers.sum_over.iter().filter(|column| whole.sum_over.contains(column));
        let over: Vec<&str> = over.map(String::as_str).collect();
        if over.is_empty() {
            return Ok(());
        }
        let [numbers, whole] =
            [numbers, whole].map(|select| self.evidence().parts(select, (&over, key), as_of));
        let unavailable = |why| self.unavailable(why);
        all_within(&numbers.map_err(unavailable)?, &whole.map_err(unavailable)?)
    }
}

/// Passes if two places have different numbers: those of a column, or of one column over another.
pub(crate) fn all_vary(
    numbers: impl IntoIterator<Item = f64>,
    columns: &[&Select],
) -> Result<(), Untested> {
    let mut numbers = numbers.into_iter();
    let first = numbers.next();
    if numbers.any(|number| Some(number) != first) {
        return Ok(());
    }
    let things: Vec<&dyn Display> = columns
        .iter()
        .flat_map(|select| [&select.value as &dyn Display, &select.source as &dyn Display])
        .collect();
    let form = if columns.len() == 1 { &NO_VARIATION } else { &NO_VARIATION_OF_RATES };
    Err(failed(form, &things))
}

/// Passes if each of some places has a row in a record, and a number in it.
pub(crate) fn all_known(
    codes: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    all_there(codes, found, source)?;
    all_given(codes, found, source)
}

/// Passes if each of the places that a claim names has a number in its record.
pub(crate) fn all_given(
    named: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    let is_blank = |code: &&String| found.get(*code).is_some_and(|found| found.ends().is_none());
    let blank: Vec<&String> = named.iter().filter(is_blank).collect();
    if blank.is_empty() {
        return Ok(());
    }
    Err(failed(&NAMED_AND_BLANK, &[&named_and_have(&blank), &source]))
}
