//! Years that do not go together: of a record and of the day on which it came out, and of what is
//! counted and of what it is set against.

use std::collections::BTreeSet;

use probative_case::claim::{Claim, Kinds, Select};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;

use crate::added;
use crate::evidence::Evidence;
use crate::table::Table;

/// Words of a title or a column by which a record speaks of years to come.
const TO_COME: [&str; 6] =
    ["project", "projection", "projections", "projected", "forecast", "forecasts"];

/// Tells of the sources that claims use and that hold years after their day of publication, and of
/// claims that set what is counted in one year against people of another.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let later = case.sources.iter().filter_map(|source| {
        let used = case.uses.iter().filter(|used| used.source == source.id);
        let columns: BTreeSet<&str> = used.map(|used| used.column.as_str()).collect();
        later(source, evidence.table(&source.id)?, &columns)
    });
    let hindsight = case.claims.iter().filter_map(|claim| hindsight(case, claim));
    let apart = case.claims.iter().filter_map(|claim| apart(case, evidence, claim));
    later.chain(apart).chain(hindsight).collect()
}

/// The first row of the last year that a source has and that was to come when it was published.
fn later(source: &Source, table: &Table, columns: &BTreeSet<&str>) -> Option<Diagnostic> {
    let published = source.published?.year;
    let rows: Vec<usize> = (0..table.len()).collect();
    let is_to_come = |text: &str| added::is_called(text, |word| TO_COME.contains(&word));
    let of_years =
        columns.iter().filter(|column| table.has(column) && added::is_years(table, &rows, column));
    let found = of_years.filter_map(|column| {
        let last = rows.iter().filter_map(|row| Some((year(table.cell(*row, column))?, *row)));
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

/// That a claim counts in some years and sets the count against the people of others.
fn apart(case: &Case, evidence: &Evidence, claim: &Claim) -> Option<Diagnostic> {
    let (counted, whole) = set_against(claim.test.held()?)?;
    let [years, others] = [counted, whole].map(|select| years(evidence, select));
    if years.is_empty() || others.is_empty() || !years.is_disjoint(&others) {
        return None;
    }
    let told =
        |years: &BTreeSet<i32>| years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    let said = format!(
        "claim `{}` counts in `{}` of {} and sets that against `{}` of {}",
        claim.id,
        counted.source,
        told(&years),
        whole.source,
        told(&others),
    );
    let help = "name the same years in both `where`; nothing, if those of the other year are meant";
    let path = case.source(&counted.source)?.path.as_str();
    Some(Diagnostic::of_file("W217", path, said, help))
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

/// What a claim counts, and what it sets that against.
fn set_against(kinds: &Kinds) -> Option<(&Select, &Select)> {
    if let Kinds::Share(share) = kinds {
        return Some((&share.part_record, &share.whole_record));
    }
    kinds.joined().map(|joined| (joined.counted, joined.whole))
}

/// The years of a selection: those that its filter names, and those in the name of its column.
fn years(evidence: &Evidence, select: &Select) -> BTreeSet<i32> {
    let of_years = |column: &str| {
        let table = evidence.table(&select.source);
        table.is_some_and(|table| added::is_years(table, &table.matching(&select.filter), column))
    };
    let named = select.filter.iter().filter(|(column, _)| of_years(column));
    let named = named.flat_map(|(_, values)| values).filter_map(|value| year(value));
    let parts = select.value.split(|letter: char| !letter.is_ascii_digit());
    named.chain(parts.filter_map(year)).collect()
}

/// The year that four digits are.
fn year(text: &str) -> Option<i32> {
    let year: i32 = text.trim().parse().ok().filter(|_| text.trim().len() == 4)?;
    (1800..=2100).contains(&year).then_some(year)
}
