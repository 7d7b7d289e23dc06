//! Numbers from held records, shown beside a claim and deciding nothing.

use probative_case::claim::{Shown, ShownNumber};
use probative_case::finding::Untested;
use probative_case::reading::{Beside, Measure, Reading, Rows};
use probative_numeric::{rate, wilson};

use crate::question::{Question, beside_unscaled, failed};

/// The shown numbers of a claim; one that its source lacks is left out.
pub(crate) fn beside(question: &Question<'_>) -> Vec<Beside> {
    let shown = question.claim.shown.iter();
    shown
        .filter_map(|shown| measure(shown, question).ok().map(|reading| (shown, reading)))
        .map(|(shown, reading)| beside_unscaled(shown.role, reading))
        .collect()
}

fn measure(shown: &Shown, question: &Question<'_>) -> Result<Reading, Untested> {
    let level = question.level();
    let measure = match &shown.number {
        ShownNumber::Cell(cell) => {
            let found = question.total(cell)?;
            match (found.value, found.ends()) {
                (Some(value), Some((low, high))) if low < high => {
                    Measure::within(value, &shown.unit, (low, high), 1.0, None)
                }
                (Some(value), _) => Measure::exact(value, &shown.unit),
                (None, Some((low, high))) => {
                    Measure::within((low + high) / 2.0, &shown.unit, (low, high), 1.0, None)
                }
                (None, None) => return Err(failed("a shown cell is blank".to_owned())),
            }
        }
        ShownNumber::Share { part, whole } => {
            let (part, whole) = (question.value(part)?, question.value(whole)?);
            let interval =
                wilson(part as u64, whole as u64, level).map_err(|e| failed(e.to_string()))?;
            let ends = (100.0 * interval.interval.low, 100.0 * interval.interval.high);
            Measure::within(100.0 * part / whole, &shown.unit, ends, level, None)
        }
        ShownNumber::Rate { events, exposure, per } => {
            let (events, exposure) = (question.value(events)?, question.total(exposure)?);
            let middle =
                exposure.value.ok_or_else(|| failed("the exposure is blank".to_owned()))?;
            let (least, most) = exposure.ends().unwrap_or((middle, middle));
            let at = |exposure| {
                rate(events as u64, exposure, *per, level).map_err(|e| failed(e.to_string()))
            };
            let ends = (at(most)?.interval.low, at(least)?.interval.high);
            Measure::within(at(middle)?.value, &shown.unit, ends, level, None)
        }
    };
    Ok(Reading { said: shown.said.clone(), measure, rows: Rows::used(1) })
}
