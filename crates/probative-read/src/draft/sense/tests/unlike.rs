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
    crate::Draft::new(&reading, &page, "a.txt", text.as_bytes()).unwrap().toml()
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
