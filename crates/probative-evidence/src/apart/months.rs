//! Sums over the months or quarters of a year of which one has no row.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::Select;
use probative_case::claim::select::EACH_ROW;
use probative_terms::text::counted;
use probative_terms::{Diagnostic, month_named};

use super::years_named;
use crate::added;
use crate::evidence::Evidence;
use crate::table::Table;

/// Parts of a year: how the columns are called that have them, and how many a year has.
const PARTS: [(&str, u32); 2] = [("month", 12), ("quarter", 4)];

/// That a sum of a year lacks some of its months, which no other year tells.
pub(super) fn lacking(case: &Case, evidence: &Evidence, select: &Select) -> Option<Diagnostic> {
    let named = years_named(evidence, select).map(|(column, _)| column);
    let said = said(evidence.table(&select.source)?, select, named)?;
    let help =
        "give the rows that lack; where the sentence is of these alone, name them in `where`";
    Some(Diagnostic::of_file("W222", &case.source(&select.source)?.path, said, help))
}

/// The first year of which some parts have a row and others none. Of a list of incidents a month
/// without a row may have none.
fn said(table: &Table, select: &Select, named: Option<&str>) -> Option<String> {
    if select.value == EACH_ROW {
        return None;
    }
    let rows = table.matching(&select.filter);
    let over = || select.sum_over.iter().map(String::as_str);
    let years = named.or_else(|| over().find(|column| added::is_years(table, &rows, column)));
    let is_called = |column: &str, part: &str| column.to_lowercase().contains(part);
    let (column, (part, all)) = over().find_map(|column| {
        Some((column, *PARTS.iter().find(|(part, _)| is_called(column, part))?))
    })?;
    let mut by_year: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for row in rows {
        let (of, part) = part_of(table.cell(row, column)).filter(|(_, part)| *part <= all)?;
        let year = years.map(|years| table.cell(row, years).to_owned()).or(of);
        by_year.entry(year.unwrap_or_default()).or_default().insert(part);
    }
    let (year, parts) = by_year.iter().find(|(_, parts)| parts.len() < all as usize)?;
    let of = if year.is_empty() { String::new() } else { format!(" of {year}") };
    let (value, have) = (&select.value, counted(parts.len(), part));
    Some(format!("`{value}`{of} is added up over {have} of `{column}`, and a year has {all}"))
}

/// A month or a quarter by its number, and its year where the cell has it: `3`, `Mar`, `2019-03`,
/// `Q1`, `2019Q1`.
fn part_of(cell: &str) -> Option<(Option<String>, u32)> {
    let cell = cell.trim();
    if let Some(month) = month_named(cell) {
        return Some((None, month.into()));
    }
    let numbers = cell.split(|letter: char| !letter.is_ascii_digit()).filter(|it| !it.is_empty());
    let number = |text: &str| text.parse::<u32>().ok().filter(|part| (1..=12).contains(part));
    match numbers.collect::<Vec<_>>()[..] {
        [part] => Some((None, number(part)?)),
        [year, part] if year.len() == 4 => Some((Some(year.to_owned()), number(part)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cells: &[&str], column: &str) -> Option<String> {
        let rows = cells.iter().map(|cell| vec![(*cell).to_owned(), "1".to_owned()]).collect();
        let lines = (2..cells.len() + 2).collect();
        let table = Table::new(vec![column.to_owned(), "n".to_owned()], rows, lines);
        let select = Select { sum_over: vec![column.to_owned()], ..Select::all_of("t", "n") };
        said(&table, &select, None)
    }

    #[test]
    fn a_year_of_which_months_or_quarters_lack_is_told() {
        let year: Vec<String> = (1..=12).map(|month| month.to_string()).collect();
        let year: Vec<&str> = year.iter().map(String::as_str).collect();
        assert_eq!(told(&year, "month"), None);
        let short = told(&year[..11], "month");
        assert_eq!(
            short.as_deref(),
            Some("`n` is added up over 11 months of `month`, and a year has 12")
        );
        let dated = ["2019-01", "2019-02"];
        assert!(told(&dated, "Month").unwrap().contains("`n` of 2019 is added up over 2 months"));
        assert_eq!(told(&["Q1", "Q2", "Q3", "Q4"], "quarter"), None);
        assert!(told(&["2019Q1", "2019Q2"], "quarter").is_some());
        assert!(told(&["Jan", "Feb"], "month").is_some());
        assert_eq!(told(&["A", "B"], "month"), None);
        assert_eq!(told(&["1", "2"], "ward"), None);
    }
}
