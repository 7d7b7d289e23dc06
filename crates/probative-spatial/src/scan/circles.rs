use probative_numeric::math::sqrt;

use super::{Places, Table};

/// The circles around each unit, made when asked for.
pub(super) struct Circles<'a> {
    places: Places<'a>,
    /// The row of each unit.
    order: Vec<usize>,
    population: Vec<f64>,
    limit: f64,
}

/// The units around one, by distance, as far as the population allows.
pub(super) struct Around {
    pub(super) units: Vec<u32>,
    pub(super) distances: Vec<f64>,
    /// How many units each circle holds; units at one distance enter together.
    pub(super) ends: Vec<u32>,
}

impl<'a> Circles<'a> {
    pub(super) fn new(
        places: Places<'a>,
        order: Vec<usize>,
        table: &Table,
        largest: f64,
    ) -> Circles<'a> {
        let whole = (0, table.periods);
        let population: Vec<f64> =
            (0..table.units).map(|unit| table.over(&table.population, unit, whole)).collect();
        let limit = largest * table.total(&table.population) * (1.0 + 1e-12);
        Circles { places, order, population, limit }
    }

    pub(super) fn units(&self) -> usize {
        self.population.len()
    }

    pub(super) fn around(&self, center: usize) -> Around {
        let here = self.order[center];
        let distance: Vec<f64> = match self.places {
            Places::Earth(places) => {
                let from = places[here].direction();
                let to = |&row: &usize| from.kilometers(places[row].direction());
                self.order.iter().map(to).collect()
            }
            Places::Plane(x, y) => {
                let to = |&row: &usize| {
                    let (across, up) = (x[row] - x[here], y[row] - y[here]);
                    sqrt(across * across + up * up)
                };
                self.order.iter().map(to).collect()
            }
        };
        // Distances are not below zero, so that their bits stand in their order; equal ones go by unit.
        let key = |(unit, distance): (usize, &f64)| {
            u128::from((distance + 0.0).to_bits()) << 32 | unit as u128
        };
        let mut keys: Vec<u128> = distance.iter().enumerate().map(key).collect();
        keys.sort_unstable();
        let units = keys.into_iter().map(|key| key as u32).collect();
        self.cut(units, &distance)
    }

    fn cut(&self, mut units: Vec<u32>, distance: &[f64]) -> Around {
        let (mut inside, mut ends) = (0.0, Vec::new());
        for (place, &unit) in units.iter().enumerate() {
            inside += self.population[unit as usize];
            if inside > self.limit {
                break;
            }
            let here = distance[unit as usize];
            let next = units.get(place + 1).map(|next| distance[*next as usize]);
            if next.is_none_or(|next| next > here * (1.0 + 1e-12)) {
                ends.push(place as u32 + 1);
            }
        }
        units.truncate(ends.last().copied().unwrap_or(0) as usize);
        let distances = units.iter().map(|&unit| distance[unit as usize]).collect();
        Around { units, distances, ends }
    }
}
