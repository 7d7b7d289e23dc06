//! The number of a finding and what to compare it with.

use probative_case::claim::Claim;
use probative_finding::finding::Appraisal;
use probative_finding::reading::{Uncertainty, Value};
use probative_terms::{Range, Unit};

use probative_chart::comparison::{Against, Comparison};
use probative_words::finding::{base_rate, found_alone, needs, observed_alone, with_number};

/// The number beside its base rate, or else beside what chance gives, or else beside the nearest
/// one that the claim needs; `None` where it has none of these.
pub(super) fn comparison(claim: &Claim, appraisal: &Appraisal) -> Option<Comparison> {
    beside(appraisal).or_else(|| chance(appraisal)).or_else(|| needed(claim, appraisal))
}

/// How far the number lies from what it is compared with, relative to that.
pub(super) fn gap(comparison: &Comparison) -> f64 {
    let (reference, width) = match comparison.against {
        Against::Base { value, .. } => (value, 0.0),
        Against::Needed { edge, .. } => (edge, 0.0),
        // A null around zero is measured by how wide it is.
        Against::Chance { mean, low, high, .. } => (mean, (high - low).abs() / 2.0),
    };
    (comparison.found - reference).abs() / reference.abs().max(width).max(1e-9)
}

/// Whether two units can stand on one scale: the same, or both in per cent.
fn comparable(one: &Unit, other: &Unit) -> bool {
    one == other || (one.is_percent() && other.is_percent())
}

fn beside(appraisal: &Appraisal) -> Option<Comparison> {
    let primary = &appraisal.primary.measure;
    let base = &base_rate(&appraisal.beside)?.reading;
    let number = matches!(primary.value, Value::Number(_));
    (number && comparable(&base.measure.unit, &primary.unit)).then(|| Comparison {
        unit: primary.unit.clone(),
        label: with_number(&appraisal.primary),
        found: primary.value.number(),
        interval: interval(&primary.uncertainty),
        open: primary.open(),
        against: Against::Base { label: with_number(base), value: base.measure.value.number() },
    })
}

fn chance(appraisal: &Appraisal) -> Option<Comparison> {
    let null = appraisal.null.as_ref()?;
    let (low, high) = null.quantiles;
    Some(Comparison {
        unit: null.unit.clone(),
        label: observed_alone(null.observed, &null.unit),
        found: null.observed,
        interval: None,
        open: None,
        against: Against::Chance {
            label: probative_words::null(null.name).to_owned(),
            mean: null.mean,
            low,
            high,
        },
    })
}

/// The number beside the nearest one that the claim needs, where it falls short of it.
fn needed(claim: &Claim, appraisal: &Appraisal) -> Option<Comparison> {
    let primary = &appraisal.primary.measure;
    let found = primary.value.number();
    let holds = appraisal.regions.holds();
    let number = matches!(primary.value, Value::Number(_));
    if !number || holds.iter().any(|range| range.contains(found)) {
        return None;
    }
    let away = |edge: &f64| (edge - found).abs();
    let edges = appraisal.regions.edges();
    let edge = edges.into_iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
    let label = needs(claim.word(), &appraisal.regions, &primary.unit);
    Some(Comparison {
        unit: primary.unit.clone(),
        label: found_alone(primary),
        found,
        interval: interval(&primary.uncertainty),
        open: primary.open(),
        against: Against::Needed { label, edge, holds: ends(holds) },
    })
}

/// The lowest and the highest number of some ranges.
fn ends(ranges: &[Range]) -> (f64, f64) {
    let low = ranges.iter().map(|range| range.low).fold(f64::INFINITY, f64::min);
    let high = ranges.iter().map(|range| range.high).fold(f64::NEG_INFINITY, f64::max);
    (low, high)
}

fn interval(uncertainty: &Uncertainty) -> Option<(f64, f64)> {
    match uncertainty {
        Uncertainty::Interval { low, high, .. } => Some((*low, *high)),
        Uncertainty::Exact => None,
    }
}
