//! Since when a list names each place, as far as it was public and knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use probative_case::claim::effect::Effect;
use probative_case::claim::membership::List;
use probative_evidence::Entry;
use probative_finding::finding::Untested;
use probative_terms::diagnostic::test::place::LISTED_WITHOUT_ROW;
use probative_terms::{Date, NotADate};

use super::{Places, UNKNOWN};
use crate::question::{Question, failed};

/// Since when a list names each place.
pub(super) struct Since {
    pub(super) by_place: BTreeMap<String, i32>,
    /// Rows that name no place of this level.
    pub(super) unplaced: usize,
    /// Places of which the list does not know since when.
    pub(super) undated: BTreeSet<String>,
    /// Places that only entries without a day of publication name.
    pub(super) unpublished: BTreeSet<String>,
    /// Entries that were published after the text.
    pub(super) later: usize,
    /// The year or month of publication in which the text appeared, where an entry names it alone.
    pub(super) around: Option<String>,
}

/// Whether a list speaks of all the days of some years.
pub(super) fn spoken_of(list: &List, first: i32, last: i32) -> bool {
    let day = |year: i32, end: fn(&str) -> Result<Date, NotADate>| end(&year.to_string()).ok();
    match (day(first, Date::first), day(last, Date::last)) {
        (Some(first), Some(last)) => list.covers.days(first, last),
        _ => false,
    }
}

/// The first year in which a list names each place; all that it names must have an outcome, since
/// those that do not match would be taken for places without the policy.
pub(super) fn since(
    effect: &Effect,
    list: &List,
    places: &Places,
    question: &Question<'_>,
) -> Result<Since, Untested> {
    let (undated, unpublished) = (BTreeSet::new(), BTreeSet::new());
    let (by_place, around) = (BTreeMap::new(), None);
    let mut since = Since { by_place, unplaced: 0, undated, unpublished, later: 0, around };
    let table = question.table(&effect.registry)?;
    let then = question.entries_then(&effect.registry, list, &effect.registry_key)?;
    for Entry { row, line, code } in then.public {
        if table.cell(row, &effect.registry_from) == UNKNOWN && places.contains_key(code) {
            since.undated.insert(code.to_owned());
            continue;
        }
        let from = question.day(&effect.registry, row, &effect.registry_from)?;
        if code.is_empty() {
            since.unplaced += 1;
        } else if places.contains_key(code) {
            let year = since.by_place.entry(code.to_owned()).or_insert(from.year);
            *year = from.year.min(*year);
        } else {
            let things: [&dyn Display; 4] =
                [&line, &effect.registry, &code, &effect.outcome.source];
            return Err(failed(&LISTED_WITHOUT_ROW, &things));
        }
    }
    (since.later, since.around) = (then.later, then.around);
    let named = then.undated.iter().map(|entry| entry.code.to_owned());
    since.unpublished = named.filter(|code| !since.by_place.contains_key(code)).collect();
    Ok(since)
}
