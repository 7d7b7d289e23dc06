//! Moran's *I*, of values, of rates and between two columns.

use probative_spatial::{
    Global, moran, moran_bivariate, moran_eb, moran_scatter, standardized_rates,
};

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::picture;
use crate::stat::takes::{AT_RISK, Columns, DRAWN, LINKED, NEIGHBORS, PICTURED};

pub(super) static MORAN: Method = Method {
    name: "moran",
    about: "Moran's I",
    section: "global-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LINKED, DRAWN, PICTURED],
    made: Made::ROW,
    run: values,
};

pub(super) static RATES: Method = Method {
    name: "moran-eb",
    about: "Moran's I of rates whose differing precision is taken out",
    section: "global-statistics",
    values: Columns::One,
    uses: &[AT_RISK, NEIGHBORS, LINKED, DRAWN, PICTURED],
    made: Made::ROW,
    run: rates,
};

pub(super) static BIVARIATE: Method = Method {
    name: "moran-bivariate",
    about: "Moran's I between one column and its neighbours' other",
    section: "global-statistics",
    values: Columns::Two,
    uses: &[NEIGHBORS, LINKED, DRAWN, PICTURED],
    made: Made::ROW,
    run: bivariate,
};

fn values<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let x = asked.column(0);
    let found = moran(x, asked.weights(), asked.options.test());
    answer(asked, asked.found(found)?, x, x)
}

fn rates<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (events, people) = (asked.column(0), asked.population());
    let found = moran_eb(events, people, asked.weights(), asked.options.test());
    let found = asked.found(found)?;
    let rates = asked.found(standardized_rates(events, people))?;
    answer(asked, found, &rates, &rates)
}

fn bivariate<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (x, y) = (asked.column(0), asked.column(1));
    let found = moran_bivariate(x, y, asked.weights(), asked.options.test());
    answer(asked, asked.found(found)?, x, y)
}

/// The statistic, with the scatter whose slope it is if a picture is asked for.
fn answer<'a>(asked: &Asked<'a>, found: Global, x: &[f64], y: &[f64]) -> Result<Answer<'a>, Stop> {
    let answer = global::answer(&found);
    if asked.options.svg.is_none() {
        return Ok(answer);
    }
    let scatter = asked.found(moran_scatter(x, y, asked.weights()))?;
    let picture = picture::scatter(asked, scatter, &global::chance(&found));
    Ok(Answer { picture: Some(picture), ..answer })
}
