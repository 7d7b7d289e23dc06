//! The scan: circles of places with more events than their people alone would have.

use probative_finding::finding::Untested;
use probative_spatial::{Cluster as Circle, Places, Point, Scan, ScanModel, scan};

use super::units::Units;
use crate::place;
use crate::question::{Question, refused};

/// The largest share of the people that a circle may hold.
const LARGEST: f64 = 0.5;
/// The most random maps: the scan decides nothing, and a thousandth is as fine as it needs.
const DRAWS: usize = 999;
/// The fewest events of a cluster.
const FEWEST: f64 = 2.0;

/// What a scan found.
pub(super) struct Scanned {
    /// The middles of the places.
    pub(super) points: Vec<Point>,
    /// The most likely cluster first, then others that share no place with it.
    pub(super) found: Vec<Circle>,
    /// Whether the most likely cluster has the same places with withheld numbers at their most.
    pub(super) same_at_most: bool,
}

/// The circular scan of Kulldorff (1997); nothing where the map shows no counts of events.
///
/// Withheld numbers stand at their least, and once more at their most to see whether that moves the
/// most likely cluster; its p is then the larger one.
pub(super) fn scanned(units: &Units, question: &Question<'_>) -> Result<Option<Scanned>, Untested> {
    let Some((people, _)) = units.exposure() else { return Ok(None) };
    let points = place::points(&units.key, &units.codes)?;
    let inference = question.inference("scan");
    let settings = Scan {
        model: ScanModel::Poisson,
        largest: LARGEST,
        longest: LARGEST,
        fewest: FEWEST,
        draws: inference.draws.min(DRAWS),
        seed: inference.seed,
    };
    let run = |events: &[f64]| {
        let clusters = scan(Places::Earth(&points), events, people, 1, settings);
        clusters.map(|found| found.clusters).map_err(refused)
    };
    let mut found = run(&units.least())?;
    let mut same_at_most = true;
    if units.is_bounded() {
        let most = run(&units.at(|_| true))?;
        same_at_most = most.first().map(members) == found.first().map(members);
        if let (Some(first), Some(other)) = (found.first_mut(), most.first()) {
            first.p = first.p.max(other.p);
        }
    }
    Ok(Some(Scanned { points, found, same_at_most }))
}

/// The places of a circle in their own order.
fn members(circle: &Circle) -> Vec<usize> {
    let mut members = circle.members.clone();
    members.sort_unstable();
    members
}
