//! Rows that are set beside each other: in one unit, and of the same people.

use probative_case::claim::Select;

use crate::alike::as_one;
use crate::select::Found;
use crate::table::{Table, field_number};
use crate::unavailable::{Between, Unavailable};

/// Columns that say in what a number is counted.
const UNITS: [&str; 4] = ["uom", "unit_of_measure", "rate_per", "currency"];
/// Columns that may say so, and may as well hold how many homes or what sort of place.
const MAY_BE_UNITS: [&str; 5] = ["unit", "units", "per", "scale", "multiplier"];
/// Columns that say of whom it is.
const OF_WHOM: [&str; 7] = ["sex", "gender", "race", "ethnicity", "age", "age_group", "ages"];
/// Words of a unit.
const OF_UNITS: [&str; 18] = [
    "per",
    "percent",
    "%",
    "thousand",
    "thousands",
    "million",
    "millions",
    "number",
    "count",
    "rate",
    "people",
    "persons",
    "dollars",
    "usd",
    "kg",
    "km",
    "pounds",
    "index",
];

/// Passes if some rows are in one unit and of the same people, as far as a column says so.
///
/// A series whose unit changes falls or rises by nothing else, and so does a place beside others.
/// What is one of the keys, or is added up over, tells the rows apart and may differ.
pub(crate) fn passes(
    select: &Select,
    table: &Table,
    rows: impl Iterator<Item = Found>,
    keys: &[&str],
) -> Result<(), Unavailable> {
    let numbers = [Some(&select.value), select.low.as_ref(), select.high.as_ref()];
    let is_own = |column: &str| {
        numbers.into_iter().flatten().any(|name| name == column)
            || keys.contains(&column)
            || select.sum_over.iter().any(|name| name == column)
    };
    let rows: Vec<usize> = rows.map(|found| found.row).collect();
    let says = |column: &&String| !is_own(column) && says_what(table, &rows, column);
    for column in table.columns().iter().filter(says) {
        let mut filled = rows.iter().filter(|row| !table.cell(**row, column).is_empty());
        let Some(first) = filled.next() else { continue };
        let own = as_one(table.cell(*first, column));
        if let Some(other) = filled.find(|row| as_one(table.cell(**row, column)) != own) {
            return Err(Unavailable::Between {
                source: select.source.clone(),
                lines: (table.line(*first), table.line(*other)),
                what: Between::OtherUnit { column: column.clone() },
            });
        }
    }
    Ok(())
}

/// Whether a column says in what, or of whom, the numbers of some rows are.
fn says_what(table: &Table, rows: &[usize], column: &str) -> bool {
    let name = column.to_lowercase().replace([' ', '-'], "_");
    let cells = || rows.iter().map(|row| table.cell(*row, column)).filter(|cell| !cell.is_empty());
    // A column of ages may as well hold the mean of each place.
    let of_whom = OF_WHOM.contains(&name.as_str())
        && (!name.starts_with("age") || cells().any(|cell| field_number(cell).is_none()));
    if UNITS.contains(&name.as_str()) || of_whom {
        return true;
    }
    let may_be = MAY_BE_UNITS.contains(&name.as_str());
    cells().next().is_some() && cells().all(|cell| is_unit(cell, may_be))
}

/// Whether a cell says in what something is counted: by words of it, or, where the column is called
/// so, by a hundred, a thousand and the like.
fn is_unit(cell: &str, is_called: bool) -> bool {
    let cell = cell.to_lowercase();
    let mut words = cell.split_whitespace();
    if is_called {
        let ten = || cell.starts_with('1') && cell[1..].chars().all(|digit| digit == '0');
        return words.any(|word| OF_UNITS.contains(&word)) || ten();
    }
    words.clone().any(|word| word == "per") || words.all(|word| OF_UNITS[..7].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(column: &str, cells: &[&str], keys: &[&str]) -> bool {
        let columns = ["place", column, "n"].map(str::to_owned).to_vec();
        let row = |(at, cell): (usize, &&str)| {
            vec![format!("p{at}"), (*cell).to_owned(), format!("{at}")]
        };
        let rows: Vec<Vec<String>> = cells.iter().enumerate().map(row).collect();
        let lines = (2..rows.len() + 2).collect();
        let table = Table::new(columns, rows, lines);
        let found = (0..table.len()).map(|row| Found { row, value: None, low: None, high: None });
        passes(&Select::all_of("t", "n"), &table, found, keys).is_err()
    }

    #[test]
    fn rows_in_two_units_or_of_two_sexes_are_not_set_beside_each_other() {
        assert!(differ("Unit", &["per 100000", "per 100000", "per 1000"], &["place"]));
        assert!(differ("said", &["per 100,000", "per 1,000"], &["place"]), "by its words");
        assert!(differ("per", &["100000", "1000"], &["place"]), "by its numbers");
        assert!(differ("sex", &["men", "men", "women"], &["place"]));
        assert!(differ("age", &["15-24", "25-34"], &["place"]));
    }

    #[test]
    fn what_is_alike_or_tells_the_rows_apart_may_stand() {
        assert!(!differ("unit", &["Percent", "percent", ""], &["place"]));
        assert!(!differ("sex", &["men", "women"], &["sex", "place"]), "a key");
        assert!(!differ("age", &["38.5", "41.0"], &["place"]), "a mean of each place");
        assert!(!differ("class", &["city", "county"], &["place"]));
        assert!(!differ("unit", &["state", "district"], &["place"]), "a sort of place");
        assert!(!differ("units", &["812", "1000", "56"], &["place"]), "homes");
        assert!(!differ("said", &["per capita income", "income"], &["place"]));
    }
}
