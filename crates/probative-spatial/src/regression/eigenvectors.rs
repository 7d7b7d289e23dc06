use probative_numeric::{Eigen, orthonormal, symmetric_eigen};

use super::dot;
use crate::error::Error;
use crate::weights::Weights;

/// The patterns that neighbours' likeness can take, and how alike each is: eigenvectors of `n/S₀ · M(W + Wᵀ)/2 M`, the
/// largest eigenvalue first.
///
/// `M` takes out what the given columns explain. With the constant alone each eigenvalue is the Moran's *I* of its vector
/// (Griffith 1996; Tiefelsdorf & Griffith 2007).
///
/// # Errors
/// No links, strengths that do not sum to more than zero, or an eigenvalue iteration that does not settle.
pub(super) fn eigenvectors(columns: &[Vec<f64>], weights: &Weights) -> Result<Eigen, Error> {
    weights.some_links()?;
    let (n, total) = (weights.units(), weights.total());
    if total <= 0.0 {
        return Err(Error::NoNeighbours);
    }
    let mut eigen = symmetric_eigen(&projected(columns, weights, n as f64 / total), n)?;
    eigen.values.reverse();
    eigen.vectors.reverse();
    Ok(eigen)
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
            let (own, other) = (column[unit], half[unit]);
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
        let eigen = eigenvectors(&[vec![1.0; 12]], &weights).unwrap();
        assert!(eigen.values[0] > 0.8 && eigen.values[11] < -0.8);
        for at in [0, 1, 11] {
            let i = moran_i(&eigen.vectors[at], &weights).unwrap();
            assert!((i - eigen.values[at]).abs() < 1e-12);
        }
    }
}
