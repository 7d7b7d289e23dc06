//! A rate with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::cluster::Chosen;
use probative_case::claim::rate::{Rank, Rate, RateForm};
use probative_finding::audit::{Dimension, Taken};

use crate::audit::Other;

pub(super) fn others(rate: &Rate) -> Vec<Other> {
    let RateForm::Rank(rank) = &rate.form else { return Vec::new() };
    let with = |rank: Rank| Some(Kinds::Rate(Rate { form: RateForm::Rank(rank), ..rate.clone() }));
    let given = |what: &str, given| Taken::Given { what: what.to_owned(), given };
    let counts = rank.exposure.is_some().then(|| given("exposure", false));
    let mut others = Other::each(Dimension::Denominator, &given("exposure", true), counts, |_| {
        with(Rank { exposure: None, ..rank.clone() })
    });
    let all = (!rank.among.is_empty()).then(|| given("among", false));
    others.extend(Other::each(Dimension::Peers, &given("among", true), all, |_| {
        with(Rank { among: Vec::new(), ..rank.clone() })
    }));
    others
        .extend(Other::named(rank.chosen, |chosen: Chosen| with(Rank { chosen, ..rank.clone() })));
    others
}
