use probative_numeric::sum;

use super::chance::Columns;
use super::pool::Pool;
use super::{Class, Local, Locals};
use crate::error::Error;
use crate::global::{Test, not_negative};
use crate::weights::Weights;

/// Getis and Ord's local *G*: the share of all other units' values that lies around each unit.
///
/// `Gᵢ = Σⱼ wᵢⱼ xⱼ / Σⱼ≠ᵢ xⱼ` with the moments of Ord & Getis (1995, eq. 14), right for every style of weights. The chance is that of
/// neighbours drawn without replacement from the others.
///
/// # Errors
/// Lengths that differ, a value below zero, equal values, fewer than four units with values, or no neighbours.
pub fn local_g(values: &[f64], weights: &Weights, test: Test) -> Result<Locals, Error> {
    let pool = Pool::new(&[values], weights)?;
    let x = positive(&pool)?;
    let total = sum(x);
    let (lag, others) = (pool.lag(x), pool.others(x));
    let counts = counts(&pool, x, test, "local-g");
    let at = |place: usize| {
        let rest = total - x[place];
        let moments = [others[place][0] / rest, others[place][1] / (rest * rest)];
        classed(Local::new(lag[place] / rest, moments, counts[place], test))
    };
    Ok(pool.rows((0..x.len()).map(at).collect()))
}

/// Getis and Ord's local *G\**: the same with each unit its own neighbour of strength one.
///
/// `weights` are those before standardizing; `standardized` divides each row by its sum, the unit's own strength included. Moments of Ord
/// & Getis (1995, eq. 15), in which the own strength counts in the sum of squares. The chance keeps the unit's own value and
/// draws its neighbours, as GeoDa and esda do; z takes the own value as random too, so that the two can differ.
///
/// # Errors
/// As [`local_g`].
pub fn local_g_star(
    values: &[f64],
    weights: &Weights,
    standardized: bool,
    test: Test,
) -> Result<Locals, Error> {
    let pool = Pool::new(&[values], weights)?;
    let x = positive(&pool)?;
    let n = x.len() as f64;
    let total = sum(x);
    let mean = total / n;
    let spread = x.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n;
    let lag = pool.lag(x);
    let counts = counts(&pool, x, test, "local-g-star");
    let at = |place: usize| {
        let others = pool.layout.links(place).filter(|link| link.0 != place);
        let (strength, squares) =
            others.fold((1.0, 1.0), |(sum, squares), (_, w)| (sum + w, squares + w * w));
        let scale = if standardized { 1.0 / strength } else { 1.0 } / total;
        let variance = scale * scale * spread * (n * squares - strength * strength) / (n - 1.0);
        let value = scale * (lag[place] + x[place]);
        classed(Local::new(value, [scale * strength * mean, variance], counts[place], test))
    };
    Ok(pool.rows((0..x.len()).map(at).collect()))
}

fn counts(pool: &Pool, x: &[f64], test: Test, name: &str) -> Vec<probative_numeric::Exceedances> {
    let columns = Columns { layout: &pool.layout, values: x, beside: None, tail: test.tail };
    columns.exceedances(&|_| 1.0, test.draws, test.seed.branch(name))
}

fn classed(local: Local) -> Local {
    let class = if local.value > local.expectation { Class::HighHigh } else { Class::LowLow };
    Local { class, ..local }
}

fn positive(pool: &Pool) -> Result<&[f64], Error> {
    pool.centred(0)?;
    not_negative(&pool.columns[0])?;
    Ok(&pool.columns[0])
}
