//! Places with an outcome, the numbers of every rival explanation, and the list.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use probative_case::claim::Select;
use probative_case::claim::rivals::Rivals;
use probative_evidence::{Entry, Found};
use probative_finding::finding::{ByOutlines, Untested};
use probative_finding::reading::{Gone, LeftOut, Rows};
use probative_numeric::{Error, Extended, Inference, Null, Partial, null_from, ranks};
use probative_spatial::{SpectralNull, Spectrum, Weights};
use probative_terms::diagnostic::test::place::LISTED_WITHOUT_ROW;
use probative_terms::diagnostic::test::rivals::{FEW_PLACES, NO_VARIATION};

use super::told;
use crate::place;
use crate::question::{Question, failed, refused};

/// One explanation's numbers, a column a table.
pub(crate) type Columns = Vec<Vec<f64>>;

/// Places with an outcome and every explanation's numbers, by rank.
#[derive(Clone)]
pub(crate) struct Field {
    pub(crate) codes: Vec<String>,
    pub(super) outcome: Vec<f64>,
    pub(super) explanations: Vec<Columns>,
    /// The names of their columns.
    names: Vec<String>,
    /// Being listed: one, or nothing.
    pub(crate) policy: Vec<f64>,
    weights: Weights,
    /// The fit of the rival explanations, to which a list is added.
    base: Extended,
    /// The squared errors that are left without any explanation.
    none: f64,
    left_out: [(Gone, usize); 5],
}

impl Field {
    pub(crate) fn read(rivals: &Rivals, question: &Question<'_>) -> Result<Field, Untested> {
        let found = question.by_key(&rivals.outcome, &rivals.key)?;
        let numbers = |select: &Select| numbers(select, &rivals.key, question);
        let tables: Vec<Vec<BTreeMap<String, f64>>> = rivals
            .explanations
            .iter()
            .map(|explanation| explanation.columns.iter().map(numbers).collect())
            .collect::<Result<_, _>>()?;
        let listed = listed(rivals, &found, question)?;
        let blank = found.values().filter(|found| found.value.is_none()).count();
        let held: Vec<(String, f64)> =
            found.into_iter().filter_map(|(place, found)| Some((place, found.value?))).collect();
        let (open, held): (Vec<_>, Vec<_>) =
            held.into_iter().partition(|(place, _)| listed.undated.contains(place));
        let places = held.len();
        let complete: Vec<(String, f64)> = held
            .into_iter()
            .filter(|(place, _)| tables.iter().flatten().all(|by| by.contains_key(place)))
            .collect();
        enough(complete.len(), tables.iter().flatten().count() + 1)?;
        let (codes, outcome): (Vec<String>, Vec<f64>) = complete.into_iter().unzip();
        question.affords(outcome.len())?;
        if outcome.iter().all(|value| *value == outcome[0]) {
            return Err(failed(&NO_VARIATION, &[]));
        }
        let column = |by: &BTreeMap<String, f64>| {
            let numbers: Vec<f64> = codes.iter().filter_map(|code| by.get(code).copied()).collect();
            ranks(&numbers)
        };
        let explanations: Vec<Columns> =
            tables.iter().map(|tables| tables.iter().map(column).collect()).collect();
        let policy: Vec<f64> =
            codes.iter().map(|code| f64::from(u8::from(listed.codes.contains(code)))).collect();
        let incomplete = places - outcome.len();
        let names = told::names(rivals);
        let refused = |why: Error| told::not_fitted(&explanations, &names, &why);
        Ok(Field {
            weights: place::weights(&rivals.key, &codes, rivals.adjacency.as_ref(), question)?,
            base: extended(&explanations, &outcome).map_err(refused)?,
            none: extended(&[], &outcome).map_err(refused)?.left_out_squares(),
            codes,
            outcome,
            explanations,
            names,
            policy,
            left_out: [
                (Gone::ExplanationLacking, incomplete),
                (Gone::NothingGiven, blank),
                (Gone::Unplaced, listed.unplaced),
                (Gone::Undated, open.len()),
                (Gone::PublishedLater, listed.later),
            ],
        })
    }

    /// What the neighbours are like, where they come from outlines.
    pub(super) fn by_outlines(&self, rivals: &Rivals) -> Option<ByOutlines> {
        place::by_outlines(&rivals.key, &self.codes, rivals.adjacency.as_ref(), &self.weights)
    }

    pub(super) fn rows(&self) -> Rows {
        Rows { used: self.outcome.len(), left_out: LeftOut::some(&self.left_out) }
    }

    /// The share of the variation that explanations foretell, out of sample, in per cent.
    pub(super) fn fit(&self, explanations: &[Columns]) -> f64 {
        let some = extended(explanations, &self.outcome);
        some.map_or(f64::NEG_INFINITY, |some| 100.0 * (1.0 - some.left_out_squares() / self.none))
    }

    /// What a list adds to the fit of all rivals, in percentage points.
    pub(crate) fn gain(&self, list: &[f64]) -> f64 {
        let with = self.base.left_out_squares_with(list);
        let with = with.expect("a list has a number for every place");
        100.0 * (self.base.left_out_squares() - with) / self.none
    }

    /// The gain of lists as clustered as this one, but otherwise random.
    pub(crate) fn null_of(&self, list: &[f64], inference: Inference) -> Result<Null, Untested> {
        let made = SpectralNull::new(list, &self.weights).map_err(refused)?;
        Ok(null_from(inference, &|stream| self.gain(&made.surrogate(stream))))
    }

    /// A list beside all other explanations.
    pub(super) fn partial(&self, list: &[f64]) -> Result<Partial, Untested> {
        let mut design = vec![vec![1.0; self.outcome.len()]];
        design.extend(self.explanations.iter().flatten().cloned());
        let refused = |why: Error| told::not_beside(&self.explanations, &self.names, list, &why);
        Partial::new(&design, list).map_err(refused)
    }

    /// How smooth a map of these places can be.
    pub(super) fn spectrum(&self) -> Result<Spectrum, Untested> {
        Spectrum::new(&self.weights).map_err(refused)
    }

    /// The positions of the listed places.
    pub(crate) fn listed(&self) -> Vec<usize> {
        (0..self.policy.len()).filter(|place| self.policy[*place] > 0.0).collect()
    }
}

fn enough(complete: usize, predictors: usize) -> Result<(), Untested> {
    let needed = 10.max(3 * predictors);
    if complete >= needed {
        return Ok(());
    }
    Err(failed(&FEW_PLACES, &[&complete, &predictors, &needed]))
}

/// An intercept and the columns of some explanations.
fn extended(explanations: &[Columns], outcome: &[f64]) -> Result<Extended, Error> {
    let mut design = vec![vec![1.0; outcome.len()]];
    design.extend(explanations.iter().flatten().cloned());
    Extended::new(&design, outcome)
}

/// The numbers of a table by place.
fn numbers(
    select: &Select,
    key: &str,
    question: &Question<'_>,
) -> Result<BTreeMap<String, f64>, Untested> {
    let found = question.by_key(select, key)?;
    Ok(found.into_iter().filter_map(|(place, found)| Some((place, found.value?))).collect())
}

/// The places that a list names.
struct Listed {
    codes: BTreeSet<String>,
    /// Rows that name no place of this level.
    unplaced: usize,
    /// Places that only entries without a day of publication name.
    undated: BTreeSet<String>,
    /// Entries that were published after the text.
    later: usize,
}

/// The places that the list names; all of them must be among those of the outcome, since one that
/// does not match would be taken for a place without the policy.
fn listed(
    rivals: &Rivals,
    places: &BTreeMap<String, Found>,
    question: &Question<'_>,
) -> Result<Listed, Untested> {
    let policy = &rivals.policy;
    let (codes, undated) = (BTreeSet::new(), BTreeSet::new());
    let mut listed = Listed { codes, unplaced: 0, undated, later: 0 };
    let then = question.entries_then(&policy.registry, &policy.list, &policy.key)?;
    for Entry { line, code, .. } in then.public {
        if code.is_empty() {
            listed.unplaced += 1;
        } else if places.contains_key(code) {
            listed.codes.insert(code.to_owned());
        } else {
            let things: [&dyn Display; 4] =
                [&line, &policy.registry, &code, &rivals.outcome.source];
            return Err(failed(&LISTED_WITHOUT_ROW, &things));
        }
    }
    listed.later = then.later;
    let named = then.undated.iter().map(|entry| entry.code.to_owned());
    listed.undated = named.filter(|code| !listed.codes.contains(code)).collect();
    Ok(listed)
}
