use probative_numeric::math::sqrt;
use probative_numeric::sum;

use crate::error::Error;
use crate::weights::Weights;

/// Moran's *I* of the values as they lie: whether near places have like values.
///
/// `I = n / S₀ · Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ²`, with `z` the values less their mean (Moran 1950). Islands
/// count in `n` and in the mean, as in esda; spdep can leave them out of `n`.
///
/// ```
/// use probative_spatial::{Weights, moran_i};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// // z is −1.5, −0.5, 0.5 and 1.5: 4 / 6 · 2 (0.75 − 0.25 + 0.75) / 5.
/// let i = moran_i(&[1.0, 2.0, 3.0, 4.0], &road)?;
/// assert!((i - 1.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a value that is not finite, equal values, or no neighbours.
pub fn moran_i(values: &[f64], weights: &Weights) -> Result<f64, Error> {
    let moran = Moran::new(values, weights)?;
    Ok(moran.statistic(&(0..values.len()).collect::<Vec<_>>()))
}

/// Moran's *I*, prepared for one variable and one set of weights.
#[derive(Debug, Clone)]
pub struct Moran<'a> {
    /// The values with mean zero and squares that sum to `n / S₀`, so that only the products are
    /// left to add.
    scaled: Vec<f64>,
    weights: &'a Weights,
}

impl<'a> Moran<'a> {
    /// Checks the inputs once, so that the loop over rearrangements cannot fail.
    ///
    /// # Errors
    /// As [`moran_i`].
    pub fn new(values: &[f64], weights: &'a Weights) -> Result<Moran<'a>, Error> {
        let centred = centred(values, weights.units())?;
        weights.some_links()?;
        let squares = sum(&centred.iter().map(|z| z * z).collect::<Vec<_>>());
        let total = weights.total();
        if total <= 0.0 {
            return Err(Error::NoNeighbours);
        }
        let scale = sqrt(values.len() as f64 / total / squares);
        Ok(Moran { scaled: centred.iter().map(|z| z * scale).collect(), weights })
    }

    /// The statistic when unit `i` holds the value of unit `order[i]`.
    #[must_use]
    pub fn statistic(&self, order: &[usize]) -> f64 {
        let here: Vec<f64> = order.iter().map(|&unit| self.scaled[unit]).collect();
        let around = |unit: usize| {
            self.weights
                .neighbors(unit)
                .map(|(other, strength)| strength * here[other])
                .sum::<f64>()
        };
        here.iter().enumerate().map(|(unit, value)| value * around(unit)).sum()
    }

    /// The mean of the statistic if values lie anywhere, `−1 / (n − 1)`.
    #[must_use]
    pub fn expected(&self) -> f64 {
        -1.0 / (self.scaled.len() as f64 - 1.0)
    }
}

/// The values less their mean, if they are finite, vary, and are as many as there are units.
pub(crate) fn centred(values: &[f64], units: usize) -> Result<Vec<f64>, Error> {
    use probative_numeric::Error as Values;
    if values.len() != units {
        let lengths = Values::Lengths { what: "values", expected: units, found: values.len() };
        return Err(lengths.into());
    }
    if let Some(index) = values.iter().position(|value| !value.is_finite()) {
        return Err(Values::NotFinite { what: "values", index }.into());
    }
    if values.iter().all(|value| *value == values[0]) {
        return Err(Values::NoVariation { what: "values" }.into());
    }
    Ok(probative_numeric::centred(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(n: usize) -> Weights {
        let pairs: Vec<_> = (0..n).map(|unit| (unit, (unit + 1) % n)).collect();
        Weights::from_pairs(n, &pairs).unwrap()
    }

    #[test]
    fn alternating_values_are_perfectly_unlike_their_neighbours() {
        let i = moran_i(&[1.0, -1.0, 1.0, -1.0], &ring(4)).unwrap();
        assert!((i + 1.0).abs() < 1e-15);
    }

    #[test]
    fn scale_and_shift_of_the_values_do_not_matter() {
        let values = [3.0, 1.0, 4.0, 1.5, 9.0];
        let others = values.map(|value| 7.0 - 2.0 * value);
        let difference = moran_i(&values, &ring(5)).unwrap() - moran_i(&others, &ring(5)).unwrap();
        assert!(difference.abs() < 1e-14);
    }

    #[test]
    fn what_all_values_share_does_not_matter() {
        let values = [3.5, 1.25, 4.75, 1.5, 9.25];
        let far = values.map(|value| 1e12 + value);
        let found = [values, far].map(|values| moran_i(&values, &ring(5)).unwrap());
        assert!((found[0] - found[1]).abs() < 1e-14);
    }

    #[test]
    fn equal_values_and_no_neighbours_are_refused() {
        assert!(moran_i(&[0.1; 4], &ring(4)).is_err());
        let none = Weights::from_pairs(2, &[]).unwrap();
        assert_eq!(moran_i(&[1.0, 2.0], &none), Err(Error::NoNeighbours));
    }
}
