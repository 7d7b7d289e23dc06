//! The rank of one place among its peers: as counted, or as far as counts or published errors show
//! that of its risk.

use probative::Verdict;
use probative_finding::finding::Outcome;

use super::small::{finding, holds, verdict};

/// Places with so many events each, among so many people.
fn places(events: &[u32], people: u32) -> String {
    let row = |(at, events): (usize, &u32)| format!("p{at:03},{events},{people}\n");
    let rows: String = events.iter().enumerate().map(row).collect();
    format!("place,n,people\n{rows}")
}

const RANKED: &str = "said = \"burglaries\"\nkey = \"place\"\nuniverse = \"places\"\n\
                      amounts = { source = \"t\", value = \"n\" }\n";
const RISKS: &str = "exposure = { source = \"t\", value = \"people\" }\nchosen = \"before\"\n";

#[test]
fn a_rank_as_counted_is_exact() {
    let table = places(&[3, 9, 5, 7, 1, 8, 2, 6, 4, 10], 1000);
    let of = |words: &str, place: &str, more: &str| {
        verdict(&table, "rate", words, "", &format!("{RANKED}named = [\"{place}\"]\n{more}"))
    };
    assert!(holds(of("fewest", "p004", "")) && holds(of("highest", "p009", "")));
    assert_eq!(of("fewest", "p006", ""), Verdict::Contradicted);
    assert!(holds(of("second", "p001", "")) && holds(of("second lowest", "p006", "")));
    assert!(holds(of("top third", "p005", "")));
    assert_eq!(of("top third", "p003", ""), Verdict::Contradicted);
    assert!(holds(of("one of the highest", "p003", "first = 4\n")));
    assert_eq!(of("one of the highest", "p007", "first = 4\n"), Verdict::Contradicted);
    // Between the first fifth and the median neither is shown.
    assert_eq!(of("among the highest", "p005", ""), Verdict::NotSupported);
    assert_eq!(of("among the lowest", "p005", ""), Verdict::Contradicted);
}

#[test]
fn a_rank_of_risks_is_as_sure_as_its_counts_are() {
    let many: Vec<u32> = (0..20).map(|at| 400 + 100 * at).collect();
    let few: Vec<u32> = (0..20).map(|at| 4 + at / 4).collect();
    let of = |words: &str, events: &[u32], place: &str| {
        let own = format!("{RANKED}{RISKS}named = [\"{place}\"]\n");
        verdict(&places(events, 100_000), "rate", words, "", &own)
    };
    assert!(holds(of("safest", &many, "p000")));
    assert_eq!(of("safest", &many, "p018"), Verdict::Contradicted);
    assert!(holds(of("among the highest", &many, "p019")));
    // Chance alone could have put these few anywhere: a middling place is no safest one.
    assert_eq!(of("safest", &few, "p000"), Verdict::Inconclusive);
    assert_eq!(of("safest", &few, "p010"), Verdict::Inconclusive);
}

/// Rates of twenty places, with what each has beside it.
fn published(beside: impl Fn(f64) -> String) -> String {
    let row = |at: u32| {
        let rate = f64::from(4 + at);
        format!("p{at:03},{rate},{}\n", beside(rate))
    };
    let rows: String = (0..20).map(row).collect();
    format!("place,rate,margin,low,high\n{rows}")
}

const RATES: &str = "said = \"burglaries per 1,000\"\nkey = \"place\"\nuniverse = \"places\"\n\
                     chosen = \"before\"\namounts = { source = \"t\", value = \"rate\" }\n";

#[test]
fn a_rank_of_published_rates_is_as_sure_as_their_errors_are() {
    let of = |margin: f64, own: &str, error: &str| {
        let ends = |rate: f64| format!("{margin},{},{}", rate - margin, rate + margin);
        let asked = format!("{RATES}{error}named = [\"p000\"]\n");
        verdict(&published(ends), "rate", "safest", own, &asked)
    };
    let margin = "error = { margin = \"margin\", level = 0.9 }\n";
    let ends = "error = { low = \"low\", high = \"high\", level = 0.9 }\n";
    for error in [margin, ends] {
        assert!(holds(of(0.5, "", error)));
        assert_eq!(of(3.9, "", error), Verdict::Inconclusive);
    }
    // What is missing is never better than what is measured.
    assert_eq!(of(0.5, "", ""), Verdict::Inconclusive);
    assert!(holds(of(0.5, "reach = \"these\"\nreach_because = \"as published\"\n", "")));
}

#[test]
fn a_margin_is_half_of_the_interval_of_its_level() {
    // Counts of 2,500 and up, over as many people as make them such rates, have these errors.
    let normal = |rate: f64| (rate / 100.0).sqrt();
    let by_errors = published(|rate| format!("{},0,0", 1.959_964 * normal(rate)));
    let by_counts: String =
        (0..20).map(|at| format!("p{at:03},{},100\n", 100 * (4 + at))).collect();
    let by_counts = format!("place,n,people\n{by_counts}");
    let rank = |table: &str, own: &str| match finding(table, "rate", "highest", "", own).outcome {
        Outcome::Tested { appraisal, .. } => appraisal.primary.measure.bounds(),
        Outcome::Untested { why, .. } => panic!("{why:?}"),
    };
    let error = "error = { margin = \"margin\", level = 0.95 }\nnamed = [\"p010\"]\n";
    let counts = format!("{RANKED}{RISKS}named = [\"p010\"]\n");
    assert_eq!(rank(&by_errors, &format!("{RATES}{error}")), rank(&by_counts, &counts));
}

#[test]
fn an_error_that_is_none_is_refused() {
    let of = |beside: &str, error: &str| {
        let asked = format!("{RATES}{error}named = [\"p000\"]\n");
        match finding(&published(|_| beside.to_owned()), "rate", "safest", "", &asked).outcome {
            Outcome::Untested { why, .. } => format!("{why:?}"),
            Outcome::Tested { .. } => String::new(),
        }
    };
    let margin = "error = { margin = \"margin\", level = 0.9 }\n";
    let ends = "error = { low = \"low\", high = \"high\", level = 0.9 }\n";
    assert!(of("-1,0,99", margin).contains("E242") && of("1,0,5", ends).contains("E242"));
    let said = of(",0,99", margin);
    assert!(said.contains("E104"), "the named place has no margin: {said}");
}

#[test]
fn a_peer_without_a_number_may_come_before_any_other() {
    let of = |words: &str, place: &str, more: &str| {
        let table = "place,n\na,9\nb,7\nc,5\nd,3\ne,\n";
        verdict(table, "rate", words, "", &format!("{RANKED}named = [\"{place}\"]\n{more}"))
    };
    assert_eq!(of("highest", "a", ""), Verdict::Inconclusive, "first or second of five");
    assert_eq!(of("highest", "c", ""), Verdict::Contradicted, "third or fourth");
    assert!(holds(of("one of the highest", "a", "first = 2\n")));
    assert_eq!(of("one of the highest", "a", "first = 5\n"), Verdict::NotTested, "all are");
}
