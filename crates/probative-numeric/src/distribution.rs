//! Probability distributions: the chance below, the chance above, and the value at a given chance.
//!
//! Every distribution computes its two tails apart, so that a small chance keeps its digits.

mod binomial;
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
