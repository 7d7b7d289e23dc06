/// The sum of the values, in their order, with the rounding of each step carried along.
///
/// Neumaier (1974). The error does not grow with the number of values.
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    sum_of(values.iter().copied())
}

/// The same for terms that are made one at a time.
pub(crate) fn sum_of(terms: impl Iterator<Item = f64>) -> f64 {
    let mut total = 0.0_f64;
    let mut plain = 0.0_f64;
    let mut lost = 0.0_f64;
    for term in terms {
        let next = total + term;
        lost +=
            if total.abs() >= term.abs() { (total - next) + term } else { (term - next) + total };
        total = next;
        plain += term;
    }
    if plain.is_finite() { total + lost } else { plain }
}

/// The arithmetic mean of the values; not a number for none.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    sum(values) / values.len() as f64
}

/// The values less their mean.
///
/// The mean of values far from zero is rounded to a step that may be large beside how they differ;
/// what it is off by is the mean of what is left, and is taken away too.
///
/// ```
/// use probative_numeric::centred;
///
/// // Their mean, 1e16 + 4 / 3, is no number of 53 bits.
/// let centred = centred(&[1e16, 1e16 + 2.0, 1e16 + 2.0]);
/// assert!((centred[0] + 4.0 / 3.0).abs() < 1e-15);
/// ```
#[must_use]
pub fn centred(values: &[f64]) -> Vec<f64> {
    let near = mean(values);
    let less: Vec<f64> = values.iter().map(|value| value - near).collect();
    let off = mean(&less);
    less.iter().map(|value| value - off).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_term_beside_two_large_ones_that_cancel_is_not_lost() {
        assert_eq!(sum(&[1.0, 1e100, 1.0, -1e100]), 2.0);
    }

    #[test]
    fn an_infinite_term_gives_an_infinite_sum() {
        assert_eq!(sum(&[1.0, f64::INFINITY]), f64::INFINITY);
    }

    #[test]
    fn the_mean_of_one_two_six_is_three() {
        assert_eq!(mean(&[1.0, 2.0, 6.0]), 3.0);
    }
}
