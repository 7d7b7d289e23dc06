//! A table as it was read: names and cells.

use std::collections::BTreeMap;

use crate::mark::{Mark, Marks};
use crate::total;

/// A table as it was read: names and cells, nothing interpreted.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<String>,
    places: BTreeMap<String, usize>,
    rows: Vec<Vec<String>>,
    lines: Vec<usize>,
    /// Cells that are known to hold no plain number, by row and column.
    marks: Marks,
    /// Days that cells mean and rows are asked for as they are written, by row and column.
    days: BTreeMap<(usize, usize), String>,
    /// Columns of which one cell of the file stands in a row for each year.
    once: Vec<String>,
    /// Cells of rows of the file that are no rows of the table, by column.
    lost: BTreeMap<usize, BTreeMap<String, Lost>>,
    /// Those of the rows which say that they hold a total.
    totals: Vec<Vec<String>>,
}

/// Why a row of a file is no row of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The case names it, or whoever asks, among those that are left out.
    LeftOut,
    /// It is no row of its own, as a total is none.
    Dropped,
}

/// The most cells of a column whose rows are gone that are kept, for what is told of them.
const MOST_LOST: usize = 10_000;

impl Table {
    /// A table whose rows are all as long as its header.
    pub(crate) fn new(columns: Vec<String>, rows: Vec<Vec<String>>, lines: Vec<usize>) -> Self {
        assert!(
            rows.iter().all(|row| row.len() == columns.len()),
            "a row is as long as the header"
        );
        assert_eq!(rows.len(), lines.len(), "each row has its line");
        let places = columns.iter().cloned().enumerate().map(|(at, name)| (name, at)).collect();
        let (marks, days, lost) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (once, totals) = (Vec::new(), Vec::new());
        Self { columns, places, rows, lines, marks, days, once, lost, totals }
    }

    /// The same table with what is known of cells that hold no plain number.
    pub(crate) fn marked(self, marks: Marks) -> Self {
        Self { marks, ..self }
    }

    /// What is known of a cell that holds no plain number.
    pub fn mark(&self, row: usize, column: &str) -> Option<Mark> {
        self.marks.get(&(row, *self.places.get(column)?)).copied()
    }

    /// Whether a cell tells neither a number nor its ends: it is blank, or marked as missing.
    pub fn is_without_number(&self, row: usize, column: &str) -> bool {
        let is_marked = self.mark(row, column).is_some_and(|mark| mark.ends.is_none());
        is_marked || self.cell(row, column).is_empty()
    }

    /// The columns' names.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text of a cell; nothing where the table has no such column.
    pub fn cell(&self, row: usize, column: &str) -> &str {
        self.places.get(column).map_or("", |&place| self.rows[row][place].as_str())
    }

    /// The text of a cell that holds a day, as a day of the calendar where it was read as one.
    pub fn day(&self, row: usize, column: &str) -> &str {
        let place = self.places.get(column).copied();
        let read = place.and_then(|place| self.days.get(&(row, place)));
        read.map_or_else(|| self.cell(row, column), String::as_str)
    }

    /// Keeps the day that a cell means beside what is written there.
    pub(crate) fn set_day(&mut self, row: usize, column: &str, day: String) {
        if let Some(&place) = self.places.get(column) {
            self.days.insert((row, place), day);
        }
    }

    /// Whether the table has the column.
    pub fn has(&self, column: &str) -> bool {
        self.places.contains_key(column)
    }

    /// The line of the file on which a row begins.
    pub fn line(&self, row: usize) -> usize {
        self.lines[row]
    }

    /// Replaces a cell, for repairs that are counted.
    pub(crate) fn set(&mut self, row: usize, column: &str, text: String) {
        if let Some(&place) = self.places.get(column) {
            self.rows[row][place] = text;
        }
    }

    /// Adds a column with a cell for each row; what is no row has none in it.
    pub(crate) fn put(&mut self, column: &str, cells: Vec<String>) {
        assert_eq!(cells.len(), self.rows.len(), "each row has its cell");
        self.places.insert(column.to_owned(), self.columns.len());
        self.columns.push(column.to_owned());
        self.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
        self.totals.iter_mut().for_each(|total| total.push(String::new()));
    }

    /// Adds a column with a cell for each row, and what is known of those that hold no number.
    pub(crate) fn put_marked(
        &mut self,
        column: &str,
        cells: Vec<String>,
        marks: impl Iterator<Item = Option<Mark>>,
    ) {
        let place = self.columns.len();
        self.put(column, cells);
        let marks = marks.enumerate().filter_map(|(row, mark)| Some(((row, place), mark?)));
        self.marks.extend(marks);
    }

    /// Some of the rows, in their order.
    pub(crate) fn only(&self, rows: &[usize]) -> Table {
        let cells = rows.iter().map(|row| self.rows[*row].clone()).collect();
        let lines = rows.iter().map(|row| self.lines[*row]).collect();
        let marks = rows.iter().enumerate().flat_map(|(at, row)| {
            let own = self.marks.range((*row, 0)..(*row + 1, 0));
            own.map(move |((_, place), mark)| ((at, *place), *mark))
        });
        let days = rows.iter().enumerate().flat_map(|(at, row)| {
            let own = self.days.range((*row, 0)..(*row + 1, 0));
            own.map(move |((_, place), day)| ((at, *place), day.clone()))
        });
        let some = Table::new(self.columns.clone(), cells, lines).marked(marks.collect());
        let (once, lost, totals) = (self.once.clone(), self.lost.clone(), self.totals.clone());
        Table { days: days.collect(), once, lost, totals, ..some }
    }

    /// Keeps what stands in rows of the file that are no rows of the table, and why they are none.
    pub(crate) fn lose<'a>(&mut self, rows: impl Iterator<Item = &'a [String]>, why: Lost) {
        for cells in rows {
            for (place, cell) in cells.iter().enumerate() {
                let lost = self.lost.entry(place).or_default();
                // What was meant to be left out is told before what is no row.
                let is_new = !lost.contains_key(cell) && lost.len() < MOST_LOST;
                if is_new || lost.contains_key(cell) && why == Lost::LeftOut {
                    lost.insert(cell.clone(), why);
                }
            }
            let is_kept = self.totals.len() < MOST_LOST;
            let is_total = |cell: &String| total::is_of_all(cell) || total::is_of_a_larger(cell);
            if is_kept && cells.iter().any(is_total) {
                let mut total = cells.to_vec();
                total.resize(self.columns.len(), String::new());
                self.totals.push(total);
            }
        }
    }

    /// The rows of the file that are no rows of the table and may hold a total, by a word or a
    /// code.
    pub(crate) fn lost_totals(&self) -> impl Iterator<Item = &[String]> {
        self.totals.iter().map(Vec::as_slice)
    }

    /// The column and the cell by which the file tells its own total, where it is left out as no
    /// row and not because somebody says so.
    pub fn own_total(&self) -> Option<(String, String)> {
        self.totals.iter().find_map(|row| {
            let at = row.iter().position(|cell| total::is_of_all(cell))?;
            let (column, cell) = (self.columns.get(at)?, &row[at]);
            (self.lost(column, cell) == Some(Lost::Dropped)).then(|| (column.clone(), cell.clone()))
        })
    }

    /// Writes cells of totals that are none of the table's rows otherwise, where there is a way.
    pub(crate) fn rewrite_totals(&mut self, column: &str, way: impl Fn(&str) -> Option<String>) {
        let Some(place) = self.places.get(column) else { return };
        for cell in self.totals.iter_mut().filter_map(|row| row.get_mut(*place)) {
            if let Some(other) = way(cell) {
                *cell = other;
            }
        }
    }

    /// The text of a cell of a row that is none of the table's; nothing without such a column.
    pub(crate) fn cell_of<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let place = self.places.get(column);
        place.and_then(|place| row.get(*place)).map_or("", String::as_str)
    }

    /// The same, where a row was made of each year, and these columns have none of their own.
    pub(crate) fn once_for_all_years(self, once: Vec<String>) -> Table {
        Table { once, ..self }
    }

    /// Whether one cell of the file stands in this column for all years.
    pub(crate) fn stands_once(&self, column: &str) -> bool {
        self.once.iter().any(|name| name == column)
    }

    /// The same, with what another form of the table has lost in columns of the same names, and its
    /// totals in this form.
    pub(crate) fn losing_as(mut self, other: &Table, totals: Vec<Vec<String>>) -> Table {
        self.totals = totals;
        for (name, place) in &other.places {
            if let (Some(own), Some(lost)) = (self.places.get(name), other.lost.get(place)) {
                self.lost.insert(*own, lost.clone());
            }
        }
        self
    }

    /// Why a cell stands in no row of the table, where one of the file has it.
    pub(crate) fn lost(&self, column: &str, cell: &str) -> Option<Lost> {
        self.lost.get(self.places.get(column)?)?.get(cell).copied()
    }

    /// What stands in a column of rows of the file that are no rows of the table, and why.
    pub(crate) fn lost_cells(&self, column: &str) -> impl Iterator<Item = (&str, Lost)> {
        let lost = self.places.get(column).and_then(|place| self.lost.get(place));
        lost.into_iter().flat_map(|cells| cells.iter().map(|(cell, why)| (cell.as_str(), *why)))
    }

    /// The cells of a row.
    pub(crate) fn cells(&self, row: usize) -> &[String] {
        &self.rows[row]
    }

    /// The rows that have one of the values in each column of the filter.
    pub fn matching(&self, filter: &[(String, Vec<String>)]) -> Vec<usize> {
        let fits = |row: &usize| {
            filter.iter().all(|(column, values)| {
                let cell = self.cell(*row, column);
                values.iter().any(|value| value == cell)
            })
        };
        (0..self.len()).filter(fits).collect()
    }
}

/// The largest number that a cell may hold.
const LARGEST: f64 = 1e15;

/// The number of a cell: digits, a point and a sign alone. Blank is no number.
///
/// Neither is what no record of places counts: beyond a thousand million millions, sums and squares
/// would lose their last digits or overflow.
pub fn field_number(cell: &str) -> Option<f64> {
    let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let number: f64 = plain.then(|| cell.parse().ok()).flatten()?;
    (number.abs() <= LARGEST).then_some(number + 0.0)
}

/// The least that the largest of some numbers may be, where they are not all nought.
const SMALLEST: f64 = 1e-15;

/// Where the first of some numbers stands that is not nought, if all are so small that squares of
/// them, and squares of those, would be lost.
pub fn too_small(numbers: &[f64]) -> Option<usize> {
    let largest = numbers.iter().map(|number| number.abs()).fold(0.0, f64::max);
    let first = || numbers.iter().position(|number| number.abs() > 0.0);
    (largest < SMALLEST).then(first)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_smallest_numbers_has_no_squares() {
        assert_eq!(too_small(&[0.0, -1e-160, f64::NAN]), Some(1));
        assert_eq!(too_small(&[1e-160, 1.0]), None, "beside others it is as good as nought");
        assert_eq!(too_small(&[0.0, 0.0]), None);
    }

    #[test]
    fn what_would_overflow_is_no_number() {
        assert_eq!(field_number("-1e3"), Some(-1000.0));
        for cell in ["", "1,234", "nan", "inf", "1e308", "-1e308", "99999999999999999999", "٣"] {
            assert_eq!(field_number(cell), None, "{cell}");
        }
        assert!(field_number("-0").is_some_and(f64::is_sign_positive));
    }
}
