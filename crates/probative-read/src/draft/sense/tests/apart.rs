use super::check;

#[test]
fn a_place_that_is_left_out_is_not_the_one_that_is_meant() {
    let asked = ["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"?\"]"];
    check(&[
        ("Outside Ohio, 4,000 mills closed in 2012.", &asked),
        ("All states but Ohio had 4,000 mills in 2012.", &asked),
        ("States other than Ohio had 4,000 mills in 2012.", &asked),
        ("The rest of Ohio had 4,000 mills in 2012.", &asked),
        ("Ohio, excluding Hamilton County, had 900 mills in 2012.", &asked),
        ("If Utah is left out, 4,000 mills closed in 2012.", &asked),
        ("Utah aside, 4,000 mills closed in 2012.", &asked),
    ]);
}

#[test]
fn a_change_elsewhere_is_no_comparison_with_the_place_that_is_left_out() {
    check(&[
        (
            "Thefts in every state but Ohio rose from 2010 to 2015.",
            &[
                "words = \"growing\"",
                "events = { source = \"?\", where = { fips = [\"?\"]",
                "![claims.trend.than]",
            ],
        ),
        (
            "Thefts rose in all states except Ohio from 2010 to 2015.",
            &[
                "words = \"growing\"",
                "events = { source = \"?\", where = { fips = [\"?\"]",
                "![claims.trend.than]",
            ],
        ),
    ]);
}

#[test]
fn a_part_of_a_place_is_asked_and_a_part_of_what_it_has_is_not() {
    let asked = ["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"?\"]"];
    check(&[
        ("In rural Ohio, 400 mills closed in 2012.", &asked),
        ("In most of Ohio, 400 mills closed in 2012.", &asked),
        ("In northern Ohio, 400 mills closed in 2012.", &asked),
        ("1.2 million people lived in Ohio cities in 2012.", &asked),
        ("In 2012 Ohio's towns had 400 mills.", &asked),
        ("In the cities of Ohio 400 mills closed in 2012.", &asked),
        (
            "300 Ohio farms were sold in 2012.",
            &["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"39\"]"],
        ),
        (
            "In Ohio, 400 mills closed in 2012.",
            &["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"39\"]"],
        ),
        (
            "Half of Ohio's thefts were in Toledo in 2012.",
            &["part_record = { source = \"?\", where = { year = [\"2012\"], fips = [\"39"],
        ),
    ]);
}

#[test]
fn a_county_of_several_states_is_asked_where_none_of_them_is_named() {
    let asked = ["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"?\"]"];
    let told = ["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"39001\"]"];
    check(&[
        ("Adams County had 40 mills in 2012.", &asked),
        ("Adams County, Ohio, had 40 mills in 2012.", &told),
    ]);
}

#[test]
fn a_name_that_may_be_a_towns_or_a_states_is_asked_and_those_of_a_list_are_states() {
    let asked = ["record = { source = \"?\", where = { year = [\"2012\"], fips = [\"?\"]"];
    let states = "part_record = { source = \"?\", where = { year = [\"2012\"], fips = [\"41\", \"55\", \"23\"]";
    check(&[
        ("Mills in Nevada, Missouri, had 40 looms in 2012.", &asked),
        ("In 2012, 10 per cent were in Oregon, Wisconsin and Maine.", &[states]),
    ]);
}

#[test]
fn a_place_of_which_the_text_denies_it_is_none_of_the_claims_places() {
    let mills = "record = { source = \"?\", where = { year = [\"2012\"], fips = [\"51\"] }";
    let virginia = "events = { source = \"?\", where = { fips = [\"51\"] }";
    check(&[
        (
            "Deaths grew in Virginia, but not in West Virginia.",
            &[virginia, "words = \"growing\"", "!denied"],
        ),
        ("Deaths grew in Virginia and not in Ohio or Iowa.", &[virginia]),
        ("Unlike Ohio, Virginia had 40 mills in 2012.", &[mills]),
        ("Virginia, not Ohio, had 40 mills in 2012.", &[mills, "!denied"]),
        ("Deaths grew in Virginia rather than in Ohio.", &[virginia]),
        (
            "Deaths grew in Virginia, not just in Ohio.",
            &["events = { source = \"?\", where = { fips = [\"51\", \"39\"] }"],
        ),
        (
            "Deaths grew, but not in Ohio.",
            &["events = { source = \"?\", where = { fips = [\"?\"] }", "!denied"],
        ),
        (
            "Deaths grew in Virginia, but fell in West Virginia.",
            &[virginia, "words = \"growing\"", "!denied"],
        ),
        (
            "Deaths grew in states other than Ohio.",
            &["events = { source = \"?\", where = { fips = [\"?\"] }", "words = \"growing\""],
        ),
        ("Deaths did not grow in Virginia.", &[virginia, "denied = true"]),
        (
            "Ohio and Iowa, but not Utah, are sanctuary states.",
            &["key = \"39\"", "key = \"19\"", "!key = \"49\"", "words = \"all\"", "!denied"],
        ),
    ]);
}

#[test]
fn but_leaves_out_behind_a_word_of_all_alone() {
    check(&[(
        "Thefts rose in Iowa but Ohio had 400 mills in 2012.",
        &["!record = { source = \"?\", where = { year = [\"2012\"], fips = [\"?\"]"],
    )]);
}
