//! Agreement with other programs, each within the tolerance that its `expected.toml` states and
//! explains.
#![allow(clippy::unwrap_used, reason = "only tests read references")]

use crate::read::Reference;
use probative_numeric::{Inference, Seed};
use probative_spatial::{
    Coefficient, DistanceClasses, FilterStep, LikelihoodFit, Ols, Point, Poisson, Regressor,
    ScoreTest, Style, Weights, esf, kilometers, like_lists, ml_error, ml_lag, modified_t_test,
    moran_i, ols, poisson, poisson_filtered, slx,
};

#[test]
fn the_correlation_of_two_smooth_maps_is_worth_as_many_places() {
    let reference = reference!("modified-t-test");
    let column = |name| reference.column(name);
    let classes = DistanceClasses::of_plane(&column("x"), &column("y"), 13).unwrap();
    let found = ["hoval", "income"]
        .map(|other| modified_t_test(&column("crime"), &column(other), &classes).unwrap());
    reference.agrees("correlation", &found.map(|test| test.correlation));
    reference.agrees("effective_n", &found.map(|test| test.effective_n));
    reference.agrees("p", &found.map(|test| test.p));
}

#[test]
fn likeness_of_neighbours_agrees() {
    let reference = reference!("moran");
    let ends = ["from", "to"].map(|name| reference.column(name));
    let pairs: Vec<(usize, usize)> =
        ends[0].iter().zip(&ends[1]).map(|(from, to)| (*from as usize, *to as usize)).collect();
    let values = reference.expected("crime");
    let weights = Weights::from_pairs(values.len(), &pairs).unwrap();
    reference.agrees("links", &[weights.links() as f64]);
    reference.agrees("binary", &[moran_i(&values, &weights).unwrap()]);
    reference.agrees("standardized", &[moran_i(&values, &weights.row_standardized()).unwrap()]);
}

#[test]
fn distances_on_the_sphere_agree() {
    let reference = reference!("great-circle");
    let at = |longitude, latitude| Point { longitude, latitude };
    let between = |[w, s, e, n]: [f64; 4]| kilometers(at(w, s), at(e, n));
    reference.agrees("kilometers", &reference.rows(["west", "south", "east", "north"], between));
}

fn regression_input(
    reference: &Reference,
    [y, first, second]: [&str; 3],
    nearest: usize,
) -> (Vec<f64>, Vec<Regressor>, Weights) {
    let regressor =
        |term: &str| Regressor { term: term.to_string(), values: reference.column(term) };
    let mut links = Vec::new();
    for rank in 1..=nearest {
        let neighbours = reference.column(&format!("neighbour_{rank}"));
        let named = neighbours.iter().enumerate().filter(|(_, other)| **other >= 0.0);
        links.extend(named.map(|(unit, other)| (unit, *other as usize, 1.0)));
    }
    let outcome = reference.column(y);
    let weights = Weights::from_links(outcome.len(), links).unwrap().row_standardized();
    (outcome, vec![regressor(first), regressor(second)], weights)
}

fn least_squares_agrees(reference: &Reference, names: [&str; 3], nearest: usize) {
    let (outcome, regressors, weights) = regression_input(reference, names, nearest);
    let found = ols(&outcome, &regressors).unwrap();
    let fit = found.fit;
    let shape = &found.diagnostics;
    reference.agrees("coefficients", &estimates(&found));
    reference.agrees("errors", &errors(&found));
    let criteria = [fit.log_likelihood, fit.aic, fit.schwarz, shape.condition_number];
    let variances = [fit.r2, fit.adjusted_r2, fit.sigma2, fit.sigma2_ml, fit.f, fit.f_p];
    reference.agrees("fit", &[&variances[..], &criteria[..]].concat());
    let test = |name, test: ScoreTest| reference.agrees(name, &[test.value, test.p]);
    test("jarque_bera", shape.jarque_bera);
    test("breusch_pagan", shape.breusch_pagan.unwrap());
    test("koenker_bassett", shape.koenker_bassett.unwrap());
    test("breusch_pagan_linear", shape.breusch_pagan_linear.unwrap());
    test("koenker_bassett_linear", shape.koenker_bassett_linear.unwrap());
    test("white", shape.white.unwrap());
    let near = found.dependence(&weights).unwrap();
    reference.agrees("moran", &[near.moran.value, near.moran.z, near.moran.p]);
    reference.agrees("moran_moments", &[near.moran.expectation, near.moran.variance]);
    test("lm_error", near.lm_error);
    test("lm_lag", near.lm_lag);
    test("robust_lm_error", near.robust_lm_error.unwrap());
    test("robust_lm_lag", near.robust_lm_lag.unwrap());
    test("sarma", near.sarma.unwrap());
    let lagged = slx(&outcome, &regressors, &weights).unwrap();
    reference.agrees("slx_coefficients", &estimates(&lagged));
    reference.agrees("slx_errors", &errors(&lagged));
    reference.agrees("slx_fit", &[lagged.fit.r2, lagged.fit.log_likelihood]);
}

fn estimates(fit: &Ols) -> Vec<f64> {
    fit.coefficients.iter().map(|each| each.estimate).collect()
}

fn errors(fit: &Ols) -> Vec<f64> {
    fit.coefficients.iter().map(|each| each.se).collect()
}

#[test]
fn regressions_with_symmetric_neighbours_agree() {
    least_squares_agrees(&reference!("ols-columbus-queen"), ["crime", "inc", "hoval"], 10);
}

#[test]
fn regressions_with_one_sided_neighbours_agree() {
    least_squares_agrees(&reference!("ols-columbus-nearest"), ["hoval", "inc", "crime"], 4);
}

fn likelihood_agrees(reference: &Reference, rows: &[Coefficient], fit: LikelihoodFit) {
    let column = |of: fn(&Coefficient) -> f64| rows.iter().map(of).collect::<Vec<_>>();
    reference.agrees("coefficients", &column(|row| row.estimate));
    reference.agrees("errors", &column(|row| row.se));
    reference.agrees("z", &column(|row| row.statistic));
    // A chance of 10⁻²⁹ magnifies the last digits of its z.
    reference.agrees_above("p", &column(|row| row.p), 1e-3);
    reference.agrees("fit", &[fit.log_likelihood, fit.sigma2, fit.pseudo_r2]);
}

fn lag_agrees(reference: &Reference, names: [&str; 3], nearest: usize) {
    let (outcome, regressors, weights) = regression_input(reference, names, nearest);
    let found = ml_lag(&outcome, &regressors, &weights).unwrap();
    likelihood_agrees(reference, &found.coefficients, found.fit);
    reference.agrees("aic_schwarz", &[found.fit.aic, found.fit.schwarz]);
    let parts = |of: fn(&Coefficient) -> f64| {
        let each = found.effects.iter().flat_map(|e| [&e.direct, &e.indirect, &e.total]);
        each.map(of).collect::<Vec<_>>()
    };
    reference.agrees("effects", &parts(|row| row.estimate));
    reference.agrees("effect_errors", &parts(|row| row.se));
    reference.agrees("likelihood_ratio", &[found.likelihood_ratio.value]);
    reference.agrees("lm_error", &[found.lm_error.unwrap().value]);
}

#[test]
fn outcomes_that_follow_their_neighbours_agree() {
    lag_agrees(&reference!("lag-columbus-queen"), ["crime", "inc", "hoval"], 10);
    lag_agrees(&reference!("lag-columbus-nearest"), ["hoval", "inc", "crime"], 4);
}

fn error_agrees(reference: &Reference, names: [&str; 3], nearest: usize) {
    let (outcome, regressors, weights) = regression_input(reference, names, nearest);
    let found = ml_error(&outcome, &regressors, &weights).unwrap();
    likelihood_agrees(reference, &found.coefficients, found.fit);
    // spreg leaves the spatial parameter out of the count here, and counts it in the lag model.
    let n = outcome.len() as f64;
    let uncounted = [found.fit.aic - 2.0, found.fit.schwarz - probative_numeric::math::ln(n)];
    reference.agrees("aic_schwarz", &uncounted);
    reference.agrees("likelihood_ratio", &[found.likelihood_ratio.value]);
}

#[test]
fn errors_that_follow_their_neighbours_agree() {
    error_agrees(&reference!("error-columbus-queen"), ["crime", "inc", "hoval"], 10);
    error_agrees(&reference!("error-columbus-nearest"), ["hoval", "inc", "crime"], 4);
}

fn filtering_agrees(reference: &Reference, style: Style) {
    let (outcome, regressors, weights) = regression_input(reference, ["crime", "inc", "hoval"], 10);
    let found = esf(&outcome, &regressors, &weights.styled(style)).unwrap();
    let under = |key: &str| format!("{}_{key}", if style == Style::Row { "w" } else { "b" });
    let chosen: Vec<f64> =
        found.steps.iter().filter_map(|step| Some(step.vector? as f64)).collect();
    reference.agrees(&under("vectors"), &chosen);
    let column = |of: fn(&FilterStep) -> f64| found.steps.iter().map(of).collect::<Vec<_>>();
    reference.agrees(&under("eigenvalues"), &column(|step| step.eigenvalue)[1..]);
    reference.agrees_above(&under("moran"), &column(|step| step.moran), 0.01);
    reference.agrees_above(&under("z"), &column(|step| step.z), 0.1);
    reference.agrees_above(&under("p"), &column(|step| step.p), 0.01);
    reference.agrees(&under("coefficients"), &estimates(&found.regression)[..3]);
    reference.agrees(&under("errors"), &errors(&found.regression)[..3]);
    reference.agrees(&under("r2"), &[found.regression.fit.r2]);
}

#[test]
fn filtering_space_out_of_a_regression_agrees() {
    let reference = reference!("esf-columbus-queen");
    filtering_agrees(&reference, Style::Row);
    filtering_agrees(&reference, Style::Binary);
}

#[test]
fn regressions_of_counts_agree() {
    let reference = reference!("poisson-sids");
    let (events, regressors, weights) =
        regression_input(&reference, ["events", "nonwhite", "population"], 9);
    let population = &regressors[1].values;
    let regressors = &regressors[..1];
    let agrees = |under: &str, found: &Poisson| {
        let column =
            |of: fn(&Coefficient) -> f64| found.coefficients.iter().map(of).collect::<Vec<_>>();
        let key = |name: &str| format!("{under}{name}");
        reference.agrees_above(&key("coefficients"), &column(|row| row.estimate), 1e-3);
        reference.agrees(&key("errors"), &column(|row| row.se));
        reference.agrees_above(&key("z"), &column(|row| row.statistic), 1e-2);
        reference.agrees_above(&key("p"), &column(|row| row.p), 1e-3);
        let fit = &found.fit;
        let likelihood = [fit.log_likelihood, fit.aic, fit.schwarz];
        let left = [fit.deviance, fit.null_deviance, fit.pearson, fit.dispersion];
        reference.agrees(&key("fit"), &[&likelihood[..], &left].concat());
    };
    agrees("", &poisson(&events, population, regressors).unwrap());
    let found = poisson_filtered(&events, population, regressors, &weights).unwrap();
    let vectors: Vec<f64> = found.vectors.iter().map(|vector| *vector as f64).collect();
    reference.agrees("vectors", &vectors);
    reference.agrees("candidates", &[found.candidates as f64]);
    agrees("filtered_", &found);
}

#[test]
fn lists_like_a_named_one_agree() {
    let reference = reference!("like-lists");
    let column = |name| reference.column(name);
    let numbered = |name| column(name).into_iter().enumerate();
    let beside = numbered("right").chain(numbered("below")).filter(|(_, to)| *to >= 0.0);
    let pairs: Vec<(usize, usize)> = beside.map(|(from, to)| (from, to as usize)).collect();
    let weights = Weights::from_pairs(20, &pairs).unwrap();
    let named: Vec<usize> =
        numbered("named").filter(|(_, is)| *is == 1.0).map(|(unit, _)| unit).collect();
    let asked = Inference { level: 0.95, draws: 20_000, seed: Seed(2) };
    let lists = like_lists(&weights, &column("size"), &named, asked).unwrap();
    reference.agrees("joins", &[lists.joins as f64]);
    assert!(lists.distinct as f64 <= reference.expected("like")[0]);
    reference.agrees_above("like", &[lists.distinct as f64], 0.0);
    let values = column("value");
    let found = lists.compare(&|list| list.iter().map(|unit| values[*unit]).sum());
    reference.agrees("p", &[found.p]);
    reference.agrees("far", &[found.p_as_far]);
}
