//! The local Moran of every place, for the map of clusters.

use probative_case::claim::cluster::Cluster;
use probative_case::exhibit::Cluster as Class;
use probative_case::finding::Untested;
use probative_numeric::Tail;
use probative_spatial::{
    Adjustment, Class as Quadrant, Local, Silent, Test, Weights, adjusted, local_moran,
    local_moran_eb,
};

use super::units::Units;
use crate::question::{Question, failed};

/// The class of one place with its adjusted p, which is one where it has no result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Classed {
    pub(super) class: Class,
    pub(super) p: f64,
}

/// The class of every place, at a chance adjusted over all of them.
///
/// Where numbers are withheld, a place has a class only if it has it with all of them at their
/// least and at their most, and the larger p.
pub(super) fn classes(
    claim: &Cluster,
    units: &Units,
    question: &Question<'_>,
) -> Result<Vec<Classed>, Untested> {
    let weights = units.weights(claim.weights[0])?.row_standardized();
    let least = at(units, &units.least(), &weights, question)?;
    if !units.is_bounded() {
        return Ok(least);
    }
    let most = at(units, &units.at(|_| true), &weights, question)?;
    let both = |(least, most): (&Classed, &Classed)| Classed {
        class: if least.class == most.class { least.class } else { Class::NotSignificant },
        p: least.p.max(most.p),
    };
    Ok(least.iter().zip(&most).map(both).collect())
}

fn at(
    units: &Units,
    numbers: &[f64],
    weights: &Weights,
    question: &Question<'_>,
) -> Result<Vec<Classed>, Untested> {
    let inference = question.inference("local-moran");
    let test = Test { draws: inference.draws, seed: inference.seed, tail: Tail::Both };
    let rows = match units.exposure() {
        Some((people, _)) => local_moran_eb(numbers, people, weights, test),
        None => local_moran(numbers, weights, test),
    };
    let rows = rows.map_err(|e| failed(e.to_string()))?;
    let chances = adjusted(&rows, Adjustment::BenjaminiHochberg);
    let level = 1.0 - inference.level + 1e-12;
    let classed = |(row, p): (&Result<Local, Silent>, &Option<f64>)| match (row, p) {
        (Ok(row), Some(p)) if *p <= level => Classed { class: named(row.class), p: *p },
        (Ok(_), p) => Classed { class: Class::NotSignificant, p: p.unwrap_or(1.0) },
        (Err(Silent::Island), _) => Classed { class: Class::Isolated, p: 1.0 },
        (Err(_), _) => Classed { class: Class::Undefined, p: 1.0 },
    };
    Ok(rows.iter().zip(&chances).map(classed).collect())
}

fn named(class: Quadrant) -> Class {
    match class {
        Quadrant::HighHigh => Class::HighHigh,
        Quadrant::LowLow => Class::LowLow,
        Quadrant::LowHigh => Class::LowHigh,
        Quadrant::HighLow => Class::HighLow,
        _ => Class::NotSignificant,
    }
}
