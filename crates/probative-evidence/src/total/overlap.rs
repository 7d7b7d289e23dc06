//! Rows that are added up whose ranges overlap: ages, years, sizes; and parts called by "of which".

use std::collections::BTreeMap;

use probative_case::claim::Select;

use super::{inside, names_several};
use crate::ranges;
use crate::select::Found;
use crate::table::Table;
use crate::unavailable::{Unavailable, Wrong, in_row};

/// Passes if no two rows that are added up have ranges that overlap, in a column over which they
/// are, and none is called a part of the one above it.
pub(super) fn none_overlap(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    for column in &select.sum_over {
        let cells: Vec<&str> = rows.iter().map(|found| table.cell(found.row, column)).collect();
        if let Some([at, above]) = inside::of_which(&cells) {
            let [cell, other] = [at, above].map(|at| cells[at].to_owned());
            let what = Wrong::Overlaps { column: column.clone(), cell, other };
            return Err(in_row(select, table, rows[at].row, what));
        }
    }
    let several = |column: &str| names_several(select, column);
    let is_added = |column: &&str| {
        keys.contains(column) && (several(column) || select.sum_over.iter().any(|it| it == column))
    };
    let columns: Vec<&str> = table.columns().iter().map(String::as_str).collect();
    let found = columns.iter().copied().filter(is_added).find_map(|column| {
        let tells = |other: &&str| *other != column && (keys.contains(other) || several(other));
        let others: Vec<&str> = columns.iter().copied().filter(tells).collect();
        Some((column, overlapping(table, rows, column, &others)?))
    });
    let Some((column, [row, other])) = found else { return Ok(()) };
    let [cell, other] = [row, other].map(|row| table.cell(row, column).to_owned());
    let what = Wrong::Overlaps { column: column.to_owned(), cell, other };
    Err(in_row(select, table, row, what))
}

/// Two rows whose ranges in a column overlap, among those that are alike in the others: the ages of
/// another year or place may be cut otherwise. What stands in several rows is one range.
fn overlapping(table: &Table, rows: &[Found], column: &str, others: &[&str]) -> Option<[usize; 2]> {
    let first_two = |rows: &mut dyn Iterator<Item = usize>| {
        let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows {
            firsts.entry(table.cell(row, column)).or_insert(row);
        }
        let (cells, firsts): (Vec<&str>, Vec<usize>) = firsts.into_iter().unzip();
        Some(ranges::overlapping(&cells)?.map(|at| firsts[at]))
    };
    // Of most columns none overlap at all.
    first_two(&mut rows.iter().map(|found| found.row))?;
    let mut alike: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for found in rows {
        let cells = others.iter().map(|other| table.cell(found.row, other)).collect();
        alike.entry(cells).or_default().push(found.row);
    }
    alike.into_values().find_map(|rows| first_two(&mut rows.into_iter()))
}

#[cfg(test)]
mod tests {
    use super::super::among_keys;
    use super::*;

    /// Whether ages of some rows `town,year,age,n` overlap, where ages and towns are added up.
    fn ages_overlap(rows: &[&str]) -> bool {
        let cells = rows.iter().map(|row| row.split(',').map(str::to_owned).collect());
        let columns = ["town", "year", "age", "n"].map(str::to_owned).to_vec();
        let table = Table::new(columns, cells.collect(), (1..=rows.len()).collect());
        let sum_over = ["town", "age"].map(str::to_owned).to_vec();
        let select = Select { sum_over, ..Select::all_of("t", "n") };
        let found = |row: usize| Found::at(row, Some(1.0));
        let found: Vec<Found> = (0..rows.len()).map(found).collect();
        let told = among_keys(&select, &table, &found, &["town", "age", "year"]);
        matches!(told, Err(Unavailable::InRow { what: Wrong::Overlaps { .. }, .. }))
    }

    #[test]
    fn ages_overlap_within_a_year_and_a_place_and_in_no_others() {
        let one = ["A,2019,0-17,1", "A,2019,18+,5"];
        let cut_otherwise = ["A,2020,0-14,1", "A,2020,15+,5", "B,2019,0-14,1", "B,2019,15+,7"];
        assert!(!ages_overlap(&[&one[..], &["B,2019,0-17,2", "A,2020,0-17,3"]].concat()), "again");
        assert!(!ages_overlap(&[&one[..], &cut_otherwise].concat()));
        assert!(ages_overlap(&[&one[..], &cut_otherwise, &["B,2019,0-17,9"]].concat()));
    }
}
