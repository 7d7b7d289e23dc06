//! Rows that are counted themselves: each is one under the column `*`.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::select::EACH_ROW;

use crate::evidence::Evidence;

/// Gives the tables of which a claim counts the rows a column of ones.
pub(crate) fn rows(case: &Case, evidence: &mut Evidence) {
    let counted = case.uses.iter().filter(|used| used.column == EACH_ROW);
    let sources: BTreeSet<&str> = counted.map(|used| used.source.as_str()).collect();
    for source in sources {
        let table = evidence.tables.get_mut(source).filter(|table| !table.has(EACH_ROW));
        if let Some(table) = table {
            table.put(EACH_ROW, vec!["1".to_owned(); table.len()]);
        }
    }
}
