//! Rows that are not all plain cells, read as the reader of whole files reads them.

use probative_terms::Diagnostic;

use super::Summing;
use super::plan::Plan;
use crate::read::line::Lines;
use crate::read::quotes;
use crate::sheet::grid::{reader, within};
use crate::sheet::marks::marks;
use crate::sheet::rows::ragged;
use crate::table::Table;

/// How many bytes of such rows are gathered before they are read: a table of them takes eighty
/// times as many.
const ENOUGH: usize = if cfg!(test) { 256 } else { 256 << 10 };

/// Such rows, one behind another.
#[derive(Default)]
pub(super) struct Odd {
    text: Vec<u8>,
    /// The line of a row here, and in the file.
    lines: Vec<(usize, usize)>,
    next: usize,
}

impl Odd {
    /// Takes a row as the file has it.
    pub(super) fn push(&mut self, row: &[u8], line: usize) {
        let is_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let row = &row[row.iter().take_while(is_end).count()..];
        let row = &row[..row.len() - row.iter().rev().take_while(is_end).count()];
        self.lines.push((self.next + 1, line));
        self.text.extend(row);
        self.text.push(b'\n');
        self.next += row.iter().filter(|byte| **byte == b'\n').count() + 1;
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.len() > ENOUGH
    }

    /// The table of the rows, which are forgotten: cells without blanks around them, each that
    /// holds no plain number with its mark.
    ///
    /// # Errors
    /// Quotes that stay open and rows that are not as long as the header (E102), by the lines of
    /// the file.
    pub(super) fn read(
        &mut self,
        path: &str,
        plan: &Plan,
        asked: &Summing,
    ) -> Result<Table, Vec<Diagnostic>> {
        let Odd { text, lines, .. } = std::mem::take(self);
        let text = String::from_utf8(text).expect("a row that is no text is not taken");
        let line = |here: usize| {
            let before = lines.partition_point(|(at, _)| *at <= here);
            before.checked_sub(1).map_or(here, |at| lines[at].1 + here - lines[at].0)
        };
        let open = quotes::open(path, &text, plan.width, plan.mark);
        if let Some(open) = open.into_iter().next() {
            let said = open.what.clone();
            let line = open.place.line().map_or(0, line);
            let help = "close the quote at the end of its cell, and double one that belongs to it";
            return Err(vec![Diagnostic::in_cell("E102", path, line, "", said, help)]);
        }
        let (mut cells, mut at, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        let mut here = Lines::new(text.as_bytes());
        for record in reader(plan.mark).from_reader(text.as_bytes()).records() {
            let record = record.expect("rows of text may have any length");
            let start = record.position().map_or(0, |place| place.byte() as usize);
            let line = line(here.row_at(start));
            if record.len() == plan.width {
                cells.push(record.iter().map(|cell| within(cell).to_owned()).collect());
                at.push(line);
            } else {
                wrong.push(ragged(path, line, record.len(), plan.width));
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let table = Table::new(plan.columns.clone(), cells, at);
        let marks = marks(&table, None, &asked.asked);
        Ok(table.marked(marks))
    }
}
