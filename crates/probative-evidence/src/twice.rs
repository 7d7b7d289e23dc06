//! Alternates that are the same rows as another reading, however they are written.

use probative_case::Case;
use probative_case::claim::select::{Covers, List};
use probative_case::claim::{Claim, Kinds, Select};
use probative_terms::Diagnostic;

use crate::evidence::Evidence;
use crate::table::Table;
use crate::validate::register;

/// Tells of alternates that would count as one more reading that agrees, and are one that is there
/// already.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    case.claims.iter().flat_map(|claim| of_claim(claim, case, evidence)).collect()
}

fn of_claim(claim: &Claim, case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut tell = |source: &str, key: &str| {
        let path = case.source(source).map_or(source, |source| source.path.as_str());
        let said = format!(
            "claim `{}`: `{key}` has rows that another of its readings reads too",
            claim.id
        );
        let help = "name other rows, or take the one of them away";
        told.push(Diagnostic::of_file("E307", path, said, help));
    };
    let Some(kinds) = claim.test.held() else { return told };
    if let Kinds::Figure(figure) = kinds {
        for stated in &figure.stated {
            let readings = std::iter::once(&stated.record).chain(&stated.publications);
            let read: Vec<_> = readings.filter_map(|select| rows(select, evidence)).collect();
            if has_one_twice(&read) {
                tell(&stated.record.source, "publications");
            }
        }
    }
    if let Some((source, register)) = register(kinds)
        && let Some(table) = evidence.table(source)
        && has_one_twice(&listed(&register.lists, table))
    {
        tell(source, "lists");
    }
    told
}

/// What a selection reads: the cells of its rows, in some columns of one table.
type Read<'a> = (Vec<usize>, [Option<&'a str>; 3], &'a Table);

fn rows<'a>(select: &'a Select, evidence: &'a Evidence) -> Option<Read<'a>> {
    let table = evidence.table(&select.source)?;
    let columns = [Some(&select.value), select.low.as_ref(), select.high.as_ref()];
    let rows = table.matching(&select.filter);
    // What meets no row is told as that. The table comes last, since to compare it costs most.
    (!rows.is_empty()).then(|| (rows, columns.map(|it| it.map(String::as_str)), table))
}

/// What a list holds, by which of its columns, and of whom it speaks.
fn listed<'a>(
    lists: &[&'a List],
    table: &Table,
) -> Vec<(Vec<usize>, &'a Option<String>, &'a Covers)> {
    lists.iter().map(|list| (table.matching(&list.filter), &list.key, &list.covers)).collect()
}

fn has_one_twice<T: PartialEq>(all: &[T]) -> bool {
    (1..all.len()).any(|at| all[..at].contains(&all[at]))
}
