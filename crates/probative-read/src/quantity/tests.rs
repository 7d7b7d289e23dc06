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
fn a_part_is_counted_in_what_its_whole_counts() {
    let units = |text: &str| found(text).into_iter().map(|one| one.2).collect::<Vec<_>>();
    assert_eq!(units("12 of the 30 bridges were closed."), ["bridge", "bridge"]);
    assert_eq!(
        units("About 40 of the 900 people stopped were licensed drivers."),
        ["driver", "person"]
    );
    assert_eq!(units("We met 80 farmers; 31 wanted for fraud."), ["farmer", "farmer"]);
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
