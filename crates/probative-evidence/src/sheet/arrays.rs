//! Rows that are arrays of JSON, the first of which names the columns, as the Census Bureau's
//! service answers.

use probative_terms::Diagnostic;
use serde_json::value::RawValue;

use super::grid::{Grid, Row};
use crate::asked::Asked;
use crate::read::line::Lines;

/// The cells of a text of arrays within an array. Numbers keep the digits with which they are
/// written; `null` is a blank cell.
///
/// # Errors
/// What is no JSON, and rows or cells that are neither words nor numbers (E102).
pub(crate) fn grid(path: &str, text: &str, asked: &Asked) -> Result<Grid, Vec<Diagnostic>> {
    let rows: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| {
        let help = "fetch the answer again, and see that it is whole";
        let said = format!("the rows cannot be read as JSON: {error}");
        vec![Diagnostic::in_cell("E102", path, error.line(), "", said, help)]
    })?;
    let mut grid = Grid { form: "arrays of JSON".to_owned(), ..Grid::default() };
    let (mut lines, mut at, mut held) = (Lines::new(text.as_bytes()), 0, 0);
    for row in rows {
        at += text[at..].find(row.get()).expect("a row is a part of its text");
        let line = lines.at(at);
        at += row.get().len();
        match cells(row) {
            Some(cells) => {
                held += cells.len();
                grid.rows.push(Row { line, cells });
                asked.hold_cells(path, grid.rows.len(), held.div_ceil(grid.rows.len()))?;
            }
            None => grid.problems.push(nested(path, line)),
        }
    }
    Ok(grid)
}

/// The cells of a row; nothing where it is no array of words and numbers.
fn cells(row: &RawValue) -> Option<Vec<String>> {
    let cells: Vec<&RawValue> = serde_json::from_str(row.get()).ok()?;
    cells.into_iter().map(cell).collect()
}

fn cell(value: &RawValue) -> Option<String> {
    match value.get() {
        "null" => Some(String::new()),
        text if text.starts_with(['[', '{']) => None,
        text if text.starts_with('"') => {
            serde_json::from_str(text).ok().map(|word: String| word.trim().to_owned())
        }
        text => Some(text.to_owned()),
    }
}

fn nested(path: &str, line: usize) -> Diagnostic {
    let said = "a row is no array of words and numbers";
    let help = "write each row as an array with a word or a number for each column";
    Diagnostic::in_cell("E102", path, line, "", said, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(String, Option<usize>)> {
        let problems = crate::read::sheet("a.json", text.as_bytes(), &Asked::default());
        let told = problems.unwrap_err();
        told.iter().map(|one| (one.code.to_string(), one.place.line())).collect()
    }

    #[test]
    fn the_first_array_names_the_columns_of_the_others() {
        let text = "[[\"NAME\",\"n\"],\n[\"Do\\u00f1a, \\\"x\\\"\",12345678901234567890123],\n[\"b\",null]]";
        let sheet = crate::read::sheet("a.json", text.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(sheet.table.cell(0, "NAME"), "Doña, \"x\"");
        assert_eq!(sheet.table.cell(0, "n"), "12345678901234567890123");
        assert_eq!((sheet.table.cell(1, "n"), sheet.table.line(1)), ("", 3));
    }

    #[test]
    fn what_is_cut_nested_or_of_another_length_is_told_with_its_line() {
        let told = |line| vec![("E102".to_owned(), Some(line))];
        assert_eq!(codes("[[\"a\",\"b\"],\n[1,2],\n[3,"), told(3));
        assert_eq!(codes("[[\"a\",\"b\"],\n[1,[2]]]"), told(2));
        assert_eq!(codes("[[\"a\",\"b\"],\n[1,2],[1]]"), told(2));
        assert_eq!(codes("[[\"a\",\"b\"],\n7]"), told(2));
    }
}
