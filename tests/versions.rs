//! What changed between the versions of `findings.json`: nothing but what is listed with a reason.
//!
//! `tests/frozen/1.0` and `tests/frozen/2.0` hold the documents and the page of both cases as they
//! stood when the format changed. The 2.0 document is read, told in the form of 1.0, and held
//! against it.

use std::collections::BTreeMap;

use probative_finding::finding::{
    Appraisal, Because, Calibration, Finding, Findings, Outcome, Qualified, Untested,
};
use probative_finding::reading::{Beside, Measure, Reading, Rows, Uncertainty, Value as Found};
use probative_terms::number::round_ten;
use probative_terms::{Date, Position, Range, Regions};
use probative_tests::{root, text};
use serde_json::{Value, json};

const CASES: [&str; 2] = ["mirror-example", "sanctuary-heroin"];

#[test]
fn the_second_version_says_what_the_first_one_said() {
    let mut found = Vec::new();
    for case in CASES {
        let old: Value = serde_json::from_str(&frozen("1.0", case, "findings.json")).unwrap();
        let new = Findings::from_json(&frozen("2.0", case, "findings.json")).unwrap();
        differences(case, &old, &first(&new), &mut found);
    }
    let listed = listed();
    let told = |(place, old, new): &(String, Value, Value)| format!("{place}\n- {old}\n+ {new}");
    let unlisted: Vec<String> =
        found.iter().filter(|(place, ..)| !listed.contains_key(place)).map(told).collect();
    assert!(unlisted.is_empty(), "{} differences\n{}", unlisted.len(), unlisted.join("\n"));
    for (place, (old, new)) in &listed {
        let same = |found: &(String, Value, Value)| {
            found.0 == *place && found.1 == *old && found.2 == *new
        };
        assert!(found.iter().any(same), "{place} is listed and is not so");
    }
}

/// The sentences of both versions: every word is the same, and every number to the last digit that
/// the first version printed.
#[test]
fn the_page_of_the_second_version_has_the_words_of_the_first() {
    for case in CASES {
        let (old, new) = (frozen("1.0", case, "report.md"), frozen("2.0", case, "report.md"));
        let (old, new): (Vec<&str>, Vec<&str>) = (parts(&old), parts(&new));
        assert_eq!(old.len(), new.len(), "{case}");
        for (old, new) in old.iter().zip(&new) {
            assert!(old == new || alike(old, new), "{case}: {old} became {new}");
        }
    }
}

#[test]
fn another_word_or_number_of_a_page_is_noticed() {
    assert!(alike("0.0061", "0.00613") && alike("4.00e-4", "0.0004") && alike("−2.30", "−2.3"));
    assert!(!alike("0.0061", "0.0063") && !alike("34.0", "34.2") && !alike("12", "−12"));
    assert!(!alike("held", "failed") && !alike("1.2", "twelve"));
}

/// A page cut at spaces and at what is put around numbers.
fn parts(page: &str) -> Vec<&str> {
    page.split([' ', '\n', '\u{a0}', '(', ')', '[', ']', ';']).collect()
}

/// Whether two texts print one number, to one in the last digit of the older one.
fn alike(old: &str, new: &str) -> bool {
    let read = |text: &str| {
        let text = text.trim_end_matches([',', ':', '.', '|']).replace('−', "-").replace(',', "");
        text.parse::<f64>().ok().map(|number| (number, last_digit(&text)))
    };
    let (Some((one, digit)), Some((other, _))) = (read(old), read(new)) else { return false };
    (one - other).abs() <= digit * (1.0 + 1e-9)
}

/// How much one in the last printed digit is.
fn last_digit(number: &str) -> f64 {
    let (digits, power) = number.split_once('e').unwrap_or((number, "0"));
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
    let power = power.parse::<i32>().unwrap_or(0) - decimals;
    format!("1e{power}").parse().unwrap_or(0.0)
}

#[test]
fn a_planted_difference_is_noticed() {
    let old: Value = serde_json::from_str(&frozen("1.0", CASES[0], "findings.json")).unwrap();
    let mut new = old.clone();
    new["findings"][0]["verdict"] = json!("contradicted");
    let mut found = Vec::new();
    differences(CASES[0], &old, &new, &mut found);
    assert_eq!(found.len(), 1);
}

/// Passes if a document of this version says all that one of an older minor version says: keys were
/// added, and nothing else.
fn holds_all_of(new: &str, old: &str) {
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
    let (mut new, mut old) = (read(new), read(old));
    (new["schema"], old["schema"]) = (Value::Null, Value::Null);
    lacking("", &old, &new);
}

fn lacking(at: &str, old: &Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let found = new.get(key).unwrap_or_else(|| panic!("{at}/{key} is gone"));
                lacking(&format!("{at}/{key}"), value, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            old.iter().zip(new).for_each(|(old, new)| lacking(at, old, new));
        }
        _ => assert_eq!(old, new, "{at}"),
    }
}

#[test]
fn every_sentence_is_made_again_from_what_the_findings_hold() {
    for case in CASES {
        let read = Findings::from_json(&frozen("2.0", case, "findings.json")).unwrap();
        let read = read.with_exhibits(&frozen("2.0", case, "exhibits.json")).unwrap();
        holds_all_of(&read.to_json(), &frozen("2.0", case, "findings.json"));
        holds_all_of(&read.exhibits_to_json(), &frozen("2.0", case, "exhibits.json"));
        let folder = root().join("cases").join(case);
        let (case, _) = probative_tests::gathered(&folder);
        let current = text(&folder.join("expected/findings.json"));
        let findings = Findings::from_json(&current).unwrap();
        let findings =
            findings.with_exhibits(&text(&folder.join("expected/exhibits.json"))).unwrap();
        let report = probative::compose(&case, &findings);
        let markdown = probative::Render::render(&probative::Markdown, &report);
        assert!(markdown == text(&folder.join("expected/report.md")), "{}", folder.display());
    }
}

fn frozen(version: &str, case: &str, name: &str) -> String {
    text(&root().join("tests/frozen").join(version).join(case).join(name))
}

/// The differences that are meant, by place, with what stood there and what stands there.
fn listed() -> BTreeMap<String, (Value, Value)> {
    let meant = text(&root().join("tests/frozen/meant.json"));
    let table: Value = serde_json::from_str(&meant).expect("the list of what is meant is JSON");
    let mut listed = BTreeMap::new();
    for group in table.as_array().into_iter().flatten() {
        let reason = group["reason"].as_str().unwrap_or_default();
        assert!(reason.len() > 20, "a reason is a sentence");
        for one in group["differences"].as_array().into_iter().flatten() {
            let place = one["place"].as_str().unwrap_or_default().to_owned();
            listed.insert(place, (one["old"].clone(), one["new"].clone()));
        }
    }
    listed
}

/// Every leaf in which two documents differ.
fn differences(place: &str, old: &Value, new: &Value, found: &mut Vec<(String, Value, Value)>) {
    match (old, new) {
        (Value::Object(first), Value::Object(second)) => {
            let keys: std::collections::BTreeSet<&String> =
                first.keys().chain(second.keys()).collect();
            for key in keys {
                differences(&format!("{place}.{key}"), &old[key], &new[key], found);
            }
        }
        (Value::Array(first), Value::Array(second)) if first.len() == second.len() => {
            for (at, (old, new)) in first.iter().zip(second).enumerate() {
                differences(&format!("{place}[{at}]"), old, new, found);
            }
        }
        (Value::Number(first), Value::Number(second)) if first.as_f64() == second.as_f64() => {}
        _ if old == new => {}
        _ => found.push((place.to_owned(), old.clone(), new.clone())),
    }
}

/// Findings in the form of 1.0.
fn first(findings: &Findings) -> Value {
    let head = &findings.head;
    json!({
        "schema": "probative/1.0",
        "case": {
            "title": head.title,
            "settings": {
                "seed": head.settings.seed,
                "draws": head.settings.draws,
                "level": head.settings.level,
            },
            "text": {
                "publisher": head.text.publisher,
                "url": head.text.url,
                "date": head.text.date.to_string(),
                "sha256": head.text.sha256,
            },
        },
        "joint": { "by_chance": findings.joint.by_chance, "keep": findings.joint.keep },
        "findings": findings.findings.iter().map(|one| finding(one, &head.program)).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding, version: &str) -> Value {
    let mut written = match &finding.outcome {
        Outcome::Tested { appraisal, .. } => tested(finding, appraisal),
        Outcome::Untested { why, shown } => untested(finding, why, shown),
    };
    written["claim"] = json!(finding.claim);
    written["kind"] = json!(finding.kind.word());
    written["verdict"] = json!(finding.verdict().word());
    written["certainty"] = json!(finding.certainty().map(|certainty| certainty.word()));
    written["rests_on"] = json!(finding.rests_on);
    written["sources"] = json!(finding.provenance.sources);
    written["version"] = json!(version);
    written
}

/// A qualifier; the words of a case's author stood alone in 1.0.
fn fired(fired: &Qualified) -> Value {
    let reason = match &fired.because {
        Because::Own(own) => own.clone(),
        _ => probative_words::because(fired),
    };
    json!({"qualifier": fired.qualifier.word(), "reason": reason})
}

fn tested(finding: &Finding, appraisal: &Appraisal) -> Value {
    let Outcome::Tested { judgement, .. } = &finding.outcome else { unreachable!() };
    let dated = matches!(appraisal.primary.measure.value, Found::Date(_));
    let fired = judgement.qualifiers.iter().map(fired);
    let conjuncts = appraisal.conjuncts.iter().map(|conjunct| {
        let dated = matches!(conjunct.reading.measure.value, Found::Date(_));
        let mut written = reading(&conjunct.reading);
        written["regions"] = regions(&conjunct.regions, dated);
        written
    });
    json!({
        "regions": regions(&appraisal.regions, dated),
        "primary": reading(&appraisal.primary),
        "conjuncts": conjuncts.collect::<Vec<_>>(),
        "joined": appraisal.joined.word(),
        "alternates": appraisal.alternates.iter().map(reading).collect::<Vec<_>>(),
        "beside": appraisal.beside.iter().map(beside).collect::<Vec<_>>(),
        "robustness": { "agree": judgement.robustness.agree, "of": judgement.robustness.of },
        "qualifiers": fired.collect::<Vec<_>>(),
        "reasons": judgement.reasons.iter().map(probative_words::reason).collect::<Vec<_>>(),
        "mirror": judgement.mirror.word(),
        "asserted": {
            "size": ten(appraisal.asserted.size),
            "null": ten(appraisal.asserted.null),
        },
        "detectable": appraisal.detectable.map(ten),
        "calibration": calibration(&appraisal.calibration),
        "null": appraisal.null.as_ref().map(|model| json!({
            "name": probative_words::null(model.name),
            "holds_fixed": probative_words::holds_fixed(model.name),
            "observed": ten(model.observed),
            "mean": ten(model.mean),
            "low": ten(model.quantiles.0),
            "high": ten(model.quantiles.1),
            "unit": model.unit.label(),
        })),
        "bounds": appraisal.bounds.map(|bounds| json!({
            "low": end(bounds.low, dated),
            "high": end(bounds.high, dated),
        })),
        "checklist": appraisal.checklist.as_ref().map(|checklist| json!({
            "passed": checklist.passed(),
            "of": checklist.items.len(),
            "items": checklist.items.iter().map(|item| json!({
                "asks": item.asks,
                "passed": item.passed,
                "because": item.because,
            })).collect::<Vec<_>>(),
        })),
        "rows": rows(&appraisal.primary.rows),
        "wanted": nothing(),
        "neighbour": nothing(),
    })
}

fn untested(finding: &Finding, why: &Untested, shown: &[Beside]) -> Value {
    let (wanted, neighbour, reasons) = match why {
        Untested::NotTestable { neighbour } => (nothing(), json!(neighbour), Vec::new()),
        Untested::NotHeld(wanted) => {
            let wanted = json!({
                "record": wanted.record,
                "holder": wanted.holder,
                "would_decide": wanted.would_decide,
            });
            (wanted, nothing(), Vec::new())
        }
        Untested::Failed { why } => (nothing(), nothing(), vec![why.what.clone()]),
    };
    json!({
        "regions": nothing(), "primary": nothing(), "conjuncts": [], "joined": nothing(), "alternates": [],
        "beside": shown.iter().map(beside).collect::<Vec<_>>(),
        "robustness": nothing(), "qualifiers": [], "reasons": reasons,
        "mirror": finding.verdict().word(),
        "asserted": nothing(), "detectable": nothing(), "calibration": nothing(), "null": nothing(),
        "bounds": nothing(), "checklist": nothing(), "rows": nothing(),
        "wanted": wanted, "neighbour": neighbour,
    })
}

fn nothing() -> Value {
    Value::Null
}

/// A number to ten digits; infinity was null.
fn ten(number: f64) -> Value {
    if number.is_finite() { json!(round_ten(number)) } else { nothing() }
}

fn end(number: f64, dated: bool) -> Value {
    if dated && number.is_finite() {
        json!(Date::from_day_number(number as i32).to_string())
    } else {
        ten(number)
    }
}

fn regions(regions: &Regions, dated: bool) -> Value {
    let range = |range: &Range| {
        json!({
            "low": end(range.low, dated),
            "high": end(range.high, dated),
            "low_closed": range.low_closed,
            "high_closed": range.high_closed,
        })
    };
    let all = |ranges: &[Range]| ranges.iter().map(range).collect::<Vec<_>>();
    json!({ "holds": all(regions.holds()), "fails": all(regions.fails()) })
}

fn reading(reading: &Reading) -> Value {
    let measure: &Measure = &reading.measure;
    let dated = matches!(measure.value, Found::Date(_));
    let (low, high) = measure.bounds();
    let level = match measure.uncertainty {
        Uncertainty::Exact => nothing(),
        Uncertainty::Interval { level, .. } => ten(level),
    };
    json!({
        "said": probative_words::reading(reading).text,
        "value": end(measure.value.number(), dated),
        "unit": measure.unit.label(),
        "low": end(low, dated),
        "high": end(high, dated),
        "level": level,
        "p": measure.chance().map(|chance| ten(chance.p)),
        "draws": measure.chance().map(|chance| chance.draws),
    })
}

fn beside(beside: &Beside) -> Value {
    let mut written = reading(&beside.reading);
    written["role"] = json!(beside.role.word());
    written["stands"] = json!(beside.stands.map(Position::word));
    written
}

fn calibration(calibration: &Calibration) -> Value {
    match calibration {
        Calibration::NotNeeded => unmeasured("not-needed"),
        Calibration::Missing | Calibration::NoError => unmeasured("missing"),
        Calibration::Measured { type_one, datasets, nominal, under, .. } => json!({
            "state": "measured",
            "type_one": ten(*type_one),
            "datasets": datasets,
            "nominal": ten(*nominal),
            "under": under,
        }),
    }
}

fn unmeasured(state: &str) -> Value {
    json!({ "state": state, "type_one": nothing(), "datasets": nothing(), "nominal": nothing(), "under": nothing() })
}

fn rows(rows: &Rows) -> Value {
    let left_out = rows.left_out.iter().map(|left| {
        json!({
            "reason": probative_words::gone(&left.reason),
            "rows": left.rows,
            "events": left.events.map(ten),
        })
    });
    json!({ "used": rows.used, "left_out": left_out.collect::<Vec<_>>() })
}
