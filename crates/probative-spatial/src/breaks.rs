//! Classes for a map of one variable.

mod double;
mod natural;

use probative_numeric::Error as Values;

use crate::error::Error;

pub use natural::natural_breaks;

/// The classes of a choropleth map: each from the bound before (excluded) to its own (included),
/// the first from its smallest value.
#[derive(Debug, Clone, PartialEq)]
pub struct Breaks {
    /// The largest value each class may hold.
    pub upper_bounds: Vec<f64>,
    /// How many values each class holds.
    pub counts: Vec<usize>,
}

impl Breaks {
    fn new(upper_bounds: Vec<f64>, values: &[f64]) -> Breaks {
        let mut counts = vec![0; upper_bounds.len()];
        for value in values {
            let class = upper_bounds.partition_point(|bound| bound < value);
            counts[class.min(upper_bounds.len() - 1)] += 1;
        }
        Breaks { upper_bounds, counts }
    }
}

/// Classes with about as many values each, at quantiles of type 7 (Hyndman & Fan 1996), as
/// mapclassify and classInt.
///
/// Bounds that coincide, where values are tied, become one, and a class that gets no value is
/// joined to the next: there may be fewer classes than are asked for, and none is empty.
///
/// ```
/// use probative_spatial::quantile_breaks;
///
/// let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
/// let found = quantile_breaks(&values, 4)?;
/// assert_eq!(found.upper_bounds, [2.75, 4.5, 6.25, 8.0]);
/// assert_eq!(found.counts, [2, 2, 2, 2]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// No class, no value, or a value that is not finite.
pub fn quantile_breaks(values: &[f64], classes: usize) -> Result<Breaks, Error> {
    let sorted = sorted(values, classes)?;
    let mut bounds: Vec<f64> =
        (1..=classes).map(|class| quantile(&sorted, class as f64 / classes as f64)).collect();
    bounds.dedup();
    let mut below = 0;
    bounds.retain(|bound| {
        let reached = sorted.partition_point(|value| value <= bound);
        std::mem::replace(&mut below, reached) < reached
    });
    Ok(Breaks::new(bounds, values))
}

/// Classes of equal width from the smallest to the largest value.
///
/// ```
/// use probative_spatial::equal_breaks;
///
/// assert_eq!(equal_breaks(&[0.0, 1.0, 10.0], 2)?.upper_bounds, [5.0, 10.0]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// As [`quantile_breaks`], or values that are all equal.
pub fn equal_breaks(values: &[f64], classes: usize) -> Result<Breaks, Error> {
    let sorted = sorted(values, classes)?;
    let low = sorted[0];
    let high = sorted[sorted.len() - 1];
    if low == high {
        return Err(Values::NoVariation { what: "values" }.into());
    }
    let width = (high - low) / classes as f64;
    let bound = |class| if class == classes { high } else { low + width * class as f64 };
    Ok(Breaks::new((1..=classes).map(bound).collect(), values))
}

/// The classes of a box plot: the lower fence, the quartiles, the upper fence, and the values
/// beyond it if there are any.
///
/// The fences lie `hinge` (1.5 or 3) distances between the quartiles below the first and above the
/// third. The quartiles are of type 7, as in mapclassify and classInt; GeoDa's are of type 2.
///
/// # Errors
/// No value, a value that is not finite, or a hinge that is not positive.
pub fn box_breaks(values: &[f64], hinge: f64) -> Result<Breaks, Error> {
    let sorted = sorted(values, 1)?;
    if !(hinge > 0.0 && hinge.is_finite()) {
        return Err(Error::NotPositive { what: "the hinge" });
    }
    let [low, middle, high] = [0.25, 0.5, 0.75].map(|share| quantile(&sorted, share));
    let reach = hinge * (high - low);
    let mut bounds = vec![low - reach, low, middle, high, high + reach];
    let largest = sorted[sorted.len() - 1];
    if largest > high + reach {
        bounds.push(largest);
    }
    Ok(Breaks::new(bounds, values))
}

/// The classes of a percentile map: bounds at 1, 10, 50, 90, 99 and 100 per cent, quantiles of type
/// 7 as in mapclassify.
///
/// GeoDa has the same percentages of type 5, so that its bounds differ by a part of the gap between
/// neighbouring values.
///
/// # Errors
/// No value, or a value that is not finite.
pub fn percentile_breaks(values: &[f64]) -> Result<Breaks, Error> {
    let sorted = sorted(values, 1)?;
    let bounds = [1.0, 10.0, 50.0, 90.0, 99.0, 100.0].map(|per| quantile(&sorted, per / 100.0));
    Ok(Breaks::new(bounds.to_vec(), values))
}

/// The quantile of sorted values at a share, linear between order statistics (type 7).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor();
    let low = sorted[below as usize];
    let part = place - below;
    let high = sorted[(below as usize + 1).min(sorted.len() - 1)];
    low + part * (high - low)
}

fn sorted(values: &[f64], classes: usize) -> Result<Vec<f64>, Error> {
    if classes == 0 {
        return Err(Error::NotPositive { what: "the number of classes" });
    }
    if values.is_empty() {
        return Err(Values::TooFew { what: "values", needed: 1, found: 0 }.into());
    }
    if let Some(index) = values.iter().position(|value| !value.is_finite()) {
        return Err(Values::NotFinite { what: "values", index }.into());
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    Ok(sorted)
}
