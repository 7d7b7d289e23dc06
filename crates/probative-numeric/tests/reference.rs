//! Agreement with other programs, each within the tolerance that its `expected.toml` states and
//! explains.

use probative_numeric::distribution::{Binomial, Hypergeometric, Normal, Poisson, StudentsT};
use probative_numeric::special::{beta_regularized, gamma_p, gamma_q};
use probative_numeric::*;

#[test]
fn the_incomplete_gamma_and_beta_functions_keep_their_digits() {
    let gamma = reference!("incomplete-gamma");
    gamma.agrees("p", &gamma.rows(["a", "x"], |[a, x]| gamma_p(a, x)));
    gamma.agrees("q", &gamma.rows(["a", "x"], |[a, x]| gamma_q(a, x)));
    let beta = reference!("incomplete-beta");
    beta.agrees("value", &beta.rows(["a", "b", "x"], |[a, b, x]| beta_regularized(a, b, x)));
}

#[test]
fn continuous_distributions_agree() {
    let normal = reference!("normal");
    normal.agrees_above("quantile", &normal.rows(["p"], |[p]| Normal.quantile(p)), 1.0);
    let t = reference!("students-t");
    let of = |freedom| StudentsT { freedom };
    t.agrees("cdf", &t.rows(["freedom", "t"], |[freedom, t]| of(freedom).cdf(t)));
    t.agrees("survival", &t.rows(["freedom", "t"], |[freedom, t]| of(freedom).survival(t)));
    t.agrees("quantile_975", &t.rows(["freedom"], |[freedom]| of(freedom).quantile(0.975)));
}

#[test]
fn discrete_distributions_agree() {
    let binomial = reference!("binomial");
    let check = |name, f: &dyn Fn(Binomial, u64) -> f64| {
        let row =
            |[trials, chance, k]: [f64; 3]| f(Binomial { trials: trials as u64, chance }, k as u64);
        binomial.agrees(name, &binomial.rows(["trials", "chance", "k"], row));
    };
    check("density", &Binomial::density);
    check("cdf", &Binomial::cdf);
    check("survival", &Binomial::survival);
    let poisson = reference!("poisson");
    let check = |name, f: &dyn Fn(Poisson, u64) -> f64| {
        poisson
            .agrees(name, &poisson.rows(["mean", "k"], |[mean, k]| f(Poisson { mean }, k as u64)));
    };
    check("density", &Poisson::density);
    check("cdf", &Poisson::cdf);
    check("survival", &Poisson::survival);
    let urn = reference!("hypergeometric");
    let check = |name, f: &dyn Fn(Hypergeometric, u64) -> f64| {
        let row = |[total, marked, drawn, k]: [f64; 4]| {
            let [total, marked, drawn] = [total, marked, drawn].map(|each| each as u64);
            f(Hypergeometric { total, marked, drawn }, k as u64)
        };
        urn.agrees(name, &urn.rows(["total", "marked", "drawn", "k"], row));
    };
    check("density", &Hypergeometric::density);
    check("cdf", &Hypergeometric::cdf);
    check("survival", &Hypergeometric::survival);
}

#[test]
fn rates_shares_and_ratios_agree() {
    let garwood = reference!("garwood");
    let check = |name, f: &dyn Fn(Estimate) -> f64| {
        let row = |[k, exposure]: [f64; 2]| f(rate(k as u64, exposure, 1.0, 0.95).unwrap());
        garwood.agrees(name, &garwood.rows(["events", "exposure"], row));
    };
    check("rate", &|each| each.value);
    check("low", &|each| each.interval.low);
    check("high", &|each| each.interval.high);
    let shares = [
        (reference!("clopper-pearson"), clopper_pearson as fn(u64, u64, f64) -> _),
        (reference!("wilson"), wilson),
    ];
    for (reference, interval) in shares {
        let row = |[k, n]: [f64; 2]| interval(k as u64, n as u64, 0.95).unwrap().interval;
        reference.agrees_above("low", &reference.rows(["k", "n"], |at| row(at).low), 1e-3);
        reference.agrees_above("high", &reference.rows(["k", "n"], |at| row(at).high), 1e-3);
    }
    let ratios = reference!("rate-ratio");
    let check = |name, f: &dyn Fn(RateRatio) -> f64| {
        let row = |[a, s, b, t]: [f64; 4]| f(rate_ratio(a as u64, s, b as u64, t, 0.95).unwrap());
        let columns = ["events_a", "exposure_a", "events_b", "exposure_b"];
        ratios.agrees(name, &ratios.rows(columns, row));
    };
    check("low", &|each| each.estimate.interval.low);
    check("high", &|each| each.estimate.interval.high);
    check("p", &|each| each.p);
}

#[test]
fn shifts_between_samples_agree() {
    for reference in
        [reference!("shift-exact"), reference!("shift-tied"), reference!("shift-large")]
    {
        let values = reference.column("value");
        let sample = reference.column("sample");
        let of = |number: f64| -> Vec<f64> {
            let pairs = values.iter().zip(&sample);
            pairs.filter(|(_, sample)| **sample == number).map(|(value, _)| *value).collect()
        };
        let shift = hodges_lehmann(&of(0.0), &of(1.0), 0.95).unwrap();
        reference.agrees("shift", &[shift.estimate.value]);
        reference.agrees("low", &[shift.estimate.interval.low]);
        reference.agrees("high", &[shift.estimate.interval.high]);
        reference.agrees("p", &[shift.p]);
        reference.agrees("p_upper", &[shift.p_upper]);
        reference.agrees("p_lower", &[shift.p_lower]);
    }
}

#[test]
fn trends_agree() {
    let slope = reference!("poisson-slope");
    let columns = ["events", "exposure", "time"].map(|name| slope.column(name));
    let found = poisson_slope(&columns[0], &columns[1], &columns[2], 0.95).unwrap();
    slope.agrees("ratio", &[found.ratio.value]);
    slope.agrees("low", &[found.ratio.interval.low]);
    slope.agrees("high", &[found.ratio.interval.high]);
    slope.agrees("intercept", &[found.intercept]);
    slope.agrees("dispersion", &[found.dispersion]);
    slope.agrees("p", &[found.p]);
    let joint = reference!("joinpoint");
    let columns = ["events", "exposure", "time"].map(|name| joint.column(name));
    let found = joinpoint(&columns[0], &columns[1], &columns[2], 2).unwrap();
    joint.agrees("at", &[found.at]);
    joint.agrees("before", &[found.before]);
    joint.agrees("after", &[found.after]);
    joint.agrees("deviance", &[found.deviance]);
}

#[test]
fn the_drift_of_a_walk_agrees() {
    let drift = reference!("drift");
    let found = random_walk_drift(&drift.column("value"), &drift.column("noise"), 0.95).unwrap();
    drift.agrees("change", &[found.change]);
    drift.agrees("value", &[found.estimate.value]);
    drift.agrees("low", &[found.estimate.interval.low]);
    drift.agrees("high", &[found.estimate.interval.high]);
    drift.agrees("lag", &[found.lag]);
}

/// The values of a column for which another is one, and those for which it is zero.
fn parted(reference: &crate::read::Reference, values: &str, first: &str) -> [Vec<f64>; 2] {
    let marks = reference.column(first);
    let values = reference.column(values);
    [1.0, 0.0].map(|side| {
        let of_side = values.iter().zip(&marks).filter(|(_, mark)| **mark == side);
        of_side.map(|(value, _)| *value).collect()
    })
}

#[test]
fn comparisons_of_places_agree() {
    let pooled = reference!("pooled-ratio");
    let [events, others] = parted(&pooled, "events", "a");
    let [under, others_under] = parted(&pooled, "exposure", "a");
    let found = pooled_ratio(&events, &under, &others, &others_under, 0.95).unwrap();
    pooled.agrees("ratio", &[found.estimate.value]);
    pooled.agrees("error", &[found.error]);
    pooled.agrees("freedom", &[found.freedom]);
    pooled.agrees("low", &[found.estimate.interval.low]);
    pooled.agrees("high", &[found.estimate.interval.high]);
    pooled.agrees("p", &[found.p]);
    let exchanged = reference!("studentized-shift");
    let [a, b] = parted(&exchanged, "value", "a");
    let asked = Inference { level: 0.8, draws: 99_999, seed: Seed(6) };
    let found = studentized_shift(&a, &b, asked).unwrap();
    exchanged.agrees("shift", &[found.estimate.value]);
    exchanged.agrees("low", &[found.estimate.interval.low]);
    exchanged.agrees("high", &[found.estimate.interval.high]);
    exchanged.agrees("p", &[found.p]);
}

#[test]
fn linear_algebra_agrees() {
    let longley = reference!("longley");
    let total = longley.column("total");
    let mut design = vec![vec![1.0; total.len()]];
    design.extend(longley.further_columns());
    let fit = least_squares(&design, &total).unwrap();
    longley.agrees("coefficients", &fit.coefficients);
    longley.agrees("errors", &fit.standard_errors());
    longley.agrees("leverage", &fit.leverage);
    let matrix = reference!("symmetric-eigen");
    let mut entries = matrix.column("c0");
    entries.extend(matrix.further_columns().into_iter().flatten());
    let values = symmetric_eigen(&entries, 12).unwrap().values;
    matrix.agrees_above("values", &values, values[11]);
}

#[test]
fn adjusted_p_values_ranks_and_correlations_agree() {
    let adjust = reference!("adjust");
    adjust.agrees("holm", &holm(&adjust.column("p")));
    adjust.agrees("benjamini_hochberg", &benjamini_hochberg(&adjust.column("p")));
    let pair = reference!("ranks");
    let x = pair.column("x");
    let y = pair.column("y");
    pair.agrees("ranks", &ranks(&x));
    pair.agrees("pearson", &[correlation(&x, &y).unwrap()]);
    pair.agrees("spearman", &[correlation(&ranks(&x), &ranks(&y)).unwrap()]);
}

#[test]
fn every_folder_is_compared_by_some_crate() {
    let tests = [
        include_str!("reference.rs"),
        include_str!("../../probative-spatial/tests/reference.rs"),
        include_str!("../../probative-spatial/tests/place.rs"),
        include_str!("../../probative-spatial/tests/weights.rs"),
        include_str!("../../probative-policy/tests/reference.rs"),
        include_str!("../../../faces/probative-cli/tests/stat.rs"),
    ];
    let folders = concat!(env!("CARGO_MANIFEST_DIR"), "/../../reference");
    for entry in std::fs::read_dir(folders).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let compared = tests.iter().any(|test| test.contains(&format!("reference!(\"{name}\")")));
        assert!(compared || !entry.path().is_dir(), "nothing compares reference/{name}");
    }
}
