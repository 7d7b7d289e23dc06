//! Columns that a sentence names better than those that its claim reads.

use std::collections::BTreeSet;

use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds};
use probative_evidence::{Evidence, Table, field_number};
use probative_finding::finding::made::{About, Made};
use probative_read::topics;

use crate::made::of_claim;
use crate::made::sentence::{said, years};
use crate::made::who::{groups, places};

/// So many rows tell whether a column holds numbers.
const LOOKED_AT: usize = 50;
/// What columns of those are called among whom something is counted, whatever a sentence says.
const AMONG: [&str; 3] = ["pop", "people", "person"];

/// A column of numbers beside the one that is read that has all words of the sentence that this has
/// and more; a column whose name says nothing of what it counts is passed over.
pub(in crate::made) fn other(claim: &Claim, kinds: &Kinds, evidence: &Evidence) -> Option<Made> {
    let called = said::called(kinds);
    let texts = [claim.said.as_str()].into_iter().chain(called.iter().map(String::as_str));
    let asked: BTreeSet<String> = texts.flat_map(topics).collect();
    let read = groups::columns(kinds);
    let mut kinds = kinds.clone();
    let about = kinds.selects().into_iter().find_map(|select| {
        let table = evidence.table(&select.source)?;
        let column = Some(&select.value).filter(|it| *it != EACH_ROW)?;
        let mut others = nearer(column, table.columns(), &asked)?.into_iter();
        let is_other = |it: &&String| !read.contains(*it) && is_quantity(table, it);
        let other = others.find(is_other)?.clone();
        Some(About::OtherColumn { column: column.clone(), other })
    });
    Some(of_claim("W303", claim, about?))
}

/// The columns that have all words of a sentence that one has, and more.
fn nearer<'a>(
    column: &str,
    columns: &'a [String],
    asked: &BTreeSet<String>,
) -> Option<Vec<&'a String>> {
    let own = topics(column);
    let is_among = AMONG.iter().any(|word| column.to_lowercase().contains(word));
    if own.is_empty() || is_among {
        return None;
    }
    let shared = |words: &BTreeSet<String>| words & asked;
    let own = shared(&own);
    let is_nearer = |other: &&String| {
        let words = shared(&topics(other));
        own.is_subset(&words) && own != words
    };
    Some(columns.iter().filter(is_nearer).collect())
}

fn is_quantity(table: &Table, column: &str) -> bool {
    let lower = column.to_lowercase();
    !places::is_of_places(&lower) && !years::is_of_times(&lower) && holds_numbers(table, column)
}

fn holds_numbers(table: &Table, column: &str) -> bool {
    let mut rows = (0..table.len().min(LOOKED_AT)).map(|row| table.cell(row, column));
    rows.clone().any(|cell| !cell.is_empty())
        && rows.all(|cell| cell.is_empty() || field_number(cell).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_nearer_that_has_more_words_of_the_sentence() {
        let columns = ["cocaine_deaths", "heroin_deaths", "deaths", "population"];
        let columns = columns.map(str::to_owned);
        let asked = topics("There are more heroin deaths in them than elsewhere");
        let others = |column: &str| nearer(column, &columns, &asked);
        for column in ["cocaine_deaths", "deaths"] {
            assert_eq!(others(column), Some(vec![&columns[1]]), "{column}");
        }
        assert_eq!((others("heroin_deaths"), others("population")), (Some(vec![]), None));
    }
}
