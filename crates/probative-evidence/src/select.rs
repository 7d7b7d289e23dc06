//! The selections of a case, and the numbers that one finds.

use probative_case::Case;
use probative_case::claim::{Kinds, Select};

/// The rows by which claims of a case are decided.
pub(crate) fn deciding(case: &Case) -> Vec<Select> {
    let kinds = case.claims.iter().filter_map(|claim| claim.test.held().cloned());
    let of_kind = |mut kinds: Kinds| {
        kinds.selects().into_iter().map(|select| select.clone()).collect::<Vec<_>>()
    };
    kinds.flat_map(of_kind).collect()
}

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
    /// How far it may lie from what its publisher rounded to thousands or millions; nothing of a
    /// number that stands for itself.
    pub rounded: f64,
}

impl Found {
    /// The 0 of a place or a year without a row, in a list that has every row: it stands in none.
    pub const NONE: Found = Found::at(0, Some(0.0));

    /// The number of a row, without ends and not rounded.
    pub const fn at(row: usize, value: Option<f64>) -> Found {
        Found { row, value, low: None, high: None, rounded: 0.0 }
    }

    /// The number, or the ends between which it lies; nothing for a blank cell.
    pub fn amount(&self) -> Option<Amount> {
        match (self.value, self.ends()) {
            (Some(value), _) => Some(Amount::Known(value)),
            (None, Some((low, high))) => Some(Amount::Between { low, high }),
            (None, None) => None,
        }
    }

    /// The ends of a number that its publisher withholds; of one that is given and lies between two
    /// ends all the same, its author says so.
    pub fn withheld(&self) -> Option<(f64, f64)> {
        self.open().filter(|_| self.value.is_none())
    }

    /// Whether its ends lie on the wrong sides of each other, or of the number.
    pub(crate) fn is_crossed(&self) -> bool {
        let above = |low: Option<f64>, high: Option<f64>| low.zip(high).is_some_and(|(a, b)| a > b);
        above(self.low, self.high) || above(self.low, self.value) || above(self.value, self.high)
    }

    /// Its ends, where they leave it open: of a withheld number, and of one that is itself assumed.
    pub fn open(&self) -> Option<(f64, f64)> {
        self.ends().filter(|(low, high)| low < high)
    }

    /// The two ends between which the number lies; a number without ends is its own.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let low = self.low.or(self.value)?;
        let high = self.high.or(self.value)?;
        Some((low, high))
    }

    /// The sum of some rows, found in the first of them: open where one of them is, and between
    /// the ends of all where one has ends.
    pub(crate) fn sum<'a>(rows: impl Iterator<Item = &'a Found> + Clone) -> Found {
        let is_bounded = rows.clone().any(|it| it.low.is_some() || it.high.is_some());
        let ends: Option<Vec<(f64, f64)>> = rows.clone().map(Found::ends).collect();
        let ends = ends.filter(|_| is_bounded);
        Found {
            row: rows.clone().next().map_or(0, |it| it.row),
            rounded: rows.clone().map(|it| it.rounded).sum(),
            value: rows.map(|it| it.value).sum(),
            low: ends.as_ref().map(|all| all.iter().map(|it| it.0).sum()),
            high: ends.as_ref().map(|all| all.iter().map(|it| it.1).sum()),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Amount> {
        Found { low, high, ..Found::at(0, value) }.amount()
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
    fn a_number_is_open_where_its_ends_are_two_whether_it_is_given_or_not() {
        let open = |value, low, high| Found { low, high, ..Found::at(0, value) }.open();
        assert_eq!(open(Some(25.0), Some(5.0), Some(60.0)), Some((5.0, 60.0)));
        assert_eq!(open(None, Some(1.0), Some(9.0)), Some((1.0, 9.0)));
        assert_eq!(open(Some(25.0), Some(5.0), None), Some((5.0, 25.0)));
        assert_eq!(open(Some(25.0), Some(25.0), Some(25.0)), None);
        assert_eq!(open(Some(25.0), None, None), None);
    }

    #[test]
    fn a_blank_cell_is_no_amount_even_with_one_end() {
        assert_eq!(amount(None, None, None), None);
        assert_eq!(amount(None, Some(1.0), None), None);
    }
}
