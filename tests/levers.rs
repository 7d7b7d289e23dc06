//! What an author may choose is tried by the audit, whatever the case offers of it.

use probative::{Case, Evidence, gather};
use probative_finding::audit::Dimension;

use crate::small::{Only, case};

/// The options that an audit tries on a claim of a table, by their dimensions.
fn tried(table: &str, kind: &str, words: &str, own: &str, of_kind: &str) -> Vec<Dimension> {
    options(table, &case(table, kind, words, own, of_kind))
}

fn options(table: &str, toml: &str) -> Vec<Dimension> {
    let case = Case::read(toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence: Evidence = gather(&case, &Only(table.to_owned())).expect("the table is read");
    probative_check::options(&case, &evidence).into_iter().map(|(of, _)| of).collect()
}

fn times(tried: &[Dimension], dimension: Dimension) -> usize {
    tried.iter().filter(|one| **one == dimension).count()
}

const PLACES: &str = "place,od_deaths,population,od_rate,poor,percent,idle,idle_rate\n\
    01,40,1000,4.0,300,30,9,0.9\n02,30,1000,3.0,200,20,8,0.8\n04,20,1000,2.0,100,10,7,0.7\n";

const COUNTS: &str = r#"said = "deaths"
events = { source = "t", value = "od_deaths" }
exposure = { source = "t", value = "population" }
per = 1000
key = "place"
named = ["01", "02"]"#;

#[test]
fn counts_are_put_together_by_each_rate_once_and_rates_by_their_counts() {
    let found = tried(PLACES, "rate", "higher", "", COUNTS);
    // One for each of the columns that hold rates.
    assert_eq!(times(&found, Dimension::Together), 3);
    assert_eq!(times(&found, Dimension::Denominator), 0, "the people of the rows are its own");
    let by_others = COUNTS.replace("value = \"population\"", "value = \"idle\"");
    let found = tried(PLACES, "rate", "higher", "", &by_others);
    assert_eq!(times(&found, Dimension::Denominator), 1);
    let rates = r#"said = "deaths"
rates = { source = "t", value = "od_rate" }
key = "place"
named = ["01", "02"]"#;
    assert_eq!(times(&tried(PLACES, "rate", "higher", "", rates), Dimension::Together), 1);
}

#[test]
fn counts_of_a_map_are_divided_by_what_the_rows_have() {
    let cluster = r#"said = "the poor"
values = { source = "t", value = "poor" }
unit = "people"
key = "place"
level = "state"
weights = ["queen"]
anywhere = true"#;
    let found = tried(PLACES, "cluster", "clusters", "", cluster);
    assert_eq!(times(&found, Dimension::Denominator), 3);
    let maps = r#"said = "the poor"
with_said = "the idle"
values = { source = "t", value = "poor" }
with = { source = "t", value = "idle" }
key = "place"
adjacency = { source = "t", from = "place", to = "place" }"#;
    let found = tried(PLACES, "association", "along", "", maps);
    assert_eq!(times(&found, Dimension::Denominator), 6);
}

#[test]
fn a_reach_that_the_words_have_not_is_told_and_turns_nothing() {
    let found = tried(PLACES, "rate", "higher", "", COUNTS);
    assert_eq!(times(&found, Dimension::OtherReach), 1);
    assert!(Dimension::OtherReach.says_less());
    let such = "reach = \"such\"\nreach_because = \"it speaks of such places\"";
    let found = tried(PLACES, "rate", "higher", such, COUNTS);
    assert_eq!((times(&found, Dimension::Reach), times(&found, Dimension::OtherReach)), (1, 0));
    let counted = r#"unit = "people"
part_record = { source = "t", where = { place = ["01"] }, value = "poor" }
whole_record = { source = "t", where = { place = ["01"] }, value = "population" }"#;
    let found = tried(PLACES, "share", "most", "", counted);
    assert_eq!(times(&found, Dimension::OtherReach), 0, "what is counted tells of these alone");
}

#[test]
fn a_number_beside_is_tried_as_the_base_rate() {
    let share = r#"unit = "people"
part_record = { source = "t", where = { place = ["01"] }, value = "poor" }
whole_record = { source = "t", where = { place = ["01"] }, value = "population" }
[[claims.share.beside]]
role = "wider-definition"
said = "of the idle"
part = { source = "t", where = { place = ["01"] }, value = "idle" }
whole = { source = "t", where = { place = ["01"] }, value = "population" }"#;
    let shown = "[[claims.shown]]\nrole = \"ROLE\"\nsaid = \"deaths\"\nunit = \"deaths\"\ncell = { source = \"t\", where = { place = [\"01\"] }, value = \"od_deaths\" }";
    let of = |role: &str| tried(PLACES, "share", "most", &shown.replace("ROLE", role), share);
    let hidden = times(&of("wider-definition"), Dimension::Beside);
    assert_eq!(hidden - times(&of("base-rate"), Dimension::Beside), 1);
}

#[test]
fn the_next_words_of_reliability_are_tried_and_the_lowest_turns_nothing() {
    let rate = r#"said = "deaths"
rates = { source = "t", value = "od_rate" }
key = "place"
named = ["01", "02"]"#;
    let toml = case(PLACES, "rate", "higher", "", rate);
    let called = |word: &str, basis: &str| {
        let own = "word = \"sufficiently reliable\", basis = \"invented\"";
        let other = format!("word = \"{word}\", basis = \"{basis}\"");
        let tried = options(PLACES, &toml.replace(own, &other));
        (times(&tried, Dimension::Reliability), times(&tried, Dimension::Unreliable))
    };
    assert_eq!(called("sufficiently reliable", "invented"), (1, 0));
    assert_eq!(called("undetermined", "unchecked copy"), (1, 1));
    assert_eq!(called("not sufficiently reliable", "copy of a copy"), (1, 0));
    assert!(Dimension::Unreliable.says_less() && !Dimension::Reliability.says_less());
}

const LIST: &str = "town,since,until,published,strict,role,report\n\
    a,2010-01-01,2016-01-01,2010-01-01,yes,port,r1\nb,2011-01-01,,2011-01-01,no,hub,r2\n";

#[test]
fn a_registry_is_asked_without_its_ends_and_without_its_criterion() {
    let columns = |more: &str| {
        let of_kind = format!(
            r#"source = "t"
columns = {{ key = "town", from = "since", published = "published"{more} }}
list = {{ said = "the list", where = {{}}, covers = ["all"] }}
at = "text"
members = [{{ name = "a", key = "a" }}]"#
        );
        tried(LIST, "membership", "all", "", &of_kind)
    };
    let none = columns("");
    let ends = columns(", until = \"until\"");
    assert_eq!(times(&ends, Dimension::Time) - times(&none, Dimension::Time), 1);
    let strict = columns(", criterion = \"strict\"");
    assert_eq!(times(&strict, Dimension::List) - times(&none, Dimension::List), 1);
}

#[test]
fn a_role_is_read_without_each_thing_that_narrows_it() {
    let role = r#"place = "a"
said = "towns with a port"
named = { source = "t", where = { role = ["port"], strict = ["yes"] }, value = "town" }
document = "report""#;
    let found = tried(LIST, "alignment", "the only", "", role);
    assert_eq!(times(&found, Dimension::List), 2);
}

#[test]
fn ends_of_a_number_that_is_given_are_left_out_once() {
    let table = "year,n,low,high\n2015,40,30,50\n2016,,30,50\n";
    let figure = |year: &str| {
        let of_kind = format!(
            "[[claims.figure.stated]]\nsaid = \"fires\"\nnumber = \"40\"\nunit = \"fires\"\nrecord = {{ source = \"t\", where = {{ year = [\"{year}\"] }}, value = \"n\", low = \"low\", high = \"high\", said = \"the table\" }}"
        );
        times(&tried(table, "figure", "number", "", &of_kind), Dimension::Column)
    };
    assert_eq!((figure("2015"), figure("2016")), (1, 0));
}

#[test]
fn places_that_rows_leave_out_are_compared_unless_the_sentence_leaves_them_out() {
    let table = "fips,part,year,n,people\n01,the hills,2015,40,1000\n02,the hills,2015,9,1000\n\
                 04,the plain,2015,30,1000\n05,the plain,2015,60,1000\n";
    let compared = |rows: &str, said: &str| {
        let of_kind = format!(
            "said = \"deaths\"\nevents = {{ source = \"t\", where = {{ {rows} }}, value = \"n\" }}\n\
             exposure = {{ source = \"t\", where = {{ {rows} }}, value = \"people\" }}\n\
             per = 1000\nkey = \"fips\"\nnamed = [\"01\"]"
        );
        let toml = case(table, "rate", "higher", "", &of_kind);
        let said = toml.replace("A claim that is not another", said);
        times(&options(table, &said), Dimension::Peers)
    };
    let plain = "more die in the first";
    assert_eq!(compared("year = [\"2015\"]", plain), 0, "a year leaves out no place");
    assert_eq!(compared("year = [\"2015\"], fips = [\"01\", \"02\"]", plain), 1);
    let hills = "part = [\"the hills\"]";
    assert_eq!(compared(hills, plain), 1);
    assert_eq!(compared(hills, "more die in the first than elsewhere in the hills"), 0);
}
