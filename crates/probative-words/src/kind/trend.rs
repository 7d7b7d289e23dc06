//! The words of a claim of the kind trend.

use probative_finding::what::{Trend, TrendPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Trend) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &TrendPhrase) -> String {
    match *phrase {}
}
