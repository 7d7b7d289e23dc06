use super::Weights;
use crate::error::Error;

impl Weights {
    /// The links that stand in either; one that stands in both keeps the strength that it has here.
    ///
    /// # Errors
    /// Numbers of units that differ.
    pub fn union(&self, other: &Weights) -> Result<Weights, Error> {
        let more = other.kept(self, |found| !found)?;
        let mut links = self.as_links();
        links.extend(more.as_links());
        links.sort_unstable_by_key(|&(from, to, _)| (from, to));
        Ok(Weights::from_sorted(self.units(), &links))
    }

    /// The links that stand in both, with the strength that they have here.
    ///
    /// # Errors
    /// Numbers of units that differ.
    pub fn intersection(&self, other: &Weights) -> Result<Weights, Error> {
        self.kept(other, |found| found)
    }

    /// The links that stand here and not in the other.
    ///
    /// # Errors
    /// Numbers of units that differ.
    pub fn difference(&self, other: &Weights) -> Result<Weights, Error> {
        self.kept(other, |found| !found)
    }

    /// Every link in both directions: one that has no counterpart gets one of the same strength.
    ///
    /// Strengths that differ between the directions stay different.
    #[must_use]
    pub fn symmetrized(&self) -> Weights {
        self.union(&self.transposed()).unwrap_or_else(|_| unreachable!("both have the same units"))
    }

    /// The links of which `keep` says yes, told whether the other has them too.
    fn kept(&self, other: &Weights, keep: impl Fn(bool) -> bool) -> Result<Weights, Error> {
        if self.units() != other.units() {
            let expected = self.units();
            let found = other.units();
            let what = "units of the other weights";
            return Err(probative_numeric::Error::Lengths { what, expected, found }.into());
        }
        let mut links = self.as_links();
        links.retain(|&(from, to, _)| {
            let row = &other.targets[other.starts[from]..other.starts[from + 1]];
            keep(row.binary_search(&(to as u32)).is_ok())
        });
        Ok(Weights::from_sorted(self.units(), &links))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_joined_shared_and_taken_away_as_sets_are() {
        let first = Weights::from_links(3, vec![(0, 1, 2.0), (1, 2, 3.0)]).unwrap();
        let other = Weights::from_links(3, vec![(1, 2, 9.0), (2, 0, 1.0)]).unwrap();
        let union = first.union(&other).unwrap();
        assert_eq!(union.as_links(), [(0, 1, 2.0), (1, 2, 3.0), (2, 0, 1.0)]);
        assert_eq!(first.intersection(&other).unwrap().as_links(), [(1, 2, 3.0)]);
        assert_eq!(first.difference(&other).unwrap().as_links(), [(0, 1, 2.0)]);
        assert!(first.union(&Weights::from_pairs(2, &[]).unwrap()).is_err());
    }

    #[test]
    fn a_link_in_one_direction_gets_its_counterpart() {
        let both = Weights::from_links(3, vec![(0, 1, 2.0)]).unwrap().symmetrized();
        assert!(both.is_symmetric());
        assert_eq!(both.links(), 2);
    }
}
