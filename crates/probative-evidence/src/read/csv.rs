//! Rows with one header line.

use std::collections::BTreeMap;

use crate::error::Problem;
use crate::table::Table;

/// Reads a table, or gives all its problems.
pub(crate) fn read(path: &str, text: &str) -> Result<Table, Vec<Problem>> {
    if text.trim().is_empty() {
        return Err(vec![problem(
            path,
            "E105",
            0,
            "the file is empty",
            "send it again, or leave the source out",
        )]);
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| vec![broken(path, &error)])?.clone();
    let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    if columns.first().is_some_and(|name| name == "---") {
        let help = "ask the publisher's page again with fewer restrictions";
        return Err(vec![problem(path, "E105", 1, "the file has a footer and no row", help)]);
    }
    if let Some(problem) = parted_otherwise(path, &columns) {
        return Err(vec![problem]);
    }
    let mut problems = alike(path, &columns);
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |position| position.line() as usize);
                if record.len() == columns.len() {
                    rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
                    lines.push(line);
                } else {
                    problems.push(ragged(path, line, record.len(), columns.len()));
                }
            }
            Err(error) => problems.push(broken(path, &error)),
        }
    }
    if rows.is_empty() && problems.is_empty() {
        let help = "send the rows, or leave the source out";
        problems.push(problem(path, "E105", 1, "the file has a header and no row", help));
    }
    if problems.is_empty() { Ok(Table::new(columns, rows, lines)) } else { Err(problems) }
}

fn problem(path: &str, code: &'static str, line: usize, said: &str, help: &str) -> Problem {
    Problem {
        code,
        path: path.to_owned(),
        line,
        column: String::new(),
        said: said.to_owned(),
        why: "a table without rows would make every count zero",
        help: help.to_owned(),
    }
}

/// Columns whose names are the same but for case and space.
pub(super) fn alike(path: &str, columns: &[String]) -> Vec<Problem> {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    let mut problems = Vec::new();
    for column in columns {
        let plain: String = column.to_lowercase().split_whitespace().collect();
        if let Some(first) = seen.insert(plain, column) {
            problems.push(Problem {
                code: "E106",
                path: path.to_owned(),
                line: 1,
                column: column.clone(),
                said: format!("the columns `{first}` and `{column}` have the same name"),
                why: "nobody can tell which of them a claim means",
                help: "rename one of them".to_owned(),
            });
        }
    }
    problems
}

/// A header in one cell that other marks than commas part.
fn parted_otherwise(path: &str, columns: &[String]) -> Option<Problem> {
    let [header] = columns else { return None };
    let mark = [("a semicolon", ';'), ("a tab", '\t')];
    let (name, _) = mark.into_iter().find(|(_, mark)| header.contains(*mark))?;
    Some(Problem {
        said: format!("{name} parts the cells, and not a comma"),
        why: "a row that is taken for one cell has none of its columns",
        help: "save the file as CSV with commas between cells and points in numbers".to_owned(),
        ..broken_at(path, 1)
    })
}

fn ragged(path: &str, line: usize, cells: usize, columns: usize) -> Problem {
    Problem {
        said: format!("the row has {cells} cells and the header {columns}"),
        why: "cells after the gap would be read under the wrong name",
        help: "put cells that hold a comma in quotes, and close every quote".to_owned(),
        ..broken_at(path, line)
    }
}

fn broken(path: &str, error: &csv::Error) -> Problem {
    let line = error.position().map_or(0, |position| position.line() as usize);
    let said = format!("the row cannot be read: {error}");
    Problem { said, ..broken_at(path, line) }
}

/// A line that cannot be read.
fn broken_at(path: &str, line: usize) -> Problem {
    Problem {
        code: "E102",
        path: path.to_owned(),
        line,
        column: String::new(),
        said: String::new(),
        why: "a row that is skipped is lost",
        help: "save the file as plain CSV".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        read("t.csv", text)
            .map_or_else(|problems| problems.iter().map(|p| p.code).collect(), |_| vec![])
    }

    #[test]
    fn a_quoted_line_break_is_part_of_its_cell() {
        let table = read("t.csv", "a,b\n\"x\ny\",2\n3,4\n").unwrap();
        assert_eq!((table.cell(0, "a"), table.line(1)), ("x\ny", 4));
    }

    #[test]
    fn an_empty_file_and_a_bare_header_are_told_apart() {
        assert_eq!(codes(" \n"), ["E105"]);
        assert_eq!(codes("a,b\n"), ["E105"]);
        assert_eq!(codes("---\nQuery: deaths\n"), ["E105"]);
        let said = |text: &str| read("t", text).unwrap_err()[0].said.clone();
        assert_ne!(said(""), said("a\n"));
        assert_ne!(said("---\n"), said("a\n"));
    }

    #[test]
    fn cells_that_no_comma_parts_are_told_once() {
        for (text, mark) in [("a;b\n1,5;2\n2,5;3\n", "semicolon"), ("a\tb\n1\t2\n", "tab")] {
            let problems = read("t.csv", text).unwrap_err();
            assert_eq!((problems.len(), problems[0].code, problems[0].line), (1, "E102", 1));
            assert!(problems[0].said.contains(mark), "{}", problems[0].said);
        }
        assert!(read("t.csv", "only\n1;2\n").is_ok(), "a cell may hold what it likes");
    }

    #[test]
    fn every_problem_of_a_file_is_told_in_one_run() {
        assert_eq!(codes("a,A \n1\n1,2\n1,2,3\n"), ["E106", "E102", "E102"]);
    }
}
