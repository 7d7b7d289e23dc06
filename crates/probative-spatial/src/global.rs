//! Statistics of the whole map.

mod bivariate;
mod correlogram;
mod empirical_bayes;
mod geary;
mod getis_ord;
mod join_count;
mod lee;
mod moments;
mod moran;
mod permuted;
mod scatter;

use probative_numeric::distribution::Normal;
use probative_numeric::math::sqrt;
use probative_numeric::{Exceedances, Null, Seed, Tail, error_of_share, mean, variance};

pub use bivariate::moran_bivariate;
pub use correlogram::correlogram;
pub use empirical_bayes::{moran_eb, standardized_rates};
pub use geary::geary;
pub use getis_ord::getis_ord;
pub(crate) use getis_ord::{not_negative, without_own};
pub use join_count::{JoinCounts, join_counts};
pub use lee::lee;
pub use moran::moran;
pub use scatter::{MoranScatter, moran_scatter};

/// How a statistic is tested.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// How many rearrangements; none gives no permutation result.
    pub draws: usize,
    /// Where the random numbers come from.
    pub seed: Seed,
    /// Which departures count. Both: twice the smaller tail, ties whole, at most one.
    pub tail: Tail,
}

/// The chance of a value under a normal distribution with the exact mean and variance of the
/// statistic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The mean of the statistic.
    pub expectation: f64,
    /// The variance of the statistic.
    pub variance: f64,
    /// The value less its expectation, in standard deviations.
    pub z: f64,
    /// The chance of a value as extreme.
    pub p: f64,
}

/// What random rearrangements of the values give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permutation {
    /// The mean over the draws.
    pub mean: f64,
    /// The variance over the draws.
    pub variance: f64,
    /// The share of arrangements as extreme, the observed one counted; never zero.
    pub p: f64,
    /// The same with ties counted half, for statistics that take few values.
    pub mid_p: f64,
    /// Which departures count.
    pub tail: Tail,
    /// How many draws.
    pub draws: usize,
    /// The Monte-Carlo standard error of `p`.
    pub error: f64,
}

/// A statistic of the whole map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Global {
    /// The statistic.
    pub value: f64,
    /// Its expectation if the values lie anywhere.
    pub expectation: f64,
    /// Its moments if the values are normal and independent; for join counts, if each unit is
    /// marked by itself.
    pub normality: Option<Moments>,
    /// Its moments over all rearrangements of the values (for join counts, with the number of each
    /// colour fixed).
    pub randomization: Option<Moments>,
    /// Its values under random rearrangements.
    pub permutation: Option<Permutation>,
}

impl Moments {
    /// Nothing if the variance is not positive: a statistic that cannot vary has no z.
    fn new(value: f64, expectation: f64, variance: f64, tail: Tail) -> Option<Moments> {
        Moments::standing(expectation, variance, (value - expectation) / sqrt(variance), tail)
    }

    /// The same for a statistic that stands so many standard deviations from its expectation.
    fn standing(expectation: f64, variance: f64, z: f64, tail: Tail) -> Option<Moments> {
        let p = tail.choose(Normal.survival(z), Normal.cdf(z));
        (variance > 0.0 && z.is_finite()).then_some(Moments { expectation, variance, z, p })
    }
}

impl Permutation {
    pub(crate) fn new(observed: f64, null: &Null, tail: Tail) -> Option<Permutation> {
        // Of no number every draw is as extreme, which is no chance of anything.
        if null.draws.is_empty() || !observed.is_finite() {
            return None;
        }
        let counts: Exceedances = null.exceedances(observed);
        let p = counts.p_value(tail);
        Some(Permutation {
            mean: mean(&null.draws),
            variance: variance(&null.draws),
            p,
            mid_p: counts.mid_p(tail),
            tail,
            draws: null.draws.len(),
            error: error_of(p, tail, null.draws.len()),
        })
    }
}

/// The Monte-Carlo standard error of a p-value from so many draws; that of both tails is twice the
/// smaller tail's.
pub(crate) fn error_of(p: f64, tail: Tail, draws: usize) -> f64 {
    let of_share = |share: f64| error_of_share(share, draws);
    match tail {
        Tail::Both => 2.0 * of_share(0.5 * p),
        Tail::Upper | Tail::Lower => of_share(p),
    }
}
