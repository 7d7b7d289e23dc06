//! How often lists of like size differ as much as the one that the text names.

use probative_case::claim::rate::Rate;
use probative_finding::finding::{ByChance, ChanceNull, Untested};
use probative_numeric::{Inference, Null, Tail};
use probative_spatial::{Touch, like_lists};

use crate::chance::{self, Share};
use crate::place;
use crate::question::Question;

/// The share of lists of as many places, as much together and of as many people, that differ as
/// much; nothing where no other such list can be drawn. Of places that the atlas does not know, as
/// cities, lists of as many places are drawn by lot, which can say that chance often differs as
/// much and no more.
///
/// `statistic` is nought where a list does not differ from the rest.
pub(super) fn by_chance(
    claim: &Rate,
    codes: &[String],
    people: &[f64],
    statistic: &dyn Fn(&[usize]) -> f64,
    question: &Question<'_>,
) -> Result<Option<ByChance>, Untested> {
    let named: Vec<usize> =
        (0..codes.len()).filter(|place| claim.named.contains(&codes[*place])).collect();
    let inference = question.inference("lists");
    let Ok(weights) = place::touching(&claim.key, codes, Touch::Vertex) else {
        let by_lot =
            |draws| by_lot(codes.len(), &named, statistic, Inference { draws, ..inference });
        let found = chance::by_chance(ChanceNull::ListsByLot, by_lot)?;
        // Places of which nobody knows where they lie may belong together: that few lists by lot
        // differ as much says little then.
        return Ok(Some(if found.often == Some(true) { found } else { chance::unable() }));
    };
    let share = |draws: usize| {
        let lists = like_lists(&weights, people, &named, Inference { draws, ..inference })?;
        let p = lists.compare(statistic).p_as_far;
        Ok::<_, probative_spatial::Error>(Share { p, draws: Some(draws) })
    };
    Ok(Some(chance::by_chance(ChanceNull::Lists, share).unwrap_or_else(|_| chance::unable())))
}

/// The share of lists of as many places, drawn by lot, that differ as much.
fn by_lot(
    places: usize,
    named: &[usize],
    statistic: &dyn Fn(&[usize]) -> f64,
    inference: Inference,
) -> Result<Share, Untested> {
    let observed = statistic(named).abs();
    let mut all: Vec<usize> = (0..places).collect();
    let drawn = (0..inference.draws as u64).map(|replicate| {
        inference.seed.stream(replicate).draw_front(&mut all, named.len());
        statistic(&all[..named.len()]).abs()
    });
    let null = Null { draws: drawn.collect() };
    let p = null.p_value(observed, Tail::Upper);
    Ok(Share { p, draws: Some(inference.draws) })
}
