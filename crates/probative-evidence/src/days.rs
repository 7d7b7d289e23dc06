//! Days of a registry as people write them, as the days of the calendar that they are.

use probative_case::Case;
use probative_case::claim::Kinds;
use probative_case::claim::figure::{Stated, StatedNumber};
use probative_case::source::ColumnUse;
use probative_terms::{Date, Diagnostic, month_named};

use crate::evidence::Evidence;
use crate::table::Table;
use crate::validate::register;

/// What stands first in a day of three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Month,
    Day,
}

/// Writes the days of registries, and those that a claim states, as days of the calendar, and says
/// so: of a month by its name, of a day with its hour, and of three numbers where some of the
/// column tell which is the month. Where a claim asks for rows by such a cell it stays as written,
/// with its day beside it.
pub(crate) fn settled(case: &Case, evidence: &mut Evidence) {
    let held = case.claims.iter().filter_map(|claim| claim.test.held());
    let mut told = Vec::new();
    for (source, column) in held.flat_map(of_days) {
        let path = case.source(source).map_or("", |source| source.path.as_str());
        let is_asked = |used: &ColumnUse| {
            used.source == source && used.column == column && !used.values.is_empty()
        };
        let Some(table) = evidence.tables.get_mut(source) else { continue };
        let put = if case.uses.iter().any(is_asked) { Table::set_day } else { Table::set };
        told.extend(written(path, table, column, put));
    }
    told.into_iter().for_each(|one| evidence.warn(one));
}

/// The columns in which a claim looks for days, each with its source.
fn of_days(kinds: &Kinds) -> Vec<(&str, &str)> {
    if let Kinds::Figure(figure) = kinds {
        let is_day = |stated: &&Stated| !matches!(stated.number, StatedNumber::Number(..));
        let records = figure.stated.iter().filter(is_day);
        let selects = records.flat_map(|it| std::iter::once(&it.record).chain(&it.publications));
        return selects.map(|it| (it.source.as_str(), it.value.as_str())).collect();
    }
    let Some((source, register)) = register(kinds) else { return Vec::new() };
    let columns = [Some(register.from), register.until, Some(register.published)];
    let columns = columns.into_iter().flatten().map(|column| (source.as_str(), column));
    let members = if let Kinds::Membership(it) = kinds { it.members.as_slice() } else { &[] };
    let events = members.iter().filter_map(|member| member.event.as_ref());
    columns.chain(events.map(|it| (it.source.as_str(), it.value.as_str()))).collect()
}

/// Puts the days of a column, but for cells that may be two days or are none.
fn written(
    path: &str,
    table: &mut Table,
    column: &str,
    put: impl Fn(&mut Table, usize, &str, String),
) -> Option<Diagnostic> {
    let is_left = |cell: &str| cell.is_empty() || cell == "unknown" || Date::first(cell).is_ok();
    // Another claim may have looked for the same days.
    let odd: Vec<usize> =
        (0..table.len()).filter(|row| !is_left(table.day(*row, column))).collect();
    let cell = |row: &usize| table.cell(*row, column);
    let first = first(odd.iter().map(cell));
    let read = |row: &usize| Some((*row, day(cell(row), first)?.to_string()));
    let days: Vec<(usize, String)> = odd.iter().filter_map(read).collect();
    let (row, day) = days.first()?;
    let (line, was) = (table.line(*row), cell(row).to_owned());
    let said = format!("`{was}` is read as {day}, and so are all such days of `{column}`");
    days.into_iter().for_each(|(row, day)| put(table, row, column, day));
    let help = "nothing, if those are the days; else write them as YYYY-MM-DD";
    Some(Diagnostic::in_cell("W114", path, line, column, said, help))
}

/// What stands first in days of three numbers, if one of them has a number that no month has in the
/// place of the other, and none the other way round. Who tells hours by AM and PM puts the month
/// first.
fn first<'a>(cells: impl Iterator<Item = &'a str>) -> Option<First> {
    let cells: Vec<&str> = cells.filter(|cell| three(cell).is_some()).collect();
    let numbers: Vec<(u8, u8)> =
        cells.iter().filter_map(|cell| three(cell).map(|it| (it.0, it.1))).collect();
    let is_american = cells.iter().all(|cell| cell.ends_with(['M', 'm']));
    let [before, behind] = [numbers.iter().any(|it| it.0 > 12), numbers.iter().any(|it| it.1 > 12)];
    match (before, behind) {
        (false, true) => Some(First::Month),
        (true, false) => Some(First::Day),
        (true, true) => None,
        (false, false) => (is_american && !cells.is_empty()).then_some(First::Month),
    }
}

/// The numbers of `7/31/2014` or `31-07-2014`, with an hour behind it or without.
fn three(cell: &str) -> Option<(u8, u8, i32)> {
    let cell = match cell.split_once(' ') {
        Some((day, hour)) if hour.contains(':') => day,
        Some(_) => return None,
        None => cell,
    };
    let mark = if cell.contains('/') { '/' } else { '-' };
    let mut fields = cell.split(mark);
    let mut two = || fields.next().filter(|it| it.len() <= 2).and_then(|it| it.parse().ok());
    let (one, other) = (two()?, two()?);
    let year = fields.next().filter(|year| year.len() == 4)?.parse().ok()?;
    fields.next().is_none().then_some((one, other, year))
}

fn day(cell: &str, first: Option<First>) -> Option<Date> {
    if let Some((one, other, year)) = three(cell) {
        let (month, day) = if first? == First::Month { (one, other) } else { (other, one) };
        return Date::new(year, month, day);
    }
    with_hour(cell).or_else(|| in_words(cell))
}

/// `2014-07-31T00:00:00.000` and `2014-07-31 00:00:00`.
pub(crate) fn with_hour(cell: &str) -> Option<Date> {
    let (day, hour) = cell.split_at_checked(10)?;
    let is_hour = hour.starts_with(['T', ' ']) && hour.contains(':');
    is_hour.then(|| Date::first(day).ok()).flatten()
}

/// `July 31, 2014`, `Jul. 31, 2014` and `31 July 2014`.
fn in_words(cell: &str) -> Option<Date> {
    let words: Vec<&str> = cell.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let [one, other, year] = words[..] else { return None };
    let (name, day) = if one.parse::<u8>().is_ok() { (other, one) } else { (one, other) };
    let month = month_named(name.trim_end_matches('.'))?;
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Date::new(year, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of a column, if they are written anew.
    fn read(cells: &[&str]) -> Option<Vec<String>> {
        let rows = cells.iter().map(|cell| vec![(*cell).to_owned()]).collect();
        let mut table = Table::new(vec!["d".to_owned()], rows, (0..cells.len()).collect());
        written("t.csv", &mut table, "d", Table::set)?;
        Some((0..table.len()).map(|row| table.cell(row, "d").to_owned()).collect())
    }

    #[test]
    fn days_are_those_of_the_calendar_however_they_are_written() {
        let july = ["2014-07-31", "2014-07-01"].map(str::to_owned).to_vec();
        for cells in [
            ["7/31/2014", "07/01/2014"],
            ["7/31/2014 12:00:00 AM", "07/01/2014 12:00:00 AM"],
            ["31/7/2014", "01/07/2014"],
            ["31-07-2014", "2014-07-01"],
            ["July 31, 2014", "Jul. 1, 2014"],
            ["31 July 2014", "1 jul 2014"],
            ["2014-07-31T00:00:00.000", "2014-07-01 12:30:00"],
        ] {
            assert_eq!(read(&cells), Some(july.clone()), "{cells:?}");
        }
    }

    #[test]
    fn days_by_which_rows_are_asked_for_stand_beside_what_is_written() {
        let rows = ["7/31/2014", "2014-07-01"].map(|cell| vec![cell.to_owned()]).to_vec();
        let mut table = Table::new(vec!["d".to_owned()], rows, vec![2, 3]);
        assert!(written("t.csv", &mut table, "d", Table::set_day).is_some());
        let asked = [("d".to_owned(), vec!["7/31/2014".to_owned()])];
        assert_eq!(table.matching(&asked), [0]);
        assert_eq!((table.day(0, "d"), table.day(1, "d")), ("2014-07-31", "2014-07-01"));
        assert_eq!(table.only(&[0]).day(0, "d"), "2014-07-31");
        assert!(written("t.csv", &mut table, "d", Table::set_day).is_none(), "told once");
    }

    #[test]
    fn hours_of_am_and_pm_stand_behind_american_days() {
        let read = |cells: [&str; 2]| read(&cells).and_then(|days| days.last().cloned());
        let cells = ["12/01/1998 12:00:00 AM", "07/01/2014 12:00:00 AM"];
        assert_eq!(read(cells).as_deref(), Some("2014-07-01"));
        assert_eq!(read(["12/01/1998 00:00:00", "07/01/2014 00:00:00"]), None);
    }

    #[test]
    fn of_numbers_that_may_be_two_days_none_is_taken() {
        for cells in [["7/1/2014", "1/2/2015"], ["13/1/2014", "1/13/2014"], ["7/1/2014", "soon"]] {
            assert_eq!(read(&cells), None, "{cells:?}");
        }
        assert_eq!(read(&["2014-07-31", "", "unknown", "2015"]), None, "nothing is to be done");
        let read = |cells: [&str; 2]| read(&cells).unwrap();
        assert_eq!(read(["7/31/2014", "soon"]), ["2014-07-31", "soon"], "what is read is left");
        assert_eq!(read(["2/30/2014", "1/31/2014"]), ["2/30/2014", "2014-01-31"], "no such day");
    }
}
