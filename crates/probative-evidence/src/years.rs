//! Years that do not go together: of a record and of the day on which it came out, and of a window
//! and its text.

use std::collections::BTreeSet;

use probative_case::claim::{Claim, Kinds};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;

use crate::added;
use crate::evidence::Evidence;
use crate::table::Table;

/// Words of a title or a column by which a record speaks of years to come.
const TO_COME: [&str; 6] =
    ["project", "projection", "projections", "projected", "forecast", "forecasts"];

/// Tells of the sources that claims use and that hold years after their day of publication, and of
/// trends that are decided by years after the text.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let later = case.sources.iter().filter_map(|source| {
        let used = case.uses.iter().filter(|used| used.source == source.id);
        let columns: BTreeSet<&str> = used.map(|used| used.column.as_str()).collect();
        later(source, evidence.table(&source.id)?, &columns)
    });
    let hindsight = case.claims.iter().filter_map(|claim| hindsight(case, claim));
    later.chain(hindsight).collect()
}

/// The first row of the last year that a source has and that was to come when it was published.
fn later(source: &Source, table: &Table, columns: &BTreeSet<&str>) -> Option<Diagnostic> {
    let published = source.published?.year;
    let rows: Vec<usize> = (0..table.len()).collect();
    let is_to_come = |text: &str| added::is_called(text, |word| TO_COME.contains(&word));
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

/// That the window by which a trend is decided reaches beyond the text, which could not know it.
fn hindsight(case: &Case, claim: &Claim) -> Option<Diagnostic> {
    let Kinds::Trend(trend) = claim.test.held()? else { return None };
    let (_, last) = trend.windows.first()?;
    let written = case.text.date.year;
    let said = format!(
        "claim `{}`: its first window reaches to {last}, and the text is of {written}: that is hindsight",
        claim.id
    );
    let help = "put a window that ends by then first, and this one under `now`; nothing, if the text speaks of years to come";
    (*last > written).then(|| Diagnostic::of_file("W219", "case.toml", said, help))
}
