//! An association with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::association::{Association, Maps, Named};
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;
use crate::question::Question;

/// How many first places others might ask of.
const FIRST: [usize; 4] = [5, 10, 15, 20];

pub(super) fn others(association: &Association, question: &Question<'_>) -> Vec<Other> {
    let named = match association {
        Association::Named(named) => named,
        Association::Maps(maps) => return of_maps(maps, question),
    };
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

/// Two maps, of which either shows the rates of its rows in place of their counts.
fn of_maps(maps: &Maps, question: &Question<'_>) -> Vec<Other> {
    let with = |maps: Maps| Some(Kinds::Association(Association::Maps(Box::new(maps))));
    let own =
        Other::of_rates(&maps.values, question, |values| with(Maps { values, ..maps.clone() }));
    let other =
        Other::of_rates(&maps.with, question, |other| with(Maps { with: other, ..maps.clone() }));
    own.into_iter().chain(other).collect()
}
