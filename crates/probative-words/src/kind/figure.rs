//! The words of a claim of the kind figure.

use probative_finding::what::{Figure, FigurePhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Figure) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &FigurePhrase) -> String {
    match *phrase {}
}
