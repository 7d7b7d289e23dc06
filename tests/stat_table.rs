//! The table of docs/stat.md: what each method was held against, and what was measured of it.
//!
//! It is made from `reference/`, `docs/calibration.md`, `docs/benchmarks.md` and the tests of refusals. To write it anew:
//! `cargo test -p probative-tests --test stat_table -- --ignored`.
#![allow(clippy::disallowed_methods, reason = "the table is written into a document")]

use probative_tests::{files, root, text};

const START: &str = "<!-- made by `just stat-table` -->\n";
const END: &str = "<!-- end of what is made -->\n";

/// A method, the references that hold it as `folder` or `folder:prefix prefix…`, its row of the calibration, and its row of the benchmark.
struct Row(&'static str, &'static [&'static str], &'static str, &'static str);

/// No random draw, so nothing that could be calibrated.
const NONE: &str = "no draws";
/// Nobody is owed a ratio.
const NOT_OWED: &str = "none owed";

const ROWS: [Row; 26] = [
    Row(
        "weights",
        &["contiguity", "distance-weights", "kernel-weights", "arc-weights"],
        NONE,
        "queen weights from outlines",
    ),
    Row("moran", &["global-columbus:moran", "global-permutation:moran"], "moran", "Moran"),
    Row("geary", &["global-columbus:geary", "global-permutation:geary"], "geary", "Geary"),
    Row("g", &["global-columbus:g_"], "g", "general G"),
    Row("join-count", &["global-columbus:join"], "join-count", "join counts"),
    Row("moran-eb", &["moran-eb:moran_eb"], "moran-eb", "Moran of empirical-Bayes rates"),
    Row(
        "moran-bivariate",
        &["global-columbus:bivariate", "global-permutation:bivariate"],
        "moran-bivariate",
        "bivariate Moran",
    ),
    Row("lee", &["global-columbus:lee"], "lee", "Lee's L"),
    Row("correlogram", &["global-columbus:correlogram"], "moran", "Moran"),
    Row("two-maps", &["modified-t-test"], "two maps", NOT_OWED),
    Row(
        "local-moran",
        &["local-columbus:moran", "local-permutation:moran_p", "local-kernel"],
        "local-moran",
        "local Moran, equal answer: peers draw for each unit",
    ),
    Row(
        "local-moran-bivariate",
        &["local-columbus:bivariate"],
        "local-moran-bivariate",
        "local Moran, equal answer: peers draw for each unit",
    ),
    Row(
        "local-moran-eb",
        &["local-moran-eb:local"],
        "local-moran-eb",
        "local Moran, equal answer: peers draw for each unit",
    ),
    Row("local-geary", &["local-columbus:geary"], "local-geary", "local Geary"),
    Row(
        "local-g",
        &["local-columbus:gi_w gi_b", "local-g-kernel"],
        "local-g",
        "local G*, equal answer: peers draw for each unit",
    ),
    Row(
        "local-g-star",
        &["local-columbus:gi_star"],
        "local-g-star",
        "local G*, equal answer: peers draw for each unit",
    ),
    Row(
        "local-join-count",
        &["local-columbus:join"],
        "local-join-count",
        "local join counts, ours exact",
    ),
    Row(
        "scan",
        &["scan-leukemia", "scan-sids", "scan-space-time"],
        "scan",
        "circular scan, Poisson, 999 maps, half of the population",
    ),
    Row("rates", &["rates"], NONE, "spatial rates"),
    Row("breaks", &["breaks"], NONE, "natural breaks, ours exact, five classes"),
    Row(
        "ols",
        &["ols-columbus-queen", "ols-columbus-nearest"],
        NONE,
        "least squares with tests of residuals",
    ),
    Row(
        "slx",
        &["ols-columbus-queen:slx", "ols-columbus-nearest:slx"],
        NONE,
        "least squares with tests of residuals",
    ),
    Row(
        "lag",
        &["lag-columbus-queen", "lag-columbus-nearest"],
        NONE,
        "spatial lag by maximum likelihood",
    ),
    Row(
        "error",
        &["error-columbus-queen", "error-columbus-nearest"],
        NONE,
        "spatial error by maximum likelihood",
    ),
    Row("esf", &["esf-columbus-queen"], NONE, NOT_OWED),
    Row("poisson", &["poisson-sids"], NONE, "Poisson regression"),
];

/// The names of the methods that the program offers, from the rows of its own table.
fn offered() -> Vec<String> {
    let methods = files(&root().join("faces/probative-cli/src/stat/methods"), "rs");
    let name =
        |line: &str| Some(line.trim().strip_prefix("name: \"")?.split_once('"')?.0.to_owned());
    methods
        .iter()
        .flat_map(|file| text(file).lines().filter_map(name).collect::<Vec<_>>())
        .collect()
}

/// How many numbers of other programs hold a method; each is asserted by a test, so that what is counted passes.
fn references(row: &Row) -> usize {
    let of = |place: &&str| {
        let (folder, prefixes) = place.split_once(':').unwrap_or((place, ""));
        let file = root().join("reference").join(folder).join("expected.toml");
        if !file.is_file() {
            return 0;
        }
        let held = text(&file);
        let (_, values) = held.split_once("[expected]").expect("what is expected");
        // Inputs of a statistic stand beside what is expected of it; those without a prefix are counted as they are.
        let named = |key: &str| {
            prefixes.is_empty() || prefixes.split(' ').any(|prefix| key.starts_with(prefix))
        };
        let count = |(key, list): (&str, &str)| {
            if named(key) && !key.ends_with("_at") { list.split(", ").count() } else { 0 }
        };
        values.lines().filter_map(|line| line.split_once(" = ")).map(count).sum()
    };
    row.1.iter().map(of).sum()
}

/// The cells of a table's rows whose first cell starts with this, and which section each stands in.
fn cells(document: &str, first: &str) -> Vec<(String, Vec<String>)> {
    let (mut section, mut found) = (String::new(), Vec::new());
    for line in document.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut section);
        }
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        let starts = cells[0] == first || cells[0].starts_with(&format!("{first}, "));
        if line.starts_with('|') && starts {
            found.push((section.clone(), cells));
        }
    }
    found
}

/// Shares of false alarms in per cent, by mid-p where few values can be; the largest map that is measured last.
fn calibrated(name: &str) -> String {
    match name {
        NONE => return NONE.to_owned(),
        "two maps" => return "[by range](calibration.md#two-maps)".to_owned(),
        _ => {}
    }
    let mut shares = Vec::new();
    for units in ["49 units", "254 units", "3,108 units"] {
        let rows = cells(&text(&root().join("docs/calibration.md")), name);
        let row = rows.iter().find(|(section, row)| {
            section.starts_with(units) && !row[0].contains("unequal") && !row[1].is_empty()
        });
        if let Some((_, row)) = row {
            shares.push(if row[2].is_empty() { row[1].clone() } else { row[2].clone() });
        }
    }
    shares.join(" · ")
}

/// How many times the fastest peer's time is ours, on each map that is measured.
fn ratio(work: &str) -> String {
    let document = root().join("docs/benchmarks.md");
    if work == NOT_OWED {
        return NOT_OWED.to_owned();
    }
    let all = cells(&text(&document), work).into_iter().filter(|(_, row)| row[0] == work);
    let (apart, beside): (Vec<_>, Vec<_>) = all.partition(|row| row.0.starts_with("Not"));
    // Times of another machine stand only where there are none of this one.
    let (rows, column, mark) =
        if beside.is_empty() { (apart, 4, " *(not side by side)*") } else { (beside, 5, "") };
    let ratios = rows.iter().map(|(_, row)| {
        let cell = if row[column].is_empty() { "no peer runs" } else { &row[column] };
        format!("{}{mark}", cell.replace(" **missed**", " (missed)"))
    });
    ratios.collect::<Vec<_>>().join(" · ")
}

/// How many tests of refusals are shared by all methods, and how often they name this one.
fn refusals(name: &str) -> String {
    let file = text(&root().join("faces/probative-cli/tests/stat/refusals.rs"));
    let shared = file.matches("#[test]").count();
    let own = file.matches(&format!("\"{name}\"")).count();
    format!("{shared} shared, {own} calls of its own")
}

fn table() -> String {
    let offered = offered();
    let mut lines = vec![
        "| Method | numbers of other programs, all met | false alarms at 5 %: 49 · 254 · 3,108 units | fastest peer's time ÷ ours: 3,136 · 85,264 units | bad inputs |".to_owned(),
        "|---|--:|---|---|---|".to_owned(),
    ];
    for row in ROWS.iter().filter(|row| offered.iter().any(|name| name == row.0)) {
        let Row(name, _, calibration, work) = *row;
        lines.push(format!(
            "| `{name}` | {} | {} | {} | {} |",
            references(row),
            calibrated(calibration),
            ratio(work),
            refusals(name)
        ));
    }
    format!("{}\n", lines.join("\n"))
}

#[test]
fn every_method_that_is_offered_has_a_row_without_an_empty_cell() {
    for name in offered() {
        let row = ROWS.iter().find(|row| row.0 == name);
        let row = row.unwrap_or_else(|| panic!("{name} has no row in this table"));
        assert!(references(row) > 0, "{name} is held against nothing");
        let cells = [calibrated(row.2), ratio(row.3)];
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{name}: {cells:?}");
    }
}

#[test]
fn the_table_of_methods_is_what_its_command_makes() {
    let document = text(&root().join("docs/stat.md"));
    let (_, rest) = document.split_once(START).expect("the table's first mark");
    let (made, _) = rest.split_once(END).expect("the table's last mark");
    assert_eq!(made, table(), "run `just stat-table`");
}

#[test]
#[ignore = "writes docs/stat.md"]
fn write_the_table_of_methods() {
    let file = root().join("docs/stat.md");
    let document = text(&file);
    let (before, rest) = document.split_once(START).expect("the table's first mark");
    let (_, after) = rest.split_once(END).expect("the table's last mark");
    std::fs::write(file, format!("{before}{START}{}{END}{after}", table())).unwrap();
}
