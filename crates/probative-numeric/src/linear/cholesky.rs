use super::inner;
use crate::math::sqrt;

/// What a symmetric positive definite `k × k` matrix, given row by row, turns into `right`; nothing
/// if it is not so.
///
/// Only the lower triangle is read.
pub(crate) fn solve_positive(mut matrix: Vec<f64>, right: &[f64]) -> Option<Vec<f64>> {
    let k = right.len();
    for row in 0..k {
        for column in 0..=row {
            // Row by row, so that all that a sum needs stands in two runs of memory.
            let done =
                inner(&matrix[row * k..row * k + column], &matrix[column * k..column * k + column]);
            let left = matrix[row * k + column] - done;
            if column < row {
                matrix[row * k + column] = left / matrix[column * k + column];
            } else if left > 0.0 {
                matrix[row * k + row] = sqrt(left);
            } else {
                return None;
            }
        }
    }
    let mut x = right.to_vec();
    for row in 0..k {
        x[row] =
            (x[row] - inner(&matrix[row * k..row * k + row], &x[..row])) / matrix[row * k + row];
    }
    for row in (0..k).rev() {
        x[row] /= matrix[row * k + row];
        for column in 0..row {
            x[column] -= matrix[row * k + column] * x[row];
        }
    }
    Some(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_positive_matrix_is_solved_and_another_is_not() {
        let found = solve_positive(vec![4.0, 0.0, 2.0, 3.0], &[8.0, 7.0]).unwrap();
        assert!((found[0] - 1.25).abs() < 1e-15 && (found[1] - 1.5).abs() < 1e-15);
        assert!(solve_positive(vec![1.0, 0.0, 2.0, 1.0], &[1.0, 1.0]).is_none());
    }
}
