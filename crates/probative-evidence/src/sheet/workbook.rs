//! The cells of a sheet of a workbook.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{
    Data, ExcelDateTime, Reader, SheetVisible, Sheets, XlsxError, open_workbook_auto_from_rs,
};
use probative_catalog::products;
use probative_terms::Diagnostic;

use super::grid::{Grid, Row};
use super::hidden::Hidden;
use super::shown::{Format, Merged, Shown, Untold};
use crate::asked::Asked;
use crate::files::packed;

mod ods;
mod raised;
mod tags;
mod xlsx;

/// The cells of the sheet that is asked for, or that a product names, or of the only one that has
/// any; dates are written as such, and numbers with all their digits.
///
/// # Errors
/// A workbook that cannot be read, or of several sheets none of which is asked for (E113).
pub(crate) fn grid(path: &str, bytes: &[u8], asked: &Asked) -> Result<Grid, Vec<Diagnostic>> {
    let problem = |said: String, help: &str| vec![Diagnostic::of_file("E113", path, said, help)];
    packed::hold_parts(path, bytes, asked).map_err(|told| vec![told])?;
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
    let Held { mut cells, mut shown } = held(&mut book, &name).map_err(|why| {
        problem(format!("the sheet `{name}` cannot be read: {why}"), "save it as CSV")
    })?;
    let Some(extent) = Extent::of(&cells) else {
        let help =
            "name a sheet that has cells, with --sheet NAME or as `sheet` of a case's source";
        return Err(problem(format!("the sheet `{name}` is empty"), help));
    };
    let (rows, columns) = extent.size();
    asked.hold_cells(path, rows, columns)?;
    let (row, column) = extent.ends();
    let form = format!("the sheet `{name}` of a workbook, to row {row} and column {column}");
    let mut merged = merged(&mut book, &name);
    let (mut hidden, mut raised) = (Hidden::default(), Vec::new());
    if matches!(book, Sheets::Xlsx(_)) {
        let sheet = sheet(path, bytes, &name, asked);
        hidden = sheet.as_deref().map_or_else(Hidden::default, xlsx::hidden);
        let shared = text_of(path, bytes, raised::SHARED, asked);
        let marks = raised::texts(sheet.as_deref().into_iter().chain(shared.as_deref()));
        raised = without_marks(&mut cells, &marks, extent);
    }
    if matches!(book, Sheets::Ods(_)) {
        let content = packed::part(path, bytes, "content.xml", asked).map_err(|told| vec![told])?;
        let said = ods::said(&String::from_utf8_lossy(&content), &name, extent.last);
        for (at, value) in &mut cells {
            if let Some(fault) = said.faults.get(at) {
                *value = Data::String(fault.clone());
            }
        }
        let is_within = |at: &(u32, u32)| at.1 >= extent.first.1;
        shown.extend(said.shown.into_iter().filter(|(at, _)| is_within(at)));
        merged.extend(said.merged);
        hidden = said.hidden;
    }
    hidden.columns = extent.columns(&hidden.columns);
    hidden.sheet = is_unseen(&book, &name).then(|| name.clone());
    let merged = extent.merged(&merged, &cells);
    let shown = shown.into_iter().map(|(at, shown)| (extent.place(at), shown)).collect();
    let rows = extent.rows(cells);
    let untold = untold(&book);
    Ok(Grid { rows, form, sheets: names, shown, merged, hidden, raised, untold, ..Grid::default() })
}

/// The part of an .xlsx in which a sheet lies, of which its reader passes much over; nothing where
/// it lies elsewhere than the list of parts says.
fn sheet(path: &str, bytes: &[u8], sheet: &str, asked: &Asked) -> Option<String> {
    let part = |name: &str| text_of(path, bytes, name, asked);
    let [Some(listed), Some(related)] = xlsx::LISTED.map(part) else { return None };
    part(&xlsx::part([&listed, &related], sheet)?)
}

fn text_of(path: &str, bytes: &[u8], part: &str, asked: &Asked) -> Option<String> {
    let part = packed::part(path, bytes, part, asked).ok()?;
    Some(String::from_utf8_lossy(&part).into_owned())
}

/// Takes the marks of notes off the cells that end in one, and says which and what they were.
fn without_marks(
    cells: &mut [Cell],
    marks: &BTreeMap<String, String>,
    extent: Extent,
) -> Vec<(usize, usize, [String; 2])> {
    let mut told = Vec::new();
    for (at, value) in cells {
        let Data::String(text) = value else { continue };
        if let Some(bare) = marks.get(text.trim()) {
            let (line, column) = extent.place(*at);
            told.push((line, column, [text.trim().to_owned(), bare.clone()]));
            *text = bare.clone();
        }
    }
    told
}

/// Whether the sheet has no tab of its own.
fn is_unseen(book: &Sheets<Cursor<&[u8]>>, name: &str) -> bool {
    let mut sheets = book.sheets_metadata().iter();
    sheets.any(|sheet| sheet.name == name && sheet.visible != SheetVisible::Visible)
}

/// The form of a workbook whose reader tells days from numbers, and not how else they are shown.
fn untold(book: &Sheets<Cursor<&[u8]>>) -> Option<Untold> {
    match book {
        Sheets::Xls(_) => Some(Untold { ending: ".xls", has_merged: true }),
        Sheets::Xlsb(_) => Some(Untold { ending: ".xlsb", has_merged: false }),
        _ => None,
    }
}

/// The first and the last cell of what is merged. The reader of an .xlsb passes it over.
fn merged(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Vec<[(u32, u32); 2]> {
    let found = match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        _ => Vec::new(),
    };
    found.into_iter().map(|it| [it.start, it.end]).collect()
}

/// A cell that holds something, behind its row and column from 0.
type Cell = ((u32, u32), Data);

/// What a sheet holds.
#[derive(Default)]
struct Held {
    cells: Vec<Cell>,
    /// How numbers are shown that are not shown as they are held, by row and column.
    shown: BTreeMap<(u32, u32), Shown>,
}

/// The cells of a sheet that hold something. Those of an .xlsx come one by one: a sheet whose last
/// cell lies far from the others would be gigabytes as a whole.
fn held(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Held, String> {
    if let Sheets::Xlsx(book) = book {
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // A sheet of pictures alone has no cells.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(Held::default()),
            Err(error) => return Err(error.to_string()),
        };
        let formats = reader.styles().iter().map(|style| style.number_format.as_ref());
        let formats: Vec<Option<Format>> =
            formats.map(|format| Some(Format::of(&format?.format_code))).collect();
        let in_format = |style: usize, number| formats.get(style)?.as_ref()?.shown(number);
        let mut held = Held::default();
        let next = |error: XlsxError| error.to_string();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(next)? {
            let (at, value) = (cell.get_position(), Data::from(cell.get_value().clone()));
            let shown = match &value {
                Data::Empty => continue,
                Data::Float(number) => in_format(style, *number),
                Data::Int(number) => in_format(style, *number as f64),
                Data::DateTime(time) if !time.is_datetime() => Some(Shown::Length),
                _ => None,
            };
            held.shown.extend(shown.map(|shown| (at, shown)));
            held.cells.push((at, value));
        }
        return Ok(held);
    }
    let range = book.worksheet_range(name).map_err(|error| error.to_string())?;
    let (top, left) = range.start().unwrap_or_default();
    let cells = range.used_cells();
    let cells: Vec<Cell> = cells
        .map(|(row, column, value)| ((top + row as u32, left + column as u32), value.clone()))
        .collect();
    let is_length = |value: &Data| matches!(value, Data::DateTime(time) if !time.is_datetime());
    let lengths = cells.iter().filter(|(_, value)| is_length(value));
    let shown = lengths.map(|(at, _)| (*at, Shown::Length)).collect();
    Ok(Held { cells, shown })
}

/// The rows and columns between which all cells lie.
#[derive(Clone, Copy)]
struct Extent {
    first: (u32, u32),
    last: (u32, u32),
}

impl Extent {
    /// None where there is no cell.
    fn of(cells: &[Cell]) -> Option<Extent> {
        let first = cells.first()?.0;
        let wider = |to: Extent, at: (u32, u32)| Extent {
            first: (to.first.0.min(at.0), to.first.1.min(at.1)),
            last: (to.last.0.max(at.0), to.last.1.max(at.1)),
        };
        let places = cells.iter().map(|(at, _)| *at);
        Some(places.fold(Extent { first, last: first }, wider))
    }

    fn size(self) -> (usize, usize) {
        let many = |first: u32, last: u32| (last - first) as usize + 1;
        (many(self.first.0, self.last.0), many(self.first.1, self.last.1))
    }

    /// The last row and column, counted from 1.
    fn ends(self) -> (u32, u32) {
        (self.last.0 + 1, self.last.1 + 1)
    }

    /// The line of a cell and its place in it.
    fn place(self, (row, column): (u32, u32)) -> (usize, usize) {
        (row as usize + 1, column.saturating_sub(self.first.1) as usize)
    }

    /// The places of columns among those of the rows.
    fn columns(self, all: &BTreeSet<u32>) -> BTreeSet<u32> {
        all.iter().filter_map(|column| column.checked_sub(self.first.1)).collect()
    }

    /// What is merged with rows below it, where it holds something.
    fn merged(self, ends: &[[(u32, u32); 2]], cells: &[Cell]) -> Vec<Merged> {
        let down = ends.iter().filter(|[first, last]| last.0 > first.0);
        let last: BTreeMap<(u32, u32), (u32, u32)> = down.map(|[at, last]| (*at, *last)).collect();
        let merged = cells.iter().filter_map(|(at, value)| {
            let ((top, left), (bottom, right)) = (self.place(*at), self.place(*last.get(at)?));
            let is_number = matches!(value, Data::Float(_) | Data::Int(_));
            Some(Merged { lines: [top, bottom], columns: [left, right], is_number })
        });
        merged.collect()
    }

    /// The cells in rows of one length, blank where none is held.
    fn rows(self, cells: Vec<Cell>) -> Vec<Row> {
        let (rows, columns) = self.size();
        let first = self.first.0 as usize;
        let blank = |row| Row { line: first + row + 1, cells: vec![String::new(); columns] };
        let mut rows: Vec<Row> = (0..rows).map(blank).collect();
        for ((row, column), value) in cells {
            let (row, column) = (row - self.first.0, column - self.first.1);
            rows[row as usize].cells[column as usize] = text(&value);
        }
        rows
    }
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
    let has_rows = |name: &&String| {
        let cells = held(book, name).unwrap_or_default();
        Extent::of(&cells.cells).is_some_and(|extent| extent.size().0 > 1)
    };
    let filled: Vec<String> = names.iter().filter(has_rows).cloned().collect();
    match &filled[..] {
        [one] => Ok(one.clone()),
        [] => Err(vec![Diagnostic::of_file("E105", path, "no sheet has rows", "send the rows")]),
        [_, ..] => {
            let said = format!("the workbook has {} sheets: {}", filled.len(), filled.join(", "));
            let help =
                "name the one that is meant, with --sheet NAME or as `sheet` of a case's source";
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
        Data::DateTime(time) => day(time),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// A day as YYYY-MM-DD, by the calendar of its workbook, which begins in 1900 or in 1904, and
/// behind it its hour where it has one; what is no day, as its number.
fn day(time: &ExcelDateTime) -> String {
    let number = time.as_f64();
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let is_hour = number < 1.0 && number.fract() != 0.0;
    if !time.is_datetime() || is_hour || year < 1900 || number > 200_000.0 {
        return number.to_string();
    }
    match number.fract() == 0.0 {
        true => format!("{year:04}-{month:02}-{day:02}"),
        false => {
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn serial_numbers_are_days_of_the_calendar_of_their_workbook() {
        let told = |number, from_1904| {
            day(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, from_1904))
        };
        assert_eq!(told(42_370.0, false), "2016-01-01");
        assert_eq!(told(40_908.0, true), "2016-01-01");
        assert_eq!(
            (told(1.0, false), told(61.0, false)),
            ("1900-01-01".into(), "1900-03-01".into())
        );
        assert_eq!((told(0.5, false), told(0.0, true)), ("0.5".into(), "1904-01-01".into()));
        assert_eq!(told(42_370.75, false), "2016-01-01 18:00:00");
        let length = ExcelDateTime::new(2.0, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(day(&length), "2", "a length of time is no day");
    }

    #[test]
    fn a_far_cell_is_counted_before_any_row_is_made() {
        let cell = |row, column| ((row, column), Data::Int(1));
        let extent = Extent::of(&[cell(2, 1), cell(1_048_575, 16_383)]).unwrap();
        let (rows, columns) = extent.size();
        let told = Asked::default().hold_cells("far.xlsx", rows, columns).unwrap_err().remove(0);
        assert_eq!(told.code, "E248", "{told}");
        let near = [cell(4, 2), cell(2, 1)];
        let rows = Extent::of(&near).unwrap().rows(near.to_vec());
        assert_eq!((rows[0].line, rows.len()), (3, 3));
        assert_eq!(
            (&rows[0].cells[..], rows[1].filled()),
            (&["1".to_owned(), String::new()][..], 0)
        );
    }
}
