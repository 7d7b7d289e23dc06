//! What the findings say together, when all intervals that rest on chance are widened at once.

use probative_case::Case;
use probative_finding::finding::{Appraisal, Finding, Joint, Outcome};
use probative_finding::reading::Uncertainty;
use probative_numeric::distribution::Normal;
use probative_numeric::holm;
use probative_terms::Position;
use probative_terms::Range;

use crate::widen::scale;

/// How many claims rest on chance, and how many keep their word under Holm's correction.
///
/// A claim's interval may be widened until an end meets an edge of its regions; that factor gives
/// the p-value at which its word would change, and those p-values are adjusted for each other.
pub(crate) fn joint(case: &Case, findings: &[Finding]) -> Joint {
    let level = case.settings.level;
    let chances: Vec<f64> = findings.iter().filter_map(|finding| chance(finding, level)).collect();
    let keep = holm(&chances).iter().filter(|p| **p <= 1.0 - level).count();
    Joint { by_chance: chances.len(), keep }
}

fn chance(finding: &Finding, level: f64) -> Option<f64> {
    let Outcome::Tested { appraisal, .. } = &finding.outcome else { return None };
    // What is exact, or bounded by its record alone, has no chance in it; a sample has.
    match appraisal.primary.measure.uncertainty {
        Uncertainty::Interval { level, .. } if level < 1.0 => {}
        _ => return None,
    }
    let usual = Normal.quantile(0.5 * (1.0 + level));
    let slack = slack(appraisal)?;
    Some(2.0 * Normal.survival(usual * slack))
}

/// By what factor the interval may be widened before its word changes; an interval that crosses
/// an edge keeps crossing it.
fn slack(appraisal: &Appraisal) -> Option<f64> {
    let (low, high) = appraisal.primary.measure.bounds();
    let value = appraisal.primary.measure.value.number();
    let (to, _) = scale(&appraisal.primary.measure.unit);
    let regions = &appraisal.regions;
    if regions.position((low, high)) == Position::Across {
        return Some(f64::INFINITY);
    }
    let ranges = regions.holds().iter().chain(regions.fails());
    let edges = ranges.flat_map(|range: &Range| [range.low, range.high]).filter(|e| e.is_finite());
    edges
        .map(|edge| {
            let half = if edge > value { to(high) - to(value) } else { to(value) - to(low) };
            (to(edge) - to(value)).abs() / half.max(f64::MIN_POSITIVE)
        })
        .min_by(f64::total_cmp)
}
