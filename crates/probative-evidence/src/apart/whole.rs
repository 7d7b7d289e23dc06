//! Sums that differ from the total that their file has itself.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::Select;
use probative_case::claim::select::EACH_ROW;
use probative_terms::Diagnostic;
use probative_terms::number::{decimal, plain};
use probative_terms::text::telling;

use crate::added;
use crate::evidence::Evidence;
use crate::table::{Table, field_number};
use crate::total;
use crate::total::unit;

/// Up to this share a sum of rounded numbers may lie from its total, each off by half a unit.
const ROUNDED: f64 = 1e-3;
/// From this share on the row is no total of these numbers.
const NO_TOTAL: f64 = 0.25;

/// What a sum lacks or has beside the file's own total.
struct Differs {
    /// What the row of the total is called.
    name: String,
    /// The year, or what else tells its time and part.
    of: String,
    sum: f64,
    total: f64,
}

/// That the rows of a selection do not add up to the total that the file has of them, in a row
/// which is left out.
pub(super) fn differs(case: &Case, evidence: &Evidence, select: &Select) -> Option<Diagnostic> {
    let found = all(evidence.table(&select.source)?, select);
    let Differs { name, of, sum, total } = found.first()?;
    let (value, name) = (telling(&select.value), telling(name));
    let more = match found.len() - 1 {
        0 => String::new(),
        1 => ", and so in 1 other year or part".to_owned(),
        others => format!(", and so in {others} other years or parts"),
    };
    let said = format!(
        "`{value}`{of} adds up to {} over the rows that count, and `{name}` of the file has {}{more}",
        plain(*sum),
        plain(*total)
    );
    let help = "see which places or parts one of them leaves out, such as territories, and say so in `definition_differs` where the text means the other; a total that W103 leaves out is read with `keep_totals = true` of the source and `where`, without `sum_over`";
    Some(Diagnostic::of_file("W235", &case.source(&select.source)?.path, said, help))
}

fn all(table: &Table, select: &Select) -> Vec<Differs> {
    if select.value == EACH_ROW || select.sum_over.is_empty() {
        return Vec::new();
    }
    let rows = table.matching(&select.filter);
    let is_asked = |row: &&[String]| {
        select
            .filter
            .iter()
            .all(|(column, values)| values.iter().any(|value| value == table.cell_of(row, column)))
    };
    let years = table.columns().iter().filter(|column| added::is_years(table, &rows, column));
    let years: Vec<&String> = years.filter(|column| !select.sum_over.contains(column)).collect();
    let cells_of = |column: &String| rows.iter().map(|row| table.cell(*row, column)).collect();
    let cells: BTreeMap<&String, BTreeSet<&str>> =
        select.sum_over.iter().map(|column| (column, cells_of(column))).collect();
    let is_whole = |cell: &str, column: &&String| {
        let holds = || cells[column].iter().any(|other| total::holds(cell, other));
        total::is_of_all(cell) || total::is_of_a_larger(cell) && holds()
    };
    // The totals of one year and part: of several nobody knows which is that of these rows.
    let mut totals: BTreeMap<Vec<(&str, &str)>, Vec<&[String]>> = BTreeMap::new();
    for row in table.lost_totals().filter(is_asked) {
        let (parts, wholes): (Vec<&String>, Vec<&String>) = select
            .sum_over
            .iter()
            .partition(|column| !is_whole(table.cell_of(row, column), column));
        if !wholes.is_empty() {
            // A larger place is the total of those that it holds, and no other's.
            let is_code = |column: &&String| total::is_of_a_larger(table.cell_of(row, column));
            let larger = wholes.into_iter().filter(is_code);
            let of = parts.into_iter().chain(larger).chain(years.iter().copied());
            let of = of.map(|column| (column.as_str(), table.cell_of(row, column))).collect();
            totals.entry(of).or_default().push(row);
        }
    }
    let single = totals.into_iter().filter(|(_, rows)| rows.len() == 1);
    single.filter_map(|(of, total)| one(table, select, &rows, (of, total[0]))).collect()
}

/// The total of one year or part, where the rows of it add up to another number.
fn one(
    table: &Table,
    select: &Select,
    rows: &[usize],
    (of, row): (Vec<(&str, &str)>, &[String]),
) -> Option<Differs> {
    let is_within = |row: usize, (column, cell): &(&str, &str)| {
        let own = table.cell(row, column);
        own == *cell || total::holds(cell, own)
    };
    let is_same = |row: &&usize| of.iter().all(|of| is_within(**row, of));
    let numbers = rows.iter().filter(is_same).map(|row| table.cell(*row, &select.value));
    let numbers: Vec<f64> = numbers.map(field_number).collect::<Option<_>>()?;
    let total = field_number(table.cell_of(row, &select.value))?;
    let sum = decimal(numbers.iter().sum());
    let off = (sum - total).abs();
    let half = 0.5 * unit(numbers.iter().copied().chain([total]));
    let is_rounded = off <= half * (numbers.len() + 1) as f64 && off <= ROUNDED * total.abs();
    let is_total = numbers.len() > 1 && off <= NO_TOTAL * total.abs();
    let cells = select.sum_over.iter().map(|column| table.cell_of(row, column));
    let is_of_parts = |cell: &str| total::is_of_all(cell) || total::is_of_a_larger(cell);
    let code = cells.filter(|cell| is_of_parts(cell)).collect::<Vec<_>>().join(" ");
    // A code of zeros is told by the name beside it.
    let longest = row.iter().filter(|cell| total::is_of_all(cell)).max_by_key(|cell| cell.len());
    let name = longest.filter(|_| !total::is_of_all(&code)).cloned().unwrap_or(code);
    // A part that all rows are of tells nothing.
    let varies = |(column, cell): &(&str, &str)| {
        let is_other = |row: &usize| table.cell(*row, column) != *cell;
        added::is_years(table, rows, column) || rows.iter().any(is_other)
    };
    let tells = |of: &&(&str, &str)| !of.1.is_empty() && !name.contains(of.1) && varies(of);
    let of: Vec<&str> = of.iter().filter(tells).map(|(_, cell)| *cell).collect();
    let of = if of.is_empty() { String::new() } else { format!(" of {}", of.join(" ")) };
    (is_total && !is_rounded && off > 0.0).then_some(Differs { name, of, sum, total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Lost;

    /// What is told of deaths of three states in two years, beside totals that are left out.
    fn told(totals: &[[&str; 3]]) -> Vec<(String, f64, f64)> {
        let row = |cells: &[&str; 3]| cells.map(str::to_owned).to_vec();
        let cells = [
            ["A", "2015", "207"],
            ["B", "2015", "1400"],
            ["C", "2015", "393"],
            ["A", "2016", "210"],
            ["B", "2016", "1500"],
        ];
        let columns = ["state", "year", "deaths"].map(str::to_owned).to_vec();
        let mut table = Table::new(columns, cells.iter().map(row).collect(), (2..7).collect());
        let lost: Vec<Vec<String>> = totals.iter().map(row).collect();
        table.lose(lost.iter().map(Vec::as_slice), Lost::LeftOut);
        let sum_over = vec!["state".to_owned()];
        let select = Select { sum_over, ..Select::all_of("t", "deaths") };
        let found = all(&table, &select).into_iter();
        found.map(|it| (format!("{}{}", it.name, it.of), it.sum, it.total)).collect()
    }

    #[test]
    fn a_sum_that_is_not_the_files_own_total_is_told_with_both() {
        let right = ["All places", "2015", "2000"];
        assert!(told(&[right]).is_empty());
        let us = "All places of 2016".to_owned();
        assert_eq!(told(&[right, ["All places", "2016", "1735"]]), [(us, 1710.0, 1735.0)]);
    }

    /// The totals under a code that are told of three counties of Alabama and two of Alaska.
    fn under_codes(totals: &[[&str; 3]]) -> Vec<(String, f64, f64)> {
        let row = |cells: &[&str; 3]| cells.map(str::to_owned).to_vec();
        let cells = [
            ["01001", "Autauga", "10"],
            ["01003", "Baldwin", "20"],
            ["01005", "Barbour", "31"],
            ["02013", "Aleutians East", "5"],
            ["02016", "Aleutians West", "7"],
        ];
        let columns = ["fips", "county", "deaths"].map(str::to_owned).to_vec();
        let mut table = Table::new(columns, cells.iter().map(row).collect(), (2..7).collect());
        let lost: Vec<Vec<String>> = totals.iter().map(row).collect();
        table.lose(lost.iter().map(Vec::as_slice), Lost::LeftOut);
        let sum_over = vec!["fips".to_owned()];
        let select = Select { sum_over, ..Select::all_of("t", "deaths") };
        let found = all(&table, &select).into_iter();
        found.map(|it| (format!("{}{}", it.name, it.of), it.sum, it.total)).collect()
    }

    #[test]
    fn a_total_under_a_code_is_that_of_the_places_which_it_holds() {
        for code in ["01000", "01"] {
            let told = under_codes(&[[code, "Alabama", "64"], ["02000", "Alaska", "12"]]);
            assert_eq!(told, [(code.to_owned(), 61.0, 64.0)]);
        }
        assert_eq!(under_codes(&[["00000", "x", "76"]]), [("00000".to_owned(), 73.0, 76.0)]);
        assert!(under_codes(&[["01000", "Alabama", "61"]]).is_empty());
        assert!(under_codes(&[["01007", "Bibb", "64"], ["04000", "Arizona", "64"]]).is_empty());
    }

    #[test]
    fn a_row_that_is_no_total_of_these_numbers_is_none() {
        assert!(told(&[["All places", "2016", "52404"]]).is_empty());
        assert!(told(&[["D", "2016", "1735"]]).is_empty());
        assert!(told(&[["All places", "2016", "1711"]]).is_empty(), "rounded parts");
        let two = [["All places", "2016", "1735"], ["Total", "2016", "1790"]];
        assert!(told(&two).is_empty(), "nobody knows which of them is meant");
    }
}
