//! A made-up case with every outcome, for tests.

use probative_case::case::{Case, Correction, Settings, Text};
use probative_case::claim::mechanism::Mechanism;
use probative_case::claim::{Anchor, Claim, Kinds, Notes, Test};
use probative_case::source::{Format, Reliability, Source};
use probative_case::words::Words;
use probative_finding::finding::made::{About, Made, Sentence};
use probative_finding::finding::{
    Appraisal, Asserted, Because, Bounds, ByChance, Calibration, Certainty, ChanceNull, Checklist,
    Conjunct, Facts, Finding, Findings, Head, Joined, Joint, Judgement, NullModel, NullName,
    Outcome, PassedOver, Provenance, Qualified, Qualifier, Reason, Robustness, Tests, Untested,
    Verdict,
};
use probative_finding::reading::{Beside, Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::{Exhibit, Phrase, What};
use probative_terms::{
    Basis, CheckItem, Date, Diagnostic, Kind, Position, Range, Reach, Regions, ReliabilityWord,
    Role, Tail, Unit, Wanted,
};

use probative_chart::fixture::exhibits;

use crate::report::Report;

/// A report with a claim of every outcome.
pub(crate) fn report() -> Report {
    let (case, findings) = case("plain");
    crate::compose(&case, &findings)
}

/// The same report with these words wherever a case can hold words.
pub(crate) fn hostile(words: &str) -> Report {
    let (case, findings) = case(words);
    crate::compose_marked(&case, &findings, &words.repeat(3))
}

/// A case and its findings, with these words wherever there is room for words.
pub(crate) fn case(words: &str) -> (Case, Findings) {
    let outcomes: Vec<(Kind, Outcome)> = vec![
        (Kind::Figure, tested(words, Verdict::Supported, 6)),
        (Kind::Share, tested(words, Verdict::Qualified, 5)),
        (Kind::Alignment, tested(words, Verdict::NotSupported, 8)),
        (Kind::Membership, tested(words, Verdict::Contradicted, 4)),
        (Kind::Effect, tested(words, Verdict::Inconclusive, 9)),
        (
            Kind::Mechanism,
            Outcome::Untested {
                why: Untested::NotTestable { neighbour: words.to_owned() },
                shown: Vec::new(),
            },
        ),
        (Kind::Rate, not_held(words)),
        (
            Kind::Trend,
            Outcome::Untested { why: Untested::Failed { why: failure(words) }, shown: vec![] },
        ),
        (Kind::Figure, dated(words)),
    ];
    let mut claims = Vec::new();
    let mut findings = Vec::new();
    for (index, (kind, outcome)) in outcomes.into_iter().enumerate() {
        let id = format!("k{}", index + 1);
        claims.push(claim(&id, words, index));
        let exhibits = if index == 2 { exhibits(words) } else { Vec::new() };
        findings.push(finding(id, kind, outcome, exhibits));
    }
    (
        whole(words, claims),
        Findings {
            head: head(words),
            findings,
            joint: Joint { by_chance: 2, keep: 1 },
            made: made(words),
            passed_over: passed_over(words),
        },
    )
}

/// What there is to know of the case: something of a claim, and something of all of it.
fn made(words: &str) -> Vec<Made> {
    let number = words.to_owned();
    let of_claim = About::Unread { of: Sentence::Case, number };
    let of_all = About::Uncovered { claims: 2, lines: vec![3, 5], words: Vec::new() };
    let made = |code: &str, claim: Option<&str>, about| Made {
        code: code.to_owned(),
        claim: claim.map(str::to_owned),
        about,
    };
    vec![made("W301", Some("k1"), of_claim), made("W307", None, of_all)]
}

/// What the source of a claim holds besides: other rows, and other numbers.
fn passed_over(words: &str) -> Vec<PassedOver> {
    let passed = |column: Option<&str>, more| PassedOver {
        claim: "k1".to_owned(),
        source: "table".to_owned(),
        column: column.map(str::to_owned),
        others: vec![words.to_owned()],
        more,
    };
    vec![passed(Some(words), 2), passed(None, 0)]
}

fn finding(claim: String, kind: Kind, outcome: Outcome, exhibits: Vec<Exhibit<String>>) -> Finding {
    let sources = vec!["table".to_owned()];
    let provenance = Provenance { deciding: sources.clone(), sources };
    let own = |words: &String| Phrase::Own(words.clone());
    let exhibits = exhibits.iter().map(|exhibit| exhibit.told(&own)).collect();
    Finding { claim, kind, rests_on: Vec::new(), outcome, audited: None, exhibits, provenance }
}

fn head(words: &str) -> Head {
    Head {
        program: "9.9.9".to_owned(),
        rule: 2,
        title: words.to_owned(),
        settings: probative_finding::finding::Settings { seed: 7, draws: 99, level: 0.95 },
        text: probative_finding::finding::Text {
            publisher: words.to_owned(),
            url: words.to_owned(),
            date: Date::new(2001, 2, 3).unwrap(),
            sha256: "ab".repeat(32),
        },
    }
}

fn whole(words: &str, claims: Vec<Claim>) -> Case {
    Case {
        title: words.to_owned(),
        text: Text {
            publisher: words.to_owned(),
            headline: words.to_owned(),
            url: words.to_owned(),
            date: Date::new(2001, 2, 3).unwrap(),
            sha256: "ab".repeat(32),
            bytes: 400,
            conclusion: "k9".to_owned(),
            concludes: words.to_owned(),
        },
        settings: Settings { seed: 7, draws: 99, level: 0.95 },
        sources: vec![source(words)],
        layers: Vec::new(),
        claims,
        uses: Vec::new(),
        corrections: vec![Correction {
            date: Date::new(2003, 1, 1).unwrap(),
            said: words.to_owned(),
        }],
    }
}

fn source(words: &str) -> Source {
    Source {
        id: "table".to_owned(),
        path: "sources/table.csv".to_owned(),
        format: Format::Csv,
        title: words.to_owned(),
        publisher: words.to_owned(),
        url: words.to_owned(),
        vintage: words.to_owned(),
        published: None,
        retrieved: Date::new(2002, 5, 6).unwrap(),
        sha256: "cd".repeat(32),
        reliability: Reliability {
            word: ReliabilityWord::Undetermined,
            basis: Basis::UncheckedCopy,
            because: words.to_owned(),
        },
        licence: words.to_owned(),
        provisional: true,
        reconstructed: true,
        missing: Vec::new(),
        leave_out: Vec::new(),
        sheet: None,
        layer: None,
        years_in_columns: false,
        keep_totals: false,
        covers: Vec::new(),
        repair_codes: Vec::new(),
    }
}

fn claim(id: &str, words: &str, index: usize) -> Claim {
    let rests_on = if id == "k9" { vec!["k1", "k3", "k7"] } else { Vec::new() };
    let rests_on = if id == "k3" { vec!["k4", "k2"] } else { rests_on };
    Claim {
        id: id.to_owned(),
        said: words.to_owned(),
        mirror: words.to_owned(),
        anchor: Anchor { start: index * 3, length: 5, sha256: "ef".repeat(32) },
        short: None,
        tested_as: words.to_owned(),
        words: Words::Number,
        worded: Words::Number.word(),
        regions: None,
        reach: Reach::These,
        reach_because: None,
        records: Vec::new(),
        regions_because: Some(words.to_owned()),
        denied: false,
        tail: Tail::Both,
        vary: Vec::new(),
        rests_on: rests_on.into_iter().map(str::to_owned).collect(),
        notes: Notes {
            rivals_examined: vec![words.to_owned()],
            rivals_not_examined: vec![words.to_owned()],
            ..Notes::default()
        },
        would_change: words.to_owned(),
        test: Test::Held(Box::new(Kinds::Mechanism(Mechanism { neighbour: words.to_owned() }))),
        shown: Vec::new(),
    }
}

fn not_held(words: &str) -> Outcome {
    let wanted = Wanted {
        record: words.to_owned(),
        holder: words.to_owned(),
        would_decide: words.to_owned(),
    };
    let reading = reading(words, Measure::exact(-2.5, Unit::named(words)));
    let shown = vec![Beside { role: Role::WiderDefinition, reading, stands: None }];
    Outcome::Untested { why: Untested::NotHeld(wanted), shown }
}

fn reading(words: &str, measure: Measure) -> Reading {
    let left_out =
        vec![LeftOut { reason: Gone::NoRate(vec![words.to_owned()]), rows: 2, events: Some(9.0) }];
    Reading::new(What::Own(words.to_owned()), measure, Rows { used: 11, left_out })
}

/// A finding whose value is a date.
fn dated(words: &str) -> Outcome {
    let day = |day| f64::from(Date::new(1999, 4, day).unwrap().day_number());
    let mut outcome = tested(words, Verdict::Supported, 6);
    if let Outcome::Tested { appraisal, .. } = &mut outcome {
        appraisal.primary = reading(words, Measure::date(Date::new(1999, 4, 5).unwrap()));
        appraisal.regions = Regions::inside(Range::closed(day(1), day(30))).unwrap();
        appraisal.bounds = None;
        appraisal.null = None;
        appraisal.beside.clear();
    }
    outcome
}

fn calibration(words: &str) -> Calibration {
    Calibration::Measured {
        type_one: 0.061,
        datasets: 1000,
        nominal: 0.025,
        under: words.to_owned(),
        factor: 1.25,
        between: Some((1.125, 1.5)),
        intervals: None,
    }
}

fn item(words: &str) -> CheckItem {
    CheckItem { asks: words.to_owned(), passed: true, because: words.to_owned(), shown: None }
}

fn tested(words: &str, verdict: Verdict, row: u8) -> Outcome {
    let chance = Chance { p: 0.031_25, draws: 99, error: 0.002 };
    let value = if verdict == Verdict::Inconclusive { -2.5 } else { 64.583_333_333_333 };
    let primary =
        Measure::within(value, Unit::named("%"), (value - 1.0, value + 1.0), 0.95, Some(chance));
    let beside = |role, number| Beside {
        role,
        reading: reading(words, Measure::exact(number, Unit::named("%"))),
        stands: Some(Position::Across),
    };
    let appraisal = Appraisal {
        reach: Reach::These,
        reach_because: Some(words.to_owned()),
        regions: Regions::inside(Range::half_open(62.5, 65.5)).unwrap(),
        primary: reading(words, primary),
        dimensions: Vec::new(),
        conjuncts: vec![Conjunct {
            reading: reading(words, Measure::exact(93.0, Unit::named("count"))),
            regions: Regions::inside(Range::half_open(92.5, 93.5)).unwrap(),
        }],
        joined: Joined::All,
        alternates: vec![reading(words, Measure::exact(60.0, Unit::named("%")))],
        beside: vec![beside(Role::BaseRate, 86.0), beside(Role::AsKnownNow, 61.0)],
        asserted: Asserted { size: 10.0, null: 0.0 },
        detectable: Some(8.25),
        calibration: calibration(words),
        null: Some(null()),
        held_fixed: Some((1, 2)),
        by_chance: Some(ByChance {
            null: ChanceNull::Lists,
            p: 0.25,
            draws: 99,
            often: Some(true),
        }),
        drawn_ends: Some((0.01, 0.02)),
        of_counts: Some((40.0, 70.0)),
        bounds: Some(Bounds { low: 61.0, high: 66.0 }),
        checklist: Some(Checklist { items: vec![item(words)] }),
        sampling: Some((56.0, 72.0)),
        facts: Facts {
            base_rate_missing: Some(words.to_owned()),
            provisional: vec!["table".to_owned()],
            list_age_months: Some(14),
            suppressed: Some((3, 20)),
            suppressed_events: Some(0.04),
            leaves_out: Some((13, 25)),
            ..Facts::default()
        },
        tests: Tests::one(),
        descriptive: true,
        dose_response: false,
    };
    let judgement = judgement(words, verdict, row);
    Outcome::Tested { appraisal: Box::new(appraisal), judgement }
}

fn null() -> NullModel {
    NullModel {
        name: NullName::PolicyGiven,
        observed: 64.0,
        mean: 55.0,
        quantiles: (50.0, 60.0),
        unit: Unit::named("%"),
    }
}

fn judgement(words: &str, verdict: Verdict, row: u8) -> Judgement {
    Judgement {
        verdict,
        certainty: Certainty::Moderate,
        row,
        qualifiers: vec![
            Qualified {
                qualifier: Qualifier::BaseRateMissing,
                because: Because::Own(words.to_owned()),
            },
            Qualified {
                qualifier: Qualifier::ByChance,
                because: Because::ByChance { p: 0.25, null: ChanceNull::Lists },
            },
        ],
        robustness: Robustness { agree: 1, of: 2 },
        mirror: Verdict::Contradicted,
        flips_at: Some(62.5),
        turning: None,
        reasons: vec![Reason::Row(5)],
    }
}

fn failure(words: &str) -> Diagnostic {
    Diagnostic::new("E220", words).helped(words)
}
