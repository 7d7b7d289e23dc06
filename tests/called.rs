//! What a case calls its numbers and members is held against the rows that it reads, and what it
//! passes over in its sources stands in its findings.

use probative::{Case, Findings, check, gather};
use probative_words::{made, records};

use crate::small::{Only, case};

const MILLS: &str = "town,fips,kind,mills,closed,percent\n\
    Alder,01001,paper,90,40,44.4\nBirch,01003,paper,90,45,50\n\
    Alder,01001,steel,20,12,60\nBirch,01003,steel,30,11,36.7\n\
    Cedar,01005,paper,10,3,30\nCedar,01005,steel,11,4,36.4\n";

/// The findings of two numbers of towns, the second called as is asked.
fn of_two(second: &str, code: &str) -> Findings {
    let stated = |said: &str, number: &str, code: &str| {
        format!(
            "[[claims.figure.stated]]\nsaid = \"{said}\"\nnumber = \"{number}\"\nunit = \"mills\"\n\
             record = {{ source = \"t\", where = {{ fips = [\"{code}\"], kind = [\"paper\"] }}, value = \"closed\" }}\n"
        )
    };
    let of_kind = stated("mills that closed in Alder", "40", "01001") + &stated(second, "45", code);
    let toml = case(MILLS, "figure", "number", "", &of_kind).replace(
        "said = \"A claim that is not another\"",
        "said = \"40 paper mills of Alder and 45 of Birch closed\"",
    );
    let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence = gather(&case, &Only(MILLS.to_owned())).expect("the table is read");
    check(&case, &evidence)
}

#[test]
fn a_number_that_is_called_by_another_place_than_its_row_is_told() {
    let told = |label: &str, code: &str| -> Vec<String> {
        let made = of_two(label, code).made;
        let called = made.iter().filter(|it| it.code == "W303");
        called.map(|it| made::said(&it.about)).collect()
    };
    assert!(told("mills that closed in Birch", "01003").is_empty());
    assert!(told("mills that closed there", "01003").is_empty());
    assert!(told("mills that closed in Birch, beside Alder", "01003").is_empty());
    let other =
        "what it calls “mills that closed in Birch” has Cedar in `town`, where others have Birch";
    assert_eq!(told("mills that closed in Birch", "01005"), [other]);
    // The group of the rows is told likewise.
    let steel =
        "what it calls “steel mills that closed” has paper in `kind`, where others have steel";
    assert_eq!(told("steel mills that closed", "01003"), [steel]);
}

#[test]
fn what_a_claim_passes_over_in_its_sources_stands_in_its_findings() {
    let found = of_two("mills that closed in Birch", "01003");
    let lines: Vec<String> = found.passed_over.iter().map(records::passed_over).collect();
    assert_eq!(
        lines,
        [
            "rows of t where fips is 01005",
            "rows of t where kind is steel",
            "other numbers of t: mills and percent",
        ]
    );
    assert_eq!(
        Findings::from_json(&found.to_json()).map(|it| it.passed_over),
        Ok(found.passed_over)
    );
}

/// What is told of a rate of mills that closed in these towns.
fn of_rate(sentence: &str, towns: &str, more: &str) -> Vec<String> {
    let of_kind = format!(
        "said = \"mills that closed\"\nkey = \"fips\"\nnamed = [{towns}]\n\
         events = {{ source = \"t\", value = \"closed\"{more} }}\n\
         exposure = {{ source = \"t\", value = \"mills\"{more} }}\nper = 100"
    );
    let said = format!("said = \"{sentence}\"");
    let toml = case(MILLS, "rate", "higher", "", &of_kind)
        .replace("said = \"A claim that is not another\"", &said);
    let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence = gather(&case, &Only(MILLS.to_owned())).expect("the table is read");
    let made = check(&case, &evidence).made;
    made.iter().map(|one| format!("{} {}", one.code, made::said(&one.about))).collect()
}

#[test]
fn what_a_sentence_says_and_no_rate_asks_is_told() {
    let (both, all) = ("\"01001\", \"01003\"", ", sum_over = [\"kind\"]");
    let told = |sentence: &str| of_rate(sentence, both, all);
    assert!(told("Mills closed more often in Alder and Birch than elsewhere").is_empty());
    let each = "W302 its own sentence says “in each of”, which no test of this kind asks";
    assert_eq!(told("Mills closed more often in each of Alder and Birch than elsewhere"), [each]);
    let before = "W302 its own sentence says “than a year before”, which no test of this kind asks";
    assert_eq!(told("Mills closed more often in Alder and Birch than a year before"), [before]);
}

#[test]
fn a_group_that_a_sentence_names_and_nothing_is_cut_to_is_told() {
    let told = |rows: &str| {
        of_rate("Paper mills closed more often in Alder than elsewhere", "\"01001\"", rows)
    };
    let other = "W303 its sentence names `paper` of `kind`, and its rows are of others too";
    assert_eq!(told(", sum_over = [\"kind\"]"), [other]);
    assert!(told(", where = { kind = [\"paper\"] }").is_empty());
}

#[test]
fn a_number_that_is_sharper_than_its_words_is_told() {
    let told = |sentence: &str, percent: &str| -> Vec<String> {
        let record = |value: &str| {
            format!(
                "{{ source = \"t\", where = {{ fips = [\"01001\"], kind = [\"paper\"] }}, value = \"{value}\" }}"
            )
        };
        let of_kind = format!(
            "unit = \"mills\"\npercent = {percent}\npart_record = {}\nwhole_record = {}",
            record("closed"),
            record("mills")
        );
        let said = format!("said = \"{sentence}\"");
        let toml = case(MILLS, "share", "number", "", &of_kind)
            .replace("said = \"A claim that is not another\"", &said);
        let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
        let evidence = gather(&case, &Only(MILLS.to_owned())).expect("the table is read");
        let made = check(&case, &evidence).made;
        made.iter().map(|one| format!("{} {}", one.code, made::said(&one.about))).collect()
    };
    assert!(told("44 percent of the paper mills of Alder closed", "\"44\"").is_empty());
    let decimal = "W305 its own sentence says 44 percent, and 44.0 is tested to its last digit";
    assert_eq!(told("44 percent of the paper mills of Alder closed", "\"44.0\""), [decimal]);
    let fraction = "W305 its own sentence says Two in five, and 40 is tested to its last digit";
    assert_eq!(told("Two in five of the paper mills of Alder closed", "\"40\""), [fraction]);
    let rounded = "\"40\"\nrounded_to = 5\nrounded_because = \"the text says two in five\"";
    assert!(told("Two in five of the paper mills of Alder closed", rounded).is_empty());
}

#[test]
fn a_year_of_a_sentence_that_is_not_that_of_the_list_is_told() {
    const LAWS: &str = "state,from,published\nAlaska,2015-01-01,2015-02-01\n";
    let told = |sentence: &str| -> Vec<String> {
        let of_kind = "source = \"t\"\nat = \"text\"\n\
             columns = { key = \"state\", from = \"from\", published = \"published\" }\n\
             list = { said = \"the law\", covers = [\"all\"] }\nmembers = [{ name = \"Alaska\", key = \"Alaska\" }]";
        let said = format!("said = \"{sentence}\"");
        let toml = case(LAWS, "membership", "all", "", of_kind)
            .replace("said = \"A claim that is not another\"", &said);
        let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
        let evidence = gather(&case, &Only(LAWS.to_owned())).expect("the list is read");
        let made = check(&case, &evidence).made;
        made.iter().filter(|it| it.code == "W305").map(|it| made::said(&it.about)).collect()
    };
    assert!(told("Alaska has the law").is_empty());
    assert!(told("Since 2015 Alaska has had the law").is_empty());
    assert_eq!(told("In 2015 Alaska already had the law").len(), 1);
}

const STATES: &str = "state,region,deaths,people\nWest Virginia,South,40,900\nVirginia,South,30,990\nUtah,West,20,980\n";

/// What is told of a rate of these states.
fn of_states(sentence: &str, more: &str) -> Vec<String> {
    let of_kind = format!(
        "said = \"deaths\"\n{more}\nevents = {{ source = \"t\", value = \"deaths\" }}\n\
         exposure = {{ source = \"t\", value = \"people\" }}\nper = 100"
    );
    let said = format!("said = \"{sentence}\"");
    let toml = case(STATES, "rate", "higher", "", &of_kind)
        .replace("said = \"A claim that is not another\"", &said);
    let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence = gather(&case, &Only(STATES.to_owned())).expect("the table is read");
    let made = check(&case, &evidence).made;
    made.iter().map(|one| format!("{} {}", one.code, made::said(&one.about))).collect()
}

#[test]
fn nothing_is_told_of_what_is_as_its_sentence_says() {
    let west = "key = \"state\"\nnamed = [\"West Virginia\"]";
    let told = of_states("People die more often in West Virginia than outside the state", west);
    assert!(told.is_empty(), "{told:?}");
    let south = "key = \"region\"\nnamed = [\"South\"]";
    let own = of_states("People die more often in the South than elsewhere", south);
    assert!(own.iter().all(|line| !line.contains("W303")), "{own:?}");
}
