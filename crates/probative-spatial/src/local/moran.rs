use super::chance::Columns;
use super::pool::Pool;
use super::{Class, Local, Locals};
use crate::error::Error;
use crate::global::{Test, standardized_rates};
use crate::weights::Weights;

/// Local Moran of each unit: whether its value goes along with its neighbours'.
///
/// `Iᵢ = (n − 1) zᵢ Σⱼ wᵢⱼ zⱼ / Σ z²` (Anselin 1995, with GeoDa's and esda's divisor; spdep has
/// `n`). Expectation and variance are the conditional ones of Sokal, Oden & Thomson (1998), in
/// which the unit keeps its value, of the statistic with this divisor; esda's are of the one with
/// `n`. The chance is that of the unit among other units drawn without replacement. Both tails by
/// default: a chance of .05 is GeoDa's .025. A unit that is its own neighbour, as under a kernel,
/// adds its own value, which stays in every draw and in the expectation; esda's moments take it as
/// drawn.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Class, Test, Weights, local_moran};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// let found = local_moran(&[1.0, 2.0, 3.0, 4.0], &road, test)?;
/// // The first place: 3 · (−1.5) · (−0.5) / 5, low beside low.
/// let first = found[0].as_ref().expect("it has a neighbour");
/// assert!((first.value - 0.45).abs() < 1e-15);
/// assert_eq!(first.class, Class::LowLow);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, equal values, fewer than four units with values, or no neighbours.
pub fn local_moran(values: &[f64], weights: &Weights, test: Test) -> Result<Locals, Error> {
    both(values, values, weights, test, "local-moran")
}

/// Local bivariate Moran: whether a unit's `x` goes along with its neighbours' `y`; `y` is
/// rearranged.
///
/// # Errors
/// As [`local_moran`], for either column.
pub fn local_moran_bivariate(
    x: &[f64],
    y: &[f64],
    weights: &Weights,
    test: Test,
) -> Result<Locals, Error> {
    both(x, y, weights, test, "local-moran-bivariate")
}

/// Local Moran of rates standardized by Assunção & Reis (1999).
///
/// # Errors
/// As [`local_moran`] and [`standardized_rates`].
pub fn local_moran_eb(
    events: &[f64],
    population: &[f64],
    weights: &Weights,
    test: Test,
) -> Result<Locals, Error> {
    let rates = standardized_rates(events, population)?;
    both(&rates, &rates, weights, test, "local-moran-eb")
}

fn both(x: &[f64], y: &[f64], weights: &Weights, test: Test, name: &str) -> Result<Locals, Error> {
    let pool = Pool::new(&[x, y], weights)?;
    let n = pool.layout.units() as f64;
    let zx = pool.centred(0)?;
    let zy = pool.centred(1)?;
    let square = |column: &[f64]| column.iter().map(|z| z * z).sum::<f64>();
    let scale = (n - 1.0) / probative_numeric::math::sqrt(square(&zx) * square(&zy));
    let lag = pool.lag(&zy);
    let own = pool.own();
    let columns = Columns { layout: &pool.layout, values: &zy, beside: None, tail: test.tail };
    let seed = test.seed.branch(name);
    let counts = columns.exceedances(&|place| zx[place], test.draws, seed);
    let others = pool.others(&zy);
    let at = |place: usize| {
        let slope = scale * zx[place];
        let [mean, variance] = others[place];
        // What the unit adds as its own neighbour is the same in every draw.
        let kept = own[place] * zy[place];
        let moments = [slope * (mean + kept), slope * slope * variance];
        let around = lag[place] + kept;
        let local = Local::new(slope * around, moments, counts[place], test);
        Local { class: quadrant(zx[place], around), ..local }
    };
    Ok(pool.rows((0..zx.len()).map(at).collect()))
}

pub(super) fn quadrant(here: f64, around: f64) -> Class {
    match (here > 0.0, around > 0.0) {
        (true, true) => Class::HighHigh,
        (false, false) => Class::LowLow,
        (false, true) => Class::LowHigh,
        (true, false) => Class::HighLow,
    }
}
