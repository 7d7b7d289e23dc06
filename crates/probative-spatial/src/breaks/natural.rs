use probative_numeric::Error as Values;

use super::double::Double;
use super::{Breaks, sorted};
use crate::error::Error;

/// The classes with the least sum of squared distances from their means; each bound is the largest
/// value of its class.
///
/// Fisher's (1958) optimum by dynamic programming over the distinct values, each column by divide
/// and conquer, since the best start of the last class never falls as more values are taken in:
/// `O(k n log n)`. Squares are held to twice the digits of a number, so that one large value takes
/// none from the others. Jenks's classes; GeoDa's own search can miss the optimum.
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
    let mut cost: Vec<Double> = (0..found).map(|last| runs.spread(0, last)).collect();
    let mut starts = Vec::with_capacity(classes);
    for class in 1..classes {
        let mut column = Column {
            runs: &runs,
            before: &cost,
            best: vec![Double::INFINITY; found],
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

/// Distinct values with running sums of their counts, values and squares, about the middle value.
struct Runs {
    values: Vec<f64>,
    /// The sums below each place, from the middle on: below zero before it. Those of one side hold
    /// nothing of the other, however far its values lie.
    sums: Vec<(f64, [Double; 2])>,
}

impl Runs {
    fn new(sorted: &[f64]) -> Runs {
        let scale = scale(sorted);
        let centre = sorted[sorted.len() / 2];
        let runs: Vec<&[f64]> = sorted.chunk_by(|a, b| a == b).collect();
        let middle = runs.partition_point(|run| run[0] < centre);
        let own = |run: &[f64], sign: f64| {
            let count = sign * run.len() as f64;
            let z = Double::sum(scale * run[0], -scale * centre);
            (count, [z.times_number(count), z.times(z).times_number(count)])
        };
        let mut sums = vec![(0.0, [Double::ZERO; 2]); runs.len() + 1];
        for at in middle..runs.len() {
            sums[at + 1] = added(sums[at], own(runs[at], 1.0));
        }
        for at in (0..middle).rev() {
            sums[at] = added(sums[at + 1], own(runs[at], -1.0));
        }
        Runs { values: runs.iter().map(|run| run[0]).collect(), sums }
    }

    /// The sum of squared distances from the mean, from one distinct value to another.
    fn spread(&self, first: usize, last: usize) -> Double {
        let (count_low, [low, low_squares]) = self.sums[first];
        let (count_high, [high, high_squares]) = self.sums[last + 1];
        let total = high.less(low);
        let squares = high_squares.less(low_squares);
        squares.less(total.times(total).over_number(count_high - count_low))
    }
}

fn added(sums: (f64, [Double; 2]), own: (f64, [Double; 2])) -> (f64, [Double; 2]) {
    (sums.0 + own.0, [sums.1[0].plus(own.1[0]), sums.1[1].plus(own.1[1])])
}

/// A power of two that takes the values to where their squares are numbers; it changes no digit.
fn scale(sorted: &[f64]) -> f64 {
    let largest = sorted.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let power = |exponent: u64| f64::from_bits((1023 + exponent) << 52);
    match largest {
        _ if largest > 1e100 => 1.0 / power(720),
        _ if largest < 1e-100 => power(720),
        _ => 1.0,
    }
}

/// The least cost up to each value with one class more, and where that class starts.
struct Column<'a> {
    runs: &'a Runs,
    before: &'a [Double],
    best: Vec<Double>,
    start: Vec<usize>,
}

impl Column<'_> {
    fn fill(&mut self, lasts: std::ops::Range<usize>, starts: std::ops::Range<usize>) {
        if lasts.is_empty() {
            return;
        }
        let last = lasts.start + lasts.len() / 2;
        for start in starts.start..starts.end.min(last + 1) {
            let cost = self.before[start - 1].plus(self.runs.spread(start, last));
            if cost.is_below(self.best[last]) {
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

    /// The least of all ways to cut values into three classes, counted in whole numbers.
    fn least_of_three(sorted: &[i128]) -> [i128; 3] {
        let spread = |part: &[i128]| {
            let total: i128 = part.iter().sum();
            let squares: i128 = part.iter().map(|value| value * value).sum();
            // In units of one over 27720, which every count up to twelve divides.
            27_720 * squares - 27_720 / part.len() as i128 * total * total
        };
        let n = sorted.len();
        let cuts = (1..n - 1).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
        let cost = |&(a, b): &(usize, usize)| {
            spread(&sorted[..a]) + spread(&sorted[a..b]) + spread(&sorted[b..])
        };
        let (a, b) = cuts.min_by_key(cost).unwrap();
        [sorted[a - 1], sorted[b - 1], sorted[n - 1]]
    }

    #[test]
    fn divide_and_conquer_finds_what_trying_all_finds_also_beside_a_large_value() {
        for step in 1..60 {
            let mut small: Vec<i128> = (0..11).map(|i| (i * i * 7 + step * i) % 97).collect();
            small.sort_unstable();
            small.dedup();
            for large in [500, 1_000_000, 10_000_000_000, 1_000_000_000_000_000] {
                for far in [large, -large] {
                    let mut values = small.clone();
                    values.push(far);
                    values.sort_unstable();
                    let wanted = least_of_three(&values).map(|bound| bound as f64);
                    let values: Vec<f64> = values.iter().map(|value| *value as f64).collect();
                    let found = natural_breaks(&values, 3).unwrap();
                    assert_eq!(found.upper_bounds, wanted, "{values:?}");
                }
            }
        }
    }

    #[test]
    fn values_of_any_size_have_classes() {
        for size in [1e-300, 1.0, 1e300] {
            let values = [1.0, 10.0, 2.0, 11.0].map(|value| value * size);
            let found = natural_breaks(&values, 2).unwrap();
            assert_eq!(found.upper_bounds, [2.0 * size, 11.0 * size]);
        }
    }

    #[test]
    fn more_classes_than_distinct_values_are_refused() {
        assert!(natural_breaks(&[1.0, 1.0, 2.0], 3).is_err());
    }
}
