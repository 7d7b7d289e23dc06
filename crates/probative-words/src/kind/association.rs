//! The words of a claim of the kind association.

use probative_finding::what::{Association, AssociationPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Association) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &AssociationPhrase) -> String {
    match *phrase {}
}
