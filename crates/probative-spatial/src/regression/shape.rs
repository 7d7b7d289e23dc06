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
    Ok(sqrt(values[k - 1] / values[0]))
}
