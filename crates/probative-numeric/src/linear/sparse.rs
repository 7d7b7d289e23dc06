//! Elimination in large matrices with few entries.

mod order;

use crate::error::{Error, lengths};
use crate::math::ln;
use crate::sum::sum_of;

/// A plan to eliminate `I − ρW` for any ρ, made once from where `W` has entries.
///
/// The order keeps the fill small (minimum degree). Rows are not exchanged: that is stable where
/// `I − ρW` is symmetric and positive definite, or dominated by its diagonal after scaling, as for
/// every ρ between zero and one over the largest eigenvalue of `|W|`.
#[derive(Debug, Clone)]
pub struct Elimination {
    /// The unit eliminated at each step.
    units: Vec<u32>,
    /// Where each step's row of fill starts in `fill`.
    starts: Vec<usize>,
    /// The later steps that each step changes, in order.
    fill: Vec<u32>,
    /// The entries of `W` that enter at each step: row and column within its front, and their place
    /// in the strengths.
    entries: Vec<Vec<(u32, u32, usize)>>,
    /// The earlier steps that change each step and no step between.
    children: Vec<Vec<u32>>,
    strengths: usize,
}

impl Elimination {
    /// Plans for the matrix whose row `i` has entries in the columns
    /// `targets[starts[i]..starts[i + 1]]`.
    ///
    /// # Errors
    /// A column beyond the rows, or starts that do not end with the targets.
    pub fn new(starts: &[usize], targets: &[u32]) -> Result<Elimination, Error> {
        let n = starts.len().saturating_sub(1);
        lengths("targets", starts.last().copied().unwrap_or(0), targets.len())?;
        if let Some(beyond) = targets.iter().find(|column| **column as usize >= n) {
            let value = f64::from(*beyond);
            return Err(Error::OutOfRange { what: "a column", value, allowed: "one of the rows" });
        }
        let order = order::minimum_degree(both_ways(starts, targets));
        let mut step_of = vec![0_u32; n];
        order
            .units
            .iter()
            .enumerate()
            .for_each(|(step, &unit)| step_of[unit as usize] = step as u32);
        let mut fill_starts = vec![0];
        let mut fill = Vec::new();
        let mut children = vec![Vec::new(); n];
        for (step, links) in order.links.iter().enumerate() {
            let mut later: Vec<u32> = links.iter().map(|&unit| step_of[unit as usize]).collect();
            later.sort_unstable();
            // A step leaves its update to the first step that it touches: the elimination tree.
            if let Some(&parent) = later.first() {
                children[parent as usize].push(step as u32);
            }
            fill.extend(later);
            fill_starts.push(fill.len());
        }
        let entries = vec![Vec::new(); n];
        let strengths = targets.len();
        let mut plan = Elimination {
            units: order.units,
            starts: fill_starts,
            fill,
            entries,
            children,
            strengths,
        };
        // Only the pattern is known here; a place in the strengths is remembered, so that one plan
        // serves every ρ.
        for row in 0..n {
            for place in starts[row]..starts[row + 1] {
                plan.place_entry(step_of[row], step_of[targets[place] as usize], place);
            }
        }
        Ok(plan)
    }

    fn place_entry(&mut self, row: u32, column: u32, place: usize) {
        let step = row.min(column) as usize;
        let later = self.later(step);
        let within = |at: u32| later.partition_point(|&other| other < at) as u32;
        let local = |at: u32| if at as usize == step { 0 } else { within(at) + 1 };
        let entry = (local(row), local(column), place);
        self.entries[step].push(entry);
    }

    fn later(&self, step: usize) -> &[u32] {
        &self.fill[self.starts[step]..self.starts[step + 1]]
    }

    /// The number of rows.
    #[must_use]
    pub fn size(&self) -> usize {
        self.units.len()
    }

    /// The number of entries below the diagonal of the triangle that is left.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.fill.len()
    }

    /// The multiplications that one elimination takes.
    #[must_use]
    pub fn work(&self) -> f64 {
        self.starts.windows(2).map(|pair| (pair[1] - pair[0]) as f64).map(|m| m * m).sum()
    }

    /// Eliminates `I − ρW` for the strengths of `W` in the order planned for; nothing if a pivot is
    /// not positive.
    ///
    /// For symmetric `W` there is a result exactly where `I − ρW` is positive definite.
    ///
    /// By fronts (Duff & Reid 1983): each step gathers what earlier steps leave for it.
    ///
    /// # Panics
    /// If there are not as many strengths as planned for.
    #[must_use]
    pub fn of_identity_less(&self, rho: f64, strengths: &[f64]) -> Option<Factor<'_>> {
        assert_eq!(strengths.len(), self.strengths, "strengths in the order planned for");
        let n = self.size();
        let mut factor = Factor {
            plan: self,
            pivots: vec![0.0; n],
            lower: vec![0.0; self.fill.len()],
            upper: vec![0.0; self.fill.len()],
        };
        let mut left: Vec<Vec<f64>> = vec![Vec::new(); n];
        for step in 0..n {
            let size = self.later(step).len() + 1;
            let mut front = self.gather(step, size, &mut left);
            front[0] += 1.0;
            for &(row, column, place) in &self.entries[step] {
                front[row as usize * size + column as usize] -= rho * strengths[place];
            }
            // No exchange of rows: inside the range of ρ each pivot of a diagonally dominant or
            // definite matrix is positive, and one that is not says that ρ left the range.
            if !(front[0] > 0.0 && front[0].is_finite()) {
                return None;
            }
            left[step] = factor.eliminate(step, size, &front);
        }
        Some(factor)
    }

    /// What the step's children leave, added up.
    fn gather(&self, step: usize, size: usize, left: &mut [Vec<f64>]) -> Vec<f64> {
        let whole = self.children[step].iter().find(|&&c| self.later(c as usize).len() == size);
        let mut front = match whole {
            Some(&child) => std::mem::take(&mut left[child as usize]),
            None => vec![0.0; size * size],
        };
        for &child in self.children[step].iter().filter(|&child| Some(child) != whole) {
            let part = std::mem::take(&mut left[child as usize]);
            let places = self.places(step, child as usize);
            for (row, values) in part.chunks_exact(places.len()).enumerate() {
                let into = &mut front[places[row] * size..(places[row] + 1) * size];
                places.iter().zip(values).for_each(|(&column, value)| into[column] += value);
            }
        }
        front
    }

    /// Where the units that a child changes stand within its parent's front.
    fn places(&self, step: usize, child: usize) -> Vec<usize> {
        let later = self.later(step);
        let mut at = 0;
        let place = |&unit: &u32| {
            if unit as usize == step {
                return 0;
            }
            while later[at] != unit {
                at += 1;
            }
            at + 1
        };
        self.later(child).iter().map(place).collect()
    }
}

/// Each row's other columns and the rows that hold it as a column, once.
fn both_ways(starts: &[usize], targets: &[u32]) -> Vec<Vec<u32>> {
    let n = starts.len().saturating_sub(1);
    let mut around = vec![Vec::new(); n];
    for row in 0..n {
        for &column in targets[starts[row]..starts[row + 1]].iter().filter(|&&c| c as usize != row)
        {
            around[row].push(column);
            around[column as usize].push(row as u32);
        }
    }
    for row in &mut around {
        row.sort_unstable();
        row.dedup();
    }
    around
}

/// A matrix as a product of triangles.
#[derive(Debug, Clone)]
pub struct Factor<'a> {
    plan: &'a Elimination,
    pivots: Vec<f64>,
    /// Below the diagonal, column by column, over the pivot.
    lower: Vec<f64>,
    /// Right of the diagonal, row by row.
    upper: Vec<f64>,
}

impl Factor<'_> {
    /// Keeps the first row and column of a front, and gives the rest less their product.
    fn eliminate(&mut self, step: usize, size: usize, front: &[f64]) -> Vec<f64> {
        let pivot = front[0];
        let kept = self.plan.starts[step]..self.plan.starts[step + 1];
        self.pivots[step] = pivot;
        self.upper[kept.clone()].copy_from_slice(&front[1..size]);
        let mut rest = Vec::with_capacity((size - 1) * (size - 1));
        for (row, place) in front.chunks_exact(size).skip(1).zip(kept) {
            let factor = row[0] / pivot;
            self.lower[place] = factor;
            rest.extend(
                row[1..].iter().zip(&front[1..size]).map(|(own, above)| own - factor * above),
            );
        }
        rest
    }

    /// The logarithm of the determinant.
    #[must_use]
    pub fn ln_det(&self) -> f64 {
        sum_of(self.pivots.iter().map(|pivot| ln(*pivot)))
    }

    /// The vector that the matrix turns into `right`.
    ///
    /// # Panics
    /// If `right` is shorter than the matrix.
    #[must_use]
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut x = self.reordered(right);
        self.forward(&self.lower, &mut x, |_, value| value);
        for step in (0..x.len()).rev() {
            x[step] = (x[step] - self.above(&self.upper, &x, step)) / self.pivots[step];
        }
        self.restored(&x)
    }

    /// The vector that the transposed matrix turns into `right`.
    ///
    /// # Panics
    /// If `right` is shorter than the matrix.
    #[must_use]
    pub fn solve_transposed(&self, right: &[f64]) -> Vec<f64> {
        let mut x = self.reordered(right);
        self.forward(&self.upper, &mut x, |step, value| value / self.pivots[step]);
        for step in (0..x.len()).rev() {
            x[step] -= self.above(&self.lower, &x, step);
        }
        self.restored(&x)
    }

    fn forward(&self, triangle: &[f64], x: &mut [f64], scale: impl Fn(usize, f64) -> f64) {
        for step in 0..x.len() {
            let known = scale(step, x[step]);
            x[step] = known;
            if known == 0.0 {
                continue;
            }
            let row = self.plan.starts[step]..self.plan.starts[step + 1];
            for (&later, factor) in self.plan.fill[row.clone()].iter().zip(&triangle[row]) {
                x[later as usize] -= factor * known;
            }
        }
    }

    fn above(&self, triangle: &[f64], x: &[f64], step: usize) -> f64 {
        let row = self.plan.starts[step]..self.plan.starts[step + 1];
        let terms = self.plan.fill[row.clone()].iter().zip(&triangle[row]);
        terms.map(|(&later, factor)| factor * x[later as usize]).sum()
    }

    fn reordered(&self, right: &[f64]) -> Vec<f64> {
        self.plan.units.iter().map(|&unit| right[unit as usize]).collect()
    }

    fn restored(&self, x: &[f64]) -> Vec<f64> {
        let mut solution = vec![0.0; x.len()];
        x.iter().zip(&self.plan.units).for_each(|(value, &unit)| solution[unit as usize] = *value);
        solution
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Seed;

    /// A lattice with some links taken away in one direction, as rows of columns and strengths.
    fn lattice(side: usize) -> (Vec<usize>, Vec<u32>, Vec<f64>) {
        let mut starts = vec![0];
        let mut targets = Vec::new();
        let mut strengths = Vec::new();
        let mut stream = Seed(8).stream(0);
        for unit in 0..side * side {
            let mut row = Vec::new();
            row.extend((unit >= side).then(|| unit - side));
            row.extend((unit % side > 0).then(|| unit - 1));
            row.extend((unit % side + 1 < side && unit % 5 > 0).then(|| unit + 1));
            row.extend((unit + side < side * side).then(|| unit + side));
            for other in row {
                targets.push(other as u32);
                strengths.push(0.25 * (0.5 + 0.5 * stream.normal().abs().min(1.0)));
            }
            starts.push(targets.len());
        }
        (starts, targets, strengths)
    }

    fn times(rho: f64, of: &(Vec<usize>, Vec<u32>, Vec<f64>), x: &[f64]) -> Vec<f64> {
        let around = |row: usize| -> f64 {
            (of.0[row]..of.0[row + 1]).map(|at| of.2[at] * x[of.1[at] as usize]).sum()
        };
        (0..x.len()).map(|row| x[row] - rho * around(row)).collect()
    }

    #[test]
    fn what_is_solved_is_turned_back() {
        let of = lattice(9);
        let plan = Elimination::new(&of.0, &of.1).unwrap();
        let x: Vec<f64> = (0..81).map(|i| f64::from(i % 7) - 2.0).collect();
        let y: Vec<f64> = (0..81).map(|i| f64::from(i % 5) - 1.0).collect();
        for rho in [-0.9, 0.0, 0.8] {
            let factor = plan.of_identity_less(rho, &of.2).unwrap();
            let found = factor.solve(&times(rho, &of, &x));
            assert!(found.iter().zip(&x).all(|(a, b)| (a - b).abs() < 1e-12));
            let crossed = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
            let back = crossed(&factor.solve_transposed(&y), &x);
            assert!((back - crossed(&y, &factor.solve(&x))).abs() < 1e-10);
        }
    }

    #[test]
    fn the_determinant_of_a_ring_is_known() {
        // The eigenvalues of a ring's neighbour means are the cosines of its angles.
        let n: u32 = 12;
        let starts: Vec<usize> = (0..=n as usize).map(|row| 2 * row).collect();
        let targets: Vec<u32> = (0..n).flat_map(|i| [(i + n - 1) % n, (i + 1) % n]).collect();
        let plan = Elimination::new(&starts, &targets).unwrap();
        let found = plan.of_identity_less(0.7, &[0.5; 24]).unwrap().ln_det();
        let angle = |i: u32| std::f64::consts::TAU * f64::from(i) / f64::from(n);
        let expected: f64 = (0..n).map(|i| ln(1.0 - 0.7 * crate::math::cos(angle(i)))).sum();
        assert!((found - expected).abs() < 1e-13, "{found} {expected}");
        assert!(plan.of_identity_less(1.01, &[0.5; 24]).is_none());
    }

    #[test]
    fn a_lattice_fills_little() {
        let of = lattice(40);
        let plan = Elimination::new(&of.0, &of.1).unwrap();
        assert_eq!(plan.size(), 1600);
        assert!(plan.filled() < 25_000, "{}", plan.filled());
    }

    #[test]
    fn a_column_beyond_the_rows_is_refused() {
        assert!(Elimination::new(&[0, 1], &[1]).is_err());
        assert!(Elimination::new(&[0, 2], &[0]).is_err());
    }
}
