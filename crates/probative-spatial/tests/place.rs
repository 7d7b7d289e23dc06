//! Agreement of the statistics of place with other programs, each within the tolerance that its `expected.toml` states.

#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "each test needs a part")]
mod read;

use probative_numeric::{Seed, Tail, sum};
use probative_spatial::{
    Breaks, Error, Global, Moments, Test, Weights, box_breaks, correlogram, empirical_bayes,
    equal_breaks, excess_risk, geary, getis_ord, join_counts, lee, moran, moran_bivariate,
    moran_eb, natural_breaks, percentile_breaks, quantile_breaks, raw_rates,
    spatial_empirical_bayes, spatial_rates,
};
use read::Reference;

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
    let free = |of: &Global| [of.normality.unwrap().variance];
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
        let (mut seen, mut edge) = (vec![false; n], vec![unit]);
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
        let (exact, drawn) = (found.randomization.unwrap(), found.permutation.unwrap());
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
