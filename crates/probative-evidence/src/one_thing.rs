//! Rows that are set beside each other: in one unit, and of the same people.

use probative_case::claim::Select;

use crate::added;
use crate::alike::as_one;
use crate::select::Found;
use crate::table::Table;
use crate::unavailable::{Between, Unavailable};

/// Columns that say in what a number is counted.
const UNITS: [&str; 4] = ["uom", "unit_of_measure", "rate_per", "currency"];
/// Columns that say what is counted.
pub(crate) const MEASURES: [&str; 7] =
    ["indicator", "indicator_name", "variable", "variable_name", "measure", "metric", "statistic"];
/// Columns that may say so, and may as well hold how many homes or what sort of place.
const MAY_BE_UNITS: [&str; 5] = ["unit", "units", "per", "scale", "multiplier"];
/// Columns that say of whom it is, where a place has a row of each.
const OF_WHOM: [&str; 7] = ["sex", "gender", "race", "ethnicity", "age", "age_group", "ages"];
/// What such a column holds where each row counts people of one sex.
const SEXES: [&str; 8] = ["men", "women", "male", "female", "males", "females", "m", "f"];
/// Words of a unit where no column is called so.
const ALONE: [&str; 7] = ["percent", "%", "thousand", "thousands", "million", "millions", "number"];
/// Words of a unit.
const OF_UNITS: [&str; 17] = [
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
    let over = added::over(select);
    let is_own = |column: &str| {
        select.columns().any(|name| name == column)
            || keys.contains(&column)
            || over.contains(&column)
            || added::ORIGIN.contains(&column.to_lowercase().as_str())
    };
    let rows: Vec<usize> = rows.map(|found| found.row).collect();
    let says = |column: &&String| !is_own(column) && says_what(table, &rows, keys, column);
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
fn says_what(table: &Table, rows: &[usize], keys: &[&str], column: &str) -> bool {
    let name = column.to_lowercase().replace([' ', '-'], "_");
    let cells = || rows.iter().map(|row| table.cell(*row, column)).filter(|cell| !cell.is_empty());
    if UNITS.contains(&name.as_str()) || MEASURES.contains(&name.as_str()) {
        return true;
    }
    if OF_WHOM.contains(&name.as_str()) {
        let is_sex = |cell: &str| SEXES.contains(&cell.to_lowercase().as_str());
        return parts(table, keys, column) || cells().all(is_sex);
    }
    let may_be = MAY_BE_UNITS.contains(&name.as_str());
    // One of its cells tells of a column that is called so, as `persons` beside `thousands`.
    let is_told = may_be && cells().any(is_scale);
    is_told || cells().next().is_some() && cells().all(|cell| is_unit(cell, may_be))
}

/// Whether a place has rows of several cells of a column: a school of girls and a candidate have
/// one each, and are set beside others as they are.
fn parts(table: &Table, keys: &[&str], column: &str) -> bool {
    !keys.is_empty() && !added::has_one_each(table, keys, column)
}

/// Whether a cell says for how many a number stands, or of how many it is a part.
fn is_scale(cell: &str) -> bool {
    const SCALES: [&str; 7] =
        ["thousand", "thousands", "million", "millions", "percent", "%", "per"];
    cell.to_lowercase().split_whitespace().any(|word| SCALES.contains(&word))
}

/// Whether a cell says in what something is counted: by words of it, or, where the column is called
/// so, by a hundred, a thousand and the like.
fn is_unit(cell: &str, is_called: bool) -> bool {
    let cell = cell.to_lowercase();
    let words: Vec<&str> = cell.split_whitespace().collect();
    if is_called {
        let ten =
            cell.len() > 2 && cell.starts_with("10") && cell[2..].bytes().all(|it| it == b'0');
        return words.iter().any(|word| OF_UNITS.contains(word)) || ten;
    }
    // `per coroner` says who counted.
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    words.windows(2).any(|pair| pair[0] == "per" && is_number(pair[1]))
        || words.iter().all(|word| ALONE.contains(word))
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
        let found = (0..table.len()).map(|row| Found::at(row, None));
        passes(&Select::all_of("t", "n"), &table, found, keys).is_err()
    }

    #[test]
    fn rows_in_two_units_or_of_two_sexes_are_not_set_beside_each_other() {
        assert!(differ("Unit", &["per 100000", "per 100000", "per 1000"], &["place"]));
        assert!(differ("said", &["per 100,000", "per 1,000"], &["place"]), "by its words");
        assert!(differ("per", &["100000", "1000"], &["place"]), "by its numbers");
        assert!(differ("Indicator", &["deaths", "births"], &["place"]), "another measure");
        assert!(differ("unit", &["thousand", "persons"], &["place"]), "by one of its words");
    }

    #[test]
    fn rows_of_men_here_and_of_women_there_are_not_set_beside_each_other() {
        let columns = ["place", "sex", "n"].map(str::to_owned).to_vec();
        let row = |place: &str, sex: &str| vec![place.to_owned(), sex.to_owned(), "1".to_owned()];
        let rows = vec![row("a", "men"), row("a", "women"), row("b", "men"), row("b", "women")];
        let table = Table::new(columns, rows, vec![2, 3, 4, 5]);
        let found = |row| Found::at(row, None);
        let asks = |rows: [usize; 2]| {
            passes(&Select::all_of("t", "n"), &table, rows.map(found).into_iter(), &["place"])
        };
        assert!(asks([0, 3]).is_err());
        assert!(asks([1, 3]).is_ok());
    }

    #[test]
    fn what_is_alike_or_tells_the_rows_apart_may_stand() {
        assert!(!differ("unit", &["Percent", "percent", ""], &["place"]));
        assert!(!differ("sex", &["men", "women"], &["sex", "place"]), "a key");
        assert!(!differ("age", &["38.5", "41.0"], &["place"]), "a mean of each place");
        assert!(!differ("gender", &["mixed", "girls", "boys"], &["place"]), "schools");
        assert!(!differ("remark", &["per coroner", "per sheriff"], &["place"]), "who says so");
        assert!(!differ("units", &["1", "10", "1"], &["place"]), "homes");
        assert!(!differ("class", &["city", "county"], &["place"]));
        assert!(!differ("unit", &["state", "district"], &["place"]), "a sort of place");
        assert!(!differ("units", &["812", "1000", "56"], &["place"]), "homes");
        assert!(!differ("said", &["per capita income", "income"], &["place"]));
    }
}
