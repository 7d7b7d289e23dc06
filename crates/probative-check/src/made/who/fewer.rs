//! Records that lack places: another source of the case has them, or the case leaves them out.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::{Claim, Kinds};
use probative_case::source::Source;
use probative_evidence::{Evidence, Table};
use probative_finding::finding::made::{About, Made};

use crate::made::of_claim;
use crate::made::who::places;

/// Of so many places of another source one that lacks is told; of fewer it may be a capital or a
/// territory that is counted apart.
const ONE_IN: usize = 10;

/// What the records of a claim lack, each source told once.
pub(in crate::made) fn of_records(
    case: &Case,
    claim: &Claim,
    kinds: &Kinds,
    evidence: &Evidence,
) -> Vec<Made> {
    let mut own = kinds.clone();
    let mut told: Vec<About> = Vec::new();
    let keys = kinds.places_by();
    for select in own.selects() {
        let Some(source) = case.source(&select.source) else { continue };
        told.extend(keys.and_then(|key| beside(case, source, [key, &select.value], evidence)));
        told.extend(left_out(source));
    }
    let mut once: Vec<About> = Vec::new();
    told.into_iter().for_each(|about| once.extend((!once.contains(&about)).then_some(about)));
    once.into_iter().map(|about| of_claim("W313", claim, about)).collect()
}

/// Another source of the same numbers that has places which this one lacks.
fn beside(case: &Case, source: &Source, columns: [&str; 2], evidence: &Evidence) -> Option<About> {
    let own = listed(evidence.table(&source.id)?, columns[0]);
    let more = |other: &Source| {
        let table = evidence.table(&other.id)?;
        let is_alike = other.id != source.id && columns.iter().all(|column| table.has(column));
        let all = is_alike.then(|| listed(table, columns[0]))?;
        let lacking = all.difference(&own).count();
        let is_part = own.is_subset(&all) && lacking > 1 && lacking * ONE_IN >= all.len();
        is_part.then(|| About::FewerPlaces {
            source: source.id.clone(),
            lacking,
            of: all.len(),
            other: other.id.clone(),
        })
    };
    case.sources.iter().find_map(more)
}

fn listed<'t>(table: &'t Table, key: &str) -> BTreeSet<&'t str> {
    let codes = (0..table.len()).map(|row| table.cell(row, key));
    codes.filter(|code| !code.is_empty()).collect()
}

/// The places that a source leaves out by their codes. A total is none.
fn left_out(source: &Source) -> Option<About> {
    let places = source.leave_out.iter().filter(|(column, values)| {
        let are_codes = values.iter().all(|value| places::sort_of_code(value).is_some());
        places::is_of_places(&column.to_lowercase()) && are_codes
    });
    let (column, values) = places.into_iter().next()?;
    let values = values.clone();
    let (source, column) = (source.id.clone(), column.clone());
    Some(About::PlacesLeftOut { source, column, values })
}
