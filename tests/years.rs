//! Years that a sentence names, held against those of the rows of its claim.

use crate::made::{figure, saying, told, told_of, told_of_trend, trend};

#[test]
fn years_of_a_sentence_that_none_of_its_rows_has_are_told() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let figure = |sentence: &str| told(&saying(sentence, "figure", "number", "", &of_kind));
    let said = "W305 its rows are of 2015, and its own sentence names `2016`";
    assert_eq!(figure("In 2016 40 mills closed"), [said]);
    assert!(figure("Since 2010 40 mills closed").is_empty(), "the year lies in it");
    assert!(figure("40 mills closed in 2015, before the rules of 2016").is_empty());
    let growing = |sentence: &str| told_of_trend(sentence, "growing", "");
    let said = "W305 its rows are of 2015 to 2016, and its own sentence names `2012 to 2016`";
    assert_eq!(growing("Closings grew from 2012 to 2016"), [said]);
    assert!(growing("Closings have grown since 2015").is_empty());
    assert!(growing("After the slump of 2007 to 2009 closings grew from 2015 to 2016").is_empty());
    let own = "closings grew in 2009";
    let toml = saying("Closings grew", "trend", "growing", "tail = \"upper\"", &trend(""));
    let said = "W305 its rows are of 2015 to 2016, and its words name `2009`";
    assert_eq!(told_of("It is told that closings grew in 2009.", own, &toml), [said]);
}

#[test]
fn a_year_behind_the_number_that_it_is_of_is_no_end() {
    let named = |sentence: &str| probative_read::years_of(sentence).expect("they are known");
    assert!(!named("Closings rose to 40 in 2016.")[0].has(2015));
    assert!(!named("They were down by 40 percent in 2016.")[0].has(2015));
    assert!(named("They rose up to 2016.")[0].has(2015));
    assert!(named("By 2016 they rose.")[0].has(2015));
}

#[test]
fn a_rank_of_years_that_looks_back_beyond_the_first_row_is_told() {
    let rank = |sentence: &str, universe: &str| {
        let of_kind = format!(
            "said = \"mills that closed\"\nuniverse = \"{universe}\"\nkey = \"year\"\n\
             named = [\"2016\"]\namounts = {{ source = \"t\", value = \"closed\" }}"
        );
        told(&saying(sentence, "rate", "highest", "", &of_kind))
    };
    let said = "W305 its rows are of 2015 to 2016, and its own sentence names `since 1999`";
    assert_eq!(rank("No year since 1999 had more closings than 2016", "the years"), [said]);
    let said = "W305 its rows are of 2015 to 2016, and its own sentence names `ten years`";
    assert_eq!(rank("2016 had the most closings", "the years, in ten years"), [said]);
    assert!(rank("No year since 2015 had more closings than 2016", "the years").is_empty());
}

#[test]
fn a_rate_is_held_to_the_years_of_its_sentence_and_a_rule_to_its_reach() {
    let rank = "said = \"mills\"\nuniverse = \"towns\"\nkey = \"mills\"\nnamed = [\"90\"]\n\
                amounts = { source = \"t\", where = { year = [\"2015\"] }, value = \"closed\" }";
    let other = saying("In 2016 it closed the most mills", "rate", "highest", "", rank);
    let said = "W305 its rows are of 2015, and its own sentence names `2016`";
    assert!(told(&other).contains(&said.to_owned()), "{:?}", told(&other));
    let own = saying("In 2015 it closed the most mills", "rate", "highest", "", rank);
    assert!(!told(&own).iter().any(|line| line.starts_with("W305")), "{:?}", told(&own));
    let trend = "said = \"mills\"\nevents = { source = \"t\", value = \"closed\" }\ntime = \"year\"\n\
                 windows = [[2015, 2016]]";
    let rule = |own: &str| {
        let told = told(&saying("It keeps closing more mills", "trend", "growing", own, trend));
        told.contains(
            &"W302 its own sentence says “keeps closing”, as of a rule, and these years alone are tested"
                .to_owned(),
        )
    };
    assert!(rule(""));
    assert!(!rule("reach = \"such\"\nreach_because = \"keeps\""));
}
