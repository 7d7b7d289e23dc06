//! What chance does to the counts of a first and a last year, and what parts of a whole they are.

use probative_case::claim::trend::{ChangeIn, Trend};
use probative_finding::finding::Untested;
use probative_numeric::{rate_difference, rate_ratio};
use probative_terms::diagnostic::test::trend::IN_NO_POINTS;
use probative_terms::number::{plain, ten};

use super::{is_counted, is_share};
use crate::question::failed;

/// What chance alone does to the counts of the first and the last year with their wholes, in what
/// the claim measures its change in; nothing where they are no counts, or points of a whole.
pub(super) fn interval(
    trend: &Trend,
    counts: [(f64, f64); 2],
    (first, last): (i32, i32),
    level: f64,
) -> Option<(f64, f64)> {
    if !is_counted(trend) {
        return None;
    }
    let years = f64::from(last - first);
    match trend.measured_in {
        ChangeIn::Percent => of_ratio(counts, level),
        ChangeIn::EachYear => {
            of_difference(trend, counts, level).map(|(low, high)| (low / years, high / years))
        }
        ChangeIn::InAll => of_difference(trend, counts, level),
        ChangeIn::Points => None,
    }
}

/// The same in per cent of change.
fn of_ratio(counts: [(f64, f64); 2], level: f64) -> Option<(f64, f64)> {
    let [first, last] = whole(counts)?;
    let ratio = rate_ratio(last.0, last.1, first.0, first.1, level).ok()?;
    let ends = ratio.estimate.interval;
    Some((100.0 * (ends.low - 1.0), 100.0 * (ends.high - 1.0)))
}

/// The same of the difference, in per cent of the whole where there is one.
fn of_difference(trend: &Trend, counts: [(f64, f64); 2], level: f64) -> Option<(f64, f64)> {
    let [first, last] = whole(counts)?;
    let per = if is_share(trend) { 100.0 } else { 1.0 };
    let ends = rate_difference(last, first, per, level).ok()?.interval;
    Some((ends.low, ends.high))
}

/// Counts with their wholes, where they are whole numbers.
fn whole(counts: [(f64, f64); 2]) -> Option<[(u64, f64); 2]> {
    let are_whole = counts.iter().all(|(count, _)| count.fract() == 0.0);
    are_whole.then(|| counts.map(|(count, of)| (count as u64, of)))
}

/// Parts of a whole below so many per cent are told per 100,000 by those who count them.
const SMALL: f64 = 0.1;

/// A change in percentage points that is more than small parts themselves is one of rates per
/// 100,000 or the like, and is refused.
pub(super) fn are_points(trend: &Trend, shares: &[f64]) -> Result<(), Untested> {
    let in_points = is_share(trend) && trend.measured_in != ChangeIn::Percent;
    let Some(by) = trend.by.as_ref().filter(|_| in_points) else { return Ok(()) };
    let most = 100.0 * shares.iter().copied().fold(0.0, f64::max);
    match most < SMALL && by.value.abs() > most {
        true => Err(failed(&IN_NO_POINTS, &[&ten(by.value), &plain(most)])),
        false => Ok(()),
    }
}
