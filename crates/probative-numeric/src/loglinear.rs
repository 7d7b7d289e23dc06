use crate::error::{Error, lengths};
use crate::linear::{inner, least_squares, solve_positive};
use crate::math::{exp, ln, sqrt};
use crate::sum::{sum, sum_of};
use crate::threads::each;

/// A log-linear fit of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct LogLinear {
    /// One coefficient per column.
    pub coefficients: Vec<f64>,
    /// `(XᵀWX)⁻¹`, row by row.
    pub covariance: Vec<f64>,
    /// Twice what the log-likelihood falls short of a mean for each count.
    pub deviance: f64,
    /// Pearson's statistic over the spare observations; not a number without any.
    pub dispersion: f64,
    /// The mean of each count.
    pub means: Vec<f64>,
}

/// Fits `log mean = log exposure + columns · coefficients` to counts by Poisson likelihood.
///
/// Iteratively reweighted least squares (McCullagh & Nelder 1989), halving a step that makes the
/// deviance worse.
///
/// ```
/// use probative_numeric::log_linear;
///
/// // Counts that double each year among as many people.
/// let years = [vec![1.0; 3], vec![0.0, 1.0, 2.0]];
/// let fit = log_linear(&years, &[10.0, 20.0, 40.0], &[1e5; 3])?;
/// assert!((fit.coefficients[1] - 2_f64.ln()).abs() < 1e-9);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, a count that is negative or not finite, no counts above zero, an exposure
/// that is not positive, a column that follows from earlier ones, or no finite coefficients that
/// fit best.
pub fn log_linear(
    columns: &[Vec<f64>],
    events: &[f64],
    exposure: &[f64],
) -> Result<LogLinear, Error> {
    lengths("the exposure", events.len(), exposure.len())?;
    let positive = |each: &&f64| !(each.is_finite() && **each > 0.0);
    if let Some(&value) = exposure.iter().find(positive) {
        let allowed = "positive and finite";
        return Err(Error::OutOfRange { what: "an exposure", value, allowed });
    }
    if let Some(&value) = events.iter().find(|count| !(count.is_finite() && **count >= 0.0)) {
        return Err(Error::OutOfRange { what: "a count", value, allowed: "zero or more" });
    }
    if sum(events) == 0.0 {
        return Err(Error::TooFew { what: "events", needed: 1, found: 0 });
    }
    let offset: Vec<f64> = exposure.iter().map(|each| ln(*each)).collect();
    let start = sum(events) / sum(exposure);
    // The first line is drawn to the overall rate: a count of zero has no logarithm.
    let mut line: Vec<f64> =
        events.iter().zip(exposure).map(|(y, each)| ln((y + 0.5 * start * each) / 1.5)).collect();
    let counts = Counts::new(events);
    let mut means = exp_of(&line);
    let mut before = f64::INFINITY;
    let mut coefficients: Option<Vec<f64>> = None;
    let mut settling = counts.settling();
    for _ in 0..100 {
        let weighted = weighted_fit(columns, events, &offset, &line, &means)?;
        let mut next = weighted.coefficients;
        line = linear_predictor(columns, &next, &offset);
        means = exp_of(&line);
        let mut reached = counts.deviance(&line, &means);
        if let Some(kept) = &coefficients {
            // A full step can overshoot where means are small; half-way back to the last
            // coefficients the deviance falls again, for it is convex.
            for _ in 0..30 {
                if settling.no_worse(before, reached) {
                    break;
                }
                next = next.iter().zip(kept).map(|(a, b)| 0.5 * (a + b)).collect();
                line = linear_predictor(columns, &next, &offset);
                means = exp_of(&line);
                reached = counts.deviance(&line, &means);
            }
        }
        let settled = settling.settled(before, reached, 1e-13);
        (before, coefficients) = (reached, Some(next));
        if settled {
            let coefficients = coefficients.unwrap_or_default();
            let last = weighted_fit(columns, events, &offset, &line, &means)?;
            let dispersion = dispersion(events, &means, columns.len());
            let covariance = last.unscaled_covariance;
            return Ok(LogLinear { coefficients, covariance, deviance: before, dispersion, means });
        }
    }
    Err(Error::NoConvergence { what: "the log-linear fit" })
}

/// The same from coefficients that fit nearly, by Newton's method on the normal equations: quick
/// for many columns, and with half the digits of [`log_linear`] where columns nearly follow from
/// each other. The covariance is left empty.
///
/// # Errors
/// As [`log_linear`], or another number of coefficients than of columns.
pub fn log_linear_from(
    columns: &[Vec<f64>],
    events: &[f64],
    exposure: &[f64],
    start: &[f64],
) -> Result<LogLinear, Error> {
    lengths("the first coefficients", columns.len(), start.len())?;
    lengths("the exposure", events.len(), exposure.len())?;
    let offset: Vec<f64> = exposure.iter().map(|each| ln(*each)).collect();
    let unsettled = Error::NoConvergence { what: "the log-linear fit" };
    let mut coefficients = start.to_vec();
    let counts = Counts::new(events);
    let mut line = linear_predictor(columns, &coefficients, &offset);
    let mut means = exp_of(&line);
    let mut before = counts.deviance(&line, &means);
    let mut settling = counts.settling();
    for _ in 0..100 {
        let step = newton_step(columns, events, &means).ok_or(unsettled.clone())?;
        let mut share = 1.0;
        let (next, reached) = loop {
            let along = coefficients.iter().zip(&step);
            let next: Vec<f64> = along.map(|(each, step)| each + share * step).collect();
            line = linear_predictor(columns, &next, &offset);
            means = exp_of(&line);
            let reached = counts.deviance(&line, &means);
            if settling.no_worse(before, reached) {
                break (next, reached);
            }
            // A Newton step points downhill, so that a part of it must make the deviance smaller.
            share *= 0.5;
            if share < 1e-9 {
                return Err(unsettled);
            }
        };
        let settled = settling.settled(before, reached, 1e-12);
        (before, coefficients) = (reached, next);
        if settled {
            let covariance = Vec::new();
            let dispersion = f64::NAN;
            return Ok(LogLinear { coefficients, covariance, deviance: before, dispersion, means });
        }
    }
    Err(unsettled)
}

fn newton_step(columns: &[Vec<f64>], events: &[f64], means: &[f64]) -> Option<Vec<f64>> {
    let left: Vec<f64> = events.iter().zip(means).map(|(count, mean)| count - mean).collect();
    let slopes: Vec<f64> = columns.iter().map(|column| inner(column, &left)).collect();
    let rows = each(columns.len(), |row| {
        let weighted: Vec<f64> = columns[row].iter().zip(means).map(|(x, mean)| x * mean).collect();
        let entry = |at: usize| if at <= row { inner(&columns[at], &weighted) } else { 0.0 };
        (0..columns.len()).map(entry).collect::<Vec<f64>>()
    });
    solve_positive(rows.concat(), &slopes)
}

/// Pearson's statistic over the spare observations.
fn dispersion(events: &[f64], means: &[f64], terms: usize) -> f64 {
    let short = events.iter().zip(means).map(|(y, mean)| (y - mean) * (y - mean) / mean);
    let spare = events.len() as f64 - terms as f64;
    if spare > 0.0 { sum_of(short) / spare } else { f64::NAN }
}

fn exp_of(line: &[f64]) -> Vec<f64> {
    line.iter().map(|at| exp(*at)).collect()
}

fn weighted_fit(
    columns: &[Vec<f64>],
    events: &[f64],
    offset: &[f64],
    line: &[f64],
    means: &[f64],
) -> Result<crate::linear::Fit, Error> {
    let roots: Vec<f64> = means.iter().map(|mean| sqrt(*mean)).collect();
    let scaled = |values: &[f64]| values.iter().zip(&roots).map(|(v, root)| v * root).collect();
    let design: Vec<Vec<f64>> = columns.iter().map(|column| scaled(column)).collect();
    let working: Vec<f64> = (0..events.len())
        .map(|i| (line[i] - offset[i] + (events[i] - means[i]) / means[i]) * roots[i])
        .collect();
    least_squares(&design, &working).map_err(|error| match error {
        Error::NotFinite { .. } => Error::NoConvergence { what: "the log-linear fit" },
        other => other,
    })
}

fn linear_predictor(columns: &[Vec<f64>], coefficients: &[f64], offset: &[f64]) -> Vec<f64> {
    let at = |row: usize| {
        offset[row]
            + sum_of(columns.iter().zip(coefficients).map(|(column, each)| column[row] * each))
    };
    (0..offset.len()).map(at).collect()
}

/// When a deviance has stopped to fall.
///
/// It is a small difference of large numbers: where counts are large, or the fit is close, it
/// moves by rounding alone for ever. A change within that rounding settles it, once it is seen
/// twice: steps converge quadratically, so that the second one had nothing left to gain.
struct Settling {
    /// How far rounding alone moves the deviance.
    rounding: f64,
    /// Whether the last change was within it.
    still: bool,
}

impl Settling {
    fn no_worse(&self, before: f64, reached: f64) -> bool {
        reached.is_finite() && reached <= before * (1.0 + 1e-10) + 1e-12 + self.rounding
    }

    fn settled(&mut self, before: f64, reached: f64, tolerance: f64) -> bool {
        let change = (before - reached).abs();
        let was_still = std::mem::replace(&mut self.still, change <= self.rounding);
        change <= tolerance * (reached.abs() + 0.1) || (self.still && was_still)
    }
}

/// Counts and their logarithms.
struct Counts<'a> {
    events: &'a [f64],
    ln: Vec<f64>,
}

impl Counts<'_> {
    fn new(events: &[f64]) -> Counts<'_> {
        Counts { events, ln: events.iter().map(|y| if *y > 0.0 { ln(*y) } else { 0.0 }).collect() }
    }

    fn settling(&self) -> Settling {
        let sizes = self.events.iter().zip(&self.ln).map(|(y, ln)| y * (1.0 + ln.abs()));
        Settling { rounding: 4.0 * f64::EPSILON * sum_of(sizes), still: false }
    }

    fn deviance(&self, line: &[f64], means: &[f64]) -> f64 {
        let short = |row: usize| {
            let y = self.events[row];
            let mean = means[row];
            if y > 0.0 { y * (self.ln[row] - line[row]) - (y - mean) } else { mean }
        };
        2.0 * sum_of((0..line.len()).map(short))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_come_to_the_same_fit() {
        let events = [3.0, 0.0, 5.0, 9.0, 2.0, 14.0, 6.0];
        let exposure = [10.0, 20.0, 10.0, 30.0, 20.0, 30.0, 10.0];
        let columns = [vec![1.0; 7], vec![0.0, 1.0, 3.0, 2.0, 5.0, 4.0, 7.0]];
        let whole = log_linear(&columns, &events, &exposure).unwrap();
        let quick = log_linear_from(&columns, &events, &exposure, &[0.0, 0.0]).unwrap();
        assert!((whole.deviance - quick.deviance).abs() < 1e-10);
        let pairs = whole.coefficients.iter().zip(&quick.coefficients);
        assert!(pairs.clone().all(|(a, b)| (a - b).abs() < 1e-7));
        assert!(log_linear_from(&columns, &events, &exposure, &[0.0]).is_err());
    }

    /// How far the fit is from the best one, in standard errors of each coefficient.
    fn away(columns: &[Vec<f64>], events: &[f64], fit: &LogLinear) -> f64 {
        let slope = |column: &Vec<f64>| {
            sum_of((0..events.len()).map(|row| column[row] * (events[row] - fit.means[row])))
        };
        let information = |column: &Vec<f64>| {
            sum_of((0..events.len()).map(|i| column[i] * column[i] * fit.means[i]))
        };
        let each = columns.iter().map(|column| (slope(column) / sqrt(information(column))).abs());
        each.fold(0.0, f64::max)
    }

    #[test]
    fn counts_of_every_size_are_fitted_smooth_or_scattered() {
        for size in [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9] {
            for rows in [5, 8, 11, 30, 100, 500] {
                for scatter in [0.0, 1e-6, 1e-3, 0.01, 0.3] {
                    // Scatter that repeats after eleven rows, and a slope of ten per cent in all.
                    let at = |row: usize| row as f64 / rows as f64;
                    let count = |row: usize| {
                        let noise = ((row * 7) % 11) as f64 / 5.0 - 1.0;
                        (size * (1.0 + 0.1 * at(row)) * (1.0 + scatter * noise)).round()
                    };
                    let events: Vec<f64> = (0..rows).map(count).collect();
                    let columns = [vec![1.0; rows], (0..rows).map(at).collect()];
                    let exposure = vec![1e6; rows];
                    let fit = log_linear(&columns, &events, &exposure);
                    let said = format!("{size} in {rows} rows, scatter {scatter}");
                    let fit = fit.unwrap_or_else(|error| panic!("{said}: {error}"));
                    assert!(away(&columns, &events, &fit) < 1e-4, "{said}");
                    let quick = log_linear_from(&columns, &events, &exposure, &fit.coefficients);
                    assert!(quick.is_ok(), "{said}");
                }
            }
        }
    }
}
