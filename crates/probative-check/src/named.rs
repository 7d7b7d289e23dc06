//! Places that a claim names by their rows, filled in from the records.

use std::borrow::Cow;
use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::codes::ByRows;
use probative_case::claim::select::Filter;
use probative_case::claim::{Claim, Kinds, Select, Test};
use probative_evidence::{AsOf, Count, Evidence, Unavailable};
use probative_finding::finding::Untested;
use probative_terms::Date;

use crate::question::Question;

/// The case with the codes of all places that are named by their rows.
pub(crate) fn by_rows<'a>(case: &'a Case, evidence: &Evidence) -> Cow<'a, Case> {
    let mut case = Cow::Borrowed(case);
    for at in 0..case.claims.len() {
        let mut claim = case.claims[at].clone();
        if filled(&mut claim, evidence, case.text.date) {
            case.to_mut().claims[at] = claim;
        }
    }
    case
}

/// Passes if the rows by which a claim names its places give their codes.
pub(crate) fn given(kinds: &Kinds, question: &Question<'_>) -> Result<(), Untested> {
    let mut kinds = kinds.clone();
    let Some(rows) = kinds.by_rows().filter(|rows| rows.codes.is_empty()) else { return Ok(()) };
    let found = codes(&rows, question.evidence(), question.text_date());
    found.map(drop).map_err(|why| question.unavailable(why))
}

/// Writes the codes into a claim; nothing where it lists them, or where its rows give none, which
/// its test tells.
fn filled(claim: &mut Claim, evidence: &Evidence, day: Date) -> bool {
    let Test::Held(kinds) = &mut claim.test else { return false };
    let Some(rows) = kinds.by_rows() else { return false };
    let Ok(found) = codes(&rows, evidence, day) else { return false };
    rows.codes.codes = found;
    true
}

/// The codes of the rows that the claim itself counts, of those that are named.
fn codes(rows: &ByRows<'_>, evidence: &Evidence, day: Date) -> Result<Vec<String>, Unavailable> {
    let ByRows { select, key, codes } = rows;
    let filter = joined(&select.filter, &codes.by);
    let named = evidence.matching(&Select { filter, ..select.clone() }, None)?;
    let named: BTreeSet<usize> = named.into_iter().collect();
    let counted = evidence.by_key(select, key, Count::AnyNumber, AsOf::Before(day))?;
    let found = counted.into_iter().filter(|(_, found)| named.contains(&found.row));
    let found: Vec<String> = found.map(|(code, _)| code).collect();
    if found.is_empty() {
        return Err(Unavailable::NoRow { source: select.source.clone() });
    }
    Ok(found)
}

/// Two filters as one: of a column that both name, what the second one says narrows the first.
fn joined(filter: &Filter, by: &Filter) -> Filter {
    let narrowed = filter.iter().map(|(column, values)| {
        let own = by.iter().find(|(other, _)| other == column);
        let fits = |value: &&String| own.is_none_or(|(_, named)| named.contains(value));
        (column.clone(), values.iter().filter(fits).cloned().collect())
    });
    narrowed.chain(by.iter().cloned()).collect()
}
