//! An alignment with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::alignment::{Alignment, Along, Only};
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

pub(super) fn others(alignment: &Alignment) -> Vec<Other> {
    let along = match alignment {
        Alignment::Along(along) => along,
        Alignment::Only(only) => return roles(only),
    };
    let told = |distance: f64| Taken::Choice(Choice::Distance(distance));
    // Half and twice as near are at hand, whatever the case lists.
    let scaled = [0.5 * along.primary, 2.0 * along.primary];
    let options: Vec<Taken> = along.distances.iter().copied().chain(scaled).map(told).collect();
    Other::each(Dimension::Distance, &told(along.primary), options, |option| {
        let Taken::Choice(Choice::Distance(primary)) = option else { return None };
        let mut distances = along.distances.clone();
        if !distances.contains(primary) {
            distances.push(*primary);
            distances.sort_by(f64::total_cmp);
        }
        let along = Along { primary: *primary, distances, ..(**along).clone() };
        Some(Kinds::Alignment(Alignment::Along(Box::new(along))))
    })
}

/// The rows that give the role, without each thing that narrows them to some.
fn roles(only: &Only) -> Vec<Other> {
    let of_column = |(column, values): &(String, Vec<String>)| {
        let rows = |value: Option<String>| Taken::Rows {
            source: only.named.source.clone(),
            column: column.clone(),
            value,
        };
        Other::each(Dimension::List, &rows(Some(values.join("+"))), [rows(None)], |_| {
            let mut only = only.clone();
            only.named.filter.retain(|(other, _)| other != column);
            Some(Kinds::Alignment(Alignment::Only(Box::new(only))))
        })
    };
    only.named.filter.iter().flat_map(of_column).collect()
}
