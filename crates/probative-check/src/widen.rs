//! Intervals made as wide as their worlds ask for.

use probative_finding::finding::{Appraisal, Calibration, Widths};
use probative_finding::reading::{Measure, Uncertainty};
use probative_numeric::math;
use probative_terms::{Unit, Whole};

use crate::trial::Edge;

/// So many standard errors leave an end out once in ten thousand cases.
const SETTLED: f64 = 3.9;

/// Widens the primary interval and those of the alternates, which come from the same method, by the
/// factor that was measured on this geography.
pub(crate) fn widen(appraisal: &mut Appraisal) {
    let Calibration::Measured { factor, between, intervals, .. } = &mut appraisal.calibration
    else {
        return;
    };
    let measure = &appraisal.primary.measure;
    let (least, most) = between.unwrap_or((*factor, *factor));
    let (low, high) = measure.bounds();
    // As far as the draws leave an end open, it counts as nearer in the one and as farther in the
    // other.
    let (off_low, off_high) = appraisal.drawn_ends.unwrap_or((0.0, 0.0));
    let (off_low, off_high) = (SETTLED * off_low, SETTLED * off_high);
    let value = measure.value.number();
    let near = ((low + off_low).min(value.max(low)), (high - off_high).max(value.min(high)));
    let far = (low - off_low, high + off_high);
    let at = |ends, factor| stretched(measure, ends, factor);
    *intervals = Some(Widths { before: (low, high), least: at(near, least), most: at(far, most) });
    appraisal.detectable =
        appraisal.detectable.map(|least| detectable(&measure.unit, least, *factor));
    let factor = *factor;
    for beside in &mut appraisal.beside {
        let measure = &mut beside.reading.measure;
        // A number on the claim's own scale that stands somewhere comes from the same method.
        if beside.stands.is_some() && measure.unit == appraisal.primary.measure.unit {
            stretch(measure, factor);
            beside.stands = Some(appraisal.regions.position(measure.bounds()));
        }
    }
    let own = std::iter::once(&mut appraisal.primary).chain(&mut appraisal.alternates);
    own.for_each(|reading| stretch(&mut reading.measure, factor));
}

/// Makes an interval so many times as wide; an exact measure keeps its point.
fn stretch(measure: &mut Measure, factor: f64) {
    let (low, high) = widened(measure, factor);
    if let Uncertainty::Interval { low: least, high: most, .. } = &mut measure.uncertainty {
        (*least, *most) = (low, high);
    }
}

/// The smallest difference that is found with so much wider an interval.
fn detectable(unit: &Unit, least: f64, factor: f64) -> f64 {
    let raised = |ratio: f64| math::exp_m1(factor * math::ln(1.0 + ratio));
    match unit {
        Unit::Times => raised(least),
        Unit::Percent(Whole::Window) => 100.0 * raised(least / 100.0),
        Unit::Correlation => math::tanh(factor * math::atanh(least)),
        _ => factor * least,
    }
}

/// The interval of a measure, each end as many times as far from its value; an exact measure keeps
/// its point.
pub(crate) fn widened(measure: &Measure, factor: f64) -> (f64, f64) {
    stretched(measure, measure.bounds(), factor)
}

fn stretched(measure: &Measure, (low, high): (f64, f64), factor: f64) -> (f64, f64) {
    let value = measure.value.number();
    let wide = |end: f64| {
        if factor == 1.0 || end == value || end.is_infinite() {
            return end;
        }
        let (to, from) = scale(&measure.unit);
        from(to(value) + factor * (to(end) - to(value)))
    };
    (wide(low), wide(high))
}

/// How far an estimate lies beyond a truth at an edge, in half widths of its interval: where it is
/// more than a factor, an interval widened by that factor lies wholly beyond the edge, and the word
/// is wrong.
pub(crate) fn overshoot(unit: &Unit, edge: Edge, value: f64, (low, high): (f64, f64)) -> f64 {
    let (to, _) = scale(unit);
    let (value, at) = (to(value), to(edge.at));
    let (beyond, half) =
        if edge.upward { (value - at, value - to(low)) } else { (at - value, to(high) - value) };
    if beyond <= 0.0 { 0.0 } else { beyond / half.max(f64::MIN_POSITIVE) }
}

type Map = fn(f64) -> f64;

/// The scale on which errors of a unit are alike on both sides, and the way back: ratios and
/// changes of a series by their logarithms, correlations by the z of Fisher (1915, 1921).
pub(crate) fn scale(unit: &Unit) -> (Map, Map) {
    match unit {
        Unit::Times => (math::ln, math::exp),
        Unit::Percent(Whole::Window) => {
            (|percent| math::ln(1.0 + percent / 100.0), |log| 100.0 * math::exp_m1(log))
        }
        Unit::Correlation => (|r| math::atanh(r.clamp(-1.0, 1.0)), math::tanh),
        _ => (|number| number, |number| number),
    }
}

#[cfg(test)]
mod tests {
    use probative_finding::reading::Value;

    use super::*;

    #[test]
    fn a_ratio_is_widened_by_its_logarithm_and_keeps_its_value() {
        let measure = Measure::within(2.0, Unit::Times, (1.0, 4.0), 0.95, None);
        let (low, high) = widened(&measure, 2.0);
        assert!((low - 0.5).abs() < 1e-12 && (high - 8.0).abs() < 1e-12, "{low} {high}");
        let open = Measure::within(2.0, Unit::Times, (0.0, f64::INFINITY), 0.95, None);
        assert_eq!(widened(&open, 2.0), (0.0, f64::INFINITY));
    }

    #[test]
    fn a_correlation_is_widened_by_its_z_and_no_end_leaves_its_range() {
        let z = |r: f64| math::atanh(r);
        let measure = Measure::within(0.86, Unit::Correlation, (0.57, 0.96), 0.95, None);
        let (low, high) = widened(&measure, 1.5);
        assert!((z(0.86) - z(low) - 1.5 * (z(0.86) - z(0.57))).abs() < 1e-9, "{low}");
        assert!((z(high) - z(0.86) - 1.5 * (z(0.96) - z(0.86))).abs() < 1e-9, "{high}");
        let most = widened(&Measure { value: Value::Number(0.999_999), ..measure }, 1e6);
        assert!(most.0 >= -1.0 && most.1 <= 1.0, "{most:?}");
        let edge = Edge { at: 0.3, upward: true };
        let times = overshoot(&Unit::Correlation, edge, 0.86, (0.57, 0.96));
        let found = Measure::within(0.86, Unit::Correlation, (0.57, 0.96), 0.95, None);
        assert!((widened(&found, times).0 - 0.3).abs() < 1e-12);
        assert!(
            (detectable(&Unit::Correlation, 0.9, 2.0) - math::tanh(2.0 * z(0.9))).abs() < 1e-12
        );
    }

    #[test]
    fn what_could_be_found_grows_with_the_interval() {
        assert!((detectable(&Unit::Times, 0.5, 2.0) - 1.25).abs() < 1e-12);
        assert_eq!(detectable(&Unit::PercentagePoints, 4.0, 1.5), 6.0);
    }

    #[test]
    fn an_interval_widened_by_the_overshoot_ends_at_the_edge() {
        let edge = Edge { at: 10.0, upward: true };
        let times = overshoot(&Unit::PercentagePoints, edge, 16.0, (13.0, 19.0));
        let measure = Measure::within(16.0, Unit::PercentagePoints, (13.0, 19.0), 0.95, None);
        assert!((widened(&measure, times).0 - 10.0).abs() < 1e-12);
        let below = Edge { at: 10.0, upward: false };
        assert_eq!(overshoot(&Unit::PercentagePoints, below, 16.0, (13.0, 19.0)), 0.0);
    }
}
