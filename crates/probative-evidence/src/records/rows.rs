//! Rows that are counted for each place or time: each is one, whatever else it says.

use std::collections::BTreeMap;

use probative_case::claim::Select;

use super::formed;
use super::two::{one_of_two, replaces};
use crate::added::ORIGIN;
use crate::alike::as_one;
use crate::evidence::Evidence;
use crate::public::AsOf;
use crate::revised;
use crate::select::Found;
use crate::table::Table;
use crate::total;
use crate::unavailable::{Between, Count, Unavailable, Wrong, in_row};

impl Evidence {
    /// How many rows of a selection there are for what stands in some columns.
    ///
    /// What tells rows apart is what the selection adds up over; where it names nothing, all that
    /// they say. Of two that are one row the one that counts as of then is counted.
    pub(super) fn rows_by_keys<const N: usize>(
        &self,
        select: &Select,
        keys: [&str; N],
        as_of: AsOf,
    ) -> Result<BTreeMap<[String; N], Found>, Unavailable> {
        let table = self.need(&select.source)?;
        let over = || select.sum_over.iter().map(String::as_str);
        if let Some(column) = keys.into_iter().chain(over()).find(|column| !table.has(column)) {
            let (source, column) = (select.source.clone(), column.to_owned());
            return Err(Unavailable::NoColumn { source, column });
        }
        let rows = self.counted(select, Count::Whole, as_of.last())?;
        total::among_parts(select, table, &rows, &keys)?;
        formed(select, table, &rows, keys[0])?;
        self.each_county_once(select, &rows, &keys)?;
        let numbers: Vec<usize> = rows.iter().map(|found| found.row).collect();
        keys.iter().try_for_each(|key| self.spelt_once(&select.source, &numbers, key))?;
        let blank = |column: &str| rows.iter().find(|it| table.cell(it.row, column).is_empty());
        for column in keys.into_iter().chain(over()) {
            if let Some(found) = blank(column) {
                let column = column.to_owned();
                return Err(in_row(select, table, found.row, Wrong::NoKey { column }));
            }
        }
        let mut counts: BTreeMap<[String; N], Found> = BTreeMap::new();
        for row in told_apart(select, table, &rows, &keys, as_of)? {
            let codes = keys.map(|column| table.cell(row, column).to_owned());
            let count = counts.entry(codes).or_insert(Found::at(row, Some(0.0)));
            count.value = count.value.map(|count| count + 1.0);
        }
        Ok(counts)
    }
}

/// The rows of which none is another again.
fn told_apart(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
    as_of: AsOf,
) -> Result<Vec<usize>, Unavailable> {
    let over: Vec<&str> = select.sum_over.iter().map(String::as_str).chain(keys.to_vec()).collect();
    let telling = if select.sum_over.is_empty() { all_but_origin(table) } else { over.clone() };
    let labels = match select.sum_over.is_empty() {
        true => Vec::new(),
        false => revised::labels(select, table, rows, &over),
    };
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for found in rows {
        let cells: Vec<String> =
            telling.iter().map(|column| as_one(table.cell(found.row, column))).collect();
        let Some(before) = seen.get(&cells).copied() else {
            seen.insert(cells, found.row);
            continue;
        };
        let both = [before, found.row];
        one_of_two(select, table, both, &labels, &cells)?;
        if replaces(select, table, both, as_of, Between::Copied)? {
            seen.insert(cells, found.row);
        }
    }
    Ok(seen.into_values().collect())
}

/// The columns that say what a row is, and neither where it comes from nor which release has it.
fn all_but_origin(table: &Table) -> Vec<&str> {
    let is_told = |column: &&String| {
        let name = column.to_lowercase();
        !(ORIGIN.contains(&name.as_str()) || revised::is_release(&name))
    };
    table.columns().iter().filter(is_told).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_case::claim::select::EACH_ROW;

    const ROWS: [[&str; 5]; 5] = [
        ["1", "2010", "Maine", "theft", "2012-01-01"],
        ["2", "2010", "Maine", "theft", "2012-01-01"],
        ["3", "2010", "Utah", "arson", "2012-01-01"],
        ["4", "2011", "Maine", "theft", "2012-01-01"],
        ["5", "2011", "Maine", "arson", "2012-01-01"],
    ];

    fn evidence(rows: &[[&str; 5]]) -> Evidence {
        let columns = ["id", "year", "state", "kind", "published"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let mut table = Table::new(columns, cells, (2..rows.len() + 2).collect());
        table.put(EACH_ROW, vec!["1".to_owned(); rows.len()]);
        let mut evidence = Evidence::default();
        evidence.tables.insert("t".to_owned(), table);
        evidence
    }

    /// The counts by a key, or the code of what is wrong.
    fn counts(rows: &[[&str; 5]], key: &str, over: &[&str]) -> Result<Vec<(String, f64)>, String> {
        let sum_over = over.iter().map(|column| (*column).to_owned()).collect();
        let select = Select { sum_over, ..Select::all_of("t", EACH_ROW) };
        let found = evidence(rows).by_key(&select, key, Count::Whole, AsOf::Now);
        let found = found.map_err(|why| probative_terms::Diagnostic::from(why).to_string())?;
        Ok(found.into_iter().filter_map(|(key, found)| Some((key, found.value?))).collect())
    }

    #[test]
    fn each_row_of_a_place_or_year_counts_as_one_whatever_is_added_up_over() {
        let years = [("2010".to_owned(), 3.0), ("2011".to_owned(), 2.0)];
        for over in [&[][..], &["id"], &["id", "state"], &["id", "state", "kind"]] {
            assert_eq!(counts(&ROWS, "year", over), Ok(years.to_vec()), "{over:?}");
        }
        let states = [("Maine".to_owned(), 4.0), ("Utah".to_owned(), 1.0)];
        assert_eq!(counts(&ROWS, "state", &[]), Ok(states.to_vec()));
    }

    #[test]
    fn a_row_that_stands_twice_is_told_and_one_that_was_published_again_counts_once() {
        let copied = [&ROWS[..], &[ROWS[4]]].concat();
        for over in [&[][..], &["id"]] {
            assert!(counts(&copied, "year", over).unwrap_err().contains("lines 6 and 7"));
        }
        let again = [&ROWS[..], &[["5", "2011", "Maine", "arson", "2013-01-01"]]].concat();
        for over in [&[][..], &["id"]] {
            assert_eq!(counts(&again, "year", over).unwrap()[1].1, 2.0, "{over:?}");
        }
        let two = [&ROWS[..], &[["5", "2011", "Maine", "theft", "2013-01-01"]]].concat();
        assert!(counts(&two, "year", &["id"]).unwrap_err().contains("`kind`"), "of two things");
    }
}
