//! The kinds of claims, one row each.

use probative_case::claim::Kinds;
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;

use crate::calibrate::Trial;
use crate::question::{Question, Tested};

/// What the room asks of the data of a kind: its test, its readings, its trials.
///
/// Nothing here has a default: each kind says what holds for it.
pub(crate) trait Testable {
    /// Readings and exhibits of the claim, and no verdict.
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested>;

    /// What is measured again under each option of a choice that the case declares: the claim's own
    /// readings, with those of choices that its kind varies; none where the case can declare none.
    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested>;

    /// Its tests that rest on chance, with null data sets for each; none where no chance is in it.
    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested>;
}

/// What the room asks of a claim of any kind.
pub(crate) fn testable(kinds: &Kinds) -> &dyn Testable {
    match kinds {
        Kinds::Figure(claim) => claim,
        Kinds::Share(claim) => claim,
        Kinds::Arithmetic(claim) => claim,
        Kinds::Trend(claim) => claim,
        Kinds::Membership(claim) => claim,
        Kinds::Alignment(claim) => claim,
        Kinds::Association(claim) => claim,
        Kinds::Cluster(claim) => claim,
        Kinds::Rate(claim) => claim,
        Kinds::Effect(claim) => claim,
        Kinds::Quote(claim) => claim,
        Kinds::Rivals(claim) => claim,
        Kinds::Mechanism(claim) => claim,
    }
}
