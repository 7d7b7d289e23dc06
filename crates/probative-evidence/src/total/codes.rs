//! Totals that are called by a code and by no word, and those of each year.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;
use probative_terms::place::Geoid;

use super::sums::{LARGE, is_large, is_last, is_sum_elsewhere, summed};
use crate::select::Found;
use crate::table::{Table, field_number};

/// Whether a cell is such a code as publishers give a total: noughts or nines alone.
pub(super) fn is_of_a_total(cell: &str) -> bool {
    !cell.is_empty() && ['0', '9'].iter().any(|digit| cell.chars().all(|letter| letter == *digit))
}

/// Whether a column has codes of places alone, whose totals have none.
fn is_of_places(cells: &[&str]) -> bool {
    cells.iter().all(|cell| Geoid::parse(cell).is_ok())
}

/// Whether the row that has the sum of all others is their total under a code, in a column that
/// tells the rows apart.
///
/// A sum over the column would count all twice, so that a large number is enough there; elsewhere
/// it must stand at an end.
pub(super) fn is_total(
    numbers: &[Option<f64>],
    at: usize,
    select: &Select,
    table: &Table,
    rows: &[Found],
    column: &str,
) -> bool {
    let cells: Vec<&str> = rows.iter().map(|row| table.cell(row.row, column)).collect();
    if field_number(cells[at]).is_none() {
        return false;
    }
    let adds = select.sum_over.iter().any(|name| name == column);
    let is_elsewhere = || is_sum_elsewhere(select, table, rows, at, column);
    let plainly = is_of_a_total(cells[at]) && !is_of_places(&cells);
    if adds {
        // Of small numbers, as of deaths at ages 0 to 3, one may be the sum of the others by accident.
        let is_sure = || numbers[at].is_some_and(|number| number >= LARGE);
        let is_large = plainly && is_sure() || is_large(numbers, at);
        return is_large && !is_of_places(&cells) || is_elsewhere();
    }
    // Of four places one may be as large as the others together by accident.
    let sure = || plainly || !is_of_places(&cells) || is_elsewhere();
    is_last(numbers, at, select, table, rows, column) && sure()
}

/// Whether a code is that of the group in which the codes above it lie, as `11` is of `111`.
pub(super) fn is_of_a_group(table: &Table, rows: &[Found], at: usize, column: &str) -> bool {
    let code = table.cell(rows[at].row, column);
    let above = rows[..at].iter().map(|row| table.cell(row.row, column));
    let within = above.rev().take_while(|cell| cell.len() > code.len() && cell.starts_with(code));
    field_number(code).is_some() && within.count() > 1
}

/// The first row whose key has the sum of all others in each time, or in each other part, by which
/// rows are told apart besides.
///
/// Once it may be by accident; not again and again, unless the numbers stay as they are.
pub(super) fn in_each(table: &Table, rows: &[Found], keys: &[&str]) -> Option<usize> {
    let (key, others) = keys.split_first()?;
    let mut times: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let time = others.iter().map(|column| table.cell(row.row, column)).collect();
        times.entry(time).or_default().push(at);
    }
    let of = |group: &Vec<usize>| {
        let numbers: Vec<Option<f64>> = group.iter().map(|at| rows[*at].value).collect();
        summed(&numbers).map(|at| group[at])
    };
    let known =
        |group: &&Vec<usize>| group.iter().all(|at| rows[*at].value.is_some_and(|n| n > 0.0));
    let totals: Vec<Option<usize>> = times.values().filter(known).map(of).collect();
    let first = (*totals.first()?)?;
    let name = |at: usize| table.cell(rows[at].row, key);
    let again = totals.iter().all(|at| at.is_some_and(|at| name(at) == name(first)));
    let numbers = |group: &Vec<usize>| -> Vec<(&str, u64)> {
        let all = group.iter().map(|at| (name(*at), rows[*at].value.unwrap_or(0.0).to_bits()));
        let mut all: Vec<(&str, u64)> = all.collect();
        all.sort_unstable();
        all
    };
    let once: BTreeSet<Vec<(&str, u64)>> = times.values().filter(known).map(numbers).collect();
    (once.len() > 2 && again).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[[&str; 3]]) -> (Table, Vec<Found>) {
        let columns = ["code", "year", "n"].map(str::to_owned).to_vec();
        let lines = (2..cells.len() + 2).collect();
        let cells = cells.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let table = Table::new(columns, cells, lines);
        let found = |row: usize| {
            let value = field_number(table.cell(row, "n"));
            Found::at(row, value)
        };
        let found = (0..table.len()).map(found).collect();
        (table, found)
    }

    fn told(cells: &[[&str; 3]], over: &[&str]) -> bool {
        let (table, found) = rows(cells);
        let sum_over = over.iter().map(|&column| column.to_owned()).collect();
        let select = Select { sum_over, ..Select::all_of("t", "n") };
        let numbers: Vec<Option<f64>> = found.iter().map(|row| row.value).collect();
        let at = summed(&numbers).expect("one is the sum of the others");
        is_total(&numbers, at, &select, &table, &found, "code")
    }

    #[test]
    fn a_code_has_the_total_where_its_sum_is_no_accident() {
        let sexes = [["0", "", "3000"], ["1", "", "1400"], ["2", "", "1600"]];
        assert!(told(&sexes, &["code"]));
        assert!(!told(&sexes, &[]), "of three rows one may be as large as two");
        let ages = [["0", "", "6"], ["1", "", "3"], ["2", "", "2"], ["3", "", "1"]];
        assert!(!told(&ages, &["code"]), "the youngest are no total");
        assert!(!told(&[["3", "", "3"], ["1", "", "1"], ["2", "", "2"]], &["code"]));
        let districts = [["1", "", "27"], ["2", "", "30"], ["3", "", "51"], ["99", "", "108"]];
        assert!(told(&districts, &[]));
        let states = [["01", "", "27"], ["02", "", "30"], ["04", "", "51"], ["05", "", "108"]];
        assert!(!told(&states, &[]), "a state is no total");
    }

    #[test]
    fn a_copy_of_small_numbers_makes_no_place_a_total() {
        let states = |other: [&'static str; 5]| {
            let numbers = ["10", "7", "3", "50", "30"];
            let row = |at: usize| [["01", "02", "04", "05", "06"][at], other[at], numbers[at]];
            [0, 1, 2, 3, 4].map(row)
        };
        assert!(!told(&states(["10", "7", "3", "50", "30"]), &["code"]), "a copy");
        assert!(!told(&states([""; 5]), &["code"]));
        assert!(told(&states(["11", "8", "4", "54", "31"]), &["code"]), "the sum of another too");
    }

    #[test]
    fn what_is_the_sum_in_each_year_is_a_total() {
        let year = |year: &'static str, men: &'static str, all: &'static str| {
            [["1", year, men], ["2", year, "20"], ["0", year, all]]
        };
        let three = [year("2010", "10", "30"), year("2011", "11", "31"), year("2012", "12", "32")];
        let (table, found) = rows(&three.concat());
        assert_eq!(in_each(&table, &found, &["code", "year"]), Some(2));
        let other = [year("2010", "10", "30"), year("2011", "11", "31"), year("2012", "12", "33")];
        let (table, found) = rows(&other.concat());
        assert_eq!(in_each(&table, &found, &["code", "year"]), None);
        let same = ["2010", "2011", "2012"].map(|at| year(at, "10", "30"));
        let (table, found) = rows(&same.concat());
        assert_eq!(in_each(&table, &found, &["code", "year"]), None, "one accident in three years");
    }

    #[test]
    fn a_group_has_the_code_with_which_its_parts_begin() {
        let (table, found) =
            rows(&[["21", "", "1"], ["111", "", "1"], ["112", "", "1"], ["11", "", "2"]]);
        assert!(is_of_a_group(&table, &found, 3, "code"));
        assert!(!is_of_a_group(&table, &found, 2, "code"));
    }
}
