//! Pictures and files that `probative stat` writes, and how it stops.

use super::fixture::Folder;

/// What a method draws.
fn drawn(folder: &Folder, method: &str, args: &[&str]) -> String {
    folder.out(method, &[args, &["--svg", "out.svg"]].concat());
    std::fs::read_to_string(folder.path().join("out.svg")).unwrap()
}

/// The numbers of a data attribute, in the order of the marks.
fn marks(svg: &str, name: &str) -> Vec<f64> {
    let mark = format!(" data-{name}=\"");
    let parts = svg.split(&mark).skip(1);
    parts.map(|part| part.split('"').next().unwrap().parse().unwrap()).collect()
}

const CRIME: [&str; 7] =
    ["columbus.geojson", "--id", "name", "--weights", "queen", "--value", "CRIME"];

#[test]
fn the_slope_of_the_scatter_is_morans_i() {
    let folder = Folder::new();
    folder.sids();
    let pair = [&CRIME[..], &["INC"]].concat();
    let sids = ["sids.csv", "--id", "county", "--value", "events", "--population", "population"];
    let sids = [&sids[..], &["--weights", "sids-links.csv"]].concat();
    let binary = [&CRIME[..], &["--style", "binary"]].concat();
    for (method, args) in
        [("moran", &CRIME[..]), ("moran", &binary), ("moran-bivariate", &pair), ("moran-eb", &sids)]
    {
        let args = [args, &["--draws", "99"]].concat();
        let found = folder.json(method, &args);
        let svg = drawn(&folder, method, &args);
        let slope = marks(&svg, "slope")[0];
        assert!((slope - found["value"].as_f64().unwrap()).abs() < 1e-9, "{method}: {slope}");
        assert_eq!(marks(&svg, "x").len() as u64, found["n"].as_u64().unwrap());
        assert!(svg.contains("p = "), "the chance stands beside the slope");
    }
}

#[test]
fn a_map_of_clusters_shows_the_classes_of_the_rows_with_their_chances() {
    let folder = Folder::new();
    let args = [&CRIME[..], &["--draws", "999", "--adjust", "none"]].concat();
    for method in ["local-moran", "local-geary", "local-g", "local-g-star"] {
        let found = folder.json(method, &args);
        let svg = drawn(&folder, method, &args);
        let rows = found["rows"].as_array().unwrap();
        let units: Vec<&str> = svg.split(" data-unit=\"").skip(1).collect();
        assert_eq!(units.len(), 2 * rows.len(), "a map of classes and one of chances");
        for (row, unit) in rows.iter().zip(units) {
            let word = row["class"].as_str().unwrap().to_lowercase().replace(' ', "-");
            let id = row["id"].as_str().unwrap();
            assert!(unit.starts_with(&format!("{id}\" data-cluster=\"{word}\"")), "{unit:.80}");
        }
        assert!(!svg.contains("adjusted p") && !svg.contains("adjusted:"), "nothing is adjusted");
        let p: Vec<f64> = rows.iter().map(|row| row["p"].as_f64().unwrap()).collect();
        let drawn = marks(&svg, "p");
        assert_eq!(drawn.len(), 2 * p.len());
        let near = |(a, b): (&f64, &f64)| (a / b - 1.0).abs() < 1e-9;
        assert!(drawn.iter().zip(p.iter().chain(&p)).all(near), "ten digits of each chance");
    }
}

#[test]
fn states_lie_where_the_atlas_has_them() {
    let folder = Folder::new();
    folder.file(
        "south.csv",
        "GEOID,deaths\n01,3\n13,4\n12,9\n28,2\n47,7\n45,1\n37,2\n22,6\n05,8\n02,5\n",
    );
    let args = ["south.csv", "--weights", "queen", "--value", "deaths", "--draws", "99"];
    let svg = drawn(&folder, "local-moran", &args);
    assert!(svg.contains(" data-geoid=\"02\" data-cluster=\"isolated\"><title>"));
    assert!(svg.contains("class=\"land-small\""), "the other states are drawn bare");
}

#[test]
fn circles_of_a_scan_are_drawn_where_they_are_found() {
    let folder = Folder::new();
    folder.file("towns.csv", include_str!("../../../../reference/scan-sids/input.csv"));
    let asked = ["towns.csv", "--x", "x", "--y", "y", "--planar", "--value", "cases"];
    let asked = [&asked[..], &["--population", "population", "--draws", "999"]].concat();
    let found = folder.json("scan", &asked);
    let svg = drawn(&folder, "scan", &asked);
    let clusters = found["clusters"].as_array().unwrap();
    let sure: Vec<f64> = clusters
        .iter()
        .filter(|cluster| cluster["p"].as_f64().unwrap() <= 0.05)
        .map(|cluster| cluster["radius"].as_f64().unwrap())
        .collect();
    let drawn = marks(&svg, "radius");
    assert_eq!(drawn.len(), sure.len().max(1));
    assert!(drawn.iter().zip(&sure).all(|(a, b)| (a / b - 1.0).abs() < 1e-9));
}

#[test]
fn what_has_no_picture_is_refused_and_what_has_one_can_be_written_in_every_form_at_once() {
    let folder = Folder::new();
    let refused = folder.run("geary", &[&CRIME[..], &["--svg", "out.svg"]].concat());
    assert_eq!(refused.status.code(), Some(2));
    assert!(!folder.path().join("out.svg").exists());
    let all = ["--draws", "99", "--csv", "out.csv", "--svg", "out.svg"];
    let found = folder.json("local-moran", &[&CRIME[..], &all].concat());
    assert_eq!(found["n"], 49);
    assert!(folder.path().join("out.csv").exists() && folder.path().join("out.svg").exists());
}

#[test]
fn no_result_replaces_what_is_read_or_another_result() {
    let folder = Folder::new();
    let before = std::fs::read(folder.path().join("columbus.geojson")).unwrap();
    for files in [
        ["--csv", "columbus.geojson", "--svg", "out.svg"],
        ["--csv", "one.csv", "--svg", "./one.csv"],
        ["--csv", "out.csv", "--svg", "./columbus.geojson"],
    ] {
        let ran = folder.run("local-moran", &[&CRIME[..], &["--draws", "9"], &files].concat());
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{files:?}: {said}");
        let told = said.contains("the output would replace") || said.contains("are one file");
        assert!(told, "{said}");
    }
    assert_eq!(std::fs::read(folder.path().join("columbus.geojson")).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
}

/// A shell gives 128 and the signal's number as the exit code of what a signal ended.
#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_run_ends_within_a_second_and_leaves_no_file() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let folder = Folder::new();
    let pair = [&CRIME[..], &["INC"]].concat();
    let csv = ["--csv", "half.csv"];
    let svg = ["--csv", "half.csv", "--svg", "half.svg"];
    for (method, args) in [
        ("two-maps", [&pair[..], &["--calibrate", "100000"], &csv].concat()),
        (
            "local-moran",
            [&CRIME[..], &["--draws", "2000000000", "--max-draws", "2000000000"], &svg].concat(),
        ),
    ] {
        let before = std::fs::read_dir(folder.path()).unwrap().count();
        // Behind a shell's `&` the signal is ignored, and so by all that is started from there.
        let mut run = Command::new("env")
            .args(["--default-signal=INT", env!("CARGO_BIN_EXE_probative"), "stat", method])
            .current_dir(folder.path())
            .args(args)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(700));
        assert_eq!(run.try_wait().unwrap(), None, "{method} is still at work");
        let asked = Instant::now();
        let told = Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
        assert!(told.success());
        let status = run.wait().unwrap();
        let code = status.code().or_else(|| Some(128 + status.signal()?));
        assert_eq!(code, Some(130), "{method}: {status:?}");
        assert!(asked.elapsed() < Duration::from_secs(1), "{method}: {:?}", asked.elapsed());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), before, "{method}");
    }
}
