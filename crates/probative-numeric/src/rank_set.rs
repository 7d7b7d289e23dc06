use rayon::prelude::*;

use crate::error::{Error, at_least, finite, lengths, level as valid_level};
use crate::math::{hypot, sqrt};
use crate::permute::Inference;
use crate::special::{beta_split, erfc};
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
    let pairs = with(place, values.len()).map(|pair| Pair::new(pair, values, standard_errors));
    Ok(counted(values, &differing(standard_errors, pairs.collect(), inference))[place])
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
    let pairs = all(values.len()).map(|pair| Pair::new(pair, values, standard_errors));
    Ok(counted(values, &differing(standard_errors, pairs.collect(), inference)))
}

/// The ranks that the rate of one place may have among all, from counts of events.
///
/// As [`rank_set`], but two places differ as far as their counts say, given the sum of both, by the
/// exact binomial test (Przyborowski & Wilenski 1940), told on the scale of a normal number: no
/// event and one event are too few for an error of their own. `events` are whole, `exposure` is
/// above zero, one a place.
///
/// # Errors
/// As [`rank_set`]; an exposure that is not above zero.
pub fn rank_set_of_counts(
    events: &[f64],
    exposure: &[f64],
    place: usize,
    inference: Inference,
) -> Result<RankSet, Error> {
    let (rates, errors) = rates(events, exposure)?;
    check(&rates, &errors, inference)?;
    at_least("places, for the one asked for", place + 1, rates.len())?;
    let pairs = with(place, rates.len()).map(|pair| Pair::counted(pair, events, exposure, &errors));
    Ok(counted(&rates, &differing(&errors, pairs.collect(), inference))[place])
}

/// The ranks that each place's rate may have, all sets together at the level of `inference`.
///
/// # Errors
/// As [`rank_set_of_counts`].
pub fn rank_sets_of_counts(
    events: &[f64],
    exposure: &[f64],
    inference: Inference,
) -> Result<Vec<RankSet>, Error> {
    let (rates, errors) = rates(events, exposure)?;
    check(&rates, &errors, inference)?;
    let pairs = all(rates.len()).map(|pair| Pair::counted(pair, events, exposure, &errors));
    Ok(counted(&rates, &differing(&errors, pairs.collect(), inference)))
}

/// The rates, and about how far each may be off.
fn rates(events: &[f64], exposure: &[f64]) -> Result<(Vec<f64>, Vec<f64>), Error> {
    lengths("exposures", events.len(), exposure.len())?;
    if let Some(&value) = exposure.iter().find(|each| **each <= 0.0) {
        return Err(Error::OutOfRange { what: "an exposure", value, allowed: "above 0" });
    }
    let both = || events.iter().zip(exposure);
    let rates = both().map(|(events, exposure)| events / exposure).collect();
    // No event is one fewer than one, and no sign that there is no risk.
    let error = |(events, exposure): (&f64, &f64)| sqrt(events.max(1.0)) / exposure;
    Ok((rates, both().map(error).collect()))
}

/// One place with each other.
fn with(place: usize, units: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..units).filter(move |other| *other != place).map(move |other| (place, other))
}

/// Every two places.
fn all(units: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..units).flat_map(move |one| (one + 1..units).map(move |other| (one, other)))
}

/// Two places, the error of their difference, and how far they lie apart.
#[derive(Debug, Clone, Copy)]
struct Pair {
    one: usize,
    other: usize,
    error: f64,
    apart: Apart,
}

/// How far two places lie apart.
#[derive(Debug, Clone, Copy)]
enum Apart {
    /// By so many errors.
    Errors(f64),
    /// As far as two that are alike do with this probability.
    Chance(f64),
}

impl Apart {
    /// Whether two places lie farther apart than so many errors of a normal number.
    fn is_beyond(self, limit: f64) -> bool {
        match self {
            Apart::Errors(errors) => errors > limit,
            Apart::Chance(p) => p < erfc(limit * std::f64::consts::FRAC_1_SQRT_2),
        }
    }
}

impl Pair {
    fn new((one, other): (usize, usize), values: &[f64], errors: &[f64]) -> Pair {
        let error = hypot(errors[one], errors[other]);
        let apart = Apart::Errors(distance(values[one], values[other], error));
        Pair { one, other, error, apart }
    }

    fn counted(
        (one, other): (usize, usize),
        events: &[f64],
        exposure: &[f64],
        errors: &[f64],
    ) -> Pair {
        let [own, all] = [events[one], events[one] + events[other]];
        let p = equal_rates(own, all, exposure[one], exposure[other]);
        Pair { one, other, error: hypot(errors[one], errors[other]), apart: Apart::Chance(p) }
    }
}

/// The difference of two values over its error; infinite for any difference without one.
fn distance(one: f64, other: f64, error: f64) -> f64 {
    let apart = (one - other).abs();
    if apart == 0.0 { 0.0 } else { apart / error }
}

/// How probable a split of `all` events, of which `own` are of the first of two places, or one less
/// probable on its side, is at equal rates: twice the smaller tail.
fn equal_rates(own: f64, all: f64, exposure: f64, other: f64) -> f64 {
    let share = exposure / (exposure + other);
    let rest = other / (exposure + other);
    let up_to = if own >= all { 1.0 } else { beta_split(all - own, own + 1.0, rest, share) };
    let from = if own <= 0.0 { 1.0 } else { beta_split(own, all - own + 1.0, share, rest) };
    (2.0 * up_to.min(from)).min(1.0)
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
fn differing(errors: &[f64], mut open: Vec<Pair>, inference: Inference) -> Vec<Pair> {
    let mut differ = Vec::new();
    // Each round has the draws of the first, so that its limit is never larger.
    while !open.is_empty() {
        let limit = limit(errors, &open, inference);
        let before = open.len();
        open.retain(|pair| {
            let is_far = pair.apart.is_beyond(limit);
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
    // Of most pairs of all places a few are ever the farthest.
    let open = (pairs.len() > MANY * errors.len()).then(|| Open::new(errors.len(), pairs));
    let largest = |drawn: &mut Drawn, replicate: u64| {
        let mut stream: Stream = inference.seed.stream(replicate);
        drawn.normals.clear();
        drawn.normals.extend(errors.iter().map(|_| stream.normal()));
        drawn.values.clear();
        drawn.values.extend(errors.iter().zip(&drawn.normals).map(|(error, each)| error * each));
        match &open {
            Some(open) => open.farthest(errors, drawn),
            None => farthest(&drawn.values, pairs),
        }
    };
    let replicates = (0..inference.draws as u64).into_par_iter();
    let mut drawn: Vec<f64> = replicates.map_init(Drawn::default, largest).collect();
    drawn.sort_unstable_by(f64::total_cmp);
    // With the observed one among the draws, and rounding deciding nothing.
    let place = ((drawn.len() as f64 + 1.0) * inference.level - 1e-9).ceil() as usize;
    drawn[place.min(drawn.len()) - 1]
}

/// With more pairs than so many a place, those that may be the farthest are looked for.
const MANY: usize = 8;

/// One draw for every place.
#[derive(Debug, Default)]
struct Drawn {
    normals: Vec<f64>,
    /// The same, each times the error of its place.
    values: Vec<f64>,
    /// The places, from the largest normal number, whatever its sign.
    order: Vec<usize>,
}

/// Which pairs are not told apart yet.
struct Open {
    places: usize,
    is_open: Vec<bool>,
}

impl Open {
    fn new(places: usize, pairs: &[Pair]) -> Open {
        let mut is_open = vec![false; places * places];
        for pair in pairs {
            is_open[pair.one * places + pair.other] = true;
        }
        Open { places, is_open }
    }

    /// The largest distance of the open pairs.
    ///
    /// By Cauchy and Schwarz two places lie no farther apart than the square root of the sum of
    /// their normal numbers' squares: behind those that could exceed the largest so far none needs
    /// to be looked at.
    fn farthest(&self, errors: &[f64], drawn: &mut Drawn) -> f64 {
        let Drawn { normals, values, order } = drawn;
        order.clear();
        order.extend(0..self.places);
        order.sort_unstable_by(|a, b| normals[*b].abs().total_cmp(&normals[*a].abs()));
        let mut farthest: f64 = 0.0;
        for (at, one) in order.iter().enumerate() {
            let may_exceed = |other: &&usize| {
                let most = normals[*one] * normals[*one] + normals[**other] * normals[**other];
                most * (1.0 + 1e-9) > farthest * farthest
            };
            // Those behind one that may not exceed it have smaller numbers still.
            let rest = order[at + 1..].iter().take_while(may_exceed);
            let mut may = rest.peekable();
            if may.peek().is_none() {
                break;
            }
            let far = may.map(|other| self.apart([*one, *other], errors, values));
            farthest = far.fold(farthest, f64::max);
        }
        farthest
    }

    /// How far two places lie apart, if they are open.
    fn apart(&self, [one, other]: [usize; 2], errors: &[f64], values: &[f64]) -> f64 {
        let first = one.min(other);
        let second = one.max(other);
        if !self.is_open[first * self.places + second] {
            return 0.0;
        }
        distance(values[first], values[second], hypot(errors[first], errors[second]))
    }
}

/// The largest distance of some pairs. Nearly none is larger than those before it, which a product
/// tells, and a quotient is taken of the others alone.
fn farthest(values: &[f64], pairs: &[Pair]) -> f64 {
    let mut farthest: f64 = 0.0;
    let mut nearly = 0.0;
    for pair in pairs {
        let [one, other] = [values[pair.one], values[pair.other]];
        if (one - other).abs() >= nearly * pair.error {
            farthest = farthest.max(distance(one, other, pair.error));
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
    fn counts_differ_by_their_exact_test() {
        // R: binom.test(2, 12, 0.5)$p.value, and of 0 in 5 and of 40 in 100 at a share of .3.
        for (own, all, share, p) in
            [(2.0, 12.0, 0.5, 0.03857421875), (0.0, 5.0, 0.5, 0.0625), (6.0, 12.0, 0.5, 1.0)]
        {
            let found = equal_rates(own, all, share, 1.0 - share);
            assert!((found - p).abs() < 1e-12, "{found} {p}");
        }
        // Normal errors tell no event from a rate of three in a thousand; five to one may be chance.
        let (events, people) = ([0.0, 15_000.0], [1_000.0, 5e6]);
        let set = rank_set_of_counts(&events, &people, 0, ASKED);
        assert_eq!(set, Ok(RankSet { lowest: 1, highest: 2 }));
        let far = rank_set_of_counts(&[0.0, 40_000.0], &people, 0, ASKED);
        assert_eq!(far, Ok(RankSet { lowest: 1, highest: 1 }));
    }

    #[test]
    fn many_counts_differ_as_normal_numbers_do() {
        let (events, people) = ([10_000.0, 10_500.0, 12_000.0], [1e6; 3]);
        let values = events.map(|count: f64| count / 1e6);
        let errors = events.map(|count: f64| count.sqrt() / 1e6);
        let sets = rank_sets_of_counts(&events, &people, ASKED);
        assert_eq!(sets, rank_sets(&values, &errors, ASKED));
    }

    #[test]
    fn the_farthest_of_many_pairs_is_the_one_that_all_of_them_have() {
        let mut stream = Seed(5).stream(0);
        for round in 0..200 {
            let places = 3 + round % 40;
            let errors: Vec<f64> =
                (0..places)
                    .map(|at| {
                        if at % 7 == 6 { 0.0 } else { stream.uniform() * f64::from(1 + at as u32) }
                    })
                    .collect();
            let normals: Vec<f64> = errors.iter().map(|_| stream.normal()).collect();
            let values: Vec<f64> = errors.iter().zip(&normals).map(|(a, b)| a * b).collect();
            let pairs = all(places).map(|pair| Pair::new(pair, &values, &errors));
            let pairs: Vec<Pair> = pairs.filter(|_| stream.uniform() < 0.7).collect();
            let mut drawn = Drawn { normals, values, ..Drawn::default() };
            let found = Open::new(places, &pairs).farthest(&errors, &mut drawn);
            assert_eq!(found, farthest(&drawn.values, &pairs));
        }
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
