//! Maximum likelihood where outcomes, or errors, follow those of the neighbours.

use probative_spatial::{
    Coefficient, Effect, Information, LikelihoodFit, ScoreTest, ml_error, ml_lag,
};
use serde_json::{Value, json};

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::regression::{
    coefficient_rows, coefficients, regressors, score, score_lines, tested,
};
use crate::stat::takes::{Columns, LINKED, NEIGHBORS};
use crate::stat::text::{NAME, cut, pair, short};

pub(super) static LAG: Method = Method {
    name: "lag",
    about: "Regression in which outcomes follow their neighbours'",
    section: "regressions",
    values: Columns::Outcome(0),
    uses: &[NEIGHBORS, LINKED],
    made: Made::ROW,
    run: outcomes,
};

pub(super) static ERROR: Method = Method {
    name: "error",
    about: "Regression whose errors follow their neighbours'",
    section: "regressions",
    values: Columns::Outcome(0),
    uses: &[NEIGHBORS, LINKED],
    made: Made::ROW,
    run: errors,
};

fn outcomes<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = asked.found(ml_lag(asked.column(0), &regressors(asked), asked.weights()))?;
    let mut tests = vec![("likelihood_ratio", found.likelihood_ratio)];
    tests.extend(found.lm_error.map(|test| ("lm_error", test)));
    let mut answer = shown(found.coefficients, &found.fit, &tests);
    answer.fields["effects"] = found.effects.iter().map(effect).collect();
    if !found.effects.is_empty() {
        answer.lines.push(String::new());
        answer.lines.push(effect_line("effect of one more", ["direct", "indirect", "total"]));
        for each in &found.effects {
            let parts = [&each.direct, &each.indirect, &each.total];
            let name = cut(&each.direct.term);
            answer.lines.push(effect_line(&name, parts.map(|part| short(part.estimate))));
            answer.lines.push(effect_line("  se", parts.map(|part| short(part.se))));
        }
    }
    Ok(answer)
}

fn errors<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = asked.found(ml_error(asked.column(0), &regressors(asked), asked.weights()))?;
    let tests = [("likelihood_ratio", found.likelihood_ratio)];
    Ok(shown(found.coefficients, &found.fit, &tests))
}

fn shown<'a>(
    rows: Vec<Coefficient>,
    fit: &LikelihoodFit,
    tests: &[(&'static str, ScoreTest)],
) -> Answer<'a> {
    let mut lines = coefficients(&rows, "z");
    lines.push(String::new());
    for (name, number) in [
        ("pseudo-R²", fit.pseudo_r2),
        ("variance of errors", fit.sigma2),
        ("log-likelihood", fit.log_likelihood),
        ("AIC", fit.aic),
        ("Schwarz", fit.schwarz),
    ] {
        lines.push(pair(name, &short(number)));
    }
    lines.push(String::new());
    lines.extend(score_lines(tests));
    let mut diagnostics = json!({});
    tests.iter().for_each(|(name, test)| diagnostics[*name] = score(test));
    let fields = json!({
        "fit": {
            "log_likelihood": fit.log_likelihood, "aic": fit.aic, "schwarz": fit.schwarz,
            "sigma2": fit.sigma2, "pseudo_r2": fit.pseudo_r2, "information": information(fit.information),
        },
        "diagnostics": diagnostics,
    });
    Answer { lines, fields, rows: Some(coefficient_rows(rows)), picture: None }
}

fn information(of: Information) -> &'static str {
    match of {
        Information::Expected => "expected",
        Information::Observed => "observed",
    }
}

fn effect(of: &Effect) -> Value {
    json!({
        "term": of.direct.term, "direct": tested(&of.direct), "indirect": tested(&of.indirect), "total": tested(&of.total),
    })
}

fn effect_line(name: &str, [direct, indirect, total]: [impl std::fmt::Display; 3]) -> String {
    format!("{name:<NAME$}{direct:>14}{indirect:>14}{total:>14}")
}
