//! What looks like a place or a number and is none is refused or told: codes of other areas, rows
//! that are means of others, codes of classes.

use probative_finding::What;
use probative_finding::what::association::Association;

use crate::lost::{appraisal, refused, tested, why, with};
use crate::small::case;

/// Two maps of twelve areas under a column of their codes.
fn maps(column: &str, codes: &[&str]) -> (String, String) {
    let mut table = format!("{column},x,y\n");
    for (at, code) in codes.iter().enumerate() {
        table += &format!("{code},{},{}\n", at * at % 17, (at * at + at) % 19);
    }
    let of_kind = format!(
        "said = \"x\"\nvalues = {{ source = \"t\", value = \"x\" }}\nwith_said = \"y\"\n\
         with = {{ source = \"t\", value = \"y\" }}\nkey = \"{column}\""
    );
    let toml = case(&table, "association", "along", "", &of_kind);
    (table, toml)
}

const DISTRICTS: [&str; 12] =
    ["01", "04", "05", "06", "08", "12", "13", "16", "17", "18", "19", "20"];
const COUNTIES: [&str; 12] = [
    "46113", "46007", "46033", "46071", "46047", "46103", "46093", "46137", "46055", "46117",
    "46075", "46019",
];

#[test]
fn districts_are_no_states_whatever_their_codes() {
    let (table, toml) = maps("district", &DISTRICTS);
    let said = why(&tested(&table, &toml).0);
    assert!(said.contains("E242: `district` is a column of other areas"), "{said}");
    let (table, toml) = maps("state", &DISTRICTS);
    assert_eq!(why(&tested(&table, &toml).0), "", "the same codes of states");
}

#[test]
fn the_first_places_are_not_called_by_the_names_of_counties_with_the_digits_of_their_codes() {
    let table = (1..25).fold("zip,n,people\n".to_owned(), |table, at| {
        table + &format!("120{:02},{},1000\n", 2 * at + 1, 40 - at)
    });
    let of_kind = "said = \"cases\"\ncounts = { source = \"t\", value = \"n\" }\n\
        population = { source = \"t\", value = \"people\" }\nkey = \"zip\"\n\
        named = [\"12003\", \"12005\"]";
    let (finding, _) = tested(&table, &case(&table, "association", "the most", "", of_kind));
    let What::Association(Association::First(first)) = &appraisal(&finding).primary.what else {
        panic!("{}", why(&finding));
    };
    assert_eq!(first.named, ["12003", "12005"]);
    assert!(first.others.iter().all(|name| name.parse::<u32>().is_ok()), "{:?}", first.others);
}

#[test]
fn neighbours_by_outlines_are_told_and_a_county_that_is_gone_is_where_it_was() {
    let (table, toml) = maps("fips", &COUNTIES);
    let (finding, _) = tested(&table, &toml);
    let told = appraisal(&finding).facts.by_outlines.expect("no table is given");
    assert_eq!((told.year, told.of, told.of_another_year), (2017, 12, 1));
    let mixed: Vec<&str> = ["19", "27"].iter().chain(&COUNTIES).copied().collect();
    let (table, toml) = maps("fips", &mixed);
    let said = why(&tested(&table, &toml).0);
    assert!(said.contains("`19` is the code of a state and `46007` that of a county"), "{said}");
    let odd: Vec<&str> = ["88001", "88003"].iter().chain(&COUNTIES).copied().collect();
    let (table, toml) = maps("fips", &odd);
    let said = why(&tested(&table, &toml).0);
    assert!(said.contains("leave_out = { fips = [\"88001\", \"88003\"] }"), "{said}");
}

const COUNTS: &str = "County,Deaths\nAlachua,12\nBaker,3\nBay,9\nBradford,2\n";

/// A figure of all deaths of a table.
fn sum(table: &str) -> String {
    let of_kind = "[[claims.figure.stated]]\nsaid = \"deaths\"\nnumber = \"26\"\nunit = \"deaths\"\n\
        record = { source = \"t\", where = {}, value = \"Deaths\", sum_over = [\"County\"] }";
    case(table, "figure", "number", "", of_kind)
}

#[test]
fn a_row_that_is_the_mean_of_the_others_counts_as_none_of_them() {
    for (row, is) in [("Average,6.5", "mean"), ("Median,6", "median"), ("Maximum,12", "largest")] {
        let table = format!("{COUNTS}{row}\n");
        let said = why(&tested(&table, &sum(&table)).0);
        assert!(
            said.contains(&format!("E214: line 6 of `t` holds the {is} of other rows")),
            "{said}"
        );
        let left = with("leave_out = { County = [\"NAME\"] }", &sum(&table));
        let left = left.replace("NAME", row.split(',').next().unwrap());
        assert_eq!(why(&tested(&table, &left).0), "");
    }
    let of_years: String = COUNTS.lines().skip(1).map(|row| format!("{row},2015\n")).collect();
    let later = of_years.replace("2015", "2016").replace(",2,", ",5,");
    let means = "Average,6.5,2015\nAverage,7.25,2016\n";
    let table = format!("County,Deaths,Year\n{of_years}{later}{means}");
    let both = sum(&table).replace("[\"County\"]", "[\"County\", \"Year\"]");
    let said = why(&tested(&table, &both).0);
    assert!(said.contains("E214: line 10 of `t` holds the mean"), "of each year: {said}");
    let table = format!("{COUNTS}Average,5.75\n");
    let (finding, told) = tested(&table, &sum(&table));
    assert_eq!(why(&finding), "");
    assert!(told.iter().any(|one| one.contains("W214") && one.contains("`Average`")), "{told:?}");
    let table = format!("{COUNTS}Mean Valley,6.5\n");
    let (finding, told) = tested(&table, &sum(&table));
    assert!(why(&finding).is_empty() && told.is_empty(), "{told:?}");
}

#[test]
fn codes_of_classes_are_no_numbers_and_marks_of_one_class_are() {
    let mut table = "FIPStxt,State,County,RuralUrbanContinuumCode2013,Metro2013,Gas\n".to_owned();
    for at in 0..30 {
        let gas = [0, 2, 9][at % 3];
        table += &format!("010{:02},AL,C{at},{},{},{gas}\n", 2 * at + 1, at % 5, at % 2);
    }
    let of = |column: &str| sum(&table).replace("\"Deaths\"", &format!("\"{column}\""));
    let said = refused(&table, &of("Gas"));
    assert!(said.contains("E229") && said.contains("takes `Gas` for a number"), "{said}");
    assert_eq!(why(&tested(&table, &of("Metro2013")).0), "");
}
