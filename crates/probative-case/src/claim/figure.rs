//! Is the number as stated?

use super::Select;
use probative_terms::Date;
use probative_terms::number::Printed;

/// One sentence's numbers, each with the record that should hold it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The numbers; the first is the primary one and the others must hold as well.
    pub stated: Vec<Stated>,
}

/// A stated number or date, and its record.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// What the number is, in a phrase.
    pub said: String,
    /// The number or the date.
    pub number: StatedNumber,
    /// Its unit.
    pub unit: String,
    /// The record.
    pub record: Select,
    /// Other publications of the same number.
    pub publications: Vec<Select>,
}

/// A number as printed, or a date.
#[derive(Debug, Clone, PartialEq)]
pub enum StatedNumber {
    /// A number.
    Number(Printed),
    /// A date.
    Date(Date),
}
