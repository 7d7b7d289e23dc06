//! The local Moran of every place, for the map of clusters.

use probative_case::claim::cluster::Cluster;
use probative_finding::exhibit::{Association as Class, ClusterFound};
use probative_finding::finding::Untested;
use probative_numeric::Tail;
use probative_spatial::{
    Adjustment, Class as Quadrant, Local, Silent, Test, Weights, adjusted, local_moran,
    local_moran_eb,
};

use super::units::Units;
use crate::question::{Question, refused};

/// The class of every place with its chance, alone and adjusted over all of them.
///
/// Where numbers are withheld, the end of what they can be that has the larger p counts, place by
/// place.
pub(super) fn classes(
    claim: &Cluster,
    units: &Units,
    question: &Question<'_>,
) -> Result<Vec<ClusterFound>, Untested> {
    let weights = units.weights(&claim.weights[0])?.row_standardized();
    let least = at(units, &units.least(), &weights, question)?;
    if !units.is_bounded() {
        return Ok(least);
    }
    let most = at(units, &units.at(|_| true), &weights, question)?;
    let weaker = |(least, most): (ClusterFound, ClusterFound)| {
        if adjusted_p(most) > adjusted_p(least) { most } else { least }
    };
    Ok(least.into_iter().zip(most).map(weaker).collect())
}

/// The adjusted chance of a place; one where it could not be tested.
pub(super) fn adjusted_p(found: ClusterFound) -> f64 {
    match found {
        ClusterFound::Tested { p_adjusted, .. } => p_adjusted,
        ClusterFound::Undefined | ClusterFound::Withheld | ClusterFound::Isolated => 1.0,
    }
}

/// The class that a place has where its adjusted chance is small enough.
pub(super) fn class(found: ClusterFound, level: f64) -> Option<Class> {
    match found {
        ClusterFound::Tested { class, p_adjusted, .. } => (p_adjusted <= level).then_some(class),
        ClusterFound::Undefined | ClusterFound::Withheld | ClusterFound::Isolated => None,
    }
}

fn at(
    units: &Units,
    numbers: &[f64],
    weights: &Weights,
    question: &Question<'_>,
) -> Result<Vec<ClusterFound>, Untested> {
    let inference = question.inference("local-moran");
    let test = Test { draws: inference.draws, seed: inference.seed, tail: Tail::Both };
    let rows = match units.exposure() {
        Some((people, _)) => local_moran_eb(numbers, people, weights, test),
        None => local_moran(numbers, weights, test),
    };
    let rows = rows.map_err(refused)?;
    let chances = adjusted(&rows, Adjustment::BenjaminiHochberg);
    let found = |(row, p): (&Result<Local, Silent>, &Option<f64>)| match (row, p) {
        (Ok(row), Some(p_adjusted)) => {
            ClusterFound::Tested { class: named(row.class), p: row.p, p_adjusted: *p_adjusted }
        }
        (Err(Silent::Island), _) => ClusterFound::Isolated,
        _ => ClusterFound::Undefined,
    };
    Ok(rows.iter().zip(&chances).map(found).collect())
}

fn named(class: Quadrant) -> Class {
    match class {
        Quadrant::LowLow => Class::LowLow,
        Quadrant::LowHigh => Class::LowHigh,
        Quadrant::HighLow => Class::HighLow,
        _ => Class::HighHigh,
    }
}
