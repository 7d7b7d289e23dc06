//! The words of a claim of the kind effect.

use probative_finding::what::{Effect, EffectPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Effect) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &EffectPhrase) -> String {
    match *phrase {}
}
