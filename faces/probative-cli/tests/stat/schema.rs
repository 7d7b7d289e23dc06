//! The keys of `probative stat --json`, frozen.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fixture::Folder;

const HEAD: &str = "asked dropped n statistic";
const WEIGHTS: &str = "weights weights.components weights.islands weights.kind weights.links weights.order weights.s0 weights.s1 weights.s2 weights.snap weights.style weights.told weights.unshared_borders";
/// Of a list, of which no snap is told.
const LISTED: &str = "weights weights.components weights.islands weights.kind weights.links weights.order weights.s0 weights.s1 weights.s2 weights.style weights.told";
const GLOBAL: &str = "expectation value randomization randomization.p randomization.variance randomization.z \
    permutation permutation.draws permutation.error permutation.mean permutation.p permutation.tail permutation.variance";
const NORMALITY: &str = "normality normality.p normality.variance normality.z";
/// Free sampling has an expectation of its own.
const FREE: &str = "normality.expectation";
const LOCAL: &str = "rows rows.class rows.error rows.expectation rows.id rows.neighbors rows.p rows.p_adjusted \
    rows.value rows.variance rows.z test test.adjust test.draws test.level test.tail";
const REGRESSION: &str = "coefficients coefficients.estimate coefficients.p coefficients.se coefficients.statistic coefficients.term \
    fit fit.adjusted_r2 fit.aic fit.f fit.f_p fit.log_likelihood fit.r2 fit.schwarz fit.sigma2 fit.sigma2_ml \
    diagnostics diagnostics.condition_number diagnostics.moran diagnostics.moran.expectation \
    diagnostics.moran.p diagnostics.moran.value diagnostics.moran.variance diagnostics.moran.z";
const SCAN: &str = "cases population clusters clusters.cases clusters.center clusters.error clusters.expected clusters.llr \
    clusters.members clusters.p clusters.p_gumbel clusters.population clusters.radius clusters.relative_risk \
    parameters parameters.draws parameters.fewest parameters.largest parameters.model parameters.seed";
/// The tests of a regression that have a value and a p.
pub(super) const SCORES: [&str; 11] = [
    "jarque_bera",
    "breusch_pagan",
    "koenker_bassett",
    "breusch_pagan_linear",
    "koenker_bassett_linear",
    "white",
    "lm_error",
    "lm_lag",
    "robust_lm_error",
    "robust_lm_lag",
    "sarma",
];

/// Every key with the keys around it, those of lists once.
fn keys(value: &Value, around: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if around.is_empty() { key.clone() } else { format!("{around}.{key}") };
                keys(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, around, found)),
        _ => {}
    }
}

/// The keys of an answer but for what was asked, whose keys are the options.
fn has(found: &Value, expected: &[&str]) {
    let mut keyed = BTreeSet::new();
    keys(found, "", &mut keyed);
    let (asked, mut keyed): (BTreeSet<String>, BTreeSet<String>) =
        keyed.into_iter().partition(|key| key.starts_with("asked."));
    described(found);
    options(found, &asked);
    keyed.insert("asked".to_owned());
    let expected: BTreeSet<String> =
        expected.iter().flat_map(|list| list.split_whitespace()).map(str::to_owned).collect();
    assert_eq!(keyed, expected);
    let document = include_str!("../../../../docs/stat.md");
    for key in keyed {
        let key = key.rsplit('.').next().unwrap();
        assert!(document.contains(&format!("`{key}`")), "docs/stat.md does not name `{key}`");
    }
}

/// Every method as the program describes it.
fn methods() -> Vec<Value> {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_probative"))
        .args(["methods", "--json"])
        .output()
        .unwrap();
    serde_json::from_slice(&ran.stdout).unwrap()
}

/// The method of an answer.
fn method(found: &Value) -> Value {
    methods().into_iter().find(|method| method["name"] == found["statistic"]).unwrap()
}

/// Every key of an answer, but for those of every answer, is one that the method says it gives;
/// what it says to give in any case is there.
pub(super) fn described(found: &Value) {
    let mut keyed = BTreeSet::new();
    keys(found, "", &mut keyed);
    keyed.retain(|key| !key.starts_with("asked."));
    let method = method(found);
    let columns = method["gives"].as_array().unwrap();
    let gives: Vec<&str> = columns.iter().map(|key| key["key"].as_str().unwrap()).collect();
    for column in columns.iter().filter(|column| column["when"].is_null()) {
        let key = column["key"].as_str().unwrap();
        assert!(keyed.contains(key), "{} does not give {key}: {keyed:?}", method["name"]);
    }
    for key in keyed.iter().filter(|key| !key.starts_with("weights")) {
        let first = key.split('.').next().unwrap();
        let head = ["asked", "dropped", "n", "statistic", "withheld"].contains(&first);
        let around = |gives: &&str| *gives == key || gives.starts_with(&format!("{key}."));
        assert!(head || gives.iter().any(around), "{}: {key}", method["name"]);
    }
}

/// What was asked is what the method takes, and says the columns, the draws and the seed.
fn options(found: &Value, asked: &BTreeSet<String>) {
    let method = method(found);
    let takes: Vec<&str> = method["takes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    for key in asked {
        let name = key.trim_start_matches("asked.").replace('_', "-");
        assert!(takes.contains(&name.as_str()), "{}: {key}", method["name"]);
    }
    for name in ["value", "draws", "seed"] {
        let has = asked.contains(&format!("asked.{name}"));
        assert_eq!(has, takes.contains(&name), "{}: {name}", method["name"]);
    }
}

#[test]
fn the_keys_of_global_statistics_stay() {
    let folder = Folder::new();
    for method in ["moran", "geary"] {
        has(&folder.columbus(method, &["--value", "CRIME"]), &[HEAD, WEIGHTS, GLOBAL, NORMALITY]);
    }
    has(&folder.columbus("g", &["--value", "CRIME"]), &[HEAD, WEIGHTS, GLOBAL]);
    has(&folder.columbus("lee", &["--value", "CRIME", "INC"]), &[HEAD, WEIGHTS, GLOBAL]);
    let under = |name: &str| -> String {
        let lists = [GLOBAL, NORMALITY, FREE].into_iter().flat_map(str::split_whitespace);
        lists.map(|key| format!("{name}.{key} ")).collect::<String>() + name
    };
    has(
        &folder.columbus("join-count", &["--value", "HIGH"]),
        &[HEAD, WEIGHTS, GLOBAL, NORMALITY, FREE, &under("white_white"), &under("black_white")],
    );
}

#[test]
fn the_keys_of_correlograms_and_two_maps_stay() {
    let folder = Folder::new();
    let under = |name: &str, lists: &[&str]| -> String {
        let keys = lists.iter().flat_map(|list| list.split_whitespace());
        keys.map(|key| format!("{name}.{key} ")).collect::<String>() + name
    };
    let rows = under("rows", &[GLOBAL, NORMALITY, "links order p p_adjusted"]);
    let found = folder.columbus("correlogram", &["--value", "CRIME", "--order", "2"]);
    has(&found, &[HEAD, WEIGHTS, &rows]);
    let drawn = "draws error mean p tail variance";
    has(
        &folder.columbus(
            "two-maps",
            &["--value", "CRIME", "INC", "--draws", "99", "--calibrate", "2"],
        ),
        &[
            HEAD,
            WEIGHTS,
            "value modified_t modified_t.effective_n modified_t.p lee lee.value",
            &under("spectral", &[drawn]),
            &under("lee.permutation", &[drawn]),
            &under("free", &[drawn]),
            &under("calibration", &["free lee level modified_t pairs range spectral"]),
        ],
    );
}

#[test]
fn the_keys_of_local_statistics_stay() {
    let folder = Folder::new();
    for method in ["local-moran", "local-geary", "local-g", "local-g-star"] {
        has(
            &folder.columbus(method, &["--value", "CRIME", "--draws", "99"]),
            &[HEAD, WEIGHTS, LOCAL],
        );
    }
    let joins = folder.columbus("local-join-count", &["--value", "HIGH"]);
    has(&joins, &[HEAD, WEIGHTS, LOCAL, "rows.reason"]);
}

#[test]
fn the_keys_of_the_other_methods_stay() {
    let folder = Folder::new();
    has(
        &folder.columbus("weights", &[]),
        &[
            HEAD,
            WEIGHTS,
            "component_sizes degrees degrees.neighbors degrees.units snaps snaps.snap snaps.links island_ids one_way_links self_links",
        ],
    );
    let map = ["columbus.geojson", "--value", "HOVAL"];
    has(&folder.json("breaks", &map), &[HEAD, "counts upper_bounds"]);
    let people = [&map[..], &["--population", "INC"]].concat();
    let rated = "rows rows.id rows.rate";
    has(&folder.json("rates", &people), &[HEAD, rated, "rows.low rows.high"]);
    let excess = folder.json("rates", &[&people[..], &["--rate", "excess"]].concat());
    has(&excess, &[HEAD, rated]);
    folder.file("towns.csv", include_str!("../../../../reference/scan-sids/input.csv"));
    let towns = ["towns.csv", "--x", "x", "--y", "y", "--planar", "--value", "cases"];
    has(
        &folder
            .json("scan", &[&towns[..], &["--population", "population", "--draws", "99"]].concat()),
        &[HEAD, SCAN],
    );
    let towns =
        ["towns.csv", "--id", "county", "--x", "x", "--y", "y", "--planar", "--value", "cases"];
    folder.file("towns.csv", include_str!("../../../../reference/scan-space-time/input.csv"));
    let time = ["--population", "population", "--draws", "99", "--time", "period"];
    has(
        &folder.json("scan", &[&towns[..], &time].concat()),
        &[HEAD, SCAN, "clusters.from clusters.to parameters.longest periods"],
    );
    let scores: String = SCORES
        .iter()
        .flat_map(|name| ["", ".df", ".p", ".value"].map(|key| format!("diagnostics.{name}{key} ")))
        .collect();
    for method in ["ols", "slx"] {
        let found = folder.columbus(method, &["--value", "CRIME", "INC", "HOVAL"]);
        has(&found, &[HEAD, WEIGHTS, REGRESSION, &scores]);
    }
}

#[test]
fn the_keys_of_regressions_by_likelihood_stay() {
    let folder = Folder::new();
    let asked = ["--value", "CRIME", "INC", "HOVAL"];
    let tested = |name: &str, keys: &[&str]| -> String {
        keys.iter().map(|key| format!("{name}.{key} ")).collect::<String>() + name
    };
    let numbers = ["estimate", "p", "se", "statistic"];
    let rows = tested("coefficients", &[&numbers[..], &["term"]].concat());
    let fit =
        tested("fit", &["aic", "information", "log_likelihood", "pseudo_r2", "schwarz", "sigma2"]);
    let score = |name: &str| tested(&format!("diagnostics.{name}"), &["df", "p", "value"]);
    let ratio = format!("diagnostics {}", score("likelihood_ratio"));
    let part = |name: &str| tested(&format!("effects.{name}"), &numbers);
    let effects = ["direct", "indirect", "total"].map(part).join(" ");
    has(
        &folder.columbus("lag", &asked),
        &[HEAD, WEIGHTS, &rows, &fit, &ratio, &score("lm_error"), "effects effects.term", &effects],
    );
    has(&folder.columbus("error", &asked), &[HEAD, WEIGHTS, &rows, &fit, &ratio]);
    let scores: String = SCORES
        .iter()
        .flat_map(|name| ["", ".df", ".p", ".value"].map(|key| format!("diagnostics.{name}{key} ")))
        .collect();
    let steps = tested("steps", &["eigenvalue", "moran", "p", "vector", "z"]);
    has(
        &folder.columbus("esf", &asked),
        &[HEAD, WEIGHTS, REGRESSION, &scores, &steps, "candidates"],
    );
    folder.sids();
    let counts = ["sids.csv", "--id", "county", "--value", "events", "--population", "population"];
    let fit = tested(
        "fit",
        &["aic", "deviance", "dispersion", "log_likelihood", "null_deviance", "pearson", "schwarz"],
    );
    has(&folder.json("poisson", &counts), &[HEAD, &rows, &fit, "diagnostics"]);
    let near = [&counts[..], &["--weights", "sids-links.csv"]].concat();
    let moran = tested("diagnostics.moran", &["expectation", "p", "value", "variance", "z"]);
    has(
        &folder.json("poisson", &near),
        &[HEAD, LISTED, &rows, &fit, "diagnostics", &moran, "vectors candidates"],
    );
}

/// The cells of a file that a method writes, its first line being the names of the columns.
fn csv(folder: &Folder, method: &str, args: &[&str]) -> Vec<Vec<String>> {
    folder.out(method, &[args, &["--csv", "out.csv"]].concat());
    let text = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn the_columns_of_csv_stay_and_hold_the_numbers_of_json() {
    let folder = Folder::new();
    let crime = ["columbus.geojson", "--id", "name", "--weights", "queen", "--value", "CRIME"];
    let undrawn = [&crime[..], &["--draws", "99"]].concat();
    let found = folder.json("local-moran", &undrawn);
    let rows = csv(&folder, "local-moran", &undrawn);
    let columns =
        "name value expectation variance z p p_adjusted class neighbors error reason withheld"
            .split(' ');
    assert_eq!(rows[0], columns.collect::<Vec<_>>());
    assert_eq!(rows.len(), 50);
    for (row, line) in found["rows"].as_array().unwrap().iter().zip(&rows[1..]) {
        for (name, cell) in rows[0].iter().zip(line) {
            // Ids stand under the name of their own column.
            let key = if name == "name" { "id" } else { name };
            let held = row.get(key).map_or(String::new(), |value| match value {
                Value::String(word) => word.clone(),
                Value::Null => String::new(),
                number => number.to_string(),
            });
            assert_eq!(*cell, held, "{name}");
        }
    }
    let one = csv(&folder, "moran", &undrawn);
    assert_eq!((one.len(), one[0].len()), (2, one[1].len()));
    assert!(one[0].contains(&"permutation.p".to_owned()), "{:?}", one[0]);
    let first = |method: &str, args: &[&str]| csv(&folder, method, args)[0].join(" ");
    assert_eq!(first("weights", &crime[..5]), "neighbors units");
    let ols = [&crime[..], &["INC"]].concat();
    assert_eq!(first("ols", &ols), "term estimate se statistic p");
    let map = ["columbus.geojson", "--value", "HOVAL"];
    assert_eq!(first("breaks", &map), "upper_bound count");
    assert_eq!(
        first("rates", &[&map[..], &["--population", "INC"]].concat()),
        "id rate low high withheld"
    );
    let orders = [&undrawn[..], &["--order", "2"]].concat();
    assert!(first("correlogram", &orders).starts_with("order links value expectation"));
}

#[test]
fn a_word_that_a_spreadsheet_would_run_is_kept_from_it() {
    let folder = Folder::new();
    folder.file("odd.csv", "name,v,n\n=1+1,1,9\n\"a,b\",2,9\n-3,3,9\n");
    let asked = ["odd.csv", "--id", "name", "--value", "v", "--population", "n"];
    folder.out("rates", &[&asked[..], &["--rate", "excess", "--csv", "out.csv"]].concat());
    let text = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
    let names: Vec<&str> =
        text.lines().skip(1).map(|line| line.rsplitn(3, ',').last().unwrap()).collect();
    assert_eq!(names, ["'=1+1", "\"a,b\"", "'-3"]);
}
