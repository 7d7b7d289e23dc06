use crate::error::{Error, finite, lengths};
use crate::math::{hypot, sqrt};

/// The directions a symmetric matrix only stretches, and by how much.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    /// The factors, smallest first.
    pub values: Vec<f64>,
    /// The directions, each of length one, in the order of the values.
    pub vectors: Vec<Vec<f64>>,
}

/// The eigenvalues and eigenvectors of a symmetric `n × n` matrix, given row by row.
///
/// Householder's tridiagonal form and implicit QL (EISPACK's tred2 and tql2), the same bits each
/// time. Each vector's sign makes its largest entry positive. Only the lower triangle is read.
///
/// # Errors
/// The length is not `n × n`, a value is not finite, or the iteration does not settle.
pub fn symmetric_eigen(matrix: &[f64], n: usize) -> Result<Eigen, Error> {
    lengths("matrix", n * n, matrix.len())?;
    finite("matrix", matrix)?;
    if n == 0 {
        return Ok(Eigen { values: Vec::new(), vectors: Vec::new() });
    }
    let mut work = Tridiagonal::reduce(matrix, n);
    work.iterate()?;
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| work.diagonal[i].total_cmp(&work.diagonal[j]));
    let vectors = order.iter().map(|&i| upright(&work.vectors[i * n..(i + 1) * n])).collect();
    Ok(Eigen { values: order.iter().map(|&i| work.diagonal[i]).collect(), vectors })
}

pub(super) fn upright(vector: &[f64]) -> Vec<f64> {
    let larger = |best: f64, entry: &f64| {
        if entry.abs() > best.abs() * (1.0 + 1e-9) { *entry } else { best }
    };
    let sign = vector.iter().fold(0.0, larger);
    vector.iter().map(|entry| if sign < 0.0 { -entry } else { *entry }).collect()
}

/// A matrix as rotation and tridiagonal rest. `vectors` holds one direction per row, or none.
pub(super) struct Tridiagonal {
    n: usize,
    /// The numbers of a direction.
    width: usize,
    vectors: Vec<f64>,
    diagonal: Vec<f64>,
    beside: Vec<f64>,
}

impl Tridiagonal {
    /// The eigenvalues of a tridiagonal matrix, smallest first; the last entry beside its diagonal
    /// is zero.
    pub(super) fn values(diagonal: Vec<f64>, beside: Vec<f64>) -> Result<Vec<f64>, Error> {
        let n = diagonal.len();
        let vectors = Vec::new();
        let mut work = Tridiagonal { n, width: 0, vectors, diagonal, beside };
        work.iterate()?;
        work.diagonal.sort_by(f64::total_cmp);
        Ok(work.diagonal)
    }

    fn reduce(matrix: &[f64], n: usize) -> Tridiagonal {
        let mut a: Vec<f64> = (0..n * n)
            .map(|place| {
                let i = place / n;
                let j = place % n;
                matrix[i.max(j) * n + i.min(j)]
            })
            .collect();
        let mut vectors = vec![0.0; n * n];
        (0..n).for_each(|i| vectors[i * n + i] = 1.0);
        for k in 0..n.saturating_sub(2) {
            let Some(mirror) = mirror_below(&a, n, k) else { continue };
            two_sided(&mut a, n, k, &mirror);
            one_sided(&mut vectors, n, k, &mirror);
        }
        let diagonal = (0..n).map(|i| a[i * n + i]).collect();
        let beside = (0..n).map(|i| if i + 1 < n { a[(i + 1) * n + i] } else { 0.0 }).collect();
        Tridiagonal { n, width: n, vectors, diagonal, beside }
    }

    /// Implicit QL with Wilkinson's shift until every entry beside the diagonal is gone.
    fn iterate(&mut self) -> Result<(), Error> {
        for start in 0..self.n {
            for round in 0.. {
                let end = self.unreduced(start);
                if end == start {
                    break;
                }
                if round == 100 {
                    return Err(Error::NoConvergence { what: "the eigenvalue iteration" });
                }
                self.sweep(start, end);
            }
        }
        Ok(())
    }

    fn unreduced(&self, start: usize) -> usize {
        let small = |i: usize| {
            let scale = self.diagonal[i].abs() + self.diagonal[i + 1].abs();
            self.beside[i].abs() <= f64::EPSILON * scale || self.beside[i].abs() < f64::MIN_POSITIVE
        };
        (start..self.n - 1).find(|&i| small(i)).unwrap_or(self.n - 1)
    }

    fn sweep(&mut self, start: usize, end: usize) {
        // Wilkinson's shift, as the root of the last two by two that is nearer to its corner
        // (implicit QL, Martin & Wilkinson 1968).
        let gap = (self.diagonal[start + 1] - self.diagonal[start]) / (2.0 * self.beside[start]);
        let length = hypot(gap, 1.0).copysign(gap);
        let mut carry =
            self.diagonal[end] - self.diagonal[start] + self.beside[start] / (gap + length);
        let mut sine = 1.0;
        let mut cosine = 1.0;
        let mut lost = 0.0;
        for i in (start..end).rev() {
            let along = sine * self.beside[i];
            let across = cosine * self.beside[i];
            let length = hypot(along, carry);
            self.beside[i + 1] = length;
            // The matrix splits here by itself; the next sweep takes the parts.
            if length == 0.0 {
                self.diagonal[i + 1] -= lost;
                self.beside[end] = 0.0;
                return;
            }
            (sine, cosine) = (along / length, carry / length);
            let base = self.diagonal[i + 1] - lost;
            let turn = (self.diagonal[i] - base) * sine + 2.0 * cosine * across;
            lost = sine * turn;
            self.diagonal[i + 1] = base + lost;
            carry = cosine * turn - across;
            self.rotate(i, sine, cosine);
        }
        self.diagonal[start] -= lost;
        self.beside[start] = carry;
        self.beside[end] = 0.0;
    }

    fn rotate(&mut self, i: usize, sine: f64, cosine: f64) {
        let (head, tail) = self.vectors.split_at_mut((i + 1) * self.width);
        let lower = &mut head[i * self.width..];
        for (low, high) in lower.iter_mut().zip(tail) {
            let kept = *high;
            *high = sine * *low + cosine * kept;
            *low = cosine * *low - sine * kept;
        }
    }
}

/// The unit vector whose reflection clears column `k` below the entry next to the diagonal, if any
/// is needed.
fn mirror_below(a: &[f64], n: usize, k: usize) -> Option<Vec<f64>> {
    let mut mirror: Vec<f64> = (k + 1..n).map(|i| a[i * n + k]).collect();
    if mirror[1..].iter().all(|entry| *entry == 0.0) {
        return None;
    }
    let scale = mirror.iter().fold(0.0_f64, |most, entry| most.max(entry.abs()));
    mirror.iter_mut().for_each(|entry| *entry /= scale);
    let length = sqrt(mirror.iter().map(|entry| entry * entry).sum());
    mirror[0] += length.copysign(mirror[0]);
    let length = sqrt(mirror.iter().map(|entry| entry * entry).sum());
    mirror.iter_mut().for_each(|entry| *entry /= length);
    Some(mirror)
}

/// Reflects rows and columns from `k + 1` on, and column `k` with them.
fn two_sided(a: &mut [f64], n: usize, k: usize, mirror: &[f64]) {
    let first = k + 1;
    let mut image: Vec<f64> = (first..n)
        .map(|i| a[i * n + first..(i + 1) * n].iter().zip(mirror).map(|(x, u)| x * u).sum())
        .collect();
    let along: f64 = image.iter().zip(mirror).map(|(x, u)| x * u).sum();
    image.iter_mut().zip(mirror).for_each(|(x, u)| *x -= along * u);
    for (row, (u, p)) in mirror.iter().zip(&image).enumerate() {
        let entries = &mut a[(first + row) * n + first..(first + row + 1) * n];
        for (entry, (v, q)) in entries.iter_mut().zip(mirror.iter().zip(&image)) {
            *entry -= 2.0 * (u * q + p * v);
        }
    }
    let beside: f64 = 2.0 * (first..n).zip(mirror).map(|(i, u)| a[i * n + k] * u).sum::<f64>();
    for (i, u) in (first..n).zip(mirror) {
        a[i * n + k] = if i == first { a[i * n + k] - beside * u } else { 0.0 };
        a[k * n + i] = a[i * n + k];
    }
}

/// Adds the reflection to the rotation gathered so far.
fn one_sided(vectors: &mut [f64], n: usize, k: usize, mirror: &[f64]) {
    let mut along = vec![0.0; n];
    for (row, u) in vectors[(k + 1) * n..].chunks(n).zip(mirror) {
        along.iter_mut().zip(row).for_each(|(total, entry)| *total += u * entry);
    }
    for (row, u) in vectors[(k + 1) * n..].chunks_mut(n).zip(mirror) {
        row.iter_mut().zip(&along).for_each(|(entry, total)| *entry -= 2.0 * u * total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Seed;

    #[test]
    fn the_values_of_two_by_two_are_one_and_three() {
        let eigen = symmetric_eigen(&[2.0, 1.0, 1.0, 2.0], 2).unwrap();
        assert!((eigen.values[0] - 1.0).abs() < 1e-15 && (eigen.values[1] - 3.0).abs() < 1e-15);
        assert!((eigen.vectors[1][0] - std::f64::consts::FRAC_1_SQRT_2).abs() < 1e-15);
    }

    #[test]
    fn the_matrix_only_stretches_its_directions() {
        let n = 40;
        let mut stream = Seed(5).stream(0);
        let mut matrix = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                matrix[i * n + j] = if (i + j) % 3 == 0 { 0.0 } else { stream.normal() };
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        let eigen = symmetric_eigen(&matrix, n).unwrap();
        for (value, vector) in eigen.values.iter().zip(&eigen.vectors) {
            for i in 0..n {
                let image: f64 = (0..n).map(|j| matrix[i * n + j] * vector[j]).sum();
                assert!((image - value * vector[i]).abs() < 1e-12);
            }
        }
        let crossed: f64 = eigen.vectors[3].iter().zip(&eigen.vectors[4]).map(|(x, y)| x * y).sum();
        assert!(crossed.abs() < 1e-13);
    }

    #[test]
    fn equal_values_and_empty_matrices_are_no_trouble() {
        let identity: Vec<f64> = (0..9).map(|place| f64::from(u8::from(place % 4 == 0))).collect();
        assert_eq!(symmetric_eigen(&identity, 3).unwrap().values, [1.0, 1.0, 1.0]);
        assert!(symmetric_eigen(&[], 0).unwrap().values.is_empty());
    }
}
