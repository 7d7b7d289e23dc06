use probative_numeric::sum;

use super::permuted::Pairs;
use crate::error::Error;
use crate::powers::powers;

/// What the classical moments need to know of the weights and of the values (Cliff & Ord 1981).
pub(super) struct Ingredients {
    pub(super) n: f64,
    pub(super) s0: f64,
    pub(super) s1: f64,
    pub(super) s2: f64,
    /// The kurtosis `n Σz⁴ / (Σz²)²`.
    pub(super) b2: f64,
}

impl Ingredients {
    /// From values less their mean and the links, in one order.
    ///
    /// # Errors
    /// Fewer than four units, or strengths that do not sum to more than zero.
    pub(super) fn new(z: &[f64], pairs: &Pairs) -> Result<Ingredients, Error> {
        let n = z.len();
        if n < 4 {
            let few = probative_numeric::Error::TooFew { what: "units", needed: 4, found: n };
            return Err(few.into());
        }
        let s0 = 0.5 * sum(pairs.margins());
        if s0 <= 0.0 {
            return Err(Error::NoNeighbours);
        }
        let squares = powers(z, 2);
        let b2 = n as f64 * powers(z, 4) / (squares * squares);
        let s2 = powers(pairs.margins(), 2);
        Ok(Ingredients { n: n as f64, s0, s1: pairs.s1(), s2, b2 })
    }
}
