use probative_numeric::distribution::Normal;
use probative_numeric::math::sqrt;
use probative_numeric::sum;

use super::eigenvectors::Patterns;
use super::likelihood::same_units;
use super::{Ols, Regressor, design, dot, ols};
use crate::error::Error;
use crate::weights::Weights;

/// Eigenvalues closer to zero than this are of patterns without likeness, and of what the
/// regressors span.
const FLAT: f64 = 1e-4;
/// Residuals whose *I* lies closer to its mean than this many standard deviations need no further
/// pattern.
const CLEAN: f64 = 0.1;

/// An ordinary regression with as many patterns of the map as leave residuals without likeness of
/// neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct Esf {
    /// The constant, the regressors as given, and the patterns in the order of their choice.
    pub regression: Ols,
    /// The likeness of the residuals before any pattern, and after each that was added.
    pub steps: Vec<FilterStep>,
    /// How many patterns could be chosen.
    pub candidates: usize,
}

/// How alike neighbours' residuals are once a pattern is in the regression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FilterStep {
    /// The pattern's place, one having the largest eigenvalue; none before the first.
    pub vector: Option<usize>,
    /// Its eigenvalue.
    pub eigenvalue: f64,
    /// Moran's *I* of the residuals.
    pub moran: f64,
    /// The same less its mean, in standard deviations, both exact for normal errors.
    pub z: f64,
    /// Two-sided, by the normal distribution.
    pub p: f64,
}

/// Filters space out of a regression (Tiefelsdorf & Griffith 2007), by the rule of
/// `spatialreg::SpatialFiltering(ExactEV = TRUE, tol = 0.1)`.
///
/// The patterns are the eigenvectors of `n/S₀ · M(W + Wᵀ)/2 M`, where `M` leaves what the constant
/// and the regressors do not explain. Candidates are those beyond 10⁻⁴ of the same sign as the
/// residuals' *I*. Each step adds the one that brings the residuals' *I* closest to its mean in
/// standard deviations, until that is within 0.1 or no pattern brings it closer. (The peer keeps
/// the last pattern even if it makes the likeness worse, and stops there; here it is left out.) The
/// patterns are chosen by looking at the outcome, so that the tests of the coefficients are a
/// little too bold.
///
/// # Errors
/// As [`ols`](super::ols()); weights for another number of units, or without links.
pub fn esf(outcome: &[f64], regressors: &[Regressor], weights: &Weights) -> Result<Esf, Error> {
    let plain = ols(outcome, regressors)?;
    same_units(outcome, weights)?;
    let patterns = Patterns::new(&design(outcome, regressors)?, weights)?;
    let mut left = Left::new(&plain, &patterns, weights);
    let mut steps = vec![left.step(None, 0.0)];
    let mut open = patterns.beyond(if left.products < 0.0 { -FLAT } else { FLAT });
    let candidates = open.places.len();
    let mut along: Vec<f64> =
        open.vectors.iter().map(|vector| dot(vector, &plain.residuals)).collect();
    let mut extended = regressors.to_vec();
    while steps[steps.len() - 1].z.abs() >= CLEAN && left.freedom > 2.0 {
        let without = |at: usize| left.without(patterns.values[open.places[at]], along[at]);
        let closest = |best: Option<(f64, usize)>, at: usize| {
            let z = without(at).z().abs();
            if best.is_none_or(|(least, _)| z < least) { Some((z, at)) } else { best }
        };
        let Some((z, at)) = (0..along.len()).fold(None, closest) else { break };
        // The peer takes this pattern in and stops; it is left out here, since it makes the
        // likeness worse.
        if z >= steps[steps.len() - 1].z.abs() {
            break;
        }
        // Patterns are at right angles to the regressors and to each other, so that each is taken
        // out without a new regression.
        left = without(at);
        let (place, pattern) = open.take(at);
        along.remove(at);
        steps.push(left.step(Some(place + 1), patterns.values[place]));
        extended.push(pattern);
    }
    Ok(Esf { regression: ols(outcome, &extended)?, steps, candidates })
}

/// What a regression leaves, in sums from which one more pattern takes its part.
#[derive(Debug, Clone, Copy)]
struct Left {
    squares: f64,
    /// The residuals times their neighbours'.
    products: f64,
    /// The sums of the eigenvalues and of their squares that are left.
    trace: f64,
    trace_square: f64,
    freedom: f64,
}

impl Left {
    fn new(plain: &Ols, patterns: &Patterns, weights: &Weights) -> Left {
        let scale = weights.units() as f64 / weights.total();
        Left {
            squares: dot(&plain.residuals, &plain.residuals),
            products: scale * dot(&plain.residuals, &weights.lag(&plain.residuals)),
            trace: sum(&patterns.values),
            trace_square: dot(&patterns.values, &patterns.values),
            freedom: plain.residuals.len() as f64 - plain.coefficients.len() as f64,
        }
    }

    /// The same without one pattern; the others are at right angles to it and keep theirs.
    fn without(&self, eigenvalue: f64, along: f64) -> Left {
        Left {
            squares: self.squares - along * along,
            products: self.products - eigenvalue * along * along,
            trace: self.trace - eigenvalue,
            trace_square: self.trace_square - eigenvalue * eigenvalue,
            freedom: self.freedom - 1.0,
        }
    }

    fn moran(&self) -> f64 {
        self.products / self.squares
    }

    /// Exact moments of residuals of normal errors (Cliff & Ord 1981, section 8.3).
    fn z(&self) -> f64 {
        let mean = self.trace / self.freedom;
        let spread = self.freedom * self.trace_square - self.trace * self.trace;
        let variance = 2.0 * spread / (self.freedom * self.freedom * (self.freedom + 2.0));
        (self.moran() - mean) / sqrt(variance)
    }

    fn step(&self, vector: Option<usize>, eigenvalue: f64) -> FilterStep {
        let z = self.z();
        FilterStep { vector, eigenvalue, moran: self.moran(), z, p: 2.0 * Normal.survival(z.abs()) }
    }
}
