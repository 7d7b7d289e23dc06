//! Sentences with several numbers, of which each is asked by its own words.

use probative::Verdict;

use super::small::{holds, refusal, verdict};

const TABLE: &str = "what,n\npharmacies,39500\ncenters,1200\n";

/// Two numbers of one sentence, each with what else is said of it.
fn two(first: &str, second: &str) -> String {
    let one = |what: &str, number: &str, own: &str| {
        format!(
            "[[claims.figure.stated]]\nsaid = \"{what}\"\nnumber = \"{number}\"\nunit = \"{what}\"\n{own}\
             record = {{ source = \"t\", where = {{ what = [\"{what}\"] }}, value = \"n\", said = \"the table\" }}\n"
        )
    };
    one("pharmacies", "40,000", first) + &one("centers", "700", second)
}

#[test]
fn each_number_of_a_sentence_is_asked_by_its_own_words() {
    let of = |words: &str, second: &str| verdict(TABLE, "figure", words, "", &two("", second));
    assert!(holds(of("nearly", "words = \"more than\"\n")));
    assert_eq!(of("nearly", "words = \"number\"\n"), Verdict::Contradicted);
    let own = two("words = \"nearly\"\n", "words = \"more than\"\n");
    assert!(holds(verdict(TABLE, "figure", "number", "", &own)));
}

#[test]
fn words_that_go_with_one_number_are_not_taken_for_those_of_another() {
    for (kind, body) in [("figure", two("", "")), ("arithmetic", waves("", ""))] {
        let said = refusal(kind, "more than", "", &body);
        assert!(said.contains("E305") && said.contains("words = \"more than\""), "{said}");
    }
    // Numbers as they are printed need none.
    assert_eq!(verdict(TABLE, "figure", "number", "", &two("", "")), Verdict::Contradicted);
}

/// "72 per cent, up from 60 and 64": two results that one number is to exceed.
fn waves(first: &str, second: &str) -> String {
    let number = |name: &str, number: &str| {
        format!(
            "[[claims.arithmetic.numbers]]\nname = \"{name}\"\nnumber = \"{number}\"\nunit = \"percent\"\n"
        )
    };
    let equation = |gives: &str, own: &str| {
        format!(
            "[[claims.arithmetic.equations]]\nsaid = \"the share now\"\nadd = [\"now\"]\n\
             gives = \"{gives}\"\nunit = \"percent\"\n{own}"
        )
    };
    number("now", "72")
        + &number("then", "60")
        + &number("later", "64")
        + &equation("then", first)
        + &equation("later", second)
}

#[test]
fn a_number_may_be_larger_than_each_of_several() {
    let of = |second: &str| {
        verdict("year,n\n2010,1\n", "arithmetic", "more than", "", &waves("", second))
    };
    assert!(holds(of("words = \"more than\"\n")));
    assert_eq!(of("words = \"less than\"\n"), Verdict::Contradicted);
}
