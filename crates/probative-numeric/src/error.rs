use std::fmt;

/// Why a statistic could not be computed, and what to change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// Fewer values than the statistic needs.
    TooFew {
        /// What there are too few of.
        what: &'static str,
        /// The least number that works.
        needed: usize,
        /// The number given.
        found: usize,
    },
    /// Two inputs that must be equally long are not.
    Lengths {
        /// Which input differs.
        what: &'static str,
        /// The length it should have.
        expected: usize,
        /// The length it has.
        found: usize,
    },
    /// A value is infinite or not a number.
    NotFinite {
        /// Which input holds it.
        what: &'static str,
        /// Its position, counted from zero.
        index: usize,
    },
    /// A value lies outside what the statistic allows.
    OutOfRange {
        /// Which value.
        what: &'static str,
        /// The value given.
        value: f64,
        /// What is allowed, in words.
        allowed: &'static str,
    },
    /// All values are equal, so that there is nothing to compare.
    NoVariation {
        /// Which input is constant.
        what: &'static str,
    },
    /// A column of the design is a sum of multiples of the columns before it.
    Collinear {
        /// Its position, counted from zero.
        column: usize,
    },
    /// An iteration did not settle.
    NoConvergence {
        /// Which computation.
        what: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A reader of a message has the table and not the code: each says what to change.
        match self {
            Error::TooFew { what, needed, found } => {
                write!(f, "too few {what}: {found} given, at least {needed} needed")
            }
            Error::Lengths { what, expected, found } => {
                write!(
                    f,
                    "{what} has {found} values where {expected} are needed; give one per unit"
                )
            }
            Error::NotFinite { what, index } => {
                write!(f, "{what} holds no finite number at position {index}; leave that unit out")
            }
            Error::OutOfRange { what, value, allowed } => {
                write!(f, "{what} is {value}; it must be {allowed}")
            }
            Error::NoVariation { what } => {
                write!(f, "{what} has the same value everywhere; nothing can be compared with it")
            }
            Error::Collinear { column } => {
                write!(
                    f,
                    "column {column} of the design follows from the columns before it; remove it"
                )
            }
            Error::NoConvergence { what } => {
                write!(f, "{what} did not converge; rescale the input or leave out extreme units")
            }
        }
    }
}

impl std::error::Error for Error {}

/// Passes if every value is finite.
pub(crate) fn finite(what: &'static str, values: &[f64]) -> Result<(), Error> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(Error::NotFinite { what, index }),
        None => Ok(()),
    }
}

/// Passes if `level` lies strictly between zero and one.
pub(crate) fn level(level: f64) -> Result<(), Error> {
    if level > 0.0 && level < 1.0 {
        Ok(())
    } else {
        Err(Error::OutOfRange { what: "level", value: level, allowed: "between 0 and 1" })
    }
}

/// Passes if `found` equals `expected`.
pub(crate) fn lengths(what: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found { Ok(()) } else { Err(Error::Lengths { what, expected, found }) }
}

/// Passes if there are at least `needed`.
pub(crate) fn at_least(what: &'static str, needed: usize, found: usize) -> Result<(), Error> {
    if found >= needed { Ok(()) } else { Err(Error::TooFew { what, needed, found }) }
}
