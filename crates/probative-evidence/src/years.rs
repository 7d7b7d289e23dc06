//! Years that do not go together: of a record and of the day on which it came out, and of a window
//! and its text.

use std::collections::BTreeSet;

use probative_case::claim::{Claim, Kinds, Select};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;

use crate::added;
use crate::evidence::Evidence;
use crate::public::PUBLISHED;
use crate::table::Table;

/// Words of a title or a column by which a record speaks of years to come.
const TO_COME: [&str; 6] =
    ["project", "projection", "projections", "projected", "forecast", "forecasts"];

/// Words by which a sentence speaks of years to come.
const OF_FORECASTS: [&str; 4] = ["will", "shall", "forecast", "projected"];

/// Tells of the sources that claims use and that hold years after their day of publication, and of
/// claims that are decided by years after the text.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let later = case.sources.iter().filter_map(|source| {
        let used = case.uses.iter().filter(|used| used.source == source.id);
        let columns: BTreeSet<&str> = used.map(|used| used.column.as_str()).collect();
        later(source, evidence.table(&source.id)?, &columns)
    });
    let hindsight = case.claims.iter().filter_map(|claim| hindsight(case, evidence, claim));
    later.chain(hindsight).collect()
}

/// The first row of the last year that a source has and that was to come when it was published.
fn later(source: &Source, table: &Table, columns: &BTreeSet<&str>) -> Option<Diagnostic> {
    let published = source.published?.year;
    let rows: Vec<usize> = (0..table.len()).collect();
    let of_years =
        columns.iter().filter(|column| table.has(column) && added::is_years(table, &rows, column));
    let found = of_years.filter_map(|column| {
        let last =
            rows.iter().filter_map(|row| Some((added::year(table.cell(*row, column))?, *row)));
        let (last, row) = last.min_by_key(|(year, row)| (-year, *row))?;
        (last > published).then_some((last, row, column))
    });
    let (last, row, column) = found.max()?;
    if is_to_come(&source.title) || table.columns().iter().any(|column| is_to_come(column)) {
        return None;
    }
    let said =
        format!("the year {last} stands in `{}`, which is said to be of {published}", source.id);
    let help = "correct `published` of the source; nothing, if it speaks of years to come";
    Some(Diagnostic::in_cell("W216", &source.path, table.line(row), column, said, help))
}

/// That what decides a claim is of years after the text, which could not know them.
fn hindsight(case: &Case, evidence: &Evidence, claim: &Claim) -> Option<Diagnostic> {
    let written = case.text.date.year;
    let (said, help) = match claim.test.held()? {
        Kinds::Trend(trend) => {
            let (_, last) = trend.windows.first().filter(|(_, last)| *last > written)?;
            let help = "put a window that ends by then first, and this one under `now`; nothing, if the text speaks of years to come";
            (format!("its first window reaches to {last}"), help)
        }
        kind => {
            let (last, source) = later_year(case, evidence, deciding(kind), written)?;
            if is_said(claim, last) {
                return None;
            }
            let help = "read a year that the text could know, or say in `definition_differs` of which year the record is; nothing, if the text speaks of years to come";
            (format!("it reads {last} in `{source}`"), help)
        }
    };
    let said =
        format!("claim `{}`: {said}, and the text is of {written}: that is hindsight", claim.id);
    Some(Diagnostic::of_file("W219", "case.toml", said, help))
}

/// The rows that decide a figure, a share or a rate; other kinds have windows, days or lists.
fn deciding(kind: &Kinds) -> Vec<&Select> {
    if let Kinds::Figure(figure) = kind {
        figure.stated.iter().map(|stated| &stated.record).collect()
    } else if let Kinds::Share(share) = kind {
        vec![&share.part_record, &share.whole_record]
    } else if let Kinds::Rate(rate) = kind {
        rate.selects()
    } else {
        Vec::new()
    }
}

/// The last year that some rows or the name of their column are of, where the text could not know
/// it and no record of it speaks of years to come, with its source.
fn later_year<'c>(
    case: &'c Case,
    evidence: &Evidence,
    selects: Vec<&'c Select>,
    written: i32,
) -> Option<(i32, &'c str)> {
    let of = |select: &'c Select| {
        let (source, table) = (case.source(&select.source)?, evidence.table(&select.source)?);
        let is_to_come = is_to_come(&source.title) || is_to_come(&select.value);
        let in_rows = of_rows(table, select);
        let last = in_name(&select.value).into_iter().chain(in_rows).max()?;
        // What is later than the file itself is a forecast, or no year.
        let is_known = last <= source.retrieved.year;
        (last > written && is_known && !is_to_come).then_some((last, source.id.as_str()))
    };
    selects.into_iter().filter_map(of).max()
}

/// The last year of the rows of a selection, by a column that is called one of years; of rows with
/// days of their own those are read that were public.
fn of_rows(table: &Table, select: &Select) -> Option<i32> {
    if table.has(PUBLISHED) {
        return None;
    }
    let rows = table.matching(&select.filter);
    let columns = table.columns().iter();
    let is_called = |word: &str| word.ends_with("year") || ["years", "yr", "fy"].contains(&word);
    let mut columns = columns.filter(|column| {
        added::is_called(column, is_called) && added::is_years(table, &rows, column)
    });
    let column = columns.next()?;
    rows.iter().filter_map(|row| added::year(table.cell(*row, column))).max()
}

/// The last year in a name: four digits that no other digit touches.
fn in_name(name: &str) -> Option<i32> {
    name.split(|letter: char| !letter.is_ascii_digit()).filter_map(added::year).max()
}

/// Whether a claim itself says that its record is of a year, and no forecast is held against it.
fn is_said(claim: &Claim, year: i32) -> bool {
    let notes = [&claim.notes.definition_differs, &claim.notes.part_of_claim];
    let mut said = notes.into_iter().flatten().chain([&claim.said]);
    let is_forecast = added::is_called(&claim.said, |word| OF_FORECASTS.contains(&word));
    said.any(|said| said.contains(&year.to_string())) && !is_forecast
}

/// Whether a title or a column speaks of years to come.
fn is_to_come(text: &str) -> bool {
    added::is_called(text, |word| TO_COME.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_in_a_name_is_one_of_four_digits_apart() {
        assert_eq!(in_name("Unemployed_2007"), Some(2007));
        assert_eq!(in_name("employed_gain_2011_2018"), Some(2018));
        assert_eq!((in_name("B01001_12015"), in_name("deaths")), (None, None));
    }
}
