//! A figure with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::figure::Figure;
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

/// Each other publication of a stated number, taken as its record.
pub(super) fn others(figure: &Figure) -> Vec<Other> {
    let mut others = Vec::new();
    for (at, stated) in figure.stated.iter().enumerate() {
        let told = |select: &probative_case::claim::Select| {
            let said = select.said.clone().unwrap_or_else(|| select.key());
            Taken::Choice(Choice::Publication(said))
        };
        let options: Vec<Taken> = stated.publications.iter().map(told).collect();
        others.extend(Other::each(Dimension::Edition, &told(&stated.record), options, |option| {
            let mut figure = figure.clone();
            let stated = &mut figure.stated[at];
            let other = stated.publications.iter_mut().find(|other| told(other) == *option)?;
            std::mem::swap(&mut stated.record, other);
            Some(Kinds::Figure(figure))
        }));
    }
    others
}
