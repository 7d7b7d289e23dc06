//! What held records show beside a claim, deciding nothing: numbers, and maps of clusters.

use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Select, Shown, ShownNumber};
use probative_evidence::field_number;
use probative_finding::finding::{Unread, Untested};
use probative_finding::reading::{Beside, Measure, Reading, Rows};
use probative_finding::{Exhibit, What};
use probative_numeric::{rate, wilson};
use probative_terms::diagnostic::test::{COUNTS_FOR_A_RATE, NO_SHARE};
use probative_terms::number::plain;
use probative_terms::{Role, Unit};

use crate::audit::is_rate;
use crate::cluster;
use crate::question::{Question, beside_unscaled, failed, refused};

/// What a claim shows beside: readings, and the pictures that go with some of them.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) beside: Vec<Beside>,
    pub(crate) exhibits: Vec<Exhibit>,
    /// What could not be read.
    pub(crate) unread: Vec<Unread>,
}

/// What a claim shows beside; of a source that is not there, nothing. A base rate must be read: it
/// may qualify the claim, which any other number here cannot.
pub(crate) fn shown(question: &Question<'_>) -> Result<Seen, Untested> {
    let mut seen = Seen::default();
    for shown in &question.claim.shown {
        match one(shown, question) {
            Ok(one) => {
                seen.beside.extend(one.beside);
                seen.exhibits.extend(one.exhibits);
            }
            Err(Untested::NotHeld(_)) => {}
            Err(Untested::Failed { why }) if shown.role != Role::BaseRate => {
                seen.unread.push(Unread { said: shown.said.clone(), why });
            }
            Err(why) => return Err(why),
        }
    }
    Ok(seen)
}

fn one(shown: &Shown, question: &Question<'_>) -> Result<Seen, Untested> {
    let measure = match &shown.number {
        ShownNumber::Cell(select) => {
            no_count(shown, select, question)?;
            cell(select, &shown.unit, question)?
        }
        ShownNumber::Share { part, whole, per } => {
            share((part, whole, *per), &shown.unit, question)?
        }
        ShownNumber::Rate { events, exposure, per } => {
            per_head((events, exposure, *per), &shown.unit, question)?
        }
        ShownNumber::Cluster(claim) => {
            let (beside, exhibits) = cluster::shown(claim, shown.role, question)?;
            return Ok(Seen { beside, exhibits, ..Seen::default() });
        }
    };
    if shown.role == Role::BaseRate && measure.unit.is_share() {
        of_a_whole(&shown.said, measure.bounds())?;
    }
    let reading = Reading::new(What::Own(shown.said.clone()), measure, Rows::used(1));
    Ok(Seen { beside: vec![beside_unscaled(shown.role, reading)], ..Seen::default() })
}

/// Passes if a base rate in per cent is a part of a whole.
fn of_a_whole(said: &str, (low, high): (f64, f64)) -> Result<(), Untested> {
    let wrong = [low, high].into_iter().find(|end| !(0.0..=100.0).contains(end));
    wrong.map_or(Ok(()), |end| Err(failed(&NO_SHARE, &[&said, &plain(end)])))
}

/// Passes if the cell of a number that is told as so many of so many may hold such a number: whole
/// numbers alone, in a column that nothing calls a rate or a part, are counts.
fn no_count(shown: &Shown, select: &Select, question: &Question<'_>) -> Result<(), Untested> {
    let unit = Unit::named(&shown.unit);
    let is_divided = matches!(shown.role, Role::BaseRate | Role::PerHead);
    let of_many = || unit.is_share() || unit.is_of_so_many();
    if !is_divided || !of_many() || is_called_a_rate(select, question) {
        return Ok(());
    }
    let table = question.table(&select.source)?;
    let cells = (0..table.len()).map(|row| table.cell(row, &select.value));
    let numbers: Vec<Option<f64>> = cells.map(field_number).collect();
    let numbers = || numbers.iter().flatten();
    let most = numbers().copied().fold(0.0, f64::max);
    let are_whole = numbers().all(|number| *number >= 0.0 && number.fract() == 0.0);
    // Parts in per cent may be printed without decimals.
    if select.value == EACH_ROW || are_whole && (most > 100.0 || !unit.is_percent()) {
        return Err(failed(&COUNTS_FOR_A_RATE, &[&select.value, &select.source, &shown.unit]));
    }
    Ok(())
}

/// Whether the column, the rows or the source of a number are called by a rate or a part.
fn is_called_a_rate(select: &Select, question: &Question<'_>) -> bool {
    let rows = select.filter.iter().flat_map(|(column, values)| {
        std::iter::once(column.as_str()).chain(values.iter().map(String::as_str))
    });
    let title = question.case.source(&select.source).map(|source| source.title.as_str());
    let mut names = rows.chain([select.value.as_str(), select.source.as_str()]).chain(title);
    names.any(is_rate)
}

/// What a cell holds, or several add up to; changes and balances of both signs too.
fn cell(select: &Select, unit: &str, question: &Question<'_>) -> Result<Measure, Untested> {
    let found = question.net_total(select)?;
    match (found.value, found.ends()) {
        (Some(value), Some((low, high))) if low < high => {
            Ok(Measure::within(value, Unit::named(unit), (low, high), 1.0, None))
        }
        (Some(value), _) => Ok(Measure::exact(value, Unit::named(unit))),
        (None, Some((low, high))) => Ok(Measure::between((low, high), Unit::named(unit))),
        (None, None) => Err(question.blank(select)),
    }
}

fn share(
    (part, whole, per): (&Select, &Select, f64),
    unit: &str,
    question: &Question<'_>,
) -> Result<Measure, Untested> {
    let level = question.level();
    let counts = (question.count(part)?, question.count(whole)?);
    question.within_each(part, whole)?;
    let (part, whole) = counts;
    let interval = wilson(part as u64, whole as u64, level).map_err(refused)?;
    let ends = (per * interval.interval.low, per * interval.interval.high);
    Ok(Measure::within(per * part / whole, Unit::named(unit), ends, level, None))
}

/// Events over exposure, scaled.
fn per_head(
    (events, exposure, per): (&Select, &Select, f64),
    unit: &str,
    question: &Question<'_>,
) -> Result<Measure, Untested> {
    let level = question.level();
    let blank = || question.blank(exposure);
    let (events, people) = (question.count(events)?, question.total(exposure)?);
    let middle = people.value.ok_or_else(blank)?;
    let (least, most) = people.ends().unwrap_or((middle, middle));
    let at = |exposure| rate(events as u64, exposure, per, level).map_err(refused);
    let ends = (at(most)?.interval.low, at(least)?.interval.high);
    Ok(Measure::within(at(middle)?.value, Unit::named(unit), ends, level, None))
}
