//! Lines moved as a whole: would any network of this shape lie as close?

use std::collections::BTreeSet;

use probative_case::claim::alignment::Along;
use probative_finding::What;
use probative_finding::finding::Untested;
use probative_finding::reading::{Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::Alignment;
use probative_numeric::{Stream, Tail, math, null_from};
use probative_spatial::{Bounds, Direction, DistanceGrid, Move, Point, kilometers};
use probative_terms::Unit;

use super::{Layout, Listing};
use crate::question::{Question, refused};

/// The lines go up to this far in any direction, and turn by any angle.
const FARTHEST_KM: f64 = 300.0;
/// Places farther than this from the middle one stay out: a turn would take them anywhere.
const REACH_KM: f64 = 2700.0;
/// The distance between the nodes of the grid of distances.
const STEP_KM: f64 = 12.0;
const KILOMETERS_A_DEGREE: f64 = 111.195;

/// The listed share less the population's share, beside the same under moves of the lines.
///
/// The places are moved the other way through one grid of distances, which is the same and quicker.
pub(super) fn reading(
    along: &Along,
    layout: &Layout,
    listing: &Listing,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let about = middle(layout);
    let grid = DistanceGrid::new(&layout.lines, bounds(about), STEP_KM);
    let grid = grid.map_err(refused)?;
    let near = grid.within(along.primary);
    let places = Weighted::new(layout, listing, about);
    let observed = places.difference(|place| layout.lines.kilometers_from(place) <= along.primary);
    let inference = question.inference("moved-lines");
    let null = null_from(inference, &|stream| {
        let moved = near.after(&random_move(stream, about).rotation());
        places.difference(|place| moved.contains(place))
    });
    let p = null.p_value(observed, Tail::Both);
    let interval = null.shift_interval(observed, inference.level).map_err(refused)?;
    let what = Alignment::Moved { difference: observed, by_chance: null.mean(), p };
    let chance = Chance { p, draws: inference.draws, error: null.monte_carlo_error(p) };
    let ends = (interval.low, interval.high);
    let value = observed - null.mean();
    let unit = Unit::PercentagePoints;
    let measure = Measure::within(value, unit, ends, inference.level, Some(chance));
    let reason = Gone::Farther(REACH_KM);
    let beyond = LeftOut { reason, rows: places.beyond, events: None };
    let left_out = if places.beyond > 0 { vec![beyond] } else { Vec::new() };
    let rows = Rows { used: places.places.len(), left_out };
    Ok(Reading::new(What::Alignment(what), measure, rows))
}

fn random_move(stream: &mut Stream, about: Point) -> Move {
    let mut side = || FARTHEST_KM * (2.0 * stream.uniform() - 1.0);
    let (east_km, north_km) = (side(), side());
    let turn_radians = std::f64::consts::TAU * stream.uniform();
    Move { east_km, north_km, turn_radians, about }
}

/// Places within reach, with what each adds to the listed share less the population's share.
struct Weighted {
    places: Vec<(Direction, f64)>,
    beyond: usize,
}

impl Weighted {
    fn new(layout: &Layout, listing: &Listing, about: Point) -> Weighted {
        let here = |place: &usize| kilometers(layout.places[*place].point, about) <= REACH_KM;
        let kept: Vec<usize> = (0..layout.places.len()).filter(here).collect();
        let listed: BTreeSet<usize> = listing.listed.iter().copied().filter(here).collect();
        let people: f64 = kept.iter().map(|place| layout.places[*place].population).sum();
        let weight = |place: usize| {
            let own = if listed.contains(&place) { 100.0 / listed.len() as f64 } else { 0.0 };
            own - 100.0 * layout.places[place].population / people
        };
        let places = kept.iter().map(|at| (layout.places[*at].point.direction(), weight(*at)));
        Weighted { places: places.collect(), beyond: layout.places.len() - kept.len() }
    }

    fn difference(&self, near: impl Fn(Direction) -> bool) -> f64 {
        self.places.iter().filter(|(place, _)| near(*place)).map(|(_, weight)| weight).sum()
    }
}

/// A box that holds every kept place wherever a move takes it.
fn bounds(about: Point) -> Bounds {
    let reach = (REACH_KM + 1.5 * FARTHEST_KM) / KILOMETERS_A_DEGREE;
    let (south, north) = ((about.latitude - reach).max(-80.0), (about.latitude + reach).min(80.0));
    let widest = math::cos(south.abs().max(north.abs()).to_radians()).max(0.2);
    let across = (reach / widest).min(90.0);
    Bounds { west: about.longitude - across, east: about.longitude + across, south, north }
}

/// The median place, about which the lines turn.
fn middle(layout: &Layout) -> Point {
    let median = |pick: fn(&Point) -> f64| {
        let values: Vec<f64> = layout.places.iter().map(|place| pick(&place.point)).collect();
        probative_numeric::median(&values)
    };
    Point { longitude: median(|point| point.longitude), latitude: median(|point| point.latitude) }
}
