//! Probability distributions: the chance below, the chance above, and the value at a given chance.
//!
//! Every distribution computes its two tails apart, so that a small chance keeps its digits.

mod binomial;
mod chance;
mod chi_squared;
mod hypergeometric;
mod normal;
mod poisson;
mod students_t;

pub use binomial::Binomial;
pub use chi_squared::ChiSquared;
pub use hypergeometric::Hypergeometric;
pub use normal::Normal;
pub use poisson::Poisson;
pub use students_t::StudentsT;

/// The smallest whole number whose chance of that or less reaches `chance`.
fn smallest_reaching(chance: f64, start: u64, most: u64, cdf: impl Fn(u64) -> f64) -> u64 {
    // A chance that is meant as equal may be smaller by the rounding of the sum.
    let enough = |k: u64| cdf(k) >= chance * (1.0 - 64.0 * f64::EPSILON);
    let mut low = 0;
    let mut high = start.min(most);
    let mut stride = 1_u64;
    // From a good guess steps double, so that a distribution without an upper end needs no bound.
    while high < most && !enough(high) {
        low = high + 1;
        high = high.saturating_add(stride).min(most);
        stride = stride.saturating_mul(2);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Holds draws against their chances by Pearson's statistic, counts that are expected less than
/// eight times taken together.
#[cfg(test)]
fn agrees(
    most: u64,
    mut draw: impl FnMut(&mut crate::Stream) -> u64,
    density: impl Fn(u64) -> f64,
) {
    const DRAWS: usize = 40_000;
    let mut stream = crate::Seed(11).stream(most);
    let mut found = vec![0.0; most as usize + 1];
    (0..DRAWS).for_each(|_| found[draw(&mut stream) as usize] += 1.0);
    let mut statistic = 0.0;
    let mut groups = 0_u32;
    // Counts that are rarely expected are taken together, for the chi-squared distribution to hold.
    let mut counted = 0.0;
    let mut expected = 0.0;
    for (k, count) in found.iter().enumerate() {
        counted += count;
        expected += DRAWS as f64 * density(k as u64);
        if expected >= 8.0 {
            statistic += (counted - expected) * (counted - expected) / expected;
            (counted, expected, groups) = (0.0, 0.0, groups + 1);
        }
    }
    let p = ChiSquared { freedom: f64::from(groups) }.survival(statistic);
    assert!(p > 1e-4 && counted + expected < 40.0, "{statistic} in {groups} groups: {p}");
}
