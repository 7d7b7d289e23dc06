//! From a publisher's file to a rate on a map: joins by codes, withheld numbers, rates that are fed
//! in again.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use serde_json::{Value, json};

use crate::stat::fixture::Folder;

/// Counties of eastern Tennessee, one beside the other, in which deaths are frequent.
const HIGH: [u32; 9] = [155, 29, 89, 63, 59, 93, 9, 57, 173];
/// Counties whose deaths are withheld.
const WITHHELD: [u32; 3] = [5, 161, 33];

/// A table as CDC WONDER hands it out, of the 95 counties of Tennessee, and a code that went in
/// 2013.
pub(crate) fn wonder(gone: bool) -> String {
    let mut text =
        "\"Notes\"\t\"County\"\t\"County Code\"\tDeaths\tPopulation\tCrude Rate\n".to_owned();
    for county in (1..=189).step_by(2) {
        let people = 10_000 + 37 * county;
        let deaths = match (HIGH.contains(&county), WITHHELD.contains(&county)) {
            (_, true) => "Suppressed".to_owned(),
            (true, _) => (people / 100).to_string(),
            _ => (people / 500 + county % 7).to_string(),
        };
        text += &format!("\t\"County {county}\"\t\"47{county:03}\"\t{deaths}\t{people}\t1\n");
    }
    if gone {
        text += "\t\"Bedford city\"\t\"51515\"\t40\t6000\t1\n";
    }
    text + "\"---\"\n\"Dataset: Underlying Cause of Death, 1999-2019\"\n\"---\"\n\"1. A caveat.\"\n"
}

/// A command that is refused, with what its message says.
fn refused(code: i32, folder: &Folder, method: &str, args: &[&str], words: &[&str]) {
    let ran = folder.run(method, args);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "`{word}` lacks: {said}");
    }
}

pub(crate) const ASKED: [&str; 7] =
    ["wonder.txt", "--value", "Deaths", "--population", "Population", "--join", "counties"];

fn asked<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&ASKED[..], more].concat()
}

#[test]
fn hot_spots_of_a_rate_come_in_one_command_and_withheld_counties_are_shown_as_such() {
    let folder = Folder::new();
    folder.file("wonder.txt", &wonder(true));
    let near = ["--weights", "queen", "--draws", "999"];
    refused(
        3,
        &folder,
        "local-g-star",
        &asked(&near),
        &["E203", "`51515` is a code of another year", "Bedford city became part of Bedford"],
    );
    let dropped =
        [&near[..], &["--drop-missing", "--svg", "map.svg", "--csv", "rows.csv"]].concat();
    let found = folder.json("local-g-star", &asked(&dropped));
    assert_eq!((&found["n"], found["rows"].as_array().unwrap().len()), (&92.into(), 95));
    assert_eq!(found["dropped"], json!(["47005", "47033", "47161"]));
    let one = json!({"id": "47005", "low": 0.0, "high": 9.0, "taken": null});
    assert_eq!(found["withheld"][0], one);
    let rows = found["rows"].as_array().unwrap();
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(row("47093")["class"], "High-High", "{}", row("47093"));
    assert_eq!(row("47161")["reason"], "a number of it is withheld, 0 to 9");
    assert_eq!(
        (&row("47161")["withheld"], &row("47161")["class"]),
        (&json!([0.0, 9.0]), &Value::Null)
    );
    let svg = std::fs::read_to_string(folder.path().join("map.svg")).unwrap();
    assert_eq!(svg.matches("data-cluster=\"withheld\"").count(), 6, "three on each of two maps");
    assert!(svg.contains(">Withheld<") && svg.contains("3 numbers withheld, left out"));
    let csv = std::fs::read_to_string(folder.path().join("rows.csv")).unwrap();
    assert!(csv.starts_with("County Code,value,"), "{csv}");
    assert_eq!(csv.lines().filter(|line| line.contains("is withheld")).count(), 3);
    let ran = folder.run("local-g-star", &asked(&dropped));
    let (table, told) =
        (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap());
    assert!(table.contains("92 units · 3 withheld"), "{table}");
    assert!(
        table.contains("withheld, and left out") && table.contains("47005, 47033, 47161"),
        "{table}"
    );
    assert!(told.contains("they hold") && told.contains("% of the sum of `Deaths`"), "{told}");
}

#[test]
fn withheld_numbers_are_taken_at_both_ends_and_neither_is_called_a_bound() {
    let folder = Folder::new();
    folder.file("wonder.txt", &wonder(false));
    let near = ["--weights", "queen", "--draws", "99"];
    refused(3, &folder, "local-g-star", &asked(&near), &["E227", "--ends both", "--drop-missing"]);
    let both = [&near[..], &["--ends", "both", "--svg", "map.svg", "--csv", "rows.csv"]].concat();
    let found = folder.json("local-g-star", &asked(&both));
    let ends = &found["ends"];
    for (end, taken) in [("lower", 0.0), ("upper", 9.0)] {
        assert_eq!(
            (&ends[end]["n"], &ends[end]["withheld"][2]["taken"]),
            (&95.into(), &taken.into())
        );
        assert_eq!(ends[end]["asked"]["ends"], end);
        let svg = std::fs::read_to_string(folder.path().join(format!("map-{end}.svg"))).unwrap();
        let legends = svg.matches(">Number withheld, taken at an end</text>").count();
        assert_eq!((legends, svg.matches("class=\"symbol-withheld\" pointer").count()), (2, 6));
    }
    assert!(ends["told"].as_str().unwrap().contains("Neither answer bounds the result"));
    let differ = ends["differ"].as_array().unwrap().len() as u64;
    assert_eq!(ends["same"].as_u64().unwrap() + differ, 95);
    let csv = std::fs::read_to_string(folder.path().join("rows.csv")).unwrap();
    assert!(csv.starts_with("end,County Code,value,"), "{csv}");
    assert_eq!((csv.lines().count(), csv.matches("\nupper,").count()), (191, 95));
    let text = String::from_utf8(folder.run("local-g-star", &asked(&both)).stdout).unwrap();
    assert!(text.contains("at their lower end") && text.contains("at their upper end"), "{text}");
}

#[test]
fn rates_are_per_hundred_thousand_with_an_interval_and_can_be_fed_in_again() {
    let folder = Folder::new();
    folder.file("wonder.txt", &wonder(false));
    let found = folder.json("rates", &asked(&["--csv", "rates.csv"]));
    let row = |id: &str| {
        found["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone()
    };
    let one = row("47093");
    let number = |row: &Value, key: &str| row[key].as_f64().unwrap();
    let people = 10_000.0 + 37.0 * 93.0;
    assert!((number(&one, "rate") - 1e5 * 134.0 / people).abs() < 1e-9, "{one}");
    assert!(
        number(&one, "low") < number(&one, "rate") && number(&one, "rate") < number(&one, "high")
    );
    // Garwood's upper limit of nine events is 17.08480.
    let withheld = row("47005");
    let people = 10_000.0 + 37.0 * 5.0;
    assert_eq!((&withheld["rate"], number(&withheld, "low")), (&Value::Null, 0.0));
    assert!((number(&withheld, "high") * people / 1e5 - 17.084_80).abs() < 1e-4, "{withheld}");
    assert_eq!((&withheld["withheld"], &found["dropped"]), (&json!([0.0, 9.0]), &json!([])));
    let again = ["rates.csv", "--value", "rate", "--join", "counties", "--weights", "queen"];
    let again = folder.json("moran", &[&again[..], &["--drop-missing", "--draws", "99"]].concat());
    assert_eq!(again["n"], 92);
    let per = folder.json("rates", &asked(&["--per", "1"]));
    let of = |found: &Value| found["rows"][0]["rate"].as_f64().unwrap();
    assert!((of(&found) - 1e5 * of(&per)).abs() < 1e-9);
}

/// Twelve squares in three rows, under the property `code`.
fn squares(codes: &[String]) -> String {
    let feature = |(at, code): (usize, &String)| {
        let (x, y) = ((at % 4) as f64, (at / 4) as f64);
        json!({"type": "Feature", "properties": {"code": code, "area": at + 1}, "geometry": {
            "type": "Polygon",
            "coordinates": [[[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]],
        }})
    };
    let features: Vec<Value> = codes.iter().enumerate().map(feature).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

#[test]
fn a_table_is_joined_to_a_map_and_to_a_table_whatever_the_column_of_codes_is_called() {
    let folder = Folder::new();
    let codes: Vec<String> = (1..=12).map(|at| format!("{at:03}")).collect();
    folder.file("map.geojson", &squares(&codes));
    let deaths: String = (1..=12).map(|at| format!("{at:03},{}\n", 3 * at % 7 + at)).collect();
    folder.file("deaths.csv", &format!("kreis,deaths\n{deaths}"));
    let people: String = (1..=13).map(|at| format!("{at:03},{}\n", 1000 * at)).collect();
    folder.file("people.csv", &format!("nr,people\n{people}"));
    let asked = ["deaths.csv", "--id", "kreis", "--value", "deaths", "--population", "people"];
    let joined =
        ["--join", "people.csv", "--join", "map.geojson", "--join-id", "nr", "--join-id", "code"];
    let whole = [&asked[..], &joined, &["--weights", "queen", "--draws", "99"]].concat();
    let found = folder.json("local-g-star", &whole);
    assert_eq!((&found["n"], &found["weights"]["links"]), (&12.into(), &58.into()));
    let told = String::from_utf8(folder.run("local-g-star", &whole).stderr).unwrap();
    assert!(
        told.contains("W108") && told.contains("no row in deaths.csv for 1 row of 13: `013`"),
        "{told}"
    );
    // A column of the map itself.
    let block = [
        "deaths.csv",
        "--id",
        "kreis",
        "--value",
        "deaths",
        "area",
        "--join",
        "map.geojson",
        "--join-id",
        "code",
    ];
    let found =
        folder.json("lee", &[&block[..], &["--weights", "queen", "--draws", "99"]].concat());
    assert_eq!(found["n"], 12);
}

#[test]
fn what_finds_no_match_stops_the_run_with_what_it_holds_of_what_is_counted() {
    let folder = Folder::new();
    let deaths: String = (1..=12).map(|at| format!("{at:03},{}\n", 3 * at % 7 + at)).collect();
    folder.file("deaths.csv", &format!("kreis,deaths\n{deaths}"));
    let people = |codes: std::ops::RangeInclusive<u32>| -> String {
        codes.map(|at| format!("{at:03},{}\n", 1000 * at)).collect()
    };
    let asked = ["deaths.csv", "--id", "kreis", "--value", "deaths", "--population", "people"];
    let joined = |name: &'static str| [&asked[..], &["--join", name, "--join-id", "nr"]].concat();
    let table =
        |name: &str, head: &str, rows: String| folder.file(name, &format!("{head}\n{rows}"));
    table("fewer.csv", "nr,people", people(1..=10));
    let few = joined("fewer.csv");
    let told = "no row in fewer.csv for 2 units of 12: `011`, `012`; they hold 25.0 % of the sum of `deaths`";
    refused(3, &folder, "rates", &few, &["E213", told]);
    let found = folder.json("rates", &[&few[..], &["--drop-missing"]].concat());
    assert_eq!(found["n"], 10);
    let whole = people(1..=12);
    let bare = whole.lines().map(|row| row.trim_start_matches('0').to_owned() + "\n");
    table("bare.csv", "nr,people", bare.collect());
    refused(3, &folder, "rates", &joined("bare.csv"), &["E201", "leading zeros", "--repair-fips"]);
    let repaired = [&joined("bare.csv")[..], &["--repair-fips"]].concat();
    assert_eq!(folder.json("rates", &repaired)["rows"][0]["id"], "001");
    table("twice.csv", "nr,people", people(1..=12) + "001,9\n");
    refused(3, &folder, "rates", &joined("twice.csv"), &["E212", "`001` stands on line 2 too"]);
    let both = (1..=12).map(|at| format!("{at:03},9,1\n"));
    table("both.csv", "nr,people,deaths", both.collect());
    let told = "both.csv has a column `deaths` too";
    refused(3, &folder, "rates", &joined("both.csv"), &["E106", told]);
}

#[test]
fn rows_of_a_joined_file_are_kept_by_a_filter_of_their_own() {
    let folder = Folder::new();
    let codes: Vec<String> = (1..=12).map(|at| format!("{at:03}")).collect();
    folder.file("map.geojson", &squares(&codes));
    folder.file("deaths.csv", "kreis,deaths\n001,3\n002,4\n");
    let people = |year: u32, at: u32| format!("{at:03},{year},{}\n", 1000 * at + year);
    let rows = (1..=2).flat_map(|at| [people(2015, at), people(2016, at)]);
    folder.file("people.csv", &format!("nr,year,people\n{}", rows.collect::<String>()));
    let asked = ["deaths.csv", "--id", "kreis", "--value", "deaths", "--population", "people"];
    let files = ["--join", "people.csv", "--join-id", "nr"];
    let joined = |more: &[&'static str]| [&asked[..], &files, more].concat();
    refused(3, &folder, "rates", &joined(&[]), &["E212", "`001` stands on line 2 too"]);
    let kept = ["--join-where", "year=2016"];
    let found = folder.json("rates", &joined(&kept));
    assert_eq!(found["asked"]["join_where"], json!(["year=2016"]));
    let rate = |row: usize| found["rows"][row]["rate"].as_f64().unwrap();
    assert!((rate(0) - 3e5 / 3016.0).abs() < 1e-9 && (rate(1) - 4e5 / 4016.0).abs() < 1e-9);
    // Of several files each that has the column; units of a map by their properties.
    let map = ["--join", "map.geojson", "--join-id", "code"];
    assert_eq!(folder.json("rates", &joined(&[&map[..], &kept].concat()))["n"], 2);
    let area = [&map[..], &kept, &["--join-where", "area=1"]].concat();
    refused(3, &folder, "rates", &joined(&area), &["E213", "no row in map.geojson for 1 unit"]);
    let told = |filter: &'static str| joined(&["--join-where", filter]);
    refused(3, &folder, "rates", &told("years=2016"), &["E301", "did you mean `year`"]);
    refused(3, &folder, "rates", &told("year=2017"), &["E105", "all that --join-where asks for"]);
    refused(2, &folder, "rates", &told("year"), &["--join-where year=2015"]);
    refused(2, &folder, "rates", &[&asked[..], &kept].concat(), &["--join"]);
    let level = [&asked[..], &["--join", "counties"], &kept].concat();
    refused(2, &folder, "rates", &level, &["none is joined"]);
}

#[test]
fn what_is_said_of_the_rows_of_a_table_holds_for_the_units_of_a_map_too() {
    let folder = Folder::new();
    let codes: Vec<String> = (1..=12).map(|at| format!("{at:03}")).collect();
    folder.file("map.geojson", &squares(&codes));
    let near = ["map.geojson", "--id", "code", "--value", "area", "--weights", "queen"];
    let asked = |more: &[&'static str]| [&near[..], &["--draws", "99"], more].concat();
    let few: Vec<String> = codes[..10].iter().map(|code| format!("code={code}")).collect();
    let filters = few.iter().flat_map(|filter| ["--where", filter]);
    let found = folder.json("moran", &asked(&[]).into_iter().chain(filters).collect::<Vec<_>>());
    assert_eq!((&found["n"], &found["weights"]["links"]), (&10.into(), &44.into()));
    refused(
        3,
        &folder,
        "moran",
        &asked(&["--missing", "12"]),
        &["E104", "unit `012` has no value"],
    );
    let found = folder.json("moran", &asked(&["--missing", "12", "--drop-missing"]));
    assert_eq!((&found["n"], &found["dropped"]), (&11.into(), &json!(["012"])));
    refused(
        3,
        &folder,
        "moran",
        &asked(&["--where", "codes=001"]),
        &["E301", "did you mean `code`"],
    );
}

#[test]
fn a_table_is_joined_to_an_object_of_a_topology() {
    let folder = Folder::new();
    let square = r#"{"type":"Polygon","id":"w","arcs":[[0]]}"#;
    let cells = format!(r#"{{"type":"GeometryCollection","geometries":[{square}]}}"#);
    let objects = format!(r#"{{"cells":{cells},"others":{cells}}}"#);
    let arcs = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]";
    let map = format!(r#"{{"type":"Topology","objects":{objects},"arcs":{arcs}}}"#);
    folder.file("map.json", &map);
    folder.file("deaths.csv", "place,deaths,people\nw,3,1000\n");
    let asked = ["deaths.csv", "--id", "place", "--value", "deaths", "--population", "people"];
    let joined = ["--join", "map.json", "--join-id", "id", "--layer", "cells"];
    assert_eq!(folder.json("rates", &[&asked[..], &joined].concat())["n"], 1);
    let without = [&asked[..], &joined[..4]].concat();
    refused(3, &folder, "rates", &without, &["2 objects", "--layer and one of cells, others"]);
}

#[test]
fn codes_of_another_year_stop_with_the_change_that_explains_them() {
    let folder = Folder::new();
    folder.file("people.csv", "fips,people\n02158,8000\n46102,14000\n51019,78000\n02063,6700\n02066,2600\n09110,980000\n01001,54000\n01003,180000\n");
    folder.file(
        "deaths.csv",
        "fips,deaths\n02270,5\n46113,9\n51515,4\n02261,3\n09003,50\n01001,55\n01003,71\n",
    );
    let asked =
        ["deaths.csv", "--value", "deaths", "--population", "people", "--join", "people.csv"];
    refused(
        3,
        &folder,
        "rates",
        &asked,
        &[
            "E203",
            "no row in people.csv for 5 units of 7, codes of another year",
            "Wade Hampton Census Area became Kusilvak",
            "Shannon County became Oglala Lakota",
            "Bedford city became part of Bedford County",
            "Valdez-Cordova became Chugach and Copper River",
            "Connecticut's counties gave way to planning regions",
            "% of the sum of `deaths`",
        ],
    );
}

#[test]
fn a_column_whose_name_holds_a_comma_can_be_said() {
    let folder = Folder::new();
    folder.file("t.csv", "k,\"deaths, all\",people\na,3,100\nb,4,100\n");
    let asked = ["t.csv", "--id", "k", "--value", r"deaths\, all", "--population", "people"];
    assert_eq!(folder.json("rates", &asked)["rows"][1]["rate"], 4000.0);
    let asked = ["t.csv", "--id", "k", "--value", "deaths, all", "--population", "people"];
    assert_eq!(folder.json("rates", &asked)["rows"][1]["rate"], 4000.0, "a blank follows");
    refused(2, &folder, "rates", &["t.csv", "--value", "deaths,all"], &["names 2"]);
}
