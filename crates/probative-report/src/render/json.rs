//! `findings.json`: the findings for programs, with a fixed order of keys.

mod tree;

use probative_finding::finding::{
    Appraisal, Calibration, Checklist, Conjunct, Judgement, NullModel, Outcome, Untested,
};
use probative_finding::reading::{Beside, Measure, Reading, Rows, Uncertainty, Value};
use probative_terms::{Position, Wanted};
use probative_terms::{Range, Regions};

use crate::report::{Entry, Report};
use probative_words::format;
use tree::Tree;

/// The name and version of the format.
const SCHEMA: &str = "probative/1.0";

/// The whole document.
pub(super) fn document(report: &Report) -> String {
    let text = &report.text;
    let settings = report.settings;
    Tree::Object(vec![
        ("schema", Tree::text(SCHEMA)),
        (
            "case",
            Tree::Object(vec![
                ("title", Tree::text(&report.title)),
                (
                    "settings",
                    Tree::Object(vec![
                        ("seed", Tree::Whole(settings.seed)),
                        ("draws", Tree::count(settings.draws)),
                        ("level", Tree::Number(settings.level)),
                    ]),
                ),
                (
                    "text",
                    Tree::Object(vec![
                        ("publisher", Tree::text(&text.publisher)),
                        ("url", Tree::text(&text.url)),
                        ("date", Tree::text(&text.date.to_string())),
                        ("sha256", Tree::text(&text.sha256)),
                    ]),
                ),
            ]),
        ),
        (
            "joint",
            Tree::Object(vec![
                ("by_chance", Tree::count(report.joint.by_chance)),
                ("keep", Tree::count(report.joint.keep)),
            ]),
        ),
        ("findings", Tree::List(report.entries.iter().map(finding).collect())),
    ])
    .print()
}

fn finding(entry: &Entry) -> Tree {
    let measured = match &entry.finding.outcome {
        Outcome::Tested { appraisal, judgement } => tested(appraisal, judgement),
        Outcome::Untested { why, shown } => untested(entry, why, shown),
    };
    let finding = &entry.finding;
    let certainty = finding.certainty().map(|certainty| Tree::text(certainty.word()));
    let mut keys = vec![
        ("claim", Tree::text(&finding.claim)),
        ("kind", Tree::text(finding.kind.word())),
        ("verdict", Tree::text(finding.verdict().word())),
        ("certainty", Tree::or_null(certainty)),
    ];
    keys.extend(measured);
    keys.extend([
        ("rests_on", Tree::texts(&entry.claim.rests_on)),
        ("sources", Tree::texts(&finding.provenance.sources)),
        ("version", Tree::text(finding.provenance.version)),
    ]);
    Tree::Object(keys)
}

fn tested(appraisal: &Appraisal, judgement: &Judgement) -> Vec<(&'static str, Tree)> {
    let dated = matches!(appraisal.primary.measure.value, Value::Date(_));
    let fired = judgement.qualifiers.iter().map(|fired| {
        Tree::Object(vec![
            ("qualifier", Tree::text(fired.qualifier.word())),
            ("reason", Tree::text(&probative_words::because(&fired.because))),
        ])
    });
    vec![
        ("regions", regions(&appraisal.regions, dated)),
        ("primary", reading(&appraisal.primary)),
        ("conjuncts", Tree::List(appraisal.conjuncts.iter().map(conjunct).collect())),
        ("joined", Tree::text(appraisal.joined.word())),
        ("alternates", Tree::List(appraisal.alternates.iter().map(reading).collect())),
        ("beside", Tree::List(appraisal.beside.iter().map(beside).collect())),
        (
            "robustness",
            Tree::Object(vec![
                ("agree", Tree::count(judgement.robustness.agree)),
                ("of", Tree::count(judgement.robustness.of)),
            ]),
        ),
        ("qualifiers", Tree::List(fired.collect())),
        (
            "reasons",
            Tree::List(
                judgement.reasons.iter().map(|r| Tree::text(&probative_words::reason(r))).collect(),
            ),
        ),
        ("mirror", Tree::text(judgement.mirror.word())),
        (
            "asserted",
            Tree::Object(vec![
                ("size", Tree::Number(appraisal.asserted.size)),
                ("null", Tree::Number(appraisal.asserted.null)),
            ]),
        ),
        ("detectable", Tree::or_null(appraisal.detectable.map(Tree::Number))),
        ("calibration", calibration(&appraisal.calibration)),
        ("null", Tree::or_null(appraisal.null.as_ref().map(null))),
        (
            "bounds",
            Tree::or_null(appraisal.bounds.map(|bounds| {
                Tree::Object(vec![
                    ("low", end(bounds.low, dated)),
                    ("high", end(bounds.high, dated)),
                ])
            })),
        ),
        ("checklist", Tree::or_null(appraisal.checklist.as_ref().map(checklist))),
        ("rows", rows(&appraisal.primary.rows)),
        ("wanted", Tree::Null),
        ("neighbour", Tree::Null),
    ]
}

fn untested(entry: &Entry, why: &Untested, shown: &[Beside]) -> Vec<(&'static str, Tree)> {
    let (wanted, neighbour, reasons) = match why {
        Untested::NotTestable { neighbour } => (Tree::Null, Tree::text(neighbour), Vec::new()),
        Untested::NotHeld(wanted) => (record(wanted), Tree::Null, Vec::new()),
        Untested::Failed { why } => (Tree::Null, Tree::Null, vec![Tree::text(&why.with_remedy())]),
    };
    let regions = entry.claim.regions.as_ref().map(|both| regions(both, false));
    vec![
        ("regions", Tree::or_null(regions)),
        ("primary", Tree::Null),
        ("conjuncts", Tree::List(Vec::new())),
        ("joined", Tree::Null),
        ("alternates", Tree::List(Vec::new())),
        ("beside", Tree::List(shown.iter().map(beside).collect())),
        ("robustness", Tree::Null),
        ("qualifiers", Tree::List(Vec::new())),
        ("reasons", Tree::List(reasons)),
        ("mirror", Tree::text(entry.finding.verdict().word())),
        ("asserted", Tree::Null),
        ("detectable", Tree::Null),
        ("calibration", Tree::Null),
        ("null", Tree::Null),
        ("bounds", Tree::Null),
        ("checklist", Tree::Null),
        ("rows", Tree::Null),
        ("wanted", wanted),
        ("neighbour", neighbour),
    ]
}

fn record(wanted: &Wanted) -> Tree {
    Tree::Object(vec![
        ("record", Tree::text(&wanted.record)),
        ("holder", Tree::text(&wanted.holder)),
        ("would_decide", Tree::text(&wanted.would_decide)),
    ])
}

fn regions(regions: &Regions, dated: bool) -> Tree {
    let list = |ranges: &[Range]| Tree::List(ranges.iter().map(|one| range(one, dated)).collect());
    Tree::Object(vec![("holds", list(regions.holds())), ("fails", list(regions.fails()))])
}

fn range(range: &Range, dated: bool) -> Tree {
    Tree::Object(vec![
        ("low", end(range.low, dated)),
        ("high", end(range.high, dated)),
        ("low_closed", Tree::Bool(range.low_closed)),
        ("high_closed", Tree::Bool(range.high_closed)),
    ])
}

fn end(number: f64, dated: bool) -> Tree {
    if dated && number.is_finite() {
        Tree::text(&format::day(number))
    } else {
        Tree::Number(number)
    }
}

fn measure(said: &str, measure: &Measure) -> Vec<(&'static str, Tree)> {
    let dated = matches!(measure.value, Value::Date(_));
    let (low, high) = measure.bounds();
    let level = match measure.uncertainty {
        Uncertainty::Exact => Tree::Null,
        Uncertainty::Interval { level, .. } => Tree::Number(level),
    };
    let chance = measure.chance();
    vec![
        ("said", Tree::text(said)),
        ("value", end(measure.value.number(), dated)),
        ("unit", Tree::text(&measure.unit.label())),
        ("low", end(low, dated)),
        ("high", end(high, dated)),
        ("level", level),
        ("p", Tree::or_null(chance.map(|chance| Tree::Number(chance.p)))),
        ("draws", Tree::or_null(chance.map(|chance| Tree::count(chance.draws)))),
    ]
}

fn said(reading: &Reading) -> String {
    probative_words::reading(reading).text
}

fn reading(reading: &Reading) -> Tree {
    Tree::Object(measure(&said(reading), &reading.measure))
}

fn conjunct(conjunct: &Conjunct) -> Tree {
    let dated = matches!(conjunct.reading.measure.value, Value::Date(_));
    let mut keys = measure(&said(&conjunct.reading), &conjunct.reading.measure);
    keys.push(("regions", regions(&conjunct.regions, dated)));
    Tree::Object(keys)
}

fn beside(beside: &Beside) -> Tree {
    let mut keys = vec![("role", Tree::text(beside.role.word()))];
    keys.extend(measure(&said(&beside.reading), &beside.reading.measure));
    let stands = beside.stands.map(Position::word).map(Tree::text);
    keys.push(("stands", Tree::or_null(stands)));
    Tree::Object(keys)
}

fn calibration(calibration: &Calibration) -> Tree {
    let state = match calibration {
        Calibration::NotNeeded => "not-needed",
        Calibration::Missing => "missing",
        Calibration::Measured { .. } => "measured",
    };
    let [type_one, datasets, nominal, under] = match calibration {
        Calibration::Measured { type_one, datasets, nominal, under } => [
            Tree::Number(*type_one),
            Tree::count(*datasets),
            Tree::Number(*nominal),
            Tree::text(under),
        ],
        Calibration::NotNeeded | Calibration::Missing => [const { Tree::Null }; 4],
    };
    Tree::Object(vec![
        ("state", Tree::text(state)),
        ("type_one", type_one),
        ("datasets", datasets),
        ("nominal", nominal),
        ("under", under),
    ])
}

fn null(null: &NullModel) -> Tree {
    Tree::Object(vec![
        ("name", Tree::text(probative_words::null(null.name))),
        ("holds_fixed", Tree::text(probative_words::holds_fixed(null.name))),
        ("observed", Tree::Number(null.observed)),
        ("mean", Tree::Number(null.mean)),
        ("low", Tree::Number(null.quantiles.0)),
        ("high", Tree::Number(null.quantiles.1)),
        ("unit", Tree::text(&null.unit.label())),
    ])
}

fn checklist(checklist: &Checklist) -> Tree {
    let items = checklist.items.iter().map(|item| {
        Tree::Object(vec![
            ("asks", Tree::text(&item.asks)),
            ("passed", Tree::Bool(item.passed)),
            ("because", Tree::text(&item.because)),
        ])
    });
    Tree::Object(vec![
        ("passed", Tree::count(checklist.passed())),
        ("of", Tree::count(checklist.items.len())),
        ("items", Tree::List(items.collect())),
    ])
}

fn rows(rows: &Rows) -> Tree {
    let left_out = rows.left_out.iter().map(|left| {
        Tree::Object(vec![
            ("reason", Tree::text(&probative_words::gone(&left.reason))),
            ("rows", Tree::count(left.rows)),
            ("events", Tree::or_null(left.events.map(Tree::Number))),
        ])
    });
    Tree::Object(vec![
        ("used", Tree::count(rows.used)),
        ("left_out", Tree::List(left_out.collect())),
    ])
}

#[cfg(test)]
mod tests;
