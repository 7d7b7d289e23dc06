//! Cells that the publisher writes in its own way, as plain numbers and codes.

use probative_catalog::{Column, Columns, Numbers, Place};
use probative_terms::Diagnostic;

use super::notation::{Marks, Notation};
use super::written::bare;
use crate::table::{Table, field_number};

/// Writes the numbers of columns that a product knows as plain ones.
pub(crate) fn tidied(table: &mut Table, known: &[Column]) {
    for name in table.columns().to_vec() {
        let Some((column, _)) = known.column(&name) else { continue };
        for row in 0..table.len() {
            if let Some(plain) = plain(table.cell(row, &name), column.numbers) {
                table.set(row, &name, plain);
            }
        }
        table.rewrite_totals(&name, |cell| plain(cell, column.numbers));
    }
}

/// Writes columns of numbers with a comma for the point as plain ones, and says which and so:
/// columns in which some number has other than three digits behind its comma, so that it parts no
/// thousands.
///
/// # Errors
/// Numbers beside them in which a point may part thousands: `1.234` is more than a thousand where
/// `12,5` is twelve and a half.
pub(crate) fn pointed(
    path: &str,
    table: &mut Table,
) -> Result<Option<(Vec<Notation>, Diagnostic)>, Vec<Diagnostic>> {
    let (mut done, mut notations): (Vec<String>, Vec<Notation>) = (Vec::new(), Vec::new());
    for name in table.columns().to_vec() {
        let cells: Vec<&str> = (0..table.len()).map(|row| table.cell(row, &name)).collect();
        let filled = || cells.iter().filter(|cell| !cell.is_empty());
        let shows = |cell: &&&str| {
            let behind = cell.split_once(',').map(|(whole, behind)| (whole, behind.len()));
            behind
                .is_some_and(|(whole, digits)| digits != 3 || whole.trim_start_matches('-') == "0")
        };
        if !filled().all(|cell| has_comma_for_point(cell)) || filled().filter(shows).count() == 0 {
            continue;
        }
        let plain: Vec<String> = cells.iter().map(|cell| cell.replace(',', ".")).collect();
        let first = cells.iter().position(|cell| cell.contains(','));
        notations.extend(first.map(|row| Notation::of(table, (row, &name), Marks::Decimals)));
        for (row, cell) in plain.into_iter().enumerate() {
            table.set(row, &name, cell);
        }
        done.push(format!("`{name}`"));
    }
    if done.is_empty() {
        return Ok(None);
    }
    let odd: Vec<Diagnostic> =
        table.columns().iter().filter_map(|name| grouped(path, table, name, &done)).collect();
    let said = format!("a comma is taken for the point in the numbers of {}", done.join(", "));
    let help = "nothing, if it parts no thousands";
    let told = Diagnostic::of_file("W109", path, said, help);
    if odd.is_empty() { Ok(Some((notations, told))) } else { Err(odd) }
}

/// That a point may part the thousands of a column, where a comma is the point in another.
fn grouped(path: &str, table: &Table, column: &str, done: &[String]) -> Option<Diagnostic> {
    let column_said = format!("`{column}`");
    if done.contains(&column_said) {
        return None;
    }
    let rows: Vec<usize> =
        (0..table.len()).filter(|row| table.cell(*row, column).contains('.')).collect();
    let first = *rows.first()?;
    rows.iter().all(|row| has_points_for_thousands(table.cell(*row, column))).then(|| {
        let cell = table.cell(first, column);
        let said = format!(
            "`{cell}` has a point between thousands or before decimals, and {} a comma before decimals",
            done.join(", ")
        );
        let help = "write thousands without a mark between them, and decimals behind a point";
        Diagnostic::in_cell("E104", path, table.line(first), column, said, help)
    })
}

/// Whether a cell is a number that may have points between its thousands.
pub(super) fn has_points_for_thousands(cell: &str) -> bool {
    let mut groups = cell.strip_prefix('-').unwrap_or(cell).split('.');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let is_first = digits(first) && first.len() <= 3 && !first.starts_with('0');
    is_first && groups.all(|group| group.len() == 3 && digits(group))
}

/// Whether a cell is a number that has a comma, if anything, for its point.
pub(crate) fn has_comma_for_point(cell: &str) -> bool {
    let bare = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, behind) = bare.split_once(',').unwrap_or((bare, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(behind)
}

/// The number of a cell in plain digits; nothing where it has them already or is none.
fn plain(cell: &str, numbers: Numbers) -> Option<String> {
    let bare = match numbers {
        Numbers::Plain | Numbers::Ranges => return None,
        Numbers::Thousands => {
            bare(cell).or_else(|| without_thousands(cell.trim_matches(['$', '%', ' '])))?
        }
        Numbers::DecimalComma => cell.replace(',', "."),
    };
    (bare != cell && field_number(&bare).is_some()).then_some(bare)
}

/// A number without the commas between its thousands; nothing where they stand elsewhere.
pub(crate) fn without_thousands(cell: &str) -> Option<String> {
    let (whole, rest) = cell.split_at(cell.find('.').unwrap_or(cell.len()));
    let mut groups = whole.split(',').map(|group| group.trim_start_matches('-'));
    let first = groups.next()?.len();
    let right = first > 0 && (groups.clone().next().is_none() || first <= 3);
    let right = right && groups.all(|group| group.len() == 3);
    right.then(|| format!("{}{rest}", whole.replace(',', "")))
}

/// The name of the column of codes that are made of several.
const CODE: &str = "GEOID";

/// Adds the code of each place that its parts make, and says so.
pub(crate) fn placed(path: &str, table: &mut Table, place: &Place) -> Option<Diagnostic> {
    if !place.parts.iter().all(|part| table.has(part)) || table.has(CODE) {
        return None;
    }
    let code = |row: usize| {
        let parts = place.parts.iter().zip(&place.digits).map(|(part, digits)| {
            let cell = table.cell(row, part);
            let cell = cell.split_once(".0").map_or(cell, |(whole, _)| whole);
            format!("{cell:0>digits$}")
        });
        parts.collect::<String>()
    };
    let codes = (0..table.len()).map(code).collect();
    table.put(CODE, codes);
    let said = format!("the codes under `{CODE}` are made of {}", place.parts.join(" and "));
    Some(Diagnostic::of_file("W104", path, said, "nothing, if these are the codes that are meant"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_is_the_point_where_it_can_part_no_thousands() {
        let read = |text: &str| {
            let asked = crate::asked::Asked::default();
            crate::read::sheet("t.csv", text.as_bytes(), &asked).unwrap()
        };
        let found = read("a;b\n1,5;1,234\n-2;5,678\n");
        assert_eq!(found.table.cell(0, "a"), "1.5");
        assert_eq!(found.table.cell(0, "b"), "1,234", "it may part thousands");
        assert_eq!(found.notices.len(), 1, "{:?}", found.notices);
        let told = read("a,b\n\"1,234\",x\n\"1,234,567\",y\n").notices;
        assert!(told.iter().all(|one| one.code != "W109"), "{told:?}");
        assert_eq!(read("a;b\n0,123;x\n0,456;y\n").table.cell(1, "a"), "0.456");
    }

    #[test]
    fn a_point_that_may_part_thousands_beside_a_comma_for_the_point_is_refused() {
        let read = |text: &str| {
            let asked = crate::asked::Asked::default();
            crate::read::sheet("t.csv", text.as_bytes(), &asked)
        };
        let refused = read("place;v;rate\nA;1.234;12,5\nB;987;7,25\n").unwrap_err();
        assert_eq!(refused.iter().map(|it| it.code.to_string()).collect::<Vec<_>>(), ["E104"]);
        for right in ["v;rate\n1.25;12,5\n1.234;7,2\n", "v;rate\n0.125;12,5\n", "v;w\n1.234;5\n"] {
            assert!(read(right).is_ok(), "{right}");
        }
    }

    #[test]
    fn commas_between_thousands_are_left_out_and_others_stay() {
        let plain = |cell| plain(cell, Numbers::Thousands);
        assert_eq!(plain("1,060,000").as_deref(), Some("1060000"));
        assert_eq!(plain("-4,034.5").as_deref(), Some("-4034.5"));
        assert_eq!(plain("$7").as_deref(), Some("7"));
        for same in ["806", "1,06", "1060,000", "Suppressed", "", "1,2,3"] {
            assert_eq!(plain(same), None, "{same}");
        }
    }
}
