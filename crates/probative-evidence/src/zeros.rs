//! Zeros where many are counted before and after, or elsewhere at the same rate: often a report
//! that did not come in, written as if it had.
//!
//! Of counts that are independent none comes where [`MANY`] are expected twice in a thousand
//! million times (Poisson); so such a zero is told and never taken for a missing one.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::Select;
use probative_case::claim::select::Joined;
use probative_terms::Diagnostic;

use crate::added;
use crate::evidence::Evidence;
use crate::select::deciding;
use crate::table::{Table, field_number};

/// How many are expected where none is odd.
const MANY: f64 = 20.0;

/// A zero, and how many stand before and after it.
pub(crate) struct Lone<'a> {
    row: usize,
    year: &'a str,
    beside: [f64; 2],
}

impl Lone<'_> {
    pub(crate) fn told(&self, path: &str, table: &Table, column: &str) -> Diagnostic {
        let [before, after] = self.beside;
        let said = format!(
            "`{column}` is 0 for {} and {before} and {after} the times before and after",
            self.year
        );
        warning(path, table.line(self.row), column, said)
    }
}

fn warning(path: &str, line: usize, column: &str, said: String) -> Diagnostic {
    let help = "if nobody reported there, make the cell blank, or leave the row out with `leave_out`; nothing, if none was counted";
    Diagnostic::in_cell("W220", path, line, column, said, help)
}

/// Tells of the first lone zero in each column of numbers that claims read.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let selects = deciding(case);
    let read: BTreeSet<(String, String)> =
        selects.iter().map(|select| (select.source.clone(), select.value.clone())).collect();
    let joined = case.claims.iter().filter_map(|claim| claim.test.held()?.joined());
    let on_maps = joined.filter_map(|joined| in_map(case, evidence, joined));
    let in_series = read.iter().filter_map(|(source, value)| {
        let (table, path) = (evidence.table(source)?, &case.source(source)?.path);
        let is_value = |column: &str| read.contains(&(source.clone(), column.to_owned()));
        let used = case.uses.iter().filter(|used| used.source == *source);
        let columns: BTreeSet<&str> = used.map(|used| used.column.as_str()).collect();
        let columns: Vec<&str> = columns.into_iter().filter(|column| !is_value(column)).collect();
        let own = selects.iter().filter(|one| one.source == *source && one.value == *value);
        let rows: BTreeSet<usize> = own.flat_map(|one| table.matching(&one.filter)).collect();
        Some(
            in_series(table, value, &columns, &|row| rows.contains(&row))?.told(path, table, value),
        )
    });
    let mut told: Vec<Diagnostic> = in_series.chain(on_maps).collect();
    let mut places = BTreeSet::new();
    told.retain(|one| places.insert(format!("{:?}", one.place)));
    told
}

/// The first zero between two large counts of the same series, in a row that is asked for: rows are
/// of one series that are alike in all of some columns but the one of years.
pub(crate) fn in_series<'a>(
    table: &'a Table,
    value: &str,
    columns: &[&str],
    is_asked: &dyn Fn(usize) -> bool,
) -> Option<Lone<'a>> {
    let all: Vec<usize> = (0..table.len()).collect();
    let years =
        *columns.iter().find(|column| table.has(column) && added::is_years(table, &all, column))?;
    let mut series: BTreeMap<Vec<&str>, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for row in all {
        let others = columns.iter().filter(|column| **column != years);
        let key = others.map(|column| table.cell(row, column)).collect();
        series.entry(key).or_default().entry(table.cell(row, years)).or_default().push(row);
    }
    series.values().find_map(|series| lone(table, value, series, is_asked))
}

fn lone<'a>(
    table: &'a Table,
    value: &str,
    series: &BTreeMap<&'a str, Vec<usize>>,
    is_asked: &dyn Fn(usize) -> bool,
) -> Option<Lone<'a>> {
    // Rows that something else tells apart are of several series.
    let one = |(year, rows): (&&'a str, &Vec<usize>)| match rows[..] {
        [row] => Some((*year, row, field_number(table.cell(row, value)))),
        _ => None,
    };
    let numbers: Vec<(&'a str, usize, Option<f64>)> =
        series.iter().map(one).collect::<Option<_>>()?;
    // Degrees, per cents and balances may well be nought.
    let is_count = |number: &f64| *number >= 0.0 && number.fract() == 0.0;
    if !numbers.iter().filter_map(|(_, _, number)| number.as_ref()).all(is_count) {
        return None;
    }
    numbers.windows(3).find_map(|three| {
        let [(_, _, before), (year, row, Some(0.0)), (_, _, after)] = three else { return None };
        let beside = [(*before)?, (*after)?];
        let is_lone = beside.iter().all(|number| *number >= MANY) && is_asked(*row);
        is_lone.then_some(Lone { row: *row, year, beside })
    })
}

/// The first place without an event where the rate of all would give many.
fn in_map(case: &Case, evidence: &Evidence, joined: Joined<'_>) -> Option<Diagnostic> {
    let Joined { counted, whole, key } = joined;
    let events = by_key(evidence, counted, key)?;
    let exposure = by_key(evidence, whole, key)?;
    let both = || {
        events
            .iter()
            .filter_map(|(key, (row, events))| Some((*key, *row, *events, exposure.get(key)?.1)))
    };
    let total = both().fold((0.0, 0.0), |sum, one| (sum.0 + one.2, sum.1 + one.3));
    let expected = |people: f64| people * total.0 / total.1;
    let (place, row, _, people) =
        both().find(|(_, _, events, people)| *events == 0.0 && expected(*people) >= MANY)?;
    let (table, path) = (evidence.table(&counted.source)?, &case.source(&counted.source)?.path);
    let (value, expected) = (&counted.value, expected(people).round());
    let said = format!("`{value}` is 0 for `{place}`, where the rate of all would give {expected}");
    Some(warning(path, table.line(row), value, said))
}

/// The sum of a selection by the cells of a column, each with its first row; numbers that are
/// missing or withheld take their place out.
fn by_key<'a>(
    evidence: &'a Evidence,
    select: &Select,
    key: &str,
) -> Option<BTreeMap<&'a str, (usize, f64)>> {
    let table = evidence.table(&select.source).filter(|table| table.has(key))?;
    let mut sums: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for row in table.matching(&select.filter) {
        let number = field_number(table.cell(row, &select.value)).unwrap_or(f64::NAN);
        sums.entry(table.cell(row, key)).or_insert((row, 0.0)).1 += number;
    }
    sums.retain(|_, (_, sum)| sum.is_finite());
    Some(sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[&str; 3]]) -> Table {
        let columns = ["place", "year", "deaths"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        Table::new(columns, cells, (2..rows.len() + 2).collect())
    }

    fn found(rows: &[[&str; 3]]) -> Option<usize> {
        let table = table(rows);
        in_series(&table, "deaths", &["place", "year"], &|_| true).map(|lone| table.line(lone.row))
    }

    #[test]
    fn a_zero_between_many_is_told_where_the_series_is_one() {
        let of = |deaths: &'static str| {
            [["01", "2013", "212"], ["01", "2014", deaths], ["01", "2015", "240"]]
        };
        assert_eq!(found(&of("0")), Some(3));
        assert_eq!(found(&of("1")), None);
        assert_eq!(found(&of("")), None);
        let few = [["01", "2013", "12"], ["01", "2014", "0"], ["01", "2015", "240"]];
        assert_eq!(found(&few), None);
        let of_two = [["01", "2013", "212"], ["01", "2014", "0"], ["02", "2015", "240"]];
        assert_eq!(found(&of_two), None);
        let of_ages = [["01", "2014", "0"], ["01", "2014", "80"]];
        assert_eq!(found(&[&of("0")[..], &of_ages[1..]].concat()), None);
    }
}
