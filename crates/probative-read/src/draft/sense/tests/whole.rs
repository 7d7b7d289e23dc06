use super::check;

const OF_ALL: &str = "whole_record = { source = \"?\", where = { year = [\"2012\"] }, value = \"?\", \
                      sum_over = [\"fips\"] }";
const OF_OHIO: &str = "whole_record = { source = \"?\", where = { year = [\"2012\"], fips = [\"39\"] }, value = \"?\" }";

#[test]
fn a_whole_is_of_all_places_where_the_part_is_in_one() {
    check(&[
        ("In 2012, 40 percent of the thefts were in Ohio.", &[OF_ALL]),
        ("In 2012, 40 percent of the thefts were in Utah or Ohio.", &[OF_ALL]),
        ("Ohio had 40 percent of the nation's thefts in 2012.", &[OF_ALL]),
        ("In 2012, Ohio accounted for 40 percent of all thefts.", &[OF_ALL]),
    ]);
}

#[test]
fn a_whole_is_of_the_place_whose_things_are_parted() {
    check(&[
        ("In 2012, 40 percent of the doctors in Ohio had left.", &[OF_OHIO]),
        ("A third of the voters in Ohio stayed home in 2012.", &[OF_OHIO]),
        ("In Ohio, 40 percent of the thefts were at night in 2012.", &[OF_OHIO]),
        ("Ohio closed 40 percent of its mills in 2012.", &[OF_OHIO]),
        (
            "Half of Ohio's thefts in 2012 were in Toledo.",
            &[
                OF_OHIO,
                "part_record = { source = \"?\", where = { year = [\"2012\"], fips = [\"3977000\"] }",
            ],
        ),
    ]);
}

#[test]
fn a_whole_of_which_the_sentence_does_not_say_where_is_asked() {
    let asked = ["whole_record = { source = \"?\", where = { year = [\"2012\"], fips = [\"?\"] }"];
    check(&[("In 2012, 40 percent of the convicted thieves in Ohio were women.", &asked)]);
}
