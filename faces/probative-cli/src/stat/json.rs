//! An answer as JSON; docs/stat.md names every key.

use probative_numeric::Tail;
use probative_spatial::{
    Breaks, Class, Cluster, Clusters, Dependence, Global, JoinCounts, Local, Locals, Moments, Ols,
    Permutation, ScanModel, ScoreTest,
};
use serde_json::{Map as Object, Value, json};

use super::answer::Answer;
use super::args::word;
use super::neighbors::Neighbors;
use super::{Answered, correlogram, two_maps};

/// The answer, every digit kept; numbers that are not finite are null.
pub(super) fn of(answered: &Answered<'_>) -> String {
    let Answered { stat, map, neighbors, answer } = answered;
    let mut out = Object::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("statistic", json!(word(stat.method)));
    put("n", json!(map.ids.len()));
    put("dropped", json!(map.dropped));
    if let Some(neighbors) = neighbors {
        put("weights", weights(neighbors));
    }
    let more = match answer {
        Answer::Connectivity => {
            neighbors.as_ref().map_or(json!({}), |all| connectivity(all, &map.ids))
        }
        Answer::Global(found) => Value::Object(global(found)),
        Answer::Classes(found) => correlogram::json(found),
        Answer::Together(found) => two_maps::json(found),
        Answer::Joins(found) => joins(found),
        Answer::Local(rows, chances) => {
            let asked = json!({
                "tail": tail(stat.tail.meaning()), "draws": stat.draws,
                "adjust": word(stat.adjust), "level": stat.level,
            });
            local(&map.ids, rows, chances, stat.level, asked)
        }
        Answer::Clusters(found) => clusters(found, &map.ids),
        Answer::Rates(rates) => {
            let row = |(id, rate): (&String, &f64)| json!({"id": id, "rate": rate});
            json!({"rows": map.ids.iter().zip(rates).map(row).collect::<Vec<_>>()})
        }
        Answer::Breaks(Breaks { upper_bounds, counts }) => {
            json!({"upper_bounds": upper_bounds, "counts": counts})
        }
        Answer::Regression(ols, dependence) => regression(ols, dependence.as_ref()),
    };
    if let Value::Object(more) = more {
        out.extend(more);
    }
    format!("{:#}", Value::Object(out))
}

fn weights(neighbors: &Neighbors) -> Value {
    let weights = &neighbors.weights;
    json!({
        "kind": neighbors.kind,
        "style": word(neighbors.style),
        "links": weights.links(),
        "islands": weights.islands().count(),
        "components": neighbors.component_sizes().len(),
        "s0": weights.s0(),
        "s1": weights.s1(),
        "s2": weights.s2(),
    })
}

fn connectivity(neighbors: &Neighbors, ids: &[String]) -> Value {
    let degrees = neighbors.degrees().into_iter();
    json!({
        "snaps": neighbors.snaps.iter().map(|(snap, links)| json!({"snap": snap, "links": links})).collect::<Vec<_>>(),
        "island_ids": neighbors.weights.islands().map(|unit| &ids[unit]).collect::<Vec<_>>(),
        "component_sizes": neighbors.component_sizes(),
        "degrees": degrees.map(|(degree, units)| json!({"neighbors": degree, "units": units})).collect::<Vec<_>>(),
        "one_way_links": neighbors.weights.one_way_links(),
        "self_links": neighbors.weights.self_links(),
    })
}

pub(super) fn global(found: &Global) -> Object<String, Value> {
    let mut out = Object::new();
    out.insert("value".to_owned(), json!(found.value));
    out.insert("expectation".to_owned(), json!(found.expectation));
    let moments = |of: &Moments| json!({"variance": of.variance, "z": of.z, "p": of.p});
    if let Some(found) = &found.normality {
        out.insert("normality".to_owned(), moments(found));
    }
    if let Some(found) = &found.randomization {
        out.insert("randomization".to_owned(), moments(found));
    }
    if let Some(found) = &found.permutation {
        out.insert("permutation".to_owned(), permutation(found));
    }
    out
}

pub(super) fn permutation(found: &Permutation) -> Value {
    json!({
        "mean": found.mean,
        "variance": found.variance,
        "p": found.p,
        "tail": tail(found.tail),
        "draws": found.draws,
        "error": found.error,
    })
}

fn tail(tail: Tail) -> &'static str {
    match tail {
        Tail::Both => "two",
        Tail::Upper => "upper",
        Tail::Lower => "lower",
    }
}

/// The joins of marked with marked as the statistic, and the others beside it.
fn joins(found: &JoinCounts) -> Value {
    let mut out = global(&found.black_black);
    out.insert("white_white".to_owned(), Value::Object(global(&found.white_white)));
    out.insert("black_white".to_owned(), Value::Object(global(&found.black_white)));
    Value::Object(out)
}

fn local(
    ids: &[String],
    rows: &Locals,
    chances: &[Option<f64>],
    level: f64,
    asked: Value,
) -> Value {
    let row = |(unit, found): (usize, &Result<Local, _>)| match found {
        Ok(found) => json!({
            "id": ids[unit],
            "value": found.value,
            "expectation": found.expectation,
            "variance": found.variance,
            "z": found.z,
            "p": found.p,
            "p_adjusted": chances[unit],
            "class": class(found, chances[unit], level).to_string(),
            "neighbors": found.neighbors,
            "error": found.error,
        }),
        Err(reason) => silent(&ids[unit], &format!("{reason}")),
    };
    json!({"rows": rows.iter().enumerate().map(row).collect::<Vec<_>>(), "test": asked})
}

/// A unit without a result, and why it has none.
fn silent(id: &str, reason: &str) -> Value {
    let mut row = json!({"id": id, "reason": reason});
    for key in
        ["value", "expectation", "variance", "z", "p", "p_adjusted", "class", "neighbors", "error"]
    {
        row[key] = Value::Null;
    }
    row
}

/// The class of a unit whose adjusted chance is at most the level.
pub(super) fn class(found: &Local, chance: Option<f64>, level: f64) -> Class {
    if chance.is_some_and(|chance| chance <= level) { found.class } else { Class::NotSignificant }
}

fn clusters(found: &Clusters, ids: &[String]) -> Value {
    let cluster = |cluster: &Cluster| {
        json!({
            "center": ids[cluster.center],
            "members": cluster.members.iter().map(|&unit| &ids[unit]).collect::<Vec<_>>(),
            "radius": cluster.radius,
            "cases": cluster.cases,
            "population": cluster.population,
            "expected": cluster.expected,
            "relative_risk": cluster.relative_risk,
            "llr": cluster.llr,
            "p": cluster.p,
            "error": cluster.error,
            "p_gumbel": cluster.gumbel,
        })
    };
    let scan = &found.scan;
    let model = if scan.model == ScanModel::Poisson { "poisson" } else { "bernoulli" };
    json!({
        "clusters": found.clusters.iter().map(cluster).collect::<Vec<_>>(),
        "cases": found.cases,
        "population": found.population,
        "parameters": {
            "model": model, "largest": scan.largest, "fewest": scan.fewest, "draws": scan.draws, "seed": scan.seed.0,
        },
    })
}

fn regression(ols: &Ols, dependence: Option<&Dependence>) -> Value {
    let coefficients: Vec<Value> = ols
        .coefficients
        .iter()
        .map(|row| {
            json!({
                "term": row.term, "estimate": row.estimate, "se": row.se, "statistic": row.statistic, "p": row.p,
            })
        })
        .collect();
    let fit = &ols.fit;
    json!({
        "coefficients": coefficients,
        "fit": {
            "r2": fit.r2, "adjusted_r2": fit.adjusted_r2, "sigma2": fit.sigma2, "sigma2_ml": fit.sigma2_ml,
            "f": fit.f, "f_p": fit.f_p, "log_likelihood": fit.log_likelihood, "aic": fit.aic, "schwarz": fit.schwarz,
        },
        "diagnostics": diagnostics(ols, dependence),
    })
}

/// The tests of a regression's residuals by name, those that it has.
pub(super) fn tests(ols: &Ols, dependence: Option<&Dependence>) -> Vec<(&'static str, ScoreTest)> {
    let shape = &ols.diagnostics;
    let mut all = vec![
        ("jarque_bera", Some(shape.jarque_bera)),
        ("breusch_pagan", shape.breusch_pagan),
        ("koenker_bassett", shape.koenker_bassett),
        ("breusch_pagan_linear", shape.breusch_pagan_linear),
        ("koenker_bassett_linear", shape.koenker_bassett_linear),
        ("white", shape.white),
    ];
    if let Some(near) = dependence {
        all.extend([
            ("lm_error", Some(near.lm_error)),
            ("lm_lag", Some(near.lm_lag)),
            ("robust_lm_error", near.robust_lm_error),
            ("robust_lm_lag", near.robust_lm_lag),
            ("sarma", near.sarma),
        ]);
    }
    all.into_iter().filter_map(|(name, test)| Some((name, test?))).collect()
}

fn diagnostics(ols: &Ols, dependence: Option<&Dependence>) -> Value {
    let mut out = json!({"condition_number": ols.diagnostics.condition_number});
    for (name, test) in tests(ols, dependence) {
        out[name] = json!({"value": test.value, "df": test.freedom, "p": test.p});
    }
    if let Some(near) = dependence {
        let moran = &near.moran;
        out["moran"] = json!({
            "value": moran.value, "expectation": moran.expectation, "variance": moran.variance,
            "z": moran.z, "p": moran.p,
        });
    }
    out
}
