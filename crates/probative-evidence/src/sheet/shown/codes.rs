//! Codes that a workbook fills up with zeros, and marks of notes above the line.

use std::collections::BTreeMap;

use probative_terms::Diagnostic;
use probative_terms::text::counted;

use super::{Grid, Row, Shown, named};

/// Cells that end in a mark of a note above the line.
pub(super) fn without_marks(path: &str, grid: &Grid, header: &[String]) -> Option<Diagnostic> {
    let (line, at, [text, bare]) = grid.raised.first()?;
    let count = counted(grid.raised.len(), "cell");
    let said = format!(
        "{count} with a mark raised above the line, as of a note: `{text}` is read as `{bare}`"
    );
    let help = "nothing, if it is a note; else write it on the line";
    Some(Diagnostic::in_cell("W113", path, *line, &named(header, *at), said, help))
}

/// Codes that are shown with zeros before them, as the other files of their publisher write them.
pub(super) fn in_digits(
    path: &str,
    rows: &mut [Row],
    name: &str,
    at: usize,
    cells: &[(usize, Shown)],
) -> Option<Diagnostic> {
    let digits = |(line, shown): &(usize, Shown)| {
        let Shown::Digits(digits) = shown else { return None };
        Some((*line, *digits))
    };
    let digits: BTreeMap<usize, usize> = cells.iter().filter_map(digits).collect();
    let mut filled: Vec<(usize, String)> = Vec::new();
    for row in rows.iter_mut() {
        let Some(digits) = digits.get(&row.line) else { continue };
        let cell = &mut row.cells[at];
        if cell.len() < *digits && cell.bytes().all(|letter| letter.is_ascii_digit()) {
            let code = format!("{cell:0>digits$}");
            filled.push((row.line, format!("`{cell}` as `{code}`")));
            *cell = code;
        }
    }
    let (line, first) = filled.first()?;
    let count = counted(filled.len(), "cell");
    let said = format!("{count} shown with zeros before them: {first}, which is what is read");
    let help = "nothing, if they are codes; else give the column another format";
    Some(Diagnostic::in_cell("W113", path, *line, name, said, help))
}
