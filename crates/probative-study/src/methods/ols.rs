//! Linear regression, on the neighbours' values too if asked.

use probative_spatial::{ols, slx};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{COEFFICIENTS, FIT, RESIDUAL_MORAN, RESIDUALS};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::regression::{self, regressors};
use crate::uses::{LINKED, MAYBE_NEIGHBOURS, NEIGHBOURS, When};

pub(crate) static OLS: Method = Method {
    name: "ols",
    door: Door::Stat,
    about: "Linear regression, with tests of what it leaves in space",
    section: "regressions",
    input: Input::Map { orders: Orders::One, run: plain },
    values: Columns::Outcome(0),
    least: 10,
    withheld: When::Never,
    uses: &[MAYBE_NEIGHBOURS, LINKED],
    told: "coefficients, fit, diagnostics; with weights tests of the residuals for place",
    gives: &[COEFFICIENTS, FIT, RESIDUALS, RESIDUAL_MORAN],
    papers: &[
        "Greene 2018",
        "Jarque & Bera 1987",
        "Breusch & Pagan 1979",
        "Koenker & Bassett 1982",
        "White 1980",
        "Anselin 1988",
    ],
    held: Held {
        told: "`ols-columbus-queen`, `-nearest`: spreg, spdep, lmtest",
        folders: &["ols-columbus-queen", "ols-columbus-nearest"],
        calibrated: Held::UNDRAWN,
        timed: "least squares with tests of residuals",
    },
};

pub(crate) static SLX: Method = Method {
    name: "slx",
    door: Door::Stat,
    about: "Linear regression on the neighbours' values too",
    section: "regressions",
    input: Input::Map { orders: Orders::One, run: lagged },
    values: Columns::Outcome(1),
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED],
    told: "as `ols`, with the neighbours' values as terms `W_…`",
    gives: &[COEFFICIENTS, FIT, RESIDUALS, RESIDUAL_MORAN],
    papers: &["Vega & Elhorst 2015"],
    held: Held {
        told: "`ols-columbus-queen`, `-nearest`: spreg, spdep, lmtest",
        folders: &["ols-columbus-queen:slx", "ols-columbus-nearest:slx"],
        calibrated: Held::UNDRAWN,
        timed: "least squares with tests of residuals",
    },
};

fn plain<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = asked.found(ols(asked.column(0), &regressors(asked)))?;
    asked.found(regression::answer(asked, found, map.neighbors.as_ref()))
}

fn lagged<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = asked.found(slx(asked.column(0), &regressors(asked), map.weights()))?;
    asked.found(regression::answer(asked, found, map.neighbors.as_ref()))
}
