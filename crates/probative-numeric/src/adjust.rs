/// The p-values adjusted so that the chance of any false rejection stays below the level.
///
/// Holm (1979): the i-th smallest of m is multiplied by m − i + 1, made monotone, and capped at
/// one.
///
/// ```
/// use probative_numeric::holm;
///
/// // 3 · 0.01, then 2 · 0.03, and no later one is smaller.
/// assert_eq!(holm(&[0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
/// ```
#[must_use]
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let order = ascending(p_values);
    let mut adjusted = vec![0.0; p_values.len()];
    let mut largest = 0.0_f64;
    for (place, &test) in order.iter().enumerate() {
        largest = largest.max((p_values[test] * (order.len() - place) as f64).min(1.0));
        adjusted[test] = largest;
    }
    adjusted
}

/// The p-values adjusted so that the expected share of false rejections stays below the level.
///
/// Benjamini & Hochberg (1995): the i-th smallest of m is multiplied by m / i and made monotone
/// from above.
///
/// ```
/// use probative_numeric::benjamini_hochberg;
///
/// // 3 / 1 · 0.01 and 3 / 3 · 0.04; the second, 3 / 2 · 0.03, may not be larger than the third.
/// assert_eq!(benjamini_hochberg(&[0.01, 0.04, 0.03]), [0.03, 0.04, 0.04]);
/// ```
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let order = ascending(p_values);
    let mut adjusted = vec![0.0; p_values.len()];
    let mut smallest = 1.0_f64;
    for (place, &test) in order.iter().enumerate().rev() {
        smallest = smallest.min(p_values[test] * (order.len() as f64 / (place + 1) as f64));
        adjusted[test] = smallest;
    }
    adjusted
}

/// The same for tests that depend on each other in any way.
///
/// Benjamini & Yekutieli (2001): [`benjamini_hochberg`] times `1 + 1/2 + … + 1/m`, capped at one.
#[must_use]
pub fn benjamini_yekutieli(p_values: &[f64]) -> Vec<f64> {
    let harmonic: f64 = (1..=p_values.len()).map(|rank| 1.0 / rank as f64).sum();
    let mut adjusted = p_values.to_vec();
    let order = ascending(p_values);
    let mut smallest = 1.0_f64;
    for (place, &test) in order.iter().enumerate().rev() {
        let scale = harmonic * (order.len() as f64 / (place + 1) as f64);
        smallest = smallest.min(p_values[test] * scale);
        adjusted[test] = smallest;
    }
    adjusted
}

fn ascending(p_values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holm_multiplies_the_smallest_by_the_number_of_tests() {
        assert_eq!(holm(&[0.5, 0.125, 0.25]), [0.5, 0.375, 0.5]);
    }

    #[test]
    fn holm_never_exceeds_one() {
        assert_eq!(holm(&[0.75, 0.5]), [1.0, 1.0]);
    }

    #[test]
    fn benjamini_yekutieli_pays_for_dependence() {
        let harmonic = 1.0 + 1.0 / 2.0 + 1.0 / 3.0;
        assert_eq!(benjamini_yekutieli(&[0.5, 0.125, 0.25])[1], 0.375 * harmonic);
        assert_eq!(benjamini_yekutieli(&[0.9, 0.8]), [1.0, 1.0]);
    }

    #[test]
    fn benjamini_hochberg_leaves_the_largest_alone() {
        assert_eq!(benjamini_hochberg(&[0.5, 0.125, 0.25]), [0.5, 0.375, 0.375]);
    }
}
