//! What the content of a table suggests of how it is read: signs for no number, and totals among
//! its places.

use probative_catalog::Role;
use probative_terms::Diagnostic;
use probative_terms::diagnostic::Place;

use super::{ColumnLook, columns, odd, sentinel};
use crate::asked::Asked;
use crate::read;
use crate::sheet::Sheet;
use crate::table::{Table, field_number};
use crate::total::total_row;

/// What columns are for that say which place a row is.
const OF_PLACES: [Role; 2] = [Role::Place, Role::Name];
/// How often a table is read again with what was suggested of it.
const MOST: usize = 12;

/// How a table is read where nobody says more of it than its content suggests.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// What was said of it, and what is suggested beside.
    pub asked: Asked,
    /// What is seen of each that is suggested, as a sentence, and its line in the file.
    pub told: Vec<String>,
}

/// What a table's content suggests beside what is said of it.
///
/// A total is left out of places alone: of causes or ages it is often what a claim is about.
pub fn suggested(path: &str, bytes: &[u8], asked: &Asked) -> Suggested {
    let mut found = Suggested { asked: asked.clone(), told: Vec::new() };
    for _ in 0..MOST {
        let Ok(sheet) = read::sheet(path, bytes, &found.asked) else { break };
        if sheet.product.is_some() || !found.signs(path, &sheet) && !found.total(path, &sheet) {
            break;
        }
    }
    found
}

impl Suggested {
    /// Takes the first number that looks like a sign for none; gives whether there is one.
    fn signs(&mut self, path: &str, sheet: &Sheet) -> bool {
        let is_said = |word: &String| word == probative_case::Source::NONE;
        if self.asked.missing.iter().any(is_said) {
            return false;
        }
        let table = &sheet.table;
        let mut found = table.columns().iter().filter_map(|name| {
            let (value, row, count) = sentinel::sentinel(table, name)?;
            // A sign is one in every column: where it is a number in another, its author says.
            if is_number_elsewhere(table, value) {
                return None;
            }
            Some((value, sentinel::suspected(path, table, name, value, row, count)))
        });
        let Some((value, told)) = found.next() else { return false };
        self.asked.missing.push(value.to_string());
        self.tell(&told);
        true
    }

    /// Takes the first row that is the total of other places; gives whether there is one.
    fn total(&mut self, path: &str, sheet: &Sheet) -> bool {
        let (looks, _) = columns::columns(path, &sheet.table, None);
        let of = |roles: &[Role]| {
            let named = looks.iter().filter(|one: &&ColumnLook| roles.contains(&one.role));
            named.map(|one| one.name.as_str()).collect::<Vec<_>>()
        };
        let (places, numbers) = (of(&OF_PLACES), of(&odd::SUMMED));
        let told = places.iter().find_map(|id| total_row(path, &sheet.table, id, &numbers));
        let Some(told) = told else { return false };
        let (line, column) = cell(&told);
        let row = (0..sheet.table.len()).find(|row| sheet.table.line(*row) == line);
        let cell = row.map(|row| sheet.table.cell(row, column)).unwrap_or_default();
        if !places.contains(&column) || cell.is_empty() {
            return false;
        }
        let pair = format!("{column}={cell}");
        // A column with an equals sign in its name is none that the flag could name.
        if column.contains('=') || self.asked.leaving(&pair).is_err() {
            return false;
        }
        self.tell(&told);
        true
    }

    fn tell(&mut self, told: &Diagnostic) {
        let (line, column) = cell(told);
        self.told.push(format!("line {line}, `{column}`: {}", told.what));
    }
}

/// Whether some column has this number among others, and as no sign.
fn is_number_elsewhere(table: &Table, value: f64) -> bool {
    let is_sign = |name: &str| sentinel::sentinel(table, name).is_some_and(|(it, ..)| it == value);
    let mut others = table.columns().iter().filter(|name| !is_sign(name));
    others
        .any(|name| (0..table.len()).any(|row| field_number(table.cell(row, name)) == Some(value)))
}

/// The line and the column of which something is told.
fn cell(told: &Diagnostic) -> (usize, &str) {
    match &told.place {
        Place::Line { line, column, .. } => (*line, column.as_deref().unwrap_or_default()),
        Place::Column { column, .. } => (0, column),
        Place::Told | Place::File { .. } | Place::Unit { .. } | Place::Case { .. } => (0, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(csv: &str) -> Suggested {
        suggested("t.csv", csv.as_bytes(), &Asked::default())
    }

    #[test]
    fn a_total_among_places_is_left_out_and_a_sign_for_none_is_no_number() {
        let csv = "county,year,deaths\nAdams,2010,12\nBond,2010,7\nClay,2010,-999\nDrew,2010,3\n\
                   East,2010,44\nTotal,2010,66\n";
        let found = of(csv);
        assert_eq!(found.asked.missing, ["-999"]);
        assert_eq!(found.asked.leave, [("county".to_owned(), vec!["Total".to_owned()])]);
        assert!(found.told[0].starts_with("line 4, `deaths`: 1 cell"), "{:?}", found.told);
        assert_eq!(found.told.len(), 2);
    }

    #[test]
    fn a_sign_of_one_column_that_is_a_number_of_another_is_left_to_the_author() {
        let rows = |last: &str| {
            format!("county,deaths,people\nA,12,996\nB,7,997\nC,9999,998\nD,3,{last}\nE,4,9998\n")
        };
        assert_eq!(of(&rows("9997")).asked.missing, ["9999"]);
        assert!(of(&rows("9999")).asked.missing.is_empty());
    }

    #[test]
    fn a_total_of_causes_stays_and_so_does_an_ordinary_table() {
        assert_eq!(of("drug,deaths\nheroin,120\ncocaine,31\nAll drugs,151\n").told.len(), 0);
        assert_eq!(of("county,deaths\nAdams,12\nBond,7\nClay,31\n").told.len(), 0);
    }
}
