//! What the numbers of a record must be before they are compared.

use std::collections::BTreeMap;
use std::fmt::Display;

use probative_case::claim::Select;
use probative_evidence::{AsOf, Found};
use probative_finding::finding::Untested;
use probative_terms::Date;
use probative_terms::diagnostic::test::place::{
    MORE_THAN_ALL, NAMED_AND_BLANK, NO_VARIATION, NO_VARIATION_OF_RATES, WITHOUT_ROW, WITHOUT_ZEROS,
};
use probative_terms::diagnostic::test::trend::NOT_A_YEAR;
use probative_terms::diagnostic::test::{NOT_A_PART_THERE, named};
use probative_terms::number::plain;

use super::{Question, failed};

/// Passes if each of the places that a claim names has a row in its record.
pub(crate) fn all_there(
    named: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    let Some(code) = named.iter().find(|code| !found.contains_key(*code)) else { return Ok(()) };
    // A table that was opened as numbers has lost the zeros of its codes.
    let bare = |code: &str| code.trim_start_matches('0').to_owned();
    match found.keys().find(|other| bare(other) == bare(code)) {
        None => Err(failed(&WITHOUT_ROW, &[code, &source])),
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
        let mut over = numbers.sum_over.iter();
        let Some(over) = over.find(|column| whole.sum_over.contains(column)) else { return Ok(()) };
        let [numbers, whole] =
            [numbers, whole].map(|select| self.evidence().parts(select, [over, key], as_of));
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

/// Passes if each of the places that a claim names has a number in its record.
pub(crate) fn all_given(
    named: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    let is_blank = |code: &&String| found.get(*code).is_some_and(|found| found.ends().is_none());
    match named.iter().find(is_blank) {
        None => Ok(()),
        Some(code) => Err(failed(&NAMED_AND_BLANK, &[code, &source])),
    }
}
