//! Years of which a list of incidents has every one, so that a year without a row had none.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::rate::{Rate, RateForm};
use probative_case::claim::select::{EACH_ROW, Joined};
use probative_case::claim::trend::Trend;
use probative_case::claim::{Claim, Kinds, Select};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;
use probative_terms::text::{counted, telling};

use crate::added;
use crate::evidence::Evidence;
use crate::table::{Lost, Table};

pub(crate) mod none;

/// The years of which a source has every row of a selection that counts rows.
///
/// Of years that the selection does not ask for, and of those whose rows are left out, it says
/// nothing, nor of any where rows of no year are: they may be of each.
pub fn complete_years(
    source: &Source,
    table: &Table,
    select: &Select,
    time: &str,
) -> BTreeSet<i32> {
    complete(&source.covers, table, select, time)
}

fn complete(covers: &[(i32, i32)], table: &Table, select: &Select, time: &str) -> BTreeSet<i32> {
    let left = || table.lost_cells(time).map(|(cell, why)| (year_of(cell), why));
    let others = select.filter.iter().filter(|(column, _)| column != time).cloned();
    let mut rows = table.matching(&others.collect::<Vec<_>>()).into_iter();
    let is_of_none = rows.any(|row| year_of(table.cell(row, time)).is_none());
    // A total or a note has no year, and is of none.
    if is_of_none || left().any(|lost| lost == (None, Lost::LeftOut)) {
        return BTreeSet::new();
    }
    let left: BTreeSet<i32> = left().filter_map(|(year, _)| year).collect();
    &covered(covers, select, time) - &left
}

/// The years under `covers` of which a source does not have every row of a selection that counts
/// rows, since some are left out.
pub fn years_left_open(
    source: &Source,
    table: &Table,
    select: &Select,
    time: &str,
) -> BTreeSet<i32> {
    let complete = complete_years(source, table, select, time);
    &covered(&source.covers, select, time) - &complete
}

/// The years under `covers` for which a selection that counts rows asks.
fn covered(covers: &[(i32, i32)], select: &Select, time: &str) -> BTreeSet<i32> {
    if select.value != EACH_ROW {
        return BTreeSet::new();
    }
    let asked = select.filter.iter().find(|(column, _)| column == time);
    let is_asked = |year: &i32| {
        asked.is_none_or(|(_, cells)| cells.iter().any(|cell| year_of(cell) == Some(*year)))
    };
    let years = covers.iter().flat_map(|(first, last)| *first..=*last);
    years.filter(is_asked).collect()
}

/// The years in which a selection has rows, whenever they were published.
pub fn years_with_rows(table: &Table, select: &Select, time: &str) -> BTreeSet<i32> {
    table
        .matching(&select.filter)
        .iter()
        .filter_map(|row| year_of(table.cell(*row, time)))
        .collect()
}

/// The years without a row of each place that has rows of others, in a list that has every incident
/// of those years.
///
/// Of years whose rows are left out, or were published later, it says nothing.
pub fn place_years_of_none(
    case: &Case,
    evidence: &Evidence,
    select: &Select,
    [key, time]: [&str; 2],
) -> Vec<(String, i32)> {
    let held = case.source(&select.source).zip(evidence.table(&select.source));
    let Some((source, table)) = held else { return Vec::new() };
    let complete = complete_years(source, table, select, time);
    let mut with_rows: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for row in table.matching(&select.filter) {
        with_rows.entry(table.cell(row, key)).or_default().extend(year_of(table.cell(row, time)));
    }
    let without = with_rows.iter().flat_map(|(place, years)| {
        complete.difference(years).map(|year| ((*place).to_owned(), *year))
    });
    without.collect()
}

/// The places of a whole that have no row of a list which has every incident of the years that are
/// asked for.
///
/// Of places whose rows are left out, or were published later, it says nothing.
pub fn places_of_none(case: &Case, evidence: &Evidence, joined: Joined<'_>) -> BTreeSet<String> {
    let Joined { counted, whole, key } = joined;
    let held = case.source(&counted.source).zip(evidence.table(&counted.source));
    let (Some((source, table)), Some(all)) = (held, evidence.table(&whole.source)) else {
        return BTreeSet::new();
    };
    if !is_complete(source, table, counted) {
        return BTreeSet::new();
    }
    let rows = table.matching(&counted.filter).into_iter().map(|row| table.cell(row, key));
    let told: BTreeSet<&str> = rows.chain(table.lost_cells(key).map(|(cell, _)| cell)).collect();
    let places = all.matching(&whole.filter).into_iter().map(|row| all.cell(row, key));
    places.filter(|code| !code.is_empty() && !told.contains(code)).map(str::to_owned).collect()
}

/// Whether a source has every row of the years that a selection asks for.
fn is_complete(source: &Source, table: &Table, select: &Select) -> bool {
    all_asked_are(complete_years, source, table, select)
}

/// Whether `covers` says that a list has every row for which a selection asks: of the years that it
/// names, or, where it names none, of some.
pub(crate) fn is_whole(source: &Source, table: &Table, select: &Select) -> bool {
    let rows: Vec<usize> = (0..table.len()).collect();
    let names_years = select.filter.iter().any(|(column, _)| added::is_years(table, &rows, column));
    if names_years { is_complete(source, table, select) } else { !source.covers.is_empty() }
}

/// Whether `covers` names the years that a selection asks for, and rows that are left out leave
/// each of them open.
pub(crate) fn is_left_open(source: &Source, table: &Table, select: &Select) -> bool {
    all_asked_are(years_left_open, source, table, select)
}

/// Whether all years that a selection asks for by name are among some.
fn all_asked_are(
    years: fn(&Source, &Table, &Select, &str) -> BTreeSet<i32>,
    source: &Source,
    table: &Table,
    select: &Select,
) -> bool {
    let rows: Vec<usize> = (0..table.len()).collect();
    let mut asked = select.filter.iter();
    let Some((column, cells)) = asked.find(|(column, _)| added::is_years(table, &rows, column))
    else {
        return false;
    };
    let years = years(source, table, select, column);
    cells.iter().all(|cell| year_of(cell).is_some_and(|year| years.contains(&year)))
}

/// The year of a cell: four digits, or those before the point or of a day.
fn year_of(cell: &str) -> Option<i32> {
    added::year(cell.split(['.', '-']).next().unwrap_or(cell))
}

/// Tells of the years that have no row and count nothing in the claims of a case, once for claims
/// that ask for the same rows.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut empty: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
    for claim in &case.claims {
        let Some(Kinds::Trend(trend)) = claim.test.held() else { continue };
        for select in trend.selects() {
            let held = case.source(&select.source).zip(evidence.table(&select.source));
            let said = held.and_then(|(source, table)| without_rows(source, table, select, trend));
            let Some((path, said)) = held.map(|(source, _)| source.path.as_str()).zip(said) else {
                continue;
            };
            empty.entry((path, said)).or_default().insert(&claim.id);
        }
    }
    let of_places = case.claims.iter().filter_map(|claim| by_place(case, evidence, claim));
    let told = empty.into_iter().map(|((path, said), claims)| {
        let claims: Vec<String> = claims.iter().map(|id| format!("`{id}`")).collect();
        let noun = if claims.len() == 1 { "claim" } else { "claims" };
        let said = format!("{said} in {noun} {}, as `covers` says", claims.join(", "));
        Diagnostic::of_file("W223", path, said, EVERY_INCIDENT)
    });
    let of_figures = case.claims.iter().flat_map(|claim| none::told(case, evidence, claim));
    told.chain(of_places).chain(of_figures).collect()
}

/// What a reader has to know of a list where years without a row count nothing.
const EVERY_INCIDENT: &str = "nothing, if the list has every incident of these years";

/// That a trend asks for rows of which there is none in some of its years.
fn without_rows(source: &Source, table: &Table, select: &Select, trend: &Trend) -> Option<String> {
    let mut windows = trend.windows.iter().chain(&trend.now).peekable();
    let is_any = windows.peek().is_none();
    let windows: Vec<&(i32, i32)> = windows.collect();
    let is_asked =
        |year: &i32| is_any || windows.iter().any(|(first, last)| (first..=last).contains(&year));
    let complete = complete_years(source, table, select, &trend.time);
    let without = &complete - &years_with_rows(table, select, &trend.time);
    let years: Vec<String> = without.iter().filter(|it| is_asked(it)).map(i32::to_string).collect();
    let count = if years.len() == 1 { "counts" } else { "count" };
    let rows = with_filter(select, &trend.time);
    (!years.is_empty()).then(|| format!("no row{rows} is of {}, which {count} 0", years.join(", ")))
}

/// What the rows of a selection have beside their time, as a message names it.
fn with_filter(select: &Select, time: &str) -> String {
    let filter = select.filter.iter().filter(|(column, _)| column != time);
    let named = filter.map(|(column, values)| {
        let values: Vec<String> = values.iter().map(|it| format!("`{}`", telling(it))).collect();
        format!("`{}` {}", telling(column), values.join(" or "))
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() { String::new() } else { format!(" with {}", named.join(" and ")) }
}

/// Tells how many places, or years of places, count nothing in a claim.
fn by_place(case: &Case, evidence: &Evidence, claim: &Claim) -> Option<Diagnostic> {
    let kinds = claim.test.held()?;
    let (source, none, (noun, of)) = if let Some(joined) = kinds.joined() {
        (&joined.counted.source, places_of_none(case, evidence, joined).len(), ("place", ""))
    } else if let Kinds::Effect(effect) = kinds {
        let keys = [effect.key.as_str(), &effect.time];
        let none = place_years_of_none(case, evidence, &effect.outcome, keys).len();
        (&effect.outcome.source, none, ("year", " of single places"))
    } else if let Kinds::Rate(Rate { form: RateForm::Rank(rank), key, .. }) = kinds {
        let whole = &rank.peers.as_ref()?.amounts;
        let joined = Joined { counted: &rank.amounts, whole, key };
        (&rank.amounts.source, places_of_none(case, evidence, joined).len(), ("place", ""))
    } else {
        return None;
    };
    let (rows, id) = (counted(none, noun), &claim.id);
    let said = format!("{rows}{of} without a row count 0 in claim `{id}`, as `covers` says");
    let path = &case.source(source)?.path;
    (none > 0).then(|| Diagnostic::of_file("W223", path, said, EVERY_INCIDENT))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The years that a list has whole where `where` asks for a town, with rows that are left out
    /// or dropped.
    fn whole(lost: &[(&str, Lost)]) -> Vec<i32> {
        let (table, select) = list(lost);
        complete(&[(2010, 2012)], &table, &select, "year").into_iter().collect()
    }

    fn list(lost: &[(&str, Lost)]) -> (Table, Select) {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let columns = row(["town", "year"]);
        let mut table = Table::new(columns, vec![row(["A", "2010"])], vec![2]);
        for (year, why) in lost {
            table.lose([row(["A", year])].iter().map(Vec::as_slice), *why);
        }
        let filter = vec![("town".to_owned(), vec!["A".to_owned()])];
        (table, Select { filter, ..Select::all_of("l", EACH_ROW) })
    }

    #[test]
    fn rows_of_no_year_that_are_left_out_leave_every_year_open() {
        assert_eq!(whole(&[]), [2010, 2011, 2012]);
        assert_eq!(whole(&[("2011", Lost::LeftOut)]), [2010, 2012]);
        assert_eq!(whole(&[("unknown", Lost::LeftOut)]), [0; 0]);
        assert_eq!(whole(&[("", Lost::Dropped), ("", Lost::LeftOut)]), [0; 0]);
        assert_eq!(whole(&[("", Lost::Dropped)]), [2010, 2011, 2012], "a total has none");
    }

    #[test]
    fn a_year_without_a_row_is_told_with_what_the_claim_asks_for() {
        let (_, mut select) = list(&[]);
        assert_eq!(with_filter(&select, "year"), " with `town` `A`");
        select.filter.push(("kind".to_owned(), ["x", "y"].map(str::to_owned).to_vec()));
        select.filter.push(("year".to_owned(), vec!["2010".to_owned()]));
        assert_eq!(with_filter(&select, "year"), " with `town` `A` and `kind` `x` or `y`");
        select.filter.truncate(0);
        assert_eq!(with_filter(&select, "year"), "");
    }
}
