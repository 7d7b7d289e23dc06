//! An alignment with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::alignment::{Alignment, Along};
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

pub(super) fn others(alignment: &Alignment) -> Vec<Other> {
    let Alignment::Along(along) = alignment else { return Vec::new() };
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
