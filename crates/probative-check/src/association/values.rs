//! The values of a comparison by place, at one end of what is withheld.

use probative_case::claim::association::{Comparison, Named};
use probative_finding::finding::Untested;
use probative_finding::reading::{Gone, LeftOut, Rows};
use probative_numeric::mean;
use probative_spatial::Weights;
use probative_terms::diagnostic::test::association::FEW_COMPARED;

use super::compared;
use crate::place;
use crate::question::{Question, failed};

/// What stands for a number that the publisher withholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// Nothing: the place is left out.
    LeftOut,
    /// The end that makes the named places' lead smallest.
    Least,
    /// The end that makes the named places' lead largest.
    Most,
}

impl Withheld {
    fn of(self, named: bool, ends: Option<(f64, f64)>) -> Option<f64> {
        let (low, high) = ends?;
        match self {
            Withheld::LeftOut => None,
            Withheld::Least => Some(if named { low } else { high }),
            Withheld::Most => Some(if named { high } else { low }),
        }
    }
}

/// Places with a value, and which of them are named.
#[derive(Default)]
pub(crate) struct Values {
    pub(crate) codes: Vec<String>,
    pub(crate) values: Vec<f64>,
    pub(crate) named: Vec<bool>,
    /// Places whose number is withheld, with ends for it or without.
    bounded: usize,
    left_out: usize,
}

impl Values {
    fn push(&mut self, code: String, value: f64, named: bool) {
        self.codes.push(code);
        self.values.push(value);
        self.named.push(named);
    }

    /// Whether an end stands for any number.
    pub(super) fn is_bounded(&self) -> bool {
        self.bounded > 0
    }

    /// The places used, and those whose number is withheld without ends for it.
    pub(super) fn rows(&self) -> Rows {
        let reason = Gone::NumberWithheld;
        let gone = LeftOut { reason, rows: self.left_out, events: None };
        let left_out = if self.left_out > 0 { vec![gone] } else { Vec::new() };
        Rows { used: self.codes.len(), left_out }
    }

    /// The mean of the named places less that of the others.
    pub(crate) fn difference(&self, values: &[f64]) -> f64 {
        let (named, others) = self.sides(values);
        mean(&named) - mean(&others)
    }

    pub(super) fn sides(&self, values: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let side = |wanted: bool| {
            let pairs = values.iter().zip(&self.named).filter(|(_, named)| **named == wanted);
            pairs.map(|(value, _)| *value).collect()
        };
        (side(true), side(false))
    }

    /// The neighbours among the places with a value.
    pub(crate) fn weights(
        &self,
        claim: &Named,
        question: &Question<'_>,
    ) -> Result<Weights, Untested> {
        place::weights(&claim.key, &self.codes, claim.adjacency.as_ref(), question)
    }
}

/// The values of a comparison, in the order of the codes.
pub(crate) fn values(
    claim: &Named,
    comparison: &Comparison,
    withheld: Withheld,
    question: &Question<'_>,
) -> Result<Values, Untested> {
    let named = comparison.compared(claim);
    let mut values = Values::default();
    for (code, found) in compared(claim, comparison, question)? {
        let is_named = named.contains(&code);
        let bound = withheld.of(is_named, found.open());
        values.bounded += usize::from(bound.is_some());
        match bound.or(found.value).or_else(|| withheld.of(is_named, found.ends())) {
            Some(value) => values.push(code, value, is_named),
            None => values.left_out += 1,
        }
    }
    let of_each = |wanted: bool| values.named.iter().filter(|named| **named == wanted).count();
    if values.codes.len() < 10 || of_each(true) < 3 || of_each(false) < 3 {
        return Err(failed(&FEW_COMPARED, &[&of_each(true), &of_each(false)]));
    }
    question.affords(values.codes.len())?;
    Ok(values)
}
