use super::least_squares;
use crate::error::{Error, finite, lengths};
use crate::math::sqrt;
use crate::sum::sum_of;

/// A column whose part that the design leaves is smaller than this share of it adds nothing.
const COLLINEAR: f64 = 1e-10;

/// A regression, prepared to tell quickly what one more column changes.
#[derive(Debug, Clone)]
pub struct Extended {
    /// Orthonormal columns that span the design.
    basis: Vec<Vec<f64>>,
    residuals: Vec<f64>,
    leverage: Vec<f64>,
}

impl Extended {
    /// Fits the design without the column to come.
    ///
    /// # Errors
    /// As [`least_squares`].
    pub fn new(design_columns: &[Vec<f64>], y: &[f64]) -> Result<Extended, Error> {
        let fit = least_squares(design_columns, y)?;
        let basis = orthonormal(design_columns);
        Ok(Extended { basis, residuals: fit.residuals, leverage: fit.leverage })
    }

    /// The sum of squared errors when each outcome is foretold from all the others.
    #[must_use]
    pub fn left_out_squares(&self) -> f64 {
        squares(self.residuals.iter().copied(), self.leverage.iter().copied())
    }

    /// The same with one more column; a column that follows from the design changes nothing.
    ///
    /// The column's part that the design leaves takes its share of the residuals and adds to each
    /// outcome's leverage (Frisch & Waugh 1933), so no regression is made again.
    ///
    /// # Errors
    /// Lengths differ, or a value is not finite.
    pub fn left_out_squares_with(&self, column: &[f64]) -> Result<f64, Error> {
        lengths("the column", self.residuals.len(), column.len())?;
        finite("the column", column)?;
        let mut left = column.to_vec();
        remove(&self.basis, &mut left);
        let own = dot(&left, &left);
        if own <= COLLINEAR * COLLINEAR * dot(column, column) {
            return Ok(self.left_out_squares());
        }
        let slope = dot(&left, &self.residuals) / own;
        let residuals = self.residuals.iter().zip(&left).map(|(residual, x)| residual - slope * x);
        let leverage = self.leverage.iter().zip(&left).map(|(leverage, x)| leverage + x * x / own);
        Ok(squares(residuals, leverage))
    }
}

/// Columns of length one, each at right angles to the others, that span what the given ones span.
///
/// Gram & Schmidt, twice over; the columns must not follow from each other.
#[must_use]
pub fn orthonormal(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    for column in columns {
        let mut left = column.clone();
        remove(&basis, &mut left);
        remove(&basis, &mut left);
        let norm = sqrt(dot(&left, &left));
        left.iter_mut().for_each(|value| *value /= norm);
        basis.push(left);
    }
    basis
}

fn squares(residuals: impl Iterator<Item = f64>, leverage: impl Iterator<Item = f64>) -> f64 {
    let errors = residuals.zip(leverage).map(|(residual, leverage)| residual / (1.0 - leverage));
    sum_of(errors.map(|error| error * error))
}

/// Takes the part along each basis column out of `column`.
pub(super) fn remove(basis: &[Vec<f64>], column: &mut [f64]) {
    for unit in basis {
        let along = dot(unit, column);
        column.iter_mut().zip(unit).for_each(|(value, unit)| *value -= along * unit);
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    sum_of(a.iter().zip(b).map(|(a, b)| a * b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(design: &[Vec<f64>], y: &[f64]) -> f64 {
        let fit = least_squares(design, y).unwrap();
        squares(fit.residuals.into_iter(), fit.leverage.into_iter())
    }

    #[test]
    fn one_more_column_gives_what_a_regression_from_scratch_gives() {
        let y = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
        let mut design = vec![vec![1.0; 8], (0..8).map(f64::from).collect()];
        let extended = Extended::new(&design, &y).unwrap();
        assert!((extended.left_out_squares() - whole(&design, &y)).abs() < 1e-10);
        let column = vec![2.0, 7.0, 1.0, 8.0, 2.0, 8.0, 1.0, 8.0];
        let quick = extended.left_out_squares_with(&column).unwrap();
        design.push(column);
        assert!((quick - whole(&design, &y)).abs() < 1e-10);
    }

    #[test]
    fn a_column_that_follows_from_the_design_changes_nothing() {
        let design = vec![vec![1.0; 4], vec![1.0, 2.0, 3.0, 4.0]];
        let extended = Extended::new(&design, &[1.0, 3.0, 2.0, 5.0]).unwrap();
        let same = extended.left_out_squares_with(&[2.0, 3.0, 4.0, 5.0]).unwrap();
        assert_eq!(same, extended.left_out_squares());
    }
}
