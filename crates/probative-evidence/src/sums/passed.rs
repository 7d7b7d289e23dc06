//! What a filter keeps and passes over.

use std::collections::HashMap;

use probative_terms::Diagnostic;

use super::Summing;
use super::groups::{APART, push_cell};
use crate::sheet::asked_for;
use crate::table::Table;

/// How many different cells of a filter are held at once.
const HELD: usize = 100_000;

/// Every combination of cells under the columns of a filter.
pub(super) struct Passed<'a> {
    path: &'a str,
    what: &'a Summing,
    /// Whether each is kept, and the line of its first row.
    met: HashMap<Vec<u8>, (bool, usize)>,
    cells: Vec<u8>,
}

impl<'a> Passed<'a> {
    pub(super) fn new(path: &'a str, what: &'a Summing) -> Passed<'a> {
        Passed { path, what, met: HashMap::new(), cells: Vec::new() }
    }

    /// Whether a row with these cells is kept.
    ///
    /// # Errors
    /// A cell that is nearly what the filter asks for (E216), found where many were met.
    pub(super) fn keeps<'b>(
        &mut self,
        cells: impl Iterator<Item = &'b str> + Clone,
        line: usize,
    ) -> Result<bool, Vec<Diagnostic>> {
        self.cells.clear();
        cells.clone().for_each(|cell| push_cell(&mut self.cells, cell.as_bytes()));
        if let Some((keeps, _)) = self.met.get(&self.cells) {
            return Ok(*keeps);
        }
        let filter = self.what.asked.keep.iter().map(|(_, values)| values);
        let keeps = filter.zip(cells).all(|(values, cell)| values.iter().any(|it| it == cell));
        self.met.insert(self.cells.clone(), (keeps, line));
        if self.met.len() > HELD && self.met.values().any(|(keeps, _)| *keeps) {
            self.settled()?;
            self.met.retain(|_, (keeps, _)| *keeps);
        }
        Ok(keeps)
    }

    /// Passes if the filter keeps rows, passes over none that nearly fits, and names nothing that
    /// no row has.
    ///
    /// # Errors
    /// As the reader of whole files (E105, E216, E302).
    pub(super) fn settled(&self) -> Result<(), Vec<Diagnostic>> {
        let keep = &self.what.asked.keep;
        let mut met: Vec<(&Vec<u8>, usize)> =
            self.met.iter().map(|(cells, (_, line))| (cells, *line)).collect();
        met.sort_by_key(|(_, line)| *line);
        let cells = |(cells, _): &(&Vec<u8>, usize)| {
            let text = String::from_utf8_lossy(cells).into_owned();
            text.split_terminator(char::from(APART)).map(str::to_owned).collect()
        };
        let columns = keep.iter().map(|(column, _)| column.clone()).collect();
        let lines = met.iter().map(|(_, line)| *line).collect();
        let table = Table::new(columns, met.iter().map(cells).collect(), lines);
        asked_for(self.path, &table, &self.what.asked).map(drop)
    }
}
