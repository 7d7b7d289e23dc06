//! Regression of event counts, for rates.

use probative_numeric::{Seed, Tail};
use probative_spatial::{Poisson, Test, moran, poisson, poisson_filtered};
use serde_json::json;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{COEFFICIENTS, Column, RESIDUAL_MORAN, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameters::WEIGHTS;
use crate::regression::{coefficient_rows, coefficients, regressors};
use crate::text::{pair, short, short_p, wrapped};
use crate::uses::{AT_RISK, FILTERED, LINKED, MAYBE_NEIGHBOURS, When};

const COUNTED: &[Column] = &[
    column("fit.log_likelihood", "", "the logarithm of the likelihood"),
    column("fit.aic", "", "Akaike's criterion"),
    column("fit.schwarz", "", "Schwarz's criterion"),
    column("fit.deviance", "", "the deviance"),
    column("fit.null_deviance", "", "that of the constant alone"),
    column("fit.pearson", "", "Pearson's statistic"),
    column("fit.dispersion", "times", "how much more counts scatter than Poisson counts"),
    column("vectors", "", "the eigenvectors that were chosen").when(When::With(&WEIGHTS)),
    column("candidates", "vectors", "how many could be chosen").when(When::With(&WEIGHTS)),
];

/// What is left in space, where somebody says who is near.
const MORAN: &[Column] = &[
    RESIDUAL_MORAN[0].when(When::With(&WEIGHTS)),
    RESIDUAL_MORAN[1].when(When::With(&WEIGHTS)),
    RESIDUAL_MORAN[2].when(When::With(&WEIGHTS)),
    RESIDUAL_MORAN[3].when(When::With(&WEIGHTS)),
    RESIDUAL_MORAN[4].when(When::With(&WEIGHTS)),
];

pub(crate) static POISSON: Method = Method {
    name: "poisson",
    door: Door::Stat,
    about: "Regression of event counts, with eigenvectors where neighbours are named",
    section: "regressions",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::Outcome(0),
    least: 10,
    withheld: When::Never,
    uses: &[AT_RISK, MAYBE_NEIGHBOURS, LINKED, FILTERED],
    told: "rates by Poisson likelihood; with weights eigenvectors are added, which is cubic in the units",
    gives: &[COEFFICIENTS, COUNTED, MORAN],
    papers: &["Griffith 2003", "Correia, Guimarães & Zylkin 2019"],
    held: Held {
        told: "`poisson-sids`: statsmodels",
        folders: &["poisson-sids"],
        calibrated: Held::UNDRAWN,
        timed: "Poisson regression",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (events, people, terms) = (asked.column(0), asked.population(), regressors(asked));
    let found = match &map.neighbors {
        Some(near) => poisson_filtered(events, people, &terms, &near.weights),
        None => poisson(events, people, &terms),
    };
    let found = asked.found(found)?;
    let mut lines = lines(&found);
    let mut diagnostics = json!({});
    if let Some(near) = &map.neighbors {
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
    if map.neighbors.is_some() {
        fields["vectors"] = json!(found.vectors);
        fields["candidates"] = json!(found.candidates);
        lines.push(format!(
            "{} of {} eigenvectors were chosen",
            found.vectors.len(),
            found.candidates
        ));
    }
    let rows = Some(coefficient_rows(asked, found.coefficients));
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
