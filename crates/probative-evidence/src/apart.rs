//! A count and what it is set against, of other years or other places than each other, and sums
//! that lack a place of the years around.

use std::collections::BTreeSet;

use probative_atlas::lie_apart;
use probative_case::Case;
use probative_case::claim::{Claim, Kinds, Select, ShownNumber};
use probative_terms::Diagnostic;

use crate::added;
use crate::evidence::Evidence;
use crate::ranges::as_said;
use crate::select::deciding;
use crate::table::Table;
use crate::total;
use gap::lacking;
use some::counted_in_some;
use whole::differs;

mod gap;
mod months;
mod some;
mod whole;

/// Tells of claims that set what is counted in one year against people of another, or count in
/// places that are not among the people, and of sums that lack a place.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let of_claim = |claim| {
        let of_pair = |(counted, whole): (&Select, &Select)| {
            let years = years_apart(case, evidence, claim, [counted, whole]);
            years.into_iter().chain(places_apart(case, evidence, claim, [counted, whole]))
        };
        set_against(claim).into_iter().flat_map(of_pair).collect::<Vec<_>>()
    };
    let selects = deciding(case);
    let lacking = selects.iter().flat_map(|select| {
        let of_year = months::lacking(case, evidence, select);
        lacking(case, evidence, select).into_iter().chain(of_year)
    });
    let in_some = case.claims.iter().flat_map(|claim| counted_in_some(case, evidence, claim));
    let differ = selects.iter().filter_map(|select| differs(case, evidence, select));
    let of_claims = case.claims.iter().flat_map(of_claim).chain(in_some);
    of_claims.chain(lacking).chain(differ).collect()
}

/// What a claim counts or shows, and what it sets each of that against.
pub(crate) fn set_against(claim: &Claim) -> Vec<(&Select, &Select)> {
    let mut pairs = Vec::new();
    let kinds = claim.test.held();
    if let Some(joined) = kinds.and_then(Kinds::joined) {
        pairs.push((joined.counted, joined.whole));
    }
    if let Some(Kinds::Share(share)) = kinds {
        pairs.push((&share.part_record, &share.whole_record));
    }
    if let Some(Kinds::Trend(trend)) = kinds {
        let all =
            std::iter::once(&trend.yearly).chain(trend.than.as_ref().map(|than| &than.yearly));
        pairs.extend(all.filter_map(|yearly| Some((&yearly.numbers, yearly.whole.as_ref()?))));
    }
    let beside = kinds.map(Kinds::beside).unwrap_or_default().into_iter();
    pairs.extend(beside.filter_map(|one| Some((one.counted, one.whole?))));
    pairs.extend(claim.shown.iter().filter_map(|shown| match &shown.number {
        ShownNumber::Share { part, whole, .. } => Some((part, whole)),
        ShownNumber::Rate { events, exposure, .. } => Some((events, exposure)),
        ShownNumber::Cell(_) | ShownNumber::Cluster(_) => None,
    }));
    pairs
}

/// That a count and what it is set against are of other years than each other.
fn years_apart(
    case: &Case,
    evidence: &Evidence,
    claim: &Claim,
    [counted, whole]: [&Select; 2],
) -> Option<Diagnostic> {
    let [years, others] = [counted, whole].map(|select| years(evidence, select));
    if years.is_empty() || others.is_empty() || years == others {
        return None;
    }
    let told =
        |years: &BTreeSet<i32>| years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    let said = format!(
        "claim `{}` counts in `{}` of {} and sets that against `{}` of {}",
        claim.id,
        counted.source,
        told(&years),
        whole.source,
        told(&others),
    );
    let help = "name the same years in both `where`; nothing, if those of the other year are meant";
    let path = case.source(&counted.source)?.path.as_str();
    Some(Diagnostic::of_file("W217", path, said, help))
}

/// That a count is of places or groups that what it is set against has not.
fn places_apart(
    case: &Case,
    evidence: &Evidence,
    claim: &Claim,
    [counted, whole]: [&Select; 2],
) -> Option<Diagnostic> {
    let tables = [evidence.table(&counted.source)?, evidence.table(&whole.source)?];
    // Years that both have are told where they have none in common.
    let years = [counted, whole].map(|select| years_named(evidence, select).map(|(name, _)| name));
    let named = |select: &Select| -> Vec<String> {
        let columns = select.filter.iter().map(|(column, _)| column);
        columns.chain(&select.sum_over).cloned().collect()
    };
    let mut columns: Vec<String> = named(counted);
    columns.extend(named(whole));
    let mut both = columns.iter().filter(|column| {
        tables.iter().all(|table| table.has(column)) && !years.contains(&Some(column.as_str()))
    });
    let rows = [(tables[0], counted), (tables[1], whole)]
        .map(|(table, select)| (table, table.matching(&select.filter)));
    let (column, value) = both.find_map(|column| {
        let [own, others] = rows.each_ref().map(|(table, rows)| cells(table, rows, column));
        Some((column, lacks(column, &own, &others)?))
    })?;
    let said = format!(
        "claim `{}` counts `{column}` `{value}` in `{}` and sets that against `{}` without it",
        claim.id, counted.source, whole.source
    );
    let help = "name the same ones in both `where`";
    let path = case.source(&counted.source)?.path.as_str();
    Some(Diagnostic::of_file("W221", path, said, help))
}

/// What stands in a column of some rows.
fn cells<'a>(table: &'a Table, rows: &[usize], column: &str) -> BTreeSet<&'a str> {
    rows.iter().map(|row| table.cell(*row, column)).filter(|cell| !cell.is_empty()).collect()
}

/// What of a column is counted and is not among what that is set against.
fn lacks<'a>(column: &str, own: &BTreeSet<&'a str>, others: &BTreeSet<&str>) -> Option<&'a str> {
    let has: BTreeSet<String> = others.iter().map(|other| as_said(other)).collect();
    let is_there = |value: &&str| has.contains(&as_said(value));
    let lacking = own.iter().find(|value| !is_there(value))?;
    if others.iter().any(|other| total::is_of_all(other)) {
        return None;
    }
    let some_are_there = own.iter().any(is_there);
    // One value against another may be a part and its whole, each under a name of its own; of two
    // places, or of men and women, neither is a part of the other.
    let are_apart = |other: &&str| added::is_of_whom(column) || lie_apart(lacking, other);
    let is_no_whole = others.len() > 1 || others.iter().all(are_apart);
    (some_are_there || is_no_whole && !others.is_empty()).then_some(lacking)
}

/// The years of a selection: those that its filter names, and those in the name of its column.
fn years(evidence: &Evidence, select: &Select) -> BTreeSet<i32> {
    let named = years_named(evidence, select).into_iter();
    let named = named.flat_map(|(_, values)| values).filter_map(|value| added::year(value));
    let parts = select.value.split(|letter: char| !letter.is_ascii_digit());
    named.chain(parts.filter_map(added::year)).collect()
}

/// The columns of years of a selection's filter, each with the values that it names.
fn years_named<'s>(evidence: &Evidence, select: &'s Select) -> Option<(&'s str, &'s [String])> {
    let table = evidence.table(&select.source)?;
    let of_years = |column: &str| added::is_years(table, &table.matching(&select.filter), column);
    let named = select.filter.iter().find(|(column, _)| of_years(column));
    named.map(|(column, values)| (column.as_str(), values.as_slice()))
}
