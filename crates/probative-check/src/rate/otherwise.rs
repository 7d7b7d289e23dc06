//! A rate with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::cluster::Chosen;
use probative_case::claim::rate::{Rank, Rate, RateForm};
use probative_finding::audit::{Dimension, Taken};

use crate::audit::{Other, published_rates};
use crate::question::Question;

pub(super) fn others(rate: &Rate, question: &Question<'_>) -> Vec<Other> {
    let RateForm::Rank(rank) = &rate.form else { return Vec::new() };
    let with = |rank: Rank| Some(Kinds::Rate(Rate { form: RateForm::Rank(rank), ..rate.clone() }));
    let given = |what: &str, given| Taken::Given { what: what.to_owned(), given };
    let counts = rank.exposure.is_some().then(|| given("exposure", false));
    let mut others = Other::each(Dimension::Denominator, &given("exposure", true), counts, |_| {
        with(Rank { exposure: None, ..rank.clone() })
    });
    others.extend(of_rates(rate, rank, question));
    let all = (!rank.among.is_empty()).then(|| given("among", false));
    others.extend(Other::each(Dimension::Peers, &given("among", true), all, |_| {
        with(Rank { among: Vec::new(), ..rank.clone() })
    }));
    others
        .extend(Other::named(rank.chosen, |chosen: Chosen| with(Rank { chosen, ..rank.clone() })));
    others
}

/// Where the places are ranked by counts alone: by the rates that the same rows have, which do not
/// hang on how large a place is.
fn of_rates(rate: &Rate, rank: &Rank, question: &Question<'_>) -> Vec<Other> {
    let Some(table) = question.evidence().table(&rank.amounts.source) else { return Vec::new() };
    if rank.exposure.is_some() {
        return Vec::new();
    }
    let source = &rank.amounts.source;
    let told = |column: &String| Taken::Column { source: source.clone(), column: column.clone() };
    let rates = published_rates(&rank.amounts, table);
    let options: Vec<Taken> = rates.iter().map(told).collect();
    Other::each(Dimension::Denominator, &told(&rank.amounts.value), options, |option| {
        let Taken::Column { column, .. } = option else { return None };
        let mut rank = rank.clone();
        rank.amounts.value.clone_from(column);
        Some(Kinds::Rate(Rate { form: RateForm::Rank(rank), ..rate.clone() }))
    })
}
