//! How many named places come first by chance alone, if all have one rate.

use std::collections::BTreeMap;

use probative_case::claim::association::Named;
use probative_evidence::Found;
use probative_finding::finding::Untested;
use probative_numeric::null_from;

use crate::question::Question;
use crate::trial::poisson;

/// How many of the named places would be among the first if all had one rate, nineteen times of
/// twenty: counts vary about what their people alone would have.
pub(super) fn at_equal_rates(
    claim: &Named,
    counts: &BTreeMap<String, Found>,
    question: &Question<'_>,
) -> Result<Option<(usize, usize)>, Untested> {
    let people = question.amounts(&claim.population, &claim.key)?;
    let both: Vec<(bool, f64, f64)> = counts
        .iter()
        .filter_map(|(place, found)| {
            let people = people.get(place)?.value?;
            Some((claim.named.contains(place), found.value?, people))
        })
        .collect();
    let (events, all): (f64, f64) =
        both.iter().fold((0.0, 0.0), |(a, b), (_, count, people)| (a + count, b + people));
    if both.len() < 2 * claim.first || all <= 0.0 {
        return Ok(None);
    }
    let inference = question.inference("equal-rates");
    let null = null_from(inference, &|stream| {
        let draw = |(named, _, people): &(bool, f64, f64)| {
            (poisson(events * people / all, stream), *named)
        };
        let mut drawn: Vec<(f64, bool)> = both.iter().map(draw).collect();
        drawn.sort_by(|a, b| b.0.total_cmp(&a.0));
        drawn[..claim.first].iter().filter(|(_, named)| *named).count() as f64
    });
    let outside = 0.5 * (1.0 - inference.level);
    let end = |share: f64| null.quantile(share).round() as usize;
    Ok(Some((end(outside), end(1.0 - outside))))
}
