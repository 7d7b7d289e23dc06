use probative_terms::Code;

use super::*;

fn csv_table(path: &str, text: &str) -> Result<Table, Vec<Diagnostic>> {
    of_text(path, text, &Asked::default()).map(|sheet| sheet.table)
}

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
    for fine in ["a,b\n1,\"2 \"\"or\"\" 3\"\n", "a,b\n\"x\n\ny\",5' 10\"\n", "a\n\"\"\n\"b\"\n"] {
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
fn cells_that_other_letters_part_are_read() {
    for text in ["a;b\n1,5;2\n2,5;3\n", "a\tb\n1,5\t2\n2\t3\n", "sep=|\na|b\n1,5|2\n"] {
        let table = csv_table("t.csv", text).unwrap();
        assert_eq!((table.cell(0, "a"), table.cell(0, "b")), ("1.5", "2"), "{text:?}");
    }
    assert!(csv_table("t.csv", "only\n1;2\n").is_ok(), "a cell may hold what it likes");
}

#[test]
fn rows_below_a_line_of_dashes_are_not_lost() {
    assert_eq!(codes("a,b\n1,2\n---\n3,4\n"), ["E102"]);
    assert_eq!(codes("a,b\n1,2\n---\n\"Query: x, y\"\nwords\n"), [] as [&str; 0]);
}

#[test]
fn every_problem_of_a_file_is_told_in_one_run() {
    assert_eq!(codes("a,A \n1\n1,2\n1,2,3\n"), ["E106", "E102", "E102"]);
}

#[test]
fn a_column_that_holds_several_is_parted_and_its_letters_are_told() {
    let head = "freq,unit,geo\\TIME_PERIOD\t2015 \t2016 \n";
    let text = format!("{head}A,NR,AT\t12.3 bp\t: c\nA,NR,BE\t7 \t: u\n");
    let sheet = of_text("t.tsv", &text, &Asked::default()).unwrap();
    let cells = ["geo", "2015", "2016"].map(|name| sheet.table.cell(0, name));
    assert_eq!(cells, ["AT", "12.3", ": c"]);
    let told: Vec<&str> = sheet.notices.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(told[1], "`p` stands behind 1 cell: provisional");
    assert_eq!(told.len(), 3, "{told:?}");
    for few in ["A,AT\t1\t2\n", "A,NR,X,AT\t1\n", "A,NR,AT\t1\n"] {
        let text = format!("{head}A,NR,BE\t7\t8\n{few}");
        assert_eq!(codes(&text), ["E102"], "{few}");
    }
}
