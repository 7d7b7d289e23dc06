//! Rows that are read twice for two readings, or set against rows that have none of them, are
//! refused or told, however they are written.

use probative::{Case, Verdict, gather};

use super::lost::{tested, why};
use super::small::{Only, case, holds, refusal, verdict};

/// What is wrong with a claim on a table, and what is told of it: the codes.
fn codes(table: &str, kind: &str, words: &str, of_kind: &str) -> Vec<String> {
    let case = Case::read(&case(table, kind, words, "", of_kind)).expect("the case is read");
    let told = match gather(&case, &Only(table.to_owned())) {
        Ok(evidence) => evidence.warnings().to_vec(),
        Err(error) => error.diagnostics(),
    };
    told.iter().map(|one| one.code.to_string()).collect()
}

#[test]
fn an_alternate_of_the_same_rows_is_no_further_reading() {
    let table = "g,h,v\na,x,100\nb,x,7\na,y,120\n";
    let stated = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"100\"\nunit = \"deaths\"\n\
                  record = { source = \"t\", where = { g = [\"a\"], h = [\"x\"] }, value = \"v\" }\n";
    let beside = |publication: &str| {
        let other = format!(
            "[[claims.figure.stated.publications]]\nsource = \"t\"\nvalue = \"v\"\nwhere = {publication}\n"
        );
        codes(table, "figure", "number", &format!("{stated}{other}"))
    };
    assert_eq!(beside("{ h = [\"x\"], g = [\"a\"] }"), ["E307"]);
    assert!(beside("{ h = [\"y\"], g = [\"a\"] }").is_empty());
    let twice = stated.replace("h = [\"x\"]", "h = [\"x\", \"x\"]");
    let refused = refusal("figure", "number", "", &twice);
    assert!(refused.contains("`x` stands twice under `h`"), "{refused}");
}

/// States with rates, of which some are on a list, in one table with it.
fn laws() -> (String, String) {
    let mut table = "st,year,rate,list,from,published\n".to_owned();
    for state in ["01", "04", "05", "06", "08", "09", "10", "12", "13", "15", "16", "17"] {
        for year in 2010..=2015 {
            let listed = if year == 2010 && state < "06" { "limits,2013,2013" } else { ",," };
            table.push_str(&format!("{state},{year},10,{listed}\n"));
        }
    }
    let effect = "said = \"deaths\"\noutcome = { source = \"t\", value = \"rate\" }\nkey = \"st\"\n\
                  time = \"year\"\nwindows = [[2010, 2015]]\nregistry = \"t\"\nregistry_key = \"st\"\n\
                  registry_from = \"from\"\nafter = 2013\n\
                  list = { said = \"the laws\", where = { list = [\"limits\"] }, covers = [\"all\"] }\n";
    (table, effect.to_owned())
}

#[test]
fn a_list_by_another_name_is_the_same_list() {
    let (table, effect) = laws();
    let again =
        "lists = [{ said = \"again\", where = { list = [\"limits\"] }, covers = [\"all\"] }]\n";
    assert_eq!(codes(&table, "effect", "because", &format!("{effect}{again}")), ["E307"]);
    assert!(!codes(&table, "effect", "because", &effect).contains(&"E307".to_owned()));
}

#[test]
fn a_list_whose_year_of_publication_is_that_of_the_text_asks_for_days() {
    let (table, effect) = laws();
    let told = |published: &str| {
        let table = table.replace("limits,2013,2013", &format!("limits,2013,{published}"));
        let toml = case(&table, "effect", "because", "", &effect);
        why(&tested(&table, &toml).0)
    };
    // The text is of October 2017.
    let open = told("2017");
    assert!(open.contains("E240") && open.contains("of `2017` alone nobody can say"), "{open}");
    assert!(open.contains("YYYY-MM-DD"), "{open}");
    assert!(!told("2018").contains("alone nobody can say"), "published after it");
}

#[test]
fn a_count_is_set_against_what_holds_it() {
    let mut table = "year,g,state,n,p\n".to_owned();
    for year in 2005..=2015 {
        table.push_str(&format!(
            "{year},a,Ohio,10,100\n{year},b,Ohio,20,1000\n{year},a,Iowa,9,500\n"
        ));
    }
    let of = |own: &str, whole: &str| {
        let trend = format!(
            "said = \"thefts\"\nevents = {{ source = \"t\", {own}, value = \"n\" }}\n\
             whole = {{ source = \"t\", {whole}, value = \"p\" }}\ntime = \"year\"\nwindows = [[2005, 2015]]\n"
        );
        codes(&table, "trend", "growing", &trend)
    };
    let ohio = "where = { state = [\"Ohio\"] }, sum_over = [\"g\"]";
    assert_eq!(of(ohio, "where = { g = [\"a\"], state = [\"Ohio\"] }"), ["W221"]);
    assert_eq!(of(ohio, "where = { state = [\"Iowa\"] }"), ["W221"]);
    assert!(of(ohio, ohio).is_empty());
    let one = "where = { g = [\"a\"], state = [\"Ohio\"] }";
    assert!(
        of(one, "where = { g = [\"b\"], state = [\"Ohio\"] }").is_empty(),
        "a whole by its name"
    );
}

#[test]
fn a_row_that_may_have_been_published_behind_the_text_leaves_its_place_open() {
    // The text is of October 2017.
    let of = |published: &str, event: &str| {
        let table = format!(
            "state,from,published,event\n04,2015-01-01,{published},{event}\n05,2015-01-01,2016,\n"
        );
        let members = "source = \"t\"\ncolumns = { key = \"state\", from = \"from\", published = \"published\" }\n\
                       list = { said = \"the list\", covers = [\"all\"] }\nat = \"event\"\n\
                       [[claims.membership.members]]\nname = \"A\"\nkey = \"04\"\n\
                       event = { source = \"t\", where = { state = [\"04\"] }, value = \"event\" }\n";
        verdict(&table, "membership", "all", "", members)
    };
    assert!(holds(of("2016", "2016-05-01")));
    assert_eq!(of("2017", "2016-05-01"), Verdict::Inconclusive);
    assert_eq!(of("2018", "2016-05-01"), Verdict::Contradicted);
    assert!(holds(of("2016", "12/31/2016")), "a day as Americans write it");
}

#[test]
fn a_member_by_the_code_of_no_place_is_on_no_list_and_off_none() {
    let table =
        "state,from,published\n04,2015-01-01,2016\n05,2015-01-01,2016\n06,2015-01-01,2016\n";
    let of = |code: &str| {
        let members = format!(
            "source = \"t\"\ncolumns = {{ key = \"state\", from = \"from\", published = \"published\" }}\n\
             list = {{ said = \"the list\", covers = [\"all\"] }}\nat = \"text\"\n\
             [[claims.membership.members]]\nname = \"A\"\nkey = \"{code}\"\n"
        );
        codes(table, "membership", "all", &members)
    };
    assert_eq!(of("99"), ["E201"]);
    assert!(of("08").is_empty());
}

#[test]
fn codes_that_lost_their_zeros_get_them_back_where_a_source_asks_for_it() {
    let table = "county,n,p\n1001,5,100\n1003,9,100\n6037,20,100\n";
    let rate = "said = \"thefts\"\nevents = { source = \"t\", value = \"n\" }\n\
                exposure = { source = \"t\", value = \"p\" }\nper = 100\nkey = \"county\"\nnamed = [\"06037\"]\n";
    let written = case(table, "rate", "higher", "", rate);
    let read = |written: &str| {
        let case = Case::read(written).expect("the case is read");
        gather(&case, &Only(table.to_owned()))
    };
    let repaired = written.replace("licence = ", "repair_codes = [\"county\"]\nlicence = ");
    let evidence = read(&repaired).expect("the codes are mended");
    let told: Vec<String> = evidence.warnings().iter().map(|one| one.code.to_string()).collect();
    assert_eq!(told, ["W201"]);
    assert_eq!(evidence.table("t").map(|table| table.cell(2, "county")), Some("06037"));
    let wrong = read(&repaired.replace("[\"county\"]", "[\"p\", \"county\"]")).unwrap_err();
    assert_eq!(wrong.diagnostics()[0].code.to_string(), "E201", "100 is the code of no county");
}

#[test]
fn a_question_of_a_draft_that_is_left_open_is_no_place_and_no_phrase() {
    let members = |key: &str, said: &str| {
        let claim = format!(
            "source = \"t\"\ncolumns = {{ key = \"state\", from = \"from\", published = \"published\" }}\n\
             list = {{ said = \"{said}\", covers = [\"all\"] }}\nat = \"text\"\n\
             [[claims.membership.members]]\nname = \"A\"\nkey = \"{key}\"\n"
        );
        refusal("membership", "all", "", &claim)
    };
    for refused in [members("?", "the list"), members("04", "?")] {
        assert!(refused.contains("is a question of a draft that is not answered"), "{refused}");
    }
}

#[test]
fn a_count_of_some_ages_or_places_of_the_people_is_told() {
    // Deaths and people stand in one table, of which two sources are made.
    let of = |own: &str, whole: &str| {
        let mut table = "year,kind,age,state,n\n".to_owned();
        for year in 2005..=2015 {
            for (at, state) in ["Ohio", "Iowa"].iter().enumerate() {
                for (age, people) in [("0-14", 2_000), ("15-64", 7_000), ("65+", 1_500)] {
                    let people = people + year + 10 * at;
                    table += &format!("{year},people,{age},{state},{people}\n");
                }
                table += &format!("{year},deaths,15-64,{state},{}\n", 11 + at + year % 7);
            }
        }
        let trend = format!(
            "said = \"deaths\"\nevents = {{ source = \"t\", {own}, value = \"n\" }}\n\
             whole = {{ source = \"u\", {whole}, value = \"n\" }}\ntime = \"year\"\nwindows = [[2005, 2015]]\n"
        );
        let toml = case(&table, "trend", "growing", "", &trend);
        let (head, tail) = toml.split_once("[[sources]]\n").unwrap();
        let (source, claims) = tail.split_once("[[claims]]").unwrap();
        let other = source.replace("id = \"t\"", "id = \"u\"");
        let toml = format!("{head}[[sources]]\n{source}[[sources]]\n{other}[[claims]]{claims}");
        tested(&table, &toml).1
    };
    let deaths = "where = { kind = [\"deaths\"] }, sum_over = [\"age\", \"state\"]";
    let people = "where = { kind = [\"people\"] }, sum_over = [\"age\", \"state\"]";
    let told = of(deaths, people);
    let said = "without `age` `0-14`, `65+`, which `u` has";
    assert!(told.iter().any(|one| one.starts_with("W226") && one.contains(said)), "{told:?}");
    let alone = "where = { kind = [\"people\"], age = [\"15-64\"] }, sum_over = [\"state\"]";
    assert!(of(deaths, alone).iter().all(|one| !one.starts_with("W226")));
    let men = "where = { kind = [\"deaths\"], state = [\"Ohio\"] }, sum_over = [\"age\"]";
    let ohio = "where = { kind = [\"people\"], age = [\"15-64\"] }, sum_over = [\"state\"]";
    assert!(of(men, ohio).iter().all(|one| !one.starts_with("W226")), "who names one means it");
}

#[test]
fn adults_among_ages_are_refused_as_their_total() {
    let ages = |last: &str| {
        let mut table = "age,state,n\n".to_owned();
        for (state, by_age) in [("Ohio", [57, 211, 188, 97]), ("Iowa", [23, 88, 61, 40])] {
            for (age, deaths) in ["0-17", "18-44", "45-64", "65+"].iter().zip(by_age) {
                table += &format!("{age},{state},{deaths}\n");
            }
            table += &format!("{last},{state},{}\n", by_age[1..].iter().sum::<i32>());
        }
        let figure = "stated = [{ said = \"deaths\", number = \"9\", unit = \"deaths\", \
                      record = { source = \"t\", value = \"n\", sum_over = [\"age\", \"state\"] } }]";
        why(&tested(&table, &case(&table, "figure", "number", "", figure)).0)
    };
    assert!(ages("Adults").contains("E214"), "{}", ages("Adults"));
    assert_eq!(ages("unknown"), "");
}

#[test]
fn two_and_three_million_are_both_read_in_millions() {
    let table = "g,v\na,2400000\n";
    let stated = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"2\"\nto = \"3 million\"\n\
                  unit = \"deaths\"\nrecord = { source = \"t\", where = { g = [\"a\"] }, value = \"v\" }\n";
    assert!(holds(verdict(table, "figure", "between", "", stated)));
    let none = table.replace("2400000", "400000");
    assert_eq!(verdict(&none, "figure", "between", "", stated), Verdict::Contradicted);
}
