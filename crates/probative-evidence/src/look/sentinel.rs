//! A number alone and far from the rest, which may stand for one that is missing.

use probative_catalog::{Columns, Product};
use probative_terms::Diagnostic;

use crate::amounts::{Cell, cell};
use crate::table::Table;

/// Numbers that programs write where they have none.
const SENTINELS: [f64; 13] = [
    -1.0,
    -9.0,
    -99.0,
    -999.0,
    -9999.0,
    -99_999.0,
    999.0,
    9999.0,
    99_999.0,
    999_999.0,
    -666_666_666.0,
    -888_888_888.0,
    -999_999_999.0,
];

/// The number of a column that looks like a sentinel, with the row of its first and their count.
///
/// It is one that programs write, no other lies between it and the rest, and it is below zero where
/// none of the rest is or farther from them than they are from each other.
pub fn sentinel(table: &Table, column: &str) -> Option<(f64, usize, usize)> {
    let mut numbers = Vec::new();
    for row in 0..table.len() {
        match cell(table, row, column) {
            Some(Cell::Known(number)) => numbers.push((number, row)),
            Some(_) => {}
            None => return None,
        }
    }
    among(&numbers)
}

/// The same of a column that may hold words too, as where a table has several quantities.
pub(crate) fn sign_among_words(table: &Table, column: &str) -> Option<(f64, usize, usize)> {
    let number = |row| match cell(table, row, column) {
        Some(Cell::Known(number)) => Some((number, row)),
        _ => None,
    };
    among(&(0..table.len()).filter_map(number).collect::<Vec<_>>())
}

/// Whether a number is one that programs write where they have none.
pub(crate) fn is_sign(number: f64) -> bool {
    SENTINELS.contains(&number)
}

/// The number among some, each with its row, that looks like such a sign.
fn among(numbers: &[(f64, usize)]) -> Option<(f64, usize, usize)> {
    let mut signs = Signs::default();
    numbers.iter().for_each(|(number, row)| signs.add(*number, *row));
    signs.found()
}

/// The numbers of a column, as far as they tell whether one of them stands for none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signs {
    count: usize,
    /// The least and the largest of those that no program writes for none.
    ends: Option<(f64, f64)>,
    /// Those that programs write for none, each with the place of its first and their count.
    signs: Vec<(f64, usize, usize)>,
}

impl Signs {
    /// Takes a number that stands at this place.
    pub(crate) fn add(&mut self, number: f64, at: usize) {
        self.count += 1;
        if is_sign(number) {
            match self.signs.iter_mut().find(|(known, ..)| *known == number) {
                Some((_, _, count)) => *count += 1,
                None => self.signs.push((number, at, 1)),
            }
            return;
        }
        let (least, most) = self.ends.unwrap_or((number, number));
        self.ends = Some((least.min(number), most.max(number)));
    }

    /// The number that looks like a sign for none, with the place of its first and their count.
    pub(crate) fn found(&self) -> Option<(f64, usize, usize)> {
        SENTINELS.into_iter().find_map(|value| {
            let own = self.signs.iter().find(|(sign, ..)| *sign == value)?;
            let others = self.signs.iter().map(|(sign, ..)| *sign).filter(|sign| *sign != value);
            let rest = || self.ends.iter().flat_map(|(a, b)| [*a, *b]).chain(others.clone());
            let (least, most) =
                (rest().fold(f64::INFINITY, f64::min), rest().fold(f64::NEG_INFINITY, f64::max));
            let (count, all) = (own.2, self.count);
            let gap = if value < least { least - value } else { value - most };
            let alone = least < most && count + 3 <= all && 2 * count <= all;
            let below = value < -1.0 && least >= 0.0;
            let far = (value < least || value > most) && gap > (most - least) && value.abs() > 9.0;
            (alone && (below || far)).then_some(*own)
        })
    }
}

/// Every column with such a number that the product does not explain.
pub(super) fn sentinels(path: &str, table: &Table, product: Option<&Product>) -> Vec<Diagnostic> {
    let measured = |name: &&String| {
        let known = product.and_then(|product| product.columns.column(name));
        known.is_none_or(|(column, _)| column.role.is_measured())
    };
    let told = table.columns().iter().filter(measured).filter_map(|name| {
        let (value, row, count) = sentinel(table, name)?;
        Some(suspected(path, table, name, value, row, count))
    });
    told.collect()
}

/// Says that a number looks like one that stands for none.
pub(crate) fn suspected(
    path: &str,
    table: &Table,
    column: &str,
    value: f64,
    row: usize,
    count: usize,
) -> Diagnostic {
    let cells = holding(count);
    let said = format!("{cells} {value}, far from every other number, as a sign for none might");
    let help = format!("say --missing {value} if it stands for no number");
    Diagnostic::in_cell("W233", path, table.line(row), column, said, &help)
}

/// The same where it is refused until somebody says what it is.
pub fn suspicion(path: &str, column: &str, line: usize, value: f64, count: usize) -> Diagnostic {
    let cells = holding(count);
    let said = format!("{cells} {value}, far from every other number, as a sign for none might");
    let help = format!(
        "say --missing {value} if it stands for no number, and --missing none if it is one"
    );
    Diagnostic::in_cell("E222", path, line, column, said, &help)
}

/// How many cells, with their verb.
fn holding(count: usize) -> String {
    if count == 1 { "1 cell holds".to_owned() } else { format!("{count} cells hold") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Asked;

    fn table(cells: &str) -> Table {
        let csv =
            format!("v,w\n{}", cells.split(' ').map(|v| format!("{v},1\n")).collect::<String>());
        crate::read::sheet("t.csv", csv.as_bytes(), &Asked::default()).unwrap().table
    }

    fn found(cells: &str) -> Option<f64> {
        sentinel(&table(cells), "v").map(|(value, ..)| value)
    }

    #[test]
    fn words_among_the_numbers_hide_a_sign_from_a_look_and_not_from_a_case() {
        let mixed = table("12.5 9.1 17 -999 none 14");
        assert_eq!(sentinel(&mixed, "v"), None, "it is a column of words");
        assert_eq!(sign_among_words(&mixed, "v"), Some((-999.0, 3, 1)));
        assert!(is_sign(-999.0) && !is_sign(17.0));
    }

    #[test]
    fn a_far_number_that_programs_write_is_told_and_others_are_not() {
        assert_eq!(found("12.5 9.1 17 -999 14"), Some(-999.0));
        assert_eq!(found("1200000 5 17 -9 14"), Some(-9.0), "it is below zero, and no other is");
        assert_eq!(found("12 9 17 9999 14"), Some(9999.0));
        for plain in ["-9 -8 -3 4 5", "9999 5000 12000 1 7", "1 2 3 4", "-9 -9 -9 -9", "-1 2 3 4"] {
            assert_eq!(found(plain), None, "{plain}");
        }
    }
}
