//! Rows of a file that is never held whole.

use std::io::Read;
use std::ops::Range;

use csv::ByteRecord;
use memchr::{memchr, memchr_iter, memchr2, memmem};
use probative_terms::Diagnostic;

use super::decimal::Decimal;
use super::filter::Filter;
use super::groups::Groups;
use super::key::push_cell;
use super::odd::Odd;
use super::plan::Plan;
use super::{Halt, Summing, fill};
use crate::read::line::Lines;
use crate::sheet::columns::has_comma_for_point;
use crate::sheet::dialect::tightened_bytes;
use crate::sheet::grid::{self, reader};
use crate::sheet::notes::{footer, may_say_when, says_when};
use crate::sheet::written::has_signs;
use crate::sheet::{below_the_rows, no_rows};

/// How many bytes are held at a time; no row may have more.
const BLOCK: usize = if cfg!(test) { 1 << 10 } else { 8 << 20 };

/// How many rows that may be words below the others are held back.
const NOTES: usize = 1_000;

/// The rows of a file, as they come.
pub(super) struct Rows<'a> {
    path: &'a str,
    asked: &'a Summing,
    plan: Plan,
    pub(super) groups: Groups<'a>,
    filter: Filter<'a>,
    odd: Odd,
    /// Whether a cell of the block may hold a number with signs.
    may_have_signs: bool,
    /// Rows that are words below the others, if no row stands behind them.
    notes: Vec<(Vec<u8>, usize)>,
    key: Vec<u8>,
    pub(super) blank: usize,
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

    /// Whether they may be those of a last row that says of when the table is.
    fn say_when(self) -> bool {
        let cells = (0..self.places.len()).map(|at| self.at(at).trim_ascii());
        let first = cells.clone().find(|cell| !cell.is_empty()).unwrap_or_default();
        if !std::str::from_utf8(first).is_ok_and(may_say_when) {
            return false;
        }
        let cells: Result<Vec<&str>, _> = cells.map(std::str::from_utf8).collect();
        cells.is_ok_and(|cells| says_when(&cells))
    }
}

impl<'a> Rows<'a> {
    pub(super) fn new(path: &'a str, asked: &'a Summing, mut plan: Plan) -> Rows<'a> {
        Rows {
            path,
            asked,
            notices: std::mem::take(&mut plan.notices),
            plan,
            groups: Groups::new(path, asked),
            filter: Filter::new(path, asked),
            odd: Odd::default(),
            may_have_signs: true,
            notes: Vec::new(),
            key: Vec::new(),
            blank: 0,
        }
    }

    /// Adds up the rows of a file of which the head is read by now; `tick` hears how many bytes are
    /// read.
    ///
    /// # Errors
    /// What is wrong with its rows; a file that cannot be read on, or whose rows mean nothing
    /// alone.
    pub(super) fn all(
        &mut self,
        head: &[u8],
        file: &mut dyn Read,
        tick: &mut dyn FnMut(u64),
    ) -> Result<(), Halt> {
        let mut block = head[self.plan.begins..].to_vec();
        let (mut line, mut read) = (self.plan.line, self.plan.begins as u64);
        loop {
            let ends = fill(self.path, file, &mut block, BLOCK)?;
            tick(read + block.len() as u64);
            if has_blank_quotes(&block, self.plan.mark) {
                block = tightened_bytes(&block, self.plan.mark);
            }
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
        self.below()?;
        self.read_odd()?;
        if !self.asked.asked.keep.is_empty() {
            self.filter.settled()?;
        }
        Ok(())
    }

    /// Adds up the rows of a block, and tells how many of its bytes they are: where the file goes
    /// on, so may the last row.
    fn block(&mut self, block: &[u8], line: usize, ends: bool) -> Result<usize, Halt> {
        let has_quotes = memchr(b'"', block).is_some();
        let has_commas = has_quotes || self.plan.mark != b',';
        self.may_have_signs =
            has_commas || memchr2(b'%', b'$', block).is_some() || !block.is_ascii();
        match has_quotes {
            true => self.quoted(block, line, ends),
            false => self.lines(block, line, ends),
        }
    }

    /// The same of a block without a quote: each line is a row.
    fn lines(&mut self, block: &[u8], first: usize, ends: bool) -> Result<usize, Halt> {
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
    fn quoted(&mut self, block: &[u8], line: usize, ends: bool) -> Result<usize, Halt> {
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
            places.extend((0..cells.len()).map(|at| cells.range(at).expect("it has as many")));
            let of_row = Cells { text: cells.as_slice(), places: &places };
            self.row(Row { cells: of_row, bytes: &block[begin..end], line })?;
            std::mem::swap(&mut cells, &mut next);
        }
        Ok(block.len())
    }

    fn row(&mut self, row: Row<'_>) -> Result<(), Halt> {
        let Row { cells, line, .. } = row;
        if cells.places.len() != self.plan.width
            || (is_odd(cells.text) && !self.is_plain(row)?)
            || self.has_comma_for_point(cells)?
            || (self.may_have_signs && self.has_signs(cells)?)
            || cells.say_when()
        {
            return self.aside(row);
        }
        if !self.plan.keep.is_empty() {
            let wanted = self.plan.keep.iter().map(|at| text(cells.at(*at)));
            if !self.filter.keeps(wanted, line)? {
                return self.goes_on();
            }
        }
        let number = Decimal::plain(cells.at(self.plan.value).trim_ascii());
        // Words that stand for a missing number may be plain ones.
        let Some(number) = number.filter(|number| !self.asked.is_missing(*number)) else {
            return self.aside(row);
        };
        self.goes_on()?;
        self.key.clear();
        for at in &self.plan.by {
            push_cell(&mut self.key, text(cells.at(*at)));
        }
        self.groups.add(&self.key, number, line);
        match self.groups.rows.is_multiple_of(1 << 16) {
            true => Ok(self.groups.may_grow()?),
            false => Ok(()),
        }
    }

    /// Whether the cells of a row are text without a quote or the end of a line.
    fn is_plain(&self, row: Row<'_>) -> Result<bool, Halt> {
        if std::str::from_utf8(row.bytes).is_err() {
            let line = row.line;
            return Err(Halt::Whole(format!("the letters of line {line} are not those of UTF-8")));
        }
        Ok(!row.cells.text.iter().any(|byte| *byte < b' ' && *byte != b'\t' || *byte == b'"'))
    }

    /// Never where commas part the cells: a comma that is the point of one number is that of a
    /// whole column, and a point may part the thousands of another.
    fn has_comma_for_point(&self, cells: Cells<'_>) -> Result<bool, Halt> {
        if self.plan.mark == b',' || memchr(b',', cells.text).is_none() {
            return Ok(false);
        }
        let is_number = |at: &usize| {
            let cell = text(cells.at(*at));
            cell.contains(',') && has_comma_for_point(cell)
        };
        match (0..cells.places.len()).find(is_number) {
            Some(_) => Err(Halt::Whole("a comma may be the point of its numbers".to_owned())),
            None => Ok(false),
        }
    }

    /// Of a number with signs the rest of its column tells what it is.
    fn has_signs(&self, cells: Cells<'_>) -> Result<bool, Halt> {
        let used = || self.plan.by.iter().chain(&self.plan.keep).chain([&self.plan.value]);
        match used().any(|at| has_signs(text(cells.at(*at)))) {
            true => Err(Halt::Whole("its numbers may be written with signs".to_owned())),
            false => Ok(false),
        }
    }

    /// Leaves a row to the reader of odd ones.
    fn aside(&mut self, row: Row<'_>) -> Result<(), Halt> {
        let Row { cells, bytes, line } = row;
        self.is_plain(row)?;
        let filled =
            (0..cells.places.len()).filter(|at| !cells.at(*at).trim_ascii().is_empty()).count();
        if filled == 0 && self.plan.width > 1 {
            self.blank += 1;
            return Ok(());
        }
        let may_be_note = filled == 1 || cells.places.len() != self.plan.width || cells.say_when();
        let is_closed = bytes.iter().filter(|byte| **byte == b'"').count().is_multiple_of(2);
        if may_be_note && is_closed && self.plan.width > 1 && self.notes.len() < NOTES {
            self.notes.push((bytes.to_vec(), line));
            return Ok(());
        }
        self.goes_on()?;
        self.odd.push(bytes, line);
        if self.odd.is_full() { self.read_odd() } else { Ok(()) }
    }

    /// Takes what was held back for rows, since another row stands behind it.
    fn goes_on(&mut self) -> Result<(), Halt> {
        for (bytes, line) in std::mem::take(&mut self.notes) {
            self.odd.push(&bytes, line);
        }
        if self.odd.is_full() { self.read_odd() } else { Ok(()) }
    }

    /// Tells the words below the rows, and takes what stands above them for rows.
    fn below(&mut self) -> Result<(), Halt> {
        let held: String = self
            .notes
            .iter()
            .map(|(bytes, _)| String::from_utf8_lossy(bytes).trim().to_owned() + "\n")
            .collect();
        let (above, _) = grid::footer(&held);
        let cells =
            |row: csv::StringRecord| row.iter().map(|it| grid::within(it).to_owned()).collect();
        let rows = reader(self.plan.mark).from_reader(above.as_bytes()).into_records();
        let rows: Vec<grid::Row> = rows
            .flatten()
            .zip(&self.notes)
            .map(|(row, (_, line))| grid::Row { line: *line, cells: cells(row) })
            .collect();
        let layout = probative_catalog::Layout::default();
        let at = footer(&rows, self.plan.width, &layout, &self.plan.leading);
        let below = self.notes.split_off(at.min(self.notes.len()));
        let as_rows: Vec<&grid::Row> =
            rows.iter().skip(at).filter(|row| row.filled() > 1).collect();
        self.notices.extend(no_rows(self.path, &[(below.len(), below_the_rows(&as_rows))]));
        self.goes_on()
    }

    fn read_odd(&mut self) -> Result<(), Halt> {
        let table = self.odd.read(self.path, &self.plan, self.asked)?;
        let keep = &self.asked.asked.keep;
        let mut rows = Vec::new();
        for row in 0..table.len() {
            let cells = keep.iter().map(|(column, _)| table.cell(row, column));
            if keep.is_empty() || self.filter.keeps(cells, table.line(row))? {
                rows.push(row);
            }
        }
        self.groups.add_rows(&table, &rows);
        Ok(self.groups.may_grow()?)
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

/// Whether a blank stands between a mark, or the end of a line, and a quote.
fn has_blank_quotes(block: &[u8], mark: u8) -> bool {
    memmem::find_iter(block, b" \"").any(|at| {
        let before = block[..at].iter().rev().find(|byte| **byte != b' ');
        before.is_none_or(|byte| *byte == mark || matches!(byte, b'\r' | b'\n'))
    })
}

/// Whether a row holds a sign that is not plain: it is asked of every byte of a file.
fn is_odd(bytes: &[u8]) -> bool {
    let odd = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte >= 0x80;
    bytes.iter().fold(false, |found, byte| found | odd(byte))
}

/// A cell of a row that is known to be text.
fn text(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).expect("a row that is no text is not taken").trim()
}
