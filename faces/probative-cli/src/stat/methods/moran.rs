//! Moran's *I*, of values, of rates and between two columns.

use probative_spatial::{moran, moran_bivariate, moran_eb};

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{AT_RISK, Columns, DRAWN, LINKED, NEIGHBORS};

pub(super) static MORAN: Method = Method {
    name: "moran",
    about: "Moran's I",
    section: "global-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LINKED, DRAWN],
    made: Made::ROW,
    run: values,
};

pub(super) static RATES: Method = Method {
    name: "moran-eb",
    about: "Moran's I of rates whose differing precision is taken out",
    section: "global-statistics",
    values: Columns::One,
    uses: &[AT_RISK, NEIGHBORS, LINKED, DRAWN],
    made: Made::ROW,
    run: rates,
};

pub(super) static BIVARIATE: Method = Method {
    name: "moran-bivariate",
    about: "Moran's I between one column and its neighbours' other",
    section: "global-statistics",
    values: Columns::Two,
    uses: &[NEIGHBORS, LINKED, DRAWN],
    made: Made::ROW,
    run: bivariate,
};

fn values<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = moran(asked.column(0), asked.weights(), asked.options.test());
    Ok(global::answer(&asked.found(found)?))
}

fn rates<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (events, people) = (asked.column(0), asked.population());
    let found = moran_eb(events, people, asked.weights(), asked.options.test());
    Ok(global::answer(&asked.found(found)?))
}

fn bivariate<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (x, y) = (asked.column(0), asked.column(1));
    let found = moran_bivariate(x, y, asked.weights(), asked.options.test());
    Ok(global::answer(&asked.found(found)?))
}
