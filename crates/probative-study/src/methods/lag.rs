//! Maximum likelihood where outcomes, or errors, follow those of the neighbours.

use probative_spatial::{
    Coefficient, Effect, Information, LikelihoodFit, ScoreTest, ml_error, ml_lag,
};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{COEFFICIENTS, Column, column, tests};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::regression::{coefficient_rows, coefficients, regressors, score, score_lines, tested};
use crate::text::{NAME, cut, pair, short};
use crate::uses::{LINKED, NEIGHBOURS, When};

const LIKELIHOOD: &[Column] = &[
    column("fit.log_likelihood", "", "the logarithm of the likelihood"),
    column("fit.aic", "", "Akaike's criterion; the spatial parameter counts"),
    column("fit.schwarz", "", "Schwarz's criterion"),
    column("fit.sigma2", "", "the variance of the errors"),
    column("fit.pseudo_r2", "share", "the squared correlation of what is fitted and observed"),
    column("fit.information", "", "what standard errors are taken from"),
    column("diagnostics.likelihood_ratio.value", "", "the likelihood ratio against `ols`"),
    column("diagnostics.likelihood_ratio.df", "", "its degrees of freedom"),
    column("diagnostics.likelihood_ratio.p", "probability", "its chance"),
];

/// An effect's part under a key.
macro_rules! effects {
    ($($part:literal)+) => {
        &[
            column("effects.term", "", "the regressor"),
            $(
                column(concat!("effects.", $part, ".estimate"), "of the outcome", "what one more of it does"),
                column(concat!("effects.", $part, ".se"), "of the outcome", "its standard error"),
                column(concat!("effects.", $part, ".statistic"), "", "the effect over its error"),
                column(concat!("effects.", $part, ".p"), "probability", "the chance of one as far from zero"),
            )+
        ]
    };
}

const EFFECTS: &[Column] = effects!("direct" "indirect" "total");

pub(crate) static LAG: Method = Method {
    name: "lag",
    door: Door::Stat,
    about: "Regression in which outcomes follow their neighbours'",
    section: "regressions",
    input: Input::Map { orders: Orders::One, run: outcomes },
    values: Columns::Outcome(0),
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED],
    told: "outcomes that follow their neighbours' (`rho`), by maximum likelihood; direct, indirect and total effects",
    gives: &[COEFFICIENTS, LIKELIHOOD, tests!("lm_error"), EFFECTS],
    papers: &["Ord 1975", "Anselin 1988", "LeSage & Pace 2009"],
    held: Held {
        told: "`lag-columbus-queen`, `-nearest`: spreg, spatialreg; errors of effects: a second computation of ours",
        folders: &["lag-columbus-queen", "lag-columbus-nearest"],
        calibrated: Held::UNDRAWN,
        timed: "spatial lag by maximum likelihood",
    },
};

pub(crate) static ERROR: Method = Method {
    name: "error",
    door: Door::Stat,
    about: "Regression whose errors follow their neighbours'",
    section: "regressions",
    input: Input::Map { orders: Orders::One, run: errors },
    values: Columns::Outcome(0),
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED],
    told: "errors that follow their neighbours' (`lambda`), by maximum likelihood",
    gives: &[COEFFICIENTS, LIKELIHOOD],
    papers: &["Ord 1975", "Anselin 1988"],
    held: Held {
        told: "`error-columbus-queen`, `-nearest`: spreg, spatialreg",
        folders: &["error-columbus-queen", "error-columbus-nearest"],
        calibrated: Held::UNDRAWN,
        timed: "spatial error by maximum likelihood",
    },
};

fn outcomes<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = asked.found(ml_lag(asked.column(0), &regressors(asked), map.weights()))?;
    let mut tests = vec![("likelihood_ratio", found.likelihood_ratio)];
    tests.extend(found.lm_error.map(|test| ("lm_error", test)));
    let mut answer = shown(asked, found.coefficients, &found.fit, &tests);
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

fn errors<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = asked.found(ml_error(asked.column(0), &regressors(asked), map.weights()))?;
    let tests = [("likelihood_ratio", found.likelihood_ratio)];
    Ok(shown(asked, found.coefficients, &found.fit, &tests))
}

fn shown<'a>(
    asked: &Asked<'a>,
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
    Answer { lines, fields, rows: Some(coefficient_rows(asked, rows)), picture: None }
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
    format!("{name:<NAME$} {direct:>13} {indirect:>13} {total:>13}")
}
