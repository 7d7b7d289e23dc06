//! How a regression is shown.

use probative_spatial::{Coefficient, Dependence, Error, Ols, Regressor, ScoreTest};
use serde_json::{Value, json};

use crate::answer::{Answer, Rows};
use crate::asked::Asked;
use crate::neighbours::Neighbors;
use crate::parameters::VALUE;
use crate::text::{NAME, cut, pair, short, short_p};

/// The columns after the first, with their names.
pub(crate) fn regressors(asked: &Asked<'_>) -> Vec<Regressor> {
    let named = asked.values().iter().zip(asked.observed.columns(&VALUE)).skip(1);
    named.map(|(term, values)| Regressor { term: term.clone(), values: values.clone() }).collect()
}

/// The answer of a regression, with what it leaves in space where neighbours are named.
pub(crate) fn answer<'a>(
    asked: &Asked<'a>,
    ols: Ols,
    neighbors: Option<&Neighbors>,
) -> Result<Answer<'a>, Error> {
    let near = neighbors.map(|neighbors| ols.dependence(&neighbors.weights)).transpose()?;
    let (lines, fields) = (lines(&ols, near.as_ref()), fields(&ols, near.as_ref()));
    let rows = Some(coefficient_rows(asked, ols.coefficients));
    Ok(Answer { lines, fields, rows, picture: None })
}

/// The rows of a regression, one for each coefficient.
pub(crate) fn coefficient_rows<'a>(asked: &Asked<'a>, all: Vec<Coefficient>) -> Rows<'a> {
    let count = all.len();
    asked.rows("coefficients", count, move |at| {
        let mut row = tested(&all[at]);
        row["term"] = json!(all[at].term);
        row
    })
}

/// The numbers of one coefficient.
pub(crate) fn tested(row: &Coefficient) -> Value {
    json!({"estimate": row.estimate, "se": row.se, "statistic": row.statistic, "p": row.p})
}

/// The numbers of a test.
pub(crate) fn score(test: &ScoreTest) -> Value {
    json!({"value": test.value, "df": test.freedom, "p": test.p})
}

fn fields(ols: &Ols, dependence: Option<&Dependence>) -> Value {
    let fit = &ols.fit;
    json!({
        "fit": {
            "r2": fit.r2, "adjusted_r2": fit.adjusted_r2, "sigma2": fit.sigma2, "sigma2_ml": fit.sigma2_ml,
            "f": fit.f, "f_p": fit.f_p, "log_likelihood": fit.log_likelihood, "aic": fit.aic, "schwarz": fit.schwarz,
        },
        "diagnostics": diagnostics(ols, dependence),
    })
}

/// The tests of a regression's residuals by name, those that it has.
fn tests(ols: &Ols, dependence: Option<&Dependence>) -> Vec<(&'static str, ScoreTest)> {
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
        out[name] = score(&test);
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

fn lines(ols: &Ols, near: Option<&Dependence>) -> Vec<String> {
    let mut lines = coefficients(&ols.coefficients, "t");
    lines.push(String::new());
    let fit = &ols.fit;
    for (name, number) in [
        ("R²", fit.r2),
        ("adjusted R²", fit.adjusted_r2),
        ("log-likelihood", fit.log_likelihood),
        ("AIC", fit.aic),
        ("Schwarz", fit.schwarz),
        ("condition number", ols.diagnostics.condition_number),
    ] {
        lines.push(pair(name, &short(number)));
    }
    lines.push(String::new());
    lines.extend(score_lines(&tests(ols, near)));
    lines.extend(near.map(|near| {
        let (value, p) = (short(near.moran.value), short_p(near.moran.p));
        format!("{:<24} {value:>11} {:>5} {p:>13}", "moran", "")
    }));
    lines
}

/// The table of the coefficients, with the letter of their statistic.
pub(crate) fn coefficients(all: &[Coefficient], letter: &str) -> Vec<String> {
    let header =
        format!("{:<NAME$} {:>13} {:>13} {letter:>13} {:>13}", "term", "estimate", "se", "p");
    let row = |row: &Coefficient| {
        let [estimate, se, t] = [row.estimate, row.se, row.statistic].map(short);
        let p = short_p(row.p);
        format!("{:<NAME$} {estimate:>13} {se:>13} {t:>13} {p:>13}", cut(&row.term))
    };
    std::iter::once(header).chain(all.iter().map(row)).collect()
}

/// The table of tests of the residuals.
pub(crate) fn score_lines(tests: &[(&'static str, ScoreTest)]) -> Vec<String> {
    let header = format!("{:<24} {:>11} {:>5} {:>13}", "test of the residuals", "value", "df", "p");
    let row = |(name, test): &(&str, ScoreTest)| {
        let (value, p, name) = (short(test.value), short_p(test.p), name.replace('_', " "));
        format!("{name:<24} {value:>11} {:>5} {p:>13}", test.freedom)
    };
    std::iter::once(header).chain(tests.iter().map(row)).collect()
}
