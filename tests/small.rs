//! Cases of one claim on one small table, of which the right answer is known.

use probative::{Case, Finding, Source, Sources, Verdict, check, gather};
use probative_evidence::{Error, sha256};

/// One table in memory, whatever source is asked for.
pub(crate) struct Only(pub(crate) String);

impl Sources for Only {
    fn bytes(&self, _: &Source) -> Result<Vec<u8>, Error> {
        Ok(self.0.clone().into_bytes())
    }
}

/// A case with one table and one claim: its own keys, then the table of its kind.
pub(crate) fn case(table: &str, kind: &str, words: &str, own: &str, of_kind: &str) -> String {
    let hash = sha256(table.as_bytes());
    format!(
        r#"
title = "A small case"
[text]
publisher = "A publisher"
headline = "A headline"
url = "https://example.org"
date = "2017-10-23"
sha256 = "afa5a513fb177d08d10c4176348a29f433fd06106597efe1352b5a619766b2a6"
bytes = 62
conclusion = "c"
concludes = "the claim holds"
[settings]
seed = 1
draws = 999
level = 0.95
[[sources]]
id = "t"
path = "t.csv"
title = "A table"
publisher = "A publisher"
url = ""
vintage = "2016"
published = "2016-12-01"
retrieved = "2017-01-01"
sha256 = "{hash}"
reliability = {{ word = "sufficiently reliable", basis = "invented", because = "it is made for this test" }}
licence = "public domain"
[[claims]]
id = "c"
kind = "{kind}"
words = "{words}"
said = "A claim that is not another"
mirror = "Its negation"
tested_as = "it is compared with the table"
would_change = "another table"
anchor = {{ start = 0, length = 22, sha256 = "dbf731ef1e40a58b85121b00b1c6c5f0908db0a03b128f09c748299b30494b4a" }}
{own}
[claims.{kind}]
{of_kind}
"#
    )
}

/// The verdict of a claim on a table.
pub(crate) fn verdict(table: &str, kind: &str, words: &str, own: &str, of_kind: &str) -> Verdict {
    finding(table, kind, words, own, of_kind).verdict()
}

/// What is found of the claim.
pub(crate) fn finding(table: &str, kind: &str, words: &str, own: &str, of_kind: &str) -> Finding {
    let case = match Case::read(&case(table, kind, words, own, of_kind)) {
        Ok(case) => case,
        Err(error) => panic!("{words}: {error}"),
    };
    let evidence = gather(&case, &Only(table.to_owned())).expect("the table is read");
    check(&case, &evidence).findings.remove(0)
}

/// What is said of a claim that is refused.
pub(crate) fn refusal(kind: &str, words: &str, own: &str, of_kind: &str) -> String {
    let table = "year,n,all\n2010,1,2\n";
    let error = Case::read(&case(table, kind, words, own, of_kind)).expect_err(words);
    format!("{error}")
}

/// Whether a verdict says that the claim holds, with a qualifier or without.
pub(crate) fn holds(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Supported | Verdict::Qualified)
}

/// A trend of counts from one number to another over ten years, in even steps.
pub(crate) fn counts(from: f64, to: f64) -> String {
    let mut table = "year,n,all,m\n".to_owned();
    for at in 0..=10 {
        let count = (from + (to - from) * f64::from(at) / 10.0).round();
        table.push_str(&format!("{},{count},100000,{}\n", 2005 + at, 1000 + 10 * at));
    }
    table
}

pub(crate) const COUNTS: &str = "said = \"deaths\"\nevents = { source = \"t\", value = \"n\" }\ntime = \"year\"\n\
                      windows = [[2005, 2015]]\n";
pub(crate) const SHARES: &str = "said = \"deaths\"\nevents = { source = \"t\", value = \"n\" }\n\
                      whole = { source = \"t\", value = \"all\" }\ntime = \"year\"\n\
                      windows = [[2005, 2015]]\n";

#[test]
fn a_number_that_is_given_between_two_ends_is_not_called_withheld() {
    let rows: Vec<String> =
        (0..8).map(|at| format!("p{at},2015,{},{},{},1000\n", 20 + at, 10 + at, 40 + at)).collect();
    let table = format!("place,year,n,low,high,all\n{}", rows.concat());
    let claim = |ends: &str| {
        let rate = format!(
            r#"said = "fires"
events = {{ source = "t", value = "n"{ends} }}
exposure = {{ source = "t", value = "all" }}
per = 1000
key = "place"
named = ["p6", "p7"]"#
        );
        finding(&table, "rate", "higher", "", &rate)
    };
    let [with, without] = [", low = \"low\", high = \"high\"", ""].map(claim);
    let of = |finding: &Finding| match &finding.outcome {
        probative_finding::Outcome::Tested { appraisal, .. } => {
            let facts = &appraisal.facts;
            (appraisal.primary.measure.open(), facts.suppressed, facts.suppressed_events)
        }
        other => panic!("{other:?}"),
    };
    // What its author assumes of a number is told of the ratio, as two ends.
    assert!(of(&with).0.is_some() && of(&without).0.is_none());
    for finding in [&with, &without] {
        let (_, units, events) = of(finding);
        assert_eq!((units, events), (Some((0, 8)), Some(0.0)));
    }
}

#[test]
fn a_role_that_nothing_bears_out_is_refused() {
    let beside = |role: &str, column: &str| {
        let beside = format!(
            "[[claims.share.beside]]\nrole = \"{role}\"\nsaid = \"of all others\"\npart = {{ source = \"t\", where = {{ year = [\"2010\"] }}, value = \"{column}\" }}\nwhole = {{ source = \"t\", value = \"all\" }}"
        );
        let share = "unit = \"fires\"\npart_record = { source = \"t\", value = \"n\" }\nwhole_record = { source = \"t\", value = \"all\" }\n";
        let toml = case("year,n,all\n2010,1,2\n", "share", "most", "", &format!("{share}{beside}"));
        Case::read(&toml).map_err(|error| error.to_string())
    };
    let told = |role: &str, column: &str| beside(role, column).expect_err(role);
    assert!(told("per-head", "n").contains("is divided by people"));
    assert!(told("age-adjusted", "n").contains("ages are made alike"));
    assert!(beside("age-adjusted", "rate_aa").is_ok() && beside("base-rate", "n").is_ok());
    let shown = |unit: &str| {
        let own = format!(
            "[[claims.shown]]\nrole = \"per-head\"\nsaid = \"fires\"\nunit = \"{unit}\"\ncell = {{ source = \"t\", value = \"n\" }}"
        );
        let share = "unit = \"fires\"\npart_record = { source = \"t\", value = \"n\" }\nwhole_record = { source = \"t\", value = \"all\" }\n";
        Case::read(&case("year,n,all\n2010,1,2\n", "share", "most", &own, share))
    };
    assert!(shown("per 1,000").is_ok() && shown("per cent").is_ok());
    assert!(shown("fires").expect_err("it is a count").to_string().contains("divided by people"));
}

#[test]
fn a_window_too_short_for_its_reach_is_named() {
    let rows: String = (2010..=2016).map(|year| format!("{year},{},1000\n", year - 1900)).collect();
    let trend = r#"said = "fires"
events = { source = "t", value = "n" }
time = "year"
windows = [[2010, 2016], [2015, 2016]]"#;
    let own = "reach = \"such\"\nreach_because = \"it keeps growing\"";
    let found = finding(&format!("year,n,all\n{rows}"), "trend", "growing", own, trend);
    match &found.outcome {
        probative_finding::Outcome::Untested {
            why: probative_finding::finding::Untested::Failed { why },
            ..
        } => assert!(why.what.starts_with("the window 2015 to 2016: "), "{why}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn counts_that_are_called_per_cent_are_refused_and_per_cents_above_a_hundred_are_not() {
    let cluster = |unit: &str, column: &str, scale: f64| {
        let codes = ["01", "04", "05", "06", "08", "16", "32", "35", "41", "49", "53", "56"];
        let row = |(at, code): (usize, &&str)| format!("{code},{}\n", scale * (at + 90) as f64);
        let rows: String = codes.iter().enumerate().map(row).collect();
        let of_kind = format!(
            "said = \"fires\"\nvalues = {{ source = \"t\", value = \"{column}\" }}\nunit = \"{unit}\"\nkey = \"state\"\nlevel = \"state\"\nweights = [\"knn:4\"]\nanywhere = true"
        );
        finding(&format!("state,{column}\n{rows}"), "cluster", "clusters", "", &of_kind).verdict()
    };
    for unit in ["per cent", "percent", "%"] {
        assert_eq!(cluster(unit, "fires", 2.0), Verdict::NotTested, "{unit}");
    }
    for (unit, column, scale) in
        [("fires", "fires", 2.0), ("per cent", "rate", 2.0), ("per cent", "fires", 1.27)]
    {
        assert_ne!(cluster(unit, column, scale), Verdict::NotTested, "{unit} {column} {scale}");
    }
}
