//! Methods behind other doors than a map's, and what every answer says of what it was asked.

use serde_json::{Value, json};

use super::fixture::{Folder, numbers};
use super::schema::described;

const QUEEN: [&str; 5] = ["columbus.geojson", "--id", "name", "--weights", "queen"];

/// The answer of a method behind any door.
fn asked(folder: &Folder, args: &[&str]) -> Value {
    let found = serde_json::from_slice(&folder.asked(&[args, &["--json"]].concat())).unwrap();
    described(&found);
    found
}

fn text(folder: &Folder, args: &[&str]) -> String {
    String::from_utf8(folder.asked(args)).unwrap()
}

#[test]
fn rates_of_counts_have_the_exact_intervals_of_scipy() {
    let (folder, [reference, _]) = (Folder::new(), super::counted());
    folder.file("counts.csv", include_str!("../../../../reference/garwood/input.csv"));
    let args = ["count", "rate", "counts.csv", "--value", "events", "--exposure", "exposure"];
    let found = asked(&folder, &args);
    let rows = found["rows"].as_array().unwrap();
    for key in ["rate", "low", "high"] {
        let column: Vec<f64> = rows.iter().map(|row| row[key].as_f64().unwrap()).collect();
        reference.agrees(key, &column);
    }
    assert_eq!((&found["n"], &found["asked"]["level"]), (&rows.len().into(), &0.95.into()));
    let scaled = asked(&folder, &[&args[..], &["--per", "1000"]].concat());
    assert_eq!(scaled["rows"][1]["rate"], 1000.0 * rows[1]["rate"].as_f64().unwrap());
    assert!(
        text(&folder, &args).starts_with("rate of events · 7 rows\nasked with exposure exposure")
    );
}

#[test]
fn a_row_that_counts_no_events_is_named_or_left_out() {
    let folder = Folder::new();
    folder.file("odd.csv", "place,deaths,people\na,1,9\nb,,9\nc,1.5,9\n");
    let args = ["odd.csv", "--id", "place", "--value", "deaths", "--exposure", "people"];
    let refused = |args: &[&str]| {
        let ran = folder.behind("count", "rate", args);
        (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
    };
    let (code, said) = refused(&args);
    assert!(code == Some(3) && said.contains("row `b` has no value"), "{said}");
    let (code, said) = refused(&[&args[..], &["--drop-missing"]].concat());
    assert!(code == Some(3) && said.contains("1.5 is no number of events"), "{said}");
    assert!(said.contains("the id `c`") && said.ends_with("nothing was computed\n"), "{said}");
    let (code, said) = refused(&["odd.csv", "--value", "deaths"]);
    assert!(code == Some(2) && said.contains("rate needs --exposure"), "{said}");
    let (code, said) = refused(&["odd.csv", "--value", "deaths", "--exposure", "miles"]);
    assert!(code == Some(3) && said.contains("there is no column `miles`"), "{said}");
}

#[test]
fn a_row_of_a_table_has_an_id_that_no_other_has() {
    let folder = Folder::new();
    for (rows, code) in [("a,1,9\na,2,9\n", "E212"), ("a,1,9\n,2,9\n", "E211")] {
        folder.file("odd.csv", &format!("place,deaths,people\n{rows}"));
        let args = ["odd.csv", "--id", "place", "--value", "deaths", "--exposure", "people"];
        let ran = folder.behind("count", "rate", &args);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert!(ran.status.code() == Some(3) && said.contains(code), "{said}");
    }
}

#[test]
fn a_total_among_rows_a_time_twice_and_a_time_beyond_calendars_are_refused() {
    let folder = Folder::new();
    let refused = |door: &str, method: &str, args: &[&str]| {
        let ran = folder.behind(door, method, args);
        assert_eq!(ran.status.code(), Some(3));
        String::from_utf8(ran.stderr).unwrap()
    };
    let rates = ["t.csv", "--id", "place", "--value", "deaths", "--exposure", "people"];
    for last in ["All ages,7,9", "Gesamt,7,9", "United States,6,30"] {
        folder.file("t.csv", &format!("place,deaths,people\na,1,9\nb,2,9\nc,3,12\n{last}\n"));
        let said = refused("count", "rate", &rates);
        assert!(said.contains("E214") && said.contains("t.csv:5"), "{said}");
    }
    for (last, code) in [("2001,3,1000", "E212"), ("1e15,3,1000", "E223")] {
        let rows = "year,deaths,people\n2000,20,1000\n2001,23,1000\n2002,26,1000\n";
        folder.file("y.csv", &format!("{rows}{last}\n"));
        let args = ["y.csv", "--time", "year", "--value", "deaths", "--population", "people"];
        let said = refused("trend", "slope", &args);
        assert!(said.contains(code) && said.contains("`4`"), "{said}");
    }
}

#[test]
fn the_slope_of_a_series_is_that_of_statsmodels() {
    let (folder, [_, reference]) = (Folder::new(), super::counted());
    folder.file("years.csv", include_str!("../../../../reference/poisson-slope/input.csv"));
    let args = ["trend", "slope", "years.csv", "--time", "time", "--value", "events"];
    let found = asked(&folder, &[&args[..], &["--population", "exposure"]].concat());
    for (list, of, key) in [
        ("ratio", &found["ratio"], "value"),
        ("low", &found["ratio"], "low"),
        ("high", &found["ratio"], "high"),
        ("intercept", &found, "intercept"),
        ("dispersion", &found, "dispersion"),
        ("p", &found, "p"),
    ] {
        reference.agrees(list, &numbers(of, &[key]));
    }
    assert_eq!(found["asked"]["population"], "exposure");
}

#[test]
fn an_answer_says_what_it_was_asked_with_and_by_which_neighbours() {
    let folder = Folder::new();
    let more = ["--value", "CRIME", "--order", "2", "--draws", "99", "--tail", "upper"];
    let args = [&["stat", "moran"][..], &QUEEN, &more, &["--snap", "0"]].concat();
    let said = text(&folder, &args);
    let linked = "weights queen: units that share a vertex, 2 steps away, snap 0, style row · ";
    assert!(said.contains(linked), "{said}");
    assert!(said.contains("asked with draws 99; seed 1; tail upper; id name"), "{said}");
    let told = json!({
        "value": ["CRIME"], "id": "name", "weights": "queen", "order": 2, "snap": 0.0, "style": "row",
        "draws": 99, "seed": 1, "tail": "upper",
    });
    assert_eq!(asked(&folder, &args)["asked"], told);
    let rates = ["stat", "breaks", "columbus.geojson", "--value", "HOVAL"];
    assert!(text(&folder, &rates).contains("asked with breaks natural; classes 5"));
}

#[test]
fn nothing_is_called_adjusted_that_is_not() {
    let folder = Folder::new();
    for (method, more) in [("local-moran", "--level"), ("correlogram", "--order")] {
        let value = if more == "--order" { "2" } else { "0.1" };
        let args = ["--value", "CRIME", "--draws", "99", more, value];
        let args = [&["stat", method][..], &QUEEN, &args].concat();
        let with = |way: &str| text(&folder, &[&args[..], &["--adjust", way]].concat());
        assert!(with("bh").contains("adjusted"), "{method}");
        let plain = with("none");
        assert!(!plain.contains("adjusted") && plain.contains("adjust none"), "{plain}");
    }
}

#[test]
fn the_least_band_leaves_no_island_and_holds_at_its_own_distance() {
    let folder = Folder::new();
    let weights = |kind: &str| folder.json("weights", &["columbus.geojson", "--weights", kind]);
    let least = weights("band:min");
    assert_eq!(least["weights"]["islands"], 0);
    let reach = least["weights"]["reach"].as_f64().unwrap();
    let links = |kind: &str| weights(kind)["weights"]["links"].clone();
    assert_eq!(links(&format!("band:{reach}")), least["weights"]["links"]);
    assert!(
        links(&format!("band:{}", reach * 0.999)).as_u64() < least["weights"]["links"].as_u64()
    );
}

#[test]
fn a_scan_tells_its_counts_whole() {
    let folder = Folder::new();
    let town = |at: usize| format!("t{at},{},{},{},{}\n", at % 4, at / 4, 12_345 + at, 2_000_000);
    let towns: String = (0..16).map(town).collect();
    folder.file("towns.csv", &format!("name,x,y,cases,people\n{towns}"));
    let args = ["stat", "scan", "towns.csv", "--id", "name", "--x", "x", "--y", "y", "--planar"];
    let more = ["--value", "cases", "--population", "people", "--draws", "9"];
    let said = text(&folder, &[&args[..], &more].concat());
    assert!(said.contains("197640 cases among 32000000"), "{said}");
}

#[test]
fn the_list_of_methods_tells_what_each_takes_and_gives() {
    let folder = Folder::new();
    let listed = text(&folder, &["methods"]);
    for door in ["stat", "count", "trend"] {
        assert!(listed.contains(&format!("probative {door} · ")), "{listed}");
        assert!(text(&folder, &[door, "--help"]).contains("Example"), "{door}");
    }
    let methods: Vec<Value> =
        serde_json::from_slice(&folder.asked(&["methods", "--json"])).unwrap();
    for method in &methods {
        let (door, name) = (method["door"].as_str().unwrap(), method["name"].as_str().unwrap());
        let help = text(&folder, &[door, name, "--help"]);
        for parameter in method["takes"].as_array().unwrap() {
            let flag = format!("--{}", parameter["name"].as_str().unwrap());
            assert!(help.contains(&flag), "{name}: {flag}");
        }
        assert!(help.contains(method["page"].as_str().unwrap()), "{name}");
    }
}
