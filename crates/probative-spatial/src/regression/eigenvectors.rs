use probative_numeric::{Eigenvalues, orthonormal};

use super::{Regressor, dot};
use crate::error::Error;
use crate::weights::Weights;

/// The patterns that neighbours' likeness can take, and how alike each is: eigenvectors of
/// `n/S₀ · M(W + Wᵀ)/2 M`, the largest eigenvalue first.
///
/// `M` takes out what some columns explain. With the constant alone each eigenvalue is the Moran's
/// *I* of its vector (Griffith 1996; Tiefelsdorf & Griffith 2007).
pub(super) struct Patterns {
    /// The eigenvalues, largest first.
    pub(super) values: Vec<f64>,
    of: Eigenvalues,
}

/// Patterns that may be chosen: their places from zero, and their vectors in the same order.
pub(super) struct Candidates {
    pub(super) places: Vec<usize>,
    pub(super) vectors: Vec<Vec<f64>>,
}

impl Patterns {
    /// # Errors
    /// No links, strengths that do not sum to more than zero, or an eigenvalue iteration that does
    /// not settle.
    pub(super) fn new(columns: &[Vec<f64>], weights: &Weights) -> Result<Patterns, Error> {
        weights.some_links()?;
        let n = weights.units();
        let total = weights.total();
        if total <= 0.0 {
            return Err(Error::NoNeighbours);
        }
        let of = Eigenvalues::new(projected(columns, weights, n as f64 / total), n)?;
        Ok(Patterns { values: of.values.iter().rev().copied().collect(), of })
    }

    /// The patterns whose eigenvalue is at least a positive number, or at most a negative one.
    pub(super) fn beyond(&self, least: f64) -> Candidates {
        let n = self.values.len();
        let beyond = |value: &f64| if least > 0.0 { *value >= least } else { *value <= least };
        let count = self.values.iter().filter(|value| beyond(value)).count();
        let range = if least > 0.0 { n - count..n } else { 0..count };
        let places = range.clone().rev().map(|at| n - 1 - at).collect();
        let mut vectors = self.of.vectors(range);
        vectors.reverse();
        Candidates { places, vectors }
    }
}

impl Candidates {
    /// Takes a pattern out, as a regressor.
    pub(super) fn take(&mut self, at: usize) -> (usize, Regressor) {
        let place = self.places.remove(at);
        let values = self.vectors.remove(at);
        (place, Regressor { term: format!("eigenvector_{}", place + 1), values })
    }
}

/// `scale · M(W + Wᵀ)/2 M`, row by row.
fn projected(columns: &[Vec<f64>], weights: &Weights, scale: f64) -> Vec<f64> {
    let n = weights.units();
    let turned = weights.transposed();
    let basis = orthonormal(columns);
    let mean = |of: &[f64]| -> Vec<f64> {
        let both = weights.lag(of).into_iter().zip(turned.lag(of));
        both.map(|(ahead, behind)| 0.5 * scale * (ahead + behind)).collect()
    };
    let lagged: Vec<Vec<f64>> = basis.iter().map(|column| mean(column)).collect();
    // What each column's mean is less half of its own share, so that both sides together take out all.
    let halves: Vec<Vec<f64>> = lagged
        .iter()
        .map(|of| {
            let mut half = of.clone();
            for column in &basis {
                let share = 0.5 * dot(column, of);
                half.iter_mut().zip(column).for_each(|(value, each)| *value -= share * each);
            }
            half
        })
        .collect();
    let mut matrix = vec![0.0; n * n];
    for unit in 0..n {
        let row = &mut matrix[unit * n..(unit + 1) * n];
        for (half, column) in halves.iter().zip(&basis) {
            let own = column[unit];
            let other = half[unit];
            let pairs = half.iter().zip(column);
            row.iter_mut().zip(pairs).for_each(|(x, (h, c))| *x -= own * h + other * c);
        }
        weights.neighbors(unit).for_each(|(other, w)| row[other] += 0.5 * scale * w);
        turned.neighbors(unit).for_each(|(other, w)| row[other] += 0.5 * scale * w);
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moran::moran_i;

    #[test]
    fn each_pattern_has_its_value_as_morans_i() {
        let pairs: Vec<(usize, usize)> = (0..11).map(|unit| (unit, unit + 1)).collect();
        let weights = Weights::from_pairs(12, &pairs).unwrap().row_standardized();
        let patterns = Patterns::new(&[vec![1.0; 12]], &weights).unwrap();
        assert!(patterns.values[0] > 0.8 && patterns.values[11] < -0.8);
        for (least, count) in [(0.5_f64, 3), (-0.7, 3)] {
            let found = patterns.beyond(least);
            assert_eq!(found.places.len(), count);
            let beyond = |&at: &usize| least.signum() * patterns.values[at] >= least.abs();
            assert_eq!(found.places, (0..12).filter(beyond).collect::<Vec<usize>>());
            for (vector, &place) in found.vectors.iter().zip(&found.places) {
                let i = moran_i(vector, &weights).unwrap();
                assert!((i - patterns.values[place]).abs() < 1e-12);
            }
        }
    }
}
