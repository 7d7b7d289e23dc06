//! Nothing is lost on the way from a record to a finding, and what cannot be taken is told with how
//! to go on: small cases, each with what is said of it.

use probative::{Case, Finding, Verdict, check, gather};
use probative_evidence::Error;
use probative_finding::Outcome;
use probative_finding::finding::{Appraisal, Untested};

use crate::small::{Only, case, holds};

/// The one finding of a case on a table, and what is told of its records.
pub(crate) fn tested(table: &str, toml: &str) -> (Finding, Vec<String>) {
    let case = Case::read(toml).unwrap_or_else(|error| panic!("{error}"));
    let evidence = gather(&case, &Only(table.to_owned())).expect("the table is read");
    let told = evidence.warnings().iter().map(ToString::to_string).collect();
    (check(&case, &evidence).findings.remove(0), told)
}

/// Why a finding is not tested, in the words of a message; blank where it is tested.
pub(crate) fn why(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Untested { why: Untested::Failed { why }, .. } => format!("{why}; {}", why.how),
        Outcome::Untested { why, .. } => format!("{why:?}"),
        Outcome::Tested { .. } => String::new(),
    }
}

pub(crate) fn appraisal(finding: &Finding) -> &Appraisal {
    match &finding.outcome {
        Outcome::Tested { appraisal, .. } => appraisal,
        Outcome::Untested { .. } => panic!("{}", why(finding)),
    }
}

/// What is refused before any claim is tested.
pub(crate) fn refused(table: &str, toml: &str) -> String {
    let case = Case::read(toml).unwrap_or_else(|error| panic!("{error}"));
    match gather(&case, &Only(table.to_owned())) {
        Err(Error::Refused(problems)) => {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
        other => panic!("{other:?}"),
    }
}

/// A case whose source has more keys.
pub(crate) fn with(keys: &str, toml: &str) -> String {
    let licence = "licence = \"public domain\"\n";
    toml.replacen(licence, &format!("{licence}{keys}\n"), 1)
}

const INCIDENTS: &str =
    "id,year,kind\n1,2010,a\n2,2010,a\n3,2010,a\n4,2011,a\n5,2011,a\n6,2013,a\n";

/// A fall of incidents from the first of some years to the last.
fn fall(keys: &str, window: &str) -> String {
    let trend = format!(
        "said = \"incidents\"\nevents = {{ source = \"t\", value = \"*\" }}\ntime = \"year\"\nwindows = [{window}]"
    );
    with(keys, &case(INCIDENTS, "trend", "fell", "", &trend))
}

#[test]
fn a_year_without_a_row_of_a_list_is_lacking_unless_the_list_is_said_to_have_every_one() {
    let (finding, told) = tested(INCIDENTS, &fall("", "[2010, 2013]"));
    let said = why(&finding);
    for part in ["it has none of 2012", "covers = [[", "end the window"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(told.iter().all(|one| !one.contains("W223")));
    let (finding, told) = tested(INCIDENTS, &fall("covers = [[2010, 2013]]", "[2010, 2013]"));
    assert!(holds(finding.verdict()), "{}", why(&finding));
    assert_eq!(appraisal(&finding).primary.rows.used, 4);
    assert!(
        told.iter().any(|one| one.contains("no row is of 2012, which counts 0 in claim `")),
        "{told:?}"
    );
    let (finding, _) = tested(INCIDENTS, &fall("covers = [[2010, 2015]]", "[2010, 2015]"));
    assert_eq!(appraisal(&finding).primary.measure.bounds().0, -100.0, "none in the last year");
    let (finding, _) = tested(INCIDENTS, &fall("covers = [[2010, 2012]]", "[2010, 2015]"));
    assert!(why(&finding).contains("none of 2014, 2015"), "{}", why(&finding));
}

#[test]
fn a_year_whose_rows_are_left_out_is_none_in_which_nothing_happened() {
    let keys = "covers = [[2010, 2013]]\nleave_out = { year = [\"2011\"] }";
    let (finding, _) = tested(INCIDENTS, &fall(keys, "[2010, 2013]"));
    assert!(why(&finding).contains("none of 2011"), "{}", why(&finding));
    assert!(!why(&finding).contains("say `covers"), "it says so: {}", why(&finding));
    let undated = format!("{INCIDENTS}7,unknown,a\n");
    let keys = "covers = [[2010, 2013]]\nleave_out = { year = [\"unknown\"] }";
    let [was, is] = [INCIDENTS, &undated].map(|table| probative_evidence::sha256(table.as_bytes()));
    let toml = fall(keys, "[2010, 2013]").replace(&was, &is);
    let (finding, told) = tested(&undated, &toml);
    let said = why(&finding);
    assert!(said.contains("none of 2012") && said.contains("left out may be of those"), "{said}");
    assert!(told.iter().all(|one| !one.contains("W223")), "{told:?}");
    let later = Case::read(&fall("covers = [[2010, 2019]]", "[2010, 2013]"));
    assert!(later.unwrap_err().to_string().contains("fetched in 2017"));
}

#[test]
fn counts_under_the_unit_of_a_rate_are_no_base_rate_and_published_rates_are_one() {
    let told = |table: &str, role: &str, unit: &str| {
        let own = format!(
            "[[claims.shown]]\nrole = \"{role}\"\nsaid = \"elsewhere\"\nunit = \"{unit}\"\ncell = {{ source = \"t\", where = {{ year = [\"2010\"] }}, value = \"b\" }}"
        );
        let of = |column| {
            format!("{{ source = \"t\", where = {{ year = [\"2010\"] }}, value = \"{column}\" }}")
        };
        let share =
            format!("unit = \"fires\"\npart_record = {}\nwhole_record = {}", of("n"), of("all"));
        why(&tested(table, &case(table, "share", "most", &own, &share)).0)
    };
    let counts = "year,n,all,b\n2010,7,9,40\n2011,7,9,140\n";
    for unit in ["per 1,000", "%", "fires per 1,000 houses"] {
        let said = told(counts, "base-rate", unit);
        assert!(said.contains("whole numbers alone") && said.contains("`exposure`"), "{said}");
    }
    assert_eq!(told(counts, "wider-definition", "per 1,000"), "");
    assert_eq!(told(counts, "base-rate", "fires per day"), "");
    let rates = "year,n,all,b\n2010,7,9,14.1\n2011,7,9,12\n";
    assert_eq!(told(rates, "base-rate", "per 1,000"), "");
    let parts = "year,n,all,b\n2010,7,9,14\n2011,7,9,12\n";
    assert_eq!(told(parts, "base-rate", "%"), "", "whole percentages are common");
}

/// A membership of some members in a list of a table.
fn members(table: &str, columns: &str, list: &str, keys: &[&str]) -> String {
    let each = keys.iter().map(|key| {
        format!("[[claims.membership.members]]\nname = \"the state {key}\"\nkey = \"{key}\"\n")
    });
    let of_kind = format!(
        "source = \"t\"\ncolumns = {{ {columns} }}\nlist = {{ said = \"the list\", {list}covers = [\"all\"] }}\nat = \"text\"\n{}",
        each.collect::<String>()
    );
    case(table, "membership", "all", "", &of_kind)
}

const COLUMNS: &str = "key = \"state\", from = \"since\", published = \"published\"";

#[test]
fn a_base_rate_is_missing_of_several_members_and_not_of_the_one_that_a_sentence_is_about() {
    let table = "state,since,published\n04,2012-01-01,2017-02-01\n05,2012-01-01,2017-02-01\n";
    let missing = |keys: &[&str]| {
        let (finding, _) = tested(table, &members(table, COLUMNS, "", keys));
        (finding.verdict(), appraisal(&finding).facts.base_rate_missing.is_some())
    };
    assert_eq!(missing(&["04"]), (Verdict::Supported, false));
    assert_eq!(missing(&["04", "05"]), (Verdict::Qualified, true));
}

#[test]
fn days_that_nobody_can_read_leave_untested_the_claims_that_read_them_alone() {
    let table = "state,since,published,list\n04,soon,2017-02-01,a\n05,2012-01-01,2017-02-01,b\n";
    let list = |name: &str| format!("where = {{ list = [\"{name}\"] }}, ");
    let unread = tested(table, &members(table, COLUMNS, &list("a"), &["04"])).0;
    assert!(why(&unread).contains("E217") && why(&unread).contains("`soon`"), "{}", why(&unread));
    let other = tested(table, &members(table, COLUMNS, &list("b"), &["05"])).0;
    assert_eq!(other.verdict(), Verdict::Supported, "{}", why(&other));
}

#[test]
fn american_days_of_midnight_are_read_where_rows_are_asked_for_by_them_too() {
    let midnight = |day: &str| format!("{day} 12:00:00 AM");
    let (law, fire) = (midnight("12/01/1998"), midnight("02/03/2004"));
    let published = midnight("02/01/2017");
    let table =
        format!("state,since,published,list\n04,{law},{published},a\n05,{fire},{published},b\n");
    let list = format!("where = {{ since = [\"{law}\"] }}, ");
    let event = "event = { source = \"t\", where = { list = [\"b\"] }, value = \"since\" }\n";
    let toml = members(&table, COLUMNS, &list, &["04"]).replace("at = \"text\"", "at = \"event\"");
    let toml = toml.replace("key = \"04\"\n", &format!("key = \"04\"\n{event}"));
    let (finding, told) = tested(&table, &toml);
    assert_eq!(finding.verdict(), Verdict::Supported, "{}", why(&finding));
    assert!(told.iter().any(|one| one.contains("is read as 1998-12-01")), "{told:?}");
    let early = table.replace(&fire, &midnight("02/03/1996"));
    let [was, is] = [&table, &early].map(|table| probative_evidence::sha256(table.as_bytes()));
    let before = toml.replace(&was, &is);
    assert_eq!(tested(&early, &before).0.verdict(), Verdict::Contradicted, "before the law");
}

#[test]
fn a_value_that_stands_in_rows_that_are_left_out_is_told_as_such() {
    let table = "place,year,n\nTotal,2010,9\nA,2010,4\nB,2010,5\n";
    let stated = "[[claims.figure.stated]]\nsaid = \"nine\"\nnumber = \"9\"\nunit = \"fires\"\nrecord = { source = \"t\", where = { place = [\"Total\"] }, value = \"n\" }";
    let toml = case(table, "figure", "number", "", stated);
    let said = refused(table, &with("leave_out = { place = [\"Total\"] }", &toml));
    assert!(said.contains("E302") && said.contains("rows that `leave_out` leaves out"), "{said}");
}

const DEATHS: &str = "year,st_fips,abbrev,sex,drug_death,opioid_death,heroin_present\n";

#[test]
fn rows_of_the_whole_country_alone_are_the_rows_of_their_file() {
    let table = format!("{DEATHS}2015,59,US,Female,20,12,1\n2015,59,US,Male,30,18,1\n");
    let stated = "[[claims.figure.stated]]\nsaid = \"thirty\"\nnumber = \"30\"\nunit = \"deaths\"\nrecord = { source = \"t\", where = { sex = [\"Male\"], year = [\"2015\"] }, value = \"drug_death\" }";
    let (finding, told) = tested(&table, &case(&table, "figure", "number", "", stated));
    assert!(holds(finding.verdict()), "{}", why(&finding));
    assert!(told.iter().all(|one| !one.contains("W103")), "{told:?}");
    let among = format!("{table}2015,01,AL,Male,3,1,1\n2015,02,AK,Male,4,1,1\n");
    let of_the_country = stated.replace("sex = [\"Male\"]", "abbrev = [\"US\"]");
    let said = refused(&among, &case(&among, "figure", "number", "", &of_the_country));
    assert!(said.contains("`US`") && said.contains("as W103 says"), "{said}");
}

/// Rates or counts of some named places beside others.
fn rate(table: &str, words: &str, named: &str, form: &str) -> String {
    let of_kind = format!("said = \"fires\"\nkey = \"place\"\nnamed = [{named}]\n{form}");
    case(table, "rate", words, "", &of_kind)
}

const COUNTED: &str = "events = { source = \"t\", value = \"n\" }\nexposure = { source = \"t\", value = \"all\" }\nper = 1000\n";

#[test]
fn all_places_that_stop_a_claim_are_named_and_of_many_ten() {
    let rows = (0..14).map(|at| format!("p{at},3,{}\n", if at < 12 { 0 } else { 100 }));
    let table = format!("place,n,all\n{}", rows.collect::<String>());
    let said = why(&tested(&table, &rate(&table, "higher", "\"p13\"", COUNTED)).0);
    for part in ["E243", "`p0` has 3 events, `p1` has 3 events", "and 2 others and nobody"] {
        assert!(said.contains(part), "{said}");
    }
    let table = "place,n,all\np1,3,100\np2,,100\np3,,100\np4,5,100\n";
    let said = why(&tested(table, &rate(table, "higher", "\"p2\", \"p3\", \"p1\"", COUNTED)).0);
    assert!(said.contains("`p2`, `p3` are named and have a blank cell"), "{said}");
}

#[test]
fn a_rank_that_is_tied_is_told_by_its_ends() {
    let table = "place,n\na,9\nb,8\nc,7\nd,5\ne,5\nf,1\n";
    let form = "universe = \"all places\"\namounts = { source = \"t\", value = \"n\" }\n";
    let (finding, _) = tested(table, &rate(table, "highest", "\"d\"", form));
    let measure = &appraisal(&finding).primary.measure;
    assert_eq!(measure.open(), Some((4.0, 5.0)));
    assert_eq!(probative_words::format::value(measure), "rank 4 to 5");
    let cell = probative_words::format::measured_value(measure);
    assert_eq!(probative_words::format::ten_digits(&cell), "4 to 5");
}

#[test]
fn rates_of_which_some_are_nothing_are_compared_by_ranks_where_the_case_says_so() {
    let table = "place,r\na,9.0\nb,6.0\nc,3.0\nd,0\ne,0\nf,1.5\n";
    let rates = "rates = { source = \"t\", value = \"r\" }\n";
    let said = why(&tested(table, &rate(table, "higher", "\"a\", \"b\"", rates)).0);
    for part in ["E220", "`d`, `e`", "compared_by = \"ranks\"", "`events`"] {
        assert!(said.contains(part), "{said}");
    }
    let ranks = format!("{rates}compared_by = \"ranks\"\n");
    let (finding, _) = tested(table, &rate(table, "higher", "\"a\", \"b\"", &ranks));
    // Of the eight pairs two are 2 and 3, two are 4 and 6, and four have nothing beneath them.
    let measure = &appraisal(&finding).primary.measure;
    assert!(measure.bounds().0.is_infinite(), "{measure:?}");
    assert!(holds(finding.verdict()), "{:?}", finding.verdict());
    let (finding, _) = tested(table, &rate(table, "higher", "\"c\", \"d\"", &ranks));
    // 3 beside 9, 6, 0 and 1.5, and 0 beside 9, 6, 0 and 1.5: a third, a half, without end, 2, 0, 0,
    // 1 and 0.
    assert_eq!(appraisal(&finding).primary.measure.bounds().0, (1.0 / 3.0 + 0.5) / 2.0);
    assert_eq!(finding.verdict(), Verdict::Contradicted);
    let own = "reach = \"such\"\nreach_because = \"it is about such places\"";
    let of_kind = format!("said = \"fires\"\nkey = \"place\"\nnamed = [\"a\", \"b\"]\n{ranks}");
    let said = why(&tested(table, &case(table, "rate", "higher", own, &of_kind)).0);
    assert!(said.contains("those of these places"), "{said}");
}

#[test]
fn a_place_without_a_row_of_a_complete_list_has_none_and_of_another_nobody_knows() {
    // One source has both: the people of each place, and a row for each incident.
    let people: String = (1..=6).map(|at| format!("p{at},2015,people,1000\n")).collect();
    let table = format!(
        "place,year,what,n\n{people}p1,2015,fire,1\np1,2015,fire,2\np2,2015,fire,3\np3,2015,fire,4\np9,2014,fire,5\n"
    );
    let of = |what: &str, value: &str| {
        format!(
            "{{ source = \"t\", where = {{ year = [\"2015\"], what = [\"{what}\"] }}, value = \"{value}\" }}"
        )
    };
    let form =
        format!("events = {}\nexposure = {}\nper = 1000\n", of("fire", "*"), of("people", "n"));
    let toml = rate(&table, "higher", "\"p1\", \"p4\"", &form);
    let said = refused(&table, &toml);
    assert!(said.contains("E213"), "{said}");
    let (finding, told) = tested(&table, &with("covers = [[2014, 2016]]", &toml));
    // 2 fires among 2,000 people beside 2 among 4,000.
    assert_eq!(appraisal(&finding).primary.measure.bounds().0, 2.0, "{}", why(&finding));
    assert!(told.iter().any(|one| one.contains("3 places without a row count 0")), "{told:?}");
    let said = refused(&table, &with("covers = [[2013, 2014]]", &toml));
    assert!(said.contains("E213"), "another year is covered: {said}");
}

#[test]
fn a_place_that_a_complete_list_of_incidents_knows_has_none_in_a_year_without_a_row() {
    let mut table = "place,year,what,since,id\n".to_owned();
    for place in 0..24 {
        let years = (2010..=2015).filter(|year| place % 4 > 0 || *year != 2012);
        let rows = years.flat_map(|year| (0..2 + (place + year) % 3).map(move |at| (year, at)));
        rows.for_each(|(year, at)| table += &format!("p{place},{year},fire,,{at}\n"));
    }
    (0..12).for_each(|at| table += &format!("p{},,law,2013-01-01,law\n", 2 * at));
    let of_kind = "said = \"fires\"\noutcome = { source = \"t\", where = { what = [\"fire\"] }, value = \"*\" }\n\
        key = \"place\"\ntime = \"year\"\nwindows = [[2010, 2015]]\nregistry = \"t\"\n\
        registry_key = \"place\"\nregistry_from = \"since\"\nafter = 2013\n\
        list = { said = \"the list\", where = { what = [\"law\"] }, covers = [\"all\"] }\n";
    let toml = case(&table, "effect", "because", "", of_kind);
    let used = |toml: &str| appraisal(&tested(&table, toml).0).primary.rows.used;
    assert_eq!(used(&toml), 18, "six places lack a year");
    let covers = with("covers = [[2010, 2015]]", &toml);
    assert_eq!(used(&covers), 24);
    let told = tested(&table, &covers).1;
    assert!(
        told.iter().any(|one| one.contains("6 years of single places without a row")),
        "{told:?}"
    );
}

#[test]
fn rows_that_stand_twice_are_told_with_how_many_there_are() {
    let mut table = "st,n,p\n".to_owned();
    for code in ["01", "04", "05", "06", "08"] {
        table += &format!("{code},20,1000\n{code},21,1000\n");
    }
    table += "09,22,1003\n10,27,1009\n";
    let rate = "said = \"deaths\"\nkey = \"st\"\nnamed = [\"01\"]\n\
                events = { source = \"t\", value = \"n\" }\n\
                exposure = { source = \"t\", value = \"p\" }\nper = 1000";
    let said = why(&tested(&table, &case(&table, "rate", "higher", "", rate)).0);
    let all = "lines 2 and 3 of `t` both give a number for `01`; so it is with 4 other pairs: lines 4 and 5, 6 and 7";
    assert!(said.contains(all), "{said}");
}

#[test]
fn counties_that_each_state_numbers_anew_are_told_by_their_whole_code() {
    let mut table = "STATE,COUNTY,n,p\n".to_owned();
    for (at, state) in ["01", "05", "19"].iter().enumerate() {
        for county in 1..5 {
            table += &format!("{state},00{county},{},{}\n", 30 + 7 * county + at, 9_000 + county);
        }
    }
    let rate = "said = \"deaths\"\nkey = \"COUNTY\"\nnamed = [\"001\"]\n\
                events = { source = \"t\", value = \"n\" }\n\
                exposure = { source = \"t\", value = \"p\" }\nper = 1000";
    let figure = "stated = [{ said = \"deaths\", number = \"9\", unit = \"deaths\", \
                  record = { source = \"t\", value = \"n\", sum_over = [\"COUNTY\"] } }]";
    for (kind, words, own, told) in [
        ("rate", "higher", rate, "both give a number for `001`, of two states under `STATE`"),
        ("figure", "number", figure, "both are called `001`, of two states under `STATE`"),
    ] {
        let (finding, _) = tested(&table, &case(&table, kind, words, "", own));
        let said = why(&finding);
        assert!(said.contains(told) && said.contains("GEOID"), "{said}");
        assert!(!said.contains("add them up first"), "{said}");
    }
}

const LISTED: &str = "id,year,state\n1,2014,Ohio\n2,2015,Ohio\n3,2015,Iowa\n4,2016,Iowa\n";

/// So many incidents of some places and years.
fn incidents(keys: &str, number: &str, asked: &str) -> String {
    let figure = format!(
        "stated = [{{ said = \"incidents\", number = \"{number}\", unit = \"incidents\", \
         record = {{ source = \"t\", where = {{ {asked} }}, value = \"*\", sum_over = [\"id\"] }} }}]"
    );
    with(keys, &case(LISTED, "figure", "number", "", &figure))
}

#[test]
fn a_place_or_year_without_a_row_of_a_whole_list_had_none() {
    let whole = "covers = [[2013, 2016]]";
    for (asked, number, told) in [
        (
            "state = [\"Utah\"], year = [\"2015\"]",
            "0",
            "no row with `state` `Utah` and `year` `2015` is there, which counts 0 in",
        ),
        ("state = [\"Ohio\", \"Utah\"], year = [\"2015\"]", "1", "no row is of `Utah`"),
        ("year = [\"2013\"]", "0", "no row with `year` `2013` is there"),
        (
            "state = [\"Ohio\"], year = [\"2016\"]",
            "0",
            "no row with `state` `Ohio` and `year` `2016`",
        ),
    ] {
        let (finding, warnings) = tested(LISTED, &incidents(whole, number, asked));
        assert!(holds(finding.verdict()), "{asked}: {}", why(&finding));
        assert!(warnings.iter().any(|one| one.contains(told)), "{asked}: {warnings:?}");
    }
}

#[test]
fn what_may_be_misspelt_or_is_of_other_years_is_no_place_without_a_row() {
    let of = |keys: &str, asked: &str| refused(LISTED, &incidents(keys, "0", asked));
    let whole = "covers = [[2013, 2016]]";
    for asked in [
        "state = [\"Uath\"], year = [\"2015\"]",
        "state = [\"UT\"], year = [\"2015\"]",
        "state = [\"OH\"], year = [\"2015\"]",
        "state = [\"Utah\"], year = [\"2012\"]",
        "year = [\"2017\"]",
    ] {
        assert!(of(whole, asked).contains("E302"), "{asked}");
    }
    assert!(of("", "state = [\"Utah\"], year = [\"2015\"]").contains("E302"));
}

#[test]
fn a_count_that_falls_short_of_what_is_stated_is_told_of_a_list_that_may_lack_rows() {
    let told = |keys: &str, number: &str| {
        let toml = incidents(keys, number, "year = [\"2015\"]");
        tested(LISTED, &toml).1.iter().any(|one| one.contains("W225"))
    };
    assert!(told("", "50") && told("covers = [[2010, 2014]]", "50"));
    assert!(!told("covers = [[2010, 2015]]", "50"), "the list has every one");
    assert!(!told("", "2"), "so many there are at least");
}

#[test]
fn a_year_that_lacks_one_of_its_months_is_not_mended_by_leaving_that_month_out() {
    let of = |over: &str, blank: &str| {
        let mut table = "year,month,town,n\n".to_owned();
        for year in 2010..=2014 {
            for (at, (month, town)) in
                [("1", "A"), ("1", "B"), ("2", "A"), ("2", "B")].iter().enumerate()
            {
                let is_blank = year == 2012 && blank == format!("{month}{town}");
                let n = if is_blank { String::new() } else { (40 + year % 7 + 9 * at).to_string() };
                table += &format!("{year},{month},{town},{n}\n");
            }
        }
        let trend = format!(
            "said = \"deaths\"\nevents = {{ source = \"t\", value = \"n\", {over} }}\n\
             time = \"year\"\nwindows = [[2010, 2014]]"
        );
        why(&tested(&table, &case(&table, "trend", "growing", "", &trend)).0)
    };
    let months = of("where = { town = [\"A\"] }, sum_over = [\"month\"]", "2A");
    assert!(months.contains("E242") && months.contains("give the numbers that lack"), "{months}");
    assert!(!months.contains("leave_out"), "{months}");
    let towns = of("where = { month = [\"2\"] }, sum_over = [\"town\"]", "2A");
    assert!(towns.contains("by a line of the source: `leave_out = { town = [\"A\"] }`"), "{towns}");
    let none = of("where = { month = [\"2\"], town = [\"A\"] }", "2A");
    assert!(none.contains("E242") && !none.contains("leave_out"), "nothing is added up: {none}");
}
