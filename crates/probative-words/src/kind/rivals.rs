//! The words of a claim of the kind rivals.

use probative_finding::what::{Rivals, RivalsPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Rivals) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &RivalsPhrase) -> String {
    match *phrase {}
}
