//! The keys of `probative stat --json`, frozen.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fixture::Folder;

const HEAD: &str = "dropped n statistic";
const WEIGHTS: &str = "weights weights.components weights.islands weights.kind weights.links weights.s0 weights.s1 weights.s2 weights.style";
const GLOBAL: &str = "expectation value randomization randomization.p randomization.variance randomization.z \
    permutation permutation.draws permutation.error permutation.mean permutation.p permutation.tail permutation.variance";
const NORMALITY: &str = "normality normality.p normality.variance normality.z";
const LOCAL: &str = "rows rows.class rows.error rows.expectation rows.id rows.neighbors rows.p rows.p_adjusted \
    rows.value rows.variance rows.z test test.adjust test.draws test.level test.tail";
const REGRESSION: &str = "coefficients coefficients.estimate coefficients.p coefficients.se coefficients.statistic coefficients.term \
    fit fit.adjusted_r2 fit.aic fit.f fit.f_p fit.log_likelihood fit.r2 fit.schwarz fit.sigma2 fit.sigma2_ml \
    diagnostics diagnostics.condition_number diagnostics.moran diagnostics.moran.expectation \
    diagnostics.moran.p diagnostics.moran.value diagnostics.moran.variance diagnostics.moran.z";
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

fn has(found: &Value, expected: &[&str]) {
    let mut keyed = BTreeSet::new();
    keys(found, "", &mut keyed);
    let expected: BTreeSet<String> =
        expected.iter().flat_map(|list| list.split_whitespace()).map(str::to_owned).collect();
    assert_eq!(keyed, expected);
    let document = include_str!("../../../../docs/stat.md");
    for key in keyed {
        let key = key.rsplit('.').next().unwrap();
        assert!(document.contains(&format!("`{key}`")), "docs/stat.md does not name `{key}`");
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
        let lists = [GLOBAL, NORMALITY].into_iter().flat_map(str::split_whitespace);
        lists.map(|key| format!("{name}.{key} ")).collect::<String>() + name
    };
    has(
        &folder.columbus("join-count", &["--value", "HIGH"]),
        &[HEAD, WEIGHTS, GLOBAL, NORMALITY, &under("white_white"), &under("black_white")],
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
    has(&folder.json("rates", &people), &[HEAD, "rows rows.id rows.rate"]);
    folder.file("towns.csv", include_str!("../../../../reference/scan-sids/input.csv"));
    let towns = ["towns.csv", "--x", "x", "--y", "y", "--planar", "--value", "cases"];
    has(
        &folder
            .json("scan", &[&towns[..], &["--population", "population", "--draws", "99"]].concat()),
        &[
            HEAD,
            "cases population clusters clusters.cases clusters.center clusters.error clusters.expected clusters.llr",
            "clusters.members clusters.p clusters.p_gumbel clusters.population clusters.radius clusters.relative_risk",
            "parameters parameters.draws parameters.fewest parameters.largest parameters.model parameters.seed",
        ],
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
