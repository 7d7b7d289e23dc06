use probative_terms::Date;

use crate::{Draft, Page, Reading};

mod apart;
mod peers;
mod unlike;
mod whole;
mod years;

/// The claim of a sentence as it is drafted, with its table in place of `not_held`.
fn drafted(text: &str) -> String {
    let page = Page::new("a.txt", text.as_bytes()).unwrap();
    let reading = Reading::new(&page.text, Date::new(2017, 10, 23));
    let draft = Draft::new(&reading, &page, "a.txt", text.as_bytes(), &[]).unwrap();
    draft.toml().split_once("[[claims]]").unwrap().1.replace("\n# ", "\n")
}

/// What of the lines is not drafted, each with its sentence.
fn missing(rows: &[(&str, &[&str])]) -> Vec<String> {
    let mut out = Vec::new();
    for (text, lines) in rows {
        let told = drafted(text);
        let starts = |line: &str| told.lines().any(|own| own.starts_with(line));
        for line in *lines {
            let (not, line) = line.strip_prefix('!').map_or((false, *line), |line| (true, line));
            if starts(line) == not {
                out.push(format!("{text}: {line}\n{told}"));
            }
        }
    }
    out
}

fn check(rows: &[(&str, &[&str])]) {
    let missing = missing(rows);
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn places_that_are_denied_a_status_are_drafted_as_none_of_its_list() {
    check(&[
        ("Ohio and Iowa are not sanctuary states.", &["words = \"none\"", "!denied"]),
        ("Ohio has no sanctuary law.", &["words = \"none\"", "!denied"]),
        ("Utah doesn't have a sanctuary law.", &["words = \"none\"", "!denied"]),
        ("Neither Ohio nor Iowa is a sanctuary state.", &["words = \"none\"", "!denied"]),
        ("Not all of Ohio and Iowa are sanctuary states.", &["words = \"all\"", "denied = true"]),
    ]);
}

#[test]
fn a_denied_change_is_drafted_as_denied() {
    check(&[
        (
            "Thefts in Ohio did not rise between 2010 and 2015.",
            &["words = \"growing\"", "denied = true"],
        ),
        (
            "There was no drop in thefts in Ohio between 2010 and 2015.",
            &["words = \"falling\"", "denied = true"],
        ),
        (
            "Thefts in Ohio did not double between 2010 and 2015.",
            &["words = \"doubled\"", "denied = true"],
        ),
        (
            "Thefts in Ohio didn't rise by more than 8 percent between 2010 and 2015.",
            &["words = \"more than\"", "denied = true", "by = \"8\""],
        ),
        (
            "Thefts in Ohio did not fall by more than 8 percent between 2010 and 2015.",
            &["!denied", "holds = \">= -8\"", "fails = \"< -8\""],
        ),
    ]);
}

#[test]
fn a_denial_of_a_stated_size_asks_what_is_denied() {
    check(&[
        (
            "Thefts in Ohio did not fall by 10 percent between 2010 and 2015.",
            &["denied = true", "by = \"?\""],
        ),
        (
            "Thefts in Utah did not rise by 40 percent between 2010 and 2015.",
            &["denied = true", "by = \"?\""],
        ),
    ]);
}

#[test]
fn a_denied_bound_or_comparison_is_drafted_as_denied() {
    check(&[
        (
            "Ohio never had more than 500 mills in 2015.",
            &["words = \"more than\"", "denied = true"],
        ),
        ("Utah did not have fewer than 40 mills in 2015.", &["denied = true"]),
        ("The rate of theft in Ohio is not higher than in Iowa.", &["denied = true"]),
        ("Ohio does not have the highest rate of theft in the nation.", &["denied = true"]),
        ("Ohio had no more than 500 mills in 2015.", &["words = \"up to\"", "!denied"]),
    ]);
}

#[test]
fn a_denial_that_no_grammar_places_is_asked() {
    check(&[
        ("Towns that do not have a levee had 40 thefts in Ohio in 2015.", &["denied = \"?\""]),
        ("Thefts in Ohio did not rise much between 2010 and 2015.", &["denied = \"?\""]),
        ("Thefts in Ohio did not fall until 2014.", &["denied = \"?\""]),
        ("Thefts did not rise in Ohio but fell in Iowa in 2015.", &["denied = \"?\""]),
        ("Sales in Ohio were up 12 percent in 2015, and not only in bread.", &["!denied"]),
    ]);
}

#[test]
fn not_one_of_so_many_is_drafted_as_none() {
    check(&[
        ("Not one of the 88 counties in Ohio lost people in 2015.", &["number = \"0\""]),
        ("None of the 12 towns in Ohio had a jail in 2015.", &["number = \"0\""]),
    ]);
}

#[test]
fn the_level_that_a_change_reached_is_not_its_size() {
    check(&[
        (
            "Poverty in Iowa fell from 8 percent in 2010 to 6 percent in 2015.",
            &["!by", "windows = [[2010, 2015]]", "tail = \"lower\""],
        ),
        ("The share of barns in Utah grew from 10 to 12 percent between 2010 and 2015.", &["!by"]),
        ("Poverty in Ohio saw a 50 percent increase to 15 percent in 2015.", &["by = \"50\""]),
        ("Poverty in Ohio fell by 9 percent to 4 percent in 2015.", &["by = \"9\""]),
    ]);
}

#[test]
fn a_change_in_points_is_measured_in_them() {
    let points = "measured_in = \"percentage points\"";
    check(&[
        (
            "In Ohio poverty fell from 5.6 percent in 2010 to 4.2 percent in 2015, a drop of 1.4 \
             percentage points.",
            &["by = \"1.4\"", points, "whole = "],
        ),
        (
            "Poverty in Utah dropped 3 points to 5 percent between 2010 and 2015.",
            &["by = \"3\"", points, "whole = "],
        ),
        ("Poverty in Utah rose 2 percent in 2015.", &["by = \"2\"", "!measured_in", "!whole"]),
    ]);
}

#[test]
fn a_bound_of_a_fall_is_drafted_by_its_regions() {
    check(&[
        (
            "Thefts in Utah fell by more than 10 percent between 2010 and 2015.",
            &["words = \"number\"", "holds = \"< -10\"", "fails = \">= -10\"", "!by"],
        ),
        (
            "Thefts in Utah fell at least 10.5 percent between 2010 and 2015.",
            &["words = \"number\"", "holds = \"<= -10.5\"", "fails = \"> -10.5\"", "!by"],
        ),
    ]);
}

#[test]
fn a_change_that_is_bounded_at_both_ends_is_asked() {
    for hedge in ["less than", "up to", "no more than"] {
        for verb in ["rose", "fell"] {
            let text =
                format!("Thefts in Iowa {verb} by {hedge} 10 percent between 2010 and 2015.");
            check(&[(text.as_str(), &["by = \"?\""])]);
        }
    }
}

#[test]
fn nearly_a_size_is_drafted_as_nearly_it() {
    check(&[
        (
            "Thefts in Ohio fell by nearly 10 percent between 2010 and 2015.",
            &["words = \"nearly\"", "by = \"-10\"", "!tail"],
        ),
        (
            "Thefts in Ohio rose almost 10 percent between 2010 and 2015.",
            &["words = \"nearly\"", "by = \"10\"", "!tail"],
        ),
    ]);
}

#[test]
fn a_yearly_rate_and_a_size_in_no_per_cent_are_asked() {
    check(&[
        ("Thefts in Iowa rose 5 percent a year between 2010 and 2015.", &["by = \"?\""]),
        (
            "Thefts in Iowa fell an average of 5 percent per year between 2010 and 2015.",
            &["by = \"?\""],
        ),
        ("Thefts in Ohio rose by 50 between 2010 and 2015.", &["by = \"?\""]),
        ("Thefts in Ohio dropped by two thirds between 2010 and 2015.", &["by = \"?\""]),
        ("Thefts in Ohio fell 10 percent in 2012 and 8 percent in 2013.", &["by = \"?\""]),
    ]);
}

#[test]
fn a_change_without_a_way_asks_for_it() {
    check(&[
        ("Some progress has been made on theft in Ohio in 2015.", &["tail = \"?\""]),
        ("The trend of theft in Ohio continued to be odd in 2015.", &["tail = \"?\""]),
    ]);
}

#[test]
fn the_place_behind_than_is_what_a_rate_is_set_beside() {
    let rows = "fips = [\"39\", \"19\"]";
    for text in [
        "The rate of theft in Ohio in 2015 is 1.5 times that in Iowa.",
        "The rate of theft in Ohio in 2015 is higher than in Iowa.",
        "The rate of theft is twice as high in Ohio as in Iowa in 2015.",
        "Compared with Iowa, Ohio has a higher rate of theft.",
        "People in Ohio died of overdoses twice as often as people in Iowa in 2015.",
    ] {
        let told = drafted(text);
        assert!(told.contains("named = [\"39\"]") && told.contains(rows), "{text}: {told}");
    }
}

#[test]
fn numbers_are_no_rates_and_a_part_has_a_whole() {
    let asked = "exposure = { source = \"?\", value = \"?\" }";
    check(&[
        ("Ohio had the second highest number of thefts in 2015.", &["amounts = ", AS_COUNTED]),
        ("Ohio had more thefts than Iowa in 2015.", &["events = ", asked]),
        ("Ohio had fewer thefts than Iowa in 2015.", &["events = ", asked]),
        ("Ohio's share of all thefts grew from 2014 to 2015.", &["events = ", "whole = "]),
        ("Ohio added 20,000 jobs in 2015.", &["number = \"?\""]),
    ]);
    let rate = drafted("The theft rate in Ohio is more than twice as high as that in Iowa.");
    assert!(!rate.contains("speaks of numbers"), "{rate}");
}

/// What a rank of numbers says of people.
const AS_COUNTED: &str = "# the text speaks of numbers: for a rank of rates";

#[test]
fn how_many_times_as_high_is_filled_in() {
    check(&[
        ("The rate of theft in Ohio is 1.5 times that in Iowa.", &["times = \"1.5\""]),
        ("The rate of theft in Ohio is 50 percent higher than in Iowa.", &["times = \"1.5\""]),
        ("Ohio has 25 percent fewer clerks per head than Iowa.", &["times = \"0.75\""]),
        ("The rate of theft in Ohio is half that of Iowa.", &["words = \"halved\"", "!times"]),
        (
            "The rate of theft in Ohio is more than half that of Iowa.",
            &["words = \"more than\"", "times = \"0.5\""],
        ),
        ("The rate of theft in Ohio is three times higher than in Iowa.", &["times = \"?\""]),
        ("The rate of theft in Ohio is 4.4 percent.", &["times = \"?\""]),
    ]);
}

#[test]
fn a_rank_below_the_first_is_drafted_as_it_or_asked() {
    check(&[
        ("Ohio had the second-highest rate of theft in the country.", &["words = \"second\""]),
        ("Utah has the second lowest rate of theft.", &["words = \"second lowest\""]),
        ("Ohio ranks third in thefts in 2015.", &["kind = \"rate\"", "first = \"?\""]),
        ("Utah has the fourth highest rate of theft.", &["kind = \"rate\"", "first = \"?\""]),
        ("Ohio is the safest state in the nation.", &["words = \"lowest\""]),
    ]);
}

#[test]
fn what_grew_faster_than_another_is_set_beside_it() {
    let than = ["words = \"faster than\"", "[claims.trend.than]"];
    check(&[
        ("Thefts rose faster in Ohio than in Iowa between 2010 and 2015.", &than),
        ("Thefts grew more in Ohio than in Iowa between 2010 and 2015.", &than),
        ("Thefts fell faster in Ohio than in Iowa between 2010 and 2015.", &["tail = \"?\""]),
    ]);
}

#[test]
fn what_stayed_the_same_is_drafted_as_unchanged() {
    check(&[
        ("Thefts in Ohio stayed the same between 2010 and 2015.", &["words = \"unchanged\""]),
        ("Thefts in Ohio remained flat between 2010 and 2015.", &["words = \"unchanged\""]),
        (
            "Wages in Ohio did not change between 2010 and 2015.",
            &["words = \"unchanged\"", "!denied"],
        ),
        (
            "Wages in Ohio did not stay the same between 2010 and 2015.",
            &["words = \"unchanged\"", "denied = true"],
        ),
    ]);
}

#[test]
fn both_ends_of_a_share_are_drafted() {
    check(&[
        (
            "Between 10 and 20 percent of the voters in Ohio were women in 2016.",
            &["words = \"between\"", "percent = \"10\"", "to = \"20\""],
        ),
        ("Some 40 percent of the voters in Ohio were women in 2016.", &["percent = \"40\"", "!to"]),
    ]);
}

#[test]
fn a_share_counts_what_stands_behind_its_part() {
    check(&[
        (
            "40 percent of the residents in Ohio lived within 10 miles of a mill in 2016.",
            &["unit = \"residents\""],
        ),
        (
            "In Ohio 3 in 100,000 people died in 2016.",
            &["unit = \"people\"", "percent = \"0.003\""],
        ),
        ("40 percent of the 300 mills in Ohio were closed in 2016.", &["unit = \"mills\""]),
        (
            "About 2 of every 1,000 births in Ohio in 2016 were at home.",
            &["unit = \"births\"", "percent = \"0.2\""],
        ),
        ("40 percent of Ohio voted in 2016.", &["unit = \"?\""]),
    ]);
}

#[test]
fn a_year_of_the_next_century_is_no_number() {
    check(&[
        ("The people of Ohio will reach 9 million by 2105.", &["!number = \"2105\""]),
        ("The valley in Ohio will have 300 mills by 2150.", &["!number = \"2150\""]),
    ]);
}

#[test]
fn a_year_from_which_a_change_is_counted_is_not_its_last() {
    check(&[
        ("Thefts in Ohio are up 10 percent from 2010.", &["windows = [[\"?\"", "by = \"10\""]),
        ("Thefts in Ohio are 10 percent lower than in 2010.", &["windows = [[\"?\""]),
        ("Poverty in Ohio is down 2 points from 12 percent in 2010.", &["windows = [[\"?\""]),
        ("Thefts in Ohio were up more than 8 percent in 2013.", &["windows = [[2012, 2013]]"]),
        ("Thefts in Ohio rose 10 percent in 2013.", &["windows = [[2012, 2013]]"]),
    ]);
}

#[test]
fn a_hedged_size_of_a_verb_is_bounded_or_asked() {
    check(&[
        (
            "Thefts in Ohio more than doubled between 2010 and 2015.",
            &["words = \"more than\"", "by = \"100\""],
        ),
        ("Thefts in Ohio more than halved between 2010 and 2015.", &["holds = \"< -50\""]),
        ("Thefts in Ohio nearly halved between 2010 and 2015.", &["by = \"?\""]),
        ("Thefts in Ohio quadrupled between 2010 and 2015.", &["by = \"?\""]),
        ("Thefts in Ohio barely fell between 2010 and 2015.", &["by = \"?\""]),
        ("Thefts in Ohio rose slightly between 2010 and 2015.", &["by = \"?\""]),
        ("Thefts in Ohio doubled between 2010 and 2015.", &["words = \"doubled\"", "!by"]),
    ]);
}

#[test]
fn a_part_of_what_another_place_has_and_more_than_it_has_are_rates() {
    check(&[
        ("Ohio's rate of theft is less than a third of Iowa's.", &["times = \"?\""]),
        ("Utah's rate of theft is 40 percent of Iowa's.", &["times = \"?\""]),
        ("Iowa had more thefts than Ohio in 2015.", &["kind = \"rate\"", "named = [\"19\"]"]),
        ("Utah had fewer thefts than Ohio in 2015.", &["words = \"lower\"", "named = [\"49\"]"]),
    ]);
}

#[test]
fn one_of_so_many_is_drafted_with_how_many() {
    check(&[
        (
            "Ohio is among the ten most dangerous states in 2015.",
            &["words = \"one of the highest\"", "first = 10"],
        ),
        ("Ohio has one of the five lowest rates of theft.", &["first = 5"]),
        ("Ohio is one of the five worst states for theft.", &["first = \"?\""]),
    ]);
}

#[test]
fn a_place_that_is_left_out_is_not_named() {
    check(&[
        ("Ohio had the highest rate of theft in 2015 except Iowa.", &["named = [\"39\"]"]),
        ("Utah has the lowest rate of theft besides Iowa.", &["named = [\"49\"]"]),
    ]);
}
