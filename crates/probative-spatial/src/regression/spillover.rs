use probative_numeric::math::{exp, ln, sqrt};
use probative_numeric::{Eigenvalues, Elimination, Factor, each, peak, sum};

use crate::error::Error;
use crate::weights::Weights;

/// Above this many multiplications the traces that need a solution per unit are not computed.
const EXACT_WORK: f64 = 4e10;
/// Above this number of units eigenvalues are not computed.
const FEW: usize = 4000;
/// Places at which a likelihood is tried before the best is refined.
const PLACES: usize = 24;

/// What a share ρ of the neighbours' values does: `I − ρW`, its determinant and its inverse.
pub(super) struct Spillover<'a> {
    pub(super) weights: &'a Weights,
    plan: Elimination,
    /// The eigenvalues of the weights, where links are so many that each elimination would take as
    /// long.
    values: Option<Vec<f64>>,
    /// The ends of the range of ρ around zero in which the determinant stays positive.
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Traces of `G = W(I − ρW)⁻¹`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traces {
    /// `tr(G)`.
    pub(super) first: f64,
    /// `tr(GG)`.
    pub(super) square: f64,
    /// Those that need a solution per unit; `None` where they would take too long.
    pub(super) crossed: Option<Crossed>,
}

/// Traces that mix rows and columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crossed {
    /// `tr(GᵀG)`.
    pub(super) own: f64,
    /// `tr(WG + WᵀG)`.
    pub(super) with_weights: f64,
}

impl<'a> Spillover<'a> {
    /// Plans the elimination and finds the range of ρ.
    ///
    /// The range ends where the determinant is first zero if the weights are symmetric but for a
    /// scale per row, and otherwise at one over the largest eigenvalue of the strengths without
    /// their signs, on both sides of zero.
    pub(super) fn new(weights: &'a Weights) -> Result<Spillover<'a>, Error> {
        weights.some_links()?;
        // Of its own outcome a unit's outcome is no share: the peak runs off to where rounding ends.
        let alone =
            |unit: &usize| weights.degree(*unit) == 1 && weights.self_strength(*unit).is_some();
        if let Some(unit) = (0..weights.units()).find(alone) {
            return Err(Error::OnlyItself { unit });
        }
        let plan = Elimination::new(weights.starts(), weights.targets())?;
        let (radius, exact) = radius(weights);
        if radius <= 0.0 {
            return Err(Error::NoNeighbours);
        }
        let low = -1.0 / radius;
        let high = 1.0 / radius;
        let values = None;
        let mut of = Spillover { weights, plan, values, low, high };
        if let Some(scales) = scales(weights) {
            let cubed = [weights.units() as f64; 3].iter().product::<f64>();
            // Eigenvalues once are cheaper than eliminations at every step where the fill is dense;
            // beyond a few units their cube is not.
            if weights.units() <= FEW && of.plan.work() > cubed / 12.0 {
                return of.by_eigenvalues(&scales);
            }
            of.low = of.edge(of.low);
            of.high = if exact { of.high } else { of.edge(of.high) };
        }
        Ok(of)
    }

    /// The same with the eigenvalues of the symmetric matrix that the scales give.
    fn by_eigenvalues(self, scales: &[f64]) -> Result<Spillover<'a>, Error> {
        let n = self.weights.units();
        let mut matrix = vec![0.0; n * n];
        for (from, to, strength) in self.weights.as_links() {
            matrix[from * n + to] = strength * sqrt(exp(scales[from] - scales[to]));
        }
        let values = Eigenvalues::new(matrix, n)?.values;
        let low = 1.0 / values[0].min(-1e-300);
        let high = 1.0 / values[n - 1].max(1e-300);
        Ok(Spillover { values: Some(values), low, high, ..self })
    }

    /// The last ρ from `inside` outwards for which the matrix is positive definite, to six digits.
    fn edge(&self, mut inside: f64) -> f64 {
        let holds = |rho: f64| self.factor(rho).is_some();
        let mut outside = 2.0 * inside;
        while holds(outside) {
            (inside, outside) = (outside, 2.0 * outside);
            if outside.abs() > 1e12 {
                return inside;
            }
        }
        while (outside - inside).abs() > 1e-6 * inside.abs() {
            let middle = 0.5 * (inside + outside);
            if holds(middle) { inside = middle } else { outside = middle }
        }
        inside
    }

    /// The factors of `I − ρW`; nothing beyond the range.
    pub(super) fn factor(&self, rho: f64) -> Option<Factor<'_>> {
        self.plan.of_identity_less(rho, self.weights.strengths())
    }

    /// `ln |I − ρW|`, minus infinity beyond the range.
    pub(super) fn ln_det(&self, rho: f64) -> f64 {
        let Some(values) = &self.values else {
            return self.factor(rho).map_or(f64::NEG_INFINITY, |factor| factor.ln_det());
        };
        if rho <= self.low || rho >= self.high {
            return f64::NEG_INFINITY;
        }
        sum(&values.iter().map(|value| ln(1.0 - rho * value)).collect::<Vec<_>>())
    }

    /// The ρ with the highest likelihood, given what the likelihood is without its determinant.
    ///
    /// A grid over the whole range first, so that a lower peak is not taken for the highest.
    pub(super) fn likeliest(
        &self,
        height: impl Fn(f64) -> f64 + Sync + Send,
    ) -> Result<f64, Error> {
        let width = (self.high - self.low) / (PLACES + 1) as f64;
        let place = |step: usize| self.low + width * step as f64;
        let whole = |rho: f64| height(rho) + self.ln_det(rho);
        let heights = each(PLACES, |step| whole(place(step + 1)));
        let best =
            (0..PLACES).fold(0, |best, at| if heights[at] > heights[best] { at } else { best });
        let found = peak(place(best), place(best + 2), whole);
        let margin = 1e-5 * (self.high - self.low);
        if found - self.low < margin || self.high - found < margin {
            let what = "the spatial parameter, whose likelihood rises to the end of its range,";
            return Err(probative_numeric::Error::NoConvergence { what }.into());
        }
        Ok(found)
    }

    /// The traces at ρ: exact by one solution per unit where that is feasible; otherwise `tr(G)`
    /// and `tr(GG)` are differences of the exact determinant (five points), good to about six
    /// digits.
    pub(super) fn traces(&self, rho: f64) -> Option<Traces> {
        let units = self.weights.units();
        if 8.0 * units as f64 * self.plan.filled() as f64 > EXACT_WORK {
            return self.differences(rho);
        }
        let factor = self.factor(rho)?;
        let turned = self.weights.transposed();
        let parts = each(units, |unit| self.of_unit(&factor, &turned, unit));
        let total = |part: usize| sum(&parts.iter().map(|of| of[part]).collect::<Vec<_>>());
        let crossed = Crossed { own: total(2), with_weights: total(3) };
        Some(Traces { first: total(0), square: total(1), crossed: Some(crossed) })
    }

    /// What one unit's row and column of `G` add to the traces.
    fn of_unit(&self, factor: &Factor<'_>, turned: &Weights, unit: usize) -> [f64; 4] {
        let mut alone = vec![0.0; self.weights.units()];
        alone[unit] = 1.0;
        let column = self.weights.lag(&factor.solve(&alone));
        alone[unit] = 0.0;
        self.weights.neighbors(unit).for_each(|(other, strength)| alone[other] = strength);
        let row = factor.solve_transposed(&alone);
        let along = |of: &Weights| of.neighbors(unit).map(|(i, w)| w * column[i]).sum::<f64>();
        let dot = |other: &[f64]| other.iter().zip(&column).map(|(a, b)| a * b).sum::<f64>();
        [column[unit], dot(&row), dot(&column), along(self.weights) + along(turned)]
    }

    fn differences(&self, rho: f64) -> Option<Traces> {
        let step = 0.02 * (self.high - rho).min(rho - self.low).min(self.high);
        let at = each(5, |place| self.ln_det(rho + step * (place as f64 - 2.0)));
        let first = (at[0] - 8.0 * at[1] + 8.0 * at[3] - at[4]) / (12.0 * step);
        let second = (16.0 * (at[1] + at[3]) - at[0] - at[4] - 30.0 * at[2]) / (12.0 * step * step);
        let found = Traces { first: -first, square: -second, crossed: None };
        found.first.is_finite().then_some(found)
    }
}

/// A bound on the eigenvalues of the strengths without their signs, and whether it is the largest
/// of them.
///
/// Exact where all rows that are not empty have the same sum; otherwise Collatz's bound after a
/// thousand multiplications.
fn radius(weights: &Weights) -> (f64, bool) {
    let units = weights.units();
    let row_sum = |unit: usize| weights.neighbors(unit).map(|(_, w)| w.abs()).sum::<f64>();
    let sums: Vec<f64> = (0..units).filter(|&u| weights.degree(u) > 0).map(row_sum).collect();
    let largest = sums.iter().fold(0.0_f64, |most, each| most.max(*each));
    if sums.iter().all(|each| (each - largest).abs() <= 1e-12 * largest) {
        return (largest, weights.strengths().iter().all(|w| *w >= 0.0));
    }
    let mut bound = largest;
    let mut vector = vec![1.0_f64; units];
    for _ in 0..1000 {
        let around =
            |unit: usize| weights.neighbors(unit).map(|(i, w)| w.abs() * vector[i]).sum::<f64>();
        let next: Vec<f64> =
            // A tenth of the largest sum on the diagonal lets the iteration settle on maps of two
            // colours, where it would swing for ever; it is taken off the ratio again.
            (0..units).map(|unit| around(unit) + 0.1 * largest * vector[unit]).collect();
        let ratio = next.iter().zip(&vector).map(|(new, old)| new / old).fold(0.0, f64::max);
        bound = bound.min(ratio - 0.1 * largest);
        let scale = next.iter().fold(0.0_f64, |most, each| most.max(*each));
        vector = next.iter().map(|each| (each / scale).max(1e-200)).collect();
    }
    (bound, false)
}

/// The logarithms of scales per row that make the weights symmetric, so that their eigenvalues are
/// real; none if there are no such scales.
///
/// Along each loop the strengths one way and the other must have the same product (Kolmogorov);
/// logarithms of the scales are handed on from unit to unit.
fn scales(weights: &Weights) -> Option<Vec<f64>> {
    let turned = weights.transposed();
    let mut scales: Vec<Option<f64>> = vec![None; weights.units()];
    for first in 0..weights.units() {
        if scales[first].is_some() {
            continue;
        }
        scales[first] = Some(0.0);
        let mut waiting = vec![first];
        while let Some(unit) = waiting.pop() {
            let own = scales[unit].unwrap_or(0.0);
            let mut out = weights.neighbors(unit);
            let mut back = turned.neighbors(unit);
            loop {
                match (out.next(), back.next()) {
                    (None, None) => break,
                    (Some((other, w)), Some((same, v))) if other == same && w * v > 0.0 => {
                        let scale = own + ln(w / v);
                        // A unit reached a second way must get the same scale, or a loop's products
                        // differ and no scales exist.
                        match scales[other] {
                            Some(known) if (known - scale).abs() > 1e-9 => return None,
                            Some(_) => {}
                            None => {
                                scales[other] = Some(scale);
                                waiting.push(other);
                            }
                        }
                    }
                    _ => return None,
                }
            }
        }
    }
    scales.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> Weights {
        Weights::from_pairs(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]).unwrap()
    }

    #[test]
    fn the_range_of_a_path_is_known() {
        // The eigenvalues of a path of five are 2 cos(kπ/6); as neighbours' means they are cos(kπ/4).
        let edge = 1.0 / 3_f64.sqrt();
        let binary = path();
        let means = path().row_standardized();
        let of = Spillover::new(&binary).unwrap();
        assert!((of.high - edge).abs() < 2e-6 && (of.low + edge).abs() < 2e-6);
        let of = Spillover::new(&means).unwrap();
        assert!((of.high - 1.0).abs() < 1e-12 && (of.low + 1.0).abs() < 2e-6);
    }

    #[test]
    fn eigenvalues_and_elimination_give_the_same_determinant() {
        // Everybody is a neighbour of everybody, the more the nearer.
        let near = |a: usize, b: usize| 1.0 / (1.0 + (a as f64 - b as f64).abs());
        let links =
            (0..90).map(|link| (link / 9, link % 9)).map(|(a, b)| (a, b + usize::from(b >= a)));
        let links = links.map(|(a, b)| (a, b, near(a, b))).collect();
        let weights = Weights::from_links(10, links).unwrap();
        for weights in [weights.row_standardized(), weights] {
            let of = Spillover::new(&weights).unwrap();
            assert!(of.values.is_some());
            for share in [-0.9, 0.1, 0.9] {
                let rho = if share < 0.0 { -share * of.low } else { share * of.high };
                let other = of.factor(rho).unwrap().ln_det();
                assert!((of.ln_det(rho) - other).abs() < 1e-12, "{} {other}", of.ln_det(rho));
            }
            assert!(of.factor(1.001 * of.high).is_none() && of.factor(1.001 * of.low).is_none());
        }
    }

    #[test]
    fn weights_in_one_direction_are_not_symmetric_after_scaling() {
        assert!(scales(&path().row_standardized()).is_some());
        let one_way = Weights::from_links(3, vec![(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0)]).unwrap();
        assert!(scales(&one_way).is_none());
        let loops =
            vec![(0, 1, 2.0), (1, 0, 1.0), (1, 2, 2.0), (2, 1, 1.0), (2, 0, 2.0), (0, 2, 1.0)];
        assert!(scales(&Weights::from_links(3, loops).unwrap()).is_none());
    }

    #[test]
    fn differences_of_the_determinant_give_the_traces() {
        let weights = path().row_standardized();
        let of = Spillover::new(&weights).unwrap();
        let exact = of.traces(0.4).unwrap();
        let near = of.differences(0.4).unwrap();
        assert!((exact.first / near.first - 1.0).abs() < 1e-6);
        assert!((exact.square / near.square - 1.0).abs() < 1e-5);
    }

    #[test]
    fn a_bound_on_uneven_one_sided_weights_is_the_largest_eigenvalue() {
        // A loop of three with strengths 1, 2 and 4: the cube of its eigenvalues is 8.
        let links = vec![(0, 1, 1.0), (1, 2, 2.0), (2, 0, 4.0)];
        let (bound, exact) = radius(&Weights::from_links(3, links).unwrap());
        assert!(!exact && (2.0..2.0 + 1e-9).contains(&bound), "{bound}");
    }
}
