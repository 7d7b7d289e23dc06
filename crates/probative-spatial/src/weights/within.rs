use crate::error::Error;
use crate::place::{Point, valid};
use crate::weights::Weights;

/// Units at most `kilometers` apart are neighbours with strength one. Looks at all pairs.
///
/// # Errors
/// A place that is not in degrees, or a distance that is not positive.
pub fn within(places: &[Point], kilometers: f64) -> Result<Weights, Error> {
    valid(places)?;
    if kilometers <= 0.0 || kilometers.is_nan() {
        return Err(Error::NotPositive { what: "the distance between neighbours" });
    }
    let directions: Vec<_> = places.iter().map(|place| place.direction()).collect();
    let mut pairs = Vec::new();
    for (unit, here) in directions.iter().enumerate() {
        let near = |there: &_| here.kilometers(*there) <= kilometers;
        pairs
            .extend((0..unit).filter(|&other| near(&directions[other])).map(|other| (other, unit)));
    }
    Weights::from_pairs(places.len(), &pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_kilometres_join_places_less_than_a_degree_apart() {
        let places = [0.0, 0.8, 2.0].map(|longitude| Point { longitude, latitude: 0.0 });
        let weights = within(&places, 100.0).unwrap();
        assert_eq!(weights.links(), 2);
        assert_eq!(weights.islands().collect::<Vec<_>>(), [2]);
    }
}
