//! Places and years of which a list of incidents has no row and which count nothing, since the list
//! has every incident of the years that are asked for.

use std::collections::BTreeMap;

use probative_atlas::{name, state};
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds, Select};
use probative_case::source::ColumnUse;
use probative_case::{Case, Source};
use probative_terms::Diagnostic;
use probative_terms::place::Geoid;
use probative_terms::text::{counted, telling};

use super::{EVERY_INCIDENT, complete, with_filter, year_of};
use crate::added;
use crate::evidence::Evidence;
use crate::table::Table;

/// The years of which each source has every row, as far as it says so.
pub(crate) type Covers = BTreeMap<String, Vec<(i32, i32)>>;

/// Whether a list has every row of the years that a selection names, whose rows it counts.
pub(crate) fn has_all(covers: &Covers, table: &Table, select: &Select) -> bool {
    let Some(covers) = covers.get(&select.source).filter(|_| select.value == EACH_ROW) else {
        return false;
    };
    let rows: Vec<usize> = (0..table.len()).collect();
    let mut asked = select.filter.iter();
    let years = asked.find(|(column, _)| added::is_years(table, &rows, column));
    years.is_some_and(|(column, cells)| {
        let years = complete(covers, table, select, column);
        cells.iter().all(|cell| year_of(cell).is_some_and(|year| years.contains(&year)))
    })
}

/// Whether a value that no row of a list has counts nothing in all claims that name it: one of its
/// years, or a state or county, of which no cell is another name, as the column writes others.
///
/// A word that is no place may be misspelt.
pub(crate) fn counts_none(
    case: &Case,
    evidence: &Evidence,
    (source, used): (&Source, &ColumnUse),
    value: &str,
) -> bool {
    let Some(table) = evidence.table(&used.source) else { return false };
    let is_of = |select: &&Select| {
        let names = |(column, values): &(String, Vec<String>)| {
            *column == used.column && values.iter().any(|own| own == value)
        };
        select.source == used.source && select.filter.iter().any(names)
    };
    let covers = Covers::from([(source.id.clone(), source.covers.clone())]);
    let is_whole = |select: &Select| has_all(&covers, table, select);
    let all = crate::select::deciding(case);
    let mut asked = all.iter().filter(is_of).peekable();
    let named_elsewhere = case.claims.iter().any(|claim| !is_of_figure(claim, &is_of));
    asked.peek().is_some()
        && !named_elsewhere
        && asked.all(is_whole)
        && table.lost(&used.column, value).is_none()
        && (is_year(table, &used.column, value) || is_place(table, &used.column, value))
}

/// Whether the selections of a claim that are so are those of the numbers of a figure.
fn is_of_figure(claim: &Claim, is_so: &dyn Fn(&&Select) -> bool) -> bool {
    let Some(kinds) = claim.test.held() else { return true };
    if let Kinds::Figure(_) = kinds {
        return true;
    }
    let mut kinds = kinds.clone();
    !kinds.selects().into_iter().any(|select| is_so(&&*select))
}

fn is_year(table: &Table, column: &str, value: &str) -> bool {
    let rows: Vec<usize> = (0..table.len()).collect();
    added::is_years(table, &rows, column) && year_of(value).is_some()
}

/// How a place is written, and which it is.
#[derive(PartialEq)]
enum Written {
    Code(usize),
    Abbreviated,
    Named,
}

fn place(text: &str) -> Option<(Written, String)> {
    let is_code = text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(found) = state(text) {
        let written = match text.trim().len() {
            digits if is_code => Written::Code(digits),
            2 => Written::Abbreviated,
            _ => Written::Named,
        };
        return Some((written, found.geoid.as_str().to_owned()));
    }
    let code = Geoid::parse(text).ok().filter(|code| name(code).is_some())?;
    Some((Written::Code(text.len()), code.as_str().to_owned()))
}

/// Whether a value is a state or county that no cell of a column is, as it writes all others.
fn is_place(table: &Table, column: &str, value: &str) -> bool {
    let Some((written, code)) = place(value) else { return false };
    let cells = (0..table.len()).map(|row| table.cell(row, column));
    let mut others = cells.filter(|cell| !cell.is_empty()).peekable();
    others.peek().is_some()
        && others
            .all(|cell| place(cell).is_some_and(|(other, own)| other == written && own != code))
}

/// How many values a message names of those that count nothing.
const SHOWN: usize = 3;

/// Tells of figures that count nothing of what no row of such a list has.
pub(super) fn told(case: &Case, evidence: &Evidence, claim: &Claim) -> Vec<Diagnostic> {
    let Some(Kinds::Figure(figure)) = claim.test.held() else { return Vec::new() };
    let of_record = |select: &Select| {
        let (source, table) = (case.source(&select.source)?, evidence.table(&select.source)?);
        let covers = Covers::from([(source.id.clone(), source.covers.clone())]);
        if !has_all(&covers, table, select) {
            return None;
        }
        let none = lacking(table, select);
        let what = if table.matching(&select.filter).is_empty() {
            format!("{} is there, which counts", with_filter(select, ""))
        } else {
            let shown: Vec<&str> = none.iter().take(SHOWN).map(String::as_str).collect();
            let more = none.len() - shown.len();
            let rest =
                if more > 0 { format!(" and {}", counted(more, "other")) } else { String::new() };
            let count = if none.len() == 1 { "counts" } else { "count" };
            format!(" is of {}{rest}, which {count}", shown.join(", "))
        };
        let said = format!("no row{what} 0 in claim `{}`, as `covers` says", claim.id);
        let told = || Diagnostic::of_file("W223", &source.path, said, EVERY_INCIDENT);
        (!none.is_empty()).then(told)
    };
    figure.stated.iter().filter_map(|stated| of_record(&stated.record)).collect()
}

/// The values that a selection names and no row of it has; of one without rows all that it names.
fn lacking(table: &Table, select: &Select) -> Vec<String> {
    let rows = table.matching(&select.filter);
    let has = |column: &str, value: &str| rows.iter().any(|row| table.cell(*row, column) == value);
    let values = select.filter.iter().flat_map(|(column, values)| {
        values
            .iter()
            .filter(|value| !has(column, value))
            .map(|value| format!("`{}`", telling(value)))
    });
    values.collect()
}
