//! The words of a claim of the kind alignment.

use probative_finding::what::{Alignment, AlignmentPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Alignment) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &AlignmentPhrase) -> String {
    match *phrase {}
}
