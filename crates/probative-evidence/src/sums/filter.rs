//! What a filter keeps, and what it passes over.

use std::collections::HashMap;

use probative_terms::Diagnostic;

use super::Summing;
use super::key::{cells_of, push_cell};
use crate::sheet::{asked_for, nearly};
use crate::table::Table;

/// How many different cells that are not kept are held at once.
const HELD: usize = if cfg!(test) { 4 } else { 100_000 };

/// Every combination of cells under the columns of a filter.
pub(super) struct Filter<'a> {
    path: &'a str,
    asked: &'a Summing,
    /// The line of the first row of each that is kept.
    kept: HashMap<Vec<u8>, usize>,
    /// The same of those that are passed over and were not yet held against what is asked for.
    passed: HashMap<Vec<u8>, usize>,
    key: Vec<u8>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(path: &'a str, asked: &'a Summing) -> Filter<'a> {
        Filter { path, asked, kept: HashMap::new(), passed: HashMap::new(), key: Vec::new() }
    }

    /// Whether a row with these cells is kept.
    ///
    /// # Errors
    /// Cells that are nearly what is asked for (E216), where very many were passed over.
    pub(super) fn keeps<'b>(
        &mut self,
        cells: impl Iterator<Item = &'b str> + Clone,
        line: usize,
    ) -> Result<bool, Vec<Diagnostic>> {
        self.key.clear();
        cells.clone().for_each(|cell| push_cell(&mut self.key, cell));
        if self.kept.contains_key(&self.key) {
            return Ok(true);
        }
        if self.passed.contains_key(&self.key) {
            return Ok(false);
        }
        let wanted = self.asked.asked.keep.iter().map(|(_, values)| values);
        let keeps = wanted.zip(cells).all(|(values, cell)| values.iter().any(|it| it == cell));
        let met = if keeps { &mut self.kept } else { &mut self.passed };
        met.insert(self.key.clone(), line);
        if self.passed.len() > HELD {
            let near =
                nearly(self.path, &self.table(&self.passed), &self.asked.asked.keep, "--where");
            self.passed.clear();
            return near.map_or(Ok(keeps), |near| Err(vec![near]));
        }
        Ok(keeps)
    }

    /// Passes if the filter keeps rows, passes over none that nearly fits, and names nothing that
    /// no row has.
    ///
    /// # Errors
    /// As the reader of whole files (E105, E216, E302).
    pub(super) fn settled(&self) -> Result<(), Vec<Diagnostic>> {
        let mut met = self.kept.clone();
        met.extend(self.passed.iter().map(|(cells, line)| (cells.clone(), *line)));
        asked_for(self.path, &self.table(&met), &self.asked.asked).map(drop)
    }

    /// Combinations as a table, in the order of their lines.
    fn table(&self, met: &HashMap<Vec<u8>, usize>) -> Table {
        let mut met: Vec<(&Vec<u8>, usize)> = met.iter().map(|(key, line)| (key, *line)).collect();
        met.sort_unstable_by_key(|(key, line)| (*line, *key));
        let columns = self.asked.asked.keep.iter().map(|(column, _)| column.clone()).collect();
        let lines = met.iter().map(|(_, line)| *line).collect();
        Table::new(columns, met.iter().map(|(key, _)| cells_of(key)).collect(), lines)
    }
}
