use probative_numeric::sum;

/// The sum of the values, each to this power.
pub(crate) fn powers(values: &[f64], power: usize) -> f64 {
    sum(&values.iter().map(|z| (0..power).fold(1.0, |product, _| product * z)).collect::<Vec<_>>())
}
