use probative_numeric::{Stream, mean, symmetric_eigen};

use crate::error::Error;
use crate::moran::centred;
use crate::weights::Weights;

/// Maps that are as smooth as a given one, with its mean, its variance and its Moran's *I*, and
/// otherwise random.
///
/// Moran spectral randomization, singleton procedure (Wagner & Dray 2015): the values are written
/// in the eigenvectors of the doubly centred weights, and each coefficient keeps its size but gets
/// a random sign. Weights that are not symmetric are replaced by the mean of both directions, which
/// gives the same *I*.
///
/// Islands belong to the map: their rows of the weights are zero before centring, they enter the
/// mean and the variance, and the values they get come from the eigenvectors that the other units
/// do not fix. The preparation is cubic in the number of units: fine for hundreds, slow beyond two
/// thousand.
#[derive(Debug, Clone)]
pub struct SpectralNull {
    mean: f64,
    /// Each eigenvector times the values' coefficient on it, one after another.
    parts: Vec<f64>,
    units: usize,
}

/// The eigenvectors of one map's weights, from which the nulls of many variables follow.
#[derive(Debug, Clone)]
pub struct Spectrum {
    vectors: Vec<Vec<f64>>,
    units: usize,
}

impl Spectrum {
    /// The eigenvectors of the doubly centred weights; cubic in the number of units.
    ///
    /// # Errors
    /// No neighbours.
    pub fn new(weights: &Weights) -> Result<Spectrum, Error> {
        weights.some_links()?;
        let units = weights.units();
        let mut vectors = symmetric_eigen(&operator(weights), units)?.vectors;
        // The constant vector has the largest eigenvalue by construction, and the values none of it.
        vectors.truncate(units - 1);
        Ok(Spectrum { vectors, units })
    }

    /// The null of one variable.
    ///
    /// # Errors
    /// Lengths that differ, a value that is not finite, or equal values.
    pub fn null(&self, values: &[f64]) -> Result<SpectralNull, Error> {
        let units = self.units;
        let centred = centred(values, units)?;
        let mut parts = Vec::with_capacity(units * (units - 1));
        for vector in &self.vectors {
            let coefficient: f64 = vector.iter().zip(&centred).map(|(v, z)| v * z).sum();
            parts.extend(vector.iter().map(|entry| entry * coefficient));
        }
        Ok(SpectralNull { mean: mean(values), parts, units })
    }
}

impl SpectralNull {
    /// Prepares the spectrum of the weights and of the values.
    ///
    /// # Errors
    /// Lengths that differ, a value that is not finite, equal values, or no neighbours.
    pub fn new(values: &[f64], weights: &Weights) -> Result<SpectralNull, Error> {
        centred(values, weights.units())?;
        Spectrum::new(weights)?.null(values)
    }

    /// One random map.
    #[must_use]
    pub fn surrogate(&self, stream: &mut Stream) -> Vec<f64> {
        let mut map = vec![0.0; self.units];
        let mut signs = 0_u64;
        for (place, part) in self.parts.chunks_exact(self.units).enumerate() {
            if place % 64 == 0 {
                signs = stream.next_u64();
            }
            let sign = if signs & 1 == 0 { 1.0 } else { -1.0 };
            signs >>= 1;
            map.iter_mut().zip(part).for_each(|(value, each)| *value += sign * each);
        }
        map.iter_mut().for_each(|value| *value += self.mean);
        map
    }
}

/// The symmetric weights with row and column means taken out, and the constant vector moved beyond
/// all other eigenvalues.
fn operator(weights: &Weights) -> Vec<f64> {
    let n = weights.units();
    let mut matrix = vec![0.0; n * n];
    for unit in 0..n {
        for (other, strength) in weights.neighbors(unit) {
            matrix[unit * n + other] += 0.5 * strength;
            matrix[other * n + unit] += 0.5 * strength;
        }
    }
    let size = matrix.chunks_exact(n).map(|row| row.iter().map(|w| w.abs()).sum::<f64>());
    let beyond = 2.0 * size.fold(0.0, f64::max) + 1.0;
    let means: Vec<f64> = matrix.chunks_exact(n).map(mean).collect();
    let overall = mean(&means);
    for (place, entry) in matrix.iter_mut().enumerate() {
        *entry += overall + beyond / n as f64 - means[place / n] - means[place % n];
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moran::moran_i;
    use probative_numeric::{Seed, variance};

    fn grid(side: usize) -> Weights {
        let mut pairs = Vec::new();
        for unit in 0..side * side {
            if unit % side + 1 < side {
                pairs.push((unit, unit + 1));
            }
            if unit + side < side * side {
                pairs.push((unit, unit + side));
            }
        }
        // Two more units without neighbours.
        Weights::from_pairs(side * side + 2, &pairs).unwrap()
    }

    #[test]
    fn surrogates_keep_mean_variance_and_morans_i() {
        for weights in [grid(6), grid(6).row_standardized()] {
            let mut stream = Seed(4).stream(0);
            let values: Vec<f64> =
                (0..38).map(|unit| unit as f64 + 5.0 * stream.normal()).collect();
            let null = SpectralNull::new(&values, &weights).unwrap();
            for replicate in 1..20 {
                let map = null.surrogate(&mut Seed(4).stream(replicate));
                assert!(map != values);
                assert!((mean(&map) - mean(&values)).abs() < 1e-10);
                assert!((variance(&map) / variance(&values) - 1.0).abs() < 1e-10);
                let i = moran_i(&values, &weights).unwrap();
                assert!((moran_i(&map, &weights).unwrap() - i).abs() < 1e-10);
            }
        }
    }
}
