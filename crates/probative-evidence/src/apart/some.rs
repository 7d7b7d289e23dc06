//! Counts of some places or groups of those among whom they are counted.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds, Select, ShownNumber};
use probative_terms::Diagnostic;
use probative_terms::text::{counted, telling};

use super::{cells, set_against, years_named};
use crate::evidence::Evidence;
use crate::total;

/// How many of those that are not counted a message names.
const NAMED: usize = 3;

/// That claims count in fewer places or groups than the people have among whom they count. A share
/// is of a part by its nature, and so is a count of one sex or place alone.
pub(super) fn counted_in_some(case: &Case, evidence: &Evidence, claim: &Claim) -> Vec<Diagnostic> {
    let shares = claim.shown.iter().filter_map(|shown| match &shown.number {
        ShownNumber::Share { part, whole, .. } => Some((part, whole)),
        ShownNumber::Rate { .. } | ShownNumber::Cell(_) | ShownNumber::Cluster(_) => None,
    });
    let of_kind = if let Some(Kinds::Share(share)) = claim.test.held() {
        Some((&share.part_record, &share.whole_record))
    } else {
        None
    };
    let shares: Vec<(&Select, &Select)> = shares.chain(of_kind).collect();
    let mut told = Vec::new();
    for pair in set_against(claim).into_iter().filter(|pair| !shares.contains(pair)) {
        told.extend(in_some(case, evidence, claim, pair));
    }
    told
}

fn in_some(
    case: &Case,
    evidence: &Evidence,
    claim: &Claim,
    (count, whole): (&Select, &Select),
) -> Option<Diagnostic> {
    if count.source == whole.source || count.value == EACH_ROW {
        return None;
    }
    let tables = [evidence.table(&count.source)?, evidence.table(&whole.source)?];
    let years = [count, whole].map(|select| years_named(evidence, select).map(|(name, _)| name));
    // Who names one place or sex on the side of the count means that one.
    let is_one = |column: &String| {
        count.filter.iter().any(|(name, values)| name == column && values.len() == 1)
    };
    let over = |select: &Select, column: &String| {
        let several = select.filter.iter().any(|(name, values)| name == column && values.len() > 1);
        several || select.sum_over.contains(column)
    };
    let is_of_both = |column: &&String| {
        let added = over(count, column) && over(whole, column);
        added && !is_one(column) && !years.contains(&Some(column.as_str()))
    };
    let rows = [(tables[0], count), (tables[1], whole)]
        .map(|(table, select)| (table, table.matching(&select.filter)));
    let mut columns = tables[0].columns().iter().filter(is_of_both);
    let (column, lacking) = columns.find_map(|column| {
        let [own, others] = rows.each_ref().map(|(table, rows)| cells(table, rows, column));
        Some((column, lacking(&own, &others)?))
    })?;
    let named: Vec<String> =
        lacking.iter().take(NAMED).map(|cell| format!("`{}`", telling(cell))).collect();
    let more = lacking.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {}", counted(more, "other")) } else { String::new() };
    let said = format!(
        "claim `{}` counts in `{}` without `{column}` {}{rest}, which `{}` has, and sets the one against the other",
        claim.id,
        count.source,
        named.join(", "),
        whole.source
    );
    let help = "name the same ones in both `where`; nothing, if all the others had none";
    Some(Diagnostic::of_file("W226", &case.source(&count.source)?.path, said, help))
}

/// What those among whom is counted have and the count has not, where it has no other than they.
fn lacking<'a>(own: &BTreeSet<&str>, others: &BTreeSet<&'a str>) -> Option<Vec<&'a str>> {
    let is_of_all = |cells: &BTreeSet<&str>| cells.iter().any(|cell| total::is_of_all(cell));
    if own.is_empty() || !own.is_subset(others) || is_of_all(own) || is_of_all(others) {
        return None;
    }
    // Words such as "unknown" are of nobody whom a count could meet.
    let is_told = |cell: &&&str| !total::is_unknown(cell);
    let lacking: Vec<&str> =
        others.iter().filter(|cell| !own.contains(**cell)).filter(is_told).copied().collect();
    (!lacking.is_empty()).then_some(lacking)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(own: &[&str], others: &[&'static str]) -> Option<Vec<&'static str>> {
        lacking(&own.iter().copied().collect(), &others.iter().copied().collect())
    }

    #[test]
    fn what_only_the_people_have_is_told() {
        let ages = ["0-14", "15-64", "65+"];
        assert_eq!(told(&["15-64"], &ages), Some(vec!["0-14", "65+"]));
        assert_eq!(told(&ages, &ages), None);
        assert_eq!(told(&["15-64", "80+"], &ages), None, "cut otherwise");
        assert_eq!(told(&["Total"], &["Total", "15-64"]), None);
        assert_eq!(told(&["15-64"], &["15-64", "not stated"]), None);
    }
}
