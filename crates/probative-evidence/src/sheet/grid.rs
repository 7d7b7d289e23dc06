//! Cells as a file has them, before anybody says which of them are a header.

use std::collections::BTreeMap;

use probative_catalog::Product;
use probative_terms::Diagnostic;
use probative_terms::text::telling;

use super::dialect::{Dialect, sep_line, tightened};
use super::hidden::Hidden;
use super::shown::{Merged, Shown, Untold};
use crate::asked::Asked;
use crate::read::line::Lines;
use crate::read::quotes;
use crate::table::Table;

/// The cells of a file, row by row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Grid {
    pub(crate) rows: Vec<Row>,
    /// How the cells are written, as a reader calls it.
    pub(crate) form: String,
    /// The letter that parts the cells of a text.
    pub(crate) mark: Option<u8>,
    /// The sheets of a workbook.
    pub(crate) sheets: Vec<String>,
    /// What stands below the rows and is no row, where the file itself says so.
    pub(crate) below: Vec<String>,
    /// What is wrong with rows that could not be read.
    pub(crate) problems: Vec<Diagnostic>,
    /// How numbers are shown that are not shown as they are held, by line and place.
    pub(crate) shown: BTreeMap<(usize, usize), Shown>,
    /// The form of a workbook that does not tell here how its numbers are shown.
    pub(crate) untold: Option<Untold>,
    /// Cells that are merged with those of rows below them.
    pub(crate) merged: Vec<Merged>,
    /// Cells whose marks of notes are taken off: line, place, and the text with and without it.
    pub(crate) raised: Vec<(usize, usize, [String; 2])>,
    /// What of the sheet is not seen.
    pub(crate) hidden: Hidden,
    /// The product that the cells were taken apart by.
    pub(crate) product: Option<&'static Product>,
}

/// The cells of one row, and the line on which it begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) cells: Vec<String>,
}

impl Row {
    /// Its first cells that say something, as a message names them.
    pub(crate) fn shown(&self) -> String {
        const CELLS: usize = 3;
        let filled = self.cells.iter().filter(|cell| !cell.is_empty());
        let cells: Vec<String> =
            filled.take(CELLS).map(|it| format!("`{}`", telling(it))).collect();
        cells.join(" ")
    }

    /// How many cells are not blank.
    pub(crate) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

impl Grid {
    /// The cells of a table, its names as the header.
    pub(crate) fn of_table(table: &Table, form: &str) -> Grid {
        let columns = table.columns();
        let cells = |row| columns.iter().map(|name| table.cell(row, name).to_owned()).collect();
        let rows = (0..table.len()).map(|row| Row { line: table.line(row), cells: cells(row) });
        let header = Row { line: 0, cells: columns.to_vec() };
        let rows = std::iter::once(header).chain(rows).collect();
        Grid { rows, form: form.to_owned(), ..Grid::default() }
    }
}

/// What begins the words below the rows of a table of CDC WONDER.
const BELOW: &str = "---";

/// Takes the cells of a text apart.
///
/// # Errors
/// An empty file (E105), cells that two letters part (E103), and quotes that stay open (E102).
pub(crate) fn of_text(path: &str, text: &str, asked: &Asked) -> Result<Grid, Vec<Diagnostic>> {
    let problem =
        |line, said: &str, help| vec![Diagnostic::in_cell("E105", path, line, "", said, help)];
    if text.trim().is_empty() {
        return Err(problem(0, "the file is empty", "send it again, or leave the source out"));
    }
    let (text, below) = footer(text);
    if text.trim().is_empty() {
        let help = "ask the publisher's page again with fewer restrictions";
        return Err(problem(1, "the file has a footer and no row", help));
    }
    let named = sep_line(text);
    let passed = usize::from(named.is_some());
    let by = match named {
        Some((mark, _)) => Asked { delimiter: Some(mark), ..asked.clone() },
        None => asked.clone(),
    };
    let text = named.map_or(text, |(_, rest)| rest);
    let dialect = Dialect::found(path, text, &by)?;
    if let Some(line) = dialect.rows_of(below) {
        let line = passed + text.lines().count() + line;
        let said = "rows stand below a line of dashes, which ends a table";
        let help = "take the line of dashes out of the file, or what stands below it";
        return Err(vec![Diagnostic::in_cell("E102", path, line, "", said, help)]);
    }
    let text = tightened(text, dialect.mark);
    let open = quotes::open(path, &text, dialect.columns, dialect.mark);
    if !open.is_empty() {
        return Err(open.into_iter().map(|one| moved(one, passed)).collect());
    }
    let mut grid = cells(path, &text, dialect, passed, asked)?;
    grid.form = format!("cells parted by {}", dialect.word());
    grid.mark = Some(dialect.mark);
    grid.below = below.lines().map(|line| line.trim_matches('"').to_owned()).collect();
    Ok(grid)
}

/// A diagnostic of a text whose first lines were taken off.
fn moved(told: Diagnostic, lines: usize) -> Diagnostic {
    use probative_terms::Place;
    let place = match told.place.clone() {
        Place::Line { path, line, column } => Place::Line { path, line: line + lines, column },
        other => other,
    };
    told.at(place)
}

/// The text before a line of dashes alone, and what stands from there on.
pub(crate) fn footer(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if line.trim().trim_matches('"') == BELOW {
            return text.split_at(at);
        }
        at += line.len();
    }
    (text, "")
}

/// What a cell holds, without blanks around it, and of `="01001"` what stands in the quotes: so
/// programs keep a spreadsheet from taking a code for a number.
pub(crate) fn within(cell: &str) -> &str {
    let cell = cell.trim();
    let held = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    held.filter(|held| !held.contains('"')).map_or(cell, str::trim)
}

/// What takes rows apart, each as long as it is.
pub(crate) fn reader(mark: u8) -> csv::ReaderBuilder {
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(mark).buffer_capacity(1 << 16);
    reader
}

fn cells(
    path: &str,
    text: &str,
    dialect: Dialect,
    passed: usize,
    asked: &Asked,
) -> Result<Grid, Vec<Diagnostic>> {
    let mut held = 0;
    let mut lines = Lines::new(text.as_bytes());
    let mut grid = Grid::default();
    for record in reader(dialect.mark).from_reader(text.as_bytes()).records() {
        // The reader's own line numbers count neither blank lines nor the whole of CRLF.
        let mut line = |position: Option<&csv::Position>| {
            passed + lines.row_at(position.map_or(0, |position| position.byte() as usize))
        };
        match record {
            Ok(record) => {
                let line = line(record.position());
                held += record.len();
                let cells = record.iter().map(|cell| within(cell).to_owned()).collect();
                grid.rows.push(Row { line, cells });
                asked.hold_cells(path, grid.rows.len(), held.div_ceil(grid.rows.len()))?;
            }
            Err(error) => {
                let said = format!("the row cannot be read: {error}");
                let (line, help) = (line(error.position()), "save the file as plain CSV");
                grid.problems.push(Diagnostic::in_cell("E102", path, line, "", said, help));
            }
        }
    }
    Ok(grid)
}
