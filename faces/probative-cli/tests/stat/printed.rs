//! Tables in a terminal of eighty columns.

use super::fixture::Folder;

const MAP: [&str; 3] = ["columbus.geojson", "--weights", "queen"];
const LONG: &str = "the-share-of-households-without-plumbing-in-the-last-census-but-one";

/// A map whose names and numbers are as long as they get.
fn long(folder: &Folder) {
    let row = |at: usize| {
        let (x, y) = (at % 7, at / 7);
        let value = [1.234_567e-21, -9.876_543e12, 3.0, 2.5e9][at % 4] * (at + 1) as f64;
        let (cases, people) = (at * 987_654 % 31 + 3, 1_234_567_890 + at);
        format!("{LONG}-{at},{x},{y},{value},{},{cases},{people},{}\n", at * at % 11, at % 2)
    };
    let rows: String = (0..49).map(row).collect();
    folder.file("long.csv", &format!("name,x,y,{LONG},other,cases,people,mark\n{rows}"));
}

#[test]
fn every_table_fits_eighty_columns() {
    let folder = Folder::new();
    long(&folder);
    folder.json(
        "weights",
        &[&MAP[..], &["--style", "raw", "--write", &format!("{LONG}.csv")]].concat(),
    );
    let points = ["long.csv", "--id", "name", "--x", "x", "--y", "y"];
    let near = [&points[..], &["--weights", "knn:3"]].concat();
    let listed = format!("{LONG}.csv");
    let file = ["columbus.geojson", "--weights", &listed];
    let local = ["--adjust", "none", "--level", "1"];
    let two = ["--value", LONG, "other"];
    let one = ["--value", LONG];
    let rate = ["--value", "cases", "--population", "people"];
    let mark = ["--value", "mark"];
    let mut asked: Vec<(&str, Vec<&str>)> = vec![
        ("weights", near.clone()),
        ("weights", file.to_vec()),
        ("join-count", [&near[..], &mark].concat()),
        ("moran-eb", [&near[..], &rate].concat()),
        ("two-maps", [&near[..], &two, &["--draws", "99", "--calibrate", "9"]].concat()),
        ("correlogram", [&near[..], &one, &["--order", "3"]].concat()),
        ("local-moran-bivariate", [&near[..], &two, &local].concat()),
        ("local-moran-eb", [&near[..], &rate, &local].concat()),
        ("local-join-count", [&near[..], &mark, &local].concat()),
        ("local-g", [&near[..], &["--value", "other"], &local].concat()),
        ("local-g-star", [&near[..], &["--value", "other"], &local].concat()),
        (
            "scan",
            [&points[..], &rate, &["--draws", "99", "--largest", "0.333333333333333"]].concat(),
        ),
        ("rates", [&points[..], &rate].concat()),
        ("breaks", [&points[..], &one].concat()),
        ("poisson", [&near[..], &rate, &["--value", "other"]].concat()),
        ("g", [&near[..], &["--value", "other"]].concat()),
    ];
    asked.extend(["moran", "geary"].map(|method| (method, [&near[..], &one].concat())));
    let regressed = ["--value", "cases", LONG, "other"];
    let models = ["ols", "slx", "lag", "error", "esf"];
    asked.extend(models.map(|method| (method, [&near[..], &regressed].concat())));
    asked.extend(["lee", "moran-bivariate"].map(|method| (method, [&near[..], &two].concat())));
    asked.extend(
        ["local-moran", "local-geary"].map(|method| (method, [&near[..], &one, &local].concat())),
    );
    let listed: Vec<serde_json::Value> =
        serde_json::from_slice(&folder.asked(&["methods", "--json"])).unwrap();
    let offered = listed.iter().filter(|method| method["door"] == "stat");
    let untried: Vec<&serde_json::Value> = offered
        .map(|method| &method["name"])
        .filter(|method| asked.iter().all(|(tried, _)| *method != tried))
        .collect();
    assert!(untried.is_empty(), "give each an entry here: {untried:?}");
    asked.iter().for_each(|(method, args)| fits(&folder, method, args));
}

fn fits(folder: &Folder, method: &str, args: &[&str]) {
    let text = String::from_utf8(folder.out(method, args)).unwrap();
    assert!(text.lines().count() > 4, "{text}");
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{method}: {line}");
    }
}

#[test]
fn a_scan_over_time_fits_eighty_columns_and_names_its_periods() {
    let folder = Folder::new();
    folder.file("towns.csv", include_str!("../../../../reference/scan-space-time/input.csv"));
    let asked = ["towns.csv", "--id", "county", "--x", "x", "--y", "y", "--planar"];
    let more = ["--time", "period", "--value", "cases", "--population", "population"];
    let asked = [&asked[..], &more, &["--draws", "9"]].concat();
    let text = String::from_utf8(folder.out("scan", &asked)).unwrap();
    assert!(text.contains("1974 to 1974") && text.lines().all(|line| line.len() <= 80), "{text}");
}
