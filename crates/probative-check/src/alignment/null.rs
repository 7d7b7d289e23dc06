//! Listings that lie along the lines as far as an edge of the claim says, and no farther.

use probative_case::claim::alignment::Along;
use probative_finding::finding::Untested;
use probative_numeric::{CountNull, Seed, mean};
use probative_spatial::Point;
use probative_terms::Unit;

use super::listing::Within;
use super::{How, Layout, Listing, TEST, geography};
use crate::question::Question;
use crate::trial::{Asks, Edge, Setting, Trial, Width, edges, worlds};
use crate::worlds::Lists;

/// Listings by which it is found how strongly they must be drawn to the lines.
const TRIES: u64 = 200;
/// Halvings until that strength is known well enough.
const HALVINGS: usize = 12;
/// The strongest pull to the lines, in standard deviations of the field.
const STRONGEST: f64 = 6.0;

/// Listings that cluster as much as the real one may, with an excess near the lines at each edge.
pub(super) fn listings<'a>(
    along: &'a Along,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let layout = Layout::read(along, question)?;
    let listing: Listing = layout.listing(along, question, How::AsPrinted)?;
    let near = layout.near(along.primary);
    let null = listing.null(&layout, &near);
    let points: Vec<Point> = layout.places.iter().map(|place| place.point).collect();
    let seed = worlds(question);
    let all = Lists::like(&listing.listed, &points, listing.blocks(&layout), seed)?;
    let (edges, of, level) =
        (edges(&question.regions()?), listing.listed.len() as f64, question.level());
    let setting = |lists: Lists| {
        let drawn = Drawn { lists, near: near.clone(), null: null.clone(), of };
        let pulls: Vec<f64> = edges.iter().map(|edge| drawn.pull(*edge, seed)).collect();
        let under = drawn.lists.under();
        let world = move |edge: usize, stream: &mut _| {
            let count = drawn.count(pulls[edge], stream);
            let ends = drawn.null.shift_interval(count, level).ok()?;
            let percent = |count: f64| 100.0 * count / drawn.of;
            let excess = percent(count as f64 - drawn.null.mean());
            Some((excess, (percent(ends.low), percent(ends.high))))
        };
        Setting { under, world: Box::new(world) }
    };
    let settings = all.into_iter().map(setting).collect();
    let asks = Asks::Width(Width { unit: Unit::PercentagePoints, edges, settings });
    Ok(Trial { test: TEST, geography: geography(along, question), asks })
}

/// Listings of one width of clusters.
struct Drawn {
    lists: Lists,
    near: Within,
    null: CountNull,
    /// How many places are listed.
    of: f64,
}

impl Drawn {
    /// How many places of one listing are near, drawn to the lines so strongly.
    fn count(&self, pull: f64, stream: &mut probative_numeric::Stream) -> usize {
        let raised = |place: usize| if self.near[place] { pull } else { 0.0 };
        self.lists.drawn_to(raised, stream).into_iter().filter(|place| self.near[*place]).count()
    }

    /// How strongly listings must be drawn to the lines for their mean excess to lie at an edge.
    fn pull(&self, edge: Edge, seed: Seed) -> f64 {
        let excess = |pull: f64| {
            let counts = (0..TRIES).map(|at| self.count(pull, &mut seed.stream(at)) as f64);
            100.0 * (mean(&counts.collect::<Vec<f64>>()) - self.null.mean()) / self.of
        };
        let (mut low, mut high) = (-STRONGEST, STRONGEST);
        for _ in 0..HALVINGS {
            let middle = low.midpoint(high);
            if excess(middle) < edge.at { low = middle } else { high = middle }
        }
        low.midpoint(high)
    }
}
