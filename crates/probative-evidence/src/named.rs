//! What a selection names, and none of its rows has.
//!
//! A sum of the others, or a rank among them, would answer a sentence that nobody wrote.

use std::collections::BTreeSet;

use probative_case::claim::Select;

use crate::added;
use crate::alike::{as_one, is_nearly};
use crate::select::Found;
use crate::table::Table;
use crate::unavailable::Unavailable;

/// The values of a selection that no row of it has together, each with its column.
pub(crate) type Lacking = Vec<(String, String)>;

/// Passes if some rows have each value that their selection names; of no row at all others tell.
pub(crate) fn each(select: &Select, table: &Table, rows: &[usize]) -> Result<(), Unavailable> {
    let lacks = || lacking(table, &select.filter, rows);
    (!rows.is_empty()).then(lacks).flatten().map_or(Ok(()), |named| none_of(select, named))
}

/// Passes if a sum has each pair of the values that its selection names, and each month.
pub(crate) fn whole(select: &Select, table: &Table, rows: &[Found]) -> Result<(), Unavailable> {
    let rows: Vec<usize> = rows.iter().map(|found| found.row).collect();
    let pair = lacking_pair(table, &select.filter, &rows);
    let lacks = pair.or_else(|| lacking_period(table, select, &rows));
    lacks.map_or(Ok(()), |named| none_of(select, named))
}

fn none_of(select: &Select, named: Lacking) -> Result<(), Unavailable> {
    Err(Unavailable::NoRowOf { source: select.source.clone(), named })
}

/// The columns of a filter that name several values.
fn several(filter: &[(String, Vec<String>)]) -> Vec<&(String, Vec<String>)> {
    filter.iter().filter(|(_, values)| values.len() > 1).collect()
}

/// Whether a cell is one of a value's spellings: where a filter names `2016` and `2016*`, a row
/// with either of them is enough.
fn answers(values: &[String], value: &str, cell: &str) -> bool {
    cell == value || values.iter().any(|other| other == cell && is_nearly(cell, value))
}

/// The first value that a filter names beside others, and that none of the rows it selects has.
pub(crate) fn lacking(
    table: &Table,
    filter: &[(String, Vec<String>)],
    rows: &[usize],
) -> Option<Lacking> {
    several(filter).into_iter().find_map(|(column, values)| {
        let has = |value: &&String| {
            rows.iter().any(|row| answers(values, value, table.cell(*row, column)))
        };
        let value = values.iter().find(|value| !has(value))?;
        Some(vec![(column.clone(), value.clone())])
    })
}

/// The first two values that a filter names in two columns, and that no row of a sum has together.
///
/// Where one column tells the other, as a county does its state, most pairs mean nothing.
pub(crate) fn lacking_pair(
    table: &Table,
    filter: &[(String, Vec<String>)],
    rows: &[usize],
) -> Option<Lacking> {
    let several = several(filter);
    let pairs = several
        .iter()
        .enumerate()
        .flat_map(|(at, one)| several[at + 1..].iter().map(move |other| (*one, *other)));
    // A disease and a sex, or a state and a county, need not all meet; a time has all that it had.
    let of_time = |column: &str| {
        is_time(column)
            || several.iter().any(|(name, all)| name == column && all.iter().all(|it| is_year(it)))
    };
    let pairs = pairs.filter(|((one, _), (other, _))| of_time(one) || of_time(other));
    pairs.filter(|((one, _), (other, _))| !is_told(table, rows, one, other)).find_map(
        |((one, ones), (other, others))| {
            let held: BTreeSet<(&str, &str)> =
                rows.iter().map(|row| (table.cell(*row, one), table.cell(*row, other))).collect();
            let has = |first: &String, second: &String| {
                held.iter().any(|(a, b)| answers(ones, first, a) && answers(others, second, b))
            };
            let mut all = ones.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
            let (first, second) = all.find(|(first, second)| !has(first, second))?;
            Some(vec![(one.clone(), first.clone()), (other.clone(), second.clone())])
        },
    )
}

/// The words by which columns of times are called.
const OF_TIMES: [&str; 11] = [
    "year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "period", "date",
    "day",
];

/// Whether a column is called by a time.
pub fn is_time(column: &str) -> bool {
    added::is_called(column, |word| OF_TIMES.contains(&word))
}

/// Whether a value of a filter is a year.
fn is_year(value: &str) -> bool {
    value.len() == 4 && value.parse().is_ok_and(|year: u16| (1500..=2200).contains(&year))
}

/// Whether one of two columns tells the other: each of its cells stands beside one cell alone.
fn is_told(table: &Table, rows: &[usize], one: &str, other: &str) -> bool {
    let [pairs, ones, others] = counted(table, rows, one, other);
    pairs == ones || pairs == others
}

/// How many pairs of cells two columns have, and how many cells each.
fn counted(table: &Table, rows: &[usize], one: &str, other: &str) -> [usize; 3] {
    let pairs: BTreeSet<(&str, &str)> =
        rows.iter().map(|row| (table.cell(*row, one), table.cell(*row, other))).collect();
    let ones: BTreeSet<&str> = pairs.iter().map(|(one, _)| *one).collect();
    let others: BTreeSet<&str> = pairs.iter().map(|(_, other)| *other).collect();
    [pairs.len(), ones.len(), others.len()]
}

/// Whether each cell of one column stands beside one cell of another alone, of which there are
/// several.
fn decides(table: &Table, rows: &[usize], one: &str, other: &str) -> bool {
    let [pairs, ones, others] = counted(table, rows, one, other);
    pairs == ones && others > 1
}

/// The first month or quarter that a table has elsewhere and a sum over all of them lacks.
///
/// Months that the filter names are those that are meant, and so are those of a quarter that it
/// names.
pub(crate) fn lacking_period(table: &Table, select: &Select, rows: &[usize]) -> Option<Lacking> {
    let all: Vec<usize> = (0..table.len()).collect();
    let is_meant = |column: &String| {
        let tells = |name: &String| name == column || decides(table, &all, column, name);
        select.filter.iter().any(|(name, _)| tells(name))
    };
    select.sum_over.iter().filter(|column| !is_meant(column)).find_map(|column| {
        let most = match column.to_lowercase().as_str() {
            "month" | "months" => 12.0,
            "quarter" | "quarters" => 4.0,
            _ => return None,
        };
        let period = |row: usize| as_one(table.cell(row, column));
        let held: BTreeSet<String> = rows.iter().map(|row| period(*row)).collect();
        let is_one = |cell: &str| cell.parse().is_ok_and(|at: f64| (1.0..=most).contains(&at));
        let is_lacking = |row: &usize| is_one(&period(*row)) && !held.contains(&period(*row));
        let row = (0..table.len()).find(is_lacking)?;
        held.iter().all(|cell| is_one(cell)).then_some(())?;
        Some(vec![(column.clone(), table.cell(row, column).to_owned())])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a table `state,county,year`.
    fn table(rows: &[[&str; 3]]) -> Table {
        let columns = ["state", "county", "year"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        Table::new(columns, cells, (2..rows.len() + 2).collect())
    }

    fn asks(columns: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        let values = |of: &[&str]| of.iter().map(|&one| one.to_owned()).collect();
        columns.iter().map(|(column, of)| ((*column).to_owned(), values(of))).collect()
    }

    fn found(rows: &[[&str; 3]], columns: &[(&str, &[&str])]) -> Option<Lacking> {
        let (table, filter) = (table(rows), asks(columns));
        let rows = table.matching(&filter);
        lacking(&table, &filter, &rows).or_else(|| lacking_pair(&table, &filter, &rows))
    }

    fn one(column: &str, value: &str) -> Vec<(String, String)> {
        vec![(column.to_owned(), value.to_owned())]
    }

    #[test]
    fn a_value_that_stands_in_other_rows_alone_is_lacking() {
        let rows = [["s", "A", "2014"], ["s", "B", "2014"], ["s", "A", "2015"], ["s", "C", "2015"]];
        let both: &[&str] = &["A", "B"];
        assert_eq!(
            found(&rows, &[("county", both), ("year", &["2015"])]),
            Some(one("county", "B"))
        );
        assert_eq!(found(&rows, &[("county", both), ("year", &["2014"])]), None);
        let years: &[&str] = &["2014", "2015"];
        let pair = [one("county", "B"), one("year", "2015")].concat();
        assert_eq!(found(&rows, &[("county", both), ("year", years)]), Some(pair));
    }

    #[test]
    fn one_of_two_spellings_is_enough_and_a_county_tells_its_state() {
        let rows = [["s", "A", "2016*"], ["t", "B", "2016*"], ["t", "C", "2015"]];
        let spelt: &[&str] = &["2016", "2016*"];
        assert_eq!(found(&rows, &[("year", spelt)]), None);
        let (states, counties): (&[&str], &[&str]) = (&["s", "t"], &["A", "B"]);
        assert_eq!(found(&rows, &[("state", states), ("county", counties)]), None);
    }

    #[test]
    fn a_sum_over_months_lacks_those_that_another_year_has() {
        let columns = ["year", "month"].map(str::to_owned).to_vec();
        let row = |year: &str, month: &str| vec![year.to_owned(), month.to_owned()];
        let cells = vec![row("2014", "01"), row("2014", "2"), row("2014", "all"), row("2015", "1")];
        let table = Table::new(columns, cells, vec![2, 3, 4, 5]);
        let over =
            |column: &str| Select { sum_over: vec![column.to_owned()], ..Select::all_of("t", "n") };
        let months = over("month");
        assert_eq!(lacking_period(&table, &months, &[3]), Some(one("month", "2")));
        assert_eq!(lacking_period(&table, &months, &[0, 1]), None);
        assert_eq!(lacking_period(&table, &over("year"), &[3]), None);
        let january = Select { filter: asks(&[("month", &["1"])]), ..months };
        assert_eq!(lacking_period(&table, &january, &[3]), None, "the month that is meant");
    }

    #[test]
    fn a_quarter_has_its_own_months_and_a_disease_need_not_have_both_sexes() {
        let columns = ["quarter", "month"].map(str::to_owned).to_vec();
        let row = |quarter: &str, month: &str| vec![quarter.to_owned(), month.to_owned()];
        let table =
            Table::new(columns, vec![row("1", "1"), row("1", "2"), row("2", "4")], vec![2, 3, 4]);
        let first = Select {
            filter: asks(&[("quarter", &["1"])]),
            sum_over: vec!["month".to_owned()],
            ..Select::all_of("t", "n")
        };
        assert_eq!(lacking_period(&table, &first, &[0, 1]), None);
        let rows = [["s", "A", "m"], ["s", "B", "w"], ["t", "A", "m"], ["t", "A", "w"]];
        let (states, counties): (&[&str], &[&str]) = (&["s", "t"], &["A", "B"]);
        assert_eq!(found(&rows, &[("state", states), ("county", counties)]), None);
    }
}
