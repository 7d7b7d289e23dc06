//! The words of a claim of the kind membership.

use probative_finding::what::{Membership, MembershipPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Membership) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &MembershipPhrase) -> String {
    match *phrase {}
}
