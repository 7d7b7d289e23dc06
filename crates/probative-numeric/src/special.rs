//! The error function and the incomplete gamma and beta functions.

use crate::math::{exp, ln, ln_1p, sqrt};

const LN_SQRT_2PI: f64 = 0.918_938_533_204_672_8;
const TAU: f64 = std::f64::consts::TAU;
/// Series and fractions take some multiples of the square root of their arguments; this suffices up
/// to a trillion.
const STEPS: usize = 10_000_000;

/// The natural logarithm of the absolute value of the gamma function.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The error function, `2/√π ∫₀ˣ exp(−t²) dt`.
#[must_use]
pub fn erf(x: f64) -> f64 {
    libm::erf(x)
}

/// One less the error function, precise in the far tail.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// The regularized lower incomplete gamma function P(a, x), for a > 0 and x ≥ 0.
///
/// Series below `a + 1` and Lentz's continued fraction above, with Loader's (2000) saddle-point
/// factor in front, so that large `a` loses no digits.
#[must_use]
pub fn gamma_p(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x.is_infinite() {
        1.0
    } else if x < a + 1.0 {
        gamma_series(a, x)
    } else {
        1.0 - gamma_fraction(a, x)
    }
}

/// The regularized upper incomplete gamma function Q(a, x) = 1 − P(a, x), precise in the far tail.
#[must_use]
pub fn gamma_q(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        1.0
    } else if x.is_infinite() {
        0.0
    } else if x < a + 1.0 {
        1.0 - gamma_series(a, x)
    } else {
        gamma_fraction(a, x)
    }
}

/// The regularized incomplete beta function Iₓ(a, b), for a, b > 0 and x in \[0, 1\].
///
/// The continued fraction of Didonato & Morris (1992, equation 9), which keeps its digits for `x`
/// near one, by Lentz's method, with Loader's (2000) saddle-point factor in front.
#[must_use]
pub fn beta_regularized(a: f64, b: f64, x: f64) -> f64 {
    beta_split(a, b, x, 1.0 - x)
}

/// The same with `1 − x` given apart as `y`, so that nothing is lost when x is close to one.
pub(crate) fn beta_split(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if y <= 0.0 {
        1.0
    } else if x * (a + b + 2.0) <= a + 1.0 {
        beta_fraction(a, b, x, y)
    } else {
        1.0 - beta_fraction(b, a, y, x)
    }
}

fn gamma_series(a: f64, x: f64) -> f64 {
    let mut term = 1.0;
    let mut total = 1.0;
    let mut n = a;
    for _ in 0..STEPS {
        n += 1.0;
        term *= x / n;
        total += term;
        if term < total * 1e-17 {
            break;
        }
    }
    (total * poisson_density(a, x)).min(1.0)
}

fn gamma_fraction(a: f64, x: f64) -> f64 {
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / tiny;
    let mut d = 1.0 / b;
    let mut value = d;
    // Lentz's method as Thompson & Barnett (1986) changed it: `c` and `d` are ratios of successive
    // numerators and denominators, which themselves would overflow.
    for step in 1..STEPS {
        let i = step as f64;
        let factor = -i * (i - a);
        b += 2.0;
        d = 1.0 / away_from_zero(factor * d + b, tiny);
        c = away_from_zero(b + factor / c, tiny);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() < 2e-16 {
            break;
        }
    }
    (value * a * poisson_density(a, x)).min(1.0)
}

fn beta_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let tiny = 1e-300;
    let mut value = away_from_zero(a * (a * y - b * x + 1.0) / (a + 1.0), tiny);
    let mut c = value;
    let mut d = 0.0;
    // The second form of the fraction (DiDonato & Morris 1992), which settles soon for `x` below
    // the mean, by Lentz's method.
    for step in 1..STEPS {
        let m = step as f64;
        let odd = a + 2.0 * m - 1.0;
        let over = (a + m - 1.0) * (a + b + m - 1.0) / odd * (m * (b - m) * x * x / odd);
        let under = m
            + m * (b - m) * x / odd
            + (a + m) * (a * y - b * x + 1.0 + m * (1.0 + y)) / (odd + 2.0);
        d = 1.0 / away_from_zero(under + over * d, tiny);
        c = away_from_zero(under + over / c, tiny);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() < 2e-16 {
            break;
        }
    }
    (binomial_density(a, b, x, y) * a * b / (a + b) / value).min(1.0)
}

fn away_from_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

/// `e^−x xᵏ / Γ(k + 1)` for real k ≥ 0 (Loader 2000).
pub(crate) fn poisson_density(k: f64, x: f64) -> f64 {
    if x == 0.0 {
        return if k == 0.0 { 1.0 } else { 0.0 };
    }
    if k == 0.0 {
        return exp(-x);
    }
    exp(-stirling_error(k) - deviance(k, x)) / sqrt(TAU * k)
}

/// `Γ(k + m + 1) / (Γ(k + 1) Γ(m + 1)) pᵏ qᵐ` for real k, m ≥ 0 and p + q = 1 (Loader 2000).
pub(crate) fn binomial_density(k: f64, m: f64, p: f64, q: f64) -> f64 {
    let n = k + m;
    if p == 0.0 || q == 0.0 {
        return if (p == 0.0 && k == 0.0) || (q == 0.0 && m == 0.0) { 1.0 } else { 0.0 };
    }
    if k == 0.0 {
        return exp(if p < 0.5 { n * ln_1p(-p) } else { n * ln(q) });
    }
    if m == 0.0 {
        return exp(if q < 0.5 { n * ln_1p(-q) } else { n * ln(p) });
    }
    let bend = stirling_error(n) - stirling_error(k) - stirling_error(m);
    let log = bend - deviance(k, n * p) - deviance(m, n * q);
    exp(log) * sqrt(n / (TAU * k * m))
}

/// `ln Γ(n + 1)` less Stirling's formula.
fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * ln(n) + n - LN_SQRT_2PI;
    }
    let square = n * n;
    let series = 1.0 / 1680.0 - 1.0 / 1188.0 / square + 691.0 / 360_360.0 / (square * square);
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - series / square) / square) / square) / n
}

/// `x ln(x/m) + m − x` without cancellation near x = m.
fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * ln(x / m) + m - x;
    }
    let v = (x - m) / (x + m);
    let mut total = (x - m) * v;
    let mut term = 2.0 * x * v;
    for step in 1..1000 {
        term *= v * v;
        let next = total + term / (2 * step + 1) as f64;
        if next == total {
            break;
        }
        total = next;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_a_of_one_the_gamma_function_is_exponential() {
        for x in [0.1, 1.0, 5.0, 40.0] {
            assert!((gamma_q(1.0, x) / exp(-x) - 1.0).abs() < 1e-14);
        }
    }

    #[test]
    fn with_b_of_one_the_beta_function_is_a_power() {
        assert!((beta_regularized(3.0, 1.0, 0.2) - 0.008).abs() < 1e-16);
        assert!((beta_regularized(1.0, 3.0, 0.2) - (1.0 - 0.512)).abs() < 1e-15);
    }

    #[test]
    fn a_billion_events_are_as_likely_above_as_below_but_for_skewness() {
        // P(a, a) = 1/2 + 1 / (3 √(2πa)) + …
        let a = 1e9;
        let skewed = 0.5 + 1.0 / (3.0 * sqrt(TAU * a));
        assert!((gamma_p(a, a) - skewed).abs() < 1e-10);
    }

    #[test]
    fn the_two_gamma_functions_add_to_one() {
        for (a, x) in [(0.3, 0.2), (7.5, 9.0), (1e5, 1.001e5)] {
            assert!((gamma_p(a, x) + gamma_q(a, x) - 1.0).abs() < 1e-14);
        }
    }
}
