use rayon::prelude::*;

use crate::error::{Error, at_least, finite, lengths, level as valid_level};
use crate::math::hypot;
use crate::permute::Inference;
use crate::stream::Stream;

/// The ranks that a place may have, counted from one for the smallest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankSet {
    /// The lowest rank that is not excluded.
    pub lowest: usize,
    /// The highest.
    pub highest: usize,
}

/// The ranks that one place may have among all, each known with an error of its own.
///
/// Mogstad, Romano, Shaikh & Wilhelm (2024): every other place is tested against `place` at once,
/// by the largest of all differences over their errors, two-sided; those found to differ are left
/// out and the others tested again, until none is (Romano & Wolf 2005). As many as lie surely below
/// give the lowest rank, and as many as lie surely above the highest. The errors are normal and
/// independent; `values` and `standard_errors` are of one unit, one a place.
///
/// The set holds the true rank at the level of `inference` for a place that was chosen without the
/// values. For the place with the largest, or any named for its rank, it holds half the time where
/// all are alike: take [`rank_sets`].
///
/// ```
/// use probative_numeric::{Inference, RankSet, Seed, rank_set};
///
/// let asked = Inference { level: 0.95, draws: 1_999, seed: Seed(1) };
/// let found = rank_set(&[1.0, 5.0, 5.1, 9.0], &[0.3; 4], 1, asked)?;
/// // Above the first, below the last, and nobody knows which of the two between.
/// assert_eq!(found, RankSet { lowest: 2, highest: 3 });
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Fewer than two places, lengths that differ, a value that is not finite, an error that is
/// negative or not finite, a place that does not exist, fewer draws than `1/(1 − level)` less one,
/// or a level outside zero to one.
pub fn rank_set(
    values: &[f64],
    standard_errors: &[f64],
    place: usize,
    inference: Inference,
) -> Result<RankSet, Error> {
    check(values, standard_errors, inference)?;
    at_least("places, for the one asked for", place + 1, values.len())?;
    let others = (0..values.len()).filter(|other| *other != place);
    let pairs = others.map(|other| Pair::new(place, other, standard_errors)).collect();
    Ok(counted(values, &differing(values, standard_errors, pairs, inference))[place])
}

/// The ranks that each place may have, all sets together at the level of `inference`.
///
/// As [`rank_set`], with every pair of places tested at once, so that it also holds for a place
/// named for its rank. What it costs grows with the square of the places.
///
/// # Errors
/// As [`rank_set`].
pub fn rank_sets(
    values: &[f64],
    standard_errors: &[f64],
    inference: Inference,
) -> Result<Vec<RankSet>, Error> {
    check(values, standard_errors, inference)?;
    let units = values.len();
    let above = |one| (one + 1..units).map(move |other| Pair::new(one, other, standard_errors));
    let pairs: Vec<Pair> = (0..units).flat_map(above).collect();
    Ok(counted(values, &differing(values, standard_errors, pairs, inference)))
}

/// Two places, and the error of their difference.
#[derive(Debug, Clone, Copy)]
struct Pair {
    one: usize,
    other: usize,
    error: f64,
}

impl Pair {
    fn new(one: usize, other: usize, errors: &[f64]) -> Pair {
        Pair { one, other, error: hypot(errors[one], errors[other]) }
    }

    fn apart(&self, values: &[f64]) -> f64 {
        (values[self.one] - values[self.other]).abs()
    }

    /// Their difference over its error; infinite for any difference without one.
    fn distance(&self, values: &[f64]) -> f64 {
        let apart = self.apart(values);
        if apart == 0.0 { 0.0 } else { apart / self.error }
    }
}

fn check(values: &[f64], errors: &[f64], inference: Inference) -> Result<(), Error> {
    valid_level(inference.level)?;
    at_least("places", 2, values.len())?;
    lengths("standard errors", values.len(), errors.len())?;
    finite("values", values)?;
    finite("standard errors", errors)?;
    if let Some(&value) = errors.iter().find(|each| **each < 0.0) {
        return Err(Error::OutOfRange { what: "a standard error", value, allowed: "not below 0" });
    }
    let needed = (1.0 / (1.0 - inference.level) - 1.0 - 1e-9).ceil() as usize;
    at_least("draws", needed, inference.draws)
}

/// The pairs of places that surely differ.
fn differing(
    values: &[f64],
    errors: &[f64],
    mut open: Vec<Pair>,
    inference: Inference,
) -> Vec<Pair> {
    let mut differ = Vec::new();
    // Each round has the draws of the first, so that its limit is never larger.
    while !open.is_empty() {
        let limit = limit(errors, &open, inference);
        let before = open.len();
        open.retain(|pair| {
            let is_far = pair.distance(values) > limit;
            if is_far {
                differ.push(*pair);
            }
            !is_far
        });
        if open.len() == before {
            break;
        }
    }
    differ
}

/// What the largest distance exceeds with a chance of one less the level where all are alike.
fn limit(errors: &[f64], pairs: &[Pair], inference: Inference) -> f64 {
    let largest = |values: &mut Vec<f64>, replicate: u64| {
        let mut stream: Stream = inference.seed.stream(replicate);
        values.clear();
        values.extend(errors.iter().map(|error| error * stream.normal()));
        farthest(values, pairs)
    };
    let replicates = (0..inference.draws as u64).into_par_iter();
    let mut drawn: Vec<f64> = replicates.map_init(Vec::new, largest).collect();
    drawn.sort_unstable_by(f64::total_cmp);
    // With the observed one among the draws, and rounding deciding nothing.
    let place = ((drawn.len() as f64 + 1.0) * inference.level - 1e-9).ceil() as usize;
    drawn[place.min(drawn.len()) - 1]
}

/// The largest distance of some pairs. Nearly none is larger than those before it, which a product
/// tells, and a quotient is taken of the others alone.
fn farthest(values: &[f64], pairs: &[Pair]) -> f64 {
    let mut farthest: f64 = 0.0;
    let mut nearly = 0.0;
    for pair in pairs {
        if pair.apart(values) >= nearly * pair.error {
            farthest = farthest.max(pair.distance(values));
            nearly = farthest * (1.0 - 1e-12);
        }
    }
    farthest
}

/// The ranks that every place may have, from the pairs that differ.
fn counted(values: &[f64], differ: &[Pair]) -> Vec<RankSet> {
    let mut sets = vec![RankSet { lowest: 1, highest: values.len() }; values.len()];
    for pair in differ {
        let is_below = values[pair.one] < values[pair.other];
        let (below, above) = if is_below { (pair.one, pair.other) } else { (pair.other, pair.one) };
        sets[above].lowest += 1;
        sets[below].highest -= 1;
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Seed;

    const ASKED: Inference = Inference { level: 0.95, draws: 999, seed: Seed(2) };

    #[test]
    fn places_far_apart_have_one_rank_each() {
        let values = [3.0, 1.0, 2.0];
        let sets = rank_sets(&values, &[0.01; 3], ASKED).unwrap();
        for (place, rank) in [3, 1, 2].into_iter().enumerate() {
            let one = RankSet { lowest: rank, highest: rank };
            assert_eq!((sets[place], rank_set(&values, &[0.01; 3], place, ASKED)), (one, Ok(one)));
        }
    }

    #[test]
    fn equal_places_may_have_any_rank() {
        let any = RankSet { lowest: 1, highest: 3 };
        assert_eq!(rank_set(&[2.0; 3], &[0.1; 3], 0, ASKED), Ok(any));
        assert_eq!(rank_set(&[2.0; 3], &[0.0; 3], 0, ASKED), Ok(any));
    }

    #[test]
    fn a_difference_without_error_is_sure() {
        let found = rank_set(&[1.0, 2.0, 2.0], &[0.0; 3], 0, ASKED);
        assert_eq!(found, Ok(RankSet { lowest: 1, highest: 1 }));
    }

    #[test]
    fn all_together_leave_no_less_open_than_one() {
        let mut stream = Seed(8).stream(0);
        let values: Vec<f64> = (0..30).map(|_| stream.normal()).collect();
        let errors: Vec<f64> = (0..30).map(|_| 0.2 + 0.3 * stream.uniform()).collect();
        let sets = rank_sets(&values, &errors, ASKED).unwrap();
        for (place, all) in sets.iter().enumerate() {
            let one = rank_set(&values, &errors, place, ASKED).unwrap();
            assert!(all.lowest <= one.lowest && one.highest <= all.highest);
        }
    }

    #[test]
    fn a_place_that_does_not_exist_and_too_few_draws_are_refused() {
        assert!(rank_set(&[1.0, 2.0], &[0.1; 2], 2, ASKED).is_err());
        assert!(rank_set(&[1.0, 2.0], &[0.1; 2], 0, Inference { draws: 18, ..ASKED }).is_err());
        assert!(rank_sets(&[1.0, 2.0], &[0.1, -0.1], ASKED).is_err());
    }
}
