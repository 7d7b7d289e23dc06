//! The smallest change of a record that gives another word.

use probative_finding::finding::{Beyond, Moved, Turning, Verdict};
use probative_finding::reading::{Measure, Uncertainty, Value};
use probative_finding::what::rate::{Counted, Rate};
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
    let unit = &appraisal.primary.measure.unit;
    let is_rank = *unit == Unit::rank();
    let possible = if is_rank { (1.0, f64::INFINITY) } else { possible(unit) };
    for (shift, beyond) in shifts(appraisal) {
        let to = value + shift;
        // The next rank is a whole one further.
        let step = if is_rank { 1.0 } else { PAST * (1.0 + value.abs()) };
        let past = beyond.map_or(0.0, |beyond| beyond.sign() * step);
        if to + past < possible.0 || possible.1 < to + past {
            continue;
        }
        // Through the whole rule: other readings that stop agreeing turn a word as well.
        let other = |shift: f64| {
            let found = word(&moved(appraisal, shift), reliability);
            (found != verdict).then_some(found)
        };
        let Some(found) = other(shift + past) else { continue };
        let events = Events { what: &appraisal.primary.what, from: value, up: to + past > value };
        if events.to(to).is_none() {
            let (to, beyond) = if is_rank { (to + past, None) } else { (to, beyond) };
            return Some(Turning { to, beyond, verdict: found, moved: None });
        }
        if let Some(turning) = events.turning(to, possible, |to| other(to - value)) {
            return Some(turning);
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

/// Events that are counted otherwise, one by one.
struct Events<'a> {
    what: &'a What,
    /// The number without any of them.
    from: f64,
    /// Whether they raise it.
    up: bool,
}

impl Events<'_> {
    /// How many, not necessarily whole, bring the number to another value.
    fn to(&self, to: f64) -> Option<f64> {
        let many = match self.what {
            What::Share(Share::Part { whole, .. }) => whole * (to - self.from) / 100.0,
            What::Rate(Rate::Counted(counted)) => {
                let [named, others, exposures] = self.sides(counted)?;
                (named - to * exposures * others) / (1.0 + to * exposures)
            }
            _ => return None,
        };
        many.is_finite().then_some(many.abs())
    }

    /// The events of both sides, and the ratio of their exposures. Moved events leave one side and
    /// join the other; people stay where they are. Of the ratio only the counts change, so that the
    /// exposures follow from what it is.
    fn sides(&self, counted: &Counted) -> Option<[f64; 3]> {
        let (named, others) = (counted.named.events?, counted.others.events?);
        Some([named, others, named / (others * self.from)])
    }

    /// The number with so many of them.
    fn number(&self, many: f64) -> Option<f64> {
        let signed = if self.up { many } else { -many };
        match self.what {
            What::Share(Share::Part { part, whole, .. }) => Some(100.0 * (part + signed) / whole),
            What::Rate(Rate::Counted(counted)) => {
                let [named, others, exposures] = self.sides(counted)?;
                Some((named + signed) / ((others - signed) * exposures))
            }
            _ => None,
        }
    }

    fn told(&self, many: f64) -> Moved {
        match (self.what, self.up) {
            (What::Share(_), true) => Moved::IntoPart(many),
            (What::Share(_), false) => Moved::OutOfPart(many),
            (_, true) => Moved::Here(many),
            (_, false) => Moved::Elsewhere(many),
        }
    }

    /// The fewest whole ones near a value after which the rule gives another word.
    fn turning(
        &self,
        to: f64,
        possible: (f64, f64),
        found: impl Fn(f64) -> Option<Verdict>,
    ) -> Option<Turning> {
        // Rounding must not make one event more of an edge that is met by a whole number.
        let first = self.to(to)?;
        let first = (first - PAST * (1.0 + first)).ceil().max(1.0);
        let each = [first, first + 1.0].into_iter();
        let mut turned = each.filter_map(|many| {
            let to = self.number(many).filter(|to| possible.0 <= *to && *to <= possible.1)?;
            let moved = Some(self.told(many));
            Some(Turning { to, beyond: None, verdict: found(to)?, moved })
        });
        turned.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_finding::what::rate::Side;

    /// The events after which a number has passed an edge, and the number then.
    fn turned(what: &What, from: f64, edge: f64) -> Option<(Moved, f64)> {
        let events = Events { what, from, up: edge > from };
        let passed = |to: f64| {
            (if edge > from { to > edge } else { to < edge }).then_some(Verdict::Inconclusive)
        };
        let turning = events.turning(edge, (0.0, f64::INFINITY), passed)?;
        Some((turning.moved?, turning.to))
    }

    #[test]
    fn events_leave_one_side_and_join_the_other_until_the_ratio_is_passed() {
        let side = |events| Side { places: 1, rate: 0.0, to: None, events: Some(events) };
        let (named, others) = (side(300.0), side(200.0));
        let counted =
            Counted { said: String::new(), per: 1.0, named, others, times: 1.5, to: None };
        let what = What::Rate(Rate::Counted(counted));
        // As many people on both sides: 262 to 238 is 1.1008, and 261 to 239 is 1.092.
        assert_eq!(turned(&what, 1.5, 1.1), Some((Moved::Elsewhere(39.0), 261.0 / 239.0)));
        assert_eq!(turned(&what, 1.5, 2.0), Some((Moved::Here(34.0), 334.0 / 166.0)));
    }

    #[test]
    fn a_part_loses_or_gains_whole_events_until_the_edge_is_passed() {
        let part = |part| What::Share(Share::Part { part, whole: 100.0, of: String::new() });
        // 50 of 100 is an edge that is met, and 51 has passed it.
        assert_eq!(turned(&part(40.0), 40.0, 50.0), Some((Moved::IntoPart(11.0), 51.0)));
        assert_eq!(turned(&part(60.0), 60.0, 50.0), Some((Moved::OutOfPart(11.0), 49.0)));
        assert_eq!(turned(&part(60.0), 60.0, 49.5), Some((Moved::OutOfPart(11.0), 49.0)));
    }
}
