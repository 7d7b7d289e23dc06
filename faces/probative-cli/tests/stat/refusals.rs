//! What `probative stat` refuses, and what it says then.

use super::fixture::Folder;

const POINTS: &str = "name,lon,lat,cases,people,mark\n\
    a,-90.1,35.1,3,100,1\nb,-90.2,35.2,4,120,0\nc,-90.3,35.4,,90,1\nd,-90.5,35.1,2,80,0\n\
    e,-90.4,35.3,5,95,1\nf,-90.7,35.8,1,60,2\ng,-90.8,35.2,3,70,0\nh,-90.9,35.5,2,110,1\n\
    i,-91.1,35.3,6,130,0\nj,-91.0,35.7,1,50,1\nk,-91.2,35.6,4,100,0\n";

/// A command that must fail with this exit code, saying each of these.
fn refused(folder: &Folder, method: &str, args: &[&str], code: i32, said: &[&str]) {
    let ran = folder.run(method, args);
    let error = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(code), "{method} {args:?}: {error}");
    assert!(ran.stdout.is_empty());
    for said in said {
        assert!(error.contains(said), "{said} is not in: {error}");
    }
}

fn located(more: &[&'static str]) -> Vec<&'static str> {
    let asked = ["points.csv", "--id", "name", "--x", "lon", "--y", "lat", "--weights", "knn:2"];
    [&asked[..], more].concat()
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.file("points.csv", POINTS);
    folder
}

#[test]
fn a_missing_value_is_named_and_left_out_only_when_asked() {
    let folder = folder();
    let asked = located(&["--value", "cases"]);
    refused(
        &folder,
        "moran",
        &asked,
        3,
        &["E104", "`c` has no value", "points.csv:4", "--drop-missing"],
    );
    let found = folder.json("moran", &[&asked[..], &["--drop-missing"]].concat());
    assert_eq!((&found["n"], &found["dropped"]), (&10.into(), &serde_json::json!(["c"])));
    let ran = folder.run("moran", &[&asked[..], &["--drop-missing"]].concat());
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(said.contains("left out, a value is missing (1): c"), "{said}");
}

#[test]
fn a_cell_that_is_no_number_is_never_left_out() {
    let folder = folder();
    folder.file("odd.csv", "name,v\na,1\nb,1234 p\nc,3\nd,4\n");
    let asked = ["odd.csv", "--id", "name", "--value", "v", "--drop-missing"];
    refused(&folder, "breaks", &asked, 3, &["`1234 p` of unit `b` is not a number"]);
}

#[test]
fn a_misspelt_column_gets_a_guess() {
    let asked = located(&["--value", "case"]);
    refused(&folder(), "moran", &asked, 3, &["E301", "did you mean `cases`?"]);
}

#[test]
fn marks_are_ones_and_zeros() {
    let asked = located(&["--value", "mark"]);
    refused(&folder(), "join-count", &asked, 3, &["unit `f` has 2", "ones and zeros"]);
}

#[test]
fn what_a_method_lacks_or_makes_no_use_of_is_said() {
    let folder = folder();
    let map = ["columbus.geojson", "--value", "CRIME"];
    let asked = |more: &[&'static str]| [&map[..], more].concat();
    refused(
        &folder,
        "moran",
        &map,
        2,
        &["moran needs --weights", "docs/stat.md#global-statistics"],
    );
    refused(
        &folder,
        "rates",
        &map,
        2,
        &["rates needs --population", "docs/stat.md#rates-and-classes"],
    );
    refused(&folder, "lee", &asked(&["--weights", "queen"]), 2, &["two columns"]);
    let more = asked(&["--weights", "queen", "--population", "INC"]);
    refused(&folder, "moran", &more, 2, &["makes no use of --population"]);
    refused(&folder, "breaks", &asked(&["--style", "row"]), 2, &["makes no use of --style"]);
    refused(&folder, "moran", &asked(&["--weights", "kernel:3"]), 2, &["kernel:triangular:6"]);
}

#[test]
fn an_option_that_a_method_makes_no_use_of_is_refused_even_at_its_default() {
    let folder = folder();
    folder.sids();
    let columbus = ["columbus.geojson", "--value", "CRIME"];
    let queen = [&columbus[..], &["--weights", "queen"]].concat();
    let ols = [&columbus[..], &["INC"]].concat();
    let sids = ["sids.csv", "--id", "county", "--value", "events", "--population", "population"];
    let pair = [&columbus[..], &["INC", "--weights", "queen"]].concat();
    for (method, asked, more, option) in [
        ("ols", &ols[..], &["--draws", "9999"][..], "--draws"),
        ("ols", &ols, &["--seed", "1"], "--seed"),
        ("ols", &ols, &["--tail", "two"], "--tail"),
        ("ols", &ols, &["--order", "1"], "--order"),
        ("moran", &queen, &["--adjust", "bh"], "--adjust"),
        ("moran", &queen, &["--level", "0.05"], "--level"),
        ("moran", &queen, &["--largest", "0.5"], "--largest"),
        ("moran", &queen, &["--fewest", "2"], "--fewest"),
        ("moran", &queen, &["--hinge", "1.5"], "--hinge"),
        ("moran", &queen, &["--planar"], "--planar"),
        ("moran", &located(&["--value", "people"]), &["--snap", "0"], "--snap"),
        ("local-join-count", &queen, &["--draws", "9"], "--draws"),
        ("local-join-count", &queen, &["--seed", "1"], "--seed"),
        ("breaks", &columbus, &["--hinge", "1.5"], "--hinge"),
        ("breaks", &columbus, &["--breaks", "box", "--classes", "5"], "--classes"),
        ("breaks", &columbus, &["--draws", "0"], "--draws"),
        ("rates", &sids, &["--weights", "sids-links.csv"], "--weights"),
        ("rates", &sids, &["--tail", "two"], "--tail"),
        ("two-maps", &pair, &["--level", "0.05"], "--level"),
        ("two-maps", &pair, &["--style", "row"], "--style"),
        ("two-maps", &pair, &["--adjust", "none"], "--adjust"),
    ] {
        let said = format!("{method} makes no use of {option}");
        refused(&folder, method, &[asked, more].concat(), 2, &[&said]);
    }
}

#[test]
fn points_do_not_touch_and_nothing_is_near_that_lies_nowhere() {
    let folder = folder();
    let place = ["points.csv", "--x", "lon", "--y", "lat", "--value", "people", "--weights"];
    let asked = |more: &[&'static str]| [&place[..], more].concat();
    refused(&folder, "moran", &asked(&["queen"]), 2, &["points do not touch"]);
    let nowhere = ["points.csv", "--value", "people", "--weights", "queen"];
    refused(&folder, "moran", &nowhere, 2, &["do not say where the units lie"]);
}

#[test]
fn a_column_that_makes_blocks_is_there_and_whole() {
    let folder = folder();
    let place = ["points.csv", "--id", "name", "--value", "people", "--weights"];
    let asked = |kind: &'static str| [&place[..], &[kind]].concat();
    refused(&folder, "moran", &asked("block:marks"), 3, &["E301", "did you mean `mark`?"]);
    refused(&folder, "moran", &asked("block:cases"), 3, &["E104", "unit `c` has no block"]);
}

#[test]
fn places_that_coincide_have_no_inverse_distance_and_are_named() {
    let folder = folder();
    folder.file("twins.csv", &format!("{POINTS}l,-90.1,35.1,1,10,0\n"));
    let place = ["twins.csv", "--id", "name", "--x", "lon", "--y", "lat", "--value", "people"];
    let asked = [&place[..], &["--weights", "inverse:100"]].concat();
    refused(&folder, "moran", &asked, 3, &["lie at one place", "the id `a`"]);
}

#[test]
fn an_island_has_no_lagged_regressor_and_is_named_by_its_id() {
    let folder = folder();
    folder.file("links.csv", "from,to,weight\na,b,1\nb,a,1\nd,a,1\ne,a,1\nc,a,1\n");
    let asked =
        ["points.csv", "--id", "name", "--value", "people", "mark", "--weights", "links.csv"];
    refused(&folder, "slx", &asked, 3, &["no neighbours", "the id `f`"]);
    let found = folder.json("ols", &asked);
    assert_eq!(found["weights"]["islands"], 6);
}

#[test]
fn a_regressor_that_follows_or_separates_is_named_with_its_code() {
    let folder = folder();
    let rows = "0,10,1,2,1\n0,20,5,10,1\n3,30,2,4,0\n1,20,4,8,0\n2,10,3,6,0\n4,30,6,12,0\n";
    folder.file("counts.csv", &format!("events,people,x,twice,none\n{rows}{rows}"));
    let asked = |column: &'static str| {
        ["counts.csv", "--value", "events", "x", column, "--population", "people"]
    };
    refused(&folder, "poisson", &asked("twice"), 3, &["error[E224]: twice follows"]);
    refused(&folder, "poisson", &asked("none"), 3, &["error[E224]: none parts the units"]);
    let plain = ["counts.csv", "--value", "people", "x", "twice"];
    refused(&folder, "ols", &plain, 3, &["error[E224]: twice follows"]);
    let bare = ["counts.csv", "--value", "events", "x"];
    refused(&folder, "poisson", &bare, 2, &["needs --population"]);
    refused(&folder, "lag", &bare, 2, &["needs --weights"]);
}

#[test]
fn an_island_and_a_constant_column_get_a_reason_and_no_number() {
    let folder = folder();
    folder.file("links.csv", "from,to,weight\na,b,1\nb,a,1\nd,a,1\ne,a,1\nc,a,1\n");
    let asked = ["points.csv", "--id", "name", "--value", "people", "--weights", "links.csv"];
    let found = folder.json("local-moran", &asked);
    let island = &found["rows"][5];
    assert_eq!((&island["id"], &island["reason"]), (&"f".into(), &"it has no neighbour".into()));
    assert!(island["value"].is_null() && island["p"].is_null() && island["class"].is_null());
    folder.file(
        "flat.csv",
        &format!(
            "name,v\n{}",
            [
                "a,2\n", "b,2\n", "c,2\n", "d,2\n", "e,2\n", "f,2\n", "g,2\n", "h,2\n", "i,2\n",
                "j,2\n"
            ]
            .concat()
        ),
    );
    let asked = ["flat.csv", "--id", "name", "--value", "v", "--weights", "links.csv"];
    refused(&folder, "moran", &asked, 3, &["E241", "no variation", "nothing was computed"]);
}

#[test]
fn a_list_that_could_not_be_read_back_is_not_written() {
    let folder = folder();
    folder.file("two.csv", "name,lon,lat\nold town,1,2\nnew,2,3\n");
    let asked = ["two.csv", "--id", "name", "--x", "lon", "--y", "lat", "--weights", "knn:1"];
    let written = |file| [&asked[..], &["--write", file]].concat();
    refused(&folder, "weights", &written("two.gal"), 2, &["`old town` holds one"]);
    assert!(!folder.path().join("two.gal").exists());
    folder.json("weights", &written("two.csv.csv"));
    assert!(folder.path().join("two.csv.csv").exists());
}

#[test]
fn an_unknown_id_in_a_list_of_neighbours_is_told_once() {
    let folder = folder();
    folder.file("links.csv", "from,to,weight\na,b,1\nb,zz,1\nc,zz,1\n");
    let asked = ["points.csv", "--id", "name", "--value", "people", "--weights", "links.csv"];
    let ran = folder.run("moran", &asked);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(said.matches("no row of the data has the id `zz`").count(), 1, "{said}");
}

#[test]
fn a_link_named_twice_is_refused_and_a_unit_beside_itself_is_told() {
    let folder = folder();
    let asked = ["points.csv", "--id", "name", "--weights", "links.csv"];
    folder.file("links.csv", "from,to,weight\na,b,1\nb,a,1\na,b,2\n");
    refused(&folder, "weights", &asked, 3, &["E102", "from `a` to `b`", "links.csv:4"]);
    folder.file("links.csv", "from,to,weight\na,b,1\nb,a,1\nb,b,1\n");
    let ran = folder.run("weights", &asked);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.success() && said.contains("their own neighbours (1 of 11)"), "{said}");
}

#[test]
fn a_map_of_another_format_is_told_by_its_name() {
    let folder = folder();
    for (name, text, said) in [
        ("map.gpkg", "SQLite format 3\0…", "a GeoPackage"),
        ("map.xlsx", "PK\u{3}\u{4}…", "an archive"),
        ("map.parquet", "PAR1…", "a Parquet file"),
        ("map.fgb", "fgb\u{3}…", "a FlatGeobuf file"),
        ("map.DBF", "…", "name the .shp"),
    ] {
        folder.file(name, text);
        let code = if name == "map.DBF" { 2 } else { 3 };
        refused(&folder, "moran", &[name, "--value", "v", "--weights", "knn:1"], code, &[said]);
    }
}

#[test]
fn coordinates_of_a_plane_are_told_how_to_go_on() {
    let folder = folder();
    folder.file("far.csv", "name,x,y\na,1e5,4e6\nb,2e5,4e6\n");
    let asked = ["far.csv", "--id", "name", "--x", "x", "--y", "y", "--weights", "knn:1"];
    refused(&folder, "weights", &asked, 3, &["`a`", "degrees", "write --planar"]);
    folder.json("weights", &[&asked[..], &["--planar"]].concat());
}

#[test]
fn a_scan_names_the_unit_whose_number_does_not_suit() {
    let folder = folder();
    folder.file("few.csv", "name,x,y,cases,people\na,1,2,1,9\nb,2,2,2,9\nc,3,3,1.5,9\n");
    let asked = ["few.csv", "--id", "name", "--x", "x", "--y", "y", "--value", "cases"];
    let asked = [&asked[..], &["--population", "people"]].concat();
    refused(&folder, "scan", &asked, 3, &["1.5", "whole", "`c`"]);
}

#[test]
fn a_scan_over_time_has_every_place_in_every_period_and_where_it_was() {
    let folder = folder();
    let asked = ["time.csv", "--id", "name", "--x", "x", "--y", "y", "--value", "cases"];
    let timed = [&asked[..], &["--population", "people", "--time", "year"]].concat();
    let head = "name,x,y,year,cases,people\na,1,2,2001,1,9\na,1,2,2002,2,9\nb,2,2,2001,3,9\n";
    folder.file("time.csv", head);
    let said = ["E213", "`b` has no row for 2002", "time.csv:4", "nothing was computed"];
    refused(&folder, "scan", &timed, 3, &said);
    folder.file("time.csv", &format!("{head}b,2,3,2002,3,9\n"));
    refused(&folder, "scan", &timed, 3, &["E213", "`b` lies elsewhere than on line 4"]);
    folder.file("time.csv", &format!("{head}b,2,2,2001,3,9\n"));
    refused(&folder, "scan", &timed, 3, &["E212"]);
    let longest = [&asked[..], &["--population", "people", "--longest", "0.5"]].concat();
    refused(&folder, "scan", &longest, 2, &["scan makes no use of --longest"]);
    folder.file("time.csv", &format!("{head}b,2,2,2002,,9\n"));
    refused(&folder, "scan", &timed, 3, &["E104", "`b` has no value"]);
    let found = folder.json("scan", &[&timed[..], &["--drop-missing", "--draws", "9"]].concat());
    assert_eq!(found["dropped"], serde_json::json!(["b"]), "with all its periods");
    assert_eq!((&found["n"], &found["cases"]), (&1.into(), &3.0.into()));
}
