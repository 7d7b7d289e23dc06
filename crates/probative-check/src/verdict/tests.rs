use probative_finding::finding::{
    Asserted, Bounds, ByChance, ChanceNull, Checklist, Conjunct, Facts, Tests, Widths,
};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_terms::CheckItem;
use probative_terms::{Range, Reach};

use super::*;
use probative_finding::What;
use probative_finding::finding::Certainty;
use probative_terms::Unit;

/// An excess that holds from 10 on, fails up to 0, and was measured between two ends.
fn appraisal(low: f64, high: f64) -> Appraisal {
    let measure =
        Measure::within((low + high) / 2.0, Unit::PercentagePoints, (low, high), 0.95, None);
    Appraisal {
        reach: Reach::Such,
        reach_because: None,
        regions: Regions::new(vec![Range::from(10.0)], vec![Range::up_to(0.0)]).unwrap(),
        primary: Reading {
            what: What::Own(String::new()),
            choices: Vec::new(),
            measure,
            rows: Rows::used(100),
        },
        dimensions: Vec::new(),
        conjuncts: Vec::new(),
        joined: Joined::All,
        alternates: vec![reading(low, high)],
        beside: Vec::new(),
        asserted: Asserted { size: 10.0, null: 0.0 },
        detectable: Some(5.0),
        calibration: Calibration::NotNeeded,
        null: None,
        held_fixed: None,
        by_chance: None,
        drawn_ends: None,
        of_counts: None,
        bounds: None,
        checklist: None,
        sampling: None,
        facts: Facts::default(),
        tests: Tests::one(),
        descriptive: true,
        dose_response: false,
    }
}

fn reading(low: f64, high: f64) -> Reading {
    let measure =
        Measure::within((low + high) / 2.0, Unit::PercentagePoints, (low, high), 0.95, None);
    Reading { what: What::Own(String::new()), choices: Vec::new(), measure, rows: Rows::used(100) }
}

fn verdict(appraisal: &Appraisal) -> (Verdict, Verdict) {
    let judgement = judge(appraisal, &[ReliabilityWord::Sufficient]);
    (judgement.verdict, judgement.mirror)
}

#[test]
fn every_row_of_the_rule_is_reached() {
    let word = |low, high| judge(&appraisal(low, high), &[]).row;
    assert_eq!(
        [word(-3.0, -1.0), word(11.0, 20.0), word(2.0, 8.0), word(-1.0, 12.0)],
        [4, 6, 7, 8]
    );
    // Beyond no difference, something was found, of whatever size.
    let beyond = judge(&appraisal(5.0, 12.0), &[]);
    assert_eq!((beyond.row, beyond.reasons), (9, vec![Reason::BeyondNull]));
    let weak = Appraisal { detectable: Some(30.0), ..appraisal(-1.0, 12.0) };
    assert_eq!(judge(&weak, &[]).reasons, [Reason::Row(9)]);
    let facts = Facts { ecological: true, ..Facts::default() };
    assert_eq!(judge(&Appraisal { facts, ..appraisal(11.0, 20.0) }, &[]).row, 5);
    assert_eq!(judge(&appraisal(11.0, 20.0), &[ReliabilityWord::Insufficient]).row, 3);
}

#[test]
fn a_record_of_another_definition_contradicts_nothing_surely() {
    let certainty = |definition_differs: Option<&str>, (low, high)| {
        let definition_differs = definition_differs.map(str::to_owned);
        let facts = Facts { definition_differs, ..Facts::default() };
        let appraisal = Appraisal { facts, descriptive: true, ..appraisal(low, high) };
        let judged = judge(&appraisal, &[ReliabilityWord::Sufficient]);
        (judged.verdict, judged.certainty)
    };
    let against = (-3.0, -1.0);
    assert_eq!(certainty(None, against), (Verdict::Contradicted, Certainty::High));
    assert_eq!(certainty(Some("another"), against), (Verdict::Contradicted, Certainty::Low));
    let (word, for_it) = certainty(Some("another"), (11.0, 20.0));
    assert!(word == Verdict::Qualified && for_it >= Certainty::Low);
}

fn widened(factor: f64, between: (f64, f64), intervals: Option<Widths>) -> Calibration {
    Calibration::Measured {
        type_one: 0.08,
        datasets: 10_000,
        nominal: 0.025,
        under: String::new(),
        factor,
        between: Some(between),
        intervals,
    }
}

fn by_chance(often: Option<bool>) -> Option<ByChance> {
    Some(ByChance { null: ChanceNull::Lists, p: 0.25, draws: 99, often })
}

#[test]
fn an_interval_may_be_twice_as_wide_and_no_more_and_its_side_must_be_settled() {
    let fine = appraisal(11.0, 20.0);
    let word = |factor, between, least, most| {
        let widths = Widths { before: (12.0, 19.0), least, most };
        let calibration = widened(factor, between, Some(widths));
        judge(&Appraisal { calibration, ..fine.clone() }, &[ReliabilityWord::Sufficient])
    };
    let inside = (11.0, 20.0);
    assert_eq!(word(1.8, (1.7, 1.9), inside, inside).verdict, Verdict::Supported);
    assert_eq!(word(2.2, (2.1, 2.3), inside, inside).reasons, [Reason::Widened(2.2)]);
    assert_eq!(word(1.9, (1.8, 2.1), inside, inside).reasons, [Reason::AtThreshold]);
    assert_eq!(word(1.8, (1.7, 1.9), inside, (9.0, 22.0)).reasons, [Reason::AtThreshold]);
}

#[test]
fn what_is_true_as_counted_and_no_more_than_chance_gives_is_qualified() {
    let fine = Appraisal { reach: Reach::These, ..appraisal(11.0, 20.0) };
    let often = Appraisal { by_chance: by_chance(Some(true)), ..fine.clone() };
    let seldom = Appraisal { by_chance: by_chance(Some(false)), ..fine.clone() };
    let few = Appraisal { of_counts: Some((-1.0, 30.0)), ..fine.clone() };
    let many = Appraisal { of_counts: Some((1.0, 30.0)), ..fine };
    let words = [often, seldom, few, many].map(|it| verdict(&it));
    let [qualified, plain] =
        [Verdict::Qualified, Verdict::Supported].map(|it| (it, Verdict::Contradicted));
    assert_eq!(words, [qualified, plain, qualified, plain]);
}

#[test]
fn each_cause_of_row_three_is_enough() {
    let fine = appraisal(11.0, 20.0);
    let bounds = Some(Bounds { low: 9.0, high: 12.0 });
    let calibration = widened(2.2, (2.1, 2.3), None);
    let items =
        vec![
            CheckItem { asks: String::new(), passed: true, because: String::new(), shown: None };
            5
        ];
    let alternates = vec![reading(2.0, 8.0)];
    let unsettled = [
        Appraisal { bounds, ..fine.clone() },
        Appraisal { calibration, ..fine.clone() },
        Appraisal { calibration: Calibration::Missing, ..fine.clone() },
        Appraisal { held_fixed: Some((1, 3)), ..fine.clone() },
        Appraisal { checklist: Some(Checklist { items }), ..fine.clone() },
        Appraisal { alternates, ..fine.clone() },
    ];
    for appraisal in unsettled {
        assert_eq!(verdict(&appraisal), (Verdict::Inconclusive, Verdict::Inconclusive));
    }
    assert_eq!(verdict(&fine), (Verdict::Supported, Verdict::Contradicted));
    // Only the word of what holds hangs on how often chance gives as much.
    let undecided = Appraisal { by_chance: by_chance(None), ..fine };
    assert_eq!(verdict(&undecided), (Verdict::Inconclusive, Verdict::Contradicted));
}

#[test]
fn the_mirror_swaps_the_first_two_and_nothing_else_becomes_one_of_them() {
    let strong = |verdict| matches!(verdict, Verdict::Supported | Verdict::Qualified);
    for low in -30..30 {
        for width in [0, 1, 3, 9, 27] {
            for detectable in [None, Some(1.0), Some(99.0)] {
                let (low, high) = (f64::from(low), f64::from(low + width));
                let found = Appraisal { detectable, ..appraisal(low, high) };
                let negated = Appraisal { regions: found.regions.mirrored(), ..found.clone() };
                let (word, mirror) = verdict(&found);
                assert_eq!((mirror, word), verdict(&negated), "at {low} to {high}");
                assert_eq!(strong(word), mirror == Verdict::Contradicted);
                assert_eq!(word == Verdict::Contradicted, strong(mirror));
            }
        }
    }
}

#[test]
fn one_wrong_number_fails_the_sentence() {
    let regions = Regions::inside(Range::half_open(1.5, 2.5)).unwrap();
    let conjunct = |value: f64| Conjunct {
        reading: Reading { measure: Measure::exact(value, Unit::Plain), ..reading(0.0, 0.0) },
        regions: regions.clone(),
    };
    let right = Appraisal { conjuncts: vec![conjunct(2.0)], ..appraisal(11.0, 20.0) };
    let wrong =
        Appraisal { conjuncts: vec![conjunct(2.0), conjunct(3.0)], ..appraisal(11.0, 20.0) };
    assert_eq!(verdict(&right), (Verdict::Supported, Verdict::Contradicted));
    assert_eq!(verdict(&wrong), (Verdict::Contradicted, Verdict::Supported));
}

#[test]
fn a_withheld_number_of_the_sentence_is_what_leaves_it_open() {
    let weak = Appraisal { detectable: Some(30.0), ..appraisal(11.0, 20.0) };
    let open = |low, high| {
        let mut reading = reading(low, high);
        reading.measure =
            Measure::within((low + high) / 2.0, Unit::PercentagePoints, (low, high), 1.0, None);
        Conjunct { reading, regions: weak.regions.clone() }
    };
    let conjuncts = vec![open(-1.0, 12.0)];
    let found = judge(&Appraisal { conjuncts, ..weak.clone() }, &[]);
    assert_eq!((found.row, found.reasons), (9, vec![Reason::Straddles]));
    let both = Appraisal { conjuncts: vec![open(-1.0, 12.0)], ..appraisal(-1.0, 12.0) };
    let both = Appraisal { detectable: Some(30.0), ..both };
    assert_eq!(judge(&both, &[]).reasons, [Reason::Straddles, Reason::Row(9)]);
}

#[test]
fn a_single_inexact_reading_counts_as_middling_and_a_single_exact_one_does_not() {
    let alone = Appraisal { alternates: Vec::new(), ..appraisal(11.0, 20.0) };
    assert_eq!(verdict(&alone).0, Verdict::Qualified);
    let measure = Measure::exact(12.0, Unit::PercentagePoints);
    let exact = Appraisal { primary: Reading { measure, ..reading(0.0, 0.0) }, ..alone };
    assert_eq!(verdict(&exact).0, Verdict::Supported);
}

#[test]
fn certainty_falls_one_step_for_each_weakness() {
    use probative_finding::finding::Certainty;
    let certainty = |appraisal: &Appraisal, word| judge(appraisal, &[word]).certainty;
    let fine = appraisal(11.0, 20.0);
    assert_eq!(certainty(&fine, ReliabilityWord::Sufficient), Certainty::High);
    assert_eq!(certainty(&fine, ReliabilityWord::Undetermined), Certainty::Moderate);
    let facts = Facts { suppressed: Some((2, 10)), ..Facts::default() };
    let weaker = Appraisal { facts, calibration: Calibration::Missing, ..fine };
    assert_eq!(certainty(&weaker, ReliabilityWord::Undetermined), Certainty::VeryLow);
}

#[test]
fn a_number_of_the_sentence_that_nothing_is_held_against_is_a_part_not_reached() {
    let facts = Facts { not_held_against: vec!["value".to_owned()], ..Facts::default() };
    let judgement = judge(&Appraisal { facts, ..appraisal(11.0, 20.0) }, &[]);
    assert_eq!(judgement.verdict, Verdict::Qualified);
    let because = Because::NotHeldAgainst(vec!["value".to_owned()]);
    assert!(judgement.qualifiers.iter().any(|fired| fired.because == because));
}

#[test]
fn an_interval_with_both_the_asserted_size_and_none_lowers_certainty() {
    use probative_finding::finding::Certainty;
    let wide = judge(&appraisal(-5.0, 15.0), &[]);
    assert_eq!(wide.certainty, Certainty::Moderate);
}

#[test]
fn the_smallest_change_of_the_number_that_turns_the_word_is_found_at_the_nearest_edge() {
    let turning = |low, high, word| {
        let found = judge(&appraisal(low, high), &[word]).turning;
        found.map(|found| ((1000.0 * found.to).round() / 1000.0, found.verdict))
    };
    let sound = ReliabilityWord::Sufficient;
    assert_eq!(turning(11.0, 20.0, sound), Some((14.5, Verdict::Inconclusive)));
    assert_eq!(turning(2.0, 8.0, sound), Some((7.0, Verdict::Inconclusive)));
    assert_eq!(turning(-9.0, -1.0, sound), Some((-4.0, Verdict::NotSupported)));
    assert_eq!(turning(11.0, 20.0, ReliabilityWord::Insufficient), None);
}
