//! What there is to know of how a case was made stands in its findings, and where there is nothing
//! nothing does.

use probative::{Case, check, gather};
use probative_check::made;
use probative_evidence::sha256;
use probative_read::Reading;
use probative_words::made::said;

use crate::small::{Only, case};

const TABLE: &str = "year,mills,closed,permits\n2015,90,40,7\n2016,90,45,9\n";

/// A case on the table whose claim says this, with another anchor where the words stand in a text.
fn saying(sentence: &str, kind: &str, words: &str, own: &str, of_kind: &str) -> String {
    let said = format!("said = \"{sentence}\"");
    case(TABLE, kind, words, own, of_kind).replace("said = \"A claim that is not another\"", &said)
}

/// What is told of a case, with its codes.
fn told(toml: &str) -> Vec<String> {
    let case = Case::read(toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence = gather(&case, &Only(TABLE.to_owned())).expect("the table is read");
    let made = check(&case, &evidence).made;
    made.iter().map(|one| format!("{} {}", one.code, said(&one.about))).collect()
}

/// A claim of kind `figure` on one cell.
fn figure(stated: &str) -> String {
    let record = "record = { source = \"t\", where = { year = [\"2015\"] }, value = \"closed\", said = \"the table\" }";
    format!("[[claims.figure.stated]]\nsaid = \"mills that closed\"\n{stated}\n{record}")
}

#[test]
fn a_number_of_the_sentence_that_the_claim_does_not_state_is_told() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let both = saying(
        "In 2015 40 mills closed and 7 permits were given",
        "figure",
        "number",
        "",
        &of_kind,
    );
    assert_eq!(told(&both), ["W301 its own sentence says 7, which no reading uses"]);
    let one = saying("In 2015 40 mills closed", "figure", "number", "", &of_kind);
    assert!(told(&one).is_empty());
    let rows = of_kind.replace("year = [\"2015\"]", "permits = [\"7\"]");
    assert_ne!(rows, of_kind);
    let by_rows = saying("40 mills closed where permits is 7", "figure", "number", "", &rows);
    assert!(told(&by_rows).is_empty(), "what picks a row counts nothing: {:?}", told(&by_rows));
    let named = "part_of_claim = \"the 7 permits are not tested\"";
    let named = saying(
        "In 2015 40 mills closed and 7 permits were given",
        "figure",
        "number",
        named,
        &of_kind,
    );
    assert!(told(&named).is_empty());
}

#[test]
fn how_many_places_a_sentence_speaks_of_is_no_number_of_its_own() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let toml = saying("In the six counties 40 mills closed", "figure", "number", "", &of_kind);
    assert!(told(&toml).is_empty());
}

#[test]
fn words_a_step_from_those_of_the_own_sentence_are_told() {
    let of_kind = r#"unit = "mills"
part_record = { source = "t", where = { year = ["2015"] }, value = "closed" }
whole_record = { source = "t", where = { year = ["2015"] }, value = "mills" }"#;
    let toml = saying("All of the mills closed", "share", "most", "", of_kind);
    assert_eq!(told(&toml), ["W302 `most` says less than the `all` of its own sentence"]);
    let toml = saying("Most of the mills closed", "share", "most", "", of_kind);
    assert!(told(&toml).is_empty());
}

#[test]
fn a_day_outside_the_period_of_the_sentence_is_told() {
    let dated = |date: &str| {
        let table = "[[claims.figure.stated]]\nsaid = \"the first day\"\n";
        let record = "record = { source = \"t\", where = { mills = [\"90\"], closed = [\"40\"] }, value = \"year\", said = \"the table\" }";
        let of_kind = format!("{table}date = \"{date}\"\n{record}");
        told(&saying("The period is the first months of 2015", "figure", "number", "", &of_kind))
    };
    let own = "W305 it states 2014-10-01, which lies in no period that its own sentence names";
    assert_eq!(dated("2014-10-01"), [own]);
    assert!(dated("2015-02").is_empty());
}

/// A claim whose record is said not to be held.
fn not_held(sentence: &str, kind: &str, words: &str) -> String {
    let table = "record = \"another\"\nholder = \"a bureau\"\nwould_decide = \"its number\"";
    let toml = saying(sentence, kind, words, "", table);
    toml.replace(&format!("[claims.{kind}]"), "[claims.not_held]")
}

#[test]
fn a_source_that_speaks_of_a_record_said_not_to_be_held_is_named() {
    let found = "W304 its record is said not to be held, and `t` speaks of mills and permits";
    assert_eq!(told(&not_held("Mills have too many permits", "rate", "higher")), [found]);
    let one = told(&not_held("Barns have too many permits", "rate", "higher"));
    assert!(one.is_empty(), "one word is too little: {one:?}");
    // A year that a row has makes up for the second word.
    let year = "W304 its record is said not to be held, and `t` speaks of 2016 and permits";
    assert_eq!(told(&not_held("Barns had too many permits in 2016", "rate", "higher")), [year]);
    // What somebody said stands in no table.
    assert!(told(&not_held("Mills have too many permits", "quote", "quoted")).is_empty());
}

#[test]
fn a_conclusion_that_another_claim_rests_on_is_told() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let one = saying("In 2015 40 mills closed", "figure", "number", "", &of_kind);
    let claim = one[one.find("[[claims]]").expect("it has a claim")..].to_owned();
    let next = |id: &str, on: &str| {
        let own = format!("id = \"{id}\"\nrests_on = [\"{on}\"]");
        claim.replacen("id = \"c\"", &own, 1)
    };
    let above = format!("{one}\n{}\n{}", next("d", "c"), next("e", "d"));
    let said = "W309 `e` rests on 2 claims, this one among them, the conclusion `c` on none";
    assert_eq!(told(&above), [said]);
    let right = above.replace("conclusion = \"c\"", "conclusion = \"e\"");
    assert!(told(&right).is_empty());
}

#[test]
fn words_behind_the_anchor_in_its_own_sentence_are_read_too() {
    let text = "The mills of the five towns with the most hands, by the last count of all their books, all closed in 2015. Others did not.";
    let own = &text[..47];
    let of_kind = r#"unit = "mills"
part_record = { source = "t", where = { year = ["2015"] }, value = "closed" }
whole_record = { source = "t", where = { year = ["2015"] }, value = "mills" }"#;
    let toml = saying("The mills closed", "share", "most", "", of_kind);
    let old = &toml[toml.find("anchor = ").expect("it has an anchor")..];
    let old = &old[..old.find('\n').expect("it ends")];
    let new =
        format!("anchor = {{ start = 0, length = 47, sha256 = \"{}\" }}", sha256(own.as_bytes()));
    let toml = toml.replace(old, &new).replace("bytes = 62", &format!("bytes = {}", text.len()));
    let case = Case::read(&toml).expect("it is a case");
    let told: Vec<String> = made::of_text(&case, text, &Reading::new(text, None))
        .iter()
        .map(|one| format!("{} {}", one.code, said(&one.about)))
        .filter(|line| line.starts_with("W302"))
        .collect();
    assert_eq!(told, ["W302 `most` says less than the text's `all`"]);
}
