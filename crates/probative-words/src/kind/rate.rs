//! The words of a claim of the kind rate.

use probative_finding::what::{Rate, RatePhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Rate) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &RatePhrase) -> String {
    match *phrase {}
}
