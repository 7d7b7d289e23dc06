//! Rows that are set beside each other though a column says that they are not alike: a series whose
//! method changes, a place whose numbers are provisional.

use std::collections::BTreeSet;

use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds};
use probative_evidence::{Evidence, Table};
use probative_finding::finding::Unlike;
use probative_finding::finding::made::{About, Made};

use crate::made::of_claim;
use crate::made::who::groups;

/// Words in the name of a column that says how the number of a row was made.
const HOW: [&str; 10] = [
    "status",
    "method",
    "methodology",
    "definition",
    "version",
    "edition",
    "revision",
    "basis",
    "classification",
    "coding",
];
/// A column of more values says more of each row than how its number was made.
const MOST: usize = 4;

/// That a claim's rows are unlike.
pub(in crate::made) fn told(claim: &Claim, evidence: &Evidence) -> Option<Made> {
    let Unlike { column, values } = rows(claim, evidence)?;
    Some(of_claim("W314", claim, About::Unlike { column, values }))
}

/// The first column by which the rows of a claim are unlike, which the claim does not name; nothing
/// where the case says under `definition_differs` what that changes.
pub(crate) fn rows(claim: &Claim, evidence: &Evidence) -> Option<Unlike> {
    let kinds = claim.test.held()?;
    if claim.notes.definition_differs.is_some() || matches!(kinds, Kinds::Figure(_)) {
        return None;
    }
    let read = groups::columns(kinds);
    let mut own = kinds.clone();
    own.selects().into_iter().find_map(|select| {
        let table = evidence.table(&select.source).filter(|_| select.value != EACH_ROW)?;
        let mut rows = table.matching(&select.filter);
        rows.retain(|row| is_within(kinds, table, *row));
        let says_how = |column: &&String| {
            !read.contains(*column) && !select.sum_over.contains(column) && is_called_how(column)
        };
        table.columns().iter().filter(says_how).find_map(|column| of_column(table, &rows, column))
    })
}

fn of_column(table: &Table, rows: &[usize], column: &str) -> Option<Unlike> {
    let cells = rows.iter().map(|row| table.cell(*row, column));
    let values: BTreeSet<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let is_told = values.iter().any(|value| says_whether(value));
    ((2..=MOST).contains(&values.len()) && !is_told).then(|| Unlike {
        column: column.to_owned(),
        values: values.into_iter().map(str::to_owned).collect(),
    })
}

/// Whether a row is of a year of the windows that a trend asks about.
fn is_within(kinds: &Kinds, table: &Table, row: usize) -> bool {
    let Kinds::Trend(trend) = kinds else { return true };
    let year = table.cell(row, &trend.time).parse::<i32>().ok();
    let has = |year: i32| trend.windows.iter().any(|(from, to)| (*from..=*to).contains(&year));
    trend.windows.is_empty() || year.is_none_or(has)
}

/// Whether a value says that a number is withheld, which its ends tell.
fn says_whether(value: &str) -> bool {
    let value = value.to_lowercase();
    ["suppress", "withh", "missing", "unavailable"].iter().any(|word| value.contains(word))
}

fn is_called_how(column: &str) -> bool {
    let lower = column.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| HOW.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_called_by_how_a_number_was_made() {
        assert!(["Status", "data_status", "Method"].iter().all(|column| is_called_how(column)));
        assert!(!["statute", "state", "county"].iter().any(|column| is_called_how(column)));
    }
}
