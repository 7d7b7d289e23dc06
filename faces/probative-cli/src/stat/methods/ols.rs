//! Linear regression, on the neighbours' values too if asked.

use probative_spatial::{ols, slx};

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::regression::{self, regressors};
use crate::stat::takes::{Columns, LINKED, MAY, NEIGHBORS, Opt};

pub(super) static OLS: Method = Method {
    name: "ols",
    about: "Linear regression, with tests of what it leaves in space",
    section: "regressions",
    values: Columns::Outcome(0),
    uses: &[&[(Opt::Weights, MAY)], LINKED],
    made: Made::ROW,
    run: plain,
};

pub(super) static SLX: Method = Method {
    name: "slx",
    about: "Linear regression on the neighbours' values too",
    section: "regressions",
    values: Columns::Outcome(1),
    uses: &[NEIGHBORS, LINKED],
    made: Made::ROW,
    run: lagged,
};

fn plain<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = asked.found(ols(asked.column(0), &regressors(asked)))?;
    asked.found(regression::answer(asked, found))
}

fn lagged<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = asked.found(slx(asked.column(0), &regressors(asked), asked.weights()))?;
    asked.found(regression::answer(asked, found))
}
