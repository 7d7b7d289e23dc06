//! The words of a claim of the kind arithmetic.

use probative_finding::what::{Arithmetic, ArithmeticPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Arithmetic) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &ArithmeticPhrase) -> String {
    match *phrase {}
}
