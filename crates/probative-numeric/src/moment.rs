use crate::error::{Error, at_least, finite, lengths};
use crate::math::sqrt;
use crate::sum::{centred, sum_of};

/// The mean squared distance from the mean, with divisor n − 1; not a number for fewer than two
/// values.
#[must_use]
pub fn variance(values: &[f64]) -> f64 {
    sum_of(centred(values).iter().map(|value| value * value)) / (values.len() as f64 - 1.0).max(0.0)
}

/// The square root of [`variance`].
#[must_use]
pub fn standard_deviation(values: &[f64]) -> f64 {
    sqrt(variance(values))
}

/// Pearson's correlation of two equally long lists.
///
/// ```
/// use probative_numeric::correlation;
///
/// let r = correlation(&[1.0, 2.0, 3.0], &[5.0, 3.0, 1.0])?;
/// assert!((r + 1.0).abs() < 1e-15);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Lengths differ, fewer than two values, a value that is not finite, or no variation.
pub fn correlation(x: &[f64], y: &[f64]) -> Result<f64, Error> {
    lengths("y", x.len(), y.len())?;
    at_least("values", 2, x.len())?;
    finite("x", x)?;
    finite("y", y)?;
    let [from_x, from_y] = [centred(x), centred(y)];
    let squares_x = sum_of(from_x.iter().map(|a| a * a));
    let squares_y = sum_of(from_y.iter().map(|b| b * b));
    if x.iter().all(|a| *a == x[0]) || squares_x == 0.0 {
        return Err(Error::NoVariation { what: "x" });
    }
    if y.iter().all(|b| *b == y[0]) || squares_y == 0.0 {
        return Err(Error::NoVariation { what: "y" });
    }
    let products = sum_of(from_x.iter().zip(&from_y).map(|(a, b)| a * b));
    Ok((products / (sqrt(squares_x) * sqrt(squares_y))).clamp(-1.0, 1.0))
}

/// The middle value, or the mean of the middle two; not a number for none.
#[must_use]
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    median_of_sorted(&sorted)
}

/// The same for values already in order.
pub(crate) fn median_of_sorted(sorted: &[f64]) -> f64 {
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => 0.5 * sorted[n / 2 - 1] + 0.5 * sorted[n / 2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variance_of_one_two_three_is_one() {
        assert_eq!(variance(&[1.0, 2.0, 3.0]), 1.0);
        assert!(variance(&[1.0]).is_nan());
    }

    #[test]
    fn what_all_values_share_takes_no_digit_of_their_spread() {
        let far = [1e15 + 0.25, 1e15 + 1.5, 1e15 + 2.25];
        let near = [0.25, 1.5, 2.25];
        assert!((variance(&far) / variance(&near) - 1.0).abs() < 1e-14);
        let r = [far, near].map(|x| correlation(&x, &[1.0, 4.0, 2.0]).unwrap());
        assert!((r[0] - r[1]).abs() < 1e-14);
    }

    #[test]
    fn a_straight_line_correlates_perfectly() {
        let r = correlation(&[1.0, 2.0, 3.0], &[5.0, 3.0, 1.0]).unwrap();
        assert!((r + 1.0).abs() < 1e-15);
    }

    #[test]
    fn a_constant_has_no_correlation() {
        let r = correlation(&[1.0, 2.0, 3.0], &[0.1, 0.1, 0.1]);
        assert_eq!(r, Err(Error::NoVariation { what: "y" }));
    }

    #[test]
    fn the_median_of_an_even_list_lies_between_the_middle_two() {
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), 2.5);
    }
}
