use probative_numeric::math::exp;

/// How strength falls with the distance over the bandwidth, *z*; nothing beyond one.
///
/// As libpysal has them: a density, cut at the bandwidth, so that a unit is a neighbour of itself
/// with the strength at zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kernel {
    /// *½*.
    Uniform,
    /// *1 − z*.
    Triangular,
    /// *¾ (1 − z²)*; libpysal's `quadratic`.
    Epanechnikov,
    /// *15⁄16 (1 − z²)²*.
    Quartic,
    /// *(2π)^−½ exp(−z²⁄2)*, cut at the bandwidth too.
    Gaussian,
}

/// One over the root of 2π.
const NORMAL: f64 = 0.398_942_280_401_432_7;

impl Kernel {
    /// The strength at a distance of `z` bandwidths, which is from zero to one.
    pub(super) fn strength(self, z: f64) -> f64 {
        let rest = 1.0 - z * z;
        match self {
            Kernel::Uniform => 0.5,
            Kernel::Triangular => 1.0 - z,
            Kernel::Epanechnikov => 0.75 * rest,
            Kernel::Quartic => 0.9375 * rest * rest,
            Kernel::Gaussian => NORMAL * exp(-0.5 * z * z),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_falls_from_its_middle_to_its_edge() {
        let ends = |kernel: Kernel| [kernel.strength(0.0), kernel.strength(1.0)];
        assert_eq!(ends(Kernel::Uniform), [0.5, 0.5]);
        assert_eq!(ends(Kernel::Triangular), [1.0, 0.0]);
        assert_eq!(ends(Kernel::Epanechnikov), [0.75, 0.0]);
        assert_eq!(ends(Kernel::Quartic), [0.9375, 0.0]);
        assert!((ends(Kernel::Gaussian)[1] - 0.241_970_724_519_143_37).abs() < 1e-15);
    }
}
