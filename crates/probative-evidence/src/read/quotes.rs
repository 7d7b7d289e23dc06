//! Quotes of a CSV that swallow what stands behind them.

use probative_terms::Diagnostic;

use super::line::Lines;

/// A cell in quotes.
struct Quoted<'a> {
    /// The line on which it opens.
    line: usize,
    /// What stands between its quotes.
    text: &'a str,
    /// Whether its closing quote ends the cell.
    closed: bool,
}

/// The first quote that stays open, or is closed by that of another cell.
///
/// A reader of CSV takes all up to the next quote for one cell, so that the rows between are lost
/// without a ragged one. A quote is open if none follows, if what closes it does not stand at the
/// end of a cell (RFC 4180), or if the cell holds nothing but whole rows.
pub(crate) fn open(path: &str, text: &str, columns: usize, mark: u8) -> Vec<Diagnostic> {
    let wrong = |cell: &Quoted<'_>| !cell.closed || holds_rows(cell.text, columns, mark);
    let Some(cell) = quoted(text, mark).into_iter().find(wrong) else { return Vec::new() };
    let said = "a quote opens here and is not closed before the end of the row";
    let help =
        "close the quote at the end of its cell, and double a quote that belongs to the text";
    vec![Diagnostic::in_cell("E102", path, cell.line, "", said, help)]
}

/// Whether the lines of a cell between its first and its last are rows of the table.
fn holds_rows(cell: &str, columns: usize, mark: u8) -> bool {
    let lines: Vec<&str> = cell.split(['\n', '\r']).filter(|line| !line.is_empty()).collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    columns > 1
        && !inner.is_empty()
        && inner.iter().all(|line| line.split(char::from(mark)).count() == columns)
}

/// Every cell in quotes, up to the first that is not closed as a cell.
fn quoted(text: &str, mark: u8) -> Vec<Quoted<'_>> {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| [mark, b'\r', b'\n'].contains(byte));
    let mut lines = Lines::new(bytes);
    let (mut cells, mut at, mut starts) = (Vec::new(), 0, true);
    while at < bytes.len() {
        if starts && bytes[at] == b'"' {
            let close = closing(bytes, at + 1);
            let cell = &text[at + 1..close.min(bytes.len())];
            let closed = close < bytes.len() && ends(close + 1);
            cells.push(Quoted { line: lines.at(at), text: cell, closed });
            if !closed {
                break;
            }
            at = close;
        }
        starts = [mark, b'\r', b'\n'].contains(&bytes[at]);
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
