//! Regression with patterns of the map that take up likeness of neighbours.

use probative_spatial::{FilterStep, esf};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{COEFFICIENTS, Column, FIT, RESIDUAL_MORAN, RESIDUALS, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::regression::{self, regressors};
use crate::text::short;
use crate::uses::{CUBIC, LINKED, NEIGHBOURS, When};

const STEPS: &[Column] = &[
    column("steps.vector", "", "the eigenvector that was added; 1 has the largest eigenvalue"),
    column("steps.eigenvalue", "", "its eigenvalue"),
    column("steps.moran", "", "Moran's I of the residuals with it"),
    column("steps.z", "", "its distance from the mean in standard deviations"),
    column("steps.p", "probability", "its chance"),
    column("candidates", "vectors", "how many could be chosen"),
];

pub(crate) static ESF: Method = Method {
    name: "esf",
    door: Door::Stat,
    about: "Regression with eigenvectors that filter space out",
    section: "regressions",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::Outcome(0),
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED, CUBIC],
    told: "`ols` with eigenvectors added until residuals are unlike their neighbours', as SpatialFiltering; cubic in the units",
    gives: &[COEFFICIENTS, FIT, RESIDUALS, RESIDUAL_MORAN, STEPS],
    papers: &["Tiefelsdorf & Griffith 2007"],
    held: Held {
        told: "`esf-columbus-queen`: spatialreg",
        folders: &["esf-columbus-queen"],
        calibrated: Held::UNDRAWN,
        timed: Held::NOT_OWED,
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = asked.found(esf(asked.column(0), &regressors(asked), map.weights()))?;
    let mut answer =
        asked.found(regression::answer(asked, found.regression, map.neighbors.as_ref()))?;
    answer.fields["candidates"] = json!(found.candidates);
    answer.fields["steps"] = found.steps.iter().map(step).collect();
    answer.lines.push(String::new());
    answer.lines.push(line(["with eigenvector", "eigenvalue", "moran", "z", "p"]));
    for of in &found.steps {
        let name = of.vector.map_or("none".to_owned(), |vector| vector.to_string());
        let [eigenvalue, moran, z, p] = [of.eigenvalue, of.moran, of.z, of.p].map(short);
        answer.lines.push(line([&name, &eigenvalue, &moran, &z, &p]));
    }
    answer.lines.push(format!("{} eigenvectors could be chosen", found.candidates));
    Ok(answer)
}

fn step(of: &FilterStep) -> Value {
    let eigenvalue = of.vector.map(|_| of.eigenvalue);
    json!({
        "vector": of.vector, "eigenvalue": eigenvalue, "moran": of.moran, "z": of.z, "p": of.p,
    })
}

fn line([name, eigenvalue, moran, z, p]: [&str; 5]) -> String {
    format!("{name:<18} {eigenvalue:>13} {moran:>13} {z:>13} {p:>13}")
}
