use crate::error::{Error, at_least, finite, lengths};
use crate::math::sqrt;
use crate::sum::sum_of;

/// A column whose part that earlier columns leave is smaller than this share of it is taken to
/// follow from them.
const COLLINEAR: f64 = 1e-10;

/// The coefficients that come closest to the outcomes in the sense of least squares.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// One coefficient per column.
    pub coefficients: Vec<f64>,
    /// Outcomes less fitted values.
    pub residuals: Vec<f64>,
    /// The pull of each outcome on its own fitted value, the diagonal of the hat matrix.
    pub leverage: Vec<f64>,
    /// `(XᵀX)⁻¹`, row by row; times the residual variance it is the coefficients' covariance.
    pub unscaled_covariance: Vec<f64>,
}

impl Fit {
    /// The classical standard error of each coefficient; not a number without spare observations.
    #[must_use]
    pub fn standard_errors(&self) -> Vec<f64> {
        let columns = self.coefficients.len();
        let spare = self.residuals.len() as f64 - columns as f64;
        let squares = sum_of(self.residuals.iter().map(|residual| residual * residual));
        let variance = if spare > 0.0 { squares / spare } else { f64::NAN };
        (0..columns).map(|i| sqrt(variance * self.unscaled_covariance[i * columns + i])).collect()
    }
}

/// Regresses `y` on the columns as they are; an intercept is a column of ones.
///
/// By Householder reflections (Golub & Van Loan, algorithm 5.3.2).
///
/// ```
/// use probative_numeric::least_squares;
///
/// let line = least_squares(&[vec![1.0; 4], vec![0.0, 1.0, 2.0, 3.0]], &[1.0, 3.0, 5.0, 7.0])?;
/// assert!((line.coefficients[0] - 1.0).abs() < 1e-12);
/// assert!((line.coefficients[1] - 2.0).abs() < 1e-12);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Lengths differ, fewer rows than columns, a value that is not finite, or a column that follows
/// from earlier ones.
pub fn least_squares(design_columns: &[Vec<f64>], y: &[f64]) -> Result<Fit, Error> {
    at_least("columns", 1, design_columns.len())?;
    at_least("rows", design_columns.len(), y.len())?;
    finite("y", y)?;
    for column in design_columns {
        lengths("a column of the design", y.len(), column.len())?;
        finite("a column of the design", column)?;
    }
    let reduced = Reduced::new(design_columns)?;
    let mut rotated = y.to_vec();
    reduced.reflections.iter().for_each(|mirror| reflect(mirror, &mut rotated));
    let coefficients = reduced.back_substitute(&rotated[..design_columns.len()]);
    // From the columns and not from the reflections: residuals then hold for the coefficients as
    // they were rounded.
    let fitted = |row: usize| {
        sum_of(design_columns.iter().zip(&coefficients).map(|(column, each)| column[row] * each))
    };
    let residuals = (0..y.len()).map(|row| y[row] - fitted(row)).collect();
    let leverage = reduced.leverage(y.len());
    let unscaled_covariance = reduced.covariance();
    Ok(Fit { coefficients, residuals, leverage, unscaled_covariance })
}

/// The design as mirrors and the triangle that they leave.
struct Reduced {
    /// Unit vectors to reflect along, in the order of the columns; all zero where nothing was to be
    /// reflected.
    reflections: Vec<Vec<f64>>,
    /// The columns after reflection; entry `i` of column `j` counts for `i ≤ j`.
    triangle: Vec<Vec<f64>>,
}

impl Reduced {
    fn new(columns: &[Vec<f64>]) -> Result<Reduced, Error> {
        let mut triangle = columns.to_vec();
        let mut reflections: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
        for place in 0..columns.len() {
            // A column is compared with its own length before the others were taken out, so that
            // its unit does not matter.
            let whole = norm(&columns[place]);
            let column = &mut triangle[place];
            reflections.iter().for_each(|mirror| reflect(mirror, column));
            let left = norm(&column[place..]);
            if left <= COLLINEAR * whole {
                return Err(Error::Collinear { column: place });
            }
            let mut mirror = column.clone();
            mirror[..place].fill(0.0);
            // Of the two mirrors, the one whose sum does not cancel.
            mirror[place] += left.copysign(mirror[place]);
            let length = norm(&mirror);
            mirror.iter_mut().for_each(|entry| *entry /= length);
            reflect(&mirror, column);
            reflections.push(mirror);
        }
        Ok(Reduced { reflections, triangle })
    }

    fn back_substitute(&self, right: &[f64]) -> Vec<f64> {
        let mut solution = right.to_vec();
        for i in (0..solution.len()).rev() {
            let known = sum_of((i + 1..solution.len()).map(|j| self.triangle[j][i] * solution[j]));
            solution[i] = (right[i] - known) / self.triangle[i][i];
        }
        solution
    }

    fn leverage(&self, rows: usize) -> Vec<f64> {
        let mut leverage = vec![0.0; rows];
        for place in 0..self.triangle.len() {
            let mut direction = vec![0.0; rows];
            direction[place] = 1.0;
            self.reflections.iter().rev().for_each(|mirror| reflect(mirror, &mut direction));
            leverage.iter_mut().zip(direction).for_each(|(total, entry)| *total += entry * entry);
        }
        leverage
    }

    fn covariance(&self) -> Vec<f64> {
        let size = self.triangle.len();
        let unit = |i: usize| (0..size).map(|j| f64::from(u8::from(i == j))).collect::<Vec<f64>>();
        let inverse: Vec<Vec<f64>> = (0..size).map(|i| self.back_substitute(&unit(i))).collect();
        let entry = |i: usize, j: usize| sum_of(inverse.iter().map(|column| column[i] * column[j]));
        (0..size * size).map(|place| entry(place / size, place % size)).collect()
    }
}

fn norm(values: &[f64]) -> f64 {
    let largest = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    largest * sqrt(sum_of(values.iter().map(|value| (value / largest) * (value / largest))))
}

fn reflect(mirror: &[f64], values: &mut [f64]) {
    let along = 2.0 * sum_of(mirror.iter().zip(values.iter()).map(|(unit, value)| unit * value));
    values.iter_mut().zip(mirror).for_each(|(value, unit)| *value -= along * unit);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_its_points_is_found() {
        let design = [vec![1.0; 4], vec![0.0, 1.0, 2.0, 3.0]];
        let fit = least_squares(&design, &[1.0, 3.0, 5.0, 7.0]).unwrap();
        assert!((fit.coefficients[0] - 1.0).abs() < 1e-14);
        assert!((fit.coefficients[1] - 2.0).abs() < 1e-14);
        assert!(fit.residuals.iter().all(|residual| residual.abs() < 1e-14));
    }

    #[test]
    fn leverage_adds_up_to_the_number_of_columns() {
        let design = [vec![1.0; 4], vec![0.0, 1.0, 2.0, 9.0]];
        let fit = least_squares(&design, &[1.0, 0.0, 2.0, 1.0]).unwrap();
        assert!((fit.leverage.iter().sum::<f64>() - 2.0).abs() < 1e-14);
        assert!(fit.leverage[3] > 0.9);
    }

    #[test]
    fn a_column_that_follows_from_others_is_named() {
        let design = [vec![1.0; 3], vec![1.0, 2.0, 3.0], vec![3.0, 5.0, 7.0]];
        let fit = least_squares(&design, &[0.0, 1.0, 5.0]);
        assert_eq!(fit, Err(Error::Collinear { column: 2 }));
    }
}
