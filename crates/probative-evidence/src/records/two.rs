//! Two rows of one key: one of them may have been published later, and take the other's place.

use probative_case::claim::Select;
use probative_terms::Date;

use super::dated;
use crate::public::{AsOf, PUBLISHED};
use crate::table::Table;
use crate::unavailable::{Between, Unavailable};

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
    Err(Unavailable::Between {
        source: select.source.clone(),
        lines: (table.line(before), table.line(row)),
        what: Between::TwoThings { key: key.join(" "), column: (*column).clone() },
    })
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
