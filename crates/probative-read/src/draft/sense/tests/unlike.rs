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
