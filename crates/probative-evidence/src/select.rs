//! The numbers that a selection finds.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_terms::{Date, Diagnostic};

use crate::evidence::Evidence;
use crate::public::{Known, PUBLISHED};
use crate::table::{Table, field_number};

/// A row that a selection found, and its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The row in its table.
    pub row: usize,
    /// The number, where the cell has one.
    pub value: Option<f64>,
    /// Its lower end.
    pub low: Option<f64>,
    /// Its upper end.
    pub high: Option<f64>,
}

impl Found {
    /// The number, or the ends between which it lies; nothing for a blank cell.
    pub fn amount(&self) -> Option<Amount> {
        match (self.value, self.ends()) {
            (Some(value), _) => Some(Amount::Known(value)),
            (None, Some((low, high))) => Some(Amount::Between { low, high }),
            (None, None) => None,
        }
    }

    /// The two ends between which the number lies; a number without ends is its own.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let low = self.low.or(self.value)?;
        let high = self.high.or(self.value)?;
        Some((low, high))
    }
}

/// A number that is known, or that lies between two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// The number.
    Known(f64),
    /// Its ends, where its publisher withholds it or leaves it open.
    Between {
        /// The lowest that it may be.
        low: f64,
        /// The highest that it may be.
        high: f64,
    },
}

impl Amount {
    /// What lies between two ends, and is known where they are one.
    pub fn between((low, high): (f64, f64)) -> Amount {
        if low == high { Amount::Known(low) } else { Amount::Between { low, high } }
    }

    /// The number, or the middle of its ends: a convention that is told wherever it is taken,
    /// since no record holds it.
    pub fn or_middle(self) -> f64 {
        match self {
            Amount::Known(value) => value,
            Amount::Between { low, high } => (low + high) / 2.0,
        }
    }

    /// The ends, where the number is not known: who takes the middle tells them beside it.
    pub fn open(self) -> Option<(f64, f64)> {
        match self {
            Amount::Known(_) => None,
            Amount::Between { low, high } => Some((low, high)),
        }
    }
}

/// Why a selection found no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailable {
    /// The source is not there.
    Missing {
        /// The source's id.
        source: String,
        /// Why it could not be read.
        why: String,
    },
    /// No row fits.
    NoRow {
        /// The source's id.
        source: String,
    },
    /// Two rows speak of one key, and neither was published later.
    Twice {
        /// The source's id.
        source: String,
        /// Their lines.
        lines: (usize, usize),
        /// The key.
        key: String,
    },
    /// A cell holds something else.
    NotANumber {
        /// The source's id.
        source: String,
        /// The line.
        line: usize,
        /// The column.
        column: String,
        /// What stands there.
        cell: String,
    },
}

impl From<Unavailable> for Diagnostic {
    fn from(why: Unavailable) -> Diagnostic {
        match why {
            Unavailable::Missing { source, why } => {
                Diagnostic::new("W401", format!("the source `{source}` is missing: {why}"))
            }
            Unavailable::NoRow { source } => {
                Diagnostic::new("E242", format!("no row of `{source}` fits"))
                    .helped("loosen `where`")
            }
            Unavailable::Twice { source, lines: (first, second), key } => {
                let said = format!(
                    "lines {first} and {second} of `{source}` both give a number for `{key}`"
                );
                let help = "narrow `where`, or tell by `published` which came later";
                Diagnostic::new("E212", said).helped(help)
            }
            Unavailable::NotANumber { source, line, column, cell } => {
                let said = format!("line {line} of `{source}` has `{cell}` under `{column}`");
                let help = "write digits and a point alone, at most 1e15";
                Diagnostic::new("E104", said).helped(help)
            }
        }
    }
}

impl Evidence {
    /// The table of a source, or why it is not there.
    pub fn need(&self, source: &str) -> Result<&Table, Unavailable> {
        self.table(source).ok_or_else(|| Unavailable::Missing {
            source: source.to_owned(),
            why: self
                .missing()
                .get(source)
                .cloned()
                .unwrap_or_else(|| "it is not a table".to_owned()),
        })
    }

    /// The rows of a selection; with `known`, only rows that were public by then.
    pub fn matching(
        &self,
        select: &Select,
        known: Option<Date>,
    ) -> Result<Vec<usize>, Unavailable> {
        let table = self.need(&select.source)?;
        let known = known.map_or(Known::Ever, Known::on);
        let public = |row: &usize| known.has(table, *row);
        let rows: Vec<usize> = table.matching(&select.filter).into_iter().filter(public).collect();
        if rows.is_empty() {
            return Err(Unavailable::NoRow { source: select.source.clone() });
        }
        Ok(rows)
    }

    /// The rows of a selection with their numbers; with `known`, only rows that were public by
    /// then.
    pub fn rows(&self, select: &Select, known: Option<Date>) -> Result<Vec<Found>, Unavailable> {
        let table = self.need(&select.source)?;
        let found = self.matching(select, known)?.into_iter().map(|row| {
            Ok(Found {
                row,
                value: number(select, table, row, Some(&select.value))?,
                low: number(select, table, row, select.low.as_ref())?,
                high: number(select, table, row, select.high.as_ref())?,
            })
        });
        found.collect()
    }

    /// The one number of a selection; several rows are added up.
    pub fn total(&self, select: &Select) -> Result<Found, Unavailable> {
        let rows = self.rows(select, None)?;
        let add = |pick: fn(&Found) -> Option<f64>| rows.iter().map(pick).sum::<Option<f64>>();
        let ends = |pick: fn((f64, f64)) -> f64| {
            rows.iter().map(|row| row.ends().map(pick)).sum::<Option<f64>>()
        };
        let bounded = select.low.is_some() || select.high.is_some();
        Ok(Found {
            row: rows[0].row,
            value: add(|row| row.value),
            low: if bounded { ends(|ends| ends.0) } else { None },
            high: if bounded { ends(|ends| ends.1) } else { None },
        })
    }

    /// The rows of a selection by the code in `key`; of two for one code, the one published later.
    pub fn by_key(
        &self,
        select: &Select,
        key: &str,
        known: Option<Date>,
    ) -> Result<BTreeMap<String, Found>, Unavailable> {
        let table = self.need(&select.source)?;
        let day = |found: &Found| Date::last(table.cell(found.row, PUBLISHED)).ok();
        let mut by_key: BTreeMap<String, Found> = BTreeMap::new();
        for found in self.rows(select, known)? {
            let code = table.cell(found.row, key).to_owned();
            let Some(before) = by_key.get(&code) else {
                by_key.insert(code, found);
                continue;
            };
            if day(before) == day(&found) {
                let lines = (table.line(before.row), table.line(found.row));
                return Err(Unavailable::Twice { source: select.source.clone(), lines, key: code });
            }
            if day(before) < day(&found) {
                by_key.insert(code, found);
            }
        }
        Ok(by_key)
    }
}

fn number(
    select: &Select,
    table: &Table,
    row: usize,
    column: Option<&String>,
) -> Result<Option<f64>, Unavailable> {
    let Some(column) = column else { return Ok(None) };
    let cell = table.cell(row, column);
    match field_number(cell) {
        Some(number) => Ok(Some(number)),
        None if cell.is_empty() => Ok(None),
        None if Date::first(cell).is_ok() => Ok(None),
        None => Err(Unavailable::NotANumber {
            source: select.source.clone(),
            line: table.line(row),
            column: column.clone(),
            cell: cell.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Amount> {
        Found { row: 0, value, low, high }.amount()
    }

    #[test]
    fn a_number_that_is_withheld_lies_between_its_ends() {
        let withheld = amount(None, Some(1.0), Some(9.0)).unwrap();
        assert_eq!((withheld.or_middle(), withheld.open()), (5.0, Some((1.0, 9.0))));
    }

    #[test]
    fn a_number_that_is_known_is_no_middle_whatever_its_ends() {
        let known = amount(Some(7.0), Some(1.0), Some(9.0)).unwrap();
        assert_eq!((known.or_middle(), known.open()), (7.0, None));
        assert_eq!(Amount::between((4.0, 4.0)), Amount::Known(4.0));
    }

    #[test]
    fn a_blank_cell_is_no_amount_even_with_one_end() {
        assert_eq!(amount(None, None, None), None);
        assert_eq!(amount(None, Some(1.0), None), None);
    }
}
