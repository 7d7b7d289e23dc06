//! Two rows of one key: one of them may have been published later, and take the other's place.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_terms::Date;

use super::dated;
use crate::public::{AsOf, PUBLISHED};
use crate::select::Found;
use crate::table::Table;
use crate::unavailable::{Between, Unavailable, is_numbered_anew};

/// Passes if two rows of one key are of one thing, as far as columns tell.
pub(super) fn one_of_two(
    select: &Select,
    table: &Table,
    [before, row]: [usize; 2],
    labels: &[&String],
    key: &[String],
) -> Result<(), Unavailable> {
    dated(&select.source, table, &[before, row], PUBLISHED)?;
    let differs = |column: &&&String| table.cell(before, column) != table.cell(row, column);
    let Some(column) = labels.iter().find(differs) else { return Ok(()) };
    let (column, of) = ((*column).clone(), [before, row].map(|row| table.cell(row, column)));
    let anew = key.iter().find(|key| is_numbered_anew(key, of)).cloned();
    let what = match anew {
        Some(key) => Between::NumberedAnew { key, column, is_sum: false },
        None => Between::TwoThings { key: key.join(" "), column },
    };
    let lines = (table.line(before), table.line(row));
    Err(Unavailable::Between { source: select.source.clone(), lines, what })
}

/// Whether the second of two rows of one key counts as of some day, and not the first.
///
/// # Errors
/// That they are of two things, or that nobody can say which was published later.
pub(super) fn later_of_two(
    select: &Select,
    table: &Table,
    both: [usize; 2],
    labels: &[&String],
    key: &[String],
    as_of: AsOf,
) -> Result<bool, Unavailable> {
    one_of_two(select, table, both, labels, key)?;
    replaces(select, table, both, as_of, Between::Twice { key: key.join(" ") })
}

/// What is wrong with two rows of one key, with the other pairs with which it is: those that were
/// published together.
pub(super) fn several(
    why: Unavailable,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Unavailable {
    let Unavailable::Between { source, lines, what } = why else { return why };
    let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for found in rows {
        let key = keys.iter().map(|column| table.cell(found.row, column)).collect();
        let Some(before) = seen.insert(key, found.row) else { continue };
        let days = [before, found.row].map(|row| table.day(row, PUBLISHED));
        if days[0] == days[1] || unordered(days[0], days[1]) {
            pairs.push((table.line(before), table.line(found.row)));
        }
    }
    let is_of_them = pairs.first() == Some(&lines);
    let what = if is_of_them { what.among(pairs) } else { what };
    Unavailable::Between { source, lines, what }
}

/// Whether the second of two rows of one thing counts as of some day, and not the first.
///
/// # Errors
/// That nobody can say which was published later, as what `twice` says of them.
pub(super) fn replaces(
    select: &Select,
    table: &Table,
    [before, row]: [usize; 2],
    as_of: AsOf,
    twice: Between,
) -> Result<bool, Unavailable> {
    dated(&select.source, table, &[before, row], PUBLISHED)?;
    let texts = [before, row].map(|row| table.day(row, PUBLISHED));
    let [first, second] = texts.map(|text| Date::last(text).ok());
    if first == second || unordered(texts[0], texts[1]) {
        let (source, lines) = (select.source.clone(), (table.line(before), table.line(row)));
        return Err(Unavailable::Between { source, lines, what: twice });
    }
    Ok(as_of.prefers(second, first))
}

/// Whether nobody can say which of two days of publication came first: one of them is not given, or
/// is a year or month in which the other lies.
fn unordered(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_year_and_a_day_in_it_nobody_can_say_which_came_first() {
        assert!(unordered("2017", "2017-12-21") && unordered("2017-12-21", "2017-12"));
        assert!(!unordered("2016", "2017-12-21") && !unordered("2017-11", "2017-12"));
        assert!(unordered("", "2017"), "a row without a day");
    }
}
