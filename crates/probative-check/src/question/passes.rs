//! What the numbers of a record must be before they are compared.

use std::collections::BTreeMap;
use std::fmt::Display;

use probative_evidence::Found;
use probative_finding::finding::Untested;
use probative_terms::diagnostic::test::place::{MORE_THAN_ALL, NAMED_AND_BLANK, WITHOUT_ROW};
use probative_terms::diagnostic::test::trend::NOT_A_YEAR;
use probative_terms::number::plain;

use super::failed;

/// Passes if each of the places that a claim names has a row in its record.
pub(crate) fn all_there(
    named: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    match named.iter().find(|code| !found.contains_key(*code)) {
        None => Ok(()),
        Some(code) => Err(failed(&WITHOUT_ROW, &[code, &source])),
    }
}

/// The year of a cell: four digits.
pub(crate) fn year(cell: &str) -> Result<i32, Untested> {
    let digits = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| cell.parse().ok()).flatten();
    year.ok_or_else(|| failed(&NOT_A_YEAR, &[&cell]))
}

/// Passes if nowhere more events are counted than there is that they could meet.
pub(crate) fn all_within<K: Ord + Display>(
    events: &BTreeMap<K, Found>,
    whole: &BTreeMap<K, Found>,
) -> Result<(), Untested> {
    let over = events.iter().find_map(|(key, found)| {
        let (least, most) = (found.ends()?.0, whole.get(key)?.ends()?.1);
        (least > most).then_some((key, least, most))
    });
    match over {
        None => Ok(()),
        Some((key, least, most)) => {
            Err(failed(&MORE_THAN_ALL, &[key, &plain(least), &plain(most)]))
        }
    }
}

/// Passes if each of the places that a claim names has a number in its record.
pub(crate) fn all_given(
    named: &[String],
    found: &BTreeMap<String, Found>,
    source: &str,
) -> Result<(), Untested> {
    let is_blank = |code: &&String| found.get(*code).is_some_and(|found| found.ends().is_none());
    match named.iter().find(is_blank) {
        None => Ok(()),
        Some(code) => Err(failed(&NAMED_AND_BLANK, &[code, &source])),
    }
}
