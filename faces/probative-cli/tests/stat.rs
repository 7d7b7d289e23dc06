//! What `probative stat` computes, held against other programs through the door.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

mod doors;
pub(crate) mod fixture;
mod inputs;
mod pictures;
mod printed;
mod refusals;
mod regressions;
mod schema;

use crate::read::Reference;
use fixture::{Folder, numbers, rows};
use serde_json::Value;

/// The outlines of Columbus, and its columns in the same order.
fn columbus() -> (Reference, Reference) {
    (reference!("contiguity"), reference!("ols-columbus-queen"))
}

/// Regressions by likelihood on the queen's neighbours of Columbus, by method.
fn likelihoods() -> [(&'static str, Reference); 2] {
    [("lag", reference!("lag-columbus-queen")), ("error", reference!("error-columbus-queen"))]
}

/// The same with space filtered out.
fn filtered() -> Reference {
    reference!("esf-columbus-queen")
}

/// Counts of events on a regressor.
fn counts() -> Reference {
    reference!("poisson-sids")
}

/// Counts with their exposures, and a series of them.
fn counted() -> [Reference; 2] {
    [reference!("garwood"), reference!("poisson-slope")]
}

/// The events and people of North Carolina's counties, and who is whose neighbour.
fn sids() -> Reference {
    reference!("rates")
}

/// Neighbours by distance of Columbus, and local statistics under kernels.
fn near() -> [Reference; 2] {
    [reference!("distance-weights"), reference!("local-kernel")]
}

/// Everything that is known of a statistic without drawing, in the order of the references.
fn all(found: &Value) -> Vec<f64> {
    let mut numbers = numbers(found, &["value", "expectation"]);
    for under in ["normality", "randomization"] {
        if let Some(moments) = found.get(under) {
            numbers.extend(fixture::numbers(moments, &["variance", "z", "p"]));
        }
    }
    numbers
}

#[test]
fn the_links_and_constants_of_weights_agree() {
    let (folder, reference) = (Folder::new(), reference!("contiguity"));
    for style in ["binary", "row", "variance"] {
        let found = folder.columbus("weights", &["--style", style]);
        let weights = &found["weights"];
        reference.agrees(style, &numbers(weights, &["s0", "s1", "s2"]));
        assert_eq!(weights["links"], 236);
        let snaps = found["snaps"].as_array().unwrap();
        assert!(snaps.len() == 3 && snaps.iter().all(|snap| snap["links"] == 236), "{snaps:?}");
        assert_eq!((&weights["islands"], &weights["components"]), (&0.into(), &1.into()));
    }
    for (order, kind, list) in
        [("1", "queen", "queen"), ("1", "rook", "rook"), ("2", "queen", "second")]
    {
        let args = ["columbus.geojson", "--weights", kind, "--order", order];
        let found = folder.json("weights", &args);
        let links = reference.expected(&format!("{list}_from")).len();
        assert_eq!(found["weights"]["links"], links, "{list}");
    }
}

#[test]
fn global_statistics_agree() {
    let (folder, reference) = (Folder::new(), reference!("global-columbus"));
    for (method, column) in [("moran", "CRIME"), ("geary", "HOVAL"), ("g", "CRIME"), ("g", "HOVAL")]
    {
        let found = folder.columbus(method, &["--draws", "0", "--value", column]);
        reference.agrees(&format!("{method}_{}", column.to_lowercase()), &all(&found));
        assert!(found.get("permutation").is_none());
    }
    let moran = folder.columbus("moran", &["--value", "CRIME"]);
    assert!((moran["value"].as_f64().unwrap() - 0.500_188_557_2).abs() < 1e-10);
    let drawn = &moran["permutation"];
    assert_eq!((&drawn["draws"], &drawn["tail"]), (&9999.into(), &"two".into()));
    assert_eq!(drawn["p"], 2e-4, "no draw of 9,999 reaches it");
    let found = folder.columbus("moran-bivariate", &["--value", "CRIME", "INC"]);
    reference.agrees("bivariate", &numbers(&found, &["value"]));
    let found = folder.columbus("lee", &["--value", "CRIME,INC"]);
    reference.agrees("lee_inc", &numbers(&found, &["value", "expectation"]));
}

#[test]
fn correlograms_agree() {
    let (folder, reference) = (Folder::new(), reference!("global-columbus"));
    let found = folder.columbus("correlogram", &["--value", "CRIME", "--order", "5"]);
    let rows = found["rows"].as_array().unwrap();
    let column = |of: &dyn Fn(&Value) -> f64| rows.iter().map(of).collect::<Vec<_>>();
    reference.agrees("correlogram", &column(&|row| row["value"].as_f64().unwrap()));
    let variance = column(&|row| row["randomization"]["variance"].as_f64().unwrap());
    reference.agrees("correlogram_variance", &variance);
    assert_eq!((&rows[4]["order"], &rows[0]["links"]), (&5.0.into(), &236.into()));
    assert!(rows.iter().all(|row| row["p_adjusted"].as_f64() >= row["p"].as_f64()));
    let bands = ["columbus.geojson", "--value", "CRIME", "--bands", "1e-3", "100", "200"];
    let found = folder.json("correlogram", &bands);
    assert_eq!(
        found["rows"][0]["reason"].as_str().unwrap().split(';').next(),
        Some("no unit has a neighbour")
    );
    let near = found["rows"][1]["value"].as_f64().unwrap();
    assert!(near > 0.3 && near > found["rows"][2]["value"].as_f64().unwrap(), "{near}");
}

#[test]
fn two_maps_agree() {
    let (folder, reference) = (Folder::new(), reference!("modified-t-test"));
    folder.file("towns.csv", include_str!("../../../reference/modified-t-test/input.csv"));
    let asked =
        ["columbus.geojson", "--weights", "queen", "--style", "raw", "--write", "queen.csv"];
    folder.json("weights", &asked);
    let map = ["towns.csv", "--x", "x", "--y", "y", "--planar", "--weights", "queen.csv"];
    let asked = |value: &'static str| {
        [&map[..], &["--draws", "999", "--value", "crime", value, "--calibrate", "20"]].concat()
    };
    let found = ["hoval", "income"].map(|value| folder.json("two-maps", &asked(value)));
    reference.agrees("correlation", &found.each_ref().map(|one| one["value"].as_f64().unwrap()));
    let of = |key: &str| found.each_ref().map(|one| one["modified_t"][key].as_f64().unwrap());
    reference.agrees("effective_n", &of("effective_n"));
    reference.agrees("p", &of("p"));
    let reference = reference!("global-columbus");
    let lee = found[1]["lee"]["value"].as_f64().unwrap();
    assert!((lee / reference.expected("lee_inc")[0] - 1.0).abs() < 1e-9);
    let calibration = found[0]["calibration"].as_array().unwrap();
    let ranges: Vec<f64> = calibration.iter().map(|row| row["range"].as_f64().unwrap()).collect();
    assert_eq!(ranges, [0.0, 2.0, 4.0, 6.0]);
    let free = |row: &Value| row["free"].as_f64().unwrap();
    assert!(
        free(&calibration[3]) > free(&calibration[0]),
        "free draws trust smooth maps: {calibration:?}"
    );
}

#[test]
fn joins_agree() {
    let (folder, reference) = (Folder::new(), reference!("global-columbus"));
    let found = folder.columbus("join-count", &["--value", "HIGH", "--draws", "99"]);
    for (list, found) in
        [("bb", &found), ("ww", &found["white_white"]), ("bw", &found["black_white"])]
    {
        let mut fixed = numbers(found, &["value", "expectation"]);
        fixed.extend(numbers(&found["randomization"], &["variance"]));
        reference.agrees(&format!("join_{list}"), &fixed);
    }
    let reference = reference!("local-columbus");
    let found = folder.columbus("local-join-count", &["--value", "HIGH"]);
    rows(&reference, "join", "ljc", &found, "value");
    let unmarked = found["rows"].as_array().unwrap().iter().filter(|row| row["value"].is_null());
    assert!(unmarked.clone().all(|row| row["reason"] == "it is not marked"));
    assert_eq!(unmarked.count(), 25);
}

#[test]
fn local_statistics_agree() {
    let (folder, reference) = (Folder::new(), reference!("local-columbus"));
    let exact = |method: &str, more: &[&str]| {
        folder.columbus(method, &[&["--draws", "0", "--value", "CRIME"], more].concat())
    };
    let moran = exact("local-moran", &[]);
    rows(&reference, "moran", "i", &moran, "value");
    rows(&reference, "moran_conditional", "z", &moran, "z");
    rows(&reference, "geary", "c", &exact("local-geary", &[]), "value");
    rows(&reference, "bivariate", "i", &exact("local-moran-bivariate", &["INC"]), "value");
    for (name, method, style) in [
        ("gi_w", "local-g", "row"),
        ("gi_b", "local-g", "binary"),
        ("gi_star_w", "local-g-star", "row"),
        ("gi_star_b", "local-g-star", "binary"),
    ] {
        let found = exact(method, &["--style", style]);
        for (column, key) in
            [("g", "value"), ("expected", "expectation"), ("variance", "variance"), ("z", "z")]
        {
            rows(&reference, name, column, &found, key);
        }
    }
}

#[test]
fn a_class_is_shown_only_where_the_adjusted_chance_is_small() {
    let folder = Folder::new();
    for adjust in ["none", "bh", "by", "holm"] {
        let asked = ["--value", "CRIME", "--draws", "9999", "--adjust", adjust];
        let found = folder.columbus("local-moran", &asked);
        let rows = found["rows"].as_array().unwrap();
        for row in rows {
            let p = row["p"].as_f64().unwrap();
            assert_eq!(row.get("p_adjusted").is_none(), adjust == "none", "{row}");
            let adjusted = row["p_adjusted"].as_f64().unwrap_or(p);
            assert!(p > 0.0 && adjusted >= p, "{row}");
            assert_eq!(row["class"] == "Not significant", adjusted > 0.05, "{row}");
        }
        let high = rows.iter().filter(|row| row["class"] == "High-High").count();
        assert!(if adjust == "none" { high > 4 } else { high < 5 }, "{adjust}: {high}");
    }
}

#[test]
fn statistics_of_rates_agree() {
    let folder = Folder::new();
    folder.sids();
    let listed = ["sids.csv", "--id", "county", "--value", "events", "--population", "population"];
    let linked = [&listed[..], &["--weights", "sids-links.csv"]].concat();
    let undrawn = [&linked[..], &["--draws", "0"]].concat();
    let found = folder.json("moran-eb", &undrawn);
    reference!("moran-eb").agrees("moran_eb", &numbers(&found, &["value"]));
    let found = folder.json("local-moran-eb", &undrawn);
    rows(&reference!("local-moran-eb"), "local", "i", &found, "value");
    let reference = reference!("rates");
    for (rate, name) in [("raw", "raw"), ("excess", "excess"), ("eb", "empirical_bayes")] {
        let per = if rate == "excess" { &[][..] } else { &["--per", "1"] };
        let found = folder.json("rates", &[&listed[..], &["--rate", rate], per].concat());
        rows(&reference, name, "", &found, "rate");
    }
    for (rate, name) in [("spatial", "spatial"), ("spatial-eb", "spatial_empirical_bayes")] {
        let found = folder.json("rates", &[&linked[..], &["--rate", rate, "--per", "1"]].concat());
        rows(&reference, name, "", &found, "rate");
    }
}

#[test]
fn scans_agree() {
    let (folder, reference) = (Folder::new(), reference!("scan-sids"));
    folder.file("towns.csv", include_str!("../../../reference/scan-sids/input.csv"));
    let asked = ["towns.csv", "--x", "x", "--y", "y", "--planar", "--value", "cases"];
    let asked = [&asked[..], &["--population", "population", "--draws", "999"]].concat();
    for (name, more) in [
        ("half", &[][..]),
        ("tenth", &["--largest", "0.1"]),
        ("bernoulli", &["--model", "bernoulli"]),
    ] {
        let found = folder.json("scan", &[&asked[..], more].concat());
        let clusters = found["clusters"].as_array().unwrap();
        let three = |key: &str| -> Vec<f64> {
            clusters[..3].iter().map(|cluster| cluster[key].as_f64().unwrap()).collect()
        };
        reference.agrees(&format!("{name}_llr"), &three("llr"));
        reference.agrees(&format!("{name}_radius"), &three("radius"));
        reference.agrees(&format!("{name}_relative_risk"), &three("relative_risk"));
        let ids = clusters[0]["members"].as_array().unwrap().iter();
        // Rows are counted from one, and in the reference from zero.
        let members = ids.map(|id| id.as_str().unwrap().parse::<f64>().unwrap() - 1.0);
        reference.agrees(&format!("{name}_members"), &members.collect::<Vec<_>>());
    }
}

#[test]
fn scans_over_time_agree() {
    let (folder, reference) = (Folder::new(), reference!("scan-space-time"));
    folder.file("towns.csv", include_str!("../../../reference/scan-space-time/input.csv"));
    let asked = ["towns.csv", "--id", "county", "--x", "x", "--y", "y", "--planar"];
    let more = ["--time", "period", "--value", "cases", "--population", "population"];
    let asked = [&asked[..], &more, &["--draws", "99"]].concat();
    for (name, more) in [
        ("half", &[][..]),
        ("whole", &["--longest", "1"]),
        ("bernoulli", &["--model", "bernoulli"]),
    ] {
        let found = folder.json("scan", &[&asked[..], more].concat());
        let clusters = &found["clusters"].as_array().unwrap()[..5];
        let five = |of: &dyn Fn(&Value) -> f64| clusters.iter().map(of).collect::<Vec<_>>();
        for key in ["llr", "radius", "cases", "expected", "relative_risk"] {
            let all = five(&|cluster| cluster[key].as_f64().unwrap());
            reference.agrees(&format!("{name}_{key}"), &all);
        }
        let sizes = five(&|cluster| cluster["members"].as_array().unwrap().len() as f64);
        reference.agrees(&format!("{name}_sizes"), &sizes);
        for (key, list) in [("from", "first"), ("to", "last")] {
            let all = five(&|cluster| cluster[key].as_str().unwrap().parse().unwrap());
            reference.agrees(&format!("{name}_{list}"), &all);
        }
        let members = clusters[0]["members"].as_array().unwrap().iter();
        let members = members.map(|id| id.as_str().unwrap().parse().unwrap());
        reference.agrees(&format!("{name}_members"), &members.collect::<Vec<f64>>());
    }
}

#[test]
fn breaks_agree() {
    let (folder, reference) = (Folder::new(), reference!("breaks"));
    for (name, asked) in [
        ("quantiles_4", &["--breaks", "quantile", "--classes", "4"][..]),
        ("equal_interval_5", &["--breaks", "equal", "--classes", "5"]),
        ("fisher_jenks_5", &["--breaks", "natural", "--classes", "5"]),
        ("box_3_0", &["--breaks", "box", "--hinge", "3"]),
        ("percentile", &["--breaks", "percentile"]),
    ] {
        let args = [&["columbus.geojson", "--value", "HOVAL"][..], asked].concat();
        let found = folder.json("breaks", &args);
        let list = |key: &str| -> Vec<f64> {
            found[key].as_array().unwrap().iter().map(|one| one.as_f64().unwrap()).collect()
        };
        reference.agrees(name, &list("upper_bounds"));
        reference.agrees(&format!("{name}_counts"), &list("counts"));
    }
}

#[test]
fn regressions_agree() {
    let (folder, reference) = (Folder::new(), reference!("ols-columbus-queen"));
    let asked = ["--value", "CRIME", "INC", "HOVAL"];
    let column = |found: &Value, key: &str| -> Vec<f64> {
        let rows = found["coefficients"].as_array().unwrap();
        rows.iter().map(|row| row[key].as_f64().unwrap()).collect()
    };
    let found = folder.columbus("ols", &asked);
    for (name, key) in
        [("coefficients", "estimate"), ("errors", "se"), ("t", "statistic"), ("t_p", "p")]
    {
        reference.agrees(name, &column(&found, key));
    }
    let diagnostics = &found["diagnostics"];
    let keys = [
        "r2",
        "adjusted_r2",
        "sigma2",
        "sigma2_ml",
        "f",
        "f_p",
        "log_likelihood",
        "aic",
        "schwarz",
    ];
    let mut fit = numbers(&found["fit"], &keys);
    fit.extend(numbers(diagnostics, &["condition_number"]));
    reference.agrees("fit", &fit);
    for test in schema::SCORES {
        reference.agrees(test, &numbers(&diagnostics[test], &["value", "p"]));
    }
    reference.agrees("moran", &numbers(&diagnostics["moran"], &["value", "z", "p"]));
    let found = folder.columbus("slx", &asked);
    reference.agrees("slx_coefficients", &column(&found, "estimate"));
    reference.agrees("slx_errors", &column(&found, "se"));
    assert_eq!(found["coefficients"][3]["term"], "W_INC");
}

#[test]
fn neighbours_come_back_from_every_kind_of_file() {
    let folder = Folder::new();
    let drawn = folder.columbus("moran", &["--value", "CRIME"]);
    for name in ["queen.gal", "queen.gwt", "queen.csv"] {
        let id = ["columbus.geojson", "--id", "name"];
        let asked = ["--weights", "queen", "--style", "raw", "--write", name];
        folder.json("weights", &[&id[..], &asked].concat());
        let asked = ["--weights", name, "--value", "CRIME"];
        let mut found = folder.json("moran", &[&id[..], &asked].concat());
        assert_eq!(found["weights"]["kind"], name);
        found["weights"]["kind"] = "queen".into();
        // What was asked differs, with what follows from outlines alone, and nothing else.
        let mut drawn = drawn.clone();
        for key in ["asked", "told", "snap", "unshared_borders"] {
            for answer in [&mut found, &mut drawn] {
                let within = if key == "asked" { answer } else { &mut answer["weights"] };
                within.as_object_mut().unwrap().remove(key);
            }
        }
        assert_eq!(found, drawn);
    }
}

#[test]
fn no_byte_depends_on_the_threads() {
    let folder = Folder::new();
    let asked = ["columbus.geojson", "--weights", "queen", "--value", "CRIME", "--json"];
    for method in ["moran", "local-moran", "local-g-star", "lag", "error", "esf"] {
        let on =
            |threads: &str| folder.out(method, &[&asked[..], &["--threads", threads]].concat());
        let one = on("1");
        assert!(["2", "3", "8"].into_iter().all(|threads| on(threads) == one), "{method}");
    }
}

#[test]
fn a_table_with_codes_of_states_gets_their_outlines() {
    let folder = Folder::new();
    folder.file("south.csv", "GEOID,deaths\n01,3\n13,4\n12,9\n28,2\n47,7\n45,1\n37,2\n02,5\n");
    let found = folder.json("weights", &["south.csv", "--weights", "queen"]);
    assert_eq!(found["island_ids"], serde_json::json!(["02"]));
    assert_eq!(found["component_sizes"], serde_json::json!([7, 1]));
}
