//! Getis and Ord's local *G* and *G\**.

use probative_spatial::{Style, Weights, local_g, local_g_star};

use crate::exit::Stop;
use crate::stat::local;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::{Made, Neighbors};
use crate::stat::takes::{Columns, DRAWN, LINKED, LOCAL, NEIGHBORS};
use crate::stat::words::word;

pub(super) static G: Method = Method {
    name: "local-g",
    about: "Getis and Ord's local G",
    section: "local-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LOCAL, LINKED, DRAWN],
    made: Made::ROW,
    run: without,
};

pub(super) static G_STAR: Method = Method {
    name: "local-g-star",
    about: "Getis and Ord's local G*, each unit its own neighbour",
    section: "local-statistics",
    values: Columns::One,
    uses: &[NEIGHBORS, LOCAL, LINKED, DRAWN],
    made: Made::ROW,
    run: with,
};

fn without<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = local_g(asked.column(0), &asked.others(), asked.options.test());
    local::answer(asked, asked.found(found)?, asked.options.draws())
}

fn with<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (raw, standardized) = weights(asked.neighbors())?;
    let found = local_g_star(asked.column(0), raw, standardized, asked.options.test());
    local::answer(asked, asked.found(found)?, asked.options.draws())
}

/// The weights before any scaling, and whether each row is then to be divided by its sum with the unit in it.
fn weights(neighbors: &Neighbors) -> Result<(&Weights, bool), Stop> {
    match neighbors.style.meaning() {
        Style::Row => Ok((&neighbors.raw, true)),
        Style::Binary | Style::Raw => Ok((&neighbors.weights, false)),
        Style::Global | Style::Variance => {
            let said = format!("local-g-star has no style {}", word(neighbors.style));
            Err(Stop::usage(&said, "write --style row, binary or raw"))
        }
    }
}
