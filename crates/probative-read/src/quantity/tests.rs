use super::*;

fn found(text: &str) -> Vec<(String, f64, String)> {
    let tokens = Tokens::new(text);
    let found = quantities(&tokens, &(0..tokens.all.len()), &[]);
    found.into_iter().map(|one| (text[one.span.clone()].to_owned(), one.high, one.unit)).collect()
}

fn one(text: &str) -> (String, f64, String) {
    let found = found(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().next().unwrap_or_default()
}

fn is(text: &str, words: &str, value: f64, unit: &str) {
    assert_eq!(one(text), (words.to_owned(), value, unit.to_owned()), "{text}");
}

#[test]
fn a_number_counts_the_head_of_the_phrase_behind_it() {
    is("The mill employs 1,240 loom workers in town.", "1,240", 1240.0, "worker");
    is("They made 610 live radio and video interviews.", "610", 610.0, "interview");
    is("Six million children will gain.", "Six million", 6e6, "child");
    is("Thirty-one counties raised the levy.", "Thirty-one", 31.0, "county");
    is("A two-year freeze ended.", "two", 2.0, "year");
    is("They made 500 more carts.", "500", 500.0, "cart");
    is("Bread cost $.80 then.", "$.80", 0.8, "USD");
    is("We met 900 children ages and all.", "900", 900.0, "child");
}

#[test]
fn money_percent_fractions_and_times_have_their_units() {
    is("It cost $3.4 billion.", "$3.4 billion", 3.4e9, "USD");
    is("Rents rose 7 1/2 percent.", "7 1/2 percent", 7.5, "percent");
    is("One in five homes is empty.", "One in five", 0.2, "fraction");
    is("Two-thirds of them left.", "Two-thirds", 2.0 / 3.0, "fraction");
    is("More than half of the barns burned.", "half", 0.5, "fraction");
    is("Wheat prices doubled.", "doubled", 2.0, "times");
    is("Roughly 2 in 5 adults left.", "2 in 5", 0.4, "fraction");
    is("It was lost by 1 in every 40 homes.", "1 in every 40", 0.025, "fraction");
    is("The toll was cut in half.", "half", 0.5, "fraction");
    is("They sold a third fewer carts.", "a third", 1.0 / 3.0, "fraction");
}

#[test]
fn numbers_are_read_as_newspapers_write_them() {
    is("It cost $3bn.", "$3bn", 3e9, "USD");
    is("It cost $1.2M then.", "$1.2M", 1.2e6, "USD");
    is("The toll brought in $4 bn.", "$4 bn", 4e9, "USD");
    is("Rents rose 10½ percent.", "10½ percent", 10.5, "percent");
    is("They sold 1¼ million carts.", "1¼ million", 1.25e6, "cart");
    is("Output changed by -5 percent.", "-5 percent", -5.0, "percent");
    is("It was minus 5 percent.", "minus 5 percent", -5.0, "percent");
    is("They sold 12\u{a0}345 carts.", "12\u{a0}345", 12_345.0, "cart");
    is("They sold 1.234.567 carts.", "1.234.567", 1_234_567.0, "cart");
    is("It is lost by 1 in 1,000 homes.", "1 in 1,000", 0.001, "fraction");
    is("It fell by 0,125 percent.", "0,125 percent", 0.125, "percent");
    assert_eq!(found("We met in rooms 3-5 of 40 rooms.").last().map(|it| it.1), Some(40.0));
}

#[test]
fn a_part_is_counted_in_what_its_whole_counts() {
    let units = |text: &str| found(text).into_iter().map(|one| one.2).collect::<Vec<_>>();
    assert_eq!(units("12 of the 30 bridges were closed."), ["bridge", "bridge"]);
    assert_eq!(
        units("About 40 of the 900 people stopped were licensed drivers."),
        ["driver", "person"]
    );
    assert_eq!(units("We met 80 farmers; 31 wanted for fraud."), ["farmer", "farmer"]);
    let of_them = units("It killed 640 people in fifty towns, and 84 of them in Ohio.");
    assert_eq!(of_them, ["person", "town", "person"]);
}

#[test]
fn a_range_has_two_ends_and_a_change_from_one_to_another_has_not() {
    let range = |text: &str| {
        let tokens = Tokens::new(text);
        let found = quantities(&tokens, &(0..tokens.all.len()), &[]);
        found.iter().map(|one| (one.low, one.high)).collect::<Vec<_>>()
    };
    assert_eq!(range("from 8 to 9 million trees"), [(8.0, 8.0), (9e6, 9e6)]);
    assert_eq!(range("8 to 9 million trees"), [(8e6, 9e6)]);
    assert_eq!(range("between 3 and 5 percent"), [(3.0, 5.0)]);
}

#[test]
fn a_name_a_year_and_an_ordinal_count_nothing() {
    let none = [
        "Section 8 and Route 66 and H.R. 21 stand.",
        "In 1994 the 20th mill closed in the 1980s.",
        "One must not say that no one came.",
        "Call 555-0134 at 5 p.m. about COVID-19.",
        "Thousands came, and billions of dollars went.",
    ];
    for text in none {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn an_age_is_in_years() {
    is("Adults 18 and older answered.", "18", 18.0, "year");
    is("Everyone over the age of 16 may vote.", "16", 16.0, "year");
}

#[test]
fn the_comparator_the_way_and_what_it_is_per_are_told() {
    let tokens = Tokens::new("Wages rose by nearly $310 a year, up to at least 4 jobs.");
    let found = quantities(&tokens, &(0..tokens.all.len()), &[]);
    assert_eq!(found[0].comparator, Comparator::Nearly);
    assert_eq!((found[0].change, found[0].per.as_str()), (Some(Way::Up), "year"));
    assert_eq!(found[1].comparator, Comparator::AtLeast);
}

#[test]
fn parts_of_a_percent_and_multiples_in_one_word_are_numbers() {
    is("It is less than two-tenths of 1 percent.", "two-tenths of 1 percent", 0.2, "percent");
    is("A mere one-half of one percent left.", "one-half of one percent", 0.5, "percent");
    is("There was a sixfold increase.", "sixfold", 6.0, "times");
    is("The plan triples the fee.", "triples", 3.0, "times");
    let both = found("It took nine minutes, seven in 2016.");
    assert_eq!(both.iter().map(|one| one.1).collect::<Vec<_>>(), [9.0, 7.0]);
    is("It employs 6,500 Iowans.", "6,500", 6500.0, "person");
    is("It fell by two-hundredths of the sum.", "two-hundredths", 0.02, "fraction");
    assert_eq!(found("Rates rose by double digits."), []);
    is("The number of orchards with dams rose to 30.", "30", 30.0, "orchard");
    is("It lost by 112 votes.", "112", 112.0, "vote");
}

#[test]
fn when_it_was_is_not_what_is_counted() {
    is("Burglaries fell to 212 last year.", "212", 212.0, "burglary");
    is("Fires rose to 90 next month.", "90", 90.0, "fire");
    is("Thefts from boats rose to 31.", "31", 31.0, "theft");
}

#[test]
fn votes_are_counted_in_votes_and_names_of_bills_and_roads_count_nothing() {
    let units = |text: &str| found(text).into_iter().map(|one| one.2).collect::<Vec<_>>();
    assert_eq!(units("It passed by a vote of 213 to 217."), ["vote", "vote"]);
    assert_eq!(units("It was kept on votes of 9 to 4."), ["vote", "vote"]);
    assert_eq!(units("It passed the House 98 to 17."), ["vote", "vote"]);
    assert_eq!(found("Senate Bill 9 and the gates stand along U.S. 90."), []);
}

#[test]
fn how_long_is_not_more_than_so_long() {
    let said = |text: &str| {
        let tokens = Tokens::new(text);
        quantities(&tokens, &(0..tokens.all.len()), &[]).pop().map(|one| one.comparator)
    };
    assert_eq!(said("It is built with 9 loans over five years."), Some(Comparator::Exact));
    assert_eq!(said("They spend $4 on mills over two decades."), Some(Comparator::Exact));
    assert_eq!(said("The mill is over five years old."), Some(Comparator::MoreThan));
}

#[test]
fn the_way_of_a_number_is_told_by_its_verb_or_by_what_it_is_set_against() {
    let ways = |text: &str| {
        let tokens = Tokens::new(text);
        let found = quantities(&tokens, &(0..tokens.all.len()), &[]);
        found.into_iter().map(|one| one.change).collect::<Vec<_>>()
    };
    assert_eq!(ways("It cuts the fund by $9."), [Some(Way::Down)]);
    assert_eq!(ways("Sales are off 40 percent."), [Some(Way::Down)]);
    assert_eq!(ways("The county has lost 9 percent of its people."), [Some(Way::Down)]);
    assert_eq!(ways("The fund was cut in half."), [Some(Way::Down)]);
    assert_eq!(ways("Tolls make up four-fifths of it."), [None]);
    assert_eq!(ways("They counted 90 looms, up from 40."), [Some(Way::Up), None]);
    assert_eq!(ways("The bill goes from $48 to $52 a month."), [None, Some(Way::Up)]);
    assert_eq!(ways("Men from 18 to 64 years of age came."), [None, None]);
}
