//! What this room needs of a kind of claim, one row a kind.

use probative_case::claim::Kinds;
use probative_finding::audit::Dimension;
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;

use crate::audit::Other;
use crate::question::{Question, Tested};
use crate::trial::Trial;

/// A kind of claim, as `check` asks it. Nothing has a default: each kind's file says what holds.
pub(crate) trait Testable {
    /// What the evidence gives for the claim: readings and exhibits, no verdict.
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested>;

    /// The claim's own readings under one set of choices, which declared ones are crossed with;
    /// none for a kind that has no choice.
    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested>;

    /// What its author chooses besides what every claim has: the published registry of the kind,
    /// which no case can shorten.
    fn dimensions(&self) -> &'static [Dimension];

    /// The claim with each of these chosen otherwise: what its records and the vocabulary offer.
    fn others(&self, question: &Question<'_>) -> Vec<Other>;

    /// The tests that rest on chance, with null data sets for each; none where no chance is in it.
    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested>;
}

/// The catalog: one row a kind.
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
