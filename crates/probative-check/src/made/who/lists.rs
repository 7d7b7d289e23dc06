//! Lists that say of each place what the claim asks, whatever the places are.

use std::collections::BTreeSet;

use probative_case::claim::membership::{Member, Membership};
use probative_case::claim::select::Filter;
use probative_case::claim::{Claim, Kinds};
use probative_case::{Case, Layer};
use probative_evidence::{Evidence, Table};
use probative_finding::finding::made::{About, Made};

use crate::made::of_claim;
use crate::membership::looked_up;

/// That the list of a claim holds every place of the record, or is cut by its own filter to the
/// places that it is asked of.
pub(in crate::made) fn fits(case: &Case, claim: &Claim, evidence: &Evidence) -> Option<Made> {
    let Kinds::Membership(membership) = claim.test.held()? else { return None };
    let table = evidence.table(&membership.source)?;
    let listed = places(membership, table, &membership.list.filter);
    let about = if case.layers.iter().any(|layer| is_whole(layer, evidence, &listed)) {
        About::EveryPlace { list: membership.list.said.clone(), places: listed.len() }
    } else {
        let (column, without) = cut(membership, table, &listed)?;
        About::CutToFit { list: membership.list.said.clone(), column, without }
    };
    Some(of_claim("W310", claim, about))
}

/// The places on a list, by what members are looked up by.
fn places<'t>(membership: &Membership, table: &'t Table, filter: &Filter) -> BTreeSet<&'t str> {
    let key = membership.list.key.as_ref().unwrap_or(&membership.columns.key);
    let rows = table.matching(filter).into_iter();
    rows.map(|row| table.cell(row, key)).filter(|place| !place.is_empty()).collect()
}

/// Whether every place of a layer is listed.
fn is_whole(layer: &Layer, evidence: &Evidence, listed: &BTreeSet<&str>) -> bool {
    let Some(table) = evidence.table(&layer.source) else { return false };
    let mut codes = (0..table.len()).map(|row| table.cell(row, &layer.key));
    table.len() > 1 && codes.all(|code| listed.contains(code))
}

/// The column of a filter without which the list has more places than those it is asked of, and
/// how many it then has.
fn cut(membership: &Membership, table: &Table, listed: &BTreeSet<&str>) -> Option<(String, usize)> {
    let members: BTreeSet<&str> = membership
        .members
        .iter()
        .map(|member| looked_up(&membership.list, member).as_str())
        .collect();
    if members.len() < 2 || *listed != members {
        return None;
    }
    let filter = &membership.list.filter;
    filter.iter().find_map(|(column, values)| {
        let rest: Filter = filter.iter().filter(|(name, _)| name != column).cloned().collect();
        let without = places(membership, table, &rest).len();
        let names = |value: &String| {
            let is_of = |member: &Member| *value == member.key || value.starts_with(&member.name);
            membership.members.iter().any(is_of)
        };
        let is_cut = values.len() > 1 && values.iter().all(names) && without > listed.len();
        is_cut.then(|| (column.clone(), without))
    })
}
