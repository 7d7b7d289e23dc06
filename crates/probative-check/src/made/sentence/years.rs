//! Years that a sentence names, held against those of the rows that are read.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::membership::{At, Membership};
use probative_case::claim::rate::{Rate, RateForm};
use probative_case::claim::{Claim, Kinds, Select};
use probative_evidence::Evidence;
use probative_finding::finding::made::{About, Made, Sentence};
use probative_read::{NamedYears, year_spans, years_of};

use crate::made::of_claim;

/// Words of columns by whose values rows of years are picked.
const COLUMNS: [&str; 6] = ["year", "date", "period", "time", "election", "census"];

/// Words of columns of other times.
const TIMES: [&str; 3] = ["month", "quarter", "week"];

/// Whether a column, by its name in lower case, has times.
pub(crate) fn is_of_times(column: &str) -> bool {
    COLUMNS.iter().chain(&TIMES).any(|word| column.contains(word))
}

/// How far from its window a trend may name a year: a change counts from the year before.
const BESIDE: i32 = 1;

/// That the sentence of the case names other years than those of its rows.
pub(in crate::made) fn of_case(
    case: &Case,
    claim: &Claim,
    kinds: &Kinds,
    evidence: &Evidence,
) -> Option<Made> {
    let (rows, said) = if let Kinds::Rate(rate) = kinds {
        before_rows(claim, rate, evidence).or_else(|| others(kinds, &claim.said))?
    } else if let Kinds::Membership(membership) = kinds {
        before_text(case, claim, membership)?
    } else {
        others(kinds, &claim.said)?
    };
    Some(of_claim("W305", claim, About::OtherYears { of: Sentence::Case, rows, said }))
}

/// The same of the text's own words, where the case's sentence does not name those of the rows.
pub(in crate::made) fn of_text(claim: &Claim, kinds: &Kinds, own: &str) -> Option<Made> {
    let named = years_of(&claim.said).is_some_and(|years| !years.is_empty());
    let (rows, said) = others(kinds, own).filter(|_| !named)?;
    Some(of_claim("W305", claim, About::OtherYears { of: Sentence::Text, rows, said }))
}

/// The first and the last year of the rows, and the words for others.
type Others = ((i32, i32), Vec<String>);

/// The years of the rows of a number or a change, none of which a sentence names that names others.
fn others(kinds: &Kinds, sentence: &str) -> Option<Others> {
    let named = years_of(sentence).filter(|named| !named.is_empty())?;
    let rows = if let Kinds::Trend(trend) = kinds {
        let mut windows = trend.windows.iter().chain(&trend.now);
        let is_named = windows.any(|window| is_window(*window, &named));
        trend.windows.first().copied().filter(|_| !is_named)?
    } else {
        let is_picked = matches!(kinds, Kinds::Figure(_) | Kinds::Share(_) | Kinds::Rate(_));
        let rows = of_rows(kinds).filter(|_| is_picked)?;
        let is_named = rows.iter().any(|year| named.iter().any(|one| one.has(*year)));
        let ends = (*rows.first()?, *rows.last()?);
        Some(ends).filter(|_| !is_named)?
    };
    Some((rows, named.into_iter().map(|one| one.text).collect()))
}

/// Whether a window is one of which a sentence speaks: of two ends both, of one year that it lies
/// in it.
fn is_window((first, last): (i32, i32), named: &[NamedYears]) -> bool {
    let told: BTreeSet<i32> = named.iter().flat_map(NamedYears::told).collect();
    if named.iter().any(|one| one.ends().is_some()) {
        return told.contains(&first) && told.contains(&last);
    }
    let near = first - BESIDE..=last + BESIDE;
    told.iter().any(|year| near.contains(year))
}

/// The years by which the rows of a claim are picked; nothing where some are picked without one.
fn of_rows(kinds: &Kinds) -> Option<BTreeSet<i32>> {
    let mut kinds = kinds.clone();
    let years = |select: &Select| {
        let is_year = |column: &String| {
            let column = column.to_lowercase();
            COLUMNS.iter().any(|word| column.contains(word)) && !column.contains("fiscal")
        };
        let (_, values) = select.filter.iter().find(|(column, _)| is_year(column))?;
        values.iter().map(|value| year(value)).collect::<Option<Vec<i32>>>()
    };
    let all: Option<Vec<Vec<i32>>> = kinds.selects().iter().map(|select| years(select)).collect();
    Some(all?.into_iter().flatten().collect())
}

/// The year that a cell is.
fn year(cell: &str) -> Option<i32> {
    let is_year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    cell.parse().ok().filter(|_| is_year)
}

/// What opens a clause that tells something else of a place.
const BESIDES: [&str; 3] = ["which", "who", "where"];

/// That a list is asked on the day of the text, and the sentence names another year alone.
fn before_text(case: &Case, claim: &Claim, membership: &Membership) -> Option<Others> {
    let year = case.text.date.year;
    let named = years_of(&claim.said).filter(|named| !named.is_empty())?;
    let mut words = claim.said.split(|letter: char| !letter.is_alphabetic());
    if words.any(|word| BESIDES.contains(&word)) {
        return None;
    }
    // "Won by it in 2016": the list is that of a year.
    let of_list = |year: i32| {
        let year = year.to_string();
        let mut values = membership.list.filter.iter().flat_map(|(_, values)| values);
        membership.list.said.contains(&year) || values.any(|value| value.contains(&year))
    };
    let fits = |one: &NamedYears| one.has(year) || one.told().any(of_list);
    let is_other = membership.at == At::Text && !named.iter().any(fits);
    is_other.then(|| ((year, year), named.into_iter().map(|one| one.text).collect()))
}

/// That a rank is one of years, and its sentence looks back beyond the first of them.
fn before_rows(claim: &Claim, rate: &Rate, evidence: &Evidence) -> Option<Others> {
    let RateForm::Rank(rank) = &rate.form else { return None };
    let table = evidence.table(&rank.amounts.source)?;
    let rows = table.matching(&rank.amounts.filter).into_iter();
    let years = rows.map(|row| year(table.cell(row, &rate.key)));
    let years: BTreeSet<i32> = years.collect::<Option<_>>()?;
    let (first, last) = (*years.first()?, *years.last()?);
    let sentences = [claim.said.as_str(), rank.universe.as_str()];
    let named = sentences.into_iter().filter_map(years_of).flatten();
    let named = named.filter(|one| one.told().any(|year| year < first)).map(|one| one.text);
    let spans = sentences.into_iter().flat_map(year_spans);
    let longer = spans.filter(|(span, _)| *span > years.len() as f64).map(|(_, text)| text);
    let said: BTreeSet<String> = named.chain(longer).collect();
    (!said.is_empty()).then(|| ((first, last), said.into_iter().collect()))
}
