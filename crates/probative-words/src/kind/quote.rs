//! The words of a claim of the kind quote.

use probative_finding::what::{Quote, QuotePhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Quote) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &QuotePhrase) -> String {
    match *phrase {}
}
