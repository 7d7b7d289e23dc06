//! Rows that are not all plain cells: the reader of whole files says what they are.

use probative_terms::{Diagnostic, Place};

use super::Summing;
use super::plan::Plan;
use crate::asked::Asked;
use crate::sheet::{self, Sheet};

/// How many bytes of such rows are gathered before they are read.
const ENOUGH: usize = 4 << 20;

/// Such rows below the header of their file.
pub(super) struct Odd {
    header: Vec<u8>,
    text: Vec<u8>,
    /// The line of a row here, and in the file.
    lines: Vec<(usize, usize)>,
    next: usize,
}

impl Odd {
    pub(super) fn new(plan: &Plan) -> Odd {
        let mut odd = Odd { header: plan.header.clone(), text: vec![], lines: vec![], next: 0 };
        odd.clear();
        odd
    }

    fn clear(&mut self) {
        self.text.clear();
        self.text.extend(self.header.trim_ascii_end());
        self.text.push(b'\n');
        self.lines.clear();
        self.next = 1 + breaks(&self.text);
    }

    /// Takes a row as the file has it.
    pub(super) fn push(&mut self, row: &[u8], line: usize) {
        let row = row.trim_ascii_end();
        let row = &row[row.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()..];
        self.lines.push((self.next, line));
        self.text.extend(row);
        self.text.push(b'\n');
        self.next += breaks(row) + 1;
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.len() > ENOUGH
    }

    /// The rows that the reader makes of them, and forgets them.
    ///
    /// Words below the rows of a file end it: `last` is the line of its last plain row.
    ///
    /// # Errors
    /// All that the reader finds wrong, by the lines of the file.
    pub(super) fn read(
        &mut self,
        path: &str,
        plan: &Plan,
        what: &Summing,
        last: usize,
    ) -> Result<Option<Sheet>, Vec<Diagnostic>> {
        if self.lines.is_empty() {
            return Ok(None);
        }
        let asked = Asked {
            header: Some(1),
            skip: None,
            delimiter: Some(char::from(plan.mark)),
            keep: Vec::new(),
            ..what.asked.clone()
        };
        let lines = std::mem::take(&mut self.lines);
        let line = |here: usize| {
            let before = lines.partition_point(|(at, _)| *at <= here);
            before.checked_sub(1).map_or(here, |at| lines[at].1 + here - lines[at].0)
        };
        let text = String::from_utf8_lossy(&self.text).into_owned();
        self.clear();
        let moved =
            |told: Vec<Diagnostic>| told.into_iter().map(|one| relined(one, line)).collect();
        let is_of_words = |told: &[Diagnostic]| told.iter().all(|one| one.code == "E105");
        let first = lines[0].1;
        match sheet::of_text(path, &text, &asked) {
            Err(told) if is_of_words(&told) && first > last => Ok(None),
            Err(told) if is_of_words(&told) => Err(vec![in_the_middle(path, first)]),
            Err(told) => Err(moved(told)),
            Ok(found) if !found.below.is_empty() && ends_before(&found, &lines, last) => {
                Err(vec![in_the_middle(path, first)])
            }
            Ok(found) if found.notices.iter().any(|told| told.code == "W109") => {
                Err(vec![Diagnostic::in_cell(
                    "E104",
                    path,
                    first,
                    &what.value,
                    COMMAS.to_owned(),
                    POINT,
                )])
            }
            Ok(found) => {
                let notices = moved(found.notices);
                Ok(Some(Sheet { table: found.table.relined(line), notices, ..found }))
            }
        }
    }
}

const COMMAS: &str = "some numbers have a comma before their decimals and others have none";
const POINT: &str = "write all of them with a point";

/// Whether words below the rows have plain rows behind them.
fn ends_before(found: &Sheet, lines: &[(usize, usize)], last: usize) -> bool {
    let at = lines.len().saturating_sub(found.below.len());
    lines[at].1 < last
}

fn in_the_middle(path: &str, line: usize) -> Diagnostic {
    let said = "the row has fewer cells than the header, and rows stand behind it".to_owned();
    let help = "put cells that hold a comma in quotes, and close every quote";
    Diagnostic::in_cell("E102", path, line, "", said, help)
}

fn relined(told: Diagnostic, line: impl Fn(usize) -> usize) -> Diagnostic {
    match told.place.clone() {
        Place::Line { path, line: here, column } if here > 0 => {
            told.at(Place::Line { path, line: line(here), column })
        }
        _ => told,
    }
}

fn breaks(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte == b'\n').count()
}
