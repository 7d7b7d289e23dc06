//! What was public when the text appeared, what a list speaks of, and what makes one series.

use probative::{Case, Verdict, check, gather};
use probative_finding::finding::Outcome;

use super::small::{COUNTS, Only, case, counts, finding, holds, verdict};

#[test]
fn a_record_that_was_published_after_the_text_is_not_called_known_then() {
    let table = counts(1000.0, 1200.0);
    let told = |published: &str| {
        let case = case(&table, "trend", "rose", "", COUNTS)
            .replace("published = \"2016-12-01\"", published)
            .replace("retrieved = \"2017-01-01\"", "retrieved = \"2021-01-01\"");
        let case = Case::read(&case).expect("a case");
        let evidence = gather(&case, &Only(table.clone())).expect("the table is read");
        let finding = check(&case, &evidence).findings.remove(0);
        probative_words::finding::sentence(&finding)
    };
    assert!(told("published = \"2016-05-01\"").contains("as known then"));
    let late = told("published = \"2020-05-01\"");
    assert!(late.contains("as known now") && !late.contains("then"), "{late}");
}

#[test]
fn a_list_of_which_nothing_was_public_yet_says_nothing() {
    let table = "place,list,from,published\np1,first,2010,2016-12-01\np1,second,2010,2018-12-01\n";
    let claim = "source = \"t\"\nat = \"text\"\n\
         columns = { key = \"place\", from = \"from\", published = \"published\" }\n\
         list = { said = \"one\", where = { list = [\"first\"] }, covers = [\"all\"] }\n\
         lists = [{ said = \"two\", where = { list = [\"second\"] }, covers = [\"all\"] }]\n\
         members = [{ name = \"the place\", key = \"p1\" }]\n";
    let found = finding(table, "membership", "all", "", claim);
    assert!(holds(found.verdict()));
    let Outcome::Tested { appraisal, .. } = found.outcome else { panic!("it is tested") };
    let beside: Vec<String> =
        appraisal.beside.iter().map(|it| probative_words::reading(&it.reading).text).collect();
    let unknown =
        beside.iter().any(|it| it.starts_with("nobody knows whether the one named is on two"));
    assert!(unknown, "{beside:?}");
}

#[test]
fn a_series_is_added_up_over_the_same_parts() {
    let table = |last: &str| {
        let mut rows = "year,state,n\n".to_owned();
        for year in 2010..2017 {
            rows.push_str(&format!("{year},A,{}\n{year},B,500\n", 1000 + 100 * (year - 2010)));
        }
        rows + last
    };
    let of = |table: &str, over: &str| {
        let claim = format!(
            "said = \"deaths\"\ntime = \"year\"\nwindows = [[2010, 2016]]\n\
             events = {{ source = \"t\", value = \"n\", sum_over = [\"{over}\"] }}\n"
        );
        finding(table, "trend", "rose", "", &claim).outcome
    };
    // 1,500 to 2,100 in all: +40 per cent.
    let Outcome::Tested { appraisal, .. } = of(&table(""), "state") else { panic!("it is tested") };
    assert!((appraisal.primary.measure.value.number() - 40.0).abs() < 1e-9);
    let Outcome::Untested { why, .. } = of(&table("2016,C,7\n"), "state") else {
        panic!("it is not")
    };
    let why = format!("{why:?}");
    assert!(why.contains("has `C` for `2016` but not for `2015`"), "{why}");
}

#[test]
fn of_a_place_that_a_list_does_not_speak_of_nobody_knows() {
    let table = "place,from,until,published\np1,2010,,2016-12-01\np3,2010,unknown,2016-12-01\n";
    let of = |place: &str, covers: &str| {
        let claim = format!(
            "source = \"t\"\nat = \"text\"\n\
             columns = {{ key = \"place\", from = \"from\", until = \"until\", published = \"published\" }}\n\
             list = {{ said = \"the list\"{covers} }}\n\
             members = [{{ name = \"the place\", key = \"{place}\" }}]\n"
        );
        verdict(table, "membership", "all", "", &claim)
    };
    assert!(holds(of("p1", ", covers = [\"all\"]")));
    assert_eq!(of("p2", ", covers = [\"all\"]"), Verdict::Contradicted);
    assert_eq!(of("p2", ", covers = [\"p1\", \"p2\"]"), Verdict::Contradicted);
    assert_eq!(of("p2", ", covers = [\"p1\"]"), Verdict::Inconclusive);
    assert_eq!(of("p2", ", covers = [\"unknown\"]"), Verdict::Inconclusive);
    assert_eq!(
        of("p2", ", covers = [\"all\"], covers_until = \"2016-12-31\""),
        Verdict::Inconclusive
    );
    assert_eq!(of("p2", ", covers = [\"all\"], covers_until = \"2016\""), Verdict::Inconclusive);
    assert_eq!(
        of("p2", ", covers = [\"all\"], covers_until = \"2017\""),
        Verdict::Contradicted,
        "to its last day"
    );
    // Listed, and nobody knows until when.
    assert_eq!(of("p3", ", covers = [\"all\"]"), Verdict::Inconclusive);
}
