//! Elementary functions that give the same bits on every machine.
//!
//! The standard library's may differ by platform and version, and a finding may not. All of them
//! come from `libm`.

macro_rules! one_argument {
    ($($(#[$doc:meta])* $name:ident = $libm:ident;)*) => {
        $($(#[$doc])* #[must_use] pub fn $name(x: f64) -> f64 { libm::$libm(x) })*
    };
}

one_argument! {
    /// The exponential of `x`.
    exp = exp;
    /// The exponential of `x` less one, precise near zero.
    exp_m1 = expm1;
    /// The natural logarithm of `x`.
    ln = log;
    /// The natural logarithm of `1 + x`, precise near zero.
    ln_1p = log1p;
    /// The logarithm of `x` to base ten.
    log10 = log10;
    /// The logarithm of `x` to base two.
    log2 = log2;
    /// The square root of `x`.
    sqrt = sqrt;
    /// The cube root of `x`.
    cbrt = cbrt;
    /// The sine of `x` radians.
    sin = sin;
    /// The cosine of `x` radians.
    cos = cos;
    /// The tangent of `x` radians.
    tan = tan;
    /// The angle in radians whose sine is `x`.
    asin = asin;
    /// The angle in radians whose cosine is `x`.
    acos = acos;
    /// The angle in radians whose tangent is `x`.
    atan = atan;
    /// The hyperbolic tangent of `x`.
    tanh = tanh;
    /// The number whose hyperbolic tangent is `x`.
    atanh = atanh;
}

/// `base` raised to `exponent`.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The angle in radians of the point `(x, y)` seen from the origin.
#[must_use]
pub fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// The length of the vector `(x, y)`, without overflow.
#[must_use]
pub fn hypot(x: f64, y: f64) -> f64 {
    libm::hypot(x, y)
}
