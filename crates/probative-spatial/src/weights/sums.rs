use probative_numeric::sum;

use super::Weights;

impl Weights {
    /// The same links in the other direction.
    #[must_use]
    pub fn transposed(&self) -> Weights {
        let mut starts = vec![0; self.units() + 1];
        self.targets.iter().for_each(|&to| starts[to as usize + 1] += 1);
        (0..self.units()).for_each(|unit| starts[unit + 1] += starts[unit]);
        let mut next = starts.clone();
        let mut targets = vec![0; self.links()];
        let mut strengths = vec![0.0; self.links()];
        for unit in 0..self.units() {
            for (other, strength) in self.neighbors(unit) {
                targets[next[other]] = unit as u32;
                strengths[next[other]] = strength;
                next[other] += 1;
            }
        }
        Weights { starts, targets, strengths }
    }

    /// Whether every link has its counterpart with the same strength.
    #[must_use]
    pub fn is_symmetric(&self) -> bool {
        *self == self.transposed()
    }

    /// How many links have no counterpart in the other direction, whatever the strengths.
    #[must_use]
    pub fn one_way_links(&self) -> usize {
        let back = self.transposed();
        (0..self.units()).map(|unit| self.degree(unit) - self.shared(&back, unit, |_, _| {})).sum()
    }

    /// The sum of all strengths.
    #[must_use]
    pub fn s0(&self) -> f64 {
        self.total()
    }

    /// `½ Σᵢⱼ (wᵢⱼ + wⱼᵢ)²`.
    #[must_use]
    pub fn s1(&self) -> f64 {
        let back = self.transposed();
        let mut squares: Vec<f64> = self.strengths.iter().map(|w| w * w).collect();
        for unit in 0..self.units() {
            self.shared(&back, unit, |there, here| squares.push(there * here));
        }
        sum(&squares)
    }

    /// `Σᵢ (wᵢ. + w.ᵢ)²`, the squares of each unit's row and column together.
    #[must_use]
    pub fn s2(&self) -> f64 {
        let rows = self.row_sums();
        let columns = self.transposed().row_sums();
        let square = |(row, column): (f64, f64)| (row + column) * (row + column);
        sum(&rows.into_iter().zip(columns).map(square).collect::<Vec<_>>())
    }

    /// The sum of each unit's strengths.
    #[must_use]
    pub fn row_sums(&self) -> Vec<f64> {
        self.starts.windows(2).map(|row| sum(&self.strengths[row[0]..row[1]])).collect()
    }

    /// Shows the strengths of both where `unit` has the same neighbour in each, and counts those
    /// neighbours.
    fn shared(&self, other: &Weights, unit: usize, mut show: impl FnMut(f64, f64)) -> usize {
        let mut theirs = other.neighbors(unit).peekable();
        let mut count = 0;
        for (neighbor, strength) in self.neighbors(unit) {
            while theirs.next_if(|&(their, _)| their < neighbor).is_some() {}
            if let Some((_, there)) = theirs.next_if(|&(their, _)| their == neighbor) {
                show(there, strength);
                count += 1;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_are_those_of_the_matrix() {
        // 0 3 0
        // 1 0 0
        // 0 2 0
        let weights = Weights::from_links(3, vec![(0, 1, 3.0), (1, 0, 1.0), (2, 1, 2.0)]).unwrap();
        assert_eq!(weights.s0(), 6.0);
        assert_eq!(weights.s1(), 0.5 * (16.0 + 16.0 + 4.0 + 4.0));
        assert_eq!(weights.s2(), 16.0 + 36.0 + 4.0);
        assert_eq!(weights.one_way_links(), 1);
        assert!(!weights.is_symmetric());
        assert_eq!(weights.transposed().transposed(), weights);
    }

    #[test]
    fn a_unit_that_is_its_own_neighbour_counts_doubly_as_in_the_formula() {
        let weights = Weights::from_pairs(2, &[(0, 1)]).unwrap().with_self(0.5).unwrap();
        assert_eq!(weights.s1(), 0.5 * (1.0 + 4.0 + 4.0 + 1.0));
        assert!(weights.is_symmetric());
    }
}
