//! Places that a sentence picks by a rule, "the ten with the largest majorities", and a case names
//! one by one.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::{Claim, Codes, Kinds};
use probative_evidence::{Evidence, Table, field_number};
use probative_finding::finding::made::{About, Made};

use crate::made::of_claim;
use crate::made::who::counted;
use crate::made::who::groups::{values_in, words};

/// Words by which a sentence picks places.
const RULES: [&str; 10] = [
    "highest", "lowest", "largest", "smallest", "most", "fewest", "greatest", "least", "biggest",
    "longest",
];
/// A column of more values tells no editions or years apart.
const MOST: usize = 30;

/// That no record of the case has the named places as the first or the last by any of its numbers,
/// though the sentence says that they are.
pub(in crate::made) fn unread(
    case: &Case,
    claim: &Claim,
    kinds: &Kinds,
    evidence: &Evidence,
) -> Option<Made> {
    // The first places of an association are those that it finds.
    let named = counted::named(claim, kinds).filter(|_| matches!(kinds, Kinds::Rate(_)))?;
    let key = kinds.places_by()?;
    let text = rule(&claim.said).filter(|_| named.by.is_empty() && named.len() > 1)?;
    // What the places are compared by is no reason why they are these.
    let mut own = kinds.clone();
    let compared: BTreeSet<String> =
        own.selects().iter().flat_map(|select| words(&select.value)).collect();
    let tables = case.sources.iter().filter_map(|source| evidence.table(&source.id));
    let is_borne_out = tables.filter(|table| table.has(key)).any(|table| {
        let numbers = table.columns().iter().filter(|column| *column != key);
        let numbers = numbers.filter(|column| words(column).is_disjoint(&compared));
        let mut numbers = numbers.filter(|column| is_numeric(table, column));
        numbers.any(|column| are_first(table, key, column, named))
    });
    (!is_borne_out).then(|| of_claim("W303", claim, About::ByRule { text }))
}

/// "With the largest", as a sentence has it.
fn rule(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_inclusive(char::is_whitespace).collect();
    let is_rule = |three: &&[&str]| {
        let end = three[2].trim_matches(|letter: char| !letter.is_alphabetic());
        three[0].trim() == "with" && three[1].trim() == "the" && RULES.contains(&end)
    };
    let is_mark = |letter: char| !letter.is_alphabetic();
    words.windows(3).find(is_rule).map(|three| three.concat().trim_end_matches(is_mark).to_owned())
}

fn is_numeric(table: &Table, column: &str) -> bool {
    (0..table.len()).take(MOST).any(|row| field_number(table.cell(row, column)).is_some())
}

/// Whether the named places are the first or the last by a column, among all rows or among those of
/// one edition or year.
fn are_first(table: &Table, key: &str, column: &str, named: &Codes) -> bool {
    let all: Vec<usize> = (0..table.len()).collect();
    if ends(table, &all, [key, column], named) {
        return true;
    }
    let editions = table.columns().iter().filter(|it| *it != key && *it != column);
    editions.into_iter().any(|edition| {
        let Some(values) = values_in(table, all.iter().copied(), edition, MOST) else {
            return false;
        };
        values.len() > 1
            && values.into_iter().any(|value| {
                let rows = all.iter().copied().filter(|row| table.cell(*row, edition) == value);
                ends(table, &rows.collect::<Vec<_>>(), [key, column], named)
            })
    })
}

/// Whether the named places stand at one end of rows of which each place has one.
fn ends(table: &Table, rows: &[usize], [key, column]: [&str; 2], named: &Codes) -> bool {
    let mut numbers: BTreeMap<&str, f64> = BTreeMap::new();
    for row in rows {
        let Some(number) = field_number(table.cell(*row, column)) else { continue };
        if numbers.insert(table.cell(*row, key), number).is_some() {
            return false;
        }
    }
    let named: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    let (own, others): (Vec<_>, Vec<_>) =
        numbers.into_iter().partition(|(place, _)| named.contains(place));
    let numbers = |of: &[(&str, f64)]| of.iter().map(|it| it.1).collect::<Vec<_>>();
    let [own, others] = [numbers(&own), numbers(&others)];
    let least = |of: &[f64]| of.iter().copied().fold(f64::INFINITY, f64::min);
    let most = |of: &[f64]| of.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let is_apart = least(&own) >= most(&others) || most(&own) <= least(&others);
    // A year that all rows have tells none apart.
    let differ = least(&own) != least(&others) || most(&own) != most(&others);
    own.len() == named.len() && !others.is_empty() && is_apart && differ
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_superlative_by_which_places_are_picked() {
        assert_eq!(
            rule("in the ten states with the largest, say").as_deref(),
            Some("with the largest")
        );
        assert_eq!(rule("the largest ten of those with the flag"), None);
    }
}
