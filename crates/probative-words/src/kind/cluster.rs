//! The words of a claim of the kind cluster.

use probative_finding::what::{Cluster, ClusterPhrase};

use crate::said::Said;

/// The sentence of a reading.
pub(crate) fn said(what: &Cluster) -> Said {
    match *what {}
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &ClusterPhrase) -> String {
    match *phrase {}
}
