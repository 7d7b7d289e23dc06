//! Rows with one header line.

use std::collections::BTreeMap;

use probative_terms::Diagnostic;

use super::line::Lines;
use super::quotes;
use crate::table::Table;

/// Reads a table, or gives all its problems.
pub(crate) fn csv_table(path: &str, text: &str) -> Result<Table, Vec<Diagnostic>> {
    if text.trim().is_empty() {
        let help = "send it again, or leave the source out";
        return Err(vec![problem(path, "E105", 0, "the file is empty", help)]);
    }
    let mut lines_of = Lines::new(text.as_bytes());
    let first = lines_of.row_at(0);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| vec![broken(path, first, &error)])?.clone();
    let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    if columns.first().is_some_and(|name| name == "---") {
        let help = "ask the publisher's page again with fewer restrictions";
        return Err(vec![problem(path, "E105", first, "the file has a footer and no row", help)]);
    }
    if let Some(problem) = parted_otherwise(path, first, &columns) {
        return Err(vec![problem]);
    }
    let mut problems = quotes::open(path, text, columns.len());
    if !problems.is_empty() {
        return Err(problems);
    }
    problems.extend(alike(path, first, &columns));
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    // The reader's own line numbers count neither blank lines nor the whole of CRLF before a row.
    let mut line_of = |position: Option<&csv::Position>| {
        lines_of.row_at(position.map_or(0, |position| position.byte() as usize))
    };
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = line_of(record.position());
                if record.len() == columns.len() {
                    rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
                    lines.push(line);
                } else {
                    problems.push(ragged(path, line, record.len(), columns.len()));
                }
            }
            Err(error) => problems.push(broken(path, line_of(error.position()), &error)),
        }
    }
    if rows.is_empty() && problems.is_empty() {
        let help = "send the rows, or leave the source out";
        problems.push(problem(path, "E105", first, "the file has a header and no row", help));
    }
    if problems.is_empty() { Ok(Table::new(columns, rows, lines)) } else { Err(problems) }
}

fn problem(path: &str, code: &str, line: usize, said: &str, help: &str) -> Diagnostic {
    Diagnostic::in_cell(code, path, line, "", said, help)
}

/// Columns whose names are the same but for case and space.
pub(crate) fn alike(path: &str, line: usize, columns: &[String]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    let mut problems = Vec::new();
    for column in columns {
        let plain: String = column.to_lowercase().split_whitespace().collect();
        if let Some(first) = seen.insert(plain, column) {
            let said = format!("the columns `{first}` and `{column}` have the same name");
            let help = "rename one of them";
            problems.push(Diagnostic::in_cell("E106", path, line, column, said, help));
        }
    }
    problems
}

/// A header in one cell that other marks than commas part.
fn parted_otherwise(path: &str, line: usize, columns: &[String]) -> Option<Diagnostic> {
    let [header] = columns else { return None };
    let mark = [("a semicolon", ';'), ("a tab", '\t')];
    let (name, _) = mark.into_iter().find(|(_, mark)| header.contains(*mark))?;
    let said = format!("{name} parts the cells, and not a comma");
    let help = "save the file as CSV with commas between cells and points in numbers";
    Some(problem(path, "E102", line, &said, help))
}

fn ragged(path: &str, line: usize, cells: usize, columns: usize) -> Diagnostic {
    let said = format!("the row has {cells} cells and the header {columns}");
    let help = "put cells that hold a comma in quotes, and close every quote";
    problem(path, "E102", line, &said, help)
}

fn broken(path: &str, line: usize, error: &csv::Error) -> Diagnostic {
    let said = format!("the row cannot be read: {error}");
    problem(path, "E102", line, &said, "save the file as plain CSV")
}

#[cfg(test)]
mod tests {
    use probative_terms::{Code, Place};

    use super::*;

    fn codes(text: &str) -> Vec<Code> {
        let codes = |problems: Vec<Diagnostic>| problems.iter().map(|p| p.code).collect();
        csv_table("t.csv", text).map_or_else(codes, |_| vec![])
    }

    #[test]
    fn a_quoted_line_break_is_part_of_its_cell() {
        let table = csv_table("t.csv", "a,b\n\"x\ny\",2\n3,4\n").unwrap();
        assert_eq!((table.cell(0, "a"), table.line(1)), ("x\ny", 4));
    }

    #[test]
    fn a_row_has_the_line_on_which_it_begins_however_lines_end() {
        let text = "a,b\n1,2\n\n\"x\ny\",2\n3,4\n";
        for ending in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', ending);
            let table = csv_table("t.csv", &text).unwrap();
            let lines: Vec<usize> = (0..table.len()).map(|row| table.line(row)).collect();
            assert_eq!(lines, [2, 4, 6], "{text:?}");
        }
    }

    #[test]
    fn a_carriage_return_in_quotes_moves_no_line() {
        for ending in ["\n", "\r\n"] {
            let text = "a,b\n\"x\ry\",2\n3\n".replace('\n', ending);
            let problems = csv_table("t.csv", &text).unwrap_err();
            assert_eq!(problems[0].place.line(), Some(3), "{text:?}");
        }
    }

    #[test]
    fn a_header_below_blank_lines_has_its_own_line() {
        let problems = csv_table("t.csv", "\r\n\r\na,A\r\n1,2\r\n").unwrap_err();
        assert_eq!(problems[0].place.to_string(), "t.csv:3, column `A`");
    }

    #[test]
    fn a_quote_that_stays_open_swallows_no_row() {
        let lines = |text: &str| match csv_table("t.csv", text) {
            Ok(_) => Vec::new(),
            Err(problems) => {
                assert!(problems.iter().all(|problem| problem.code == "E102"), "{problems:?}");
                problems.iter().filter_map(|problem| problem.place.line()).collect()
            }
        };
        let last = "a,b\n1,2\n3,\"4\n5,6\n7,8\n";
        assert_eq!(lines(last), [3], "it is open where the file ends");
        assert_eq!(lines("\"a,b\n1,2\n"), [1], "in the header");
        assert_eq!(lines("a,b\n1,\"2\n3,\"x, y\"\n5,6\n"), [2], "closed by that of a later row");
        assert_eq!(lines("a,b\n1,\"2\n3,4\n5,6\"\n"), [2], "closed rows below");
        assert_eq!(lines("a,b\n1,\"2\n3,4\"\n5,6\n"), [2], "closed in the next row");
        assert_eq!(lines("b,a\n\"see,1\nx\",2\n3,4\n"), [2], "opened in a first cell");
        assert_eq!(lines("a,b\n1,\"2\"x\n"), [2], "closed in the middle of a cell");
        assert_eq!(lines("a,b\r1,2\r3,\"4\r5,6\r"), [3], "whatever ends the lines");
        for fine in ["a,b\n1,\"2 \"\"or\"\" 3\"\n", "a,b\n\"x\n\ny\",5' 10\"\n", "a\n\"\"\n\"b\"\n"]
        {
            assert_eq!(lines(fine), [0; 0], "{fine}");
        }
    }

    #[test]
    fn an_empty_file_and_a_bare_header_are_told_apart() {
        assert_eq!(codes(" \n"), ["E105"]);
        assert_eq!(codes("a,b\n"), ["E105"]);
        assert_eq!(codes("---\nQuery: deaths\n"), ["E105"]);
        let said = |text: &str| csv_table("t", text).unwrap_err()[0].what.clone();
        assert_ne!(said(""), said("a\n"));
        assert_ne!(said("---\n"), said("a\n"));
    }

    #[test]
    fn cells_that_no_comma_parts_are_told_once() {
        for (text, mark) in [("a;b\n1,5;2\n2,5;3\n", "semicolon"), ("a\tb\n1\t2\n", "tab")] {
            let problems = csv_table("t.csv", text).unwrap_err();
            let (problem, place) = (&problems[0], Place::in_file("t.csv", 1, ""));
            assert_eq!(
                (problems.len(), problem.code, &problem.place),
                (1, Code::of("E102"), &place)
            );
            assert!(problem.what.contains(mark), "{problem}");
        }
        assert!(csv_table("t.csv", "only\n1;2\n").is_ok(), "a cell may hold what it likes");
    }

    #[test]
    fn every_problem_of_a_file_is_told_in_one_run() {
        assert_eq!(codes("a,A \n1\n1,2\n1,2,3\n"), ["E106", "E102", "E102"]);
    }
}
