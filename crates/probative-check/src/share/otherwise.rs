//! A share with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::share::Share;
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

pub(super) fn others(share: &Share) -> Vec<Other> {
    let with = |share: Share| Some(Kinds::Share(share));
    // That a census is none is no choice; that a record is called a sample makes it say less.
    let whole = share.sampled.then_some(Taken::Flag(false));
    let mut others = Other::each(Dimension::Sample, &Taken::Flag(true), whole, |_| {
        with(Share { sampled: false, ..share.clone() })
    });
    for (at, beside) in share.beside.iter().enumerate() {
        others.extend(Other::without(&beside.said, || {
            let mut share = share.clone();
            share.beside.remove(at);
            with(share)
        }));
    }
    others
}
