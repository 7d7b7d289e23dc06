use std::borrow::Cow;

use probative_numeric::each;
use probative_numeric::math::sqrt;

use super::{Places, Table};
use crate::place::Direction;

/// The most units whose circles are all kept, in some 60 MB; those of more are made when asked for.
const KEPT: usize = 4_000;

/// The circles around each unit.
pub(super) struct Circles {
    sites: Sites,
    population: Vec<f64>,
    limit: f64,
    kept: Vec<Around>,
}

/// Where each unit lies.
enum Sites {
    Earth(Vec<Direction>),
    Plane(Vec<[f64; 2]>),
}

/// The units around one, by distance, as far as the population allows.
#[derive(Clone)]
pub(super) struct Around {
    pub(super) units: Vec<u32>,
    /// How many units each circle holds; units at one distance enter together.
    pub(super) ends: Vec<u32>,
}

impl Circles {
    /// `order` holds the row of each unit.
    pub(super) fn new(places: Places<'_>, order: &[usize], table: &Table, largest: f64) -> Circles {
        let whole = (0, table.periods);
        let population: Vec<f64> =
            (0..table.units).map(|unit| table.over(&table.population, unit, whole)).collect();
        let limit = largest * table.total(&table.population) * (1.0 + 1e-12);
        let rows = order.iter();
        let sites = match places {
            Places::Earth(places) => {
                Sites::Earth(rows.map(|&row| places[row].direction()).collect())
            }
            Places::Plane(x, y) => Sites::Plane(rows.map(|&row| [x[row], y[row]]).collect()),
        };
        let mut circles = Circles { sites, population, limit, kept: Vec::new() };
        if table.units <= KEPT {
            circles.kept = each(table.units, |center| circles.made(center));
        }
        circles
    }

    pub(super) fn units(&self) -> usize {
        self.population.len()
    }

    pub(super) fn around(&self, center: usize) -> Cow<'_, Around> {
        match self.kept.get(center) {
            Some(around) => Cow::Borrowed(around),
            None => Cow::Owned(self.made(center)),
        }
    }

    /// How far one unit is from another.
    pub(super) fn distance(&self, from: usize, to: usize) -> f64 {
        match &self.sites {
            Sites::Earth(sites) => sites[from].kilometers(sites[to]),
            Sites::Plane(sites) => {
                let [from_x, from_y] = sites[from];
                let [to_x, to_y] = sites[to];
                let across = to_x - from_x;
                let up = to_y - from_y;
                sqrt(across * across + up * up)
            }
        }
    }

    fn made(&self, center: usize) -> Around {
        let distance: Vec<f64> =
            (0..self.units()).map(|unit| self.distance(center, unit)).collect();
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
        let mut inside = 0.0;
        let mut ends = Vec::new();
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
        Around { units, ends }
    }
}
