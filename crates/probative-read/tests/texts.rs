//! Whole texts of our own, whose claims a reader of them would name alike.

use probative_read::Reading;
use probative_terms::Date;

/// A column, with what each of its claims is.
const COLUMN: &str = "THE PRICE OF WATER\n\nNobody likes a levy. Last year, the valley's 1,240 growers \
paid $3.1 million for water, or about $2,500 each. Is that too much? We must do better. Only 8 percent \
of growers in Fresno County have meters, compared to 61 percent in Kern County. The board's report found \
that leaks had fallen 30 percent since 2009. Opponents of the levy say that it drives farms away. \
The canal has reduced losses across the valley. Mary Hollis sold her farm in 2011.";

fn kinds(text: &str) -> Vec<&'static str> {
    let reading = Reading::new(text, Date::new(2013, 5, 1));
    reading.claims.iter().map(|claim| claim.kind.word()).collect()
}

#[test]
fn a_column_is_taken_apart() {
    let expected = ["figure", "rate", "trend", "rivals", "effect", "figure"];
    assert_eq!(kinds(COLUMN), expected);
    let reading = Reading::new(COLUMN, Date::new(2013, 5, 1));
    let rate = &reading.claims[1];
    let places: Vec<&str> = rate.places.iter().map(|place| place.geoid.as_str()).collect();
    assert_eq!(places, ["06019", "06029"]);
    assert!(reading.claims[5].of_person);
    let whys: Vec<&str> = reading.passed.iter().map(|passed| passed.why).collect();
    assert!(whys.contains(&"a question"), "{whys:?}");
    assert!(whys.iter().any(|why| why.starts_with("a wish")), "{whys:?}");
}

#[test]
fn what_a_text_says_around_a_claim_tells_where_it_is() {
    let last = |text: &str| {
        let claims = Reading::new(text, Date::new(2013, 5, 1)).claims;
        let places = claims.last().map(|claim| claim.places.clone()).unwrap_or_default();
        places.into_iter().map(|place| place.geoid).collect::<Vec<_>>()
    };
    assert_eq!(last("In Ohio 40 mills closed in 2012. Thefts there fell 9 percent."), ["39"]);
    assert_eq!(
        last("In Ohio 40 mills closed in 2012. The levy has cost my state $9 a head."),
        ["39"]
    );
    assert_eq!(last("Ohio spent $68 on each mill in 2009. Now it spends $31."), ["39"]);
    assert_eq!(
        last("In Ohio 40 mills closed in 2012.\n\nNow it spends $31."),
        Vec::<String>::new()
    );
}

#[test]
fn who_speaks_on_in_quotation_marks_is_who_was_named_before() {
    let text = "“Trade fell 9 percent in Ohio,” said Mayor Ann Hale. “In Utah it rose 4 percent.”";
    let claims = Reading::new(text, None).claims;
    let source = claims[1].source.clone().unwrap();
    assert_eq!(&text[source.span], "Mayor Ann Hale");
    assert_eq!(claims[1].kind.word(), "trend", "the change is the point, and not the wording");
}

#[test]
fn no_sentence_is_passed_over_in_silence() {
    let reading = Reading::new(COLUMN, None);
    let covered = |at: usize| {
        let claims = reading.claims.iter().any(|claim| claim.span.contains(&at));
        claims || reading.passed.iter().any(|passed| passed.span.contains(&at))
    };
    for sentence in COLUMN.split(". ") {
        let start = COLUMN.find(sentence).unwrap();
        let mut bytes = start..start + sentence.len();
        assert!(bytes.any(covered), "{sentence}");
    }
}

#[test]
fn the_same_bytes_give_the_same_reading() {
    assert_eq!(Reading::new(COLUMN, None), Reading::new(COLUMN, None));
}

#[test]
fn no_text_makes_the_reader_fail() {
    let odd = [
        "",
        " ",
        "\u{feff}",
        "$",
        "%",
        "-",
        "(",
        "“",
        "1",
        "1-",
        "$1-",
        "1/2",
        "A.",
        "’s",
        "and",
        "Since",
        "the the the the",
        "U.S.",
        "St.",
        "In 2012-",
        "between 3 and",
        "one in",
        "\"\"\"",
        "é’é",
        "…",
        "1,2,3,",
        "\u{202e}40",
        "99999999999999999999999999 mills",
        "1/0 mills of 0/0",
        "that that that that that",
    ];
    for text in odd {
        let twice = format!("{text} {text}. {text}");
        for text in [text, twice.as_str()] {
            let reading = Reading::new(text, Date::new(2013, 5, 1));
            for claim in reading.claims {
                assert!(
                    text.is_char_boundary(claim.span.start)
                        && text.is_char_boundary(claim.span.end)
                );
            }
        }
    }
    // Every cut of a text is a text.
    let cuts: Vec<usize> = COLUMN.char_indices().map(|(at, _)| at).collect();
    for at in cuts.iter().step_by(7) {
        Reading::new(&COLUMN[*at..], None);
        Reading::new(&COLUMN[..*at], None);
    }
}
