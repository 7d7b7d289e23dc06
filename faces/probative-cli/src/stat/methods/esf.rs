//! Regression with patterns of the map that take up likeness of neighbours.

use probative_spatial::{FilterStep, esf};
use serde_json::{Value, json};

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::regression::{self, regressors};
use crate::stat::takes::{Columns, LINKED, NEIGHBORS};
use crate::stat::text::short;

pub(super) static ESF: Method = Method {
    name: "esf",
    about: "Regression with eigenvectors that filter space out",
    section: "regressions",
    values: Columns::Outcome(0),
    uses: &[NEIGHBORS, LINKED],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = asked.found(esf(asked.column(0), &regressors(asked), asked.weights()))?;
    let mut answer = asked.found(regression::answer(asked, found.regression))?;
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
    format!("{name:<18}{eigenvalue:>14}{moran:>14}{z:>14}{p:>14}")
}
