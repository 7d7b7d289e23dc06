//! What a user says of a file where its content does not.

use probative_case::read::nearest;
use probative_terms::Diagnostic;

/// How a file is to be read, as far as somebody says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The letter between cells.
    pub delimiter: Option<char>,
    /// How many lines above the header are passed over.
    pub skip: Option<usize>,
    /// The line of the header, from 1.
    pub header: Option<usize>,
    /// The sheet of a workbook, by its name.
    pub sheet: Option<String>,
    /// The object of a TopoJSON, or the file of an archive, by its name.
    pub layer: Option<String>,
    /// Words and numbers that stand for a missing number.
    pub missing: Vec<String>,
    /// Rows that are kept: one of the values in each column.
    pub keep: Vec<(String, Vec<String>)>,
    /// Rows that are left out: one of the values in any of the columns.
    pub leave: Vec<(String, Vec<String>)>,
    /// Rows that are kept, of columns that one of several joined files may lack.
    pub keep_among: Vec<(String, Vec<String>)>,
    /// Whether years stand in columns, and a row is made of each.
    pub years_in_columns: bool,
    /// Whether rows of totals stay that a known file has among its places.
    pub keep_totals: bool,
    /// The column of the places' codes.
    pub id: Option<String>,
    /// The most bytes that what is packed may have.
    pub most_bytes: Option<u64>,
    /// The most cells that a table may have.
    pub most_cells: Option<usize>,
}

/// The most cells of a table, where nobody says otherwise: they are held in memory.
pub(crate) const MOST_CELLS: usize = 20_000_000;

impl Asked {
    /// Passes if so many rows of so many columns may be held.
    ///
    /// # Errors
    /// More cells than the cap (E248).
    pub(crate) fn hold_cells(
        &self,
        path: &str,
        rows: usize,
        columns: usize,
    ) -> Result<(), Vec<Diagnostic>> {
        let (cells, most) = (rows.saturating_mul(columns), self.most_cells.unwrap_or(MOST_CELLS));
        if cells <= most {
            return Ok(());
        }
        let said = format!(
            "{rows} rows of {columns} columns have {cells} cells or more, and the cap is {most}"
        );
        let help = "keep the rows and columns that are needed, in a file of their own";
        Err(vec![Diagnostic::of_file("E248", path, said, help)])
    }

    /// Takes `COL=VALUE`, where each of the two may hold commas; equal columns gather their values.
    ///
    /// # Errors
    /// Words without an equals sign.
    pub fn keeping(&mut self, words: &str) -> Result<(), String> {
        gathered(&mut self.keep, words)
    }

    /// Takes `COL=VALUE` of rows that are left out.
    ///
    /// # Errors
    /// Words without an equals sign.
    pub fn leaving(&mut self, words: &str) -> Result<(), String> {
        gathered(&mut self.leave, words)
    }

    /// The letter between cells as a byte.
    pub(crate) fn mark(&self) -> Option<u8> {
        self.delimiter.and_then(|letter| u8::try_from(letter).ok()).filter(u8::is_ascii)
    }

    /// The column, or that it is not there.
    pub(crate) fn present(
        path: &str,
        column: &str,
        columns: &[String],
    ) -> Result<(), Vec<Diagnostic>> {
        let has = columns.iter().any(|known| known == column);
        if has { Ok(()) } else { Err(vec![absent(path, column, columns)]) }
    }
}

/// Puts the value of `COL=VALUE` beside the others of its column.
fn gathered(into: &mut Vec<(String, Vec<String>)>, words: &str) -> Result<(), String> {
    let (column, value) =
        words.split_once('=').ok_or_else(|| format!("`{words}` is not COL=VALUE"))?;
    match into.iter_mut().find(|(known, _)| known == column) {
        Some((_, values)) => values.push(value.to_owned()),
        None => into.push((column.to_owned(), vec![value.to_owned()])),
    }
    Ok(())
}

/// Says that a column is not there, and which are.
#[must_use]
pub fn absent(path: &str, column: &str, columns: &[String]) -> Diagnostic {
    let guess = nearest(column, columns.iter().map(String::as_str));
    let listed = || format!("the columns are {}", columns.join(", "));
    let help = guess.map_or_else(listed, |name| format!("did you mean `{name}`?"));
    let said = format!("there is no column `{column}`");
    Diagnostic::in_cell("E301", path, 0, column, said, &help)
}
