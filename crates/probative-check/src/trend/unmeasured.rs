//! Why a window cannot be measured, as a reader can mend it.

use std::collections::BTreeSet;

use probative_case::claim::Select;
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::trend::Trend;
use probative_evidence::{PUBLISHED, is_time};
use probative_finding::finding::Untested;
use probative_terms::Diagnostic;
use probative_terms::diagnostic::Code;
use probative_terms::diagnostic::test::trend::{
    IN_WINDOW, LATER_NOT_READ, Lacking, WITH_BLANK_TIMES, WITH_BLANKS, WITH_ROWS_LEFT,
    WITHOUT_ROWS, YEARS_LACKING, own_total,
};
use probative_terms::diagnostic::test::{by_leaving_out, with_cells};

use crate::question::{Question, year};

/// Why a window lacks years, with the parts of sums that are blank in it.
pub(super) fn with_blanks(
    why: Untested,
    trend: &Trend,
    question: &Question<'_>,
    window: (i32, i32),
) -> Untested {
    let Untested::Failed { why } = why else { return why };
    let mut selects = std::iter::once(&trend.yearly.numbers).chain(&trend.yearly.whole);
    // A blank cell of another year lacks in no sum of this window.
    let within = |cell: &str| year(cell).is_ok_and(|it| (window.0..=window.1).contains(&it));
    let blank = selects.find_map(|select| blank_parts(select, question, &trend.time, within));
    if why.code != Code::of(YEARS_LACKING.code) {
        return Untested::Failed { why };
    }
    let Some(blank) = blank else { return without_rows(why, trend, question, window) };
    let Blank { value, over, parts, total } = blank;
    let of_times = is_time(&over);
    let form = if of_times { WITH_BLANK_TIMES } else { WITH_BLANKS };
    let told = form.with(&[&why.what, &value, &with_cells(&over, &parts)]);
    let total = total.filter(|_| !of_times).map(|(column, cell)| own_total(&column, &cell));
    let how = match of_times {
        true => told.how,
        false => by_leaving_out(&told.how, &over, &parts),
    };
    let how = how + &total.unwrap_or_default();
    Untested::Failed { why: Diagnostic { what: told.what, how, ..why } }
}

/// The same, with the list of incidents that has no row of a year.
fn without_rows(
    why: Diagnostic,
    trend: &Trend,
    question: &Question<'_>,
    (first, last): (i32, i32),
) -> Untested {
    let lacking = |select: &Select| -> Vec<i32> {
        let time = trend.time.as_str();
        let (rows, none) =
            (question.years_with_rows(select, time), question.years_of_none(select, time));
        (first..=last).filter(|year| !rows.contains(year) && !none.contains(year)).collect()
    };
    let is_dated = |select: &&Select| {
        question.evidence().table(&select.source).is_some_and(|table| table.has(PUBLISHED))
    };
    let later = if trend.selects().iter().any(is_dated) { LATER_NOT_READ } else { "" };
    let lists = trend.selects().into_iter().filter(|select| select.value == EACH_ROW);
    let mut lists = lists.map(|select| (select, lacking(select)));
    let Some((select, years)) = lists.find(|(_, years)| !years.is_empty()) else {
        let how = why.how.clone() + later;
        return Untested::Failed { why: Diagnostic { how, ..why } };
    };
    let open = question.years_left_open(select, &trend.time);
    let is_left_open = years.iter().all(|year| open.contains(year));
    let form = if is_left_open { WITH_ROWS_LEFT } else { WITHOUT_ROWS };
    let told = form.with(&[&first, &last, &select.source, &Lacking(years)]);
    let how = told.how + if is_left_open { "" } else { later };
    Untested::Failed { why: Diagnostic { what: told.what, how, ..why } }
}

/// Why one of several windows cannot be measured, with its years: no reader could tell which it is.
pub(super) fn in_window(why: Untested, (first, last): (i32, i32)) -> Untested {
    let Untested::Failed { why } = why else { return why };
    if why.code != Code::of("E243") {
        return Untested::Failed { why };
    }
    let told = IN_WINDOW.with(&[&first, &last, &why.what]);
    Untested::Failed { why: Diagnostic { what: told.what, ..why } }
}

/// Parts of a sum that have no number.
struct Blank {
    /// The column of the numbers.
    value: String,
    /// The column of the parts.
    over: String,
    parts: Vec<String>,
    /// The cell by which the file tells its own total, which is left out, and its column.
    total: Option<(String, String)>,
}

/// The column of a sum, and its parts that have a row of some times and no number in it; nothing
/// where all have.
fn blank_parts(
    select: &Select,
    question: &Question<'_>,
    time: &str,
    asked: impl Fn(&str) -> bool,
) -> Option<Blank> {
    let (over, table) = (select.sum_over.first()?, question.evidence().table(&select.source)?);
    let rows = table.matching(&select.filter).into_iter();
    let rows = rows.filter(|row| asked(table.cell(*row, time)));
    let blank = rows.filter(|row| table.is_without_number(*row, &select.value));
    let parts: BTreeSet<String> = blank.map(|row| table.cell(row, over).to_owned()).collect();
    let parts: Vec<String> = parts.into_iter().collect();
    let (value, over) = (select.value.clone(), over.clone());
    (!parts.is_empty()).then(|| Blank { value, over, parts, total: table.own_total() })
}
