//! An association with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::association::{Association, Named};
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

/// How many first places others might ask of.
const FIRST: [usize; 4] = [5, 10, 15, 20];

pub(super) fn others(association: &Association) -> Vec<Other> {
    let Association::Named(named) = association else { return Vec::new() };
    let with = |named: Named| Some(Kinds::Association(Association::Named(Box::new(named))));
    let own = Taken::First(named.first);
    let mut others =
        Other::each(Dimension::First, &own, FIRST.map(Taken::First), |option| match option {
            Taken::First(first) => {
                // Whoever takes another number says what of, as the reader of cases asks.
                let first_because = named.first_because.clone().or(Some(named.said.clone()));
                with(Named { first: *first, first_because, ..(**named).clone() })
            }
            _ => None,
        });
    for (at, beside) in named.beside.iter().enumerate() {
        others.extend(Other::without(&beside.said, || {
            let mut named = (**named).clone();
            named.beside.remove(at);
            with(named)
        }));
    }
    others
}
