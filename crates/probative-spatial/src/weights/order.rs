use super::Weights;
use crate::error::Error;

impl Weights {
    /// Units whose shortest way along links has exactly `order` steps, with strength one.
    ///
    /// # Errors
    /// An order of zero.
    pub fn of_order(&self, order: usize) -> Result<Weights, Error> {
        self.of_order_within(order, usize::MAX)
    }

    /// The same if there are no more links than `most`, those of fewer steps included, which are
    /// walked on the way.
    ///
    /// # Errors
    /// An order of zero, or more links.
    pub fn of_order_within(&self, order: usize, most: usize) -> Result<Weights, Error> {
        self.by_steps(order, most, |steps| steps == order)
    }

    /// Units that at most `order` steps along links join, with strength one.
    ///
    /// # Errors
    /// An order of zero.
    pub fn up_to_order(&self, order: usize) -> Result<Weights, Error> {
        self.by_steps(order, usize::MAX, |steps| steps <= order)
    }

    fn by_steps(
        &self,
        order: usize,
        most: usize,
        keep: impl Fn(usize) -> bool,
    ) -> Result<Weights, Error> {
        if order == 0 {
            return Err(Error::NotPositive { what: "the order of neighbours" });
        }
        let mut links = Vec::new();
        // The last unit from which each was reached.
        let mut reached = vec![usize::MAX; self.units()];
        let mut walked = 0;
        for unit in 0..self.units() {
            reached[unit] = unit;
            let mut edge = vec![unit];
            for steps in 1..=order {
                let around = edge.iter().flat_map(|&at| self.neighbors(at).map(|(other, _)| other));
                edge = around
                    .filter(|&other| std::mem::replace(&mut reached[other], unit) != unit)
                    .collect();
                if keep(steps) {
                    links.extend(edge.iter().map(|&other| (unit, other, 1.0)));
                }
                walked += edge.len();
                if edge.is_empty() {
                    break;
                }
            }
            if walked > most {
                return Err(Error::TooManyLinks { most });
            }
        }
        Weights::from_links(self.units(), links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_ring_of_five_everybody_is_two_steps_away_at_most() {
        let pairs: Vec<_> = (0..5).map(|unit| (unit, (unit + 1) % 5)).collect();
        let ring = Weights::from_pairs(5, &pairs).unwrap();
        let second = ring.of_order(2).unwrap();
        assert_eq!(second.neighbors(0).collect::<Vec<_>>(), [(2, 1.0), (3, 1.0)]);
        assert_eq!(ring.up_to_order(2).unwrap().links(), 20);
        assert_eq!(ring.of_order(3).unwrap().links(), 0);
        assert!(ring.of_order(0).is_err());
        // Two a unit of the first order, and as many of the second.
        assert_eq!(ring.of_order_within(2, 20), Ok(second));
        assert_eq!(ring.of_order_within(2, 19), Err(Error::TooManyLinks { most: 19 }));
    }
}
