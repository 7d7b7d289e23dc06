//! Is it that part of that whole?

use super::Select;
use probative_terms::Role;
use probative_terms::number::Printed;

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The part as printed.
    pub part: Printed,
    /// The whole as printed.
    pub whole: Printed,
    /// The per cent as printed, where the text gives it.
    pub percent: Option<Printed>,
    /// What is counted.
    pub unit: String,
    /// The record of the part.
    pub part_record: Select,
    /// The record of the whole.
    pub whole_record: Select,
    /// Shares to compare with.
    pub beside: Vec<BesideShare>,
}

/// A share to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct BesideShare {
    /// What it is for.
    pub role: Role,
    /// What it is, in one plain sentence.
    pub said: String,
    /// The part.
    pub part: Select,
    /// The whole; left out where the part's column is in per cent already.
    pub whole: Option<Select>,
}
