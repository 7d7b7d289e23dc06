//! Numbers that do not add up: rates, medians, means and shares.
//!
//! The sum of two places' rates is the rate of nothing. Rates of causes in one place may be added,
//! and so may shares of one whole; so may the average inmates of some jails. What never adds up is
//! refused, and what may is told.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::figure::Stated;
use probative_case::claim::{Claim, Kinds, Select, ShownNumber};
use probative_terms::{Diagnostic, Unit};

use crate::added;
use crate::evidence::Evidence;
use crate::one_thing::MEASURES;
use crate::select::{Found, deciding};
use crate::table::Table;
use crate::unavailable::Unavailable;

const HELP: &str = "add the counts up, and divide the sum by all people; nothing, if they are shares of one whole or parts of one rate";
const OF_ONE: &str = "narrow `where` to one of them; nothing, if they are parts of one number, as causes of deaths are";
/// Words of a column's name by which its numbers are of no sum.
const RATES: [&str; 6] = ["rate", "rates", "median", "medians", "asr", "aadr"];
/// Words by which they may be of one.
const MEANS: [&str; 9] =
    ["mean", "means", "average", "avg", "percent", "percentage", "pct", "ratio", "share"];
/// Words that make a rate of a number when one of them, or a number, follows `per`.
const PER: [&str; 4] = ["capita", "head", "thousand", "million"];
/// Words of a column's name by which its cells are places or times.
const PLACES: [&str; 24] = [
    "place",
    "state",
    "states",
    "county",
    "counties",
    "city",
    "town",
    "municipality",
    "country",
    "region",
    "district",
    "province",
    "area",
    "tract",
    "fips",
    "geoid",
    "year",
    "years",
    "month",
    "quarter",
    "date",
    "week",
    "period",
    "day",
];

/// Passes if rows of numbers that never add up are not added over places or times.
pub(crate) fn passes(select: &Select, table: &Table, rows: &[Found]) -> Result<(), Unavailable> {
    let rows: Vec<usize> = rows.iter().map(|found| found.row).collect();
    let is_odd = |over: &&str| {
        is_rate(&select.value) || counts_up(&select.value) && added::is_called(over, is_of_times)
    };
    match over_places(select, table, &rows).filter(is_odd) {
        None => Ok(()),
        Some(over) => Err(Unavailable::Intensive {
            source: select.source.clone(),
            column: select.value.clone(),
            over: over.to_owned(),
        }),
    }
}

/// Tells of the columns that claims add up and that may not add up, once each.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let selects = deciding(case).into_iter().filter(|select| is_added(select, evidence));
    let named: BTreeSet<(String, String)> =
        selects.map(|select| (select.source, select.value)).collect();
    let by_name = named.iter().filter_map(|(source, column)| {
        let (table, source) = (evidence.table(source)?, case.source(source)?);
        told(&source.path, column, table.line(0))
    });
    let by_unit = case.claims.iter().flat_map(with_unit).filter_map(|(select, unit)| {
        let is_one = is_of_no_sum(unit) && is_added(select, evidence);
        let path = case.source(&select.source).filter(|_| is_one)?.path.as_str();
        let column = &select.value;
        let said = format!(
            "`{column}` is added up, and its unit `{unit}` is one of numbers that may not add up"
        );
        Some(Diagnostic::in_cell(
            "W215",
            path,
            evidence.table(&select.source)?.line(0),
            column,
            said,
            HELP,
        ))
    });
    let by_measure = deciding(case).into_iter().filter_map(|select| {
        let measure = measured_over(&select).filter(|_| is_added(&select, evidence))?;
        let path = case.source(&select.source)?.path.as_str();
        let line = evidence.table(&select.source)?.line(0);
        let said = format!(
            "`{}` is added up over `{measure}`, which says of each number what it is",
            select.value
        );
        Some(Diagnostic::in_cell("W215", path, line, measure, said, OF_ONE))
    });
    once_a_place(by_name.chain(by_unit).chain(by_measure.collect::<Vec<_>>()))
}

/// The column that a selection adds up over and that says what is counted.
fn measured_over(select: &Select) -> Option<&str> {
    let is_measure = |column: &&String| {
        MEASURES.contains(&column.to_lowercase().replace([' ', '-'], "_").as_str())
    };
    select.sum_over.iter().find(is_measure).map(String::as_str)
}

/// The first of what is told of each place.
pub(crate) fn once_a_place(all: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for one in all {
        if told.iter().all(|other| other.place != one.place) {
            told.push(one);
        }
    }
    told
}

/// What a claim reads or shows that has a unit of its own.
fn with_unit(claim: &Claim) -> Vec<(&Select, &str)> {
    let mut stated: &[Stated] = &[];
    if let Some(Kinds::Figure(figure)) = claim.test.held() {
        stated = &figure.stated;
    }
    let stated = stated.iter().map(|stated| (&stated.record, stated.unit.as_str()));
    let shown = claim.shown.iter().filter_map(|shown| match &shown.number {
        ShownNumber::Cell(select) => Some((select, shown.unit.as_str())),
        ShownNumber::Share { .. } | ShownNumber::Rate { .. } | ShownNumber::Cluster(_) => None,
    });
    stated.chain(shown).collect()
}

/// Whether a unit is one of rates or of parts of a whole.
fn is_of_no_sum(unit: &str) -> bool {
    let unit = Unit::named(unit);
    unit.is_share() || matches!(unit, Unit::Per(_))
}

/// That the numbers of a column may not add up, where its name says so.
pub(crate) fn told(path: &str, column: &str, line: usize) -> Option<Diagnostic> {
    let said = format!("`{column}` is added up, and by its name its numbers may not add up");
    let is_one = is_rate(column) || added::is_called(column, |word| MEANS.contains(&word));
    (is_one || column.contains('%'))
        .then(|| Diagnostic::in_cell("W215", path, line, column, said, HELP))
}

/// Whether a selection adds several rows up, and is not refused for it.
fn is_added(select: &Select, evidence: &Evidence) -> bool {
    let Some(table) = evidence.table(&select.source) else { return false };
    let rows = table.matching(&select.filter);
    let is_refused = || is_rate(&select.value) && over_places(select, table, &rows).is_some();
    !added::over(select).is_empty() && rows.len() > 1 && !is_refused()
}

/// The column of places or times over which a selection adds some rows up.
fn over_places<'s>(select: &'s Select, table: &Table, rows: &[usize]) -> Option<&'s str> {
    let differ = |column: &&str| {
        let cells: BTreeSet<&str> = rows.iter().map(|row| table.cell(*row, column)).collect();
        cells.len() > 1
    };
    added::over(select).into_iter().filter(differ).find(|column| is_of_places(column))
}

/// Whether a column is called by a rate or a median.
pub(crate) fn is_rate(column: &str) -> bool {
    let lower = column.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != ',');
    let is_per = |word: &str| PER.contains(&word) || is_round(word);
    let mut before = "";
    words.any(|word| {
        let is_rate = RATES.contains(&word) || before == "per" && is_per(word);
        before = word;
        is_rate
    })
}

/// Whether a column is called by a count that goes on from its beginning, of which the last row is
/// the sum of all.
pub(crate) fn counts_up(column: &str) -> bool {
    added::is_called(column, |word| ["cumulative", "cum", "ytd"].contains(&word))
}

fn is_of_times(word: &str) -> bool {
    ["year", "years", "month", "quarter", "date", "week", "period", "day"].contains(&word)
}

/// Whether a word is a number by which rates are told, such as `100,000` and `100k`.
fn is_round(word: &str) -> bool {
    let digits = word.replace(',', "");
    let digits = digits.strip_suffix('k').unwrap_or(&digits);
    digits.starts_with("10") && digits[2..].bytes().all(|byte| byte == b'0') || digits == "1"
}

/// Whether a column is called by places or times.
fn is_of_places(column: &str) -> bool {
    added::is_called(column, |word| PLACES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_told_by_their_names() {
        for name in ["Crude Rate", "rate_per_100k", "Deaths per 100,000", "median_income", "ASR"] {
            assert!(is_rate(name), "{name}");
        }
        assert!(counts_up("cumulative_cases") && !counts_up("accumulated"));
        for name in ["deaths", "perpetrators", "number", "operations", "per_diem", "persons_10"] {
            assert!(!is_rate(name), "{name}");
        }
    }

    #[test]
    fn what_may_add_up_is_told_and_counts_are_not() {
        for name in ["avg_daily_population", "% of jobs", "pct"] {
            assert!(told("t.csv", name, 1).is_some(), "{name}");
        }
        for name in ["deaths", "shareholders", "meaning"] {
            assert!(told("t.csv", name, 1).is_none(), "{name}");
        }
    }
}
