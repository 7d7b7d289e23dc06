//! Rows that are counted themselves: each is one under the column `*`.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::figure::{Stated, StatedNumber};
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds};
use probative_terms::Diagnostic;
use probative_terms::number::plain;
use probative_terms::text::counted;

use crate::covered;
use crate::evidence::Evidence;
use crate::unavailable::Count;

/// Gives the tables of which a claim counts the rows a column of ones; of a table that has a column
/// of that name nobody could say which is meant (E106), and one whose years stand in columns has
/// no rows of its own to count (E302).
pub(crate) fn rows(case: &Case, evidence: &mut Evidence) -> Vec<Diagnostic> {
    let counted = case.uses.iter().filter(|used| used.column == EACH_ROW);
    let sources: BTreeSet<&str> = counted.map(|used| used.source.as_str()).collect();
    let mut wrong = Vec::new();
    for source in sources {
        let Some(table) = evidence.tables.get_mut(source) else { continue };
        if table.has(EACH_ROW) {
            let path = case.source(source).map_or(source, |source| source.path.as_str());
            let said = "it has a column `*`, by which a claim counts the rows".to_owned();
            let help = "give the column another name";
            wrong.push(Diagnostic::in_cell("E106", path, 1, EACH_ROW, said, help));
        } else {
            table.put(EACH_ROW, vec!["1".to_owned(); table.len()]);
        }
        if let Some(source) = case.source(source).filter(|it| it.years_in_columns) {
            let said = "a claim counts its rows, and its years stand in columns: each line would count once a year, whether or not its cell holds a number".to_owned();
            let help = "name the column of the numbers as the claim's `value`";
            wrong.push(Diagnostic::of_file("E302", &source.path, said, help));
        }
    }
    wrong
}

/// Tells of counts of rows that are less than what the text states, of a list of which nobody says
/// that it has every row: such a count is a least one.
pub(crate) fn short(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for claim in &case.claims {
        let Some(Kinds::Figure(figure)) = claim.test.held() else { continue };
        let short = |stated| is_short(case, evidence, claim, stated);
        told.extend(figure.stated.iter().filter_map(short));
    }
    told
}

fn is_short(
    case: &Case,
    evidence: &Evidence,
    claim: &Claim,
    stated: &Stated,
) -> Option<Diagnostic> {
    let (select, source) = (&stated.record, case.source(&stated.record.source)?);
    let StatedNumber::Number(printed, _) = &stated.number else { return None };
    if select.value != EACH_ROW {
        return None;
    }
    let found = evidence.total(select, Count::Net).ok()?.value?;
    let is_whole = covered::is_whole(source, evidence.table(&source.id)?, select);
    if found >= printed.rounding().0 || is_whole {
        return None;
    }
    let (rows, id) = (counted(found as usize, "row"), &claim.id);
    let said = format!(
        "claim `{id}` states {} and counts {rows}, of a list that may lack some: `covers` does not say that it has all that are asked for",
        plain(printed.value)
    );
    Some(Diagnostic::of_file("W225", &source.path, said, COVERS))
}

/// How to go on where a count of rows falls short of what is stated.
const COVERS: &str = "say `covers = [[FIRST, LAST]]` of the source if it has every incident of these years; else it says at least so many, and nothing against more";
