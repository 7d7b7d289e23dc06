//! What the head of a file says of all its rows.

use probative_terms::Diagnostic;

use super::{Summing, beside, total_beside};
use crate::asked::{Asked, absent};
use crate::files::{Gives, form_of};
use crate::labels;
use crate::look::claimed_under;
use crate::read::line::Lines;
use crate::sheet::dialect::{Dialect, sep_line};
use crate::sheet::grid::reader;
use crate::sheet::notes::Leading;
use crate::sheet::{self, Sheet};

/// Where the cells lie that a sum needs, in rows that are told apart without the rest of the file.
pub(super) struct Plan {
    pub(super) mark: u8,
    /// How many cells the header has, and so each row.
    pub(super) width: usize,
    pub(super) columns: Vec<String>,
    /// Where the first row begins, and on which line.
    pub(super) begins: usize,
    pub(super) line: usize,
    pub(super) by: Vec<usize>,
    pub(super) value: usize,
    pub(super) keep: Vec<usize>,
    /// What the first cells of its rows have.
    pub(super) leading: Leading,
    /// What is odd about the head, though it is taken.
    pub(super) notices: Vec<Diagnostic>,
}

impl Plan {
    /// The plan of a file with this head, or why its rows cannot be told apart one by one.
    pub(super) fn of_head(path: &str, head: &[u8], what: &Summing) -> Result<Plan, String> {
        if !what.asked.leave.is_empty() {
            return Err("some of its rows are left out".to_owned());
        }
        let form = form_of(head);
        if form.gives != Gives::Table {
            return Err(format!("it is {}", form.word));
        }
        let begin = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let rows = whole_rows(&head[begin..]).ok_or("its rows have no line of their own")?;
        let text = std::str::from_utf8(rows)
            .map_err(|_| "its letters are not those of UTF-8".to_owned())?;
        if sep_line(text).is_some() {
            return Err("its first line names the letter between its cells".to_owned());
        }
        let asked = Asked { keep: Vec::new(), ..what.asked.clone() };
        let first = |told: Vec<Diagnostic>| told[0].what.clone();
        let sheet = sheet::of_text(path, text, &asked).map_err(first)?;
        if let Some(product) = sheet.product {
            return Err(format!("it is {}, whose rows are not all of one kind", product.title));
        }
        if sheet.notices.iter().any(|told| told.code == "W109") {
            return Err("a comma is the point of its numbers".to_owned());
        }
        if sheet.notices.iter().any(|told| told.code == "W114") {
            return Err("its numbers are written with signs".to_owned());
        }
        let filtered = what.asked.keep.iter().map(|(column, _)| column.clone());
        let telling: Vec<String> = what.by.iter().cloned().chain(filtered).collect();
        labels::all_filled(path, &sheet.table, &telling).map_err(first)?;
        let sparse = labels::passes(path, &sheet.table, &what.asked.keep).map_err(first)?;
        let rows = sheet.table.only(&sheet.table.matching(&what.asked.keep));
        // What is a total by its sum alone, no head tells; and a word for one is held against all
        // numbers.
        if total_beside(path, &rows, what, &[]).is_some() {
            return Err("a row of it may be the total of others".to_owned());
        }
        let claimed = claimed_under(path, &rows, beside(&rows, what).into_iter());
        let mark = Dialect::found(path, text, &asked).map_err(first)?.mark;
        let (header, rows) = around_header(text, mark, sheet.header_line, sheet.table.line(0));
        let plan = Plan {
            mark,
            width: cells(&text.as_bytes()[header..rows], mark),
            columns: sheet.table.columns().to_vec(),
            begins: begin + rows,
            line: Lines::new(text.as_bytes()).at(rows),
            leading: leading(&sheet),
            by: places(path, &sheet, &what.by)?,
            value: places(path, &sheet, std::slice::from_ref(&what.value))?[0],
            keep: places(path, &sheet, what.asked.keep.iter().map(|(column, _)| column))?,
            notices: sheet
                .notices
                .into_iter()
                .filter(|told| told.code == "W102")
                .chain(claimed)
                .chain(sparse)
                .collect(),
        };
        let same = plan.columns.len() == plan.width;
        same.then_some(plan).ok_or_else(|| "it has columns without a name and a cell".to_owned())
    }
}

/// What the cells of the first column have.
fn leading(sheet: &Sheet) -> Leading {
    let first = sheet.table.columns().first().map_or("", String::as_str);
    Leading::of((0..sheet.table.len()).map(|row| sheet.table.cell(row, first)))
}

/// The rows of a head that end in it: up to the last end of a line that no quote holds.
fn whole_rows(head: &[u8]) -> Option<&[u8]> {
    let mut quotes = head.iter().filter(|byte| **byte == b'"').count();
    let end = (0..head.len()).rev().find(|at| {
        quotes -= usize::from(head[*at] == b'"');
        head[*at] == b'\n' && quotes.is_multiple_of(2)
    })?;
    Some(&head[..=end])
}

/// Where columns stand in a row.
fn places<'a>(
    path: &str,
    sheet: &Sheet,
    names: impl IntoIterator<Item = &'a String>,
) -> Result<Vec<usize>, String> {
    let columns = sheet.table.columns();
    let place = |name: &String| {
        let place = columns.iter().position(|column| column == name);
        place.ok_or_else(|| absent(path, name, columns).what)
    };
    names.into_iter().map(place).collect()
}

/// Where the header begins, and the first row behind it and behind what is none.
fn around_header(text: &str, mark: u8, line: usize, first: usize) -> (usize, usize) {
    let mut lines = Lines::new(text.as_bytes());
    let mut reader = reader(mark).from_reader(text.as_bytes());
    let starts = reader.records().flatten().filter_map(|record| {
        let byte = record.position()?.byte() as usize;
        Some((byte, lines.row_at(byte)))
    });
    let mut from_header = starts.skip_while(|(_, at)| *at < line);
    let header = from_header.next().map_or(0, |(byte, _)| byte);
    let row = from_header.find(|(_, at)| *at >= first);
    (header, row.map_or(text.len(), |(byte, _)| byte))
}

fn cells(row: &[u8], mark: u8) -> usize {
    reader(mark).from_reader(row).byte_records().flatten().next().map_or(0, |row| row.len())
}
