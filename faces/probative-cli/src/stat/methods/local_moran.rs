//! Local Moran, of values, of rates and between two columns.

use probative_spatial::{local_moran, local_moran_bivariate, local_moran_eb};

use crate::exit::Stop;
use crate::stat::local;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::takes::{AT_RISK, Columns, DRAWN, LINKED, LOCAL, NEIGHBORS};

pub(super) static MORAN: Method = Method {
    name: "local-moran",
    about: "Local Moran",
    section: "local-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LOCAL, LINKED, DRAWN],
    made: Made::ROW,
    run: values,
};

pub(super) static BIVARIATE: Method = Method {
    name: "local-moran-bivariate",
    about: "Local Moran between one column and its neighbours' other",
    section: "local-statistics",
    values: Columns::Two,
    uses: &[NEIGHBORS, LOCAL, LINKED, DRAWN],
    made: Made::ROW,
    run: bivariate,
};

pub(super) static RATES: Method = Method {
    name: "local-moran-eb",
    about: "Local Moran of rates whose differing precision is taken out",
    section: "local-statistics",
    values: Columns::One,
    uses: &[AT_RISK, NEIGHBORS, LOCAL, LINKED, DRAWN],
    made: Made::ROW,
    run: rates,
};

fn values<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = local_moran(asked.column(0), asked.weights(), asked.options.test());
    local::answer(asked, asked.found(found)?, asked.options.draws())
}

fn bivariate<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (x, y) = (asked.column(0), asked.column(1));
    let found = local_moran_bivariate(x, y, asked.weights(), asked.options.test());
    local::answer(asked, asked.found(found)?, asked.options.draws())
}

fn rates<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (events, people) = (asked.column(0), asked.population());
    let found = local_moran_eb(events, people, asked.weights(), asked.options.test());
    local::answer(asked, asked.found(found)?, asked.options.draws())
}
