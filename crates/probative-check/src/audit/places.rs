//! Who is compared with the named places, where a choice of rows leaves some out.

use std::collections::BTreeMap;

use probative_case::claim::{Claim, Kinds, Select};
use probative_evidence::{Evidence, Table};
use probative_finding::audit::{Dimension, Taken};

use super::other::Other;

/// How many letters a word of a group's name has at least, to be looked for in the sentence.
const LETTERS: usize = 4;

/// The claim without each thing that keeps some places of a record only, which its sentence does
/// not say: "the others" are then all that the record holds.
pub(super) fn others(claim: &Claim, kinds: &Kinds, evidence: &Evidence) -> Vec<Other> {
    let Some(key) = kinds.places_by() else { return Vec::new() };
    let mut own = kinds.clone();
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut others = Vec::new();
    for select in own.selects() {
        let Some(table) = evidence.table(&select.source) else { continue };
        for (column, values) in &select.filter {
            let once = (select.source.clone(), column.clone());
            let chosen = column == key || !is_said(claim, values);
            if seen.contains(&once) || !chosen || !leaves_places_out(select, column, key, table) {
                continue;
            }
            seen.push(once);
            let rows = |value| Taken::Rows {
                source: select.source.clone(),
                column: column.clone(),
                value,
            };
            let (taken, any) = (rows(Some(told(values))), [rows(None)]);
            others.extend(Other::each(Dimension::Peers, &taken, any, |_| {
                Some(without(kinds, column, values))
            }));
        }
    }
    others
}

/// Whether the sentence has a word of each value: a group that it names belongs to it. Of numbers
/// and codes nobody can tell, and they are taken for such.
fn is_said(claim: &Claim, values: &[String]) -> bool {
    let said = claim.said.to_lowercase();
    let is_said = |value: &String| {
        let value = value.to_lowercase();
        let words = value.split(|letter: char| !letter.is_alphabetic());
        let mut words = words.filter(|word| word.chars().count() >= LETTERS).peekable();
        words.peek().is_none() || words.any(|word| said.contains(word))
    };
    values.iter().all(is_said)
}

/// Whether without this column's values there are other places, and no other rows of the same.
fn leaves_places_out(select: &Select, column: &str, key: &str, table: &Table) -> bool {
    let rows_of = |select: &Select| {
        let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
        for row in table.matching(&select.filter) {
            *rows.entry(table.cell(row, key)).or_default() += 1;
        }
        rows
    };
    let mut any = select.clone();
    any.filter.retain(|(other, _)| other != column);
    let (own, all) = (rows_of(select), rows_of(&any));
    all.len() > own.len() && own.iter().all(|(place, rows)| all.get(place) == Some(rows))
}

/// The claim whose rows are chosen without these values, wherever they are.
fn without(kinds: &Kinds, column: &str, values: &[String]) -> Kinds {
    let mut kinds = kinds.clone();
    for select in kinds.selects() {
        select.filter.retain(|(other, own)| other != column || own != values);
    }
    kinds
}

/// The values, of many the first and the last.
fn told(values: &[String]) -> String {
    match values {
        [first, .., last] if values.len() > 3 => format!("{first}…{last}"),
        _ => values.join("+"),
    }
}
