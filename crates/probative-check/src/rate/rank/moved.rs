//! How far chance moves what places are ranked by.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::cluster::Chosen;
use probative_case::claim::rate::{ErrorColumns, Rank, Rate, RateError};
use probative_evidence::Found;
use probative_finding::finding::Untested;
use probative_numeric::distribution::Normal;
use probative_numeric::{
    Inference, RankSet, rank_set, rank_set_of_counts, rank_sets, rank_sets_of_counts,
};
use probative_terms::diagnostic::test::rate::{ERROR_BELOW_NOTHING, NO_ERROR_AT_ALL, RATE_OUTSIDE};
use probative_terms::number::plain;

use crate::question::{Question, all_known, failed, refused};

/// With more places than this, all pairs are drawn fewer times: what that costs grows with their
/// square.
const MANY: usize = 300;
const DRAWS_OF_MANY: usize = 999;

/// What says how far chance moves the number of each place.
pub(super) enum Moved {
    /// The events and the people of each.
    ByCounts(Vec<f64>, Vec<f64>),
    /// The standard errors of estimates.
    ByErrors(Vec<f64>),
    /// Nothing that is held.
    Unsaid,
}

impl Moved {
    /// The ranks that one place may have, where something says how far chance moves it.
    pub(super) fn set(
        &self,
        values: &[f64],
        at: usize,
        chosen: Chosen,
        question: &Question<'_>,
    ) -> Result<Option<RankSet>, Untested> {
        let asked = question.inference("ranks");
        let draws = if values.len() > MANY { DRAWS_OF_MANY } else { usize::MAX };
        let of_all = Inference { draws: asked.draws.min(draws), ..asked };
        let own = |sets: Vec<RankSet>| sets[at];
        let set = match (self, chosen) {
            (Moved::Unsaid, _) => return Ok(None),
            (Moved::ByCounts(events, people), Chosen::Before) => {
                rank_set_of_counts(events, people, at, asked)
            }
            (Moved::ByCounts(events, people), Chosen::ForHeight) => {
                rank_sets_of_counts(events, people, of_all).map(own)
            }
            (Moved::ByErrors(errors), Chosen::Before) => rank_set(values, errors, at, asked),
            (Moved::ByErrors(errors), Chosen::ForHeight) => {
                rank_sets(values, errors, of_all).map(own)
            }
        };
        set.map(Some).map_err(refused)
    }
}

/// The standard errors of what places are ranked by, by place: half of an interval over the normal
/// quantile of its level; of one that reaches further to one side the longer half.
pub(super) fn errors(
    claim: &Rate,
    (form, error): (&Rank, &RateError),
    amounts: &BTreeMap<String, Found>,
    question: &Question<'_>,
) -> Result<BTreeMap<String, f64>, Untested> {
    let read = |select: &Select| {
        let found = question.by_key(select, &claim.key)?;
        for codes in [&claim.named[..], &form.among[..]] {
            all_known(codes, &found, &select.source)?;
        }
        let known = found.into_iter().filter_map(|(code, found)| Some((code, found.value?)));
        Ok::<BTreeMap<String, f64>, Untested>(known.collect())
    };
    let source = &form.amounts.source;
    let half = match &error.columns {
        ErrorColumns::Margin(margin) => read(margin)?,
        ErrorColumns::Ends(low, high) => longer_halves(amounts, (read(low)?, read(high)?), source)?,
    };
    if let Some((code, margin)) = half.iter().find(|(_, half)| **half < 0.0) {
        return Err(failed(&ERROR_BELOW_NOTHING, &[source, code, &plain(*margin)]));
    }
    if half.values().all(|half| *half == 0.0) {
        return Err(failed(&NO_ERROR_AT_ALL, &[source]));
    }
    let quantile = Normal.quantile(0.5 * (1.0 + error.level));
    Ok(half.into_iter().map(|(code, half)| (code, half / quantile)).collect())
}

/// How far the interval of each place reaches from its rate, to the side where it reaches further.
fn longer_halves(
    amounts: &BTreeMap<String, Found>,
    (low, high): (BTreeMap<String, f64>, BTreeMap<String, f64>),
    source: &str,
) -> Result<BTreeMap<String, f64>, Untested> {
    let mut longer = BTreeMap::new();
    for (code, low) in low {
        let rate = amounts.get(&code).and_then(|found| found.value);
        let Some((rate, high)) = rate.zip(high.get(&code).copied()) else { continue };
        if !(low..=high).contains(&rate) {
            return Err(failed(&RATE_OUTSIDE, &[&source, &code, &rate, &low, &high]));
        }
        longer.insert(code, (rate - low).max(high - rate));
    }
    Ok(longer)
}
