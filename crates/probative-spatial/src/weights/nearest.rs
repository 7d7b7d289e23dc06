use crate::error::Error;
use crate::place::{Point, valid};
use crate::weights::Weights;

/// Each unit's `k` nearest others are its neighbours; of equally near ones, the first.
///
/// Not symmetric: a unit need not be among the nearest of its neighbours. Looks at all pairs.
///
/// # Errors
/// A place that is not in degrees, or `k` that is zero or not below the number of places.
pub fn nearest(places: &[Point], k: usize) -> Result<Weights, Error> {
    valid(places)?;
    if k == 0 {
        return Err(Error::NotPositive { what: "the number of nearest neighbours" });
    }
    if k >= places.len() {
        let few = probative_numeric::Error::TooFew {
            what: "places",
            needed: k.saturating_add(1),
            found: places.len(),
        };
        return Err(few.into());
    }
    let directions: Vec<_> = places.iter().map(|place| place.direction()).collect();
    let mut links = Vec::with_capacity(k * places.len());
    for (unit, here) in directions.iter().enumerate() {
        let mut others: Vec<(f64, usize)> = directions
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != unit)
            .map(|(other, there)| (here.squared_chord(*there), other))
            .collect();
        let order = |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        others.select_nth_unstable_by(k - 1, order);
        links.extend(others[..k].iter().map(|&(_, other)| (unit, other, 1.0)));
    }
    Weights::from_links(places.len(), links)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_line_the_ends_look_inwards() {
        let places = [0.0, 1.0, 3.0].map(|longitude| Point { longitude, latitude: 0.0 });
        let weights = nearest(&places, 1).unwrap();
        let first = |unit| weights.neighbors(unit).next();
        assert_eq!(
            [first(0), first(1), first(2)],
            [Some((1, 1.0)), Some((0, 1.0)), Some((1, 1.0))]
        );
    }

    #[test]
    fn more_neighbours_than_others_are_refused() {
        assert!(nearest(&[Point { longitude: 0.0, latitude: 0.0 }], 1).is_err());
    }
}
