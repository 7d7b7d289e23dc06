//! Years of which a list of incidents has every one, so that a year without a row had none.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::select::{EACH_ROW, Joined};
use probative_case::claim::{Claim, Kinds, Select};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;
use probative_terms::text::counted;

use crate::added;
use crate::evidence::Evidence;
use crate::table::Table;

/// The years of which a source has every row of a selection that counts rows.
///
/// Of years that the selection does not ask for, and of those whose rows are left out, it says
/// nothing.
pub fn complete_years(
    source: &Source,
    table: &Table,
    select: &Select,
    time: &str,
) -> BTreeSet<i32> {
    if select.value != EACH_ROW {
        return BTreeSet::new();
    }
    let asked = select.filter.iter().find(|(column, _)| column == time);
    let is_asked = |year: &i32| {
        asked.is_none_or(|(_, cells)| cells.iter().any(|cell| year_of(cell) == Some(*year)))
    };
    let left: BTreeSet<i32> = table.lost_cells(time).filter_map(year_of).collect();
    let years = source.covers.iter().flat_map(|(first, last)| *first..=*last);
    years.filter(|year| is_asked(year) && !left.contains(year)).collect()
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
    let told: BTreeSet<&str> = rows.chain(table.lost_cells(key)).collect();
    let places = all.matching(&whole.filter).into_iter().map(|row| all.cell(row, key));
    places.filter(|code| !code.is_empty() && !told.contains(code)).map(str::to_owned).collect()
}

/// Whether a source has every row of the years that a selection asks for.
fn is_complete(source: &Source, table: &Table, select: &Select) -> bool {
    let rows: Vec<usize> = (0..table.len()).collect();
    let mut asked = select.filter.iter();
    let Some((column, cells)) = asked.find(|(column, _)| added::is_years(table, &rows, column))
    else {
        return false;
    };
    let complete = complete_years(source, table, select, column);
    cells.iter().all(|cell| year_of(cell).is_some_and(|year| complete.contains(&year)))
}

/// The year of a cell: four digits, or those before the point or of a day.
fn year_of(cell: &str) -> Option<i32> {
    added::year(cell.split(['.', '-']).next().unwrap_or(cell))
}

/// Tells of the years that have no row and count nothing in the claims of a case, once a source.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut empty: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for (select, time) in case.claims.iter().flat_map(by_time) {
        let (Some(source), Some(table)) =
            (case.source(&select.source), evidence.table(&select.source))
        else {
            continue;
        };
        let with_rows = years_with_rows(table, select, time);
        let without = complete_years(source, table, select, time).into_iter();
        let without = without.filter(|year| !with_rows.contains(year));
        empty.entry(&source.path).or_default().extend(without);
    }
    let of_places = case.claims.iter().filter_map(|claim| by_place(case, evidence, claim));
    let told = empty.into_iter().filter(|(_, years)| !years.is_empty()).map(|(path, years)| {
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        let said = format!("no row is of {}, which counts 0 as `covers` says", years.join(", "));
        let help = "nothing, if the list has every incident of these years";
        Diagnostic::of_file("W223", path, said, help)
    });
    told.chain(of_places).collect()
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
    } else {
        return None;
    };
    let (rows, id) = (counted(none, noun), &claim.id);
    let said = format!("{rows}{of} without a row count 0 in claim `{id}`, as `covers` says");
    let help = "nothing, if the list has every incident of these years";
    let path = &case.source(source)?.path;
    (none > 0).then(|| Diagnostic::of_file("W223", path, said, help))
}

/// What a trend reads by time, and the column of the time.
fn by_time(claim: &Claim) -> Vec<(&Select, &str)> {
    let Some(Kinds::Trend(trend)) = claim.test.held() else { return Vec::new() };
    trend.selects().into_iter().map(|select| (select, trend.time.as_str())).collect()
}
