use probative_numeric::{Error as Values, mean};

use super::{Breaks, sorted};
use crate::error::Error;

/// The classes with the least sum of squared distances from their means; each bound is the largest
/// value of its class.
///
/// Fisher's (1958) optimum by dynamic programming over the distinct values, each column by divide
/// and conquer, since the best start of the last class never falls as more values are taken in:
/// `O(k n log n)`. Jenks's classes; GeoDa's own search can miss the optimum.
///
/// ```
/// use probative_spatial::natural_breaks;
///
/// assert_eq!(natural_breaks(&[1.0, 10.0, 2.0, 11.0], 2)?.upper_bounds, [2.0, 11.0]);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// No class, no value, a value that is not finite, or fewer distinct values than classes.
pub fn natural_breaks(values: &[f64], classes: usize) -> Result<Breaks, Error> {
    let sorted = sorted(values, classes)?;
    let runs = Runs::new(&sorted);
    let found = runs.values.len();
    if found < classes {
        let few = Values::TooFew { what: "distinct values", needed: classes, found };
        return Err(few.into());
    }
    // `cost[last]` is the least spread of the values up to `last` in so many classes.
    let mut cost: Vec<f64> = (0..found).map(|last| runs.spread(0, last)).collect();
    let mut starts = Vec::with_capacity(classes);
    for class in 1..classes {
        let mut column = Column {
            runs: &runs,
            before: &cost,
            best: vec![f64::INFINITY; found],
            start: vec![0; found],
        };
        column.fill(class..found, class..found);
        starts.push(column.start);
        cost = column.best;
    }
    // The starts are followed back from the last value: each class ends before the next begins.
    let mut bounds = vec![found - 1];
    for column in starts.iter().rev() {
        let start = column[*bounds.last().expect("never empty")];
        bounds.push(start - 1);
    }
    bounds.reverse();
    Ok(Breaks::new(bounds.into_iter().map(|last| runs.values[last]).collect(), values))
}

/// Distinct values with running sums of their counts, values and squares, about the mean of all.
struct Runs {
    values: Vec<f64>,
    sums: Vec<[f64; 3]>,
}

impl Runs {
    fn new(sorted: &[f64]) -> Runs {
        let centre = mean(sorted);
        let mut runs = Runs { values: Vec::new(), sums: vec![[0.0; 3]] };
        let mut running = [0.0; 3];
        for run in sorted.chunk_by(|a, b| a == b) {
            let count = run.len() as f64;
            let z = run[0] - centre;
            running = [running[0] + count, running[1] + count * z, running[2] + count * z * z];
            runs.values.push(run[0]);
            runs.sums.push(running);
        }
        runs
    }

    /// The sum of squared distances from the mean, from one distinct value to another.
    fn spread(&self, first: usize, last: usize) -> f64 {
        let low = self.sums[first];
        let high = self.sums[last + 1];
        let total = high[1] - low[1];
        high[2] - low[2] - total * total / (high[0] - low[0])
    }
}

/// The least cost up to each value with one class more, and where that class starts.
struct Column<'a> {
    runs: &'a Runs,
    before: &'a [f64],
    best: Vec<f64>,
    start: Vec<usize>,
}

impl Column<'_> {
    fn fill(&mut self, lasts: std::ops::Range<usize>, starts: std::ops::Range<usize>) {
        if lasts.is_empty() {
            return;
        }
        let last = lasts.start + lasts.len() / 2;
        for start in starts.start..starts.end.min(last + 1) {
            let cost = self.before[start - 1] + self.runs.spread(start, last);
            if cost < self.best[last] {
                (self.best[last], self.start[last]) = (cost, start);
            }
        }
        let start = self.start[last];
        self.fill(lasts.start..last, starts.start..start + 1);
        self.fill(last + 1..lasts.end, start..starts.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divide_and_conquer_finds_what_trying_all_finds() {
        let values: Vec<f64> =
            (0..14).map(|i| f64::from(i * i * 7 % 23) + 0.25 * f64::from(i)).collect();
        let sorted = sorted(&values, 3).unwrap();
        let runs = Runs::new(&sorted);
        let n = runs.values.len();
        let mut least = f64::INFINITY;
        for a in 1..n - 1 {
            for b in a + 1..n {
                let cost = runs.spread(0, a - 1) + runs.spread(a, b - 1) + runs.spread(b, n - 1);
                least = least.min(cost);
            }
        }
        let breaks = natural_breaks(&values, 3).unwrap();
        let place = |bound: f64| sorted.iter().position(|value| *value == bound).unwrap();
        let [a, b] = [breaks.upper_bounds[0], breaks.upper_bounds[1]].map(place);
        let found = runs.spread(0, a) + runs.spread(a + 1, b) + runs.spread(b + 1, n - 1);
        assert!((found - least).abs() < 1e-9);
    }

    #[test]
    fn more_classes_than_distinct_values_are_refused() {
        assert!(natural_breaks(&[1.0, 1.0, 2.0], 3).is_err());
    }
}
