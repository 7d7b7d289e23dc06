//! Agreement of the statistics of place with other programs, each within the tolerance that its
//! `expected.toml` states.
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly too")]

use crate::read::Reference;
use probative_numeric::{Seed, Tail, sum};
use probative_spatial::{
    Breaks, Cluster, Clusters, Error, Global, Local, Locals, Moments, Places, Scan, ScanModel,
    Test, Weights, box_breaks, correlogram, empirical_bayes, equal_breaks, excess_risk, geary,
    getis_ord, join_counts, lee, local_g, local_g_star, local_geary, local_join_count, local_moran,
    local_moran_bivariate, local_moran_eb, moran, moran_bivariate, moran_eb, natural_breaks,
    percentile_breaks, quantile_breaks, raw_rates, scan, spatial_empirical_bayes, spatial_rates,
};

const EXACT: Test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };

fn weights(reference: &Reference, n: usize) -> Weights {
    let ends = ["from", "to"].map(|name| reference.column(name));
    let links = ends[0].iter().zip(&ends[1]).map(|(from, to)| (*from as usize, *to as usize, 1.0));
    Weights::from_links(n, links.collect()).unwrap()
}

fn all(found: &Global) -> Vec<f64> {
    let parts = |moments: Option<Moments>| moments.map(|m| [m.variance, m.z, m.p]);
    let moments = [parts(found.normality), parts(found.randomization)].into_iter().flatten();
    [found.value, found.expectation].into_iter().chain(moments.flatten()).collect()
}

#[test]
fn global_statistics_agree() {
    let reference = reference!("global-columbus");
    let binary = weights(&reference, 49);
    let rows = binary.row_standardized();
    for name in ["crime", "hoval"] {
        let values = reference.expected(name);
        let check = |what: &str, found: &Global| {
            reference.agrees(&format!("{what}_{name}"), &all(found));
        };
        check("moran", &moran(&values, &rows, EXACT).unwrap());
        check("geary", &geary(&values, &rows, EXACT).unwrap());
        check("g", &getis_ord(&values, &binary, EXACT).unwrap());
    }
}

#[test]
fn join_counts_agree() {
    let reference = reference!("global-columbus");
    let marked: Vec<bool> = reference.expected("hoval").iter().map(|v| *v > 33.5).collect();
    let found = join_counts(&marked, &weights(&reference, 49), EXACT).unwrap();
    let fixed = |of: &Global| [of.value, of.expectation, of.randomization.unwrap().variance];
    reference.agrees("join_bb", &fixed(&found.black_black));
    reference.agrees("join_ww", &fixed(&found.white_white));
    reference.agrees("join_bw", &fixed(&found.black_white));
    let free = |of: &Global| {
        let free = of.normality.unwrap();
        [free.expectation, free.variance, free.z]
    };
    reference.agrees("join_free_bb", &free(&found.black_black));
    reference.agrees("join_free_ww", &free(&found.white_white));
}

#[test]
fn two_columns_agree() {
    let reference = reference!("global-columbus");
    let rows = weights(&reference, 49).row_standardized();
    let [crime, inc] = ["crime", "inc"].map(|name| reference.expected(name));
    let found = moran_bivariate(&crime, &inc, &rows, EXACT).unwrap();
    reference.agrees("bivariate", &[found.value]);
    let found = lee(&crime, &inc, &rows, EXACT).unwrap();
    // The variance of two unlike columns is checked against rearrangements; see differs.toml.
    reference.agrees("lee_inc", &[found.value, found.expectation]);
    reference.agrees("lee_crime", &all(&lee(&crime, &crime, &rows, EXACT).unwrap()));
    let reference = reference!("moran-eb");
    let rows = weights(&reference, 100).row_standardized();
    let [events, people] = ["events", "population"].map(|name| reference.expected(name));
    let found = moran_eb(&events, &people, &rows, EXACT).unwrap();
    reference.agrees("moran_eb", &[found.value]);
}

/// Neighbours at exactly each number of steps.
fn steps(weights: &Weights, orders: usize) -> Vec<Weights> {
    let n = weights.units();
    let mut links = vec![Vec::new(); orders];
    for unit in 0..n {
        let mut seen = vec![false; n];
        let mut edge = vec![unit];
        seen[unit] = true;
        for links in &mut links {
            let near: Vec<usize> =
                edge.iter().flat_map(|&at| weights.neighbors(at).map(|link| link.0)).collect();
            edge = near.into_iter().filter(|&to| !std::mem::replace(&mut seen[to], true)).collect();
            links.extend(edge.iter().map(|&to| (unit, to, 1.0)));
        }
    }
    links.into_iter().map(|links| Weights::from_links(n, links).unwrap()).collect()
}

#[test]
fn the_correlogram_agrees() {
    let reference = reference!("global-columbus");
    let orders: Vec<Weights> =
        steps(&weights(&reference, 49), 5).iter().map(Weights::row_standardized).collect();
    let found = correlogram(&reference.expected("crime"), &orders, EXACT);
    let values: Vec<f64> = found.iter().map(|class| class.as_ref().unwrap().value).collect();
    reference.agrees("correlogram", &values);
    let variance =
        |class: &Result<Global, _>| class.as_ref().unwrap().randomization.unwrap().variance;
    reference.agrees("correlogram_variance", &found.iter().map(variance).collect::<Vec<_>>());
}

#[test]
fn permutations_have_the_moments_that_another_program_draws() {
    let reference = reference!("global-permutation");
    let rows = weights(&reference, 49).row_standardized();
    let [crime, inc] = ["crime", "inc"].map(|name| reference.expected(name));
    let test = Test { draws: 99_999, ..EXACT };
    let found = [
        ("moran", moran(&crime, &rows, test)),
        ("geary", geary(&crime, &rows, test)),
        ("bivariate", moran_bivariate(&crime, &inc, &rows, test)),
    ];
    for (name, found) in found {
        let permutation = found.unwrap().permutation.unwrap();
        reference.agrees_above(name, &[permutation.mean, permutation.variance], 0.1);
        let spread = permutation.variance / reference.expected(name)[1];
        assert!((spread - 1.0).abs() < 0.02, "{name}: {spread}");
    }
}

#[test]
fn lee_moments_are_those_of_its_permutations() {
    let reference = reference!("global-columbus");
    let rows = weights(&reference, 49).row_standardized();
    let [crime, inc] = ["crime", "inc"].map(|name| reference.expected(name));
    for other in [&inc, &crime] {
        let found = lee(&crime, other, &rows, Test { draws: 99_999, ..EXACT }).unwrap();
        let exact = found.randomization.unwrap();
        let drawn = found.permutation.unwrap();
        assert!((drawn.variance / exact.variance - 1.0).abs() < 0.02, "{found:?}");
        assert!((drawn.mean - found.expectation).abs() < 0.001, "{found:?}");
    }
}

#[test]
fn rates_agree() {
    let reference = reference!("rates");
    let weights = weights(&reference, 100);
    let [e, b] = ["events", "population"].map(|name| reference.expected(name));
    let found = [
        ("raw", raw_rates(&e, &b)),
        ("excess", excess_risk(&e, &b)),
        ("empirical_bayes", empirical_bayes(&e, &b)),
        ("spatial", spatial_rates(&e, &b, &weights)),
        ("spatial_empirical_bayes", spatial_empirical_bayes(&e, &b, &weights)),
    ];
    for (name, rates) in found {
        let rates = rates.unwrap();
        let at = reference.expected(&format!("{name}_at"));
        reference.agrees(name, &at.iter().map(|row| rates[*row as usize]).collect::<Vec<_>>());
        let squares: Vec<f64> = rates.iter().map(|rate| rate * rate).collect();
        reference.agrees(&format!("{name}_sums"), &[sum(&rates), sum(&squares)]);
    }
}

#[test]
fn breaks_agree() {
    let reference = reference!("breaks");
    let values = reference.column("hoval");
    let check = |name: &str, breaks: Result<Breaks, Error>| {
        let breaks = breaks.unwrap();
        reference.agrees(name, &breaks.upper_bounds);
        let counts: Vec<f64> = breaks.counts.iter().map(|count| *count as f64).collect();
        reference.agrees(&format!("{name}_counts"), &counts);
    };
    for classes in [4, 5] {
        check(&format!("quantiles_{classes}"), quantile_breaks(&values, classes));
        check(&format!("equal_interval_{classes}"), equal_breaks(&values, classes));
    }
    for classes in [4, 5] {
        check(&format!("fisher_jenks_{classes}"), natural_breaks(&values, classes));
    }
    check("box_1_5", box_breaks(&values, 1.5));
    check("box_3_0", box_breaks(&values, 3.0));
    check("percentile", percentile_breaks(&values));
}

/// Compares some units, and the sums over all, as far as units have results.
fn rows(
    reference: &Reference,
    name: &str,
    column: &str,
    rows: &Locals,
    of: impl Fn(&Local) -> f64,
) {
    let at = reference.expected(&format!("{name}_at"));
    let found = at.iter().map(|row| rows[*row as usize].as_ref().map_or(0.0, &of));
    reference.agrees(&format!("{name}_{column}"), &found.collect::<Vec<_>>());
    let all: Vec<f64> = rows.iter().flatten().map(of).collect();
    let squares: Vec<f64> = all.iter().map(|value| value * value).collect();
    // Sums of z can cancel.
    let sums = [sum(&all), sum(&squares)];
    reference.agrees_above(&format!("{name}_{column}_sums"), &sums, 1e-3);
}

#[test]
fn local_statistics_agree() {
    let reference = reference!("local-columbus");
    let binary = weights(&reference, 49);
    let standard = binary.row_standardized();
    let [crime, hoval, inc] = ["crime", "hoval", "inc"].map(|name| reference.expected(name));
    let moran = local_moran(&crime, &standard, EXACT).unwrap();
    rows(&reference, "moran", "i", &moran, |row| row.value);
    rows(&reference, "moran_conditional", "z", &moran, |row| row.z);
    let geary = local_geary(&crime, &standard, EXACT).unwrap();
    rows(&reference, "geary", "c", &geary, |row| row.value);
    let both = local_moran_bivariate(&crime, &inc, &standard, EXACT).unwrap();
    rows(&reference, "bivariate", "i", &both, |row| row.value);
    let marked: Vec<bool> = hoval.iter().map(|v| *v > 33.5).collect();
    let joins = local_join_count(&marked, &binary, EXACT).unwrap();
    rows(&reference, "join", "ljc", &joins, |row| row.value);
    for (name, found) in [
        ("gi_w", local_g(&crime, &standard, EXACT)),
        ("gi_b", local_g(&crime, &binary, EXACT)),
        ("gi_star_w", local_g_star(&crime, &binary, true, EXACT)),
        ("gi_star_b", local_g_star(&crime, &binary, false, EXACT)),
    ] {
        let found = found.unwrap();
        rows(&reference, name, "g", &found, |row| row.value);
        rows(&reference, name, "expected", &found, |row| row.expectation);
        rows(&reference, name, "variance", &found, |row| row.variance);
        rows(&reference, name, "z", &found, |row| row.z);
    }
    let reference = reference!("local-moran-eb");
    let standard = weights(&reference, 100).row_standardized();
    let [events, people] = ["events", "population"].map(|name| reference.expected(name));
    let found = local_moran_eb(&events, &people, &standard, EXACT).unwrap();
    rows(&reference, "local", "i", &found, |row| row.value);
}

#[test]
fn local_chances_agree_within_their_monte_carlo_error() {
    let reference = reference!("local-permutation");
    let standard = weights(&reference, 49).row_standardized();
    let test = Test { draws: 99_999, ..EXACT };
    let found = local_moran(&reference.expected("crime"), &standard, test).unwrap();
    let at = reference.expected("moran_at");
    let p = reference.expected("moran_p");
    let errors = reference.expected("moran_p_standard_error");
    for ((row, theirs), error) in at.iter().zip(p).zip(errors) {
        let ours = found[*row as usize].as_ref().unwrap();
        let apart = (ours.p - (2.0 * theirs).min(1.0)).abs();
        assert!(apart <= 5.0 * (ours.error + 2.0 * error) + 2e-5, "{row}: {ours:?} {theirs}");
    }
}

fn scanned(reference: &Reference, model: ScanModel, largest: f64, draws: usize) -> Clusters {
    let [x, y, cases, population] =
        ["x", "y", "cases", "population"].map(|name| reference.column(name));
    let settings = Scan { model, largest, longest: 0.5, fewest: 2.0, draws, seed: Seed(11) };
    scan(Places::Plane(&x, &y), &cases, &population, 1, settings).unwrap()
}

#[test]
fn scans_find_the_same_clusters() {
    let reference = reference!("scan-leukemia");
    let found = scanned(&reference, ScanModel::Poisson, 0.5, 9_999);
    let of = |what: &dyn Fn(&Cluster) -> f64, count: usize| {
        found.clusters[..count].iter().map(what).collect::<Vec<_>>()
    };
    reference.agrees("half_llr", &of(&|cluster| cluster.llr, 6));
    reference.agrees("half_cases", &of(&|cluster| cluster.cases, 6));
    reference.agrees("half_sizes", &of(&|cluster| cluster.members.len() as f64, 6));
    let members: Vec<f64> = found.clusters[0].members.iter().map(|unit| *unit as f64).collect();
    reference.agrees("half_members", &members);
    let [east, north, cases, population] =
        ["east", "north", "cases", "population"].map(|name| reference.column(name));
    let places = Places::Plane(&east, &north);
    let plane = scan(places, &cases, &population, 1, Scan { draws: 0, ..found.scan }).unwrap();
    reference.agrees("plane_llr", &[plane.clusters[0].llr]);
    for (cluster, p) in found.clusters.iter().zip(reference.expected("half_p")) {
        assert!((cluster.p - p).abs() < 0.02 + 5.0 * cluster.error, "{cluster:?} {p}");
    }
}

#[test]
fn scans_of_both_models_agree() {
    let reference = reference!("scan-sids");
    for (name, model, largest) in [
        ("half", ScanModel::Poisson, 0.5),
        ("tenth", ScanModel::Poisson, 0.1),
        ("bernoulli", ScanModel::Bernoulli, 0.5),
    ] {
        let found = scanned(&reference, model, largest, 999);
        let three =
            |of: &dyn Fn(&Cluster) -> f64| found.clusters[..3].iter().map(of).collect::<Vec<_>>();
        reference.agrees(&format!("{name}_llr"), &three(&|cluster| cluster.llr));
        reference.agrees(&format!("{name}_radius"), &three(&|cluster| cluster.radius));
        let risk = three(&|cluster| cluster.relative_risk);
        reference.agrees(&format!("{name}_relative_risk"), &risk);
        assert!(found.clusters[0].p <= 0.002 && found.clusters[0].gumbel < 1e-3);
    }
}

#[test]
fn a_mean_far_above_the_spread_costs_g_no_digits() {
    let reference = reference!("g-shifted");
    let binary = weights(&reference, 49);
    let standard = binary.row_standardized();
    let values = reference.expected("shifted");
    let found = getis_ord(&values, &binary, EXACT).unwrap();
    let moments = found.randomization.unwrap();
    reference.agrees("g", &[found.value, found.expectation, moments.variance, moments.z]);
    for (name, found) in [
        ("gi_b", local_g(&values, &binary, EXACT)),
        ("gi_w", local_g(&values, &standard, EXACT)),
        ("gi_star_b", local_g_star(&values, &binary, false, EXACT)),
        ("gi_star_w", local_g_star(&values, &binary, true, EXACT)),
    ] {
        let found = found.unwrap();
        let column = |of: fn(&Local) -> f64| {
            let at = reference.expected("at");
            at.iter().map(|row| of(found[*row as usize].as_ref().unwrap())).collect::<Vec<_>>()
        };
        reference.agrees(&format!("{name}_value"), &column(|row| row.value));
        reference.agrees(&format!("{name}_expected"), &column(|row| row.expectation));
        reference.agrees(&format!("{name}_variance"), &column(|row| row.variance));
        reference.agrees(&format!("{name}_z"), &column(|row| row.z));
    }
}
