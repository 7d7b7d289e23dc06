use probative_numeric::math::sqrt;
use probative_numeric::{mean, sum};

use crate::error::Error;
use crate::moran::centred;
use crate::powers::powers;
use crate::weights::Weights;

/// Each unit by its value and its neighbours', so that the slope of the one on the other is Moran's
/// *I* (Anselin 1996).
#[derive(Debug, Clone, PartialEq)]
pub struct MoranScatter {
    /// The values less their mean, in standard deviations.
    pub values: Vec<f64>,
    /// The sum of each unit's neighbours' standardized values by their strengths, times `n / S₀`:
    /// with every style of weights the slope is then *I*. Zero for islands.
    pub lags: Vec<f64>,
    /// The mean of the lags; that of the values is zero.
    pub mean_lag: f64,
    /// The slope of the lags on the values.
    pub slope: f64,
}

/// The Moran scatter of `x` against its neighbours' `y`; the two are one column but for the
/// bivariate statistic.
///
/// # Errors
/// Lengths that differ, a value that is not finite, equal values, or no neighbours.
pub fn moran_scatter(x: &[f64], y: &[f64], weights: &Weights) -> Result<MoranScatter, Error> {
    let standard = |column: &[f64]| -> Result<Vec<f64>, Error> {
        let z = centred(column, weights.units())?;
        let spread = sqrt(powers(&z, 2) / z.len() as f64);
        Ok(z.iter().map(|value| value / spread).collect())
    };
    let values = standard(x)?;
    let around = standard(y)?;
    weights.some_links()?;
    let scale = values.len() as f64 / weights.total();
    let lags: Vec<f64> = weights.lag(&around).iter().map(|lag| scale * lag).collect();
    let products: Vec<f64> = values.iter().zip(&lags).map(|(value, lag)| value * lag).collect();
    let slope = sum(&products) / powers(&values, 2);
    Ok(MoranScatter { mean_lag: mean(&lags), slope, values, lags })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::global::{Test, moran, moran_bivariate};
    use crate::weights::Style;
    use probative_numeric::{Seed, Tail};

    #[test]
    fn the_slope_is_the_statistic_with_every_style() {
        let weights = Weights::from_pairs(6, &[(0, 1), (1, 2), (2, 3), (3, 4)]).unwrap();
        let x = [3.0, 1.0, 4.0, 1.5, 9.0, 2.0];
        let y = [2.0, 7.0, 1.0, 8.0, 2.5, 8.0];
        let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
        for style in [Style::Row, Style::Binary, Style::Variance] {
            let styled = weights.styled(style);
            let one = moran_scatter(&x, &x, &styled).unwrap();
            assert!((one.slope - moran(&x, &styled, test).unwrap().value).abs() < 1e-14);
            assert_eq!(one.lags[5], 0.0);
            let two = moran_scatter(&x, &y, &styled).unwrap();
            assert!(
                (two.slope - moran_bivariate(&x, &y, &styled, test).unwrap().value).abs() < 1e-14
            );
        }
    }
}
