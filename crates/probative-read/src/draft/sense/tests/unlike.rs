use super::check;

#[test]
fn a_number_that_is_left_or_a_difference_is_no_level() {
    check(&[
        (
            "Of the 88 counties in Ohio, all but 12 lost people in 2015.",
            &["number = \"88\"", "number = \"?\" # the text says all but 12"],
        ),
        ("In 2016 there were 40 more thefts in Ohio than a year earlier.", &["!number = \"40\""]),
        ("In 2016 there were 40 or more thefts in Ohio.", &["number = \"40\""]),
        (
            "In 2016, at least 40 percent but less than half of the thefts were in Ohio.",
            &["percent = \"40\""],
        ),
        ("In 2016 another 40 mills closed in Ohio.", &["number = \"40\""]),
    ]);
}

/// The whole draft of a text, with what stands above its claims.
fn told(text: &str) -> String {
    let page = crate::Page::new("a.txt", text.as_bytes()).unwrap();
    let reading = crate::Reading::new(&page.text, probative_terms::Date::new(2017, 10, 23));
    crate::Draft::new(&reading, &page, "a.txt", text.as_bytes(), &[]).unwrap().toml()
}

#[test]
fn a_second_bound_that_goes_the_other_way_is_asked() {
    let asked = "# Open: the text says more than 40 and less than 60";
    let two = told("More than 40 mills and fewer than 60 dams in Ohio closed in 2015.");
    assert!(two.contains(asked), "{two}");
    assert!(
        !told("More than 40 mills in Ohio closed in 2015.").contains("which of them do the words")
    );
}

#[test]
fn nearly_all_is_drafted_as_most_and_asked() {
    let asked = "# Open: how many are nearly all? `most` says more than half";
    let nearly = told("Nearly all deaths of 2016 were in Ohio.");
    assert!(nearly.contains(asked) && nearly.contains("words = \"most\""), "{nearly}");
    assert!(!told("Most deaths of 2016 were in Ohio.").contains("# Open: how many"));
}

#[test]
fn nearly_none_is_asked_and_not_drafted_as_not_one() {
    let asked = "# Open: how many are almost none? `none` says that not one is";
    let almost = told("Almost none of the counties in Ohio have a jail.");
    assert!(almost.contains(asked) && almost.contains("denied = \"?\""), "{almost}");
    assert!(!told("None of the counties in Ohio have a jail.").contains("# Open: how many"));
}

#[test]
fn what_may_have_happened_is_asked_and_its_size_is_no_number() {
    let asked = "# Open: does `may have` say that it is so";
    let may = told("Deaths in Ohio may have doubled from 2010 to 2015.");
    assert!(may.contains(asked) && !may.contains("\nnumber = \"2\""), "{may}");
    assert!(may.contains("number = \"?\" # the text says may have doubled"), "{may}");
    let perhaps = told("Perhaps 500 people died in Ohio in 2015.");
    assert!(perhaps.contains("does `perhaps` say that it is so"), "{perhaps}");
    for firm in ["Deaths in Ohio doubled from 2010 to 2015.", "In May, 12 people died in Ohio."] {
        assert!(!told(firm).contains("say that it is so"), "{firm}");
    }
}

#[test]
fn a_number_is_drafted_under_no_word_of_another() {
    check(&[
        (
            "Nearly 40,000 mills and over 700 health centers closed in 2012.",
            &[
                "words = \"nearly\"",
                "number = \"40,000\"",
                "!number = \"700\"",
                "# and 700 centers, by the words `more than` and not `nearly`: a claim of its own",
            ],
        ),
        (
            "In 2012 we gave over 220 million shots when we promised 100 million shots.",
            &[
                "number = \"220000000\"",
                "!number = \"100000000\"",
                "# 100 million shots were promised: no record counts them",
            ],
        ),
        ("In 2012, 40 mills and 700 dams closed.", &["number = \"40\"", "number = \"700\""]),
    ]);
}

#[test]
fn what_a_number_was_before_is_no_factor_of_it() {
    check(&[
        (
            "It adds up to 72 tons, up from 60 and 64 tons.",
            &["multiply = [\"?\"]", "gives = \"n1\"", "# and 60", "# and 64", "!number = \"60\""],
        ),
        ("At 40 tons a month, this adds up to 480 tons.", &["multiply = [\"n1\"]"]),
    ]);
}
