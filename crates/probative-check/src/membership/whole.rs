//! The whole list, and all places of which it could speak: what a choice of members leaves out.

use std::collections::BTreeSet;

use probative_case::claim::membership::Membership;
use probative_case::claim::select::Places;
use probative_evidence::Table;
use probative_finding::What;
use probative_finding::finding::Appraisal;
use probative_finding::reading::{Beside, Measure, Reading, Rows};
use probative_finding::what::membership::{Answer, Membership as Parts};
use probative_terms::{Role, Unit, Whole};

use super::{Days, answer, known, looked_up};
use crate::question::{Question, beside_unscaled};

/// Puts beside how many the text leaves out of the list, and how many of all places are on it:
/// both hang on the records alone.
pub(super) fn besides(
    membership: &Membership,
    registry: &Table,
    listed: &[usize],
    question: &Question<'_>,
    appraisal: &mut Appraisal,
) {
    let held = held(membership, registry, listed, question);
    // One that is named by itself is no selection of the list.
    if membership.members.len() > 1 && membership.list.covers.places != Places::Unknown {
        let left_out = held.difference(&named(membership)).count();
        appraisal.facts.leaves_out = Some((left_out, held.len()));
        appraisal.beside.push(full_list(membership, left_out, held.len()));
    }
    // What a list says by silence alone makes a part of all places.
    if membership.list.covers.places == Places::All && membership.columns.criterion.is_none() {
        appraisal.beside.extend(of_all(membership, &held, question));
    }
}

/// What the list holds when the text appears, by what members are looked up by.
fn held<'a>(
    membership: &Membership,
    table: &'a Table,
    listed: &[usize],
    question: &Question<'_>,
) -> BTreeSet<&'a str> {
    let text = Days { first: question.text_date(), last: question.text_date() };
    let columns = &membership.columns;
    let known = known(table, &membership.list, columns, question);
    let in_force =
        listed.iter().filter(|row| answer(table, **row, columns, known, text) == Answer::Yes);
    let key = membership.list.key.as_ref().unwrap_or(&columns.key);
    let cells = in_force.flat_map(|row| table.cell(*row, key).split(';').map(str::trim));
    cells.filter(|place| !place.is_empty()).collect()
}

fn named(membership: &Membership) -> BTreeSet<&str> {
    let members = membership.members.iter();
    members.map(|member| looked_up(&membership.list, member).as_str()).collect()
}

fn full_list(membership: &Membership, left_out: usize, of: usize) -> Beside {
    let named = of - left_out;
    let what = Parts::FullList { list: membership.list.said.clone(), of, named };
    let percent = 100.0 * named as f64 / of.max(1) as f64;
    let measure = Measure::exact(percent, Unit::Percent(Whole::ListsPlaces));
    let reading = Reading::new(What::Membership(what), measure, Rows::used(of));
    beside_unscaled(Role::FullList, reading)
}

/// The base rate: how many of all places are on the list, where a layer of the case has them all.
fn of_all(
    membership: &Membership,
    held: &BTreeSet<&str>,
    question: &Question<'_>,
) -> Option<Beside> {
    let named = named(membership);
    let layers = question.case.layers.iter().filter_map(|layer| {
        let table = question.evidence().need(&layer.source).ok()?;
        let codes = (0..table.len()).map(|row| table.cell(row, &layer.key));
        Some((layer, codes.collect::<BTreeSet<&str>>()))
    });
    let (layer, all) =
        layers.filter(|(_, all)| named.is_subset(all)).min_by_key(|it| it.1.len())?;
    question.table(&layer.source).ok()?;
    let (on, of) = (all.intersection(held).count(), all.len());
    let what = Parts::OfAll { list: membership.list.said.clone(), on, of };
    let percent = 100.0 * on as f64 / of as f64;
    let measure = Measure::exact(percent, Unit::Percent(Whole::AllPlaces));
    let reading = Reading::new(What::Membership(what), measure, Rows::used(of));
    Some(beside_unscaled(Role::BaseRate, reading))
}
