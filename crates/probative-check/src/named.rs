//! Places that a claim names by their rows, filled in from the records.

use std::borrow::Cow;
use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::codes::ByRows;
use probative_case::claim::{Claim, Test};
use probative_evidence::Evidence;

/// The case with the codes of all places that are named by their rows.
pub(crate) fn by_rows<'a>(case: &'a Case, evidence: &Evidence) -> Cow<'a, Case> {
    let mut case = Cow::Borrowed(case);
    for at in 0..case.claims.len() {
        let mut claim = case.claims[at].clone();
        if filled(&mut claim, evidence) {
            case.to_mut().claims[at] = claim;
        }
    }
    case
}

/// Writes the codes into a claim; nothing where it lists them, or where the table is missing, which
/// its test tells.
fn filled(claim: &mut Claim, evidence: &Evidence) -> bool {
    let Test::Held(kinds) = &mut claim.test else { return false };
    let Some(ByRows { source, key, codes }) = kinds.by_rows() else { return false };
    let Some(table) = evidence.table(&source) else { return false };
    let rows = table.matching(&codes.by).into_iter();
    let found: BTreeSet<String> = rows.map(|row| table.cell(row, &key).to_owned()).collect();
    codes.codes = found.into_iter().filter(|code| !code.is_empty()).collect();
    true
}
