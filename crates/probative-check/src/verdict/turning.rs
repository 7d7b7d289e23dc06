//! The smallest change of a record that gives another word.

use probative_finding::finding::{Beyond, Moved, Turning, Verdict};
use probative_finding::reading::{Measure, Uncertainty, Value};
use probative_finding::what::rate::Rate;
use probative_finding::what::share::Share;
use probative_finding::{Reading, What};
use probative_terms::{ReliabilityWord, Unit, Whole};

use super::{Appraisal, word};

/// By how much of itself a number is moved past an edge that it meets.
const PAST: f64 = 1e-9;

/// The smallest change of the primary number after which the rule gives another word. The other
/// readings of the same quantity move with it: they are made of the same records.
pub(super) fn turning(
    appraisal: &Appraisal,
    reliability: &[ReliabilityWord],
    verdict: Verdict,
) -> Option<Turning> {
    let Value::Number(value) = appraisal.primary.measure.value else { return None };
    let possible = possible(&appraisal.primary.measure.unit);
    for (shift, beyond) in shifts(appraisal) {
        let to = value + shift;
        let past = beyond.map_or(0.0, |beyond| beyond.sign() * PAST * (1.0 + value.abs()));
        if to + past < possible.0 || possible.1 < to + past {
            continue;
        }
        // Through the whole rule: other readings that stop agreeing turn a word as well.
        let found = word(&moved(appraisal, shift + past), reliability);
        if found != verdict {
            let moved = events(&appraisal.primary.what, value, to);
            return Some(Turning { to, beyond, verdict: found, moved });
        }
    }
    None
}

/// Between which ends a number of this unit lies, whatever a record says.
fn possible(unit: &Unit) -> (f64, f64) {
    match unit {
        // Nobody is before the first.
        Unit::Percent(Whole::AllPlaces) => (f64::MIN_POSITIVE, 100.0),
        Unit::Percent(
            Whole::Named
            | Whole::ListsPlaces
            | Whole::ListedPlaces
            | Whole::Population
            | Whole::Documents
            | Whole::FirstPlaces,
        ) => (0.0, 100.0),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

/// The changes that bring an end of a reading to an edge or just past it, the smallest first.
fn shifts(appraisal: &Appraisal) -> Vec<(f64, Option<Beyond>)> {
    let regions = &appraisal.regions;
    let edges = [regions.edges(), regions.mirrored().edges()].concat();
    // Other readings may meet an edge before the primary one does, and stop agreeing with it.
    let readings = std::iter::once(&appraisal.primary).chain(&appraisal.alternates);
    let of_bounds = appraisal.bounds.iter().map(|bounds| (bounds.low, bounds.high));
    let all: Vec<(f64, f64)> =
        readings.map(|reading| reading.measure.bounds()).chain(of_bounds).collect();
    let to_edge = edges
        .iter()
        .flat_map(|edge| all.iter().flat_map(move |(low, high)| [edge - low, edge - high]));
    let mut shifts: Vec<f64> = to_edge.filter(|shift| shift.is_finite()).collect();
    shifts.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
    let each = [None, Some(Beyond::Below), Some(Beyond::Above)];
    shifts.into_iter().flat_map(|shift| each.map(|beyond| (shift, beyond))).collect()
}

fn moved(appraisal: &Appraisal, shift: f64) -> Appraisal {
    let mut moved = appraisal.clone();
    let own = std::iter::once(&mut moved.primary).chain(&mut moved.alternates);
    own.for_each(|reading: &mut Reading| shifted(&mut reading.measure, shift));
    let bounds = moved.bounds.iter_mut();
    bounds.for_each(|bounds| (bounds.low, bounds.high) = (bounds.low + shift, bounds.high + shift));
    moved
}

fn shifted(measure: &mut Measure, shift: f64) {
    if let Value::Number(value) = &mut measure.value {
        *value += shift;
    }
    if let Uncertainty::Interval { low, high, .. } = &mut measure.uncertainty {
        (*low, *high) = (*low + shift, *high + shift);
    }
}

/// The events that bring the number from one value to another, in whole ones.
fn events(what: &What, from: f64, to: f64) -> Option<Moved> {
    match what {
        What::Share(Share::Part { whole, .. }) => {
            let many = whole_events(whole * (to - from) / 100.0)?;
            Some(if to < from { Moved::OutOfPart(many) } else { Moved::IntoPart(many) })
        }
        What::Rate(Rate::Counted(counted)) => {
            let (named, others) = (counted.named.events?, counted.others.events?);
            // Moved events leave one side and join the other; people stay where they are. Of the
            // ratio only the counts change, so that the exposures follow from what it is.
            let exposures = named / (others * from);
            let many = (named - to * exposures * others) / (1.0 + to * exposures);
            let whole = whole_events(many)?;
            Some(if many > 0.0 { Moved::Elsewhere(whole) } else { Moved::Here(whole) })
        }
        _ => None,
    }
}

fn whole_events(many: f64) -> Option<f64> {
    // Rounding must not make one event more of an edge that is met by a whole number.
    let whole = (many.abs() - PAST * (1.0 + many.abs())).ceil();
    whole.is_finite().then(|| whole.max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_finding::what::rate::{Counted, Side};

    #[test]
    fn events_leave_one_side_and_join_the_other_until_the_ratio_is_met() {
        let side = |events| Side { places: 1, rate: 0.0, to: None, events: Some(events) };
        let (named, others) = (side(300.0), side(200.0));
        let counted =
            Counted { said: String::new(), per: 1.0, named, others, times: 1.5, to: None };
        let what = What::Rate(Rate::Counted(counted));
        // As many people on both sides: 262 to 238 is 1.1008, and 261 to 239 is 1.092.
        assert_eq!(events(&what, 1.5, 1.1), Some(Moved::Elsewhere(39.0)));
        assert_eq!(events(&what, 1.5, 2.0), Some(Moved::Here(34.0)));
    }

    #[test]
    fn a_part_loses_or_gains_whole_events() {
        let what = What::Share(Share::Part { part: 93.0, whole: 144.0, of: String::new() });
        assert_eq!(events(&what, 64.583, 50.0), Some(Moved::OutOfPart(21.0)));
        assert_eq!(events(&what, 64.583, 65.0), Some(Moved::IntoPart(1.0)));
    }
}
