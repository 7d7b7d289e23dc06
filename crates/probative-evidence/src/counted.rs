//! Rows that are counted themselves: each is one under the column `*`.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::select::EACH_ROW;
use probative_terms::Diagnostic;

use crate::evidence::Evidence;

/// Gives the tables of which a claim counts the rows a column of ones; of a table that has a column
/// of that name nobody could say which is meant (E106).
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
    }
    wrong
}
