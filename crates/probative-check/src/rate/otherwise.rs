//! A rate with its choices made otherwise.

use probative_case::claim::cluster::Chosen;
use probative_case::claim::rate::{Rank, Rate, RateForm, RatesBy};
use probative_case::claim::{Kinds, Select};
use probative_finding::audit::{Dimension, Taken};

use crate::audit::{Other, counts_of, exposures, published_rates};
use crate::question::Question;

pub(super) fn others(rate: &Rate, question: &Question<'_>) -> Vec<Other> {
    let rank = match &rate.form {
        RateForm::Rank(rank) => rank,
        RateForm::Counts { events, exposure, per } => {
            let mut others = exposed(rate, (events, exposure, *per), question);
            others.extend(typical(rate, events, question));
            return others;
        }
        RateForm::Ranks { rates, .. } => return pooled(rate, rates, question),
    };
    let with = |rank: Rank| Some(Kinds::Rate(Rate { form: RateForm::Rank(rank), ..rate.clone() }));
    let given = |what: &str, given| Taken::Given { what: what.to_owned(), given };
    let counts = rank.exposure.is_some().then(|| given("exposure", false));
    let mut others = Other::each(Dimension::Denominator, &given("exposure", true), counts, |_| {
        with(Rank { exposure: None, ..rank.clone() })
    });
    others.extend(of_rates(rate, rank, question));
    let key = if rank.peers.is_some() { "peers" } else { "among" };
    let is_limited = rank.peers.is_some() || !rank.among.is_empty();
    let all = is_limited.then(|| given(key, false));
    others.extend(Other::each(Dimension::Peers, &given(key, true), all, |_| {
        with(Rank { among: Vec::new(), peers: None, ..rank.clone() })
    }));
    others
        .extend(Other::named(rank.chosen, |chosen: Chosen| with(Rank { chosen, ..rank.clone() })));
    others
}

/// Where the places are ranked by counts alone: by the rates that the same rows have.
fn of_rates(rate: &Rate, rank: &Rank, question: &Question<'_>) -> Vec<Other> {
    if rank.exposure.is_some() {
        return Vec::new();
    }
    Other::of_rates(&rank.amounts, question, |amounts| {
        let form = RateForm::Rank(Rank { amounts, ..rank.clone() });
        Some(Kinds::Rate(Rate { form, ..rate.clone() }))
    })
}

/// The counts over each column of their own rows that holds people or what else is exposed.
fn exposed(
    rate: &Rate,
    (events, exposure, per): (&Select, &Select, f64),
    question: &Question<'_>,
) -> Vec<Other> {
    let Some(table) = question.evidence().table(&events.source) else { return Vec::new() };
    let columns = exposures(events, table);
    Other::of_columns(Dimension::Denominator, exposure, events, &columns, |exposure| {
        let form = RateForm::Counts { events: events.clone(), exposure, per };
        Some(Kinds::Rate(Rate { form, ..rate.clone() }))
    })
}

/// The rates that the rows of the counts have as well, each place's once.
fn typical(rate: &Rate, events: &Select, question: &Question<'_>) -> Vec<Other> {
    let Some(table) = question.evidence().table(&events.source) else { return Vec::new() };
    let columns = published_rates(events, table);
    Other::of_columns(Dimension::Together, events, events, &columns, |rates| {
        let form = RateForm::Ranks { rates, by: RatesBy::Logarithms };
        Some(Kinds::Rate(Rate { form, ..rate.clone() }))
    })
}

/// The scale of a rate that is made of counts: it cancels in the ratio of two.
const PER: f64 = 100_000.0;

/// The counts behind the rates over all people, where the same rows have both.
fn pooled(rate: &Rate, rates: &Select, question: &Question<'_>) -> Vec<Other> {
    let Some(table) = question.evidence().table(&rates.source) else { return Vec::new() };
    let pairs = counts_of(rates, table);
    let counts: Vec<String> = pairs.iter().map(|[counts, _]| counts.clone()).collect();
    Other::of_columns(Dimension::Together, rates, rates, &counts, |events| {
        let [_, people] = pairs.iter().find(|[counts, _]| *counts == events.value)?;
        let form = RateForm::Counts { events, exposure: rates.in_column(people), per: PER };
        Some(Kinds::Rate(Rate { form, ..rate.clone() }))
    })
}
