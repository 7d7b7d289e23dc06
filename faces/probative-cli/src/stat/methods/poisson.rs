//! Regression of event counts, for rates.

use probative_numeric::{Seed, Tail};
use probative_spatial::{Poisson, Test, moran, poisson, poisson_filtered};
use serde_json::json;

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::regression::{coefficient_rows, coefficients, regressors};
use crate::stat::takes::{AT_RISK, Columns, LINKED, MAY, Opt};
use crate::stat::text::{pair, short, short_p, wrapped};

pub(super) static POISSON: Method = Method {
    name: "poisson",
    about: "Regression of event counts, with eigenvectors where neighbours are named",
    section: "regressions",
    values: Columns::Outcome(0),
    uses: &[AT_RISK, &[(Opt::Weights, MAY)], LINKED],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (events, people, terms) = (asked.column(0), asked.population(), regressors(asked));
    let found = match asked.neighbors {
        Some(near) => poisson_filtered(events, people, &terms, &near.weights),
        None => poisson(events, people, &terms),
    };
    let found = asked.found(found)?;
    let mut lines = lines(&found);
    let mut diagnostics = json!({});
    if let Some(near) = asked.neighbors {
        let undrawn = Test { draws: 0, seed: Seed(0), tail: Tail::Both };
        let left = asked.found(moran(&found.residuals, &near.weights, undrawn))?;
        if let Some(moments) = left.randomization {
            diagnostics["moran"] = json!({
                "value": left.value, "expectation": left.expectation, "variance": moments.variance,
                "z": moments.z, "p": moments.p,
            });
            let said = format!(
                "Moran's I of the residuals {}, z {}, p {} (as if they were data)",
                short(left.value),
                short(moments.z),
                short_p(moments.p)
            );
            lines.extend(wrapped(&said));
        }
    }
    let fit = &found.fit;
    let mut fields = json!({
        "fit": {
            "log_likelihood": fit.log_likelihood, "aic": fit.aic, "schwarz": fit.schwarz, "deviance": fit.deviance,
            "null_deviance": fit.null_deviance, "pearson": fit.pearson, "dispersion": fit.dispersion,
        },
        "diagnostics": diagnostics,
    });
    if asked.neighbors.is_some() {
        fields["vectors"] = json!(found.vectors);
        fields["candidates"] = json!(found.candidates);
        lines.push(format!(
            "{} of {} eigenvectors were chosen",
            found.vectors.len(),
            found.candidates
        ));
    }
    let rows = Some(coefficient_rows(found.coefficients));
    Ok(Answer { lines, fields, rows, picture: None })
}

fn lines(found: &Poisson) -> Vec<String> {
    let mut lines = coefficients(&found.coefficients, "z");
    lines.push(String::new());
    let fit = &found.fit;
    for (name, number) in [
        ("deviance", fit.deviance),
        ("of the constant alone", fit.null_deviance),
        ("dispersion", fit.dispersion),
        ("log-likelihood", fit.log_likelihood),
        ("AIC", fit.aic),
        ("Schwarz", fit.schwarz),
    ] {
        lines.push(pair(name, &short(number)));
    }
    if fit.dispersion > 1.0 {
        let said = format!(
            "Counts scatter {} times as much as Poisson counts do; standard errors are too small by the root of that.",
            short(fit.dispersion)
        );
        lines.extend(wrapped(&said));
    }
    lines
}
