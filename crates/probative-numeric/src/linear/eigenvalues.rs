use std::ops::Range;

use rayon::prelude::*;

use super::inner;
use super::symmetric::{Tridiagonal, upright};
use crate::error::{Error, finite, lengths};
use crate::math::sqrt;
use crate::stream::Seed;

/// Eigenvalues closer than this share of the largest one have their vectors made orthogonal one to
/// another.
const CLUSTER: f64 = 1e-5;
/// Vectors that are turned back together, so that each mirror is read once for all.
const TOGETHER: usize = 16;
/// Shorter rows are not worth another thread.
const LONG: usize = 256;

/// The eigenvalues of a large symmetric matrix, and the eigenvectors of those that are asked for.
#[derive(Debug, Clone)]
pub struct Eigenvalues {
    /// The eigenvalues, smallest first.
    pub values: Vec<f64>,
    diagonal: Vec<f64>,
    beside: Vec<f64>,
    /// The unit vectors along which rows and columns were reflected, each from the row after its
    /// own on.
    mirrors: Vec<Vec<f64>>,
}

impl Eigenvalues {
    /// The eigenvalues of a symmetric `n × n` matrix, given row by row.
    ///
    /// Householder's tridiagonal form, each row touched once a step, and implicit QL without
    /// vectors. The same bits for every number of threads.
    ///
    /// # Errors
    /// The length is not `n × n`, a value is not finite, or the iteration does not settle.
    pub fn new(mut matrix: Vec<f64>, n: usize) -> Result<Eigenvalues, Error> {
        lengths("matrix", n * n, matrix.len())?;
        finite("matrix", &matrix)?;
        let mut diagonal = vec![0.0; n];
        let mut beside = vec![0.0; n];
        let mut mirrors = Vec::with_capacity(n);
        let mut change = Change { mirror: vec![0.0; n], image: vec![0.0; n] };
        // Householder's reduction, each reflection being applied while the next column is read: the
        // matrix passes through memory once a step.
        for step in 0..n {
            let column: Vec<f64> =
                (step..n).map(|row| matrix[row * n + step] - change.at(row - step, 0)).collect();
            diagonal[step] = column[0];
            let (next, mirror) = reflected(&column[1..]);
            if step + 1 < n {
                beside[step] = next;
                let image = apply(&mut matrix, n, step, &change, &mirror);
                change = Change::new(mirror.clone(), image);
                mirrors.push(mirror);
            }
        }
        let values = Tridiagonal::values(diagonal.clone(), beside.clone())?;
        Ok(Eigenvalues { values, diagonal, beside, mirrors })
    }

    /// The eigenvectors of a range of the values, each of length one and with its largest entry
    /// positive.
    ///
    /// Inverse iteration on the tridiagonal form (Peters & Wilkinson 1979), turned back by the
    /// reflections. Vectors of equal values are some orthogonal set, the same each time.
    ///
    /// # Panics
    /// If the range goes beyond the values.
    #[must_use]
    pub fn vectors(&self, range: Range<usize>) -> Vec<Vec<f64>> {
        let mut vectors = self.of_tridiagonal(range);
        vectors.par_chunks_mut(TOGETHER).for_each(|some| {
            for (step, mirror) in self.mirrors.iter().enumerate().rev() {
                for vector in some.iter_mut() {
                    let part = &mut vector[step + 1..];
                    let along = 2.0 * inner(part, mirror);
                    part.iter_mut().zip(mirror).for_each(|(value, unit)| *value -= along * unit);
                }
            }
            some.iter_mut().for_each(|vector| *vector = upright(vector));
        });
        vectors
    }

    fn of_tridiagonal(&self, range: Range<usize>) -> Vec<Vec<f64>> {
        let n = self.diagonal.len();
        let size = self.values.iter().fold(f64::MIN_POSITIVE, |most, value| most.max(value.abs()));
        let mut found: Vec<Vec<f64>> = Vec::with_capacity(range.len());
        let mut first = 0;
        let mut shift = f64::NEG_INFINITY;
        for at in range.clone() {
            let value = self.values[at];
            // Inverse iteration gives vectors of values far apart at right angles by itself; those
            // of a cluster are made so, each against the earlier ones.
            if at > range.start && value - self.values[at - 1] > CLUSTER * size {
                first = found.len();
            }
            // Equal values are set apart by a hair, or each would find the same vector.
            shift = value.max(shift + 10.0 * f64::EPSILON * size);
            let factors = Factors::new(&self.diagonal, &self.beside, shift, f64::EPSILON * size);
            let mut stream = Seed(0).stream(at as u64);
            let mut vector: Vec<f64> = (0..n).map(|_| stream.normal()).collect();
            for _ in 0..4 {
                factors.solve(&mut vector);
                for _ in 0..2 {
                    for other in &found[first..] {
                        let along = inner(&vector, other);
                        vector.iter_mut().zip(other).for_each(|(x, unit)| *x -= along * unit);
                    }
                }
                // Scaled first: after a solution near an eigenvalue squares can overflow.
                let largest = vector.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
                vector.iter_mut().for_each(|x| *x /= largest);
                let length = sqrt(inner(&vector, &vector));
                vector.iter_mut().for_each(|x| *x /= length);
            }
            found.push(vector);
        }
        found
    }
}

/// A reflection of rows and columns that is still to be carried out: entry `(i, j)` falls by
/// `2 (uᵢ qⱼ + qᵢ uⱼ)`.
struct Change {
    mirror: Vec<f64>,
    image: Vec<f64>,
}

impl Change {
    /// From the mirror and the matrix times it.
    fn new(mirror: Vec<f64>, mut image: Vec<f64>) -> Change {
        let along = inner(&image, &mirror);
        image.iter_mut().zip(&mirror).for_each(|(value, unit)| *value -= along * unit);
        Change { mirror, image }
    }

    fn at(&self, row: usize, column: usize) -> f64 {
        2.0 * (self.mirror[row] * self.image[column] + self.image[row] * self.mirror[column])
    }
}

/// Carries out a change of the rows and columns from `step` on, and gives those after it times the
/// mirror.
fn apply(matrix: &mut [f64], n: usize, step: usize, change: &Change, mirror: &[f64]) -> Vec<f64> {
    let rows = matrix[(step + 1) * n..].par_chunks_mut(n).enumerate();
    let units = &change.mirror[1..];
    let images = &change.image[1..];
    let each = |(row, entries): (usize, &mut [f64])| {
        let unit = 2.0 * units[row];
        let image = 2.0 * images[row];
        changed(&mut entries[step + 1..], [unit, image], [images, units], mirror)
    };
    if n - step < LONG {
        let rows = matrix[(step + 1) * n..].chunks_mut(n).enumerate();
        return rows.map(each).collect();
    }
    rows.with_min_len(32).map(each).collect()
}

/// Takes `factors · directions` out of a row, and gives the row times the mirror: four sums side by
/// side, in a fixed order.
fn changed(row: &mut [f64], factors: [f64; 2], directions: [&[f64]; 2], mirror: &[f64]) -> f64 {
    let [one, two] = factors;
    let size = row.len();
    let [first, second] = directions.map(|of| &of[..size]);
    let mirror = &mirror[..size];
    // Four sums, so that the processor adds side by side; their order is fixed, so that every
    // machine adds alike.
    let mut sums = [0.0; 4];
    let whole = size - size % 4;
    for at in (0..whole).step_by(4) {
        let entries = &mut row[at..at + 4];
        let unit = &mirror[at..at + 4];
        let a = &first[at..at + 4];
        let b = &second[at..at + 4];
        for lane in 0..4 {
            entries[lane] -= one * a[lane] + two * b[lane];
            sums[lane] += entries[lane] * unit[lane];
        }
    }
    for at in whole..size {
        row[at] -= one * first[at] + two * second[at];
        sums[0] += row[at] * mirror[at];
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// What a column becomes when all but its first entry are cleared, and the unit vector along which
/// it is reflected.
fn reflected(column: &[f64]) -> (f64, Vec<f64>) {
    let first = column.first().copied().unwrap_or(0.0);
    let scale = column.iter().skip(1).fold(0.0_f64, |most, entry| most.max(entry.abs()));
    if scale == 0.0 {
        return (first, vec![0.0; column.len()]);
    }
    let scale = scale.max(first.abs());
    let mut mirror: Vec<f64> = column.iter().map(|entry| entry / scale).collect();
    let length = sqrt(inner(&mirror, &mirror)).copysign(first);
    mirror[0] += length;
    let norm = sqrt(inner(&mirror, &mirror));
    mirror.iter_mut().for_each(|entry| *entry /= norm);
    (-length * scale, mirror)
}

/// A tridiagonal matrix less a shift as triangles, rows exchanged where that is safer.
struct Factors {
    pivots: Vec<f64>,
    above: Vec<f64>,
    /// The second entry above the pivot, which an exchange of rows brings in.
    beyond: Vec<f64>,
    /// The share of each row in the next, and whether the two were exchanged.
    shares: Vec<(f64, bool)>,
}

impl Factors {
    fn new(diagonal: &[f64], beside: &[f64], shift: f64, least: f64) -> Factors {
        let n = diagonal.len();
        let mut pivots = vec![0.0; n];
        let mut above = vec![0.0; n];
        let mut beyond = vec![0.0; n];
        let mut shares = Vec::with_capacity(n);
        let safe = |pivot: f64| if pivot.abs() < least { least.copysign(pivot) } else { pivot };
        let mut current = (diagonal[0] - shift, beside[0]);
        for at in 0..n - 1 {
            let below = (beside[at], diagonal[at + 1] - shift, beside[at + 1]);
            // Partial pivoting: rows are exchanged where the next has the larger entry, which the
            // shift at an eigenvalue makes common.
            if current.0.abs() >= below.0.abs() {
                (pivots[at], above[at]) = (safe(current.0), current.1);
                let share = below.0 / pivots[at];
                shares.push((share, false));
                current = (below.1 - share * current.1, below.2);
            } else {
                (pivots[at], above[at], beyond[at]) = (below.0, below.1, below.2);
                let share = current.0 / below.0;
                shares.push((share, true));
                current = (current.1 - share * below.1, -share * below.2);
            }
        }
        pivots[n - 1] = safe(current.0);
        Factors { pivots, above, beyond, shares }
    }

    fn solve(&self, x: &mut [f64]) {
        for (at, (share, exchanged)) in self.shares.iter().enumerate() {
            if *exchanged {
                x.swap(at, at + 1);
            }
            x[at + 1] -= share * x[at];
        }
        let entry = |x: &[f64], at: usize| x.get(at).copied().unwrap_or(0.0);
        for at in (0..x.len()).rev() {
            let known = self.above[at] * entry(x, at + 1) + self.beyond[at] * entry(x, at + 2);
            x[at] = (x[at] - known) / self.pivots[at];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::symmetric_eigen;
    use crate::threads::with_threads;

    fn random(n: usize) -> Vec<f64> {
        let mut stream = Seed(9).stream(0);
        let mut matrix = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                matrix[i * n + j] = if (i + j) % 3 == 0 { 0.0 } else { stream.normal() };
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        matrix
    }

    /// The links of a lattice, whose eigenvalues come in equal pairs.
    fn lattice(side: usize) -> Vec<f64> {
        let n = side * side;
        let mut matrix = vec![0.0; n * n];
        for i in 0..n {
            let right = (i % side + 1 < side).then_some(i + 1);
            let down = (i + side < n).then_some(i + side);
            for j in right.into_iter().chain(down) {
                (matrix[i * n + j], matrix[j * n + i]) = (1.0, 1.0);
            }
        }
        matrix
    }

    fn checks(matrix: &[f64], n: usize) {
        let all = Eigenvalues::new(matrix.to_vec(), n).unwrap();
        let known = symmetric_eigen(matrix, n).unwrap().values;
        assert!(all.values.iter().zip(&known).all(|(a, b)| (a - b).abs() < 1e-11));
        let vectors = all.vectors(0..n);
        for (value, vector) in all.values.iter().zip(&vectors) {
            let image = |row: usize| inner(&matrix[row * n..(row + 1) * n], vector);
            assert!((0..n).all(|row| (image(row) - value * vector[row]).abs() < 1e-11));
        }
        for (at, vector) in vectors.iter().enumerate() {
            let across = vectors[..at].iter().map(|other| inner(vector, other).abs());
            assert!(
                across.fold(0.0, f64::max) < 1e-9 && (inner(vector, vector) - 1.0).abs() < 1e-12
            );
        }
    }

    #[test]
    fn the_matrix_only_stretches_its_directions() {
        checks(&random(61), 61);
    }

    #[test]
    fn equal_values_get_directions_at_right_angles() {
        checks(&lattice(9), 81);
        let identity: Vec<f64> = (0..25).map(|place| f64::from(u8::from(place % 6 == 0))).collect();
        checks(&identity, 5);
    }

    #[test]
    fn no_bit_depends_on_the_threads() {
        let of = |threads: usize| {
            with_threads(threads, || {
                let all = Eigenvalues::new(random(300), 300).unwrap();
                (all.vectors(250..300), all.values)
            })
        };
        let one = of(1);
        assert!(one == of(2) && one == of(3));
    }

    #[test]
    fn one_by_one_and_two_by_two_are_no_trouble() {
        assert_eq!(Eigenvalues::new(vec![3.0], 1).unwrap().values, [3.0]);
        checks(&[2.0, 1.0, 1.0, 2.0], 2);
        assert!(Eigenvalues::new(Vec::new(), 0).unwrap().values.is_empty());
    }
}
