use probative_numeric::sum;

use super::chance::Columns;
use super::pool::{FIXED, Pool};
use super::{Class, Local, Locals};
use crate::error::Error;
use crate::global::{Test, not_negative, without_own};
use crate::weights::Weights;

/// Getis and Ord's local *G*: the share of all other units' values that lies around each unit.
///
/// `Gᵢ = Σⱼ wᵢⱼ xⱼ / Σⱼ≠ᵢ xⱼ` with the moments of Ord & Getis (1995, eq. 14), right for every style
/// of weights, and z from the values less their mean. The chance is that of neighbours drawn
/// without replacement from the others.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, local_g};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// let found = local_g(&[1.0, 2.0, 3.0, 4.0], &road, test)?;
/// // The neighbour's 2 of the others' 9.
/// let first = found[0].as_ref().expect("it has a neighbour");
/// assert!((first.value - 2.0 / 9.0).abs() < 1e-15);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a value below zero, equal values, fewer than four units with values, no
/// neighbours, or a unit that is its own neighbour: take it out with [`Weights::without_self`]
/// before strengths are scaled, as esda does.
pub fn local_g(values: &[f64], weights: &Weights, test: Test) -> Result<Locals, Error> {
    let Placed { pool, z, total } = Placed::new(values, without_own(weights)?)?;
    let x = &pool.columns[0];
    let lag = pool.lag(x);
    let lag_centred = pool.lag(&z);
    let others = pool.others(&z);
    let mean = total / x.len() as f64;
    let counts = counts(&pool, &z, test, "local-g");
    let positive = x.iter().filter(|value| **value > 0.0).count();
    let at = |place: usize| {
        // Where nothing else is above zero the rest is none, and not what rounding leaves of it.
        let alone = positive == usize::from(x[place] > 0.0);
        let rest = if alone { 0.0 } else { total - x[place] };
        let [expected, variance] = others[place];
        // Strengths times the mean stand in both the sum and its expectation and leave the difference.
        let departure = (lag_centred[place] - expected) / rest;
        let expectation = (pool.strength(place) * mean + expected) / rest;
        let moments = [expectation, variance / (rest * rest)];
        let value = lag[place] / rest;
        classed(Local::departing(value, departure, moments, counts[place], test))
    };
    Ok(pool.rows((0..x.len()).map(at).collect()))
}

/// Getis and Ord's local *G\**: the same with each unit its own neighbour of strength one.
///
/// `weights` are those before standardizing; `standardized` divides each row by its sum, the unit's
/// own strength included. Moments of Ord & Getis (1995, eq. 15), in which the own strength counts
/// in the sum of squares. The chance keeps the unit's own value and draws its neighbours, as GeoDa
/// and esda do; z takes the own value as random too, so that the two can differ.
///
/// # Errors
/// As [`local_g`].
pub fn local_g_star(
    values: &[f64],
    weights: &Weights,
    standardized: bool,
    test: Test,
) -> Result<Locals, Error> {
    let Placed { pool, z, total } = Placed::new(values, weights)?;
    let x = &pool.columns[0];
    let n = x.len() as f64;
    let mean = total / n;
    let spread = z.iter().map(|z| z * z).sum::<f64>() / n;
    let lag = pool.lag(x);
    let lag_centred = pool.lag(&z);
    let counts = counts(&pool, &z, test, "local-g-star");
    let at = |place: usize| {
        // Eq. 15 counts the unit's own strength, which is one, in both sums.
        let others = pool.layout.links(place).filter(|link| link.0 != place);
        let (strength, squares) =
            others.fold((1.0, 1.0), |(sum, squares), (_, w)| (sum + w, squares + w * w));
        let scale = if standardized { 1.0 / strength } else { 1.0 } / total;
        let varying = n * squares - strength * strength;
        let varying = if varying <= FIXED * n * squares { 0.0 } else { varying };
        let variance = scale * scale * spread * varying / (n - 1.0);
        let value = scale * (lag[place] + x[place]);
        let departure = scale * (lag_centred[place] + z[place]);
        let moments = [scale * strength * mean, variance];
        classed(Local::departing(value, departure, moments, counts[place], test))
    };
    Ok(pool.rows((0..x.len()).map(at).collect()))
}

/// The values in the order of the pool, as they are and less their mean.
struct Placed {
    pool: Pool,
    z: Vec<f64>,
    total: f64,
}

impl Placed {
    fn new(values: &[f64], weights: &Weights) -> Result<Placed, Error> {
        let pool = Pool::new(&[values], weights)?;
        let z = pool.centred(0)?;
        // Asked of the values by row: in the pool's order the error would name another unit.
        not_negative(values)?;
        let total = sum(&pool.columns[0]);
        Ok(Placed { pool, z, total })
    }
}

/// Rearrangements of the values less their mean reach the same sums as those of the values, with
/// more digits.
fn counts(pool: &Pool, z: &[f64], test: Test, name: &str) -> Vec<probative_numeric::Exceedances> {
    let columns = Columns { layout: &pool.layout, values: z, beside: None, tail: test.tail };
    columns.exceedances(&|_| 1.0, test.draws, test.seed.branch(name))
}

fn classed(local: Local) -> Local {
    // Not the value against its expectation, whose difference may have lost its sign.
    let class = if local.z > 0.0 { Class::HighHigh } else { Class::LowLow };
    Local { class, ..local }
}
