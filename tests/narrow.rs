//! Records on which a rule stands at its end: few places, nobody in them, long numbers, and names
//! that say where a claim goes wrong.

use probative::Verdict;
use probative::{Case, Finding, Findings, Source, Sources, check, gather};
use probative_evidence::Error;
use probative_finding::Exhibit;
use probative_finding::finding::{Certainty, Outcome, Untested};
use probative_finding::reading::Gone;
use probative_terms::{Diagnostic, Unit};

use super::small::{Only, case, finding, holds, refusal};

/// Why a claim was not tested.
fn why(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Untested { why: Untested::Failed { why }, .. } => why.with_remedy(),
        other => panic!("it was tested: {other:?}"),
    }
}

const RANKED: &str = "said = \"burglaries\"\nkey = \"place\"\nuniverse = \"places\"\n\
                      named = [\"a\"]\namounts = { source = \"t\", value = \"n\" }\n";

/// The rank of the place with the most burglaries among so many.
fn highest_of(places: usize, words: &str, more: &str) -> Finding {
    let rows = (0..places).map(|at| format!("{},{},9000\n", char::from(b'a' + at as u8), 50 - at));
    let table = format!("place,n,people\n{}", rows.collect::<String>());
    finding(&table, "rate", words, "", &format!("{RANKED}{more}"))
}

#[test]
fn a_rank_that_no_place_of_so_few_could_have_is_refused_with_how_many_it_takes() {
    for (words, too_few) in [("top third", 2), ("among the highest", 4)] {
        let said = why(&highest_of(too_few, words, ""));
        assert!(said.contains("none could make the claim hold"), "{said}");
        assert!(said.contains(&format!("at least {} places", too_few + 1)), "{said}");
        assert!(holds(highest_of(too_few + 1, words, "").verdict()), "{words}");
    }
    // The other way round: each of five is one of the first five.
    let said = why(&highest_of(5, "one of the highest", "first = 5\n"));
    assert!(said.contains("none could make the claim fail") && said.contains("6 places"), "{said}");
    assert!(holds(highest_of(2, "highest", "").verdict()));
    let of_risks = "exposure = { source = \"t\", value = \"people\" }\nchosen = \"before\"\n";
    assert!(why(&highest_of(3, "among the highest", of_risks)).contains("at least 5 places"));
}

#[test]
fn a_place_is_ranked_among_those_of_enough_people_of_which_one_without_a_number_may_be() {
    let table =
        "place,n,people,got\na,50,100,y\nb,60,50,y\nc,40,200,y\nd,30,,y\ne,70,1000,y\nf,9,99,n\n";
    let own = RANKED.replace("value = \"n\"", "value = \"n\", where = { got = [\"y\"] }");
    let ranked = |more: &str| {
        let rows = "{ source = \"t\", value = \"people\" }";
        let peers = format!("peers = {{ rows = {rows}, {more} }}\n");
        let finding = finding(table, "rate", "highest", "", &format!("{own}{peers}"));
        match &finding.outcome {
            Outcome::Tested { appraisal, .. } => appraisal.primary.measure.bounds(),
            Outcome::Untested { .. } => panic!("{}", why(&finding)),
        }
    };
    assert_eq!(ranked("from = 100, below = 1000"), (1.0, 2.0), "`d` may be a peer, and lie above");
    assert_eq!(ranked("from = 100"), (2.0, 3.0), "`e` lies above");
    assert_eq!(ranked("from = 99"), (2.0, 4.0), "`f` is a peer without a row");
    let none = std::panic::catch_unwind(|| ranked("from = 150")).unwrap_err();
    let told = none.downcast_ref::<String>().unwrap();
    assert!(told.contains("E306") && told.contains("`a` has 100 in `people`"), "{told}");
}

#[test]
fn a_rank_of_amounts_is_drawn_in_the_unit_of_the_amounts() {
    let unit = |more: &str| match &highest_of(6, "highest", more).exhibits[..] {
        [Exhibit::Dots(dots), ..] => dots.unit.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(unit(""), Unit::named("burglaries"));
    let exposure = "exposure = { source = \"t\", value = \"people\" }\nchosen = \"before\"\n";
    assert_eq!(unit(exposure), Unit::Rate);
}

#[test]
fn the_line_of_the_others_leaves_the_named_place_out() {
    let line =
        |words: &str| match &finding("place,n\na,4\nb,6\nc,20\nd,24\n", "rate", words, "", RANKED)
            .exhibits[..]
        {
            [Exhibit::Dots(dots), ..] => dots.reference.as_ref().map(|(value, _)| *value),
            other => panic!("{other:?}"),
        };
    assert_eq!(line("lowest"), Some(20.0));
}

#[test]
fn numbers_that_stand_for_thousands_are_told_by_a_multiplier_and_not_by_a_name() {
    let table = "place,deaths,people (thousands)\na,120,0.5\nb,80,0.4\n";
    let rate = |more: &str| {
        format!(
            "said = \"deaths\"\nkey = \"place\"\nnamed = [\"a\"]\nper = 1000\n\
             events = {{ source = \"t\", value = \"deaths\" }}\n\
             exposure = {{ source = \"t\", value = \"people (thousands)\"{more} }}\n"
        )
    };
    let in_thousands = rate(", multiplier = 1000");
    let said = finding(table, "rate", "higher", "tail = \"upper\"", &in_thousands);
    let found = probative_words::finding::sentence(&said);
    assert!(found.contains("240 per 1,000") && found.contains("200"), "{found}");
    let odd = refusal("rate", "higher", "tail = \"upper\"", &rate(", multiplier = 50"));
    assert!(odd.contains("no power of ten"), "{odd}");
    let rows = rate(", multiplier = 10").replace("people (thousands)", "*");
    assert!(refusal("rate", "higher", "tail = \"upper\"", &rows).contains("stands for itself"));
}

#[test]
fn a_record_in_thousands_says_what_it_rounds() {
    let figure = |number: &str, unit: &str, more: &str| {
        format!(
            "[[claims.figure.stated]]\nsaid = \"people\"\nnumber = \"{number}\"\nunit = \"{unit}\"\n\
             record = {{ source = \"t\", value = \"people (thousands)\"{more} }}\n"
        )
    };
    let read =
        |of_kind: &str| finding("people (thousands)\n101\n", "figure", "number", "", of_kind);
    let in_thousands = read(&figure("101,400", "people", ", multiplier = 1000")).verdict();
    assert!(in_thousands != Verdict::Contradicted, "101 thousand may be 101,400");
    let other = read(&figure("102,400", "people", ", multiplier = 1000"));
    assert_eq!(other.verdict(), Verdict::Contradicted);
    assert!(holds(read(&figure("101", "thousand people", "")).verdict()));
    let refused = std::panic::catch_unwind(|| read(&figure("101,000", "people", ""))).unwrap_err();
    let refused = refused.downcast_ref::<String>().unwrap();
    assert!(refused.contains("E229") && refused.contains("stands for 1,000"), "{refused}");
    let gap = "said = \"a\"\ntime = \"y\"\nwindows = [[2010, 2011]]\n\
               values = { source = \"t\", value = \"n\", multiplier = 1000 }\n\
               than = { said = \"b\", values = { source = \"t\", value = \"m (thousands)\" } }\n";
    let table = "y,n,m (thousands)\n2010,1,2\n2011,3,4\n";
    let gap = || finding(table, "trend", "widening the gap", "", gap);
    let refused = std::panic::catch_unwind(gap).unwrap_err();
    assert!(refused.downcast_ref::<String>().unwrap().contains("stand for more or fewer"));
    let asked = "percent = \"12\"\nunit = \"people\"\nsampled = true\ndesign_effect = 1\n\
                 part_record = { source = \"t\", value = \"n\", multiplier = 1000 }\n\
                 whole_record = { source = \"t\", value = \"all\", multiplier = 1000 }\n";
    let asked = || finding("n,all\n1,8\n", "share", "number", "", asked);
    let refused = std::panic::catch_unwind(asked).unwrap_err();
    assert!(refused.downcast_ref::<String>().unwrap().contains("more than were asked"));
}

#[test]
fn what_a_record_in_thousands_rounds_leaves_changes_shares_and_rates_open_alike() {
    let times = "multiplier = 1000";
    let changed = |words: &str, by: &str, last: &str, more: &str| {
        let own = format!(
            "said = \"jobs\"\ntime = \"y\"\nwindows = [[2010, 2011]]\n{by}\
             values = {{ source = \"t\", value = \"n\", {times}{more} }}\n"
        );
        let table = format!("y,n,of\n2010,10,1\n2011,{last},1\n");
        finding(&table, "trend", words, "", &own).verdict()
    };
    // 10 and 11 thousand may be 10,499 and 10,501, and 9,500 and 11,500.
    assert_eq!(changed("grew", "by = \"9\"\n", "11", ""), Verdict::Inconclusive);
    assert!(holds(changed("grew", "by = \"10\"\n", "11", "")), "as the numbers as printed give it");
    assert_eq!(changed("growing", "", "10", ""), Verdict::Inconclusive);
    assert!(holds(changed("growing", "", "12", "")));
    let in_all = "by = \"1,000\"\nmeasured_in = \"in all\"\n";
    assert!(holds(changed("grew", in_all, "11", "")), "the text states what the record gives");
    assert_eq!(changed("grew", in_all, "14", ""), Verdict::Contradicted);

    let share = |percent: &str, whole: &str| {
        let own = format!(
            "percent = \"{percent}\"\nunit = \"people\"\n\
             part_record = {{ source = \"t\", value = \"n\", {times} }}\n\
             whole_record = {{ source = \"t\", value = \"all\", {times} }}\n"
        );
        finding(&format!("n,all\n1,{whole}\n"), "share", "number", "", &own).verdict()
    };
    assert_eq!(share("14", "8"), Verdict::Inconclusive, "of 500 of 8,500 to 1,500 of 7,500");
    assert_eq!(share("40", "8"), Verdict::Contradicted);
    assert!(holds(share("0.100", "1000.0")), "no record in thousands says it finer");

    let rate = |people: &str, more: &str| {
        let own = format!(
            "said = \"deaths\"\nkey = \"place\"\nnamed = [\"a\"]\nper = 1000\n\
             events = {{ source = \"t\", value = \"deaths\" }}\n\
             exposure = {{ source = \"t\", value = \"people\"{more} }}\n"
        );
        let table = format!("place,deaths,people\n{people}");
        finding(&table, "rate", "higher", "tail = \"upper\"", &own).verdict()
    };
    let times = ", multiplier = 1000";
    assert_eq!(rate("a,120,1\nb,100,1\n", times), Verdict::Inconclusive);
    assert!(holds(rate("a,120,1.00\nb,100,1.00\n", times)));
    assert!(holds(rate("a,120,1000\nb,100,1000\n", "")));
}

#[test]
fn how_fast_is_no_word_for_two_falls() {
    let own = "said = \"a\"\ntime = \"y\"\nwindows = [[2010, 2011]]\n\
               values = { source = \"t\", value = \"n\" }\n\
               than = { said = \"b\", values = { source = \"t\", value = \"m\" } }\n";
    for words in ["faster than", "slower than"] {
        let said = why(&finding("y,n,m\n2010,1000,500\n2011,400,450\n", "trend", words, "", own));
        assert!(said.contains("E243") && said.contains("both numbers fell"), "{said}");
    }
    let one = finding("y,n,m\n2010,1000,500\n2011,1400,450\n", "trend", "faster than", "", own);
    assert!(holds(one.verdict()));
}

#[test]
fn a_tie_whose_ends_both_hold_is_no_open_rank() {
    let table = "place,n\na,10\nb,10\nc,8\nd,6\ne,4\nf,2\n";
    assert!(holds(finding(table, "rate", "top third", "", RANKED).verdict()));
}

#[test]
fn a_rate_is_no_number_of_events() {
    let table =
        "place,year,deaths_per_100k,people\na,2015,24,5000\nb,2015,10,7000\na,2016,26,5100\n";
    let of_counts = "said = \"deaths\"\nkey = \"place\"\nnamed = [\"a\"]\nper = 1000\n\
                     events = { source = \"t\", value = \"deaths_per_100k\" }\n\
                     exposure = { source = \"t\", value = \"people\" }\n";
    let of_years = "said = \"deaths\"\ntime = \"year\"\n\
                    events = { source = \"t\", value = \"deaths_per_100k\", where = { place = [\"a\"] } }\n\
                    whole = { source = \"t\", value = \"people\", where = { place = [\"a\"] } }\n\
                    windows = [[2015, 2016]]\n";
    for (kind, words, own) in [("rate", "higher", of_counts), ("trend", "growing", of_years)] {
        let said = why(&finding(table, kind, words, "tail = \"upper\"", own));
        assert!(said.contains("E221") && said.contains("number of events"), "{said}");
    }
    let as_it_is = of_years.replace("events", "values");
    let as_it_is = as_it_is.split("whole").next().unwrap_or_default().to_owned()
        + "windows = [[2015, 2016]]\n";
    assert!(holds(finding(table, "trend", "growing", "tail = \"upper\"", &as_it_is).verdict()));
}

const RATES: &str = "said = \"thefts\"\nkey = \"place\"\nper = 1000\n\
                     events = { source = \"t\", value = \"n\" }\n\
                     exposure = { source = \"t\", value = \"people\" }\n";

/// A rate of some places beside others.
fn rate_at(rows: &str, named: &str) -> Finding {
    let own = format!("{RATES}named = [{named}]\n");
    finding(&format!("place,n,people\n{rows}"), "rate", "higher", "tail = \"upper\"", &own)
}

#[test]
fn a_place_with_nobody_in_it_has_no_rate_and_stops_no_claim() {
    let rest = "c,10,1000\nd,11,1000\ne,9,1000\nf,10,1000\n";
    let without = rate_at(&format!("a,200,1000\n{rest}"), "\"a\"");
    for (row, named) in [("b,0,0\n", "\"a\", \"b\""), ("b,0,0\n", "\"a\"")] {
        let found = rate_at(&format!("a,200,1000\n{row}{rest}"), named);
        let Outcome::Tested { appraisal, .. } = &found.outcome else { panic!("{found:?}") };
        let Outcome::Tested { appraisal: alone, .. } = &without.outcome else { unreachable!() };
        assert_eq!(appraisal.primary.measure, alone.primary.measure, "{named}");
        let told = &appraisal.primary.rows.left_out;
        assert!(
            matches!(&told[..], [gone] if matches!(&gone.reason, Gone::NoRate(who) if who.len() == 1))
        );
        assert_eq!(found.verdict(), without.verdict());
    }
    let said = why(&rate_at(&format!("a,0,0\nb,0,0\n{rest}"), "\"a\", \"b\""));
    assert!(said.contains("every place that is named has 0"), "{said}");
    let said = why(&rate_at(&format!("a,20,1000\nb,3,0\n{rest}"), "\"a\", \"b\""));
    assert!(said.contains("`b` has 3 events and nobody"), "{said}");
    // Of a place without events beside others without any, nothing is so many times the other.
    let nothing = rate_at("a,20,1000\nb,0,1000\nc,0,1000\nd,0,1000\n", "\"a\", \"b\"");
    assert!(holds(nothing.verdict()), "{nothing:?}");
}

#[test]
fn an_interval_that_holds_a_share_of_at_most_so_much_and_none_is_a_step_less_sure() {
    let of = |words: &str, percent: &str| {
        let own = format!(
            "percent = \"{percent}\"\nunit = \"deaths\"\nsampled = true\ndesign_effect = 1\n\
             part_record = {{ source = \"t\", value = \"n\" }}\n\
             whole_record = {{ source = \"t\", value = \"m\" }}\n"
        );
        finding("year,n,m\n2010,0,75\n", "share", words, "", &own)
    };
    for words in ["up to", "no more than", "less than"] {
        // 0 to 4.8 per cent, one reading, and a sample.
        assert_eq!(of(words, "1").certainty(), Some(Certainty::Low), "{words}");
        assert_eq!(of(words, "20").certainty(), Some(Certainty::Moderate), "{words}");
    }
}

/// A number that a table has, stated as printed.
fn stated(number: &str, cell: &str) -> Findings {
    let table = format!("year,n\n2010,{cell}\n");
    let own = format!(
        "[[claims.figure.stated]]\nsaid = \"dollars\"\nnumber = \"{number}\"\nunit = \"dollars\"\n\
         record = {{ source = \"t\", value = \"n\" }}\n"
    );
    let case = Case::read(&case(&table, "figure", "number", "", &own)).expect("a case");
    check(&case, &gather(&case, &Only(table)).expect("a table"))
}

#[test]
fn a_long_number_stands_in_the_document_where_it_stood_in_the_test() {
    let long = [
        ("12,345,678,901", "12345678901"),
        ("999,999,999,999,999", "999999999999999"),
        ("123,456,789.12", "123456789.12"),
        ("123,456,789.12", "123456789.13"),
        ("1,234.56789", "1234.56789"),
        ("12,345,678,901", "12345678902"),
    ];
    for (number, cell) in long {
        let written = stated(number, cell);
        let read = Findings::from_json(&written.to_json()).expect("a document");
        let stands = |findings: &Findings| match &findings.findings[0].outcome {
            Outcome::Tested { appraisal, .. } => {
                let measure = &appraisal.primary.measure;
                (appraisal.regions.clone(), appraisal.regions.position(measure.bounds()))
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(stands(&read), stands(&written), "{number} {cell}");
        assert_eq!(holds(written.findings[0].verdict()), number.replace(',', "") == cell);
    }
}

#[test]
fn a_number_too_long_to_be_held_is_refused_by_its_length() {
    let own = |number: &str| {
        format!(
            "[[claims.figure.stated]]\nsaid = \"homes\"\nnumber = \"{number}\"\nunit = \"homes\"\n\
             record = {{ source = \"t\", value = \"n\" }}\n"
        )
    };
    let said = refusal("figure", "number", "", &own("9007199254740993"));
    assert!(said.contains("too long to be held exactly"), "{said}");
    let said = refusal("figure", "number", "", &own("3.14159265358979323846"));
    assert!(said.contains("more digits than are held apart"), "{said}");
}

#[test]
fn the_word_of_the_author_is_told_and_not_another_of_its_entry() {
    let table = "year,n\n2010,100\n";
    let own = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"100\"\nunit = \"deaths\"\n\
               record = { source = \"t\", value = \"n\" }\n";
    let read = Case::read(&case(table, "figure", "no more than", "", own)).expect("a case");
    assert_eq!(read.claims[0].word(), "no more than");
    assert!(read.write().contains("words = \"no more than\""));
    // Whoever tries other words of a claim has theirs.
    let mut other = read.claims[0].clone();
    other.words = probative_case::words::Words::AtLeast;
    assert_eq!(other.word(), "at least");
    let said = refusal("figure", "safest", "", own);
    assert!(said.contains("`safest` does not fit"), "{said}");
}

/// One table by its bytes.
struct Bytes(&'static [u8]);

impl Sources for Bytes {
    fn bytes(&self, _: &Source) -> Result<Vec<u8>, Error> {
        Ok(self.0.to_vec())
    }
}

/// What is said of a case whose table is refused.
fn refused(table: &'static [u8], kind: &str, words: &str, own: &str) -> Vec<Diagnostic> {
    let text = case("", kind, words, "", own);
    let hash = |bytes: &[u8]| probative_evidence::sha256(bytes);
    let case = Case::read(&text.replace(&hash(b""), &hash(table))).expect("a case");
    gather(&case, &Bytes(table)).expect_err("it is refused").diagnostics()
}

#[test]
fn letters_that_were_taken_as_another_code_page_are_told_where_a_name_is_not_found() {
    let figure = |name: &str| {
        format!(
            "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"100\"\nunit = \"deaths\"\n\
             record = {{ source = \"t\", where = {{ g = [\"{name}\"] }}, value = \"v\" }}\n"
        )
    };
    let central = b"g,v\n\xa3\xf3d\x9f,100\nKrak\xf3w,5\n";
    let told = refused(central, "figure", "number", &figure("\u{141}\u{f3}d\u{17a}"));
    assert!(told[0].how.contains("Windows-1252") && told[0].how.contains("UTF-8"), "{told:?}");
    let told = refused(central, "figure", "number", &figure("Lublin"));
    assert!(!told[0].how.contains("Windows-1252"), "no letter of it differs: {told:?}");
}

#[test]
fn an_unreadable_column_of_days_is_told_once_with_how_many_rows() {
    let list = "source = \"t\"\n\
        columns = { key = \"state\", from = \"from\", until = \"until\", published = \"published\" }\n\
        list = { said = \"the list\", covers = [\"all\"] }\nat = \"text\"\n\
        [[claims.membership.members]]\nname = \"A\"\nkey = \"04\"\n";
    let days = "state,from,until,published\n04,5. May,,2016-01-01\n05,1. June,,2016-01-01\n06,2. June,,2016-01-01\n";
    let text = case(days, "membership", "all", "", list);
    let case = Case::read(&text).expect("a case");
    let evidence = gather(&case, &Only(days.to_owned())).expect("it stops no other claim");
    let told = evidence.untestable("c").expect("it is told");
    assert!(
        told.code == probative_terms::diagnostic::Code::of("E217")
            && told.what.ends_with("2 rows more"),
        "{told}"
    );
    let blank = b"state,from,until,published\n04,,,2016-01-01\n05,,,2016-01-01\n";
    let told = refused(blank, "membership", "all", list);
    let told: Vec<String> = told.iter().map(|it| format!("{}: {}", it.code, it.what)).collect();
    assert!(
        matches!(&told[..], [one] if one.contains("E226") && one.ends_with("1 row more")),
        "{told:?}"
    );
}

#[test]
fn a_change_in_numbers_is_no_change_in_per_cent() {
    let of_kind = "said = \"jobs\"\ntime = \"year\"\nby = \"2,000,000\"\n\
                   values = { source = \"t\", value = \"n\" }\nwindows = [[2010, 2011]]\n";
    let said = refusal("trend", "at least", "tail = \"upper\"", of_kind);
    assert!(
        said.contains("2,000,000 is told in per cent")
            && said.contains("`measured_in = \"in all\"`"),
        "{said}"
    );
}

#[test]
fn the_order_of_equations_decides_no_word() {
    let number = |name: &str, number: &str, unit: &str| {
        format!(
            "[[claims.arithmetic.numbers]]\nname = \"{name}\"\nnumber = \"{number}\"\n\
             unit = \"{unit}\"\npremise = true\n"
        )
    };
    let numbers = [
        number("old", "5.15", "dollar/hour"),
        number("new", "7.25", "dollar/hour"),
        number("more", "2.10", "dollar/hour"),
        number("hours", "2,000", "hour"),
        number("year", "4,400", "dollar"),
    ]
    .concat();
    let hourly = "[[claims.arithmetic.equations]]\nsaid = \"more an hour\"\nfrom = \"old\"\n\
                  to = \"new\"\ngives = \"more\"\nunit = \"dollar/hour\"\nwords = \"number\"\n";
    let yearly = "[[claims.arithmetic.equations]]\nsaid = \"more a year\"\n\
                  multiply = [\"more\", \"hours\"]\ngives = \"year\"\nunit = \"dollar\"\nwords = \"nearly\"\n";
    let words = [[hourly, yearly], [yearly, hourly]].map(|equations| {
        let of_kind = numbers.clone() + &equations.concat();
        finding("year,n\n2010,1\n", "arithmetic", "nearly", "", &of_kind).verdict()
    });
    assert_eq!(words[0], words[1]);
    assert!(holds(words[0]), "4,200 is nearly 4,400: {:?}", words[0]);
}
