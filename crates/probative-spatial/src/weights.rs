//! Who is a neighbour of whom, and how strongly.

mod block;
mod centroid;
mod components;
mod contiguity;
mod junction;
mod kernel;
mod order;
mod sets;
mod sites;
mod snapped;
mod style;
mod sums;
mod sweep;

use probative_numeric::Error as Values;

use crate::error::Error;

pub use block::block;
pub use centroid::{centroids, centroids_on_earth};
pub use contiguity::{Outline, Touch, contiguity, contiguity_within, links_at};
pub use junction::{Unshared, unshared_borders};
pub use kernel::Kernel;
pub use sites::{Sites, distance_bands, nearest, within};
pub use style::Style;

/// Who is a neighbour of whom, and how strongly.
///
/// Rows are stored one after another: the neighbours of unit `i` and their strengths stand at
/// `starts()[i]..starts()[i + 1]` of [`targets`](Weights::targets) and
/// [`strengths`](Weights::strengths).
///
/// Invariant: each row's neighbours are sorted, each stands once, and every strength is finite. A
/// unit is a neighbour of itself only after [`with_self`](Weights::with_self), from a kernel or
/// from a list that says so; statistics that need it (Gi*) or forbid it ask
/// [`self_links`](Weights::self_links).
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Where each unit's row starts; one more than there are units.
    starts: Vec<usize>,
    targets: Vec<u32>,
    strengths: Vec<f64>,
}

/// Passes if a link joins two of so many units.
fn link_among(n: usize, from: usize, to: usize) -> Result<(), Error> {
    if from >= n || to >= n {
        return Err(Error::NoSuchUnit { unit: from.max(to), units: n });
    }
    Ok(())
}

impl Weights {
    /// Units named in a pair are neighbours of each other with strength one; a pair named twice
    /// counts once.
    ///
    /// ```
    /// use probative_spatial::Weights;
    ///
    /// let road = Weights::from_pairs(3, &[(0, 1), (1, 2)])?;
    /// assert_eq!(road.links(), 4);
    /// assert_eq!(road.row_standardized().neighbors(1).collect::<Vec<_>>(), [(0, 0.5), (2, 0.5)]);
    /// # Ok::<(), probative_spatial::Error>(())
    /// ```
    ///
    /// # Errors
    /// A pair names a unit from `n` on, or one unit twice.
    pub fn from_pairs(n: usize, pairs: &[(usize, usize)]) -> Result<Weights, Error> {
        for &(a, b) in pairs {
            link_among(n, a, b)?;
            if a == b {
                return Err(Error::SelfNeighbour { unit: a });
            }
        }
        let mut starts = vec![0; n + 1];
        pairs.iter().flat_map(|&(a, b)| [a, b]).for_each(|unit| starts[unit + 1] += 1);
        (0..n).for_each(|unit| starts[unit + 1] += starts[unit]);
        let mut targets = vec![0; 2 * pairs.len()];
        let mut free = starts.clone();
        for (unit, other) in pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
            targets[free[unit]] = other as u32;
            free[unit] += 1;
        }
        // Each row is put in order, and moved up to the end of the rows before, each neighbour once.
        let mut first = 0;
        let mut kept = 0;
        for unit in 0..n {
            let row = kept;
            let end = starts[unit + 1];
            targets[first..end].sort_unstable();
            for at in first..end {
                if kept == row || targets[kept - 1] != targets[at] {
                    targets[kept] = targets[at];
                    kept += 1;
                }
            }
            (first, starts[unit + 1]) = (end, kept);
        }
        targets.truncate(kept);
        Ok(Weights { starts, targets, strengths: vec![1.0; kept] })
    }

    /// Each link gives a unit, its neighbour and a strength, in that direction only.
    ///
    /// Strengths of a link named twice add up. A link of a unit to itself is kept, as kernels have
    /// it.
    ///
    /// ```
    /// use probative_spatial::Weights;
    ///
    /// let one_way = Weights::from_links(2, vec![(0, 1, 2.0), (0, 1, 0.5)])?;
    /// assert_eq!(one_way.neighbors(0).collect::<Vec<_>>(), [(1, 2.5)]);
    /// assert_eq!(one_way.degree(1), 0);
    /// # Ok::<(), probative_spatial::Error>(())
    /// ```
    ///
    /// # Errors
    /// A link names a unit from `n` on, or has a strength that is not finite.
    pub fn from_links(n: usize, mut links: Vec<(usize, usize, f64)>) -> Result<Weights, Error> {
        for &(from, to, strength) in &links {
            link_among(n, from, to)?;
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
        Ok(Weights::from_sorted(n, &links))
    }

    /// Links that are in order, each named once, of units below `n`.
    fn from_sorted(n: usize, links: &[(usize, usize, f64)]) -> Weights {
        let mut starts = vec![0; n + 1];
        links.iter().for_each(|link| starts[link.0 + 1] += 1);
        (0..n).for_each(|unit| starts[unit + 1] += starts[unit]);
        let targets = links.iter().map(|link| link.1 as u32).collect();
        Weights { starts, targets, strengths: links.iter().map(|link| link.2).collect() }
    }

    /// The neighbours of each unit, each row in index order with finite strengths.
    fn from_rows(rows: Vec<Vec<(u32, f64)>>) -> Weights {
        let mut weights = Weights::of_nobody();
        rows.iter().for_each(|row| weights.push(row));
        weights
    }

    /// The weights of no unit, to which rows are put.
    fn of_nobody() -> Weights {
        Weights { starts: vec![0], targets: Vec::new(), strengths: Vec::new() }
    }

    /// Puts one unit more behind the others, its neighbours in index order with finite strengths.
    fn push(&mut self, row: &[(u32, f64)]) {
        self.targets.extend(row.iter().map(|link| link.0));
        self.strengths.extend(row.iter().map(|link| link.1));
        self.starts.push(self.targets.len());
    }

    /// The number of units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.starts.len() - 1
    }

    /// The number of links, each direction counted, and those of a unit to itself.
    #[must_use]
    pub fn links(&self) -> usize {
        self.targets.len()
    }

    /// The sum of all strengths, *S₀*.
    #[must_use]
    pub fn total(&self) -> f64 {
        probative_numeric::sum(&self.strengths)
    }

    /// Where each unit's row starts in [`targets`](Weights::targets); one entry more than there are
    /// units.
    #[must_use]
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// The neighbours of all units, one row after another, each row in index order.
    #[must_use]
    pub fn targets(&self) -> &[u32] {
        &self.targets
    }

    /// The strengths of the links, in the order of [`targets`](Weights::targets).
    #[must_use]
    pub fn strengths(&self) -> &[f64] {
        &self.strengths
    }

    /// The sum of each unit's neighbours' values times their strengths; zero for an island.
    ///
    /// # Panics
    /// If there are fewer values than units.
    #[must_use]
    pub fn lag(&self, values: &[f64]) -> Vec<f64> {
        let around = |unit: usize| self.neighbors(unit).map(|(other, w)| w * values[other]).sum();
        (0..self.units()).map(around).collect()
    }

    /// The neighbours of `unit` with their strengths, in index order.
    pub fn neighbors(&self, unit: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let row = self.starts[unit]..self.starts[unit + 1];
        let targets = self.targets[row.clone()].iter().map(|&other| other as usize);
        targets.zip(self.strengths[row].iter().copied())
    }

    /// How many neighbours `unit` has, itself included if it is one.
    #[must_use]
    pub fn degree(&self, unit: usize) -> usize {
        self.starts[unit + 1] - self.starts[unit]
    }

    /// The same neighbours with each unit's strengths summing to one.
    ///
    /// A row whose strengths sum to zero stays as it is.
    #[must_use]
    pub fn row_standardized(&self) -> Weights {
        self.styled(Style::Row)
    }

    /// How strongly `unit` is a neighbour of itself; nothing if it is none.
    #[must_use]
    pub fn self_strength(&self, unit: usize) -> Option<f64> {
        self.neighbors(unit).find(|&(other, _)| other == unit).map(|(_, strength)| strength)
    }

    /// How many units are neighbours of themselves.
    #[must_use]
    pub fn self_links(&self) -> usize {
        (0..self.units()).filter(|&unit| self.self_strength(unit).is_some()).count()
    }

    /// The same neighbours, and each unit a neighbour of itself with this strength, in place of
    /// what stood there.
    ///
    /// # Errors
    /// A strength that is not finite.
    pub fn with_self(&self, strength: f64) -> Result<Weights, Error> {
        if !strength.is_finite() {
            // No unit is at fault: the strength is the caller's, for all of them.
            let what = "the strength of a unit to itself";
            let allowed = "finite";
            return Err(Values::OutOfRange { what, value: strength, allowed }.into());
        }
        let mut links = self.without_self().as_links();
        links.extend((0..self.units()).map(|unit| (unit, unit, strength)));
        links.sort_unstable_by_key(|&(from, to, _)| (from, to));
        Ok(Weights::from_sorted(self.units(), &links))
    }

    /// The same neighbours, and no unit a neighbour of itself.
    #[must_use]
    pub fn without_self(&self) -> Weights {
        let mut links = self.as_links();
        links.retain(|&(from, to, _)| from != to);
        Weights::from_sorted(self.units(), &links)
    }

    /// Every link as unit, neighbour and strength, in order.
    #[must_use]
    pub fn as_links(&self) -> Vec<(usize, usize, f64)> {
        let row = |unit| self.neighbors(unit).map(move |(other, strength)| (unit, other, strength));
        (0..self.units()).flat_map(row).collect()
    }

    /// Passes if any unit is linked to another one: what hangs on units themselves alone says
    /// nothing of where they lie.
    pub(crate) fn some_links(&self) -> Result<(), Error> {
        let linked = |unit: usize| self.neighbors(unit).any(|(other, _)| other != unit);
        if !(0..self.units()).any(linked) {
            return Err(Error::NoNeighbours);
        }
        if self.all_alike() { Err(Error::AllAlike) } else { Ok(()) }
    }

    /// Whether every unit is linked to every other one with the same strength.
    fn all_alike(&self) -> bool {
        let n = self.units();
        // Few weights have so many links that they need a look.
        if n < 2 || self.links() < n * (n - 1) {
            return false;
        }
        let others = |unit: usize| self.neighbors(unit).filter(move |(other, _)| *other != unit);
        let all = || (0..n).flat_map(others);
        let first = all().next().map_or(0.0, |link| link.1);
        let alike = |(_, strength): (usize, f64)| (strength - first).abs() <= 1e-12 * first.abs();
        all().count() == n * (n - 1) && all().all(alike)
    }
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
    fn standardized_rows_sum_to_one() {
        let weights = three_and_an_island().row_standardized();
        assert_eq!(weights.neighbors(0).collect::<Vec<_>>(), [(1, 0.5), (2, 0.5)]);
        assert_eq!(weights.total(), 3.0);
    }

    #[test]
    fn a_unit_is_its_own_neighbour_only_when_asked() {
        let weights = three_and_an_island();
        let with = weights.with_self(0.5).unwrap();
        assert_eq!((weights.self_links(), with.self_links(), with.links()), (0, 4, 8));
        assert_eq!(with.neighbors(0).collect::<Vec<_>>(), [(0, 0.5), (1, 1.0), (2, 1.0)]);
        assert_eq!((with.self_strength(3), with.degree(3)), (Some(0.5), 1));
        assert_eq!(with.without_self(), weights);
        assert!(weights.with_self(f64::NAN).is_err());
    }

    #[test]
    fn units_that_are_linked_to_themselves_alone_have_no_neighbours() {
        let selves = Weights::from_pairs(4, &[]).unwrap().with_self(1.0).unwrap();
        assert_eq!(selves.some_links(), Err(Error::NoNeighbours));
        assert_eq!(three_and_an_island().with_self(1.0).unwrap().some_links(), Ok(()));
    }

    #[test]
    fn weights_that_tell_no_unit_from_another_are_none() {
        let all: Vec<_> = (0..5).flat_map(|to| (0..to).map(move |from| (from, to))).collect();
        let weights = Weights::from_pairs(5, &all).unwrap();
        for alike in [weights.clone(), weights.row_standardized(), weights.with_self(3.0).unwrap()]
        {
            assert_eq!(alike.some_links(), Err(Error::AllAlike));
        }
        assert_eq!(Weights::from_pairs(5, &all[1..]).unwrap().some_links(), Ok(()));
    }

    #[test]
    fn wrong_pairs_are_refused() {
        let outside = Weights::from_pairs(2, &[(0, 2)]);
        assert_eq!(outside, Err(Error::NoSuchUnit { unit: 2, units: 2 }));
        assert_eq!(Weights::from_pairs(2, &[(1, 1)]), Err(Error::SelfNeighbour { unit: 1 }));
    }
}
