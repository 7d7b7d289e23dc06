//! Counts of some places or groups of those among whom they are counted.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds, Select, ShownNumber};
use probative_terms::Diagnostic;
use probative_terms::text::{counted, telling};

use super::{cells, set_against, years_named};
use crate::evidence::Evidence;
use crate::ranges::as_said;
use crate::table::field_number;
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
    let is_told = |select: &Select, at: usize, column: &String| {
        over(select, column) && years[at] != Some(column.as_str())
    };
    let rows = [(tables[0], count), (tables[1], whole)]
        .map(|(table, select)| (table, table.matching(&select.filter)));
    let of = |at: usize, column: &str| {
        let (table, rows) = &rows[at];
        cells(table, rows, column)
    };
    let owns = tables[0].columns().iter().filter(|it| is_told(count, 0, it) && !is_one(it));
    let mut pairs = owns.flat_map(|own| {
        let others = tables[1].columns().iter().filter(|it| is_told(whole, 1, it));
        others.map(move |other| (own, other))
    });
    let (column, lacking) = pairs.find_map(|(own, other)| {
        // A column of both is one by its name.
        let is_named = tables[0].has(other) || tables[1].has(own);
        let (own_cells, other_cells) = (of(0, own), of(1, other));
        let is_one = own == other || !is_named && are_one(&own_cells, &other_cells);
        Some((other, lacking(&own_cells, &other_cells).filter(|_| is_one)?))
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

/// Whether two columns of other names hold one thing: most of what is counted stands in the other
/// too, in words or ranges. Of codes and numbers many things have the same.
fn are_one(own: &BTreeSet<&str>, others: &BTreeSet<&str>) -> bool {
    let others = said(others);
    let both = own.iter().filter(|cell| others.contains(&as_said(cell))).count();
    let is_number = |cell: &&str| field_number(cell).is_some();
    both > 1 && 2 * both > own.len() && !own.iter().any(is_number)
}

/// What some cells say, however it is spelt.
fn said(cells: &BTreeSet<&str>) -> BTreeSet<String> {
    cells.iter().map(|cell| as_said(cell)).collect()
}

/// What those among whom is counted have and the count has not, where it has no other than they.
fn lacking<'a>(own: &BTreeSet<&str>, others: &BTreeSet<&'a str>) -> Option<Vec<&'a str>> {
    let is_of_all = |cells: &BTreeSet<&str>| cells.iter().any(|cell| total::is_of_all(cell));
    let counted = said(own);
    if own.is_empty() || !counted.is_subset(&said(others)) || is_of_all(own) || is_of_all(others) {
        return None;
    }
    // Words such as "unknown" are of nobody whom a count could meet.
    let is_told = |cell: &&&str| !total::is_unknown(cell);
    let lacking: Vec<&str> = others
        .iter()
        .filter(|cell| !counted.contains(&as_said(cell)))
        .filter(is_told)
        .copied()
        .collect();
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
        for own in ["15 to 64", "15–64", "15-64 years"] {
            assert_eq!(told(&[own], &ages), Some(vec!["0-14", "65+"]), "{own}");
        }
    }

    #[test]
    fn columns_are_one_by_what_they_hold() {
        let one = |own: &[&str], others: &[&str]| {
            are_one(&own.iter().copied().collect(), &others.iter().copied().collect())
        };
        let ages = ["0-14", "15-24", "25-44", "45-64", "65+"];
        assert!(one(&["15 to 24", "25 to 44"], &ages));
        assert!(!one(&["15 to 24"], &ages), "one may be so by accident");
        assert!(!one(&["15-34", "35-64"], &ages));
        assert!(!one(&["heroin", "cocaine"], &ages));
        assert!(!one(&["1", "2"], &["1", "2", "3"]), "codes of causes and of ages");
    }
}
