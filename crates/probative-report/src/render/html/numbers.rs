//! The numbers of a claim as a table, and the same as CSV.

use maud::{Markup, html};
use probative_finding::exhibit::Datum;
use probative_finding::finding::{Appraisal, NullModel};
use probative_finding::reading::{Beside, Reading};
use probative_terms::Role;

use super::copy;
use probative_words::format;

/// One number with what it is.
pub(super) struct Row {
    name: &'static str,
    /// The value as a reader meets it.
    value: String,
    /// The value itself.
    measured: Datum<String>,
    unit: String,
    sure: String,
    said: String,
    decides: bool,
    /// Whether it stands above the table, which then leaves it out; its CSV never does.
    above: bool,
}

impl Row {
    fn new(name: &'static str, reading: &Reading, decides: bool) -> Row {
        let measure = &reading.measure;
        Row {
            name,
            value: format::value(measure),
            measured: format::measured_value(measure),
            unit: measure.unit.label(),
            sure: format::uncertainty(measure),
            said: probative_words::reading(reading).text,
            decides,
            above: false,
        }
    }

    /// A number that stands beside; `above` says that it is shown above the table.
    pub(super) fn beside(beside: &Beside, above: bool) -> Row {
        let said = probative_words::beside(&beside.reading);
        Row { above, said, ..Row::new(beside.role.label(), &beside.reading, false) }
    }

    fn by_chance(null: &NullModel) -> Row {
        let (low, high) = null.quantiles;
        let end = |number| format::on_scale(number, &null.unit);
        Row {
            name: "by chance",
            value: format::with_unit(null.mean, &null.unit),
            measured: Datum::Number(null.mean),
            unit: null.unit.label(),
            sure: format!("{} to {}", end(low), end(high)),
            said: probative_words::null(null.name).to_owned(),
            decides: false,
            above: false,
        }
    }
}

/// The claim's number, its conjuncts, what stands beside it, and what chance gives.
pub(super) fn rows(appraisal: &Appraisal, now_is_above: bool) -> Vec<Row> {
    let mut rows = vec![Row::new("the claim’s number", &appraisal.primary, true)];
    let conjuncts = appraisal.conjuncts.iter();
    rows.extend(conjuncts.map(|conjunct| Row::new("and also", &conjunct.reading, true)));
    rows.extend(
        appraisal
            .beside
            .iter()
            .map(|beside| Row::beside(beside, now_is_above && beside.role == Role::AsKnownNow)),
    );
    rows.extend(appraisal.null.as_ref().map(Row::by_chance));
    rows
}

/// The table, with its copy as CSV.
pub(super) fn table(claim: &str, rows: &[Row]) -> Markup {
    html! {
        div .wide role="group" aria-label={ "Numbers of " (claim) } tabindex="0" {
            table .numbers {
                thead { tr { td {} th { "number" } th { "how sure" } th { "what it is" } } }
                tbody {
                    @for row in rows.iter().filter(|row| !row.above) {
                        tr .strong[row.decides] {
                            th scope="row" { (row.name) }
                            td .value .short[row.value.chars().count() <= 14] { (row.value) }
                            td { (row.sure) }
                            td { (row.said) }
                        }
                    }
                }
            }
        }
        p .small { (csv(claim, rows)) }
    }
}

fn csv(claim: &str, rows: &[Row]) -> Markup {
    let columns = ["reading", "value", "unit", "how sure", "what it is"].map(str::to_owned);
    let line = |row: &Row| {
        let [unit, sure, said] = [&row.unit, &row.sure, &row.said].map(|it| it.as_str().into());
        vec![row.name.into(), row.measured.clone(), unit, sure, said]
    };
    let lines: Vec<Vec<Datum<String>>> = rows.iter().map(line).collect();
    copy::csv(&format!("{claim}-numbers"), &columns, &lines)
}
