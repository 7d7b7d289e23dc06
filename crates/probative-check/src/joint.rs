//! What the findings say together, when all intervals that rest on chance are widened at once.

use probative_case::Case;
use probative_finding::finding::{Appraisal, Calibration, Finding, Joint, Outcome};
use probative_numeric::distribution::Normal;
use probative_numeric::holm;
use probative_terms::Position;
use probative_terms::Range;

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
    if appraisal.calibration == Calibration::NotNeeded {
        return None;
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
    let regions = &appraisal.regions;
    if regions.position((low, high)) == Position::Across {
        return Some(f64::INFINITY);
    }
    let ranges = regions.holds().iter().chain(regions.fails());
    let edges = ranges.flat_map(|range: &Range| [range.low, range.high]).filter(|e| e.is_finite());
    edges
        .map(|edge| {
            let half = if edge > value { high - value } else { value - low };
            (edge - value).abs() / half.max(f64::MIN_POSITIVE)
        })
        .min_by(f64::total_cmp)
}
