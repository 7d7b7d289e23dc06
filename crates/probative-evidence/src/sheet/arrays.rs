//! Rows that are arrays of JSON, the first of which names the columns, as the Census Bureau's
//! service answers, or objects, whose names are those of the columns, as portals answer; objects
//! may also stand one a line (JSON Lines).

use std::collections::HashMap;
use std::fmt;

use probative_terms::Diagnostic;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::grid::{Grid, Row};
use crate::asked::Asked;
use crate::read::json;
use crate::read::line::Lines;

/// The cells of a text of arrays or objects within an array. Numbers keep the digits with which
/// they are written; `null`, and what an object lacks, is a blank cell.
///
/// # Errors
/// What is no JSON, rows or cells that are neither words nor numbers (E102), and an object that
/// gives a name twice (E106).
pub(crate) fn grid(path: &str, text: &str, asked: &Asked) -> Result<Grid, Vec<Diagnostic>> {
    if text.trim_start().starts_with('{') {
        return of_lines(path, text, asked);
    }
    let rows: Vec<&RawValue> =
        serde_json::from_str(text).map_err(|error| vec![cut(path, error.line(), &error)])?;
    let (mut lines, mut at) = (Lines::new(text.as_bytes()), 0);
    let line = |row: &&RawValue| {
        at += text[at..].find(row.get()).expect("a row is a part of its text");
        let line = lines.at(at);
        at += row.get().len();
        line
    };
    let rows: Vec<(usize, &RawValue)> = rows.iter().map(line).zip(rows.iter().copied()).collect();
    if rows.first().is_some_and(|(_, row)| row.get().starts_with('{')) {
        json::once(path, 1, text)?;
        return of_objects(path, &rows, asked);
    }
    let mut grid = Grid { form: "arrays of JSON".to_owned(), ..Grid::default() };
    let mut held = 0;
    for (line, row) in rows {
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

/// The cells of objects that stand one a line.
fn of_lines(path: &str, text: &str, asked: &Asked) -> Result<Grid, Vec<Diagnostic>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut rows: Vec<(usize, &RawValue)> = Vec::new();
    for (at, line) in lines {
        let row = serde_json::from_str(line).map_err(|error| vec![cut(path, at + 1, &error)])?;
        json::once(path, at + 1, line)?;
        rows.push((at + 1, row));
    }
    of_objects(path, &rows, asked)
}

fn cut(path: &str, line: usize, error: &serde_json::Error) -> Diagnostic {
    let help = "fetch the answer again, and see that it is whole";
    let said = format!("the rows cannot be read as JSON: {error}");
    Diagnostic::in_cell("E102", path, line, "", said, help)
}

/// The cells of objects, below a header of their names in the order in which these come.
fn of_objects(
    path: &str,
    rows: &[(usize, &RawValue)],
    asked: &Asked,
) -> Result<Grid, Vec<Diagnostic>> {
    let mut grid = Grid { form: "objects of JSON".to_owned(), ..Grid::default() };
    let (mut header, mut places) = (Vec::<String>::new(), HashMap::<String, usize>::new());
    let mut odd = Vec::new();
    for &(line, row) in rows {
        let Ok(Members(members)) = serde_json::from_str(row.get()) else {
            grid.problems.push(nested(path, line));
            continue;
        };
        let mut cells = vec![String::new(); header.len()];
        for (name, value) in members {
            let place = *places.entry(name).or_insert_with_key(|name| {
                header.push(name.clone());
                cells.push(String::new());
                header.len() - 1
            });
            match cell(value) {
                Some(cell) => cells[place] = cell,
                None if odd.contains(&place) => {}
                None => {
                    odd.push(place);
                    grid.problems.push(part(path, line, &header[place]));
                }
            }
        }
        grid.rows.push(Row { line, cells });
        asked.hold_cells(path, grid.rows.len(), header.len())?;
    }
    grid.rows.iter_mut().for_each(|row| row.cells.resize(header.len(), String::new()));
    let line = rows.first().map_or(1, |(line, _)| *line);
    grid.rows.insert(0, Row { line, cells: header });
    Ok(grid)
}

/// The members of an object, in their order.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Members<'de>, D::Error> {
        from.deserialize_map(Members(Vec::new()))
    }
}

impl<'de> Visitor<'de> for Members<'de> {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Members<'de>, A::Error> {
        while let Some(member) = map.next_entry()? {
            self.0.push(member);
        }
        Ok(self)
    }
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

/// A value that is an object or array itself.
fn part(path: &str, line: usize, column: &str) -> Diagnostic {
    let said = "the value is an object or an array, and no word or number";
    let help = "write what it holds as columns of their own, or fetch the same rows as CSV";
    Diagnostic::in_cell("E102", path, line, column, said, help)
}

fn nested(path: &str, line: usize) -> Diagnostic {
    let said = "a row is no array of words and numbers, or no object as the first one is";
    let help =
        "write each row as an array with a word or a number for each column, or each as an object";
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
    fn objects_are_rows_and_what_one_lacks_is_blank() {
        let text = "[{\"a\": \"x\", \"n\": 1.50},\n {\"n\": 2, \"late\": true},\n\n {\"a\": null}]";
        let sheet = crate::read::sheet("a.json", text.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(sheet.table.columns(), ["a", "n", "late"]);
        let row = |row| ["a", "n", "late"].map(|column| sheet.table.cell(row, column));
        assert_eq!((row(0), row(1)), (["x", "1.50", ""], ["", "2", "true"]));
        assert_eq!((sheet.table.len(), sheet.table.line(1)), (2, 2));
    }

    #[test]
    fn objects_may_stand_one_a_line() {
        let text = "\n{\"a\": \"x\", \"n\": 1.50}\r\n\n{\"n\": 2}\n";
        let sheet = crate::read::sheet("a.jsonl", text.as_bytes(), &Asked::default()).unwrap();
        assert_eq!((sheet.table.cell(0, "a"), sheet.table.cell(1, "n")), ("x", "2"));
        assert_eq!((sheet.table.len(), sheet.table.line(1)), (2, 4));
        let told = |code: &str| vec![(code.to_owned(), Some(3))];
        assert_eq!(codes("{\"a\": 1}\n{\"a\": 1}\n{\"a\": "), told("E102"));
        assert_eq!(codes("{\"a\": 1}\n{\"a\": 1}\n{\"a\": 1, \"a\": 2}"), told("E106"));
    }

    #[test]
    fn objects_that_are_no_rows_are_told_with_their_line_and_column() {
        assert_eq!(codes("[{\"a\": 1},\n[2]]"), [("E102".to_owned(), Some(2))]);
        assert_eq!(codes("[{\"a\": 1},\n{\"a\": 1, \"a\": 2}]"), [("E106".to_owned(), Some(2))]);
        let parts = codes("[{\"a\": 1},\n{\"a\": 1, \"at\": {\"x\": 1}},\n{\"at\": {\"x\": 2}}]");
        assert_eq!(parts, [("E102".to_owned(), Some(2))]);
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
