//! What is written means what it says: each word through the whole program, on small records of
//! which the right answer is known.

use probative::{Case, Verdict, check, gather};
use probative_finding::finding::{Finding, Outcome};

use super::small::{COUNTS, Only, SHARES, case, counts, finding, holds, refusal, verdict};

#[test]
fn a_change_is_held_to_its_words_on_its_own_scale() {
    let of = |words: &str, to: f64| verdict(&counts(1000.0, to), "trend", words, "", COUNTS);
    assert!(holds(of("doubled", 2000.0)));
    assert_eq!(of("doubled", 1020.0), Verdict::NotSupported);
    assert_eq!(of("doubled", 900.0), Verdict::Contradicted);
    assert!(holds(of("tripled", 3000.0)));
    assert!(holds(of("halved", 500.0)));
    assert_eq!(of("halved", 1000.0), Verdict::Contradicted);
    assert!(holds(of("fell", 900.0)));
    assert_eq!(of("fell", 1100.0), Verdict::Contradicted);
    assert!(holds(of("unchanged", 1040.0)));
    assert_eq!(of("unchanged", 1100.0), Verdict::Contradicted);
    assert!(holds(of("far more", 1600.0)));
}

#[test]
fn a_stated_change_is_in_per_cent_or_in_points_as_the_case_says() {
    // From 61 to 84 per cent: 23 points, and 37.7 per cent.
    let table = counts(61000.0, 84000.0);
    let of = |by: &str, measured_in: &str| {
        let table_of_kind = format!("{SHARES}by = \"{by}\"\nmeasured_in = \"{measured_in}\"\n");
        verdict(&table, "trend", "rose", "", &table_of_kind)
    };
    assert!(holds(of("23", "percentage points")));
    assert!(holds(of("38", "per cent")));
    assert_eq!(of("23", "per cent"), Verdict::Contradicted);
    assert_eq!(of("38", "percentage points"), Verdict::Contradicted);
}

#[test]
fn a_part_that_was_nothing_rises_in_points_and_not_in_per_cent() {
    let of = |measured_in: &str| {
        let kind = format!("{SHARES}by = \"5\"\nmeasured_in = \"{measured_in}\"\n");
        verdict(&counts(0.0, 5000.0), "trend", "rose", "", &kind)
    };
    assert!(holds(of("percentage points")));
    assert_eq!(of("per cent"), Verdict::NotTested);
}

#[test]
fn a_fall_is_stated_by_its_words_or_by_its_sign() {
    let of = |words: &str, by: &str| {
        let table_of_kind = format!("{COUNTS}by = \"{by}\"\n");
        verdict(&counts(1000.0, 770.0), "trend", words, "", &table_of_kind)
    };
    assert!(holds(of("fell", "23")) && holds(of("number", "-23")));
    assert!(holds(of("less than", "5")));
    assert_eq!(of("rose", "23"), Verdict::Contradicted);
    let refused = refusal("trend", "more than", "", &format!("{COUNTS}by = \"-23\"\n"));
    assert!(refused.contains("a larger fall or a smaller one"), "{refused}");
}

#[test]
fn one_change_is_set_beside_another() {
    // The other grows from 1,000 to 1,100.
    let than =
        "[claims.trend.than]\nsaid = \"others\"\nevents = { source = \"t\", value = \"m\" }\n";
    let of = |words: &str, from: f64, to: f64| {
        verdict(&counts(from, to), "trend", words, "", &format!("{COUNTS}{than}"))
    };
    assert!(holds(of("faster than", 500.0, 700.0)));
    assert_eq!(of("faster than", 500.0, 520.0), Verdict::Contradicted);
    assert!(holds(of("slower than", 500.0, 500.0)));
    // 500 apart, then 200: it closed.
    assert!(holds(of("closing the gap", 500.0, 900.0)));
    // It grew faster, and yet the gap is wider: 500 apart, then 520.
    assert_eq!(of("closing the gap", 500.0, 580.0), Verdict::Contradicted);
    assert!(holds(of("widening the gap", 500.0, 500.0)));
}

#[test]
fn a_tail_against_the_words_is_refused_with_both_readings() {
    for (words, tail) in [("growing", "lower"), ("falling", "upper")] {
        let refused = refusal("trend", words, &format!("tail = \"{tail}\"\n"), COUNTS);
        assert!(refused.contains(&format!("`{words}` says that there is")), "{refused}");
        assert!(refused.contains("would turn the claim round"), "{refused}");
    }
}

#[test]
fn a_denial_holds_where_what_is_denied_fails() {
    let of = |words: &str, to: f64| {
        verdict(&counts(1000.0, to), "trend", words, "denied = true\n", COUNTS)
    };
    // "Did not fall": a fall of 13 % speaks against it, and no change bears it out.
    assert_eq!(of("fell", 870.0), Verdict::Contradicted);
    assert!(holds(of("fell", 1000.0)) && holds(of("fell", 1130.0)));
    assert_eq!(of("rose", 1130.0), Verdict::Contradicted);
    assert!(holds(of("rose", 870.0)));
    let stated = "denied = true\nholds = \">= 8\"\nfails = \"<= 0\"\nregions_because = \"so\"\n";
    assert!(refusal("trend", "rose", stated, COUNTS).contains("could hold at `>= 8`"));
}

/// Counties with their region, and net moves of both signs.
const REGIONS: &str = "place,region,year,n,net\n21001,east,2015,30,-8\n21003,east,2015,20,12\n\
                       21005,west,2015,50,-1\n21007,west,2015,40,5\n";

/// What is found of a number that is stated of these.
fn of_regions(number: &str, value: &str, sum_over: &str) -> Finding {
    let stated = format!(
        "[[claims.figure.stated]]\nsaid = \"moves\"\nnumber = \"{number}\"\nunit = \"moves\"\n\
         record = {{ source = \"t\", value = \"{value}\", sum_over = {sum_over} }}\n"
    );
    finding(REGIONS, "figure", "number", "", &stated)
}

#[test]
fn a_column_that_the_named_ones_decide_together_need_not_be_named() {
    assert!(holds(of_regions("140", "n", "[\"place\"]").verdict()));
    // Years say what the numbers are, wherever they lie.
    let table = REGIONS.replace("21007,west,2015", "21007,west,2016");
    let stated = "[[claims.figure.stated]]\nsaid = \"moves\"\nnumber = \"140\"\nunit = \"moves\"\n\
                  record = { source = \"t\", value = \"n\", sum_over = [\"place\"] }\n";
    let refused = finding(&table, "figure", "number", "", stated);
    assert_eq!(refused.verdict(), Verdict::NotTested);
}

#[test]
fn net_numbers_are_added_up_for_a_figure_alone() {
    assert!(holds(of_regions("8", "net", "[\"place\"]").verdict()));
    // A lone number of nines is a mark for none.
    let table = REGIONS.replace(",-8\n", ",-9\n").replace(",-1\n", ",1\n");
    let stated = "[[claims.figure.stated]]\nsaid = \"moves\"\nnumber = \"8\"\nunit = \"moves\"\n\
                  record = { source = \"t\", value = \"net\", sum_over = [\"place\"] }\n";
    assert_eq!(finding(&table, "figure", "number", "", stated).verdict(), Verdict::NotTested);
}

/// Counties of two regions, with moves and people.
const EAST: &str = "place,region,n,people\n21001,east,30,1000\n21003,east,20,1000\n\
                    21005,west,10,1000\n21007,west,15,1000\n21009,west,12,1000\n";

/// What is found of the moves of named places, in the rows that `more` of a selection leaves.
fn moves(table: &str, more: &str, named: &str) -> Finding {
    let of_kind = format!(
        "said = \"moves\"\nkey = \"place\"\nper = 100\n{named}\n\
         events = {{ source = \"t\", value = \"n\"{more} }}\n\
         exposure = {{ source = \"t\", value = \"people\"{more} }}\n"
    );
    finding(table, "rate", "higher", "", &of_kind)
}

#[test]
fn places_are_named_by_their_rows_as_by_their_codes() {
    let rate = |named: &str| moves(EAST, "", named);
    let (by_codes, by_rows) =
        (rate("named = [\"21001\", \"21003\"]"), rate("named_where = { region = [\"east\"] }"));
    assert!(holds(by_rows.verdict()), "{by_rows:?}");
    assert_eq!(by_codes.outcome, by_rows.outcome);
}

#[test]
fn rows_that_name_places_are_read_as_the_claim_reads_its_own() {
    const BY_ROWS: &str = "named_where = { region = [\"east\"] }";
    // A row that nearly names its place would be missing in silence.
    let near = moves(&EAST.replace("21003,east", "21003,East"), "", BY_ROWS);
    assert!(format!("{near:?}").contains("East"), "{near:?}");
    assert_eq!(near.verdict(), Verdict::NotTested);
    // Rows that the claim leaves out name nobody.
    let years = "place,year,region,n,people\n21001,2010,east,30,1000\n21003,2010,east,2,1000\n\
                 21005,2010,west,10,1000\n21007,2010,west,15,1000\n21001,2015,east,30,1000\n\
                 21003,2015,west,2,1000\n21005,2015,west,10,1000\n21007,2015,west,15,1000\n";
    let in_2015 = ", where = { year = [\"2015\"] }";
    let by_rows = moves(years, in_2015, BY_ROWS);
    assert_eq!(by_rows.outcome, moves(years, in_2015, "named = [\"21001\"]").outcome);
    assert!(holds(by_rows.verdict()), "{by_rows:?}");
    // What was published after the text does not say what a place was when it was written.
    let tiers = EAST.replace("region", "tier").replace("east", "1.5").replace("west", "2.5");
    let late =
        tiers.replace("people\n", "people,published\n").replace(",1000\n", ",1000,2016-01-01\n")
            + "21003,2.5,20,1000,2018-01-01\n21005,1.5,10,1000,2018-01-01\n";
    let by_rows = moves(&late, "", "named_where = { tier = [\"1.5\"] }");
    assert_eq!(by_rows.outcome, moves(&late, "", "named = [\"21001\", \"21003\"]").outcome);
    assert!(holds(by_rows.verdict()), "{by_rows:?}");
}

#[test]
fn a_printed_number_has_two_digits_that_count_or_says_to_what_it_is_rounded() {
    let of = |printed: &str, found: f64, more: &str| {
        let table = format!("year,n\n2010,{found}\n");
        let stated = format!(
            "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"{printed}\"\nunit = \"deaths\"\n\
             record = {{ source = \"t\", value = \"n\" }}\n{more}"
        );
        verdict(&table, "figure", "number", "", &stated)
    };
    assert!(holds(of("13,000", 13_400.0, "")) && holds(of("100", 104.0, "")));
    assert_eq!(of("100", 140.0, ""), Verdict::Contradicted);
    assert_eq!(of("10", 14.0, ""), Verdict::Contradicted);
    let tens = "rounded_to = 10\nrounded_because = \"the text rounds to tens\"\n";
    assert!(holds(of("10", 14.0, tens)));
    assert!(holds(of("1,234", 1_231.0, tens)));
    let thousands = tens.replace("10", "1000");
    let of_hundred = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"100\"\nunit = \"deaths\"\n\
                      record = { source = \"t\", value = \"n\" }\n";
    let refused = refusal("figure", "number", "", &format!("{of_hundred}{thousands}"));
    assert!(refused.contains("less than 1,000"), "{refused}");
}

#[test]
fn between_reaches_from_one_number_to_the_other() {
    let of = |found: f64| {
        let table = format!("year,n\n2010,{found}\n");
        let stated = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"10\"\nto = \"20\"\n\
                      unit = \"deaths\"\nrecord = { source = \"t\", value = \"n\" }\n";
        verdict(&table, "figure", "between", "", stated)
    };
    assert!(holds(of(10.0)) && holds(of(20.0)));
    assert_eq!(of(21.0), Verdict::Contradicted);
}

#[test]
fn words_of_another_scale_are_refused_with_those_that_fit() {
    let own = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"1\"\nunit = \"deaths\"\n\
               record = { source = \"t\", where = { n = [\"1\"] }, value = \"n\" }\n";
    assert!(refusal("figure", "number", "", own).contains("picks rows by `n`"));
    let refused = refusal("trend", "most", "", COUNTS);
    assert!(refused.contains("`most` does not fit") && refused.contains("growing"), "{refused}");
    assert!(refusal("trend", "number", "", COUNTS).contains("go with a stated number"));
}

/// What is told of where a claim holds and where it fails.
fn understood(kind: &str, words: &str, own: &str, of_kind: &str) -> [String; 2] {
    let case = Case::read(&case("year,n,all,m\n", kind, words, own, of_kind)).expect(words);
    let told = probative_words::understood(&case.claims[0]);
    ["holds if", "fails if"].map(|label| {
        let part = told.parts.iter().find(|(one, _)| *one == label);
        part.map(|(_, words)| words.clone()).unwrap_or_default()
    })
}

#[test]
fn what_was_understood_is_said_in_words() {
    let of = |words: &str, own: &str| understood("trend", words, own, COUNTS);
    let [holds, fails] = of("fell", "");
    let asks = ", as `fell` asks of every window; `by` states another size";
    assert_eq!(holds, format!("deaths fell by 5 % or more{asks}"));
    assert_eq!(fails, "deaths did not fall");
    // A denied claim holds where what it denies fails.
    assert_eq!(of("fell", "denied = true\n"), [fails, holds]);
    assert_eq!(of("doubled", "")[0], "deaths rose by 50 to below 150 %");
    assert_eq!(of("doubled", "")[1], "deaths did not rise");
    assert_eq!(of("halved", "")[0], "deaths fell by 33.3 to below 60 %");
    let [holds, fails] = of("unchanged", "");
    assert_eq!(holds, "deaths changed by no more than 5 % either way");
    assert_eq!(fails, "deaths fell by more than 5 %, or rose by more than 5 %");
}

#[test]
fn a_share_of_less_than_all_is_not_all_however_large_the_counts() {
    let of = |part: &str, words: &str, own: &str, more: &str| {
        let table = format!("year,n,m\n2010,{part},1000000000000000\n");
        let shares = "unit = \"deaths\"\npart_record = { source = \"t\", value = \"n\" }\n\
                      whole_record = { source = \"t\", value = \"m\" }\n";
        verdict(&table, "share", words, own, &format!("{shares}{more}"))
    };
    assert!(holds(of("1000000000000000", "all", "", "")));
    assert_eq!(of("999999999999999", "all", "", ""), Verdict::Contradicted);
    assert!(holds(of("999999999999999", "number", "", "percent = \"100.00\"\n")));
    let such = "reach = \"such\"\nreach_because = \"so\"\n";
    let counted = refusal(
        "share",
        "most",
        such,
        "unit = \"deaths\"\npart_record = { source = \"t\", value = \"n\" }\nwhole_record = { source = \"t\", value = \"all\" }\n",
    );
    assert!(counted.contains("tells of these alone"), "{counted}");
    assert!(holds(of("999999999999999", "most", such, "sampled = true\ndesign_effect = 1\n")));
}

#[test]
fn rows_are_counted_themselves_where_no_column_counts() {
    let of = |rows: &str, words: &str| {
        let shares = "unit = \"counties\"\n\
            part_record = { source = \"t\", where = { grew = [\"yes\"] }, value = \"*\", sum_over = [\"county\"] }\n\
            whole_record = { source = \"t\", value = \"*\", sum_over = [\"county\", \"grew\"] }\n";
        verdict(&format!("county,grew\n{rows}"), "share", words, "", shares)
    };
    assert!(holds(of("A,yes\nB,yes\nC,no\n", "most")));
    assert_eq!(of("A,yes\nB,no\nC,no\n", "most"), Verdict::Contradicted);
}

#[test]
fn stated_numbers_are_added_subtracted_and_told_in_per_cent() {
    let of = |numbers: &[(&str, &str, &str)], equation: &str| {
        let mut claim = String::new();
        for (name, number, unit) in numbers {
            claim.push_str(&format!(
                "[[claims.arithmetic.numbers]]\nname = \"{name}\"\nnumber = \"{number}\"\n\
                 unit = \"{unit}\"\n"
            ));
        }
        claim.push_str(&format!(
            "[[claims.arithmetic.equations]]\nsaid = \"the result\"\n{equation}\n"
        ));
        verdict("year,n\n2010,1\n", "arithmetic", "number", "", &claim)
    };
    let shares = |by: &'static str, unit: &'static str| {
        [("first", "61", "percent"), ("second", "84", "percent"), ("by", by, unit)]
    };
    let change = |unit: &str| {
        format!("from = \"first\"\nto = \"second\"\ngives = \"by\"\nunit = \"{unit}\"")
    };
    let points = "percentage point";
    assert!(holds(of(&shares("23", points), &change(points))));
    assert!(holds(of(&shares("38", "percent"), &change("percent"))));
    assert_eq!(of(&shares("23", "percent"), &change("percent")), Verdict::Contradicted);
    let people = [("men", "120", "person"), ("women", "131", "person"), ("all", "251", "person")];
    let sum = "add = [\"men\", \"women\"]\ngives = \"all\"\nunit = \"person\"";
    assert!(holds(of(&people, sum)));
    let less = "add = [\"all\"]\nsubtract = [\"women\"]\ngives = \"men\"\nunit = \"person\"";
    assert!(holds(of(&people, less)));
    let part = [("part", "33", "person"), ("whole", "111", "person"), ("share", "29.7", "percent")];
    let percent = "add = [\"part\"]\npercent_of = \"whole\"\ngives = \"share\"\nunit = \"percent\"";
    assert!(holds(of(&part, percent)));
}

#[test]
fn an_edge_that_a_text_states_moves_with_no_other_number() {
    let of = |part: &str| {
        let claim = format!(
            "[[claims.arithmetic.numbers]]\nname = \"part\"\nnumber = \"{part}\"\nunit = \"case\"\n\
             [[claims.arithmetic.numbers]]\nname = \"all\"\nnumber = \"1,100,000\"\nunit = \"case\"\n\
             [[claims.arithmetic.numbers]]\nname = \"share\"\nnumber = \"10\"\nunit = \"percent\"\n\
             [[claims.arithmetic.equations]]\nsaid = \"the share\"\nadd = [\"part\"]\n\
             percent_of = \"all\"\ngives = \"share\"\nunit = \"percent\"\n"
        );
        verdict("year,n\n2010,1\n", "arithmetic", "at least", "", &claim)
    };
    assert!(holds(of("139,000")));
    // 9.2 to 10.05 per cent, as far as the whole is rounded.
    assert_eq!(of("105,500"), Verdict::Inconclusive);
    assert_eq!(of("90,000"), Verdict::Contradicted);
}

#[test]
fn places_of_unequal_size_may_each_be_compared_by_their_own_change() {
    // Twelve places of very unequal size: the listed fall by 4.4 per cent, the others do not move.
    let mut table = "place,year,n,listed,since,published\n".to_owned();
    for at in 0..12_i32 {
        let size = 1000.0 * f64::from(3_i32.pow(at as u32 % 6));
        for year in 2010..2014 {
            let (listed, after) = (at % 3 == 0, year >= 2012);
            let jobs = if listed && after { 0.956 * size } else { size };
            let (on, since) = if listed { ("yes", "2012") } else { ("no", "") };
            table.push_str(&format!("p{at:02},{year},{jobs},{on},{since},2014-01-01\n"));
        }
    }
    let value = |by: &str| {
        let claim = format!(
            "said = \"jobs\"\nkey = \"place\"\ntime = \"year\"\nregistry = \"t\"\n\
             registry_key = \"place\"\nregistry_from = \"since\"\nafter = 2012\n\
             windows = [[2010, 2013]]\noutcome = {{ source = \"t\", value = \"n\" }}\n\
             list = {{ said = \"the list\", where = {{ listed = [\"yes\"] }}, covers = [\"all\"] }}\n\
             compared_by = \"{by}\"\n"
        );
        let case = Case::read(&case(&table, "effect", "lowered", "", &claim)).expect("a case");
        let evidence = gather(&case, &Only(table.clone())).expect("the table is read");
        let findings = check(&case, &evidence);
        match &findings.findings[0].outcome {
            Outcome::Tested { appraisal, .. } => appraisal.primary.measure.value.number(),
            Outcome::Untested { why, .. } => panic!("{why:?}"),
        }
    };
    assert!((value("ratios") + 4.4).abs() < 1e-9, "{}", value("ratios"));
    assert!((value("differences") + 4.4).abs() < 1e-9, "{}", value("differences"));
}
