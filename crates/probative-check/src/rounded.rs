//! Records in thousands or millions, each number rounded to them: between which ends the real one
//! lies, and what that leaves open.

use probative_evidence::Found;
use probative_finding::finding::Bounds;
use probative_finding::reading::Measure;
use probative_terms::number::decimal;
use probative_terms::{Regions, Unit};

/// How near to an end that it does not reach a number may lie, of the way there.
const NEXT_TO: f64 = 1e-6;

/// The ends of a rounded number: whatever rounds to it lies below the end at which the next one
/// begins, as what a text states does.
pub(crate) fn below(low: f64, high: f64) -> (f64, f64) {
    (low, high - NEXT_TO * (high - low))
}

/// The ends between which a number and what it rounds lie; a number that is not rounded is both.
pub(crate) fn ends(found: &Found, value: f64) -> (f64, f64) {
    (decimal(value - found.rounded), decimal(value + found.rounded))
}

/// A number of a record, left open between its ends where it is rounded.
pub(crate) fn measure(found: &Found, value: f64, unit: Unit) -> Measure {
    match ends(found, value) {
        (low, high) if low < high => Measure::between(below(low, high), unit),
        _ => Measure::exact(value, unit),
    }
}

/// What rounding leaves open of a primary number; nothing where no rounding is, and where the
/// numbers as printed give what the text states so finely that no record in such units could give
/// it finer.
pub(crate) fn bounds(
    primary: &Measure,
    (low, high): (f64, f64),
    regions: &Regions,
) -> Option<Bounds> {
    let value = decimal(primary.value.number());
    let is_as_fine = regions
        .holds()
        .iter()
        .any(|range| range.contains(value) && low <= range.low && range.high <= high);
    (low < high && !is_as_fine).then(|| {
        let (low, high) = below(low, high);
        Bounds { low, high }
    })
}
