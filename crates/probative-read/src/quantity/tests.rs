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
fn units_stand_behind_more_or_more_and_of_the() {
    is("They hired 500 or more weavers.", "500", 500.0, "weaver");
    is("They hired ten of her weavers.", "ten", 10.0, "weaver");
    is("They bought 1,300 up-armored carts.", "1,300", 1300.0, "cart");
    is("They began a three year plan.", "three", 3.0, "year");
    is("They added 1 1/2 million jobs.", "1 1/2 million", 1.5e6, "job");
    is("They got zero dollars for it.", "zero dollars", 0.0, "USD");
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
    let sum = Tokens::new("The parts add up to 6,770 jobs, up to 9 of them new.");
    let found = quantities(&sum, &(0..sum.all.len()), &[]);
    let told: Vec<Comparator> = found.iter().map(|one| one.comparator).collect();
    assert_eq!(told, [Comparator::Exact, Comparator::AtMost]);
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

#[test]
fn a_part_of_a_scale_is_one_number() {
    is("Half a dozen millers left.", "Half a dozen", 6.0, "miller");
    is("A half-dozen millers left.", "A half-dozen", 6.0, "miller");
    is("Half-a-dozen millers left.", "Half-a-dozen", 6.0, "miller");
    is("A quarter of a million people left.", "A quarter of a million", 250_000.0, "person");
    is("Three quarters of a million carts came.", "Three quarters of a million", 750_000.0, "cart");
    is("The half-million carts came.", "half-million", 500_000.0, "cart");
    is("It cost half a billion dollars.", "half a billion dollars", 5e8, "USD");
    is("It fell by half a percent.", "half a percent", 0.5, "percent");
    is(
        "It fell by a quarter of a percentage point.",
        "a quarter of a percentage point",
        0.25,
        "percentage_point",
    );
    is("It held half of the carts.", "half", 0.5, "fraction");
}

#[test]
fn a_whole_number_with_a_part_behind_it_is_one_number() {
    is("Two and a half percent left.", "Two and a half percent", 2.5, "percent");
    is("Three and a half million carts came.", "Three and a half million", 3.5e6, "cart");
    let text = "Four and three quarter million carts came.";
    is(text, "Four and three quarter million", 4.75e6, "cart");
    is("A million and a half carts came.", "A million and a half", 1.5e6, "cart");
    is("They used 2 and a half tons.", "2 and a half", 2.5, "ton");
    is("It is two-and-a-half times as long.", "two-and-a-half", 2.5, "times");
    is("Two and a third million carts came.", "Two and a third million", 7e6 / 3.0, "cart");
    let values = |text: &str| found(text).into_iter().map(|one| one.1).collect::<Vec<_>>();
    assert_eq!(values("They shot two and a third fled."), [2.0]);
    assert_eq!(values("They sold nine mills and half of the carts."), [9.0, 0.5]);
    assert_eq!(values("They sold nine and half the rest."), [9.0, 0.5]);
    assert_eq!(values("They sold between two and a half and three million carts."), [3e6]);
    assert_eq!(values("In the first half a million came."), [1e6]);
}

#[test]
fn one_in_every_so_many_is_a_part() {
    is("One in every five people left.", "One in every five", 0.2, "fraction");
    is("Nine out of every ten mills closed.", "Nine out of every ten", 0.9, "fraction");
    is("One in twenty-five mills closed.", "One in twenty-five", 0.04, "fraction");
    is("One in two hundred mills closed.", "One in two hundred", 0.005, "fraction");
    is("One in a thousand mills closed.", "One in a thousand", 0.001, "fraction");
    is("It is so at 2 of every 1,000 births.", "2 of every 1,000", 0.002, "fraction");
    is("It is so at 2 out of every 1,000 births.", "2 out of every 1,000", 0.002, "fraction");
    is("It is lost by 1 in 10 000 homes.", "1 in 10 000", 0.0001, "fraction");
}

#[test]
fn thousands_are_parted_by_blanks_apostrophes_and_as_in_india() {
    is("They sold 12 000 carts.", "12 000", 12_000.0, "cart");
    is("They sold 1 234 567 carts.", "1 234 567", 1_234_567.0, "cart");
    is("They sold 12\u{2009}000 carts.", "12\u{2009}000", 12_000.0, "cart");
    is("They sold 12\u{202f}000 carts.", "12\u{202f}000", 12_000.0, "cart");
    is("They sold 1,00,000 carts.", "1,00,000", 100_000.0, "cart");
    is("They sold 1'200 carts.", "1'200", 1200.0, "cart");
    is("They sold 1’200 carts.", "1’200", 1200.0, "cart");
    is("It cost $12 500 then.", "$12 500", 12_500.0, "USD");
    is("They used 12 345.5 tons.", "12 345.5", 12_345.5, "ton");
    let tokens = Tokens::new("It killed 41 per 100 000 people.");
    let rate = quantities(&tokens, &(0..tokens.all.len()), &[]);
    let told: Vec<(f64, &str)> = rate.iter().map(|one| (one.low, one.per.as_str())).collect();
    assert_eq!(told, [(41.0, "100,000")]);
}

#[test]
fn numbers_beside_each_other_are_not_thousands() {
    let values = |text: &str| found(text).into_iter().map(|one| one.1).collect::<Vec<_>>();
    assert_eq!(values("In grade 3 200 pupils came."), [200.0]);
    assert_eq!(values("On May 3 400 people came."), [3.0, 400.0]);
    assert_eq!(values("In 2012 300 people came."), [300.0]);
    assert_eq!(values("By 2010 3 000 mills had closed."), [3000.0]);
    assert_eq!(values("The rows are 12 345 67."), [12.0, 345.0, 67.0]);
    let row = "123 ".repeat(40);
    assert_eq!(values(&format!("The rows are {row}.")).len(), 40);
}

#[test]
fn money_is_of_the_currency_that_its_sign_or_word_tells() {
    is("Bread cost €3.50 then.", "€3.50", 3.5, "EUR");
    is("The toll brought in £2m.", "£2m", 2e6, "GBP");
    is("A cart cost C$200.", "C$200", 200.0, "CAD");
    is("A cart cost ¥200.", "¥200", 200.0, "JPY");
    is("A cart cost US$200.", "US$200", 200.0, "USD");
    is("A cart cost EUR 200.", "EUR 200", 200.0, "EUR");
    is("The toll brought in EUR 40 m then.", "EUR 40 m", 4e7, "EUR");
    is("A cart cost 200 €.", "200 €", 200.0, "EUR");
    is("A cart cost 200 euros.", "200 euros", 200.0, "EUR");
    is("A cart cost 2 million Canadian dollars.", "2 million Canadian dollars", 2e6, "CAD");
    is("A cart weighs 200 pounds.", "200", 200.0, "pound");
    is("The balance was −$5 million.", "−$5 million", -5e6, "USD");
    is("It cost €8-9bn.", "€8-9bn", 9e9, "EUR");
    let not_dollars = found("A cart cost Z$200.");
    assert!(not_dollars.iter().all(|one| one.2 != "USD"), "{not_dollars:?}");
}

#[test]
fn a_letter_behind_digits_is_a_scale_where_what_is_counted_in_it_follows() {
    is("They gave out 10k.", "10k", 10_000.0, "");
    is("The town has 10K carts.", "10K", 10_000.0, "cart");
    is("Ohio had 1.5m people.", "1.5m", 1.5e6, "person");
    is("They cast 1.5m of the votes.", "1.5m", 1.5e6, "vote");
    is("They added 2M new jobs.", "2M", 2e6, "job");
    is("It cost 2m dollars.", "2m dollars", 2e6, "USD");
    is("Some 1.5m to 2m people left.", "1.5m to 2m", 2e6, "person");
    let none = [
        "The wall is 1.5m tall.",
        "The mills have 2m wide doors.",
        "Stay 2m away from people.",
        "She won the 100m hurdles.",
        "They ran a 10k for the mill.",
        "It is kept in a 401k plan.",
    ];
    for text in none {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_sort_of_family_it_is_is_told_apart_from_a_count_of_persons() {
    let sorts = |text: &str| {
        let tokens = Tokens::new(text);
        let found = quantities(&tokens, &(0..tokens.all.len()), &[]);
        found.into_iter().map(|one| one.sorts).collect::<Vec<_>>()
    };
    assert_eq!(sorts("A family of four pays $90."), [true, false]);
    assert_eq!(sorts("A crew of nine left."), [false]);
}

#[test]
fn a_number_behind_a_stop_is_no_number_of_a_bill() {
    let tokens = Tokens::new("It was 3 °C. 500 people left.");
    let second = tokens.at_byte(14)..tokens.all.len();
    let values = quantities(&tokens, &second, &[]);
    assert_eq!(values.iter().map(|one| one.low).collect::<Vec<_>>(), [500.0]);
}

#[test]
fn people_by_their_state_police_and_powers_of_lengths_are_units() {
    assert_eq!(found("Call 1-800-MILLERS in FY08."), []);
    is("64,000 New Mexicans came", "64,000", 64_000.0, "person");
    is("looms that are old, 17 of which are shut", "17", 17.0, "loom");
    is("they retire at 60 if they wish", "60", 60.0, "year");
    is("7,000 heroes came", "7,000", 7000.0, "hero");
    is("11 grandchildren came", "11", 11.0, "grandchild");
    is("9 Wisconsinites came", "9", 9.0, "person");
    is("900 new police came", "900", 900.0, "police officer");
    is("9 trillion cubic feet of gas", "9 trillion", 9e12, "cubic foot");
    is("a 9,000 barrel-per-day plant", "9,000", 9000.0, "barrel");
}
