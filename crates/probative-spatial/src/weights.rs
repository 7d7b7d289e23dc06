//! Who is a neighbour of whom, and how strongly.

mod nearest;
mod within;

use crate::error::Error;

pub use nearest::nearest;
pub use within::within;

/// Who is a neighbour of whom, and how strongly.
///
/// Invariant: each row's neighbours are sorted, no unit neighbours itself and every strength is finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Where each unit's row starts; one more than there are units.
    starts: Vec<usize>,
    neighbors: Vec<usize>,
    strengths: Vec<f64>,
}

impl Weights {
    /// Units named in a pair are neighbours of each other with strength one; a pair named twice counts once.
    ///
    /// # Errors
    /// A pair names a unit from `n` on, or one unit twice.
    pub fn from_pairs(n: usize, pairs: &[(usize, usize)]) -> Result<Weights, Error> {
        let mut links: Vec<(usize, usize)> =
            pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        links.sort_unstable();
        links.dedup();
        Weights::from_links(n, links.into_iter().map(|(from, to)| (from, to, 1.0)).collect())
    }

    /// Each link gives a unit, its neighbour and a strength, in that direction only.
    ///
    /// Strengths of a link named twice add up.
    ///
    /// # Errors
    /// A link names a unit from `n` on, joins a unit to itself, or has a strength that is not finite.
    pub fn from_links(n: usize, mut links: Vec<(usize, usize, f64)>) -> Result<Weights, Error> {
        for &(from, to, strength) in &links {
            if from >= n || to >= n {
                return Err(Error::NoSuchUnit { unit: from.max(to), units: n });
            }
            if from == to {
                return Err(Error::SelfNeighbour { unit: from });
            }
            if !strength.is_finite() {
                return Err(Error::Strength { unit: from });
            }
        }
        links.sort_by_key(|&(from, to, _)| (from, to));
        links.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        let mut starts = vec![0; n + 1];
        links.iter().for_each(|link| starts[link.0 + 1] += 1);
        (0..n).for_each(|unit| starts[unit + 1] += starts[unit]);
        let neighbors = links.iter().map(|link| link.1).collect();
        Ok(Weights { starts, neighbors, strengths: links.iter().map(|link| link.2).collect() })
    }

    /// The number of units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.starts.len() - 1
    }

    /// The number of links, each direction counted.
    #[must_use]
    pub fn links(&self) -> usize {
        self.neighbors.len()
    }

    /// The sum of all strengths.
    #[must_use]
    pub fn total(&self) -> f64 {
        probative_numeric::sum(&self.strengths)
    }

    /// The neighbours of `unit` with their strengths, in index order.
    pub fn neighbors(&self, unit: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let row = self.starts[unit]..self.starts[unit + 1];
        self.neighbors[row.clone()].iter().copied().zip(self.strengths[row].iter().copied())
    }

    /// The same neighbours with each unit's strengths summing to one.
    ///
    /// A row whose strengths sum to zero stays as it is.
    #[must_use]
    pub fn row_standardized(&self) -> Weights {
        let mut standardized = self.clone();
        for unit in 0..self.units() {
            let row = self.starts[unit]..self.starts[unit + 1];
            let total = probative_numeric::sum(&self.strengths[row.clone()]);
            if total != 0.0 {
                standardized.strengths[row].iter_mut().for_each(|strength| *strength /= total);
            }
        }
        standardized
    }

    /// Units without neighbours, of which statistics of neighbours cannot speak.
    pub fn islands(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.units()).filter(|&unit| self.starts[unit] == self.starts[unit + 1])
    }

    /// The component of each unit: units joined by links, in either direction, share a number.
    ///
    /// Components are numbered from zero in the order of their first unit; an island is one of its own.
    #[must_use]
    pub fn components(&self) -> Vec<usize> {
        let mut parent: Vec<usize> = (0..self.units()).collect();
        for unit in 0..self.units() {
            for (other, _) in self.neighbors(unit) {
                let (a, b) = (root(&mut parent, unit), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
        let mut number = vec![usize::MAX; self.units()];
        let mut next = 0;
        for unit in 0..self.units() {
            let first = root(&mut parent, unit);
            if number[first] == usize::MAX {
                number[first] = next;
                next += 1;
            }
            number[unit] = number[first];
        }
        number
    }

    /// Passes if there is any link.
    pub(crate) fn some_links(&self) -> Result<(), Error> {
        if self.neighbors.is_empty() { Err(Error::NoNeighbours) } else { Ok(()) }
    }
}

fn root(parent: &mut [usize], mut unit: usize) -> usize {
    while parent[unit] != unit {
        parent[unit] = parent[parent[unit]];
        unit = parent[unit];
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_and_an_island() -> Weights {
        Weights::from_pairs(4, &[(2, 0), (0, 1), (1, 0)]).unwrap()
    }

    #[test]
    fn a_pair_counts_once_and_in_both_directions() {
        let weights = three_and_an_island();
        assert_eq!(weights.links(), 4);
        assert_eq!(weights.neighbors(0).collect::<Vec<_>>(), [(1, 1.0), (2, 1.0)]);
        assert_eq!(weights.neighbors(2).collect::<Vec<_>>(), [(0, 1.0)]);
    }

    #[test]
    fn an_island_is_an_empty_row() {
        assert_eq!(three_and_an_island().islands().collect::<Vec<_>>(), [3]);
        assert_eq!(three_and_an_island().components(), [0, 0, 0, 1]);
    }

    #[test]
    fn standardized_rows_sum_to_one() {
        let weights = three_and_an_island().row_standardized();
        assert_eq!(weights.neighbors(0).collect::<Vec<_>>(), [(1, 0.5), (2, 0.5)]);
        assert_eq!(weights.total(), 3.0);
    }

    #[test]
    fn wrong_pairs_are_refused() {
        let outside = Weights::from_pairs(2, &[(0, 2)]);
        assert_eq!(outside, Err(Error::NoSuchUnit { unit: 2, units: 2 }));
        assert_eq!(Weights::from_pairs(2, &[(1, 1)]), Err(Error::SelfNeighbour { unit: 1 }));
    }
}
