//! Getis and Ord's local *G* and *G\**.

use std::borrow::Cow;

use probative_spatial::{Style, Weights, local_g, local_g_star, raw_rates};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives;
use crate::local;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::neighbours::Neighbors;
use crate::parameters::POPULATION;
use crate::uses::{DRAWN, LINKED, LOCAL, NEIGHBOURS, RATED, When};
use crate::words::style;

pub(crate) static G: Method = Method {
    name: "local-g",
    door: Door::Stat,
    about: "Getis and Ord's local G",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run: without },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, RATED, LOCAL, LINKED, DRAWN],
    told: "one row per unit: value, moments, chance, class; values are not below zero, and with a population they are counts, of which the rates are taken",
    gives: &[gives::LOCAL],
    papers: &["Ord & Getis 1995"],
    held: Held {
        told: "`local-columbus`: spdep; under kernels `local-g-kernel`: esda",
        folders: &["local-columbus:gi_w gi_b", "local-g-kernel"],
        calibrated: "local-g",
        timed: "local G*, equal answer: peers draw for each unit",
    },
};

pub(crate) static G_STAR: Method = Method {
    name: "local-g-star",
    door: Door::Stat,
    about: "Getis and Ord's local G*, each unit its own neighbour",
    section: "local-statistics",
    input: Input::Map { orders: Orders::One, run: with },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, RATED, LOCAL, LINKED, DRAWN],
    told: "one row per unit: value, moments, chance, class; as `local-g`; it takes the styles row, binary and raw",
    gives: &[gives::LOCAL],
    papers: &["Ord & Getis 1995"],
    held: Held {
        told: "`local-columbus`: spdep",
        folders: &["local-columbus:gi_star"],
        calibrated: "local-g-star",
        timed: "local G*, equal answer: peers draw for each unit",
    },
};

fn without<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = local_g(&values(asked)?, &map.others(), asked.test());
    local::answer(asked, map, asked.found(found)?)
}

fn with<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (raw, standardized) = weights(map.neighbors())?;
    let found = local_g_star(&values(asked)?, raw, standardized, asked.test());
    local::answer(asked, map, asked.found(found)?)
}

/// The values; with a population the events over it, which are rates.
fn values<'a>(asked: &Asked<'a>) -> Result<Cow<'a, [f64]>, Error> {
    let events = asked.column(0);
    if !asked.settled.has(&POPULATION) {
        return Ok(Cow::Borrowed(events));
    }
    asked.found(raw_rates(events, asked.population())).map(Cow::Owned)
}

/// The weights before any scaling, and whether each row is then to be divided by its sum with the
/// unit in it.
fn weights(neighbors: &Neighbors) -> Result<(&Weights, bool), Error> {
    match style(neighbors.style) {
        Style::Row => Ok((&neighbors.raw, true)),
        Style::Binary | Style::Raw => Ok((&neighbors.weights, false)),
        Style::Global | Style::Variance => {
            let said = format!("local-g-star has no style {}", neighbors.style);
            Err(Error::asked(said, "write --style row, binary or raw"))
        }
    }
}
