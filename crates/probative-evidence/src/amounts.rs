//! A column of cells, each known, between two ends, or missing with its reason.

use probative_catalog::Means;

use crate::table::{Table, field_number};

/// Cells that say that there is no value, as R, Python, databases, spreadsheets and
/// SAS write them.
pub const MISSING: [&str; 9] = ["", "NA", "NaN", "null", "NULL", "N/A", "n/a", "#N/A", "."];

/// A column by its type, laid out as Arrow lays columns out.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// Numbers.
    Amounts(Amounts),
    /// Words.
    Texts(Texts),
}

/// Numbers, one after another, and beside them which are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amounts {
    /// The numbers; zero where a cell is not known.
    pub values: Vec<f64>,
    /// A bit for each cell, the lowest of a byte first: whether it is known.
    pub validity: Vec<u8>,
    /// The lowest that each may be; what it is, where it is known.
    pub low: Vec<f64>,
    /// The highest that each may be.
    pub high: Vec<f64>,
    /// Why each is not known; nothing where it is.
    pub reasons: Vec<Option<Means>>,
}

/// Texts, one behind another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// All of them.
    pub text: String,
    /// Where each begins, and where the last ends.
    pub offsets: Vec<usize>,
}

/// A cell of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// A number.
    Known(f64),
    /// A number that is withheld, between two ends.
    Between(f64, f64),
    /// No number, and why.
    Missing(Means),
}

impl Amounts {
    /// The number of a cell, or what stands for it.
    pub fn cell(&self, row: usize) -> Cell {
        match self.reasons[row] {
            None => Cell::Known(self.values[row]),
            Some(Means::Bounded) => Cell::Between(self.low[row], self.high[row]),
            Some(why) => Cell::Missing(why),
        }
    }

    /// Whether a cell is known.
    pub fn is_known(&self, row: usize) -> bool {
        self.validity.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1)
    }

    fn put(&mut self, cell: Cell) {
        let (value, ends, reason) = match cell {
            Cell::Known(value) => (value, (value, value), None),
            Cell::Between(low, high) => (0.0, (low, high), Some(Means::Bounded)),
            Cell::Missing(why) => (0.0, (f64::NEG_INFINITY, f64::INFINITY), Some(why)),
        };
        let row = self.values.len();
        if row.is_multiple_of(8) {
            self.validity.push(0);
        }
        let known = u8::from(reason.is_none());
        *self.validity.last_mut().expect("a byte for each eight") |= known << (row % 8);
        self.values.push(value);
        self.low.push(ends.0);
        self.high.push(ends.1);
        self.reasons.push(reason);
    }
}

impl Texts {
    /// A text of the column.
    pub fn cell(&self, row: usize) -> &str {
        &self.text[self.offsets[row]..self.offsets[row + 1]]
    }
}

/// The cells of a column: amounts where each is a number, blank or marked, and words where one is
/// not.
pub fn typed(table: &Table, column: &str) -> Typed {
    amounts(table, column).map_or_else(|_| Typed::Texts(texts(table, column)), Typed::Amounts)
}

/// The amounts of a column.
///
/// # Errors
/// The rows whose cells are words that nobody has explained.
pub fn amounts(table: &Table, column: &str) -> Result<Amounts, Vec<usize>> {
    let (mut amounts, mut words) = (Amounts::default(), Vec::new());
    for row in 0..table.len() {
        match cell(table, row, column) {
            Some(cell) => amounts.put(cell),
            None => words.push(row),
        }
    }
    if words.is_empty() { Ok(amounts) } else { Err(words) }
}

/// A cell as an amount; nothing where it is a word that nobody has explained.
pub fn cell(table: &Table, row: usize, column: &str) -> Option<Cell> {
    if let Some(mark) = table.mark(row, column) {
        let between = |(low, high)| Cell::Between(low, high);
        return Some(mark.ends.map_or(Cell::Missing(mark.means), between));
    }
    match table.cell(row, column) {
        text if MISSING.contains(&text) => Some(Cell::Missing(Means::Missing)),
        text => field_number(text).map(Cell::Known),
    }
}

fn texts(table: &Table, column: &str) -> Texts {
    let mut texts = Texts { text: String::new(), offsets: vec![0] };
    for row in 0..table.len() {
        texts.text.push_str(table.cell(row, column));
        texts.offsets.push(texts.text.len());
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Asked;

    fn table(csv: &str, missing: &str) -> Table {
        let asked = Asked { missing: vec![missing.to_owned()], ..Asked::default() };
        crate::read::sheet("t.csv", csv.as_bytes(), &asked).unwrap().table
    }

    #[test]
    fn amounts_lie_as_arrow_has_them() {
        let rows: String = (0..10).map(|row| format!("a,{row}\n")).collect();
        let table = table(&format!("n,v\n{rows}b,-999\nc,\n"), "-999");
        let Typed::Amounts(found) = typed(&table, "v") else { panic!("they are numbers") };
        assert_eq!((found.values.len(), found.validity.as_slice()), (12, &[0xff, 0x03][..]));
        assert_eq!((found.cell(9), found.is_known(9)), (Cell::Known(9.0), true));
        assert_eq!((found.cell(10), found.is_known(10)), (Cell::Missing(Means::Missing), false));
    }

    #[test]
    fn words_stand_behind_each_other() {
        let table = table("n,v\nab,1\n,x\nc,3\n", "");
        let Typed::Texts(found) = typed(&table, "v") else { panic!("one is a word") };
        assert_eq!((found.text.as_str(), found.offsets.as_slice()), ("1x3", &[0, 1, 2, 3][..]));
        assert_eq!(found.cell(1), "x");
        assert_eq!(amounts(&table, "v").unwrap_err(), [1]);
    }
}
