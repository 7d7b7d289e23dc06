//! Cells that hold no plain number: withheld, unreliable, missing, or not posed.

use probative_catalog::{Columns, Means, Numbers, Product, Role, Status};

use crate::asked::Asked;
use crate::mark::{Mark, Marks};
use crate::table::{Table, field_number};

/// The marks that a product's words and numbers, ranges and the user's own words make.
pub(crate) fn marks(table: &Table, product: Option<&Product>, asked: &Asked) -> Marks {
    let mut marks = Marks::new();
    for (place, name) in table.columns().iter().enumerate() {
        let known = product.and_then(|product| product.columns.column(name));
        let role = known.map(|(column, _)| column.role);
        let ranges = known.is_some_and(|(column, _)| column.numbers == Numbers::Ranges);
        let statuses: Vec<&Status> = product
            .iter()
            .flat_map(|product| &product.statuses)
            .filter(|status| role.is_some_and(|role| concerns(status, role, name)))
            .collect();
        for row in 0..table.len() {
            let cell = table.cell(row, name);
            let mark = mark(cell, &statuses)
                .or_else(|| range(cell).filter(|_| ranges))
                .or_else(|| missing(cell, asked));
            marks.extend(mark.map(|mark| ((row, place), mark)));
        }
    }
    marks
}

/// Whether a word is one of a column: of a measured one where it does not say of which.
fn concerns(status: &Status, role: Role, name: &str) -> bool {
    let said = !status.roles.is_empty() || !status.columns.is_empty();
    status.concerns(role, name) && (said || role.is_measured())
}

fn mark(cell: &str, statuses: &[&Status]) -> Option<Mark> {
    let same = |status: &&&Status| {
        let numbers = field_number(cell).zip(field_number(&status.word));
        status.word == cell || numbers.is_some_and(|(a, b)| a == b)
    };
    let status = statuses.iter().find(same)?;
    Some(Mark { means: status.means, ends: status.low.zip(status.high) })
}

fn missing(cell: &str, asked: &Asked) -> Option<Mark> {
    let said = |word: &String| {
        let numbers = field_number(cell).zip(field_number(word));
        word == cell || numbers.is_some_and(|(a, b)| a == b)
    };
    let missing = Mark { means: Means::Missing, ends: None };
    asked.missing.iter().any(said).then_some(missing)
}

/// The ends of a range as publishers write it: `2.1-4`, `<2`, `>30`, `30+`.
fn range(cell: &str) -> Option<Mark> {
    let bounded = |low, high| Some(Mark { means: Means::Bounded, ends: Some((low, high)) });
    let number = |text: &str| field_number(text.trim());
    if let Some(high) = cell.strip_prefix('<').and_then(number) {
        return bounded(0.0, high);
    }
    let open = cell.strip_prefix('>').or_else(|| cell.strip_suffix('+'));
    if let Some(low) = open.and_then(number) {
        return bounded(low, f64::INFINITY);
    }
    let (low, high) = cell.split_once('-')?;
    let (low, high) = (number(low)?, number(high)?);
    if low <= high { bounded(low, high) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_have_their_ends() {
        let ends = |cell| range(cell).and_then(|mark| mark.ends);
        assert_eq!(ends("2.1-4"), Some((2.1, 4.0)));
        assert_eq!(ends("<2"), Some((0.0, 2.0)));
        assert_eq!(ends("30+"), Some((30.0, f64::INFINITY)));
        assert_eq!(ends(">30").map(|ends| ends.0), Some(30.0));
        for none in ["4-2", "-4", "7", "", "a-b", "2014-05-06"] {
            assert_eq!(ends(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_that_is_said_to_be_missing_is_so_however_it_is_written() {
        let asked = Asked { missing: vec!["-999".to_owned(), "NA".to_owned()], ..Asked::default() };
        let found = ["-999", "-999.0", "NA", "-99", ""].map(|cell| missing(cell, &asked).is_some());
        assert_eq!(found, [true, true, true, false, false]);
    }
}
