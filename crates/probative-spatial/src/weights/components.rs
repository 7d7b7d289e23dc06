use super::Weights;

impl Weights {
    /// Units without a neighbour other than themselves, of which statistics of neighbours cannot
    /// speak.
    pub fn islands(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.units()).filter(|&unit| self.neighbors(unit).all(|(other, _)| other == unit))
    }

    /// The component of each unit: units joined by links, in either direction, share a number.
    ///
    /// Components are numbered from zero in the order of their first unit; a unit that no link
    /// reaches is one of its own.
    #[must_use]
    pub fn components(&self) -> Vec<usize> {
        let mut parent: Vec<usize> = (0..self.units()).collect();
        for unit in 0..self.units() {
            for (other, _) in self.neighbors(unit) {
                let a = root(&mut parent, unit);
                let b = root(&mut parent, other);
                // The smaller number leads, so that a component is led by its first unit.
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

    #[test]
    fn an_island_is_a_unit_with_no_other_neighbour() {
        let weights = Weights::from_pairs(4, &[(2, 0), (0, 1), (1, 0)]).unwrap();
        for weights in [weights.with_self(1.0).unwrap(), weights] {
            assert_eq!(weights.islands().collect::<Vec<_>>(), [3]);
            assert_eq!(weights.components(), [0, 0, 0, 1]);
        }
    }

    #[test]
    fn a_link_in_one_direction_joins_a_component() {
        let weights = Weights::from_links(3, vec![(2, 0, 1.0)]).unwrap();
        assert_eq!(weights.islands().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(weights.components(), [0, 1, 0]);
    }
}
