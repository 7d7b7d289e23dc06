//! Changes that a text tells for each year, and rises that are less than their word asks.

use probative::Verdict;
use probative_finding::finding::Outcome;

use super::small::{COUNTS, SHARES, counts, finding, holds, verdict};

#[test]
fn a_change_each_year_is_that_of_the_window_over_its_years() {
    // From 1,000 to 5,000 in ten years: 400 a year; of 100,000 from 1 to 5 per cent, 0.4 points.
    let table = counts(1000.0, 5000.0);
    let of = |kind: &str, words: &str, by: &str| {
        let kind = format!("{kind}by = \"{by}\"\nmeasured_in = \"each year\"\n");
        verdict(&table, "trend", words, "", &kind)
    };
    assert!(holds(of(COUNTS, "rose", "400")) && holds(of(COUNTS, "more than", "350")));
    assert_eq!(of(COUNTS, "rose", "4000"), Verdict::Contradicted);
    assert_eq!(of(COUNTS, "fell", "400"), Verdict::Contradicted);
    assert!(holds(of(SHARES, "rose", "0.4")));
    assert_eq!(of(SHARES, "rose", "4"), Verdict::Contradicted);
    let told = finding(
        &table,
        "trend",
        "rose",
        "",
        &format!("{COUNTS}by = \"400\"\nmeasured_in = \"each year\"\n"),
    );
    let said = probative_words::finding::number(&told);
    assert!(said.contains("from 1,000 to 5,000, +400 a year on average, stated +400"), "{said}");
    let Outcome::Tested { appraisal, .. } = &told.outcome else { panic!("it is tested") };
    let (low, high) = appraisal.of_counts.expect("they are counts");
    assert!(300.0 < low && low < 400.0 && 400.0 < high && high < 500.0, "{low} to {high}");
}

#[test]
fn a_change_in_all_is_that_from_the_first_year_to_the_last() {
    let table = counts(1000.0, 5000.0);
    let of = |kind: &str, words: &str, by: &str| {
        let kind = format!("{kind}by = \"{by}\"\nmeasured_in = \"in all\"\n");
        finding(&table, "trend", words, "", &kind)
    };
    assert!(holds(of(COUNTS, "rose", "4,000").verdict()));
    assert!(holds(of(COUNTS, "more than", "3,500").verdict()));
    assert_eq!(of(COUNTS, "rose", "400").verdict(), Verdict::Contradicted);
    assert_eq!(of(COUNTS, "fell", "4000").verdict(), Verdict::Contradicted);
    let told = of(COUNTS, "rose", "4,000");
    let said = probative_words::finding::number(&told);
    assert!(said.contains("from 1,000 to 5,000, +4,000, stated +4,000"), "{said}");
    let Outcome::Tested { appraisal, .. } = &told.outcome else { panic!("it is tested") };
    let (low, high) = appraisal.of_counts.expect("they are counts");
    assert!(3800.0 < low && low < 4000.0 && 4000.0 < high && high < 4200.0, "{low} to {high}");
}

#[test]
fn a_rise_that_is_less_than_growing_asks_says_so_and_how_else_it_is_claimed() {
    let told = finding(&counts(1000.0, 1030.0), "trend", "rose", "", COUNTS);
    assert_eq!(told.verdict(), Verdict::NotSupported);
    let (_, why) = probative_words::finding::reservation(&told).expect("it is not supported");
    assert!(why.contains("asks 5 % or more, whatever the window; of any rise say"), "{why}");
    let any = format!("{COUNTS}by = \"0\"\n");
    assert!(holds(verdict(&counts(1000.0, 1030.0), "trend", "more than", "", &any)));
}

#[test]
fn what_chance_does_to_a_change_each_year_is_of_both_counts() {
    // 100 to 400 in ten years; of the counts by themselves 256 to 345 more, 25.6 to 34.5 a year.
    let kind = format!("{COUNTS}by = \"30\"\nmeasured_in = \"each year\"\n");
    let ends = |from: f64, to: f64| {
        let told = finding(&counts(from, to), "trend", "rose", "", &kind);
        let Outcome::Tested { appraisal, .. } = told.outcome else { panic!("it is tested") };
        appraisal.of_counts.expect("they are counts")
    };
    let [(low, high), (low_back, high_back)] = [ends(100.0, 400.0), ends(400.0, 100.0)];
    assert!((low - 25.6).abs() < 0.05 && (high - 34.5).abs() < 0.05, "{low} to {high}");
    // The other way round is the mirror of it.
    assert!((low + high_back).abs() < 1e-9 && (high + low_back).abs() < 1e-9);
}

#[test]
fn rates_per_100_000_are_no_percentage_points() {
    let of = |by: &str| {
        let kind = format!("{SHARES}by = \"{by}\"\nmeasured_in = \"each year\"\n");
        finding(&counts(5.0, 10.0), "trend", "rose", "", &kind)
    };
    // Of 100,000 from 5 to 10: 0.0005 points a year.
    assert!(holds(of("0.0005").verdict()));
    assert_eq!(of("0.5").verdict(), Verdict::NotTested);
}
