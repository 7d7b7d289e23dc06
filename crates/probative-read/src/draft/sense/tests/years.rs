use super::check;

#[test]
fn a_whole_year_is_filled_in_and_a_bounded_one_is_asked() {
    let asked = ["record = { source = \"?\", where = { year = [\"?\"]"];
    check(&[
        (
            "In 2015, 40 mills closed in Ohio.",
            &["record = { source = \"?\", where = { year = [\"2015\"]"],
        ),
        (
            "Last year 40 mills closed in Ohio.",
            &["record = { source = \"?\", where = { year = [\"2016\"]"],
        ),
        ("Before 2015, 40 mills closed in Ohio.", &asked),
        ("Ohio had 412 mills until 2015.", &asked),
        ("Ohio had 412 mills after 2012.", &asked),
        ("By 2012, 40 mills had closed in Ohio.", &asked),
        ("Prior to 2012, 40 mills closed in Ohio.", &asked),
        ("In mid-2012, 40 mills closed in Ohio.", &asked),
        ("In 2012 and earlier, 40 mills closed in Ohio.", &asked),
        ("Excluding 2012, 40 mills closed in Ohio.", &asked),
        ("In every year but 2012, 40 mills closed in Ohio.", &asked),
    ]);
}

#[test]
fn a_part_of_a_year_and_several_years_are_asked() {
    let asked = ["part_record = { source = \"?\", where = { year = [\"?\"]"];
    check(&[
        ("In June 2012, 40 percent of the thefts were in Ohio.", &asked),
        ("In the first half of 2012, 40 percent of the thefts were in Ohio.", &asked),
        ("In the winter of 2012, 40 percent of the thefts were in Ohio.", &asked),
        ("In fiscal year 2012, 40 percent of the thefts were in Ohio.", &asked),
        ("In the 1990s, 40 percent of the thefts were in Ohio.", &asked),
        ("From 2010 to 2015, 40 percent of the thefts were in Ohio.", &asked),
        ("In 2010 and 2011, 40 percent of the thefts were in Ohio.", &asked),
        ("In 2011-12, 40 percent of the thefts were in Ohio.", &asked),
    ]);
}

#[test]
fn years_and_places_that_are_added_up_are_summed_over() {
    let both = "record = { source = \"?\", where = { year = [\"2011\", \"2012\"], fips = [\"39\"] }, \
                value = \"?\", sum_over = [\"year\"] }";
    check(&[
        ("In 2011 and 2012 together, 3,000 mills closed in Ohio.", &[both]),
        ("A total of 3,000 mills closed in Ohio in 2011 and 2012.", &[both]),
        (
            "A quarter of the thefts in 2012 were in Ohio and Utah combined.",
            &[
                "part_record = { source = \"?\", where = { year = [\"2012\"], fips = [\"39\", \"49\"] }, \
               value = \"?\", sum_over = [\"fips\"] }",
            ],
        ),
    ]);
}

#[test]
fn what_no_table_adds_up_is_asked() {
    check(&[
        (
            "In 2011 and 2012 together, Ohio had a higher rate of theft than Iowa.",
            &["events = { source = \"?\", where = { year = [\"?\"]", "!sum_over"],
        ),
        (
            "In 2011 and 2012 combined, rates were 3 percent in Ohio.",
            &["!record = { source = \"?\", where = { year = [\"2011\""],
        ),
    ]);
}

#[test]
fn the_ends_of_a_change_are_whole_years_or_asked() {
    let asked = ["windows = [[\"?\", \"?\"]]"];
    check(&[
        ("Thefts in Ohio rose 12 percent between June 2012 and June 2013.", &asked),
        ("Thefts in Ohio have doubled since the 1990s.", &asked),
        ("Thefts in Ohio fell 5 percent over the past three years.", &asked),
        ("Thefts in Ohio fell 5 percent by 2012.", &asked),
        ("Thefts in Ohio fell 10 percent in 2012 and 8 percent in 2013.", &asked),
        ("Thefts in Ohio have doubled since 2010.", &["windows = [[2010, \"?\"]]"]),
        ("In 2015, thefts in Ohio were up 12 percent since 2010.", &["windows = [[2010, 2015]]"]),
        ("Thefts in Ohio rose from 40 in 2012 to 50 in 2015.", &["windows = [[2012, 2015]]"]),
    ]);
}

#[test]
fn a_record_and_a_list_are_asked_of_the_time_that_the_text_names() {
    check(&[
        ("In 2012, thefts in Ohio hit their highest level since 1995.", &["named = [\"2012\"]"]),
        ("In June 2012, thefts in Ohio hit a record high.", &["named = [\"?\"]"]),
        ("In 2012, Ohio was a sanctuary state.", &["at = \"?\""]),
        ("Ohio is a sanctuary state.", &["at = \"text\""]),
    ]);
}

#[test]
fn a_record_since_a_year_is_no_period_of_the_change() {
    check(&[
        (
            "Thefts in Ohio fell 12 percent in 2015, the first drop since 2011.",
            &["windows = [[2014, 2015]]"],
        ),
        ("In 2015, 40 mills closed in Ohio, the most since 2009.", &["named = [\"2015\"]"]),
    ]);
}

#[test]
fn a_year_from_which_it_goes_on_and_two_that_are_not_compared_are_no_ends() {
    let asked = ["windows = [[\"?\", \"?\"]]"];
    check(&[
        ("Thefts in Ohio peaked in 2014 and have dropped 15 percent since then.", &asked),
        ("Thefts in Ohio fell in 2012 and again in 2015.", &asked),
        ("In the decade to 2015, thefts in Ohio rose 10 percent.", &asked),
    ]);
}

#[test]
fn more_than_in_another_year_is_a_change() {
    check(&[
        (
            "In 2017 Ohio spent twice as much on roads as in 2012.",
            &["kind = \"trend\"", "words = \"doubled\"", "windows = [[2012, 2017]]"],
        ),
        (
            "In 2016, Iowa held 3 percent fewer prisoners than in 2013.",
            &["kind = \"trend\"", "by = \"3\"", "windows = [[2013, 2016]]"],
        ),
    ]);
}

#[test]
fn two_years_that_are_both_set_beside_now_leave_the_end_open() {
    let open = ["windows = [[2013, \"?\"]]"];
    let closed = ["windows = [[2013, 2015]]"];
    check(&[
        ("The share of mills is 72 percent, up from 60 percent in 2013 and 64 in 2015.", &open),
        ("Thefts in Ohio are up compared with 2013 and 2015.", &open),
        ("Thefts in Ohio rose from 60 in 2013 to 72 in 2015.", &closed),
        ("Thefts in Ohio rose from 60 in 2013 and reached 72 in 2015.", &closed),
    ]);
}
