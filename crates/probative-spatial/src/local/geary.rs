use super::chance::Columns;
use super::moran::quadrant;
use super::pool::Pool;
use super::{Class, Local, Locals};
use crate::error::Error;
use crate::global::Test;
use crate::powers::powers;
use crate::weights::Weights;

/// Local Geary of each unit: how much its value differs from its neighbours'; small where they are
/// alike.
///
/// `cᵢ = Σⱼ wᵢⱼ (zᵢ − zⱼ)²` with values standardized by the divisor `n − 1` (Anselin 1995, as GeoDa
/// and spdep; esda has `n`). Below its expectation, a unit is *High-High* or *Low-Low* if it and
/// its neighbours lie on one side of the mean, else *other positive*.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, local_geary};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// let found = local_geary(&[1.0, 2.0, 3.0, 4.0], &road, test)?;
/// // One step to the only neighbour, over the variance 5 / 3.
/// let first = found[0].as_ref().expect("it has a neighbour");
/// assert!((first.value - 0.6).abs() < 1e-15);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, equal values, fewer than four units with values, or no neighbours.
pub fn local_geary(values: &[f64], weights: &Weights, test: Test) -> Result<Locals, Error> {
    let pool = Pool::new(&[values], weights)?;
    let centred = pool.centred(0)?;
    let n = centred.len() as f64;
    let squares: f64 = centred.iter().map(|z| z * z).sum();
    let scale = probative_numeric::math::sqrt((n - 1.0) / squares);
    let z: Vec<f64> = centred.iter().map(|value| scale * value).collect();
    let square: Vec<f64> = z.iter().map(|value| value * value).collect();
    let lag = pool.lag(&z);
    let beside = pool.lag(&square);
    let strength = pool.lag(&vec![1.0; z.len()]);
    let columns =
        Columns { layout: &pool.layout, values: &z, beside: Some(&square), tail: test.tail };
    // The part that the unit's own value adds is the same in every draw.
    let slope = |place: usize| -2.0 * z[place];
    let counts = columns.exceedances(&slope, test.draws, test.seed.branch("local-geary"));
    let powers = [1, 2, 3, 4].map(|power| powers(&z, power));
    let at = |place: usize| {
        let value = strength[place] * square[place] - 2.0 * z[place] * lag[place] + beside[place];
        let moments = distance_moments(z[place], &powers, n);
        let moments = pool.drawn(place, moments[0], moments[1]);
        let local = Local::new(value, moments, counts[place], test);
        let class = match quadrant(z[place], lag[place]) {
            _ if value > local.expectation => Class::Negative,
            alike @ (Class::HighHigh | Class::LowLow) => alike,
            _ => Class::OtherPositive,
        };
        Local { class, ..local }
    };
    Ok(pool.rows((0..z.len()).map(at).collect()))
}

/// The mean and the variance of `(z − zⱼ)²` over the others, from the sums of powers over all.
fn distance_moments(z: f64, powers: &[f64; 4], n: f64) -> [f64; 2] {
    let others = n - 1.0;
    let [p1, p2, p3, p4] = *powers;
    // The unit's own distance is zero, so that sums over all are sums over the others.
    let mean = (n * z * z - 2.0 * z * p1 + p2) / others;
    let z2 = z * z;
    let fourth = n * z2 * z2 - 4.0 * z2 * z * p1 + 6.0 * z2 * p2 - 4.0 * z * p3 + p4;
    [mean, fourth / others - mean * mean]
}
