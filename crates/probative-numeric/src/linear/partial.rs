use super::{extended::remove, inner, orthonormal};
use crate::error::{Error, finite, lengths};
use crate::math::sqrt;
use crate::sum::sum_of;

/// A column whose part that the design leaves is smaller than this share of it has no coefficient.
const COLLINEAR: f64 = 1e-10;

/// What one column is worth beside a design, for outcome after outcome.
#[derive(Debug, Clone)]
pub struct Partial {
    /// Orthonormal columns that span the design.
    basis: Vec<Vec<f64>>,
    /// The column's part that the design leaves.
    column: Vec<f64>,
    squares: f64,
}

/// The coefficient of a column with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// By how much the outcome differs where the column is larger by one, all else alike.
    pub value: f64,
    /// Its standard error, which holds where errors differ in size (White 1980, with n/(n − k)).
    pub error: f64,
}

impl Partial {
    /// Prepares the column, of which only the part that the design leaves matters (Frisch & Waugh
    /// 1933).
    ///
    /// # Errors
    /// Lengths that differ, a value that is not finite, fewer than two values more than columns, or
    /// a column that follows from the design.
    pub fn new(design_columns: &[Vec<f64>], column: &[f64]) -> Result<Partial, Error> {
        design_columns.iter().try_for_each(|it| lengths("the design", column.len(), it.len()))?;
        finite("the column", column)?;
        crate::error::at_least("values", design_columns.len() + 3, column.len())?;
        let basis = orthonormal(design_columns);
        let mut left = column.to_vec();
        remove(&basis, &mut left);
        remove(&basis, &mut left);
        let squares = inner(&left, &left);
        if squares <= COLLINEAR * COLLINEAR * inner(column, column) {
            return Err(Error::NoVariation { what: "the column beside the design" });
        }
        Ok(Partial { basis, column: left, squares })
    }

    /// An outcome's part that the design leaves.
    #[must_use]
    pub fn residuals(&self, outcome: &[f64]) -> Vec<f64> {
        let mut left = outcome.to_vec();
        remove(&self.basis, &mut left);
        left
    }

    /// The coefficient of the column for one outcome, of as many values as the column.
    ///
    /// ```
    /// use probative_numeric::Partial;
    ///
    /// let design = [vec![1.0; 6]];
    /// let listed = [1.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    /// let partial = Partial::new(&design, &listed).unwrap();
    /// let found = partial.coefficient(&[5.0, 6.0, 7.0, 1.0, 2.0, 3.0]);
    /// assert!((found.value - 4.0).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn coefficient(&self, outcome: &[f64]) -> Coefficient {
        let left = self.residuals(outcome);
        let value = inner(&self.column, &left) / self.squares;
        let n = left.len() as f64;
        // The column itself is one of them.
        let k = self.basis.len() as f64 + 1.0;
        let errors = left.iter().zip(&self.column).map(|(y, x)| x * (y - value * x));
        let meat = sum_of(errors.map(|error| error * error));
        Coefficient { value, error: sqrt(meat * n / (n - k)) / self.squares }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::least_squares;

    #[test]
    fn the_coefficient_is_that_of_the_whole_regression() {
        let design = [vec![1.0; 8], (0..8).map(f64::from).collect()];
        let column = [2.0, 7.0, 1.0, 8.0, 2.0, 8.0, 1.0, 8.0];
        let y = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
        let mut whole = design.to_vec();
        whole.push(column.to_vec());
        let fit = least_squares(&whole, &y).unwrap();
        let found = Partial::new(&design, &column).unwrap().coefficient(&y);
        assert!((found.value - fit.coefficients[2]).abs() < 1e-12, "{found:?}");
        // As sandwich::vcovHC(type = "HC1") has it, by numpy.
        assert!((found.error - 0.359_918_278_415_121_7).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn a_column_that_follows_from_the_design_is_refused() {
        let design = [vec![1.0; 8], (0..8).map(f64::from).collect::<Vec<f64>>()];
        let column: Vec<f64> = (0..8).map(|at| 3.0 + 2.0 * f64::from(at)).collect();
        assert!(Partial::new(&design, &column).is_err());
    }
}
