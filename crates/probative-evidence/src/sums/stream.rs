//! Rows of a file that is never held whole.

use std::io::Read;
use std::ops::Range;

use csv::ByteRecord;
use memchr::{memchr, memchr_iter};
use probative_terms::Diagnostic;

use super::decimal::Decimal;
use super::groups::{Groups, push_cell};
use super::odd::Odd;
use super::passed::Passed;
use super::plan::{Plan, reader};
use super::{Summing, fill};
use crate::error::Error;
use crate::read::line::Lines;

/// How many bytes are held at a time; no row may have more.
const BLOCK: usize = if cfg!(test) { 1 << 10 } else { 8 << 20 };

/// The rows of a file, as they come.
pub(super) struct Rows<'a> {
    path: &'a str,
    what: &'a Summing,
    plan: Plan,
    pub(super) groups: Groups<'a>,
    passed: Passed<'a>,
    odd: Odd,
    key: Vec<u8>,
    /// The line of the last plain row.
    last: usize,
    pub(super) blank: u64,
    pub(super) notices: Vec<Diagnostic>,
}

/// A row, the bytes that it was taken from, and its line.
#[derive(Clone, Copy)]
struct Row<'a> {
    cells: Cells<'a>,
    bytes: &'a [u8],
    line: usize,
}

/// The cells of a row within its text.
#[derive(Clone, Copy)]
struct Cells<'a> {
    text: &'a [u8],
    places: &'a [Range<usize>],
}

impl<'a> Cells<'a> {
    fn at(self, place: usize) -> &'a [u8] {
        &self.text[self.places[place].clone()]
    }
}

impl<'a> Rows<'a> {
    pub(super) fn new(path: &'a str, what: &'a Summing, plan: Plan) -> Rows<'a> {
        Rows {
            path,
            what,
            odd: Odd::new(&plan),
            plan,
            groups: Groups::new(path, what),
            passed: Passed::new(path, what),
            key: Vec::new(),
            last: 0,
            blank: 0,
            notices: Vec::new(),
        }
    }

    /// Adds up the rows of a file of which the head is read by now; `tick` hears how many bytes are
    /// read.
    ///
    /// # Errors
    /// What is wrong with its rows; a file that cannot be read on.
    pub(super) fn all(
        &mut self,
        head: &[u8],
        file: &mut dyn Read,
        tick: &mut dyn FnMut(u64),
    ) -> Result<(), Error> {
        let mut block = head[self.plan.begins..].to_vec();
        let (mut line, mut read) = (self.plan.line, self.plan.begins as u64);
        loop {
            let ends = fill(self.path, file, &mut block, BLOCK)?;
            tick(read + block.len() as u64);
            let done = self.block(&block, line, ends)?;
            if done == 0 && !ends {
                return Err(vec![self.endless(line)].into());
            }
            line += block[..done].iter().filter(|byte| **byte == b'\n').count();
            read += done as u64;
            block.drain(..done);
            if ends {
                break;
            }
        }
        self.read_odd()?;
        if !self.what.asked.keep.is_empty() {
            self.passed.settled()?;
        }
        Ok(())
    }

    /// Adds up the rows of a block, and tells how many of its bytes they are: where the file goes
    /// on, so may the last row.
    fn block(&mut self, block: &[u8], line: usize, ends: bool) -> Result<usize, Vec<Diagnostic>> {
        match memchr(b'"', block).is_some() || memchr(b'\n', block).is_none() {
            true => self.quoted(block, line, ends),
            false => self.lines(block, line, ends),
        }
    }

    /// The same of a block without a quote: each line is a row.
    fn lines(&mut self, block: &[u8], first: usize, ends: bool) -> Result<usize, Vec<Diagnostic>> {
        let mut places = Vec::new();
        let (mut begin, mut line) = (0, first);
        while begin < block.len() {
            let end = match memchr(b'\n', &block[begin..]) {
                Some(length) => begin + length,
                None if ends => block.len(),
                None => break,
            };
            let bytes = &block[begin..end];
            let text = bytes.strip_suffix(b"\r").unwrap_or(bytes);
            if !text.is_empty() {
                parted(text, self.plan.mark, &mut places);
                self.row(Row { cells: Cells { text, places: &places }, bytes, line })?;
            }
            (begin, line) = (end + 1, line + 1);
        }
        Ok(begin.min(block.len()))
    }

    /// The same of a block in which a quote may hold the end of a line.
    fn quoted(&mut self, block: &[u8], line: usize, ends: bool) -> Result<usize, Vec<Diagnostic>> {
        let mut reader = reader(self.plan.mark).from_reader(block);
        let mut read = |row: &mut ByteRecord| matches!(reader.read_byte_record(row), Ok(true));
        let start = |row: &ByteRecord| row.position().map_or(0, |at| at.byte() as usize);
        let mut lines = Lines::new(block);
        let mut places = Vec::new();
        let (mut cells, mut next) = (ByteRecord::new(), ByteRecord::new());
        let mut goes_on = read(&mut cells);
        while goes_on {
            goes_on = read(&mut next);
            let begin = start(&cells);
            if !goes_on && !ends {
                return Ok(begin);
            }
            let end = if goes_on { start(&next) } else { block.len() };
            let line = line - 1 + lines.row_at(begin);
            places.clear();
            places.extend((0..cells.len()).filter_map(|at| cells.range(at)));
            let of_row = Cells { text: cells.as_slice(), places: &places };
            self.row(Row { cells: of_row, bytes: &block[begin..end], line })?;
            std::mem::swap(&mut cells, &mut next);
        }
        Ok(block.len())
    }

    fn row(&mut self, row: Row<'_>) -> Result<(), Vec<Diagnostic>> {
        let Row { cells, line, .. } = row;
        if cells.places.len() != self.plan.width {
            return self.aside(row);
        }
        if is_odd(cells.text) && !self.is_text(row)? {
            return self.aside(row);
        }
        if !self.plan.keep.is_empty() {
            let kept = self.plan.keep.iter().map(|at| text(cells.at(*at)));
            if !self.passed.keeps(kept, line)? {
                self.last = line;
                return Ok(());
            }
        }
        let Some(number) = Decimal::plain(cells.at(self.plan.value).trim_ascii()) else {
            return self.aside(row);
        };
        // Words that stand for a missing number may be plain ones.
        if self.what.is_missing(number) {
            return self.aside(row);
        }
        self.last = line;
        self.key.clear();
        for at in &self.plan.by {
            push_cell(&mut self.key, text(cells.at(*at)).as_bytes());
        }
        self.groups.add(&self.key, number, line);
        if self.groups.rows.is_multiple_of(1 << 16) { self.groups.may_grow() } else { Ok(()) }
    }

    /// Whether the cells of a row are letters of UTF-8 without a quote or the end of a line.
    fn is_text(&self, row: Row<'_>) -> Result<bool, Vec<Diagnostic>> {
        if std::str::from_utf8(row.bytes).is_err() {
            let said = "the row has letters that are not those of UTF-8".to_owned();
            let help = "save the file as UTF-8";
            return Err(vec![Diagnostic::in_cell("E101", self.path, row.line, "", said, help)]);
        }
        Ok(!row.cells.text.iter().any(|byte| *byte < b' ' && *byte != b'\t' || *byte == b'"'))
    }

    /// Leaves a row to the reader of whole files.
    fn aside(&mut self, row: Row<'_>) -> Result<(), Vec<Diagnostic>> {
        if self.plan.width > 1
            && (0..row.cells.places.len()).all(|at| row.cells.at(at).trim_ascii().is_empty())
        {
            self.blank += 1;
            return Ok(());
        }
        self.odd.push(row.bytes, row.line);
        if self.odd.is_full() { self.read_odd() } else { Ok(()) }
    }

    fn read_odd(&mut self) -> Result<(), Vec<Diagnostic>> {
        let found = self.odd.read(self.path, &self.plan, self.what, self.last)?;
        let Some(sheet) = found else { return Ok(()) };
        let (table, keep) = (&sheet.table, &self.what.asked.keep);
        let mut rows = Vec::new();
        for row in 0..table.len() {
            let cells = keep.iter().map(|(column, _)| table.cell(row, column));
            if keep.is_empty() || self.passed.keeps(cells, table.line(row))? {
                rows.push(row);
            }
        }
        self.groups.add_rows(table, &rows);
        self.notices.extend(sheet.notices);
        self.groups.may_grow()
    }

    fn endless(&self, line: usize) -> Diagnostic {
        let said = format!("the row has more than {BLOCK} bytes");
        let help = "close the quote that opens in it, or send the file with ends of lines";
        Diagnostic::in_cell("E102", self.path, line, "", said, help)
    }
}

/// Where the cells of a line without a quote lie.
fn parted(text: &[u8], mark: u8, places: &mut Vec<Range<usize>>) {
    places.clear();
    let mut begin = 0;
    for end in memchr_iter(mark, text) {
        places.push(begin..end);
        begin = end + 1;
    }
    places.push(begin..text.len());
}

/// Whether a row holds a sign that is not plain: it is asked of every byte of a file.
fn is_odd(bytes: &[u8]) -> bool {
    let odd = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte >= 0x80;
    bytes.iter().fold(false, |found, byte| found | odd(byte))
}

/// A cell of a row that is known to be text.
fn text(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default().trim()
}
