/// The sum of the products of two lists, as four sums side by side in a fixed order: quick, and the
/// same bits each time.
///
/// Rounding grows with the length; [`sum`](crate::sum()) carries it along.
#[must_use]
pub fn inner(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let left = a.chunks_exact(4);
    let right = b.chunks_exact(4);
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in left.zip(right) {
        (0..4).for_each(|lane| sums[lane] += x[lane] * y[lane]);
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::inner;

    #[test]
    fn a_list_that_is_no_multiple_of_four_is_summed_whole() {
        let numbers: Vec<f64> = (1..=7).map(f64::from).collect();
        assert_eq!(inner(&numbers, &numbers), 140.0);
    }
}
