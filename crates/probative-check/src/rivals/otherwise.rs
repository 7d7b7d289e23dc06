//! Rival explanations with the choice of them made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::rivals::Rivals;
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

/// The same without each explanation, as long as one is left.
pub(super) fn others(rivals: &Rivals) -> Vec<Other> {
    if rivals.explanations.len() < 2 {
        return Vec::new();
    }
    let told = |names: &[&String]| {
        Taken::Choice(Choice::Without(names.iter().map(|name| (*name).clone()).collect()))
    };
    let each: Vec<Taken> =
        rivals.explanations.iter().map(|explanation| told(&[&explanation.name])).collect();
    Other::each(Dimension::Explanations, &told(&[]), each, |option| {
        let mut rivals = rivals.clone();
        rivals.explanations.retain(|explanation| told(&[&explanation.name]) != *option);
        Some(Kinds::Rivals(rivals))
    })
}
