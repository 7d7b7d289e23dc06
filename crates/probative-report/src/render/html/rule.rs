//! What the verdict rule looks at, as a table that a script can read.
//!
//! One row an item: a fixed label, the value in a fixed form, and its words. The page's reader
//! needs nothing else to recompute verdict, mirror and certainty.

use maud::{Markup, html};
use probative_finding::exhibit::Datum;
use probative_finding::finding::{
    Appraisal, Calibration, Facts, Judgement, Outcome, Untested, Widths,
};
use probative_finding::reading::{Reading, Value};
use probative_terms::Position;
use probative_terms::Regions;

use super::copy;
use crate::report::{Entry, Report};
use probative_words::{definition, format, standing};

/// One row: a fixed label, a value in a fixed form, and words for a reader.
struct Row {
    label: &'static str,
    value: Datum<String>,
    words: String,
}

fn row(label: &'static str, value: impl Into<Datum<String>>) -> Row {
    Row { label, value: value.into(), words: String::new() }
}

fn told(label: &'static str, value: impl Into<Datum<String>>, words: impl Into<String>) -> Row {
    Row { label, value: value.into(), words: words.into() }
}

/// What the rule looks at for one claim.
pub(super) fn table(entry: &Entry, report: &Report) -> Markup {
    let rows = rows(entry, report);
    html! {
        details .rule-box {
            summary { "What the rule looks at" }
            p .small { (csv(&entry.claim.id, &rows)) }
            div .wide role="group" aria-label={ "What the rule looks at for " (entry.claim.id) } tabindex="0" {
                table .rule data-claim=(entry.claim.id) {
                    thead { tr { th { "item" } th { "value" } th { "in words" } } }
                    tbody {
                        @for row in &rows {
                            tr {
                                th scope="row" { (row.label) }
                                td { (format::ten_digits(&row.value)) }
                                td { (row.words) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn csv(claim: &str, rows: &[Row]) -> Markup {
    let columns = ["item", "value", "in words"].map(str::to_owned);
    let line = |row: &Row| vec![row.label.into(), row.value.clone(), row.words.as_str().into()];
    let lines: Vec<Vec<Datum<String>>> = rows.iter().map(line).collect();
    copy::csv(&format!("{claim}-rule"), &columns, &lines)
}

fn rows(entry: &Entry, report: &Report) -> Vec<Row> {
    let mut rows = vec![row("kind", entry.finding.kind.word())];
    match &entry.finding.outcome {
        Outcome::Tested { appraisal, judgement } => {
            rows.push(row("outcome", "tested"));
            rows.extend(measured(appraisal));
            rows.extend(design(appraisal));
            rows.extend(reliability(entry, report));
            rows.extend(facts(&appraisal.facts));
            rows.extend(judged(judgement));
        }
        Outcome::Untested { why, .. } => {
            let class = match why {
                Untested::NotTestable { .. } => "not-testable",
                Untested::NotHeld(_) => "not-held",
                Untested::Failed { .. } => "failed",
            };
            let verdict = entry.finding.verdict().word();
            rows.push(row("outcome", class));
            rows.push(row("verdict", verdict));
            rows.push(row("mirror", verdict));
            rows.push(row("certainty", "none"));
        }
    }
    rows
}

/// The sentence of a reading.
fn said(reading: &Reading) -> String {
    probative_words::reading(reading).text
}

/// `C`, `D`, and every reading.
fn measured(appraisal: &Appraisal) -> Vec<Row> {
    let primary = &appraisal.primary;
    let unit = &primary.measure.unit;
    let (low, high) = primary.measure.bounds();
    let exact = |number: f64| format::measured(number, &primary.measure);
    let [holds, fails] = regions(&appraisal.regions, primary);
    let in_words = |ranges| format::ranges_in_words(ranges, unit);
    let mut rows = vec![
        told("C", holds, in_words(appraisal.regions.holds())),
        told("D", fails, in_words(appraisal.regions.fails())),
        told("primary value", format::measured_value(&primary.measure), said(primary)),
        row("primary low", exact(low)),
        row("primary high", exact(high)),
        row("primary unit", unit.label()),
        row("level", level(primary)),
    ];
    for conjunct in &appraisal.conjuncts {
        let [holds, fails] = regions(&conjunct.regions, &conjunct.reading);
        let value = format!("C = {holds}; D = {fails}; {}", numbers(&conjunct.reading));
        rows.push(told("conjunct", value, said(&conjunct.reading)));
    }
    rows.push(row("joined", appraisal.joined.word()));
    for alternate in &appraisal.alternates {
        rows.push(told("alternate", numbers(alternate), said(alternate)));
    }
    for beside in &appraisal.beside {
        let stands = beside.stands.map_or("none", Position::word);
        let role = beside.role.word();
        let value = format!("role = {role}; {}; stands = {stands}", numbers(&beside.reading));
        rows.push(told("beside", value, said(&beside.reading)));
    }
    rows
}

fn regions(regions: &Regions, reading: &Reading) -> [String; 2] {
    let dated = matches!(reading.measure.value, Value::Date(_));
    [format::ranges(regions.holds(), dated), format::ranges(regions.fails(), dated)]
}

fn numbers(reading: &Reading) -> String {
    let measure = &reading.measure;
    let (low, high) = measure.bounds();
    let exact = |number: f64| format::exact(number, measure);
    let value = format::ten_digits(&format::measured_value(measure));
    format!("value = {value}; low = {}; high = {}", exact(low), exact(high))
}

fn level(reading: &Reading) -> Datum<String> {
    match reading.measure.uncertainty {
        probative_finding::reading::Uncertainty::Exact => "exact".into(),
        probative_finding::reading::Uncertainty::Interval { level, .. } => Datum::Number(level),
    }
}

/// Size, power, calibration, bounds, checklist and what the kind starts with.
fn design(appraisal: &Appraisal) -> Vec<Row> {
    let none = || Datum::from("none");
    let mut rows = vec![
        told("asserted size", appraisal.asserted.size, "m: what the claim asserts"),
        row("null value", appraisal.asserted.null),
        told(
            "detectable",
            appraisal.detectable.map_or_else(none, Datum::Number),
            standing::DETECTABLE,
        ),
        row("bounds", ends(appraisal, appraisal.bounds.map(|both| (both.low, both.high)))),
        row("sampling interval", ends(appraisal, appraisal.sampling)),
    ];
    rows.extend(calibration(appraisal));
    rows.extend(reach(appraisal));
    rows.extend(chance(appraisal));
    rows.extend([
        row("descriptive", yes(appraisal.descriptive)),
        row("dose-response", yes(appraisal.dose_response)),
    ]);
    match &appraisal.checklist {
        None => rows.push(row("checklist", "none")),
        Some(checklist) => {
            let passed = format!("{} of {}", checklist.passed(), checklist.items.len());
            rows.push(row("checklist", passed));
            for item in &checklist.items {
                let words = format!(
                    "{} {}",
                    probative_words::design::asks(item),
                    probative_words::design::shown(item)
                );
                rows.push(told("checklist item", yes(item.passed), words));
            }
        }
    }
    rows
}

/// Two ends on the scale of the primary reading, or none.
fn ends(appraisal: &Appraisal, both: Option<(f64, f64)>) -> Datum<String> {
    let exact = |number: f64| format::exact(number, &appraisal.primary.measure);
    match both {
        Some((low, high)) => format!("low = {}; high = {}", exact(low), exact(high)).into(),
        None => "none".into(),
    }
}

/// How often a word would be wrong, and how far the interval is widened.
fn calibration(appraisal: &Appraisal) -> [Row; 7] {
    let number = |number: Option<f64>| number.map_or_else(|| "none".into(), Datum::Number);
    let (state, measured) = match &appraisal.calibration {
        Calibration::NotNeeded => ("not-needed", None),
        Calibration::Missing => ("missing", None),
        Calibration::NoError => ("no-error", None),
        Calibration::Measured { type_one, factor, between, intervals, .. } => {
            ("measured", Some((*type_one, *factor, *between, *intervals)))
        }
    };
    let between = measured.and_then(|(.., between, _)| between);
    let widths = |pick: fn(Widths) -> (f64, f64)| measured.and_then(|it| it.3.map(pick));
    [
        row("calibration", state),
        row("type-I error", number(measured.map(|it| it.0))),
        row("widened by", number(measured.map(|it| it.1))),
        row("widened by at least", number(between.map(|it| it.0))),
        row("widened by at most", number(between.map(|it| it.1))),
        row("interval at the least", ends(appraisal, widths(|it| it.least))),
        row("interval at the most", ends(appraisal, widths(|it| it.most))),
    ]
}

/// How far the sentence reaches, and what chance gives of these places and years.
fn reach(appraisal: &Appraisal) -> [Row; 5] {
    let none = || Datum::from("none");
    let often = match appraisal.by_chance.map(|chance| chance.often) {
        None => "none",
        Some(None) => "undecided",
        Some(Some(often)) => yes(often),
    };
    let held_fixed =
        appraisal.held_fixed.map_or_else(none, |(differ, of)| format!("{differ} of {of}").into());
    [
        told("reach", appraisal.reach.word(), appraisal.reach_because.as_deref().unwrap_or("")),
        row("by chance", appraisal.by_chance.map_or_else(none, |chance| Datum::Number(chance.p))),
        row("by chance often", often),
        row("of such counts", ends(appraisal, appraisal.of_counts)),
        row("nulls that differ", held_fixed),
    ]
}

/// What a null gave, and how many tests were made.
fn chance(appraisal: &Appraisal) -> [Row; 4] {
    let none = || Datum::from("none");
    let chance = appraisal.primary.measure.chance();
    [
        row("p", chance.map_or_else(none, |chance| Datum::Number(chance.p))),
        row("draws", chance.map_or_else(none, |chance| chance.draws.to_string().into())),
        row("Monte-Carlo error", chance.map_or_else(none, |chance| Datum::Number(chance.error))),
        told(
            "tests made",
            appraisal.tests.made.to_string(),
            probative_words::adjusted(appraisal.tests.adjusted),
        ),
    ]
}

fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn reliability(entry: &Entry, report: &Report) -> Vec<Row> {
    let used = &entry.finding.provenance.deciding;
    let held = used.iter().filter_map(|id| report.source(id));
    held.map(|source| {
        let words = format!("{}: {}", source.id, source.reliability.because);
        told("reliability", source.reliability.word.word(), words)
    })
    .collect()
}

/// The facts that can fire a qualifier; `none` where there is nothing of the sort.
fn facts(facts: &Facts) -> Vec<Row> {
    let none = || "none".to_owned();
    let of =
        |pair: Option<(usize, usize)>| pair.map_or_else(none, |(n, of)| format!("{n} of {of}"));
    let share = facts.suppressed_events.map_or_else(|| none().into(), Datum::Number);
    let note = |label, words: &Option<String>| {
        told(label, yes(words.is_some()), words.as_deref().unwrap_or_default())
    };
    vec![
        note("base rate missing", &facts.base_rate_missing),
        note("definition differs", &definition(facts)),
        told("data reach part of the claim", yes(facts.reaches_part()), part_of_claim(facts)),
        row("areas stand for people", yes(facts.ecological)),
        told(
            "provisional sources",
            facts.provisional.len().to_string(),
            facts.provisional.join(", "),
        ),
        row("list age in months", facts.list_age_months.map_or_else(none, |age| age.to_string())),
        row("suppressed units", of(facts.suppressed)),
        row("suppressed share of events", share),
        row("places left out", of(facts.leaves_out)),
        row("choices that turn it", facts.hangs_on.len().to_string()),
    ]
}

/// What the case says of the part that is not reached, and the numbers that show it.
fn part_of_claim(facts: &Facts) -> String {
    let own = facts.part_of_claim.iter().cloned();
    own.chain(facts.not_held_against.iter().cloned()).collect::<Vec<_>>().join("; ")
}

/// What the rule made of it.
fn judged(judgement: &Judgement) -> Vec<Row> {
    let robustness = judgement.robustness;
    let mut rows = vec![
        row("robustness", format!("{} of {}", robustness.agree, robustness.of)),
        told(
            "rule row",
            judgement.row.to_string(),
            judgement.reasons.iter().map(probative_words::reason).collect::<Vec<_>>().join(" "),
        ),
        told("verdict", judgement.verdict.word(), judgement.verdict.label()),
        told("mirror", judgement.mirror.word(), judgement.mirror.label()),
        row("certainty", judgement.certainty.word()),
    ];
    for fired in &judgement.qualifiers {
        rows.push(told("qualifier", fired.qualifier.word(), probative_words::because(fired)));
    }
    rows
}
