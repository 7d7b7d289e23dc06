//! Quotes of a CSV that swallow what stands behind them.

use probative_terms::Diagnostic;

use super::line::Lines;
use crate::table::field_number;

/// A cell in quotes.
struct Quoted<'a> {
    /// The line on which it opens.
    line: usize,
    /// What stands between its quotes.
    text: &'a str,
    /// Whether its closing quote ends the cell.
    closed: bool,
    /// How many cells stand before it in its row.
    before: usize,
    /// What stands behind it on the line that it ends.
    rest: &'a str,
}

/// The first quote that stays open, or is closed by that of another cell.
///
/// A reader of CSV takes all up to the next quote for one cell, so that the rows between are lost
/// without a ragged one. A quote is open if none follows, if what closes it does not stand at the
/// end of a cell (RFC 4180), or if the cell holds nothing but whole rows.
pub(crate) fn open(path: &str, text: &str, columns: usize, mark: u8) -> Vec<Diagnostic> {
    let wrong = |cell: &Quoted<'_>| !cell.closed || holds_rows(cell, columns, mark);
    let Some(cell) = quoted(text, mark).into_iter().find(wrong) else { return Vec::new() };
    let said = "a quote opens here and is not closed before the end of the row";
    let help =
        "close the quote at the end of its cell, and double a quote that belongs to the text";
    vec![Diagnostic::in_cell("E102", path, cell.line, "", said, help)]
}

/// Whether a cell has taken rows of the table in: the lines between its first and its last are
/// rows. Of two lines the first ends a row with the cells before it, and the last, with those
/// behind it, is one, a number among them.
fn holds_rows(cell: &Quoted<'_>, columns: usize, mark: u8) -> bool {
    let mark = char::from(mark);
    let lines = cell.text.split(['\n', '\r']).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    let cells = |line: &str| line.split(mark).count();
    let with_number = |line: &str| line.split(mark).any(|it| field_number(it.trim()).is_some());
    match lines.as_slice() {
        [first, last] => {
            let row = with_number(last) || with_number(cell.rest);
            let ends = cell.before + cells(first) == columns;
            columns > 1 && row && ends && cells(last) + cells(cell.rest) - 1 == columns
        }
        [_, inner @ .., _] => columns > 1 && inner.iter().all(|line| cells(line) == columns),
        _ => false,
    }
}

/// Every cell in quotes, up to the first that is not closed as a cell.
fn quoted(text: &str, mark: u8) -> Vec<Quoted<'_>> {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| [mark, b'\r', b'\n'].contains(byte));
    let mut lines = Lines::new(bytes);
    let (mut cells, mut at, mut starts, mut before) = (Vec::new(), 0, true, 0);
    while at < bytes.len() {
        if starts && bytes[at] == b'"' {
            let close = closing(bytes, at + 1);
            let cell = &text[at + 1..close.min(bytes.len())];
            let closed = close < bytes.len() && ends(close + 1);
            let rest = text.get(close + 1..).unwrap_or_default();
            let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
            cells.push(Quoted { line: lines.at(at), text: cell, closed, before, rest });
            if !closed {
                break;
            }
            at = close;
        }
        starts = [mark, b'\r', b'\n'].contains(&bytes[at]);
        before = match bytes[at] {
            byte if byte == mark => before + 1,
            b'\r' | b'\n' => 0,
            _ => before,
        };
        at += 1;
    }
    cells
}

/// Where the quote stands that closes a cell: the first that no other follows.
fn closing(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            if bytes.get(at + 1) != Some(&b'"') {
                return at;
            }
            at += 1;
        }
        at += 1;
    }
    at
}
