use probative_numeric::math::sqrt;
use probative_numeric::{Error as Values, least_squares, mean, sum, symmetric_eigen};

use super::ScoreTest;
use crate::error::Error;

/// Tests of a regression's residuals and design that need no weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The largest over the smallest singular value of the design with columns of length one
    /// (Belsley, Kuh & Welsch 1980); beyond 30 the coefficients can hardly be told apart.
    pub condition_number: f64,
    /// Jarque & Bera (1987): whether skewness and kurtosis are those of normal errors.
    pub jarque_bera: ScoreTest,
    /// Breusch & Pagan (1979) on the **squared** regressors, as GeoDa and spreg have it; `None`
    /// without regressors.
    pub breusch_pagan: Option<ScoreTest>,
    /// The same, studentised by Koenker & Bassett (1982), so that it does not need normal errors.
    pub koenker_bassett: Option<ScoreTest>,
    /// Breusch & Pagan on the regressors themselves, as `lmtest::bptest(studentize = FALSE)`.
    pub breusch_pagan_linear: Option<ScoreTest>,
    /// Koenker & Bassett on the regressors themselves, as `lmtest::bptest`.
    pub koenker_bassett_linear: Option<ScoreTest>,
    /// White (1980): regressors, squares and products; `None` without regressors or with fewer
    /// units than those.
    ///
    /// A square or product that follows from others, as of a dummy, is left out of the degrees of
    /// freedom.
    pub white: Option<ScoreTest>,
}

impl Shape {
    /// The columns hold the constant first.
    pub(super) fn new(residuals: &[f64], columns: &[Vec<f64>]) -> Result<Shape, Error> {
        let squared: Vec<f64> = residuals.iter().map(|residual| residual * residual).collect();
        let linear = &columns[1..];
        let squares: Vec<Vec<f64>> = linear.iter().map(|column| product(column, column)).collect();
        // Both forms are printed, since spreg and GeoDa regress on the squares and lmtest on the
        // regressors themselves.
        let curved = heteroscedastic(&squared, &squares)?;
        let straight = heteroscedastic(&squared, linear)?;
        let mut all = linear.to_vec();
        for (place, column) in linear.iter().enumerate() {
            all.extend(linear[place..].iter().map(|other| product(column, other)));
        }
        Ok(Shape {
            condition_number: condition_number(columns)?,
            jarque_bera: jarque_bera(residuals),
            breusch_pagan: curved.map(|pair| pair.0),
            koenker_bassett: curved.map(|pair| pair.1),
            breusch_pagan_linear: straight.map(|pair| pair.0),
            koenker_bassett_linear: straight.map(|pair| pair.1),
            white: heteroscedastic(&squared, &all)?.map(|pair| pair.1),
        })
    }
}

fn product(left: &[f64], right: &[f64]) -> Vec<f64> {
    left.iter().zip(right).map(|(x, y)| x * y).collect()
}

/// The score test of squared residuals on a constant and the columns, as it is and studentised.
///
/// Columns that follow from earlier ones are left out; `None` if none is left or the units are too
/// few.
fn heteroscedastic(
    squared: &[f64],
    columns: &[Vec<f64>],
) -> Result<Option<(ScoreTest, ScoreTest)>, Error> {
    let mut design = vec![vec![1.0; squared.len()]];
    design.extend_from_slice(columns);
    let fit = loop {
        if design.len() < 2 || design.len() >= squared.len() {
            return Ok(None);
        }
        // Squares and products of regressors often follow from them, such as those of a column of
        // ones and zeros.
        match least_squares(&design, squared) {
            Ok(fit) => break fit,
            Err(Values::Collinear { column }) => drop(design.remove(column)),
            Err(other) => return Err(other.into()),
        }
    };
    let centre = mean(squared);
    let whole = sum(&squared.iter().map(|x| (x - centre) * (x - centre)).collect::<Vec<_>>());
    let left = sum(&fit.residuals.iter().map(|x| x * x).collect::<Vec<_>>());
    let freedom = design.len() - 1;
    let explained = (whole - left) / (2.0 * centre * centre);
    let share = if whole > 0.0 { 1.0 - left / whole } else { 0.0 };
    Ok(Some((
        ScoreTest::new(explained, freedom),
        ScoreTest::new(squared.len() as f64 * share, freedom),
    )))
}

fn jarque_bera(residuals: &[f64]) -> ScoreTest {
    let n = residuals.len() as f64;
    let moment = |power: &dyn Fn(f64) -> f64| {
        sum(&residuals.iter().map(|&e| power(e)).collect::<Vec<_>>()) / n
    };
    let variance = moment(&|e| e * e);
    let skewness = moment(&|e| e * e * e) / (variance * sqrt(variance));
    let excess = moment(&|e| e * e * e * e) / (variance * variance) - 3.0;
    ScoreTest::new(n / 6.0 * (skewness * skewness + excess * excess / 4.0), 2)
}

fn condition_number(columns: &[Vec<f64>]) -> Result<f64, Error> {
    let dot = |x: &[f64], y: &[f64]| sum(&product(x, y));
    let lengths: Vec<f64> = columns.iter().map(|column| sqrt(dot(column, column))).collect();
    let k = columns.len();
    let entry = |i: usize, j: usize| dot(&columns[i], &columns[j]) / (lengths[i] * lengths[j]);
    let gram: Vec<f64> = (0..k * k).map(|place| entry(place / k, place % k)).collect();
    let values = symmetric_eigen(&gram, k)?.values;
    // The squares of small singular values drown in the rounding of the large ones; below this they
    // are sought among the columns themselves.
    const DROWNED: f64 = 1e-6;
    if values[0] > DROWNED * values[k - 1] {
        return Ok(sqrt(values[k - 1] / values[0]));
    }
    let scaled = columns.iter().zip(&lengths);
    let scaled = scaled.map(|(column, length)| column.iter().map(|x| x / length).collect());
    let found = singular_values(scaled.collect());
    let [low, high] = [f64::min, f64::max].map(|pick| found.iter().copied().reduce(pick));
    Ok(high.unwrap_or(1.0) / low.unwrap_or(1.0))
}

/// The singular values of a matrix by its columns, each to nearly full digits: pairs of columns are
/// turned until all stand at right angles (Hestenes 1958).
fn singular_values(mut columns: Vec<Vec<f64>>) -> Vec<f64> {
    let dot = |x: &[f64], y: &[f64]| sum(&product(x, y));
    for _ in 0..60 {
        let mut settled = true;
        for first in 0..columns.len() {
            for second in first + 1..columns.len() {
                let (left, right) = columns.split_at_mut(second);
                let a = &mut left[first];
                let b = &mut right[0];
                let [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
                if ab.abs() <= 1e-15 * sqrt(aa * bb) {
                    continue;
                }
                settled = false;
                // The smaller of the two turns that bring them to right angles.
                let turn = (bb - aa) / (2.0 * ab);
                let tangent = turn.signum() / (turn.abs() + sqrt(1.0 + turn * turn));
                let cosine = 1.0 / sqrt(1.0 + tangent * tangent);
                let sine = cosine * tangent;
                for (x, y) in a.iter_mut().zip(b.iter_mut()) {
                    (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
                }
            }
        }
        if settled {
            break;
        }
    }
    columns.iter().map(|column| sqrt(dot(column, column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_nearly_follow_from_each_other_have_a_condition_number_too() {
        // Two columns at a small angle: the singular values are √2 times its half's cosine and sine.
        for angle in [1e-2, 1e-5, 1e-8, 1e-11] {
            let columns = [vec![1.0, 0.0, 0.0], vec![1.0, angle, 0.0]];
            let found = condition_number(&columns).unwrap();
            assert!((found * angle / 2.0 - 1.0).abs() < 1e-4, "{angle}: {found}");
        }
    }
}
