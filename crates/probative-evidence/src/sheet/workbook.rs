//! The cells of a sheet of a workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};
use probative_catalog::products;
use probative_terms::{Date, Diagnostic};

use super::grid::{Grid, Row};
use crate::asked::Asked;

/// The cells of the sheet that is asked for, or that a product names, or of the only one that has
/// any; dates are written as such, and numbers with all their digits.
///
/// # Errors
/// A workbook that cannot be read, or of several sheets none of which is asked for (E113).
pub(crate) fn grid(path: &str, bytes: &[u8], asked: &Asked) -> Result<Grid, Vec<Diagnostic>> {
    let problem = |said: String, help: &str| vec![Diagnostic::of_file("E113", path, said, help)];
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| {
        problem(
            format!("the workbook cannot be read: {error}"),
            "save it again, or save the sheet as CSV",
        )
    })?;
    let names = book.sheet_names();
    let name = match &asked.sheet {
        Some(name) if names.contains(name) => name.clone(),
        Some(name) => {
            let help = format!("name one of {}", names.join(", "));
            return Err(problem(format!("there is no sheet `{name}`"), &help));
        }
        None => chosen(path, &mut book, &names)?,
    };
    let range = book.worksheet_range(&name).map_err(|error| {
        problem(format!("the sheet `{name}` cannot be read: {error}"), "save it as CSV")
    })?;
    let first = range.start().map_or(0, |(row, _)| row as usize);
    let row = |(at, cells): (usize, &[Data])| Row {
        line: first + at + 1,
        cells: cells.iter().map(text).collect(),
    };
    let rows: Vec<Row> = range.rows().enumerate().map(row).collect();
    if rows.iter().all(|row| row.filled() == 0) {
        let help = "name a sheet that has cells, with --sheet NAME";
        return Err(problem(format!("the sheet `{name}` is empty"), help));
    }
    let ends = range.end().unwrap_or_default();
    let form = format!(
        "the sheet `{name}` of a workbook, to row {} and column {}",
        ends.0 + 1,
        ends.1 + 1
    );
    Ok(Grid { rows, form, sheets: names, ..Grid::default() })
}

/// The sheet that a product names, or the only one that has cells.
fn chosen(
    path: &str,
    book: &mut Sheets<Cursor<&[u8]>>,
    names: &[String],
) -> Result<String, Vec<Diagnostic>> {
    let mut wanted = products().iter().filter_map(|product| product.recognise.sheet.as_ref());
    if let Some(name) = wanted.find(|name| names.contains(name)) {
        return Ok(name.clone());
    }
    let has_cells =
        |name: &&String| book.worksheet_range(name).is_ok_and(|range| range.rows().len() > 1);
    let filled: Vec<String> = names.iter().filter(has_cells).cloned().collect();
    match &filled[..] {
        [one] => Ok(one.clone()),
        [] => Err(vec![Diagnostic::of_file("E105", path, "no sheet has rows", "send the rows")]),
        [_, ..] => {
            let said = format!("the workbook has {} sheets: {}", filled.len(), filled.join(", "));
            let help = "name the one that is meant, with --sheet NAME";
            Err(vec![Diagnostic::of_file("E113", path, said, help)])
        }
    }
}

/// A cell as text: whole numbers without a point, days as YYYY-MM-DD.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().to_owned(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(time) => day(time.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// The day of a serial number of Excel, whose day 1 is that of 1900 and whose day 60 never was.
fn day(serial: f64) -> String {
    const EPOCH: i32 = -25_569;
    let whole = serial.floor();
    if serial < 1.0 || whole != serial || whole > 200_000.0 {
        return serial.to_string();
    }
    let before = i32::from(whole < 60.0);
    Date::from_day_number(EPOCH + whole as i32 + before).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days() {
        assert_eq!(day(42_370.0), "2016-01-01");
        assert_eq!((day(1.0), day(61.0)), ("1900-01-01".to_owned(), "1900-03-01".to_owned()));
        assert_eq!(day(0.5), "0.5");
    }
}
