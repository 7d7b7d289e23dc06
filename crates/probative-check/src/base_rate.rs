//! The base rate that a claim wants, and whether one is given.

use probative_case::claim::{Claim, Kinds};
use probative_finding::finding::Appraisal;
use probative_finding::reading::Beside;
use probative_terms::{Kind, Role, Unit};

/// What the case calls the base rate that is missing, blank where it has no words for it; none
/// where one is beside or none could exist.
///
/// Whether one could exist hangs on the kind and on what is counted, never on the author.
pub(crate) fn missing(claim: &Claim, appraisal: &Appraisal) -> Option<String> {
    let unit = &appraisal.primary.measure.unit;
    let given = appraisal.beside.iter().any(is_base_rate);
    let wanted = could_exist(claim.kind(), unit) && !of_one(claim) && !given;
    wanted.then(|| claim.notes.base_rate_missing.clone().unwrap_or_default())
}

/// Whether a whole sentence is about one thing that is or is not on a list: it is no part of the
/// list that somebody chose, and how many others are on it makes it neither more true nor less.
fn of_one(claim: &Claim) -> bool {
    matches!(claim.test.held(), Some(Kinds::Membership(one)) if one.members.len() == 1)
}

/// Whether a base rate could exist: of things or people that are counted or a part of which is.
fn could_exist(kind: Kind, unit: &Unit) -> bool {
    match kind {
        Kind::Figure => unit.counts() || unit.is_share(),
        Kind::Share | Kind::Membership => true,
        // Of one place in a role there is no rate; of listed places the test gives it.
        Kind::Alignment => *unit == Unit::PercentagePoints,
        Kind::Arithmetic
        | Kind::Trend
        | Kind::Association
        | Kind::Cluster
        | Kind::Rate
        | Kind::Effect
        | Kind::Quote
        | Kind::Rivals
        | Kind::Mechanism => false,
    }
}

/// A base rate says of how many: a bare count beside a count is none.
fn is_base_rate(beside: &Beside) -> bool {
    beside.role == Role::BaseRate && !beside.reading.measure.unit.counts()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_could_exist_of_what_is_counted_and_of_nothing_measured() {
        let could = |kind, unit| could_exist(kind, &Unit::named(unit));
        assert!(could(Kind::Figure, "deaths") && could(Kind::Figure, "% of officers"));
        assert!(could(Kind::Share, "%") && could(Kind::Membership, "%"));
        for unit in ["date", "dollars", "per 100,000", "square miles", "deaths per day"] {
            assert!(!could(Kind::Figure, unit), "{unit}");
        }
        assert!(!could(Kind::Alignment, "places") && !could(Kind::Trend, "%"));
    }
}
