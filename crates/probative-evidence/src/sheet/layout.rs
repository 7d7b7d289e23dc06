//! What of the cells is a title, a header, rows, and words below them.

use probative_catalog::Layout;
use probative_terms::Diagnostic;

use super::beneath::{counts_columns, may_be_data};
use super::grid::{Grid, Row};
use super::notes::{Leading, footer};
use crate::asked::Asked;
use crate::table::field_number;

/// The parts of a grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Parts<'a> {
    /// Lines above the header.
    pub(crate) above: Vec<String>,
    /// The line of the header; 0 where it has none.
    pub(crate) header_line: usize,
    /// The names of the columns.
    pub(crate) header: Vec<String>,
    pub(crate) body: Vec<&'a Row>,
    /// Lines below the rows.
    pub(crate) below: Vec<String>,
    /// How many rows were blank and are left out.
    pub(crate) blank: usize,
    /// Those below the rows that have several cells, as rows have.
    pub(crate) below_as_rows: Vec<&'a Row>,
    /// The row that counts the columns and is left out.
    pub(crate) counting: Option<&'a Row>,
    /// Whether the first row may count the columns, and is read as a row.
    pub(crate) may_count: bool,
}

/// The parts of the grid, by what the user or the layout of a product says, and else by how full
/// its rows are.
///
/// # Errors
/// No header where one is named, or one of numbers alone below lines that are no header (E108).
pub(crate) fn parted<'a>(
    path: &str,
    grid: &'a Grid,
    asked: &Asked,
    layout: &Layout,
) -> Result<Parts<'a>, Vec<Diagnostic>> {
    let rows = &grid.rows;
    let at = match (asked.header, asked.skip, layout.header_line) {
        (Some(line), ..) | (None, None, Some(line)) => rows.iter().position(|row| row.line == line),
        (None, Some(skipped), _) => rows.iter().position(|row| row.line > skipped),
        (None, None, None) if !layout.header.is_empty() => Some(0),
        (None, None, None) => Some(first_full(rows)),
    };
    let named = |what: &str| {
        let said = format!("the header is not {what}");
        let help = "name its line with --header N, counted from 1";
        vec![Diagnostic::of_file("E108", path, said, help)]
    };
    let Some(at) = at else { return Err(named("where it is said to be")) };
    let headless = !layout.header.is_empty();
    let mut parts = Parts::default();
    if headless {
        parts.header.clone_from(&layout.header);
    } else {
        let row = rows.get(at).ok_or_else(|| named("there"))?;
        parts.header_line = row.line;
        parts.header.clone_from(&row.cells);
        parts.above = rows[..at].iter().filter(|row| row.filled() > 0).map(joined).collect();
        if !parts.above.is_empty() && all_numbers(&row.cells) {
            return Err(named("to be told from the numbers below it"));
        }
    }
    let rest = &rows[if headless { at } else { at + 1 }..];
    let columns = parts.header.len();
    let leading = Leading::of_rows(rest, columns);
    let (body, below) = rest.split_at(footer(rest, columns, layout, &leading));
    parts.below = below.iter().map(joined).chain(grid.below.iter().cloned()).collect();
    parts.below_as_rows = below.iter().filter(|row| row.filled() > 1).collect();
    let is_blank = |row: &&Row| row.filled() == 0 && parts.header.len() > 1;
    parts.blank = body.iter().filter(is_blank).count();
    parts.body = body.iter().filter(|row| !is_blank(row)).collect();
    // Where the file itself names its columns, no line of it is printed.
    if parts.header_line > 0 && counts_columns(&parts.body) {
        parts.may_count = may_be_data(parts.header.first().map_or("", String::as_str), &parts.body);
        parts.counting = (!parts.may_count).then(|| parts.body.remove(0));
    }
    Ok(parts)
}

/// The cells that say something, in one line.
fn joined(row: &Row) -> String {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty());
    filled.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The first row that holds more than a title: one cell of words.
fn first_full(rows: &[Row]) -> usize {
    let typical = typical(rows);
    let is_title = |row: &Row| {
        let words = row.cells.iter().any(|cell| cell.contains(' '));
        row.filled() == 0 || (row.filled() == 1 && (words || typical > 3))
    };
    if typical < 2 { 0 } else { rows.iter().position(|row| !is_title(row)).unwrap_or(0) }
}

/// How many cells of most rows are filled; titles and notes aside, where rows have more than one.
fn typical(rows: &[Row]) -> usize {
    let counts: Vec<usize> = rows.iter().take(200).map(Row::filled).filter(|n| *n > 0).collect();
    let wide: Vec<usize> = counts.iter().copied().filter(|count| *count > 1).collect();
    let counts = if wide.len() > 1 { wide } else { counts };
    let alike = |wanted: usize| counts.iter().filter(|count| **count == wanted).count();
    counts.iter().copied().max_by_key(|count| (alike(*count), *count)).unwrap_or(0)
}

fn all_numbers(cells: &[String]) -> bool {
    let is_year = |cell: &str| cell.len() == 4 && !cell.contains('.');
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    filled.all(|cell| field_number(cell).is_some() && !is_year(cell))
}

#[cfg(test)]
mod tests {
    use super::super::grid;
    use super::*;

    fn parts(text: &str, asked: &Asked) -> Result<Parts<'static>, Vec<Diagnostic>> {
        let grid = Box::leak(Box::new(grid::of_text("t.csv", text, asked)?));
        parted("t.csv", grid, asked, &Layout::default())
    }

    #[test]
    fn titles_stand_above_and_notes_below() {
        let text = "\"Deaths, by state\",,,\nas of May,,,\n,,,\na,b,c,d\n1,2,3,4\n5,6,7,8\n,,,\n,,,\nSource: us,,,\nmore words,,,\n";
        let found = parts(text, &Asked::default()).unwrap();
        assert_eq!(found.above, ["Deaths, by state", "as of May"]);
        assert_eq!((found.header_line, found.header.join("")), (4, "abcd".to_owned()));
        assert_eq!((found.body.len(), found.blank), (2, 0));
        assert!(found.below.contains(&"Source: us".to_owned()), "{:?}", found.below);
    }

    #[test]
    fn a_last_row_that_is_cut_is_a_row() {
        let found = parts("a,b,c\n1,2,3\n4\n", &Asked::default()).unwrap();
        assert_eq!((found.body.len(), found.below.len()), (2, 0));
    }

    #[test]
    fn rows_of_blanks_are_counted() {
        let found = parts("a,b\n1,2\n,\n,\n", &Asked::default()).unwrap();
        assert_eq!((found.body.len(), found.blank), (1, 2));
    }

    #[test]
    fn a_header_is_where_somebody_says() {
        let text = "x y,,\n7,8,9\na,b,c\n1,2,3\n";
        let told = parts(text, &Asked::default()).unwrap_err().remove(0);
        assert_eq!(told.code, "E108", "numbers are no header: {told}");
        let at = |asked: Asked| parts(text, &asked).unwrap().header.join("");
        assert_eq!(at(Asked { header: Some(3), ..Asked::default() }), "abc");
        assert_eq!(at(Asked { skip: Some(2), ..Asked::default() }), "abc");
        assert!(parts(text, &Asked { header: Some(9), ..Asked::default() }).is_err());
    }

    #[test]
    fn a_table_of_one_column_has_no_title() {
        let found = parts("the header\nx y\nz\n", &Asked::default()).unwrap();
        assert_eq!((found.header, found.body.len()), (vec!["the header".to_owned()], 2));
    }
}
