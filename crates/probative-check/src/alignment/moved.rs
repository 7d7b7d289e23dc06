//! Lines moved as a whole: would any network of this shape lie as close?

use probative_case::claim::alignment::Along;
use probative_case::finding::Untested;
use probative_case::number::plain;
use probative_case::reading::{Chance, Measure, Reading, Rows};
use probative_numeric::{Stream, Tail, null_from};
use probative_spatial::{Bounds, Direction, DistanceGrid, Move, Point};

use super::{Layout, Listing};
use crate::question::{Question, failed};

/// The lines go up to this far in any direction, and turn by any angle.
const FARTHEST_KM: f64 = 300.0;
/// The distance between the nodes of the grid of distances.
const STEP_KM: f64 = 10.0;

/// The listed share less the population's share, beside the same under moves of the lines.
///
/// The places are moved the other way through one grid of distances, which is the same and quicker.
pub(super) fn reading(
    along: &Along,
    layout: &Layout,
    listing: &Listing,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let grid = DistanceGrid::new(&layout.lines, bounds(layout), STEP_KM)
        .map_err(|e| failed(e.to_string()))?;
    let places = Weighted::new(layout, listing);
    let near = layout.near(along.primary);
    let share = 100.0 * listing.count(&near) as f64 / listing.listed.len() as f64;
    let observed = share - layout.population_share(&near);
    let about = middle(layout);
    let inference = question.inference("moved-lines");
    let null = null_from(inference, &|stream| {
        let rotation = random_move(stream, about).rotation();
        places.difference(|place| grid.kilometers_from(rotation.apply(place)) <= along.primary)
    });
    let p = null.p_value(observed, Tail::Both);
    let interval =
        null.shift_interval(observed, inference.level).map_err(|e| failed(e.to_string()))?;
    let said = format!(
        "listed share less the population's share: {} points; with the lines moved as a whole {} on average (p = {}); held fixed: the shape of the network and where people live",
        plain(observed),
        plain(null.mean()),
        plain(p)
    );
    let chance = Chance { p, draws: inference.draws, error: null.monte_carlo_error(p) };
    let ends = (interval.low, interval.high);
    let value = observed - null.mean();
    let measure = Measure::within(value, "percentage points", ends, inference.level, Some(chance));
    Ok(Reading { said, measure, rows: Rows::used(layout.places.len()) })
}

fn random_move(stream: &mut Stream, about: Point) -> Move {
    let mut side = || FARTHEST_KM * (2.0 * stream.uniform() - 1.0);
    let (east_km, north_km) = (side(), side());
    let turn_radians = std::f64::consts::TAU * stream.uniform();
    Move { east_km, north_km, turn_radians, about }
}

/// Places with what each adds to the listed share less the population's share.
struct Weighted {
    places: Vec<(Direction, f64)>,
}

impl Weighted {
    fn new(layout: &Layout, listing: &Listing) -> Weighted {
        let all: f64 = layout.places.iter().map(|place| place.population).sum();
        let mut weights: Vec<f64> =
            layout.places.iter().map(|place| -100.0 * place.population / all).collect();
        for place in &listing.listed {
            weights[*place] += 100.0 / listing.listed.len() as f64;
        }
        let directions = layout.places.iter().map(|place| place.point.direction());
        Weighted { places: directions.zip(weights).collect() }
    }

    fn difference(&self, near: impl Fn(Direction) -> bool) -> f64 {
        self.places.iter().filter(|(place, _)| near(*place)).map(|(_, weight)| weight).sum()
    }
}

/// The box of all places that are not far from most others: the middle nine tenths each way, widened.
fn bounds(layout: &Layout) -> Bounds {
    let spread = |pick: fn(&Point) -> f64| {
        let mut values: Vec<f64> = layout.places.iter().map(|place| pick(&place.point)).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[(share * (values.len() - 1) as f64) as usize];
        let margin = 0.35 * (at(0.99) - at(0.01));
        (at(0.01) - margin, at(0.99) + margin)
    };
    let (west, east) = spread(|point| point.longitude);
    let (south, north) = spread(|point| point.latitude);
    Bounds {
        west: west.max(-180.0),
        east: east.min(180.0),
        south: south.max(-85.0),
        north: north.min(85.0),
    }
}

/// The median place, about which the lines turn.
fn middle(layout: &Layout) -> Point {
    let median = |pick: fn(&Point) -> f64| {
        let values: Vec<f64> = layout.places.iter().map(|place| pick(&place.point)).collect();
        probative_numeric::median(&values)
    };
    Point { longitude: median(|point| point.longitude), latitude: median(|point| point.latitude) }
}
